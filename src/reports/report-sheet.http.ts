import * as z from 'zod/mini';
import { lastDay, Month } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { onlyIfSeen } from '../server/http.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { unitNames } from '../units/unit.sql.ts';
import { figuresOfUnit } from './figure.sql.ts';
import { type Figure, type Figures, figureNames, figures } from './figure.ts';
import { RowsAsked, rowsBehind } from './report.http.ts';
import { stateText } from './report.rules.ts';
import * as store from './report.sql.ts';

const kindOf = (name: Figure) => (name.endsWith('Vnd') ? 'money' : 'count');
const figureColumns = figureNames.map((name) => ({
  ...({ heading: { vi: figures[name].vi, en: figures[name].en }, width: 13, kind: kindOf(name) } as const),
}));
const amounts = (of: Figures | null) => figureNames.map((name) => of && (of[name] ?? 0));
const MonthAsked = z.strictObject({ ...OnDay.shape, unitId: UnitId, month: Month });
const FiguresAsked = z.strictObject({ unitId: UnitId, from: Month, to: Month });
const counted = { live: { vi: 'từ nhật ký', en: 'from the diary' }, signed: { vi: 'đã ký', en: 'signed' } };
const together = { vi: 'Cộng cả đơn vị đã sáp nhập vào', en: 'With the units it took over' };
const ownWords = { vi: 'Ghi ở chính đơn vị', en: 'Of the unit itself' };
const goneWords = { vi: 'Đơn vị không còn trực thuộc', en: 'Units no longer beneath' };
const notSigned = { vi: 'Chưa ký', en: 'Not signed' };

/** Everyone's month for a committee, and a unit's figures with those of each unit beneath it. */
export const reportSheets: Sheet[] = [
  {
    path: '/reports/month',
    title: { vi: 'Báo cáo tháng', en: 'Reports of a month' },
    action: 'report.read',
    columns: [
      column('Cán bộ', 'Official', 26),
      column('Cấp ủy', 'Committee of', 26),
      column('Tình trạng', 'State', 16),
      column('Ký ngày', 'Signed on', 12, 'day'),
      ...figureColumns,
    ],
    async rows(request, query) {
      const { unitId, month, on } = asAsked(MonthAsked, query);
      await onlyIfSeen(request, 'report.read', unitId);
      const { db, sender } = request;
      const { rows } = await store.boardOf(db, unitId, month, sender.today, on);
      const names = await unitNames(db, [...new Set(rows.map((row) => row.unitId))], lastDay(month));
      return rows.map((row) => [
        ...[row.officialName, names.get(row.unitId) ?? ''],
        ...[row.state ? stateText[row.state] : notSigned, row.signedOn],
        ...amounts(row.figures),
      ]);
    },
  },
  {
    path: '/figures/rows',
    title: { vi: 'Các dòng của một số liệu', en: 'Rows behind a figure' },
    action: 'figure.read',
    columns: [
      column('Đơn vị', 'Unit', 24),
      column('Ngày', 'Day', 12, 'day'),
      column('Số liệu', 'Figure', 26),
      column('Cán bộ', 'Official', 26),
      column('Số lượng', 'Amount', 14, 'count'),
    ],
    async rows(request, query) {
      const asked = asAsked(RowsAsked, query);
      await onlyIfSeen(request, 'figure.read', asked.unitId);
      const { vi, en } = figures[asked.figure];
      const lines = await rowsBehind(request.db, asked);
      return lines.map((line) => [line.unitName, line.day, { vi, en }, line.officialName, line.amount]);
    },
  },
  {
    path: '/figures',
    title: { vi: 'Số liệu theo đơn vị', en: 'Figures by unit' },
    action: 'figure.read',
    columns: [column('Đơn vị', 'Unit', 26), column('Số liệu', 'Figures', 14), ...figureColumns],
    async rows(request, query) {
      const { unitId, from, to } = asAsked(FiguresAsked, query);
      await onlyIfSeen(request, 'figure.read', unitId);
      const { db } = request;
      const of = await figuresOfUnit(db, unitId, { from, to });
      const name = (await unitNames(db, [unitId], of.on)).get(unitId) ?? '';
      const { live, signed } = counted;
      const taken =
        of.predecessors.length === 0 ? [] : [...of.predecessors, { name: together, ...of.together }];
      return [
        [name, live, ...amounts(of.live)],
        [name, signed, ...amounts(of.signed)],
        ...of.beneath.units.map((row) => [row.name, live, ...amounts(row.figures)]),
        [ownWords, live, ...amounts(of.beneath.own)],
        [goneWords, live, ...amounts(of.beneath.gone)],
        ...taken.flatMap((row) => [
          [row.name, live, ...amounts(row.live)],
          [row.name, signed, ...amounts(row.signed)],
        ]),
      ];
    },
  },
];
