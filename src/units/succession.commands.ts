import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { identityKey } from '../kernel/name.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import type { Db } from '../server/sql.ts';
import { kindsByCode } from './kind.sql.ts';
import type { UnitKind } from './kind.ts';
import type { UnitFollower } from './operation.commands.ts';
import { judgedAt } from './reach.sql.ts';
import { type Above, changedFrom, endedAt, holdsOn, refuseUnit, unitProblem } from './unit.rules.ts';
import { aboves, type History, type NewUnit } from './unit.sql.ts';
import type { UnitFact } from './unit.ts';
import { goesOn, reparented, unitChangeProblem } from './unit-change.rules.ts';
import type { Successor } from './unit-change.ts';

/** What the changes of the tree have in common: units that go on, end, give and take over. */

export const may = <Body>(unitId: (body: Body) => UnitId | null) => ({
  action: 'unit.change' as const,
  unit: judgedAt(unitId),
});
export const sumOf = (counts: readonly (number | null | undefined)[]): number | null =>
  counts.every((count) => count != null)
    ? counts.reduce((sum: number, count) => sum + (count ?? 0), 0)
    : null;
export const factOn = (history: History, day: Day) => history.facts.find((fact) => holdsOn(fact, day));
export const parentOn = (history: History | undefined, day: Day): UnitId | null =>
  history?.edges.find((edge) => holdsOn(edge, day))?.parentId ?? null;

/** A unit that stands the day before and goes on, with what it is that day; or why not. */
export function going(histories: ReadonlyMap<UnitId, History>, unitId: UnitId, day: Day): UnitFact | Problem {
  const history = histories.get(unitId);
  if (!history) return requestProblem.notFound();
  const fact = factOn(history, day);
  if (!fact) return unitProblem.notStanding({ name: history.facts.at(-1)?.name ?? '', day });
  return goesOn(history.facts, day) ? fact : unitChangeProblem.begunThatDay({ name: fact.name, day });
}

export const ended = ({ facts, edges }: History, day: Day): History => ({
  facts: endedAt(facts, day),
  edges: endedAt(edges, day),
});

/** New names put to what is known of the units that get them. */
export function renamed(
  histories: Map<UnitId, History>,
  day: Day,
  renames: readonly { unitId: UnitId; name: string }[] = [],
): Problem | null {
  for (const { unitId, name } of renames) {
    const history = histories.get(unitId);
    if (!history || !factOn(history, day)) return requestProblem.notFound();
    histories.set(unitId, { ...history, facts: changedFrom(history.facts, day, { name }) });
  }
  return null;
}

/** The units hanging beneath some that end or give away, each under its taker from that day on. */
export const takenOver = (
  children: ReadonlyMap<UnitId, History>,
  day: Day,
  taker: (childId: UnitId, parentId: UnitId) => UnitId | undefined,
): Map<UnitId, History> =>
  new Map(
    [...children].map(([id, { facts, edges }]) => [
      id,
      { facts, edges: reparented(edges, day, (parentId) => taker(id, parentId)) },
    ]),
  );

/** Everything above and beneath new units allows them; names that end with this change are free. */
export async function refuseSuccessors(
  db: Db,
  units: readonly NewUnit[],
  tier: number,
  freed: readonly string[],
  day: Day,
): Promise<Problem | null> {
  const kinds = await kindsByCode(db);
  const parentIds = [...new Set(units.flatMap(({ parentId }) => parentId ?? []))];
  const above = await aboves(db, parentIds, day);
  const free = new Set(freed.map(identityKey));
  for (const unit of units) {
    const kind = kinds.get(unit.kind);
    if (!kind) return unitProblem.unknownKind({ kind: unit.kind });
    if (kind.tier !== tier)
      return unitChangeProblem.tiersDiffer({ name: unit.name, other: freed[0] ?? kind.vi });
    if (unit.parentId === null) continue;
    const over = above.get(unit.parentId);
    if (!over) return unitProblem.parentNotStanding({ name: unit.name, day });
    const taken = new Set([...over.taken].filter((name) => !free.has(name)));
    const refusal = refuseUnit(unit, { ...over, taken } satisfies Above, kinds);
    if (refusal) return refusal;
    free.delete(identityKey(unit.name));
    (over.taken as Set<string>).add(identityKey(unit.name));
  }
  const twice = units.find(({ id }, at) => units.findIndex((other) => other.id === id) !== at);
  return twice ? requestProblem.conflict() : null;
}

/** What is open at each of these units from a day on, in words: «3 phản ánh, 1 phân công». */
export async function openAt(
  db: Db,
  unitIds: readonly UnitId[],
  day: Day,
  followers: readonly UnitFollower[],
): Promise<Map<UnitId, Text>> {
  const found = new Map<UnitId, Text>();
  for (const follower of followers)
    for (const { unitId, what, count } of (await follower.open?.(db, unitIds, day)) ?? []) {
      const before = found.get(unitId);
      const [vi, en] = [`${count} ${what.vi}`, `${count} ${what.en}`];
      found.set(unitId, before ? { vi: `${before.vi}, ${vi}`, en: `${before.en}, ${en}` } : { vi, en });
    }
  return found;
}

export const tierOf = (kinds: ReadonlyMap<string, UnitKind>, fact: UnitFact): number =>
  kinds.get(fact.kind)?.tier ?? 9;
export const pick = <Value>(from: ReadonlyMap<UnitId, Value>, ids: readonly UnitId[]): Map<UnitId, Value> =>
  new Map(ids.flatMap((id) => (from.has(id) ? [[id, from.get(id) as Value] as const] : [])));
export const newUnit = ({ parentId, ...unit }: Successor, beside: UnitId | null): NewUnit => ({
  ...unit,
  parentId: parentId === undefined ? beside : parentId,
});
