import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { RowId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { command } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { kindProblem } from './kind.rules.ts';
import { chainLinks, countOfKind, endLink, keepKind, keepLink, unitKinds } from './kind.sql.ts';
import { ChainLink, UnitKind } from './kind.ts';

/** Adds a kind, or calls one by another name. The tier of a kind that units have stays. */
export const setKind = command({
  kind: 'unitKind.set',
  name: { vi: 'Đặt loại đơn vị', en: 'Set a unit kind' },
  body: UnitKind,
  may: { action: 'setting.change', unit: (_, db) => homeUnit(db) },
  async run(db, kind, by) {
    const before = (await unitKinds(db)).find(({ code }) => code === kind.code);
    const count = before && before.tier !== kind.tier ? await countOfKind(db, kind.code) : 0;
    if (count > 0) return kindProblem.inUse({ kind: kind.vi, count });
    await keepKind(db, kind);
    by.touch('unitKind', await homeUnit(db), 'common');
    return null;
  },
});

/** Adds a link of the chain, or changes it under its id. */
export const setLink = command({
  kind: 'chainLink.set',
  name: { vi: 'Đặt mắt xích nắm cơ sở', en: 'Set a chain link' },
  body: ChainLink,
  may: { action: 'setting.change', unit: (_, db) => homeUnit(db) },
  async run(db, link, by) {
    if (link.heldTier <= link.holderTier) return kindProblem.linkUpward();
    if (link.until !== null && link.until <= link.from) return kindProblem.linkBackward();
    const taken = (await chainLinks(db)).some(
      (other) =>
        other.id !== link.id &&
        other.holderTier === link.holderTier &&
        other.heldTier === link.heldTier &&
        (other.kind === 'assist') === (link.kind === 'assist') &&
        (other.until === null || link.from < other.until) &&
        (link.until === null || other.from < link.until),
    );
    if (taken) return kindProblem.linkTaken();
    await keepLink(db, link);
    by.touch('chainLink', link.id, 'common');
    return null;
  },
});

/** `until` is the first day on which the link no longer holds. */
export const endChainLink = command({
  kind: 'chainLink.end',
  name: { vi: 'Kết thúc mắt xích nắm cơ sở', en: 'End a chain link' },
  body: z.strictObject({ id: RowId, until: Day }),
  may: { action: 'setting.change', unit: (_, db) => homeUnit(db) },
  async run(db, { id, until }, by) {
    const link = (await chainLinks(db)).find((one) => one.id === id);
    if (!link) return requestProblem.notFound();
    if (until <= link.from) return kindProblem.linkBackward();
    await endLink(db, id, until);
    by.touch('chainLink', id, 'common');
    return null;
  },
});

export const kindCommands = [setKind, setLink, endChainLink];
