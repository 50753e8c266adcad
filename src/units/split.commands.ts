import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { Problem } from '../kernel/problem.ts';
import type { Sender } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { kindsByCode } from './kind.sql.ts';
import { asDecided } from './late.commands.ts';
import { operation } from './operation.commands.ts';
import { refuseBeside, refuseSome } from './reach.sql.ts';
import {
  ended,
  going,
  may,
  newUnit,
  openAt,
  parentOn,
  pick,
  refuseSuccessors,
  renamed,
  sumOf,
  takenOver,
  tierOf,
} from './succession.commands.ts';
import { changedFrom, unitProblem } from './unit.rules.ts';
import { childrenFrom, findHistories, type History } from './unit.sql.ts';
import { unitChangeProblem } from './unit-change.rules.ts';
import { type Lineage, type Successor, UnitExtract, UnitSplit } from './unit-change.ts';

export const splitUnit = operation({
  kind: 'unit.split',
  name: { vi: 'Chia đơn vị', en: 'Split a unit' },
  body: UnitSplit,
  may: may<UnitSplit>((body) => body.unitId),
  async plan(db, { unitId, into, children: said, heirId, ...body }, by, followers) {
    const { changeId, from: day, document = '', renames } = body;
    const part = await parted(db, { unitId, into, said, day }, by);
    if (part instanceof Problem) return part;
    const { before, fact, begin, children, rest } = part;
    const unplaced = [...rest.values()].filter((history) => parentOn(history, day) === unitId);
    if (unplaced[0])
      return unitChangeProblem.childUnplaced({
        name: unplaced[0].facts.at(-1)?.name ?? '',
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
    const heir = heirId ?? most.id;
    const coming = takenOver(rest, day, (_, parentId) => (parentId === unitId ? heir : undefined));
    const after = new Map([[unitId, ended(before.get(unitId) as History, day)], ...children, ...coming]);
    const clash = renamed(after, day, renames);
    if (clash) return clash;
    const lineage = begin.map(
      ({ id, households = null }): Lineage => ({
        ...{ fromId: unitId, toId: id, how: 'part', households: households ?? null },
        heir: id === heir,
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
  const decided = await asDecided(db, pick(before, childIds));
  const placed = new Map([...decided].filter(([id]) => takers.has(id)));
  const children = takenOver(placed, day, (childId, parentId) =>
    parentId === unitId ? takers.get(childId) : undefined,
  );
  /** Beneath it on that day or later, and not spoken of. */
  const rest = new Map([...decided].filter(([id]) => !takers.has(id)));
  return { before, fact, begin, children, rest };
}
