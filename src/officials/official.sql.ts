import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { BodyId, OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { markedFirst, personSortKey, searchKey } from '../kernel/name.ts';
import { unitsWhere } from '../server/access.sql.ts';
import { type Db, lots, type Tx } from '../server/sql.ts';
import { searchFor } from '../units/search.sql.ts';
import { judgedAt, nameOn, unitsSeen } from '../units/tree.sql.ts';
import { heldBy } from './body.sql.ts';
import { Absence, type Official, type OfficialChange, type OfficialSaid, type Skill } from './official.ts';

/** Every statement on officials in one place: entering and changing, absences, then who may read of whom and the list. */

const columnsOf = <Said extends { name?: string | undefined }>({ name, ...said }: Said) => ({
  ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  ...(name === undefined ? {} : { name, sortKey: personSortKey(name), searchKey: searchKey(name) }),
});

/** Enters officials with their skills; the rules are judged already. */
export async function enterOfficials(db: Tx, officials: readonly OfficialSaid[]): Promise<void> {
  const rows = officials.map(({ skills: _, from, ...said }) => ({
    ...{ sector: '', postTitle: '', contact: '', homeUnitId: null, areaUnitId: null, madeUp: false },
    ...(columnsOf(said) as {
      id: OfficialId;
      name: string;
      category: string;
      sortKey: string;
      searchKey: string;
    }),
    active: `[${from ?? ''},)`,
  }));
  for (const lot of lots(rows)) await db.insertInto('official').values(lot).execute();
  await keepSkills(db, new Map(officials.map(({ id, skills }) => [id, skills ?? []])));
}

/** All the skills of each official named, in place of those known. */
async function keepSkills(db: Tx, skillsOf: ReadonlyMap<OfficialId, readonly Skill[]>): Promise<void> {
  await sql`delete from official_skill where official_id = any(${[...skillsOf.keys()]}::uuid[])`.execute(db);
  const rows = [...skillsOf].flatMap(([officialId, skills]) =>
    skills.map((skill) => ({ officialId, ...skill })),
  );
  for (const lot of lots(rows)) await db.insertInto('officialSkill').values(lot).execute();
}

/** Several changes at once; here a place that is not named stays, and null stays too. */
export async function changeOfficialRows(db: Tx, changes: readonly OfficialChange[]): Promise<void> {
  const said = changes.map(({ officialId, skills: _, ...change }) => ({
    id: officialId,
    ...columnsOf(change),
  }));
  await sql`
    update official o set name = coalesce(said.name, o.name), category = coalesce(said.category, o.category),
           sector = coalesce(said.sector, o.sector), post_title = coalesce(said."postTitle", o.post_title),
           contact = coalesce(said.contact, o.contact), home_unit_id = coalesce(said."homeUnitId", o.home_unit_id),
           area_unit_id = coalesce(said."areaUnitId", o.area_unit_id), sort_key = coalesce(said."sortKey", o.sort_key),
           search_key = coalesce(said."searchKey", o.search_key)
      from json_to_recordset(${JSON.stringify(said)}::json)
           as said(id uuid, name text, category text, sector text, "postTitle" text, contact text, "homeUnitId" uuid,
                   "areaUnitId" uuid, "sortKey" text, "searchKey" text)
     where o.id = said.id`.execute(db);
  const skillsOf = changes.flatMap(({ officialId, skills }) =>
    skills ? [[officialId, skills] as const] : [],
  );
  await keepSkills(db, new Map(skillsOf));
}

export async function changeOfficialRow(
  db: Tx,
  { officialId, skills, ...said }: OfficialChange,
): Promise<void> {
  const columns = columnsOf(said);
  if (Object.keys(columns).length > 0)
    await db.updateTable('official').set(columns).where('id', '=', officialId).execute();
  if (skills) await keepSkills(db, new Map([[officialId, skills]]));
}

/** Ends (or, with null, opens again) an official's service, and the posts held beyond it. */
export async function leaveService(db: Tx, officialId: OfficialId, until: Day | null): Promise<void> {
  await sql`update official set active = daterange(lower(active), ${until}::date) where id = ${officialId}`.execute(
    db,
  );
  if (until === null) return;
  await sql`delete from post where official_id = ${officialId} and lower(held) >= ${until}::date`.execute(db);
  await sql`update post set held = daterange(lower(held), ${until}::date)
             where official_id = ${officialId} and held @> ${until}::date`.execute(db);
}

export async function insertAbsence(db: Tx, { from, to, ...absence }: Absence): Promise<void> {
  await db
    .insertInto('absence')
    .values({ ...absence, away: `[${from},${to}]` })
    .execute();
}

export const deleteAbsence = async (db: Tx, id: RowId): Promise<void> => {
  await db.deleteFrom('absence').where('id', '=', id).execute();
};

/** All absences of an official, the latest first. */
export async function absencesOf(db: Db, officialId: OfficialId): Promise<Absence[]> {
  const { rows } = await sql`
    select id, official_id, lower(away) as "from", upper(away) - 1 as "to", reason from absence
     where official_id = ${officialId} order by lower(away) desc`.execute(db);
  return rows.map((row) => Absence.parse(row));
}

export async function absenceOwner(db: Db, id: RowId): Promise<OfficialId | undefined> {
  const row = await db.selectFrom('absence').select('officialId').where('id', '=', id).executeTakeFirst();
  return row?.officialId as OfficialId | undefined;
}

/** Where the right over an official is judged: the area, or undefined for the tenant's own unit. Null: no such official. */
export async function areaOf(db: Db, officialId: OfficialId): Promise<UnitId | undefined | null> {
  const row = await db
    .selectFrom('official')
    .select('areaUnitId')
    .where('id', '=', officialId)
    .executeTakeFirst();
  return row === undefined ? null : ((row.areaUnitId as UnitId | null) ?? undefined);
}

export interface Service {
  name: string;
  /** In service from `from` until the day before `until`; null: since ever, still. */
  from: Day | null;
  until: Day | null;
}

/** Names and times of service of these officials; one that is unknown is missing from the map. */
export async function findOfficials(db: Db, ids: readonly OfficialId[]): Promise<Map<OfficialId, Service>> {
  const { rows } = await sql<Service & { id: OfficialId }>`
    select id, name, lower(active) as "from", upper(active) as until from official
     where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...service }) => [id, service]));
}

export const findOfficial = async (db: Db, officialId: OfficialId): Promise<Service | undefined> =>
  (await findOfficials(db, [officialId])).get(officialId);

/** The names of these officials; one that is unknown is missing from the map. */
export async function officialNames(db: Db, ids: readonly OfficialId[]): Promise<Map<OfficialId, string>> {
  const { rows } = await sql<{ id: OfficialId; name: string }>`
    select id, name from official where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const home = sql<UnitId>`(select (value #>> '{}')::uuid from setting where key = 'homeUnitId')`;

/**
 * The officials someone may read of: those whose area they read (without an area: the tenant's own unit), those who hold a
 * right or a post at, above or beneath their own units, and themselves; by the rights of today, as the tree and rights of others
 * stood `on` a day. An area has no days: where that unit began only later, one is read of where it lies.
 */
export const officialsSeen = (
  officialId: OfficialId,
  today: Day,
  on: Day = today,
): RawBuilder<OfficialId> => sql`(
  select person.id from official person
   where coalesce(person.area_unit_id, ${home}) in ${unitsWhere('official.read', officialId, today, on)}
      or (not exists (select 1 from unit_under began where began.below_id = person.area_unit_id and began.valid @> ${on}::date)
          and ${judgedAt(sql`person.area_unit_id`, home, today)} in ${unitsWhere('official.read', officialId, today)})
  union select other.official_id from right_held other
   where other.held @> ${on}::date and other.unit_id in ${unitsSeen(officialId, today, on)}
  union select post.official_id from post join body on body.id = post.body_id
   where post.official_id is not null and body.unit_id in ${unitsSeen(officialId, today, on)}
  union select ${officialId}::uuid)`;

export interface Asked {
  seen: RawBuilder<OfficialId>;
  on: Day;
  q?: string | undefined;
  category?: string | undefined;
  sector?: string | undefined;
  skill?: string | undefined;
  bodyId?: BodyId | undefined;
  officialId?: OfficialId | undefined;
  /** Also those not in service on that day. */
  all?: boolean | undefined;
  limit: number;
}

const named = (unit: RawBuilder<unknown>, on: Day) =>
  sql`case when ${unit} is not null then json_build_object('id', ${unit}, 'name', ${nameOn(unit, sql`${on}::date`)}) end`;

/** Officials by given name, with posts, skills and absence as of a day; names with the marks typed come first. */
export async function officialsLike(db: Db, asked: Asked): Promise<{ rows: Official[]; total: number }> {
  const { seen, on, category, sector, skill, bodyId, officialId, all, limit } = asked;
  const search = searchFor(asked.q);
  const { rows } = await sql<Official & { total: number }>`
    select person.id, person.name, person.category, person.sector, person.post_title, person.contact, person.made_up,
           lower(person.active) as "from", upper(person.active) as until,
           ${named(sql`person.home_unit_id`, on)} as home_unit, ${named(sql`person.area_unit_id`, on)} as area,
           coalesce((select json_agg(json_build_object('skill', s.skill, 'level', s.level, 'strength', s.strength)
              order by s.strength desc, s.level desc, s.skill) from official_skill s where s.official_id = person.id), '[]') as skills,
           ${heldBy(sql`person.id`, sql`${on}::date`, false)} as posts,
           exists (select 1 from absence a where a.official_id = person.id and a.away @> ${on}::date) as away,
           count(*) over ()::int as total
      from official person
     where person.id in ${seen}
       ${all ? sql`` : sql`and person.active @> ${on}::date`}
       ${search ? sql`and ${search.within(sql`person.search_key`)}` : sql``}
       ${category === undefined ? sql`` : sql`and person.category = ${category}`}
       ${sector === undefined ? sql`` : sql`and person.sector = ${sector}`}
       ${skill === undefined ? sql`` : sql`and exists (select 1 from official_skill s where s.official_id = person.id and s.skill = ${skill})`}
       ${officialId === undefined ? sql`` : sql`and person.id = ${officialId}`}
       ${bodyId === undefined ? sql`` : sql`and exists (select 1 from post where post.official_id = person.id and post.body_id = ${bodyId} and post.held @> ${on}::date)`}
     order by person.sort_key, person.post_title, person.sector, person.id
     limit ${limit}`.execute(db);
  const total = rows[0]?.total ?? 0;
  const people = rows.map(({ total: _, ...person }) => person as Official);
  return { rows: search ? markedFirst(people, ({ name }) => name, asked.q ?? '') : people, total };
}

/** Every sector that an official seen comes from, and every skill one has: for filters and for those who type. */
export async function sectorsAndSkills(
  db: Db,
  seen: RawBuilder<OfficialId>,
): Promise<{ sectors: string[]; skills: string[] }> {
  const { rows } = await sql<{ sectors: string[]; skills: string[] }>`
    select coalesce((select json_agg(distinct sector) from official where sector <> '' and id in ${seen}), '[]') as sectors,
           coalesce((select json_agg(distinct skill) from official_skill where official_id in ${seen}), '[]') as skills`.execute(
    db,
  );
  return rows[0] ?? { sectors: [], skills: [] };
}
