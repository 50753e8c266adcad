import * as z from 'zod/mini';
import { OnDay } from '../server/as-of.sql.ts';
import { onlyIfSeen } from '../server/http.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { Year } from './due-day.http.ts';
import { dueRules, storedHolidays } from './due-day.sql.ts';
import { dueBasisText, dueDayText, dueWhatText } from './due-day.texts.ts';
import { listOf } from './holiday.rules.ts';
import { ofBody } from './number.http.ts';
import { numbersOf, termsOf } from './number.sql.ts';
import { planTypeText } from './plan.rules.ts';
import { unitOfBody } from './plan.sql.ts';
import { planText } from './plan.texts.ts';

const YearAsked = z.strictObject({ year: z.optional(Year) });
const days = { rests: { vi: 'Nghỉ', en: 'Rest' }, works: { vi: 'Làm bù', en: 'Make-up day' } };

/** The registry of a body's document numbers and its terms, a year's holidays, and the due days. */
export const numberSheets: Sheet[] = [
  {
    path: '/document-numbers',
    title: { vi: 'Sổ số văn bản', en: 'Document numbers' },
    action: 'number.note',
    columns: [
      column('Loại', 'Kind', 14),
      column('Số', 'Number', 8, 'count'),
      column('Năm hoặc nhiệm kỳ', 'Year or term', 14),
      column('Ngày', 'Day', 12, 'day'),
      column('Về việc', 'About', 60),
      column('Đã thu hồi', 'Withdrawn', 10),
    ],
    async rows(request, query) {
      const { bodyId, on } = asAsked(ofBody, query);
      const { db, sender } = request;
      await onlyIfSeen(request, 'number.note', await unitOfBody(db, bodyId, sender.today));
      const rows = await numbersOf(db, bodyId, on);
      return rows.map((row) => [
        ...[
          row.type in planTypeText ? planTypeText[row.type as keyof typeof planTypeText] : row.type,
          row.number,
        ],
        ...[
          row.series,
          row.day,
          row.about.startsWith('review:') ? planText.ofReview : row.about,
          row.withdrawn ? 'x' : null,
        ],
      ]);
    },
  },
  {
    path: '/holidays',
    title: { vi: 'Ngày nghỉ, ngày làm bù', en: 'Holidays and make-up days' },
    action: 'dueDay.read',
    columns: [
      column('Ngày', 'Day', 12, 'day'),
      column('Tên', 'Name', 40),
      column('Nghỉ hay làm', 'Rest or work', 14),
    ],
    async rows({ db, sender }, query) {
      const { year = Number(sender.today.slice(0, 4)) } = asAsked(YearAsked, query);
      const { holidays, makeUpDays } = listOf(year, await storedHolidays(db, year));
      return [
        ...holidays.map(({ day, name }) => [day, name, days.rests]),
        ...makeUpDays.map(({ day, name }) => [day, name, days.works]),
      ];
    },
  },
  {
    path: '/due-rules',
    title: dueDayText.rules,
    action: 'dueDay.read',
    columns: [
      column('Việc', 'Matter', 36),
      column('Số ngày', 'Days', 10, 'count'),
      column('Cách tính', 'Counted in', 32),
      column('Áp dụng từ ngày', 'From', 14, 'day'),
      column('Đến ngày', 'To', 12, 'day'),
    ],
    async rows({ db }, query) {
      const { on } = asAsked(OnDay, query);
      const rules = await dueRules(db, undefined, on);
      return rules.map(({ what, days, basis, from, to }) => [
        dueWhatText[what],
        days,
        dueBasisText[basis],
        from,
        to,
      ]);
    },
  },
  {
    path: '/terms',
    title: planText.terms,
    action: 'number.note',
    columns: [
      column('Nhiệm kỳ', 'Term', 14),
      column('Từ ngày', 'From', 12, 'day'),
      column('Đến ngày', 'To', 12, 'day'),
    ],
    async rows(request, query) {
      const { bodyId, on } = asAsked(ofBody, query);
      const { db, sender } = request;
      await onlyIfSeen(request, 'number.note', await unitOfBody(db, bodyId, sender.today));
      return (await termsOf(db, bodyId, on)).map((term) => [term.name, term.from, term.to]);
    },
  },
];
