import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { identityKey } from '../kernel/name.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { mayAct } from '../server/access.sql.ts';
import { type AnyCommand, type By, command, type Sender } from '../server/command.ts';
import type { Follower } from '../server/follow.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import { kindsByCode } from './kind.sql.ts';
import { isOurs, refuseAbove, refuseBeside } from './reach.sql.ts';
import { beneathOf, lockTree, standsBeneath, unitToJudge } from './tree.sql.ts';
import {
  changedFrom,
  covers,
  endedAt,
  holdsOn,
  lifetime,
  movedTo,
  moveStretch,
  refuseUnit,
  refuseUnits,
  saidIn,
  unitProblem,
} from './unit.rules.ts';
import {
  aboves,
  countBeneath,
  enterUnits,
  findHistory,
  type History,
  highestBeneath,
  keepHistory,
} from './unit.sql.ts';
import { UnitChange, UnitEnd, UnitMove, UnitSaid, UnitsSaid } from './unit.ts';

const judged =
  <Body>(unitId: (body: Body) => UnitId | null) =>
  async (body: Body, db: Db, by: Sender) => {
    const id = unitId(body);
    return id === null ? homeUnit(db) : unitToJudge(db, id, by.today);
  };

const touch = (by: By, ...unitIds: UnitId[]) => {
  for (const id of unitIds) by.touch('unit', id, 'common');
};

/** One unit under a parent; without one it is a superior, which the tenant's own unit may later be moved under. */
export const createUnit = command({
  kind: 'unit.create',
  name: { vi: 'Thêm đơn vị', en: 'Add a unit' },
  body: UnitSaid,
  may: { action: 'unit.change', unit: judged((body) => body.parentId) },
  async run(db, { from, ...unit }, by) {
    await lockTree(db);
    const kinds = await kindsByCode(db);
    if (unit.parentId === null) {
      const refusal = await refuseAbove(db, null, by);
      if (refusal) return refusal;
      if (!kinds.has(unit.kind)) return unitProblem.unknownKind({ kind: unit.kind });
    } else {
      const beside = await refuseBeside(db, unit.parentId, by);
      if (beside) return beside;
      const above = (await aboves(db, [unit.parentId], from)).get(unit.parentId);
      const refusal = refuseUnit(unit, above, kinds, from);
      if (refusal) return above ? refusal : unitProblem.parentNotStanding({ name: unit.name, day: from });
    }
    await enterUnits(db, from, [unit]);
    touch(by, unit.id);
    return null;
  },
});

/** A whole list at once: the first row that is wrong refuses all, and names itself by the unit's name. */
export const createUnits = command({
  kind: 'unit.createMany',
  name: { vi: 'Thêm danh sách đơn vị', en: 'Add a list of units' },
  body: UnitsSaid,
  may: { action: 'unit.change', unit: judged((body) => body.beneathId) },
  async run(db, { beneathId, from, units }, by) {
    const beside = await refuseBeside(db, beneathId, by);
    if (beside) return beside;
    await lockTree(db);
    const own = new Set<UnitId>(units.map(({ id }) => id));
    const parents = [...new Set(units.map(({ parentId }) => parentId))].filter((id) => !own.has(id));
    const standing = await aboves(db, await beneathOf(db, parents, beneathId, from), from);
    const refusal = refuseUnits(units, standing, await kindsByCode(db), from).find(
      (problem) => problem !== null,
    );
    if (refusal) return refusal;
    await enterUnits(db, from, units);
    touch(by, ...own);
    return null;
  },
});

/** A new name, kind, code, number of households … from a day on; the days before keep theirs. */
export const changeUnit = command({
  kind: 'unit.change',
  name: { vi: 'Sửa đơn vị', en: 'Change a unit' },
  body: UnitChange,
  may: { action: 'unit.change', unit: judged((body) => body.unitId) },
  async run(db, change, by) {
    const outside = await refuseAbove(db, change.unitId, by);
    if (outside) return outside;
    await lockTree(db);
    const history = await findHistory(db, change.unitId);
    const fact = history?.facts.find((one) => holdsOn(one, change.from));
    if (!history || !fact) return notStanding(history, change.from);
    const facts = changedFrom(history.facts, change.from, saidIn(change));
    const refusal = await refuseChange(db, change, history, fact.name);
    if (refusal) return refusal;
    await keepHistory(db, change.unitId, { facts });
    touch(by, change.unitId);
    return null;
  },
});

/** A new name must be free among its brothers; a new kind must fit between what is above and what is beneath. */
async function refuseChange(
  db: Tx,
  change: UnitChange,
  { edges }: History,
  nameBefore: string,
): Promise<Problem | null> {
  const kinds = await kindsByCode(db);
  const name = change.name ?? nameBefore;
  const kind = change.kind === undefined ? undefined : kinds.get(change.kind);
  if (change.kind !== undefined && !kind) return unitProblem.unknownKind({ kind: change.kind });
  const edge = edges.find((one) => holdsOn(one, change.from));
  const above = edge && (await aboves(db, [edge.parentId], change.from)).get(edge.parentId);
  if (above && kind && kind.tier <= above.tier) return unitProblem.notBelow({ name, parent: above.name });
  const beneath = kind && (await highestBeneath(db, change.unitId, change.from));
  if (beneath && beneath.tier <= kind.tier) return unitProblem.notBelow({ name: beneath.name, parent: name });
  const renamed = identityKey(name) !== identityKey(nameBefore);
  if (above && renamed && above.taken.has(identityKey(name)))
    return unitProblem.nameTaken({ name, parent: above.name });
  return null;
}

/** The unit and all beneath it hang elsewhere from a day on, until its parent is next known to change. */
export const moveUnit = command({
  kind: 'unit.move',
  name: { vi: 'Chuyển đơn vị sang nơi khác', en: 'Move a unit' },
  body: UnitMove,
  may: { action: 'unit.change', unit: judged((body) => body.unitId) },
  async run(db, { unitId, parentId, from }, by) {
    const over = await unitToJudge(db, parentId, by.today);
    if (over === undefined) return requestProblem.notFound();
    if (!(await mayAct(db, 'unit.change', by.officialId, over, by.today)))
      return requestProblem.notAllowed({ action: 'unit.change' });
    const outside = await refuseMove(db, unitId, parentId, by);
    if (outside) return outside;
    await lockTree(db);
    const history = await findHistory(db, unitId);
    const fact = history?.facts.find((one) => holdsOn(one, from));
    if (!history || !fact) return notStanding(history, from);
    const { name } = fact;
    const stretch = moveStretch(history.edges, from, lifetime(history.facts));
    if (await standsBeneath(db, parentId, unitId, from, stretch.until))
      return unitProblem.beneathItself({ name });
    const above = (await aboves(db, [parentId], from)).get(parentId);
    if (!above || !covers(above, stretch)) return unitProblem.parentNotStanding({ name, day: from });
    const tier = (await kindsByCode(db)).get(fact.kind)?.tier ?? 9;
    if (tier <= above.tier) return unitProblem.notBelow({ name, parent: above.name });
    await keepHistory(db, unitId, { edges: movedTo(history.edges, parentId, stretch) });
    touch(by, unitId);
    return null;
  },
});

/** Superiors, and the own unit among them, are moved by who may correct what is above; all else stays beneath the own unit. */
async function refuseMove(db: Tx, unitId: UnitId, parentId: UnitId, by: By): Promise<Problem | null> {
  const superior = !(await isOurs(db, parentId));
  if (superior && unitId === (await homeUnit(db))) return refuseAbove(db, parentId, by);
  const outside = await refuseAbove(db, unitId, by);
  if (outside || !(await isOurs(db, unitId))) return outside;
  return refuseBeside(db, parentId, by);
}

/** What a unit's end may leave hanging (assignments, bodies …) is for the followers to settle; main lists them. */
export const endUnit = (followers: readonly Follower<UnitEnd>[]) =>
  command({
    kind: 'unit.end',
    name: { vi: 'Kết thúc đơn vị', en: 'End a unit' },
    body: UnitEnd,
    may: { action: 'unit.change', unit: judged((body) => body.unitId) },
    async run(db, end, by) {
      const { unitId, until } = end;
      const outside = await refuseAbove(db, unitId, by);
      if (outside) return outside;
      await lockTree(db);
      const history = await findHistory(db, unitId);
      const last = history?.facts.find(
        (fact) => (fact.from === null || fact.from < until) && (fact.until === null || until <= fact.until),
      );
      if (!history || !last) return notStanding(history, until);
      const { name } = last;
      if (unitId === (await homeUnit(db))) return unitProblem.isHome({ name });
      const count = await countBeneath(db, unitId, until);
      if (count > 0) return unitProblem.hasChildren({ name, count, day: until });
      for (const follower of followers) await follower.apply(db, end);
      await keepHistory(db, unitId, {
        facts: endedAt(history.facts, until),
        edges: endedAt(history.edges, until),
      });
      touch(by, unitId);
      return null;
    },
  });

const notStanding = (history: History | undefined, day: Day): Problem =>
  history
    ? unitProblem.notStanding({ name: history.facts.at(-1)?.name ?? '', day })
    : requestProblem.notFound();

/** All of them; those who follow a unit's end are main's to list. */
export const unitCommands = (followers: readonly Follower<UnitEnd>[]): AnyCommand[] => [
  createUnit,
  createUnits,
  changeUnit,
  moveUnit,
  endUnit(followers),
];
