import type * as z from 'zod/mini';
import { addDays, type Day } from '../kernel/day.ts';
import type { RowId, UnitId } from '../kernel/id.ts';
import { identityKey, sortKey } from '../kernel/name.ts';
import { Problem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { type AnyCommand, type By, type Command, command, type Sender } from '../server/command.ts';
import type { Effect, Follower } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';
import { settled } from './late.commands.ts';
import { lockTree, refreshClosure } from './tree.sql.ts';
import type { WhyNot } from './undoing.sql.ts';
import { holdsOn } from './unit.rules.ts';
import { childNames, type History, keepHistories, type NewUnit, putUnits, unitNames } from './unit.sql.ts';
import { keepAnswering, keepChange, keepLineage, moveHome, touchFollowed } from './unit-change.sql.ts';
import type { ChangePreview, Lineage, UnitClash } from './unit-change.ts';

/** A change of the tree worked out and judged, nothing of it written yet. */
export interface Reshaping {
  changeId: RowId;
  day: Day;
  document: string;
  /** Units that begin on that day. */
  begin: readonly NewUnit[];
  /** All that is known of each unit it touches, as it was and as it will be. */
  before: ReadonlyMap<UnitId, History>;
  after: ReadonlyMap<UnitId, History>;
  lineage: readonly Lineage[];
  /** Where units that begin hang in the course of time, if it is known already that this changes. */
  later?: ReadonlyMap<UnitId, History['edges']>;
  /** Who answers by now for a unit above, where one of those that end have no successor and the one above ended later. */
  answering?: ReadonlyMap<UnitId, UnitId>;
  /** Where it becomes another: the unit this tenant is run for. */
  homeId?: UnitId;
}

/** A unit's end, for those who follow: `above`, where it has no successor and the unit above it answers from now on. */
export interface Ending {
  unitId: UnitId;
  heirId: UnitId;
  how: 'successor' | 'above';
}
export interface UnitChanging {
  changeId: RowId;
  day: Day;
  today: Day;
  endings: readonly Ending[];
  /** What units that begin with the change will be called; the tables do not know them while it is only foreseen. */
  named?: ReadonlyMap<UnitId, string>;
}

/** What is open at a unit, so that a split has to be told who takes it. */
export interface Open {
  unitId: UnitId;
  what: Text;
  count: number;
}

/**
 * A slice whose rows hang on units. It says beforehand what would become of them, moves them to the heirs, and, where the change is
 * taken back, puts them as they were. Bulk statements: a change may end ten thousand units.
 */
export interface UnitFollower extends Follower<UnitChanging> {
  /** What stands open at these units from `day` on. */
  open?(db: Db, unitIds: readonly UnitId[], day: Day): Promise<Open[]>;
  /** Of these changes, those after which what followed has gone on, so that it cannot be put back, each with why. */
  since?: ((db: Db, changeIds: readonly RowId[]) => Promise<WhyNot>) | undefined;
  /** Puts back what followed a change; asked only where `since` has nothing against it. */
  undo(db: Tx, changeId: RowId): Promise<void>;
}

/** A change of the tree as a command that can also be asked beforehand. `plan` writes nothing. */
export interface Operation<Body extends z.ZodMiniType = z.ZodMiniType> {
  kind: string;
  name: Text;
  body: Body;
  may: Command<Body>['may'];
  plan(
    db: Db,
    body: z.output<Body>,
    by: Sender,
    followers: readonly UnitFollower[],
  ): Promise<Reshaping | Problem>;
}
export const operation = <Body extends z.ZodMiniType>(of: Operation<Body>): Operation<Body> => of;
// biome-ignore lint/suspicious/noExplicitAny: bodies differ from operation to operation; each reads its own with its schema.
export type AnyOperation = Operation<any>;

/** The endings in a reshaping: whoever has an heir from that day on. */
export const endingsOf = ({ lineage, after, day, answering }: Reshaping): Ending[] =>
  lineage
    .filter(({ fromId, heir }) => heir && !standsFrom(after.get(fromId), day))
    .map(({ fromId, toId, how }) => ({
      unitId: fromId,
      heirId: (how === 'above' && answering?.get(toId)) || toId,
      how: how === 'above' ? 'above' : 'successor',
    }));

const standsFrom = (history: History | undefined, day: Day): boolean =>
  history?.facts.some(({ until }) => until === null || until > day) ?? false;

export const changingOf = (reshaping: Reshaping, today: Day): UnitChanging => ({
  changeId: reshaping.changeId,
  day: reshaping.day,
  today,
  endings: endingsOf(reshaping),
  named: new Map(reshaping.begin.map(({ id, name }) => [id, name])),
});

/** The operation as a command: one change of the tree at a time, worked out under the lock, written, then followed. */
export const commandOf = (of: AnyOperation, followers: readonly UnitFollower[]): AnyCommand =>
  command({
    kind: of.kind,
    name: of.name,
    body: of.body,
    may: of.may,
    alone: true,
    async run(db, body, by) {
      await lockTree(db);
      const planned = await settledPlan(await of.plan(db, body, by, followers), db);
      if (planned instanceof Problem) return planned;
      await reshape(db, of.kind, planned, by, followers);
      return null;
    },
    async preview(db, body, by) {
      const planned = await settledPlan(await of.plan(db, body, by, followers), db);
      return planned instanceof Problem ? planned : told(db, planned, by, followers);
    },
  });

export const settledPlan = async (planned: Reshaping | Problem, db: Db): Promise<Reshaping | Problem> =>
  planned instanceof Problem ? planned : settled(db, planned, endingsOf(planned));

/** A change as whoever decides it reads it beforehand. Cost: the units touched, and a statement or two for each follower. */
export async function told(
  db: Db,
  planned: Reshaping,
  by: Sender,
  followers: readonly UnitFollower[],
): Promise<ChangePreview> {
  const changing = changingOf(planned, by.today);
  const effects: Effect[] = [];
  for (const follower of followers) effects.push(...(await follower.preview(db, changing)));
  const { begin, before, after, day, lineage } = planned;
  const stood = (history: History | undefined, on: Day) =>
    history?.facts.some((fact) => holdsOn(fact, on)) ?? false;
  const restored = [...after].filter(([id, history]) => stood(history, day) && !stood(before.get(id), day));
  const hung = [...after].filter(([id, { edges }]) => {
    const [was, now] = [parentOn(before.get(id), day), parentOn({ edges }, day)];
    return now !== null && was !== now;
  });
  const moved = hung.filter(([id]) => !restored.some(([one]) => one === id));
  const named = await namesIn(db, planned);
  const children = await childNames(
    db,
    [...new Set(hung.map(([, history]) => parentOn(history, day) as UnitId))],
    day,
  );
  return {
    begins: [
      ...begin.map(({ id, name, parentId }) => ({ id, name, under: parentId ? named(parentId) : '' })),
      ...restored.map(([id, history]) => ({ id, name: named(id), under: named(parentOn(history, day)) })),
    ],
    ends: changing.endings
      .map(({ unitId, heirId }) => ({
        ...{ id: unitId, name: named(unitId), heirName: named(heirId) },
        under: named(parentOn(before.get(unitId), addDays(day, -1))),
        how: lineage.find(({ fromId, heir }) => heir && fromId === unitId)?.how ?? ('above' as const),
      }))
      .sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1)),
    moves: moved.length,
    moved: moved
      .map(([id, history]) => `${named(id)} → ${named(parentOn(history, day))}`)
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
      .slice(0, most),
    clashes: clashesIn([
      ...hung.map(([id, history]) => ({ id, parentId: parentOn(history, day), name: named(id) })),
      ...begin.map(({ id, parentId, name }) => ({ id, parentId, name })),
      ...children.filter(({ id }) => !after.has(id)),
    ])
      .filter(({ id }) => after.has(id))
      .map(({ id, parentId, name }) => ({
        ...{ unitId: id, name, under: named(parentId) },
        was: named(parentOn(before.get(id), addDays(day, -1))),
      }))
      .sort((a, b) => (wordsOf(a) < wordsOf(b) ? -1 : 1)),
    effects: effects
      .filter(({ count }) => count > 0)
      .map(({ lines = [], ...effect }) => ({ ...effect, lines: lines.slice(0, most) })),
  };
}
const most = 50;
const parentOn = (history: Pick<History, 'edges'> | undefined, day: Day): UnitId | null =>
  history?.edges.find((edge) => holdsOn(edge, day))?.parentId ?? null;

/** What each unit of the change is called on its day, those that begin with it too. */
async function namesIn(db: Db, { begin, before, after, day, lineage }: Reshaping) {
  const asked = new Set<UnitId>([...before.keys(), ...after.keys()]);
  for (const { edges } of [...before.values(), ...after.values()])
    for (const { parentId } of edges) asked.add(parentId);
  for (const { parentId } of begin) if (parentId) asked.add(parentId);
  for (const { toId } of lineage) asked.add(toId);
  const names = await unitNames(db, [...asked], day);
  for (const [id, { facts }] of after) {
    const fact = facts.find((one) => holdsOn(one, day));
    if (fact) names.set(id, fact.name);
  }
  for (const { id, name } of begin) names.set(id, name);
  return (id: UnitId | null): string => (id === null ? '' : (names.get(id) ?? ''));
}

const wordsOf = ({ under, name, was }: UnitClash) => [under, name, was].map(sortKey).join('\u0001');

/** Those of the units that would share a name with another under one parent. */
function clashesIn<Unit extends { parentId: UnitId | null; name: string }>(units: readonly Unit[]): Unit[] {
  const keyOf = ({ parentId, name }: Unit) => `${parentId} ${identityKey(name)}`;
  const seen = new Map<string, number>();
  for (const unit of units) seen.set(keyOf(unit), (seen.get(keyOf(unit)) ?? 0) + 1);
  return units.filter((unit) => (seen.get(keyOf(unit)) ?? 0) > 1);
}

/** Writes a change, lets everyone follow, and says what it touched. Cost: the rows of the units touched and of all beneath them, a few statements for all. */
export async function reshape(
  db: Tx,
  kind: string,
  planned: Reshaping,
  by: By,
  followers: readonly UnitFollower[],
): Promise<void> {
  const { begin, after, day, lineage, later, homeId } = planned;
  await keepChange(db, kind, planned, by);
  await putUnits(db, day, begin, later);
  await keepHistories(db, after);
  await keepAnswering(db, [...after.keys()]);
  await keepLineage(db, planned.changeId, day, lineage);
  await refreshClosure(db, [...begin.map(({ id }) => id), ...after.keys()]);
  const changing = changingOf(planned, by.today);
  for (const follower of followers) await follower.apply(db, changing);
  if (homeId !== undefined) await moveHome(db, planned.changeId, homeId);
  for (const { id } of begin) by.touch('unit', id, 'common');
  for (const id of after.keys()) by.touch('unit', id, 'common');
  await touchFollowed(db, planned.changeId, by);
}
