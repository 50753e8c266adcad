import { datedFollower } from '../units/dated.follows.ts';

/** What was to be explained in an ended unit is explained in its successor from that day on; what was explained before stays as it was. */
export const { preview, apply, since, undo } = datedFollower({
  dated: {
    what: 'topic',
    table: 'topic',
    range: 'season',
    key: (row) => `${row.title} ${row.plan_id ?? ''} ${row.source}`,
    buckets: () => ['common'],
  },
  keepsUnbegun: true,
  line: ({ row, unitName, heirName, goes }) =>
    `${row.title} · ${goes ? `${unitName} → ${heirName}` : unitName}`,
  said: { vi: 'nội dung tuyên truyền', en: 'topics' },
  goes: { vi: 'nội dung tuyên truyền chuyển sang đơn vị kế thừa', en: 'topics that go to the successor' },
  ends: { vi: 'nội dung tuyên truyền kết thúc cùng đơn vị', en: 'topics that end with the unit' },
});
