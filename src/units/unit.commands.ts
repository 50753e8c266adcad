import type { Day } from '../kernel/day.ts';
import { newId, type UnitId } from '../kernel/id.ts';
import { identityKey } from '../kernel/name.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { mayAct } from '../server/access.sql.ts';
import type { AnyCommand, Sender } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { kindsByCode } from './kind.sql.ts';
import { asDecided } from './late.commands.ts';
import { mergeUnits } from './merge.commands.ts';
import { applyMergers } from './mergers.commands.ts';
import { type AnyOperation, commandOf, operation, type UnitFollower } from './operation.commands.ts';
import { isOurs, judgedAt, refuseAbove, refuseBeside } from './reach.sql.ts';
import { extractUnit, splitUnit } from './split.commands.ts';
import { beneathOf, standsBeneath, unitToJudge } from './tree.sql.ts';
import {
  changedFrom,
  endedAt,
  holdsOn,
  movedTo,
  moveStretch,
  refuseUnit,
  refuseUnits,
  saidIn,
  stretchOn,
  unitProblem,
} from './unit.rules.ts';
import { aboves, countBeneath, findHistory, type History, highestBeneath, type NewUnit } from './unit.sql.ts';
import { UnitChange, UnitEnd, UnitMove, UnitSaid, UnitsSaid } from './unit.ts';
import { abolishTier, restoreUnit, undoChange } from './unit-change.commands.ts';
import type { Lineage } from './unit-change.ts';

const reshaping = (
  said: { changeId?: UnitChange['changeId']; document?: string | undefined },
  day: Day,
  change: {
    begin?: readonly NewUnit[];
    before?: ReadonlyMap<UnitId, History>;
    after?: ReadonlyMap<UnitId, History>;
    lineage?: readonly Lineage[];
  },
) => ({
  ...{ begin: [], before: new Map(), after: new Map(), lineage: [], ...change },
  ...{ changeId: said.changeId ?? newId(), document: said.document ?? '', day },
});

/** One unit under a parent; without one it is a superior, which the tenant's own unit may later be moved under. */
export const createUnit = operation({
  kind: 'unit.create',
  name: { vi: 'Thêm đơn vị', en: 'Add a unit' },
  body: UnitSaid,
  may: { action: 'unit.change', unit: judgedAt((body) => body.parentId) },
  async plan(db, { from, changeId, document, ...unit }, by) {
    const kinds = await kindsByCode(db);
    if (unit.parentId === null) {
      const refusal = await refuseAbove(db, null, by);
      if (refusal) return refusal;
      if (!kinds.has(unit.kind)) return unitProblem.unknownKind({ kind: unit.kind });
    } else {
      const beside = await refuseBeside(db, unit.parentId, by);
      if (beside) return beside;
      const above = (await aboves(db, [unit.parentId], from)).get(unit.parentId);
      const refusal = refuseUnit(unit, above, kinds);
      if (refusal) return above ? refusal : unitProblem.parentNotStanding({ name: unit.name, day: from });
    }
    return reshaping({ changeId, document }, from, { begin: [unit] });
  },
});

/** A whole list at once: the first row that is wrong refuses all, and names itself by the unit's name. */
export const createUnits = operation({
  kind: 'unit.createMany',
  name: { vi: 'Thêm danh sách đơn vị', en: 'Add a list of units' },
  body: UnitsSaid,
  may: { action: 'unit.change', unit: judgedAt((body) => body.beneathId) },
  async plan(db, { beneathId, from, units, ...said }, by) {
    const beside = await refuseBeside(db, beneathId, by);
    if (beside) return beside;
    const own = new Set<UnitId>(units.map(({ id }) => id));
    const parents = [...new Set(units.map(({ parentId }) => parentId))].filter((id) => !own.has(id));
    const standing = await aboves(db, await beneathOf(db, parents, beneathId, from), from);
    const refusal = refuseUnits(units, standing, await kindsByCode(db), from).find(
      (problem) => problem !== null,
    );
    return refusal ?? reshaping(said, from, { begin: units });
  },
});

/** A new name, kind, code, number of households … from a day on; the days before keep theirs. */
export const changeUnit = operation({
  kind: 'unit.change',
  name: { vi: 'Sửa đơn vị', en: 'Change a unit' },
  body: UnitChange,
  may: { action: 'unit.change', unit: judgedAt((body) => body.unitId) },
  async plan(db, change, by) {
    const outside = await refuseAbove(db, change.unitId, by);
    if (outside) return outside;
    const history = await findHistory(db, change.unitId);
    const fact = history?.facts.find((one) => holdsOn(one, change.from));
    if (!history || !fact) return notStanding(history, change.from);
    const refusal = await refuseChange(db, change, history, fact.name);
    if (refusal) return refusal;
    const facts = changedFrom(history.facts, change.from, saidIn(change));
    return reshaping(change, change.from, only(change.unitId, history, { ...history, facts }));
  },
});

/** A new name must be free among its brothers; a new kind must fit between what is above and what is beneath. */
async function refuseChange(
  db: Db,
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

/** The unit and all beneath it hang elsewhere from a day on, until it is next known to be put elsewhere. */
export const moveUnit = operation({
  kind: 'unit.move',
  name: { vi: 'Chuyển đơn vị sang nơi khác', en: 'Move a unit' },
  body: UnitMove,
  may: { action: 'unit.change', unit: judgedAt((body) => body.unitId) },
  async plan(db, { unitId, parentId, from, ...said }, by) {
    const over = await unitToJudge(db, parentId, by.today);
    if (over === undefined) return requestProblem.notFound();
    if (!(await mayAct(db, 'unit.change', by.officialId, over, by.today)))
      return requestProblem.notAllowed({ action: 'unit.change' });
    const outside = await refuseMove(db, unitId, parentId, by);
    if (outside) return outside;
    const history = await findHistory(db, unitId);
    const fact = history?.facts.find((one) => holdsOn(one, from));
    if (!history || !fact) return notStanding(history, from);
    const { name } = fact;
    const edges = (await asDecided(db, new Map([[unitId, history]]))).get(unitId)?.edges ?? [];
    const stretch = moveStretch(edges, from, stretchOn(history.facts, from));
    if (await standsBeneath(db, parentId, unitId, from, stretch.until))
      return unitProblem.beneathItself({ name });
    const above = (await aboves(db, [parentId], from)).get(parentId);
    if (!above) return unitProblem.parentNotStanding({ name, day: from });
    const tier = (await kindsByCode(db)).get(fact.kind)?.tier ?? 9;
    if (tier <= above.tier) return unitProblem.notBelow({ name, parent: above.name });
    const moved = { ...history, edges: movedTo(edges, parentId, stretch) };
    return reshaping(said, from, only(unitId, history, moved));
  },
});

/** Superiors, and the own unit among them, are moved by who may correct what is above; all else stays beneath the own unit. */
async function refuseMove(db: Db, unitId: UnitId, parentId: UnitId, by: Sender): Promise<Problem | null> {
  const superior = !(await isOurs(db, parentId));
  if (superior && unitId === (await homeUnit(db))) return refuseAbove(db, parentId, by);
  const outside = await refuseAbove(db, unitId, by);
  if (outside || !(await isOurs(db, unitId))) return outside;
  return refuseBeside(db, parentId, by);
}

/** A unit ends without a successor: the one above it answers for what is open, and what was written of it counts there. */
export const endUnit = operation({
  kind: 'unit.end',
  name: { vi: 'Kết thúc đơn vị', en: 'End a unit' },
  body: UnitEnd,
  may: { action: 'unit.change', unit: judgedAt((body) => body.unitId) },
  async plan(db, { unitId, until, ...said }, by) {
    const outside = await refuseAbove(db, unitId, by);
    if (outside) return outside;
    const history = await findHistory(db, unitId);
    const last = history?.facts.find(
      (fact) => (fact.from === null || fact.from < until) && (fact.until === null || until <= fact.until),
    );
    if (!history || !last) return notStanding(history, until);
    const { name } = last;
    if (unitId === (await homeUnit(db))) return unitProblem.isHome({ name });
    const count = await countBeneath(db, unitId, until);
    if (count > 0) return unitProblem.hasChildren({ name, count, day: until });
    const edges = endedAt(history.edges, until);
    const parentId = edges.at(-1)?.parentId;
    const lineage: Lineage[] = parentId
      ? [{ fromId: unitId, toId: parentId, how: 'above', households: null, heir: true }]
      : [];
    return reshaping(said, until, {
      ...only(unitId, history, { facts: endedAt(history.facts, until), edges }),
      lineage,
    });
  },
});

const only = (unitId: UnitId, before: History, after: History) => ({
  before: new Map([[unitId, before]]),
  after: new Map([[unitId, after]]),
});

const notStanding = (history: History | undefined, day: Day): Problem =>
  history
    ? unitProblem.notStanding({ name: history.facts.at(-1)?.name ?? '', day })
    : requestProblem.notFound();

/** Every change of the tree that can be made by itself, asked beforehand, and taken back. */
export const unitOperations: AnyOperation[] = [
  createUnit,
  createUnits,
  changeUnit,
  moveUnit,
  endUnit,
  mergeUnits,
  splitUnit,
  extractUnit,
  abolishTier,
  restoreUnit,
  applyMergers,
];

/** All of them; those who follow what units become are main's to list. */
export const unitCommands = (followers: readonly UnitFollower[]): AnyCommand[] => [
  ...unitOperations.map((one) => commandOf(one, followers)),
  undoChange(followers),
];
