import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, RowId, UnitId, VisitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { Contribution } from './contribution.ts';
import type { ContributionTold } from './visit.ts';
import { withdrawalTold } from './withdrawal.sql.ts';

export async function insertContributions(
  db: Tx,
  told: readonly ContributionTold[],
  common: { officialId: OfficialId; notedBy: OfficialId; unitId: UnitId; visitId: VisitId | null; day: Day },
): Promise<void> {
  if (told.length === 0) return;
  await db
    .insertInto('contribution')
    .values(told.map(({ id, kind, what, valueVnd }) => ({ id, kind, what, valueVnd, ...common })))
    .execute();
}

/** Contributions in a unit itself, or of one official, within days; newest first. */
export async function findContributions(
  db: Db,
  asked: { unitId?: UnitId; officialId?: OfficialId; from: Day; to: Day },
): Promise<Contribution[]> {
  const where: RawBuilder<unknown>[] = [sql`c.day between ${asked.from}::date and ${asked.to}::date`];
  if (asked.unitId) where.push(sql`c.unit_id = ${asked.unitId}`);
  if (asked.officialId) where.push(sql`c.official_id = ${asked.officialId}`);
  const { rows } = await sql`
    select c.id, c.official_id, o.name as official_name, c.noted_by, n.name as noted_by_name, c.unit_id, f.name as unit_name, c.visit_id,
           c.day, c.kind, c.what, c.value_vnd, ${withdrawalTold} as withdrawal
      from contribution c
      join official o on o.id = c.official_id
      join official n on n.id = c.noted_by
      join unit_fact f on f.unit_id = c.unit_id and f.valid @> c.day
      left join withdrawal w on w.row_id = c.id
      left join official wo on wo.id = w.withdrawn_by
     where ${sql.join(where, sql` and `)}
     order by c.day desc, c.id desc`.execute(db);
  return z.array(Contribution).parse(rows);
}

export async function findContributionRow(db: Db, id: RowId) {
  return db
    .selectFrom('contribution')
    .leftJoin('withdrawal', 'withdrawal.rowId', 'contribution.id')
    .select(['officialId', 'notedBy', 'unitId', 'withdrawal.withdrawnOn'])
    .where('contribution.id', '=', id)
    .$narrowType<{ officialId: OfficialId; notedBy: OfficialId; unitId: UnitId; withdrawnOn: Day | null }>()
    .executeTakeFirst();
}
