import { OnDay } from '../server/as-of.sql.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { schemes } from './rating.sql.ts';
import { schemeText } from './rating.texts.ts';

const parts = {
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  level: { vi: 'Loại', en: 'Class' },
  weak: { vi: 'Diện yếu', en: 'Weak' },
};

/** Rating schemes, a row a criterion or class: for a criterion the most points, for a class those from which it is given. */
export const schemeSheets: Sheet[] = [
  {
    path: '/rating-schemes',
    title: schemeText.title,
    action: 'rating.read',
    columns: [
      column('Tên thang', 'Scheme', 32),
      column('Bản', 'Version', 8, 'count'),
      column('Áp dụng từ ngày', 'From', 14, 'day'),
      column('Thôi từ ngày', 'No longer from', 12, 'day'),
      column('Phần', 'Part', 12),
      column('Tên gọi', 'Name', 44),
      column('Điểm', 'Points', 8, 'count'),
      column('Ghi chú', 'Note', 12),
    ],
    async rows({ db }, query) {
      const { on } = asAsked(OnDay, query);
      return (await schemes(db, on)).flatMap(({ name, version, from, until, criteria, levels }) => {
        const head = [name, version, from, until];
        return [
          ...criteria.map(({ vi, en, most }) => [...head, parts.criterion, { vi, en }, most, null]),
          ...levels.map((level) => [
            ...[...head, parts.level, { vi: level.vi, en: level.en }, level.from],
            level.weak ? parts.weak : null,
          ]),
        ];
      });
    },
  },
];
