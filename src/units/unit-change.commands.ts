import type { UnitId } from '../kernel/id.ts';
import { Problem, requestProblem } from '../kernel/problem.ts';
import { type AnyCommand, command } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { kindsByCode } from './kind.sql.ts';
import { operation, type UnitFollower } from './operation.commands.ts';
import { refuseBeside, refuseSome } from './reach.sql.ts';
import { ended, going, may, parentOn, pick, renamed, takenOver } from './succession.commands.ts';
import { lockTree, pathOn, refreshClosure } from './tree.sql.ts';
import { changedSince, hangingLoose, whyNotUndone } from './undoing.sql.ts';
import { refuseUnit, unitProblem } from './unit.rules.ts';
import { aboves, childrenFrom, findHistories, type History, keepHistories, unitsOfTier } from './unit.sql.ts';
import { unitChangeProblem } from './unit-change.rules.ts';
import { findChange, keepAnswering, removeUnits, touchFollowed, unmake } from './unit-change.sql.ts';
import { ChangeUndoing, type Lineage, TierAbolition, UnitRestoration } from './unit-change.ts';

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
    const refusal = refuseUnit(last, above, await kindsByCode(db));
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
    alone: true,
    async run(db, { changeId }, by) {
      await lockTree(db);
      const change = await findChange(db, changeId);
      if (!change) return requestProblem.notFound();
      if (change.undoneOn !== null) return unitChangeProblem.alreadyUndone();
      const why = (await whyNotUndone(db, [changeId], followers)).get(changeId);
      if (why) return why;
      const ids = [...change.units.keys()];
      for (const follower of [...followers].reverse()) await follower.undo(db, changeId);
      await unmake(db, change, by);
      await keepHistories(
        db,
        new Map([...change.units].flatMap(([id, before]) => (before ? [[id, before] as const] : []))),
      );
      await keepAnswering(db, ids);
      await refreshClosure(db, ids);
      await removeUnits(
        db,
        ids.filter((id) => change.units.get(id) === null),
      );
      const upheld = await changedSince(db, change, await hangingLoose(db, ids));
      if (upheld) return unitChangeProblem.changedSince(upheld);
      await touchFollowed(db, changeId, by);
      for (const id of ids) by.touch('unit', id, 'common');
      return null;
    },
  });
