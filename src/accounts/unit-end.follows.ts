import { sql } from 'kysely';
import { datedFollower, inTurn } from '../units/dated.follows.ts';

/**
 * Roles over an ended unit, and those delegated, go to its successor and reach all of it; where it has none they end, for a right over
 * the unit above would be a larger one.
 */
export const { preview, apply, since, undo } = inTurn(
  datedFollower({
    dated: {
      what: 'duty',
      table: 'duty',
      range: 'held',
      person: sql`(select name from official where id = t.official_id)`,
      key: (row) => `${row.official_id} ${row.role}`,
      buckets: (row) => [`official:${row.official_id}`],
    },
    said: { vi: 'vai trò', en: 'roles' },
    goes: {
      vi: 'vai trò chuyển sang đơn vị kế thừa; quyền nay có ở toàn đơn vị đó',
      en: 'roles that go to the successor; each now reaches all of it',
    },
    ends: { vi: 'vai trò kết thúc cùng đơn vị', en: 'roles that end with the unit' },
  }),
  datedFollower({
    dated: {
      what: 'delegation',
      table: 'delegation',
      range: 'held',
      person: sql`(select name from official where id = t.to_id)`,
      key: (row) => `${row.from_id} ${row.to_id} ${row.role}`,
      buckets: (row) => [`official:${row.from_id}`, `official:${row.to_id}`],
    },
    said: { vi: 'ủy quyền', en: 'delegations' },
    goes: {
      vi: 'ủy quyền chuyển sang đơn vị kế thừa; quyền nay có ở toàn đơn vị đó',
      en: 'delegations that go to the successor; each now reaches all of it',
    },
    ends: { vi: 'ủy quyền kết thúc cùng đơn vị', en: 'delegations that end with the unit' },
  }),
);
