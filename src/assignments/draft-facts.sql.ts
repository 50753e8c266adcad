import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Official, Place, Problem, Unit } from '../engine/problem.ts';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { identityKey } from '../kernel/name.ts';
import type { Db } from '../server/sql.ts';
import type { LinkKind } from '../units/kind.ts';
import type { DraftOfficial, DraftRules, Pair } from './draft.ts';
import { engineRules } from './draft-board.rules.ts';

/** What a draft is computed from: the units of a tier beneath `root`, and those who may take them. */
export interface Asked {
  root: UnitId;
  kind: LinkKind;
  heldTier: number;
  effectiveOn: Day;
  /** Null: every unit of the tier that stands that day. */
  unitIds: readonly UnitId[] | null;
  officials: readonly DraftOfficial[];
  rules: DraftRules;
}

/**
 * The problem for the engine, of those officials who are in office on the day, and a digest of the facts of all who were asked for:
 * rules, locks, least and most are asked, not facts.
 */
export interface Gathered {
  problem: Problem;
  hash: string;
  /** Who has which unit by another kind: one does not assist where one is in charge. Empty for other kinds than `assist`. */
  leads: readonly Pair[];
}

/** The same input gives the same plan, so everyone begins with the same number. */
export const seed = 1;

export async function gather(db: Db, asked: Asked, locks: readonly Pair[] = []): Promise<Gathered> {
  const units = await unitFacts(db, asked);
  const people = await officialFacts(db, asked, units);
  const leads = asked.kind === 'assist' ? await leadsOf(db, units, asked.effectiveOn) : [];
  const counted = asked.rules.by === 'need' ? units : units.map((unit) => ({ ...unit, workload: 1 }));
  const facts = { units: counted, people, ...(leads.length > 0 && { leads }) };
  const hash = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  const limits = new Map<string, DraftOfficial>(asked.officials.map((one) => [one.officialId, one]));
  const present = people.filter(({ active }) => active);
  const problem: Problem = {
    units: units.map(({ id, areaId, place, wants, requires, holderId, workload }) => ({
      id,
      weight: workload,
      ...(areaId && { area: areaId }),
      ...(place && { place }),
      ...(holderId && { holder: holderId }),
      skills: wants,
      requiredSkills: requires,
    })) satisfies Unit[],
    officials: present.map(({ id, homeId, areaId, place, skills }) => ({
      id,
      skills,
      ...(homeId && { homeUnit: homeId }),
      ...(areaId && { area: areaId }),
      ...(place && { place }),
      min: limits.get(id)?.least ?? 0,
      max: limits.get(id)?.most ?? undefined,
    })) satisfies Official[],
    rules: engineRules(
      asked.rules,
      { units: new Set(units.map(({ id }) => id)), officials: new Set(present.map(({ id }) => id)) },
      { locks, leads },
    ),
    seed,
  };
  return { problem, hash, leads };
}

/** Who is in charge of these units or follows them on a day. */
async function leadsOf(db: Db, units: readonly UnitRow[], day: Day): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select distinct unit_id, official_id from assignment
     where kind <> 'assist' and unit_id = any(${units.map(({ id }) => id)}::uuid[]) and held @> ${day}::date
     order by unit_id, official_id`.execute(db);
  return rows;
}

interface UnitRow {
  id: UnitId;
  areaId: UnitId | null;
  place: Place | null;
  wants: string[];
  requires: string[];
  holderId: OfficialId | null;
  workload: number;
}

/** What a unit of the most work wants, where the rules say so. */
const most = 3;
const leading = 'leading post';

/** A skill of a level is a word of its own; who has level 3 has levels 1 and 2 as well. */
const skillAt = (skill: string, level: number): string => `${identityKey(skill)} ${level}`;

/**
 * Units by id. The area of a unit is what it hangs under; where all hang under one, each is its own. A place is its own
 * coordinates, else those of the nearest unit above it beneath the root.
 */
async function unitFacts(
  db: Db,
  { root, kind, heldTier, effectiveOn, unitIds, rules }: Asked,
): Promise<UnitRow[]> {
  const day = sql`${effectiveOn}::date`;
  const { rows } = await sql<{
    id: UnitId;
    parentId: UnitId | null;
    place: Place | null;
    needs: { skill: string; level: number; required: boolean }[];
    holderId: OfficialId | null;
    workload: number;
  }>`
    with ${places(root, effectiveOn)}
    select fact.unit_id as id, edge.parent_id, coalesce(work.workload, 1) as workload, place.place,
           coalesce((select json_agg(json_build_object('skill', n.skill, 'level', n.level, 'required', n.required) order by n.skill)
                       from unit_need n where n.unit_id = fact.unit_id), '[]') as needs,
           (select a.official_id from assignment a
             where a.unit_id = fact.unit_id and a.kind = ${kind} and a.held && daterange(${day} - 1, ${day}, '[]')
             order by lower(a.held) desc limit 1) as holder_id
      from unit_closure tree
      join unit_fact fact on fact.unit_id = tree.below_id and fact.valid @> ${day}
      join unit_kind of_kind on of_kind.code = fact.kind and of_kind.tier = ${heldTier}
      left join unit_edge edge on edge.unit_id = fact.unit_id and edge.valid @> ${day}
      left join unit_workload work on work.unit_id = fact.unit_id
      left join place on place.unit_id = fact.unit_id
     where tree.above_id = ${root} and tree.valid @> ${day}
       ${unitIds === null ? sql`` : sql`and fact.unit_id = any(${unitIds}::uuid[])`}
     order by fact.unit_id`.execute(db);
  const oneParent = new Set(rows.map((row) => row.parentId)).size === 1;
  return rows.map(({ id, parentId, place, needs, holderId, workload }) => ({
    id,
    workload,
    areaId: oneParent ? id : parentId,
    place,
    wants: [
      ...needs.filter((need) => !need.required).map((need) => skillAt(need.skill, need.level)),
      ...(workload === most && rules.leadersForHeavy ? [leading] : []),
    ],
    requires: needs.filter((need) => need.required).map((need) => skillAt(need.skill, need.level)),
    holderId,
  }));
}

/** Officials by id; home and area as the units of the draft know them. */
async function officialFacts(
  db: Db,
  { root, effectiveOn, officials, rules }: Asked,
  units: readonly UnitRow[],
): Promise<
  {
    id: OfficialId;
    homeId: UnitId | null;
    areaId: UnitId | null;
    place: Place | null;
    active: boolean;
    skills: string[];
  }[]
> {
  const day = sql`${effectiveOn}::date`;
  const areas = [...new Set(units.flatMap(({ areaId }) => areaId ?? []))];
  const above = (of: 'home' | 'area', among: readonly UnitId[]) => sql`
    (select up.above_id from unit_closure up
      where up.below_id = ${of === 'home' ? sql`o.home_unit_id` : sql`o.area_unit_id`} and up.valid @> ${day}
        and up.above_id = any(${among}::uuid[]) order by up.depth limit 1)`;
  const { rows } = await sql<{
    id: OfficialId;
    homeId: UnitId | null;
    areaId: UnitId | null;
    place: Place | null;
    active: boolean;
    skills: { skill: string; level: number }[];
    leads: boolean;
  }>`
    with ${places(root, effectiveOn)}
    select o.id, exists (select 1 from post where post.official_id = o.id and post.held @> ${day}
                          and post.title not in ('member', 'memberInCharge')) as leads, ${above(
                            'home',
                            units.map(({ id }) => id),
                          )} as home_id, ${above('area', areas)} as area_id,
           place.place, o.active @> ${day} as active,
           coalesce((select json_agg(json_build_object('skill', s.skill, 'level', s.level) order by s.skill)
                       from official_skill s where s.official_id = o.id), '[]') as skills
      from official o left join place on place.unit_id = o.home_unit_id where o.id = any(${officials.map((one) => one.officialId)}::uuid[]) order by o.id`.execute(
    db,
  );
  return rows.map(({ skills, leads, ...row }) => ({
    ...row,
    skills: [
      ...skills.flatMap(({ skill, level }) =>
        Array.from({ length: level }, (_, at) => skillAt(skill, at + 1)),
      ),
      ...(leads && rules.leadersForHeavy ? [leading] : []),
    ],
  }));
}

/**
 * «place»: of every unit beneath the root its own degrees, else those of the nearest unit above it that has some. One pass over
 * what stands beneath units with degrees.
 */
const places = (root: UnitId, on: Day) => sql`
  placed as materialized (
    select fact.unit_id, fact.lat, fact.lon from unit_closure under
      join unit_fact fact on fact.unit_id = under.below_id and fact.valid @> ${on}::date
     where under.above_id = ${root} and under.depth > 0 and under.valid @> ${on}::date
       and fact.lat is not null and fact.lon is not null),
  place as materialized (
    select distinct on (up.below_id) up.below_id as unit_id, json_build_object('lat', placed.lat, 'lon', placed.lon) as place
      from placed join unit_closure up on up.above_id = placed.unit_id and up.valid @> ${on}::date
     order by up.below_id, up.depth)`;
