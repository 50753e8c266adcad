import { sql } from 'kysely';
import { datedFollower, inTurn } from '../units/dated.follows.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import * as store from './unit-end.sql.ts';

/** Where officials live or know the area becomes the successor; a member in charge goes on there where it has none. */
const places: UnitFollower = {
  preview: async (db, changing) => [
    {
      what: {
        vi: 'cán bộ có nơi ở, địa bàn chuyển sang đơn vị kế thừa',
        en: 'officials whose home or area becomes the successor',
      },
      count: await store.countPlaced(db, changing),
    },
  ],
  apply: store.movePlaced,
  undo: store.putPlacedBack,
};

const membersInCharge = datedFollower({
  dated: {
    what: 'post',
    table: 'post',
    range: 'held',
    of: sql`t.title = 'memberInCharge'`,
    person: sql`coalesce((select name from official where id = t.official_id), t.holder_name)`,
    key: () => '',
    buckets: () => ['common'],
  },
  said: { vi: 'đảng viên phụ trách', en: 'members in charge' },
  goes: {
    vi: 'đảng viên phụ trách tiếp nối ở đơn vị kế thừa',
    en: 'members in charge who go on in the successor',
  },
  ends: {
    vi: 'đảng viên phụ trách thôi phụ trách cùng đơn vị',
    en: 'members in charge who end with the unit',
  },
});

/**
 * A body ends with its unit: it decides nothing any more, and its papers stay its own. Its posts stay as they are, for a person to say
 * who sits in which body of the successor.
 */
const bodies = datedFollower({
  dated: {
    what: 'body',
    table: 'body',
    range: 'valid',
    person: sql`t.name || ' (' || (select count(*) from post where post.body_id = t.id and upper_inf(post.held)) || ')'`,
    key: (row) => String(row.id),
    buckets: () => ['common'],
    ends: true,
  },
  keepsUnbegun: true,
  said: { vi: 'tổ chức', en: 'bodies' },
  goes: { vi: '', en: '' },
  ends: {
    vi: 'tổ chức kết thúc cùng đơn vị; hãy kiện toàn tổ chức và chức vụ ở đơn vị kế thừa (số chức vụ trong ngoặc)',
    en: 'bodies that end with the unit; appoint bodies and posts in the successor (posts in brackets)',
  },
});

export const { preview, apply, since, undo } = inTurn(places, membersInCharge, bodies);
