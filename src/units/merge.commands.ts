import type { UnitId } from '../kernel/id.ts';
import { Problem, requestProblem } from '../kernel/problem.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { kindsByCode } from './kind.sql.ts';
import { operation } from './operation.commands.ts';
import { refuseAbove, refuseBeside, refuseSome } from './reach.sql.ts';
import {
  ended,
  going,
  may,
  newUnit,
  parentOn,
  pick,
  refuseSuccessors,
  renamed,
  sumOf,
  takenOver,
  tierOf,
} from './succession.commands.ts';
import { changedFrom, unitProblem } from './unit.rules.ts';
import { childrenFrom, findHistories, type History, type NewUnit } from './unit.sql.ts';
import type { UnitFact } from './unit.ts';
import { unitChangeProblem } from './unit-change.rules.ts';
import { type Lineage, UnitMerge } from './unit-change.ts';

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
