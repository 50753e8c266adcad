import { datedFollower } from '../units/dated.follows.ts';

/** The heir takes over a regular meeting day where it has none of that kind; two or more of them: that of the unit with most households. */
export const { preview, apply, since, undo } = datedFollower({
  dated: {
    what: 'meetingDay',
    table: 'meeting_day',
    range: 'valid',
    key: (row) => String(row.what),
    buckets: (row) => [`unit:${row.unit_id}`],
  },
  said: { vi: 'lệ họp', en: 'meeting days' },
  goes: { vi: 'lệ họp chuyển sang đơn vị kế thừa', en: 'meeting days that go to the successor' },
  ends: { vi: 'lệ họp kết thúc cùng đơn vị', en: 'meeting days that end with the unit' },
});
