import type { UnitId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Db } from '../server/sql.ts';
import {
  answered,
  decided,
  type Fate,
  type Fates,
  fatesIn,
  followed,
  heirNow,
  knownLater,
} from './late.rules.ts';
import { beliedBy, beneathEnded, fatesOf } from './late.sql.ts';
import type { Ending, Reshaping } from './operation.commands.ts';
import { joined, unitProblem } from './unit.rules.ts';
import { findHistories, type History } from './unit.sql.ts';

/**
 * A change with all that is known already of later days taken into it, so that papers may be entered in any order: what it puts under
 * a unit that is known to end goes where that unit's others went. Refused where a later change would have been another one had this been
 * known, with the one to take back first. Cost: a handful of statements and the rows of the units touched, however many.
 */
export async function settled(
  db: Db,
  planned: Reshaping,
  endings: readonly Ending[],
): Promise<Reshaping | Problem> {
  const { begin, after, day } = planned;
  const belied = await beliedBy(
    db,
    endings.map(({ unitId }) => unitId),
    day,
  );
  if (belied) return knownLater(belied);
  const along = await goingAlong(db, planned);
  const asked = new Map([...along.decided, ...after]);
  const parentIds = [...[...asked.values()].flatMap(({ edges }) => edges), ...begin].flatMap(
    ({ parentId }) => parentId ?? [],
  );
  const heirIds = endings.map(({ heirId }) => heirId);
  let fates = withEndings(planned, endings, await fatesOf(db, [...parentIds, ...asked.keys(), ...heirIds]));
  // What follows it there would have gone on from there in that later change.
  for (const { heirId, how } of endings) {
    const end = how === 'successor' && fates.get(heirId)?.find((fate) => fate.day > day);
    if (end) return knownLater(end);
  }
  const histories = new Map<UnitId, History>();
  // Where a unit ended without successor, its last place says where others went: once more for each tier of such ends.
  for (let known: Fates | undefined; known !== fates; ) {
    known = fates;
    for (const [id, { facts, edges }] of asked) {
      const whole: History['edges'] = [];
      for (const edge of edges) {
        const way = followed(edge, fates);
        if (!Array.isArray(way)) return refusal(way);
        whole.push(...way);
      }
      histories.set(id, { facts, edges: joined(whole) });
    }
    fates = answered(fates, (id) => histories.get(id)?.edges);
  }
  for (const [id, { edges }] of along.before)
    if (!after.has(id) && alike(edges, histories.get(id)?.edges ?? [])) histories.delete(id);
  const later = new Map<UnitId, History['edges']>();
  for (const { id, parentId } of begin) {
    if (parentId === null) continue;
    const way = followed({ parentId, from: day, until: null }, fates);
    if (!Array.isArray(way)) return refusal(way);
    if (way.length > 1) later.set(id, way);
  }
  return {
    ...planned,
    ...{ before: new Map([...along.before, ...planned.before]), after: histories, later },
    answering: new Map(heirIds.map((id) => [id, heirNow(id, day, fates)])),
  };
}

const alike = (some: History['edges'], others: History['edges']): boolean =>
  some.length === others.length &&
  some.every(({ parentId, from }, at) => parentId === others[at]?.parentId && from === others[at]?.from);

/** Units that went along where one of the change ended later without successor, as they are and as was decided of them. */
async function goingAlong(db: Db, { after }: Reshaping) {
  const ids = new Set<UnitId>();
  for (let more: readonly UnitId[] = [...after.keys()]; more.length > 0; ) {
    more = (await beneathEnded(db, more)).filter((id) => !ids.has(id));
    for (const id of more) ids.add(id);
  }
  const before = await findHistories(db, [...ids]);
  return { before, decided: await asDecided(db, before) };
}

const refusal = (fate: Fate): Problem =>
  fate.toId === null ? unitProblem.parentNotStanding({ name: fate.name, day: fate.day }) : knownLater(fate);

/** The ends that the change itself brings, in place of what was known of those units from its day on. */
function withEndings({ day, document, after }: Reshaping, endings: readonly Ending[], known: Fates): Fates {
  const ended = new Set(endings.map(({ unitId }) => unitId));
  const own = endings.map(
    ({ unitId, heirId }): Fate => ({
      ...{ unitId, day, again: null, toId: heirId, document, passes: true, above: false },
      name: after.get(unitId)?.facts.at(-1)?.name ?? '',
    }),
  );
  const others = [...known.values()].flat().filter((fate) => !ended.has(fate.unitId) || fate.day < day);
  return fatesIn([...others, ...own]);
}

/** Histories with the edges as they were decided, before anyone went along with a parent that ended. */
export async function asDecided(
  db: Db,
  histories: ReadonlyMap<UnitId, History>,
): Promise<Map<UnitId, History>> {
  const parentIds = [...histories.values()].flatMap(({ edges }) => edges.map(({ parentId }) => parentId));
  const fates = await fatesOf(db, parentIds);
  return new Map(
    [...histories].map(([id, { facts, edges }]) => [id, { facts, edges: decided(edges, fates) }]),
  );
}
