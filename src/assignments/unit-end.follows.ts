import { sql } from 'kysely';
import type { Text } from '../kernel/text.ts';
import { datedFollower, inTurn } from '../units/dated.follows.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import { byHand } from './reason.ts';
import * as store from './unit-end.sql.ts';

/**
 * Assignments of an ended unit end on that day, and its successor is followed by the same official under the same plan, received as it was.
 * One who holds the successor already stays; of several predecessors the holder of the one with most households goes on.
 */
const holders = datedFollower({
  dated: {
    what: 'assignment',
    table: 'assignment',
    range: 'held',
    person: sql`(select name from official where id = t.official_id)`,
    key: (row) => String(row.kind),
    buckets: (row) => [`unit:${row.unit_id}`, `official:${row.official_id}`],
    beside: ['end_reason', 'reason'],
  },
  keepsUnbegun: true,
  ended: ({ unitName, heirName, goes, ending, instead, row }) => ({
    end_reason: (goes || instead?.row.official_id === row.official_id
      ? `«${unitName}» kết thúc; tiếp nối ở «${heirName}»`
      : ending.how === 'successor'
        ? `«${unitName}» sáp nhập vào «${heirName}», nơi đã có người phụ trách`
        : `«${unitName}» kết thúc, không có đơn vị kế thừa`
    ).slice(0, 300),
  }),
  begun: ({ unitName }) => ({ reason: byHand(`tiếp nối «${unitName}»`) }),
  line: ({ personName, unitName, heirName, goes, instead }) =>
    [
      `${unitName} · ${personName}`,
      ...(goes ? [`→ ${heirName}`] : instead ? [`(${heirName}: ${instead.personName})`] : []),
    ].join(' '),
  said: { vi: 'phân công', en: 'assignments' },
  goes: {
    vi: 'phân công tiếp nối ở đơn vị kế thừa, vẫn người đang phụ trách',
    en: 'assignments that go on in the successor with the same official',
  },
  ends: {
    vi: 'phân công kết thúc vì đơn vị kết thúc hoặc đơn vị kế thừa đã có người phụ trách',
    en: 'assignments that end: the unit has no successor, or another holds it',
  },
});

/** What units need and how much work they are is not dated: it goes to a successor that has none of its own. */
const wantedFollower = (wanted: store.Wanted, what: Text): UnitFollower => ({
  async preview(db, changing) {
    const rows = await store.wantedByHeirs(db, changing, wanted);
    return [{ what, count: rows.length, lines: rows.map(({ unitName }) => unitName) }];
  },
  apply: (db, changing) => store.passWanted(db, changing, wanted),
  since: (db, changeIds) => store.wantedSince(db, changeIds, wanted),
  undo: (db, changeId) => store.putWantedBack(db, changeId, wanted),
});

export const { preview, apply, since, undo } = inTurn(
  holders,
  wantedFollower(
    { what: 'need', table: 'unit_need' },
    {
      vi: 'đơn vị có yêu cầu về người phụ trách; đơn vị kế thừa nhận nếu chưa có',
      en: 'units with needs, which a successor takes where it has none',
    },
  ),
  wantedFollower(
    { what: 'workload', table: 'unit_workload' },
    {
      vi: 'đơn vị nhiều việc; đơn vị kế thừa nhận mức cao nhất nếu chưa có',
      en: 'units of more work; a successor takes the highest where it has none',
    },
  ),
);
export const open = store.assignmentsFrom;
