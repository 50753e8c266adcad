import { OnDay } from '../server/as-of.sql.ts';
import { asAsked, column, type Sheet } from '../server/sheet.http.ts';
import { reviews } from './review.sql.ts';
import { reviewText } from './review.texts.ts';
import { evaluationParts, kindText } from './review.ts';

/** The reviews with what they judged; the figures of one are on its paper. */
export const reviewSheets: Sheet[] = [
  {
    path: '/reviews',
    title: reviewText.title,
    action: 'review.read',
    columns: [
      column('Loại', 'Kind', 14),
      column('Kế hoạch', 'Plan', 20),
      column('Cơ quan', 'Body', 28),
      column('Ngày họp', 'Held on', 12, 'day'),
      column('Từ ngày', 'From', 12, 'day'),
      column('Đến ngày', 'Until', 12, 'day'),
      column('Tình trạng', 'State', 12),
      ...evaluationParts.map((part) => ({ heading: reviewText[part], width: 40, kind: 'text' as const })),
    ],
    async rows({ db, sender }, query) {
      return (await reviews(db, { ...sender, ...asAsked(OnDay, query) })).map((row) => [
        ...[kindText[row.kind], row.planName, row.bodyName, row.heldOn, row.from, row.to],
        row.state === 'signed' ? reviewText.signed : reviewText.draft,
        ...evaluationParts.map((part) => row.evaluation[part]),
      ]);
    },
  },
];
