import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { RowId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { ChainLink, UnitKind } from './kind.ts';

/** From the top tier down. */
export async function unitKinds(db: Db): Promise<UnitKind[]> {
  const rows = await db.selectFrom('unitKind').selectAll().orderBy('tier').orderBy('code').execute();
  return rows.map((row) => UnitKind.parse(row));
}

export const kindsByCode = async (db: Db): Promise<Map<string, UnitKind>> =>
  new Map((await unitKinds(db)).map((kind) => [kind.code, kind]));

export async function keepKind(db: Tx, kind: UnitKind): Promise<void> {
  await db
    .insertInto('unitKind')
    .values(kind)
    .onConflict((on) => on.column('code').doUpdateSet(kind))
    .execute();
}

/** How many units were, are or will be of this kind. */
export async function countOfKind(db: Db, code: string): Promise<number> {
  const { count } = await db
    .selectFrom('unitFact')
    .select((of) => of.fn.count<number>('unitId').distinct().as('count'))
    .where('kind', '=', code)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** All links that ever held, or those of a day. */
export async function chainLinks(db: Db, on?: Day): Promise<ChainLink[]> {
  const { rows } = await sql`
    select id, holder_tier, held_tier, kind, lower(valid) as "from", upper(valid) as until from chain_link
     ${on === undefined ? sql`` : sql`where valid @> ${on}::date`}
     order by holder_tier, held_tier, lower(valid)`.execute(db);
  return rows.map((row) => ChainLink.parse(row));
}

export async function keepLink(db: Tx, { from, until, ...link }: ChainLink): Promise<void> {
  const valid = `[${from},${until ?? ''})`;
  await db
    .insertInto('chainLink')
    .values({ ...link, valid })
    .onConflict((on) => on.column('id').doUpdateSet({ ...link, valid }))
    .execute();
}

export const endLink = async (db: Tx, id: RowId, until: Day): Promise<void> => {
  await sql`update chain_link set valid = daterange(lower(valid), ${until}::date) where id = ${id}`.execute(
    db,
  );
};
