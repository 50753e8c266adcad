import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { chainLinks, unitKinds } from './kind.sql.ts';
import { kindText } from './unit.texts.ts';

/** What units may be, and which tier holds which. */
export const kindSheets: Sheet[] = [
  {
    path: '/unit-kinds',
    title: { vi: 'Loại đơn vị', en: 'Kinds of units' },
    action: 'unit.read',
    columns: [
      column('Cấp', 'Tier', 8, 'count'),
      column('Tên tiếng Việt', 'Vietnamese', 26),
      column('Tên tiếng Anh', 'English', 26),
      column('Mã loại', 'Kind code', 16),
    ],
    rows: async ({ db }) => (await unitKinds(db)).map((kind) => [kind.tier, kind.vi, kind.en, kind.code]),
  },
  {
    path: '/chain-links',
    title: { vi: 'Cấp nào nắm cấp nào', en: 'Which tier holds which' },
    action: 'unit.read',
    columns: [
      column('Cấp nắm', 'Holder tier', 10, 'count'),
      column('Cấp được nắm', 'Held tier', 12, 'count'),
      column('Hình thức', 'Kind', 22),
      column('Từ ngày', 'From', 12, 'day'),
      column('Thôi từ ngày', 'No longer from', 12, 'day'),
    ],
    async rows({ db }, query) {
      const { on } = asAsked(z.strictObject({ on: z.optional(Day) }), query);
      const rows = await chainLinks(db, on);
      return rows.map((link) => [link.holderTier, link.heldTier, kindText[link.kind], link.from, link.until]);
    },
  },
];
