import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { identityKey } from '../kernel/name.ts';
import { Problem, requestProblem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { type AnyCommand, command, type Sender } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { kindsByCode } from './kind.sql.ts';
import type { UnitKind } from './kind.ts';
import { type AnyOperation, operation, type UnitFollower } from './operation.commands.ts';
import { judgedAt, refuseAbove, refuseBeside, refuseSome } from './reach.sql.ts';
import { lockTree, pathOn, refreshClosure } from './tree.sql.ts';
import {
  type Above,
  changedFrom,
  covers,
  endedAt,
  holdsOn,
  refuseUnit,
  stretchOn,
  unitProblem,
} from './unit.rules.ts';
import {
  aboves,
  childrenFrom,
  findHistories,
  type History,
  keepHistories,
  type NewUnit,
  unitsOfTier,
} from './unit.sql.ts';
import type { UnitFact } from './unit.ts';
import { goesOn, reparented, unitChangeProblem } from './unit-change.rules.ts';
import { changedSince, findChange, removeUnits, unmake } from './unit-change.sql.ts';
import {
  ChangeUndoing,
  type Lineage,
  type Successor,
  TierAbolition,
  UnitExtract,
  UnitMerge,
  UnitRestoration,
  UnitSplit,
} from './unit-change.ts';

/** Sáp nhập, chia, tách, bỏ cấp, lập lại: each worked out from the histories of the units it touches, then judged. */

const may = <Body>(unitId: (body: Body) => UnitId | null) => ({
  action: 'unit.change' as const,
  unit: judgedAt(unitId),
});
const sumOf = (counts: readonly (number | null | undefined)[]): number | null =>
  counts.every((count) => count != null)
    ? counts.reduce((sum: number, count) => sum + (count ?? 0), 0)
    : null;
const factOn = (history: History, day: Day) => history.facts.find((fact) => holdsOn(fact, day));
const parentOn = (history: History | undefined, day: Day): UnitId | null =>
  history?.edges.find((edge) => holdsOn(edge, day))?.parentId ?? null;

/** A unit that stands the day before and goes on, with what it is that day; or why not. */
function going(histories: ReadonlyMap<UnitId, History>, unitId: UnitId, day: Day): UnitFact | Problem {
  const history = histories.get(unitId);
  if (!history) return requestProblem.notFound();
  const fact = factOn(history, day);
  if (!fact) return unitProblem.notStanding({ name: history.facts.at(-1)?.name ?? '', day });
  return goesOn(history.facts, day) ? fact : unitChangeProblem.begunThatDay({ name: fact.name, day });
}

const ended = ({ facts, edges }: History, day: Day): History => ({
  facts: endedAt(facts, day),
  edges: endedAt(edges, day),
});

/** New names put to what is known of the units that get them. */
function renamed(
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
const takenOver = (
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
async function refuseSuccessors(
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
    const refusal = refuseUnit(unit, { ...over, taken } satisfies Above, kinds, day);
    if (refusal) return refusal;
    free.delete(identityKey(unit.name));
    (over.taken as Set<string>).add(identityKey(unit.name));
  }
  const twice = units.find(({ id }, at) => units.findIndex((other) => other.id === id) !== at);
  return twice ? requestProblem.conflict() : null;
}

export const mergeUnits = operation({
  kind: 'unit.merge',
  name: { vi: 'Sáp nhập đơn vị', en: 'Merge units' },
  body: UnitMerge,
  may: may<UnitMerge>((body) => body.unitIds[0] ?? null),
  async plan(db, { changeId, from: day, document = '', unitIds: said, into, renames }, by) {
    const unitIds = [...new Set(said)];
    const goesOnId = typeof into === 'string' ? into : undefined;
    const outside = await refuseSome(db, [...unitIds, ...(goesOnId ? [goesOnId] : [])], by);
    if (outside) return outside;
    const childIds = await childrenFrom(db, unitIds, day);
    const before = await findHistories(db, [...unitIds, ...childIds, ...(goesOnId ? [goesOnId] : [])]);
    const kinds = await kindsByCode(db);
    const facts: UnitFact[] = [];
    for (const id of unitIds) {
      const fact = going(before, id, day);
      if (fact instanceof Problem) return fact;
      facts.push(fact);
    }
    const [first] = facts;
    if (!first) return requestProblem.notFound();
    const tier = tierOf(kinds, first);
    const other = facts.find((fact) => tierOf(kinds, fact) !== tier);
    if (other) return unitChangeProblem.tiersDiffer({ name: first.name, other: other.name });
    const homeId = await homeUnit(db);
    const isHome = unitIds.includes(homeId);
    if (isHome && goesOnId) return unitProblem.isHome({ name: first.name });
    if (isHome && day > by.today) return unitChangeProblem.homeNotYet({ name: first.name, day });
    const parentId = parentOn(before.get(unitIds[0] as UnitId), day);
    const target =
      typeof into === 'string'
        ? { id: into, begin: [] as NewUnit[] }
        : { id: into.id, begin: [newUnit(into, parentId)] };
    const after = new Map(unitIds.map((id) => [id, ended(before.get(id) as History, day)] as const));
    const total = sumOf(facts.map(({ households }) => households));
    if (typeof into === 'string') {
      const taking = going(before, into, day);
      if (unitIds.includes(into)) return unitChangeProblem.intoItself({ name: first.name });
      if (taking instanceof Problem) return taking;
      if (tierOf(kinds, taking) !== tier)
        return unitChangeProblem.tiersDiffer({ name: first.name, other: taking.name });
      const history = before.get(into) as History;
      if (!covers(stretchOn(history.facts, day), { from: day, until: null }))
        return unitProblem.parentNotStanding({ name: first.name, day });
      const households = sumOf([taking.households, total]);
      after.set(into, {
        ...history,
        facts: households === null ? history.facts : changedFrom(history.facts, day, { households }),
      });
    } else {
      const [unit] = target.begin as [NewUnit];
      if (unit.households === undefined && total !== null) target.begin = [{ ...unit, households: total }];
      const beside = isHome
        ? await refuseAbove(db, unit.parentId, by)
        : unit.parentId === null
          ? unitProblem.parentNotStanding({ name: unit.name, day })
          : ((await refuseBeside(db, unit.parentId, by)) ?? (await refuseSome(db, [unit.parentId], by)));
      if (beside) return beside;
      const names = facts.map(({ name }) => name);
      const refusal = await refuseSuccessors(db, target.begin, tier, names, day);
      if (refusal) return refusal;
    }
    const children = takenOver(pick(before, childIds), day, (_, parentId) =>
      unitIds.includes(parentId) ? target.id : undefined,
    );
    for (const [id, history] of children) if (!unitIds.includes(id)) after.set(id, history);
    const clash = renamed(after, day, renames);
    if (clash) return clash;
    const lineage = unitIds.map(
      (fromId, at): Lineage => ({
        ...{ fromId, toId: target.id, how: 'whole', heir: true },
        households: facts[at]?.households ?? null,
      }),
    );
    return {
      ...{ changeId, day, document, before, after, lineage, begin: target.begin },
      ...(isHome ? { homeId: target.id } : {}),
    };
  },
});

export const splitUnit = operation({
  kind: 'unit.split',
  name: { vi: 'Chia đơn vị', en: 'Split a unit' },
  body: UnitSplit,
  may: may<UnitSplit>((body) => body.unitId),
  async plan(db, { unitId, into, children: said, heirId, ...body }, by, followers) {
    const { changeId, from: day, document = '', renames } = body;
    const part = await parted(db, { unitId, into, said, day }, by);
    if (part instanceof Problem) return part;
    const { before, fact, begin, children, childIds } = part;
    const unplaced = childIds.filter((id) => !said.some((one) => one.unitId === id));
    if (unplaced.length > 0)
      return unitChangeProblem.childUnplaced({
        name: (before.get(unplaced[0] as UnitId) as History).facts.at(-1)?.name ?? '',
        count: unplaced.length,
      });
    const shares = sumOf(begin.map(({ households }) => households));
    if (fact.households !== null && shares !== null && shares !== fact.households)
      return unitChangeProblem.sharesDiffer({ name: fact.name, sum: shares, total: fact.households });
    if (heirId !== undefined && !begin.some(({ id }) => id === heirId))
      return unitChangeProblem.heirUnknown({ name: fact.name });
    if (heirId === undefined) {
      const open = (await openAt(db, [unitId], day, followers)).get(unitId);
      if (open) return unitChangeProblem.askHeir({ name: fact.name, open });
    }
    const most = begin.reduce((best, next) =>
      (next.households ?? 0) > (best.households ?? 0) ? next : best,
    );
    const after = new Map([[unitId, ended(before.get(unitId) as History, day)], ...children]);
    const clash = renamed(after, day, renames);
    if (clash) return clash;
    const lineage = begin.map(
      ({ id, households = null }): Lineage => ({
        ...{ fromId: unitId, toId: id, how: 'part', households: households ?? null },
        heir: id === (heirId ?? most.id),
      }),
    );
    return { changeId, day, document, begin, before, after, lineage };
  },
});

export const extractUnit = operation({
  kind: 'unit.extract',
  name: { vi: 'Tách một phần đơn vị', en: 'Extract part of a unit' },
  body: UnitExtract,
  may: may<UnitExtract>((body) => body.unitId),
  async plan(db, { unitId, into, children: said, ...body }, by) {
    const { changeId, from: day, document = '', renames } = body;
    const part = await parted(db, { unitId, into: [into], said, day, stays: true }, by);
    if (part instanceof Problem) return part;
    const { before, fact, begin, children } = part;
    const share = into.households ?? null;
    if (fact.households !== null && share !== null && share > fact.households)
      return unitChangeProblem.sharesDiffer({ name: fact.name, sum: share, total: fact.households });
    const history = before.get(unitId) as History;
    const left = fact.households === null || share === null ? null : fact.households - share;
    const after = new Map([
      [unitId, { ...history, facts: changedFrom(history.facts, day, { households: left }) }],
      ...children,
    ]);
    const clash = renamed(after, day, renames);
    if (clash) return clash;
    const lineage: Lineage[] = [
      { fromId: unitId, toId: into.id, how: 'part', households: share, heir: false },
    ];
    return { changeId, day, document, begin, before, after, lineage };
  },
});

/** What a split and an extraction have in common: the new units beside the old one, and the units beneath that go to them. */
async function parted(
  db: Db,
  asked: {
    unitId: UnitId;
    into: readonly Successor[];
    said: readonly { unitId: UnitId; toId: UnitId }[];
    day: Day;
    stays?: boolean;
  },
  by: Sender,
) {
  const { unitId, into, said, day } = asked;
  const outside = await refuseSome(db, [unitId], by);
  if (outside) return outside;
  const childIds = await childrenFrom(db, [unitId], day);
  const before = await findHistories(db, [unitId, ...childIds]);
  const fact = going(before, unitId, day);
  if (fact instanceof Problem) return fact;
  if (unitId === (await homeUnit(db))) return unitProblem.isHome({ name: fact.name });
  const takers = new Map(said.map((one) => [one.unitId, one.toId]));
  const stray = said.some((one) => !childIds.includes(one.unitId) || !into.some(({ id }) => id === one.toId));
  if (stray) return unitChangeProblem.childForeign({ name: fact.name });
  const begin = into.map((one) => newUnit(one, parentOn(before.get(unitId), day)));
  for (const { parentId, name } of begin) {
    if (parentId === null) return unitProblem.parentNotStanding({ name, day });
    const beside = (await refuseBeside(db, parentId, by)) ?? (await refuseSome(db, [parentId], by));
    if (beside) return beside;
  }
  const tier = tierOf(await kindsByCode(db), fact);
  const refusal = await refuseSuccessors(db, begin, tier, asked.stays ? [] : [fact.name], day);
  if (refusal) return refusal;
  const going_ = takenOver(pick(before, childIds), day, (childId, parentId) =>
    parentId === unitId ? takers.get(childId) : undefined,
  );
  const children = new Map([...going_].filter(([id]) => takers.has(id)));
  return { before, fact, begin, children, childIds };
}

export const abolishTier = operation({
  kind: 'unit.abolishTier',
  name: { vi: 'Bỏ một cấp', en: 'Abolish a tier' },
  body: TierAbolition,
  may: may<TierAbolition>((body) => body.beneathId),
  async plan(db, { changeId, from: day, document = '', beneathId, tier, renames }, by) {
    const outside = await refuseSome(db, [beneathId], by);
    if (outside) return outside;
    const unitIds = await unitsOfTier(db, beneathId, tier, day);
    const childIds = await childrenFrom(db, unitIds, day);
    const before = await findHistories(db, [beneathId, ...unitIds, ...childIds]);
    const [top] = [before.get(beneathId)?.facts.at(-1)?.name ?? ''];
    if (unitIds.length === 0) return unitChangeProblem.tierEmpty({ name: top, tier });
    const homeId = await homeUnit(db);
    const parents = new Map<UnitId, UnitId>();
    for (const id of unitIds) {
      const fact = going(before, id, day);
      if (fact instanceof Problem) return fact;
      const parentId = parentOn(before.get(id), day);
      if (id === homeId) return unitProblem.isHome({ name: fact.name });
      if (parentId === null) return unitChangeProblem.noneAbove({ name: fact.name });
      parents.set(id, parentId);
    }
    const after = new Map(unitIds.map((id) => [id, ended(before.get(id) as History, day)] as const));
    const children = takenOver(pick(before, childIds), day, (_, parentId) => parents.get(parentId));
    for (const [id, history] of children) if (!parents.has(id)) after.set(id, history);
    const clash = renamed(after, day, renames);
    if (clash) return clash;
    const lineage = [...parents].map(
      ([fromId, toId]): Lineage => ({ fromId, toId, how: 'above', households: null, heir: true }),
    );
    return { changeId, day, document, begin: [], before, after, lineage };
  },
});

export const restoreUnit = operation({
  kind: 'unit.restore',
  name: { vi: 'Lập lại đơn vị', en: 'Restore a unit' },
  body: UnitRestoration,
  may: may<UnitRestoration>((body) => body.parentId),
  async plan(db, { changeId, from: day, document = '', unitId, parentId }, by) {
    const outside = (await refuseSome(db, [unitId, parentId], by)) ?? (await refuseBeside(db, parentId, by));
    if (outside) return outside;
    const before = await findHistories(db, [unitId]);
    const history = before.get(unitId);
    const last = history?.facts.at(-1);
    if (!history || !last) return requestProblem.notFound();
    if (last.until === null || last.until > day)
      return unitChangeProblem.stillStanding({ name: last.name, day });
    const above = (await aboves(db, [parentId], day)).get(parentId);
    const refusal = refuseUnit(last, above, await kindsByCode(db), day);
    if (refusal) return above ? refusal : unitProblem.parentNotStanding({ name: last.name, day });
    if ((await pathOn(db, parentId, day)).some(({ id }) => id === unitId))
      return unitProblem.beneathItself({ name: last.name });
    const facts = [...history.facts, { ...last, from: day, until: null }];
    const edges = [...history.edges, { parentId, from: day, until: null }];
    const after = new Map([[unitId, { facts, edges }]]);
    return { changeId, day, document, begin: [], before, after, lineage: [] };
  },
});

/** Takes back a change and what followed it, while nothing has been built upon it. */
export const undoChange = (followers: readonly UnitFollower[]): AnyCommand =>
  command({
    kind: 'unit.undoChange',
    name: { vi: 'Hoàn tác thay đổi đơn vị', en: 'Undo a change of units' },
    body: ChangeUndoing,
    may: {
      action: 'unit.change',
      unit: async ({ changeId }, db) => ((await findChange(db, changeId)) ? homeUnit(db) : undefined),
    },
    async run(db, { changeId }, by) {
      await lockTree(db);
      const change = await findChange(db, changeId);
      if (!change) return requestProblem.notFound();
      if (change.undoneOn !== null) return unitChangeProblem.alreadyUndone();
      const since = await changedSince(db, change);
      if (since) return unitChangeProblem.changedSince(since);
      const ids = [...change.units.keys()];
      const made = ids.filter((id) => change.units.get(id) === null);
      const names = await findHistories(db, made.slice(0, 1));
      for (const follower of [...followers].reverse()) await follower.undo(db, changeId);
      await unmake(db, change, by);
      await keepHistories(
        db,
        new Map([...change.units].flatMap(([id, before]) => (before ? [[id, before] as const] : []))),
      );
      await refreshClosure(db, ids);
      const [first] = names.values();
      const used = await removeUnits(db, made).then(
        () => null,
        (error: { code?: string }) => {
          if (error.code !== '23503') throw error;
          return unitChangeProblem.usedSince({ name: first?.facts[0]?.name ?? '' });
        },
      );
      if (used) return used;
      for (const id of ids) by.touch('unit', id, 'common');
      return null;
    },
  });

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

const tierOf = (kinds: ReadonlyMap<string, UnitKind>, fact: UnitFact): number =>
  kinds.get(fact.kind)?.tier ?? 9;
const pick = <Value>(from: ReadonlyMap<UnitId, Value>, ids: readonly UnitId[]): Map<UnitId, Value> =>
  new Map(ids.flatMap((id) => (from.has(id) ? [[id, from.get(id) as Value] as const] : [])));
const newUnit = ({ parentId, ...unit }: Successor, beside: UnitId | null): NewUnit => ({
  ...unit,
  parentId: parentId === undefined ? beside : parentId,
});

export const changeOperations: AnyOperation[] = [
  mergeUnits,
  splitUnit,
  extractUnit,
  abolishTier,
  restoreUnit,
];
