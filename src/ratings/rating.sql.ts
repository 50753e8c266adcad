import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import { newId, type OfficialId, type RowId, type UnitId } from '../kernel/id.ts';
import { dateOf, type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import { nameKeyOn, nameOn } from '../units/tree.sql.ts';
import { firstCriteria, firstLevels } from './rating.rules.ts';
import { Rating, type RatingSaid, Scheme, type SchemeSaid } from './rating.ts';

/** All versions, the newest first; or the one in force on a day. */
export async function schemes(db: Db, on?: Day): Promise<Scheme[]> {
  const { rows } = await sql`
    select id, name, version, criteria, levels, lower(valid) as "from", upper(valid) as until
      from rating_scheme ${on === undefined ? sql`` : sql`where valid @> ${on}::date`} order by lower(valid) desc`.execute(
    db,
  );
  return z.array(Scheme).parse(rows);
}

/** A new version from its day on; the one in force ends there. */
export async function insertScheme(db: Tx, { from, criteria, levels, ...said }: SchemeSaid): Promise<void> {
  await sql`update rating_scheme set valid = daterange(lower(valid), ${from}::date)
    where upper_inf(valid) and lower(valid) < ${from}::date`.execute(db);
  await sql`
    insert into rating_scheme (id, name, version, criteria, levels, valid)
    select ${said.id}, ${said.name}, coalesce(max(version), 0) + 1, ${JSON.stringify(criteria)}::jsonb, ${JSON.stringify(levels)}::jsonb,
           daterange(${from}::date, null)
      from rating_scheme where name = ${said.name}`.execute(db);
}

/** What a new tenant rates by until it enters its own. */
export const seedScheme = (db: Tx, _home: UnitId, from: Day): Promise<void> =>
  insertScheme(db, {
    id: newId(),
    name: 'Phân loại tổ nhân dân tự quản',
    from,
    criteria: firstCriteria,
    levels: firstLevels,
  });

export interface Judged {
  total: number;
  level: string;
  weak: boolean;
  ratedBy: OfficialId;
}
export async function insertRatings(db: Tx, ratings: readonly (RatingSaid & Judged)[]): Promise<void> {
  await db
    .insertInto('rating')
    .values(ratings.map(({ scores, ...rating }) => ({ ...rating, scores: JSON.stringify(scores) })))
    .execute();
}

export const level = sql`jsonb_path_query_first(s.levels, '$[*] ? (@.id == $id)', jsonb_build_object('id', r.level))`;
const columns = sql`
  r.id, r.unit_id, r.scheme_id, r.day, r.scores, r.note, r.total, r.level, r.weak, ${level} ->> 'vi' as level_vi,
  ${level} ->> 'en' as level_en, o.name as rated_by_name, ${nameOn(sql`r.unit_id`, sql`r.day`)} as unit_name,
  coalesce((select ${nameOn(sql`up.above_id`, sql`r.day`)} from unit_closure up
             where up.below_id = r.unit_id and up.depth = 1 and up.valid @> r.day), '') as under_name`;
const from = sql`rating r join rating_scheme s on s.id = r.scheme_id join official o on o.id = r.rated_by`;

/** Of one unit over time (until a day), newest first. */
export async function ratingsOf(db: Db, unitId: UnitId, until?: Day): Promise<Rating[]> {
  const { rows } =
    await sql`select ${columns} from ${from} where r.unit_id = ${unitId} ${until === undefined ? sql`` : sql`and r.day <= ${until}::date`} order by r.day desc, r.id desc limit 60`.execute(
      db,
    );
  return z.array(Rating).parse(rows);
}

/** The newest rating of every unit the reader may see, by a day; the weak first, then by points. Cost: one index walk. */
export async function newestRatings(db: Db, reader: Reader): Promise<Rating[]> {
  const { rows } = await sql`
    select * from (
      select distinct on (r.unit_id) ${columns} from ${from}
       where r.day <= ${dateOf(reader)} and r.unit_id in ${unitsSeenBy('rating.read', reader)}
       order by r.unit_id, r.day desc, r.id desc) newest
     order by weak desc, total, ${nameKeyOn(sql`newest.unit_id`, sql`newest.day`)}`.execute(db);
  return z.array(Rating).parse(rows);
}

export async function findRating(db: Db, id: RowId): Promise<{ unitId: UnitId; weak: boolean } | undefined> {
  const row = await db
    .selectFrom('rating')
    .select(['unitId', 'weak'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row as { unitId: UnitId; weak: boolean } | undefined;
}
