import { expect } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { brought, commandOf, day as today } from '../../test/world/imports.ts';
import { idOf } from '../../test/world/world.ts';
import type { Tx } from '../server/sql.ts';

const facts = `xã has ấp1, ấp2\n ấp1 has tổ1, tổ2\n ấp2 has tổ3, tổ4\n Ba is clerk of xã\n An is official of xã\n Bình is official of xã
 An holds tổ1 from 2016-07-21`;
const link = (tx: Tx) =>
  sql`insert into chain_link (id, holder_tier, held_tier, kind, valid)
      values (${idOf('link')}, 3, 5, 'followAndSupport', '[2016-01-01,)')`.execute(tx);

inDatabase(
  'who has what is taken over under the issued plan, and who has it already stays',
  facts,
  async (tx) => {
    await link(tx);
    const csv = 'Họ và tên,Đơn vị,Thuộc,Từ ngày\nAn,tổ1,ấp1,\nBình,Tổ2,ấp1,1/8/2016\nBình,tổ3,,\n';
    const { body, sha256 } = await brought(tx, 'current', 'phan-cong.csv', csv);
    expect(body.counts).toMatchObject({ rows: 3, new: 2, same: 1, bad: 0 });
    expect(await send(tx, commandOf('current'), 'Ba', today, { file: sha256, on: today })).toBeNull();
    const { rows } = await sql<{ said: string }>`
    select concat_ws(' ', o.name, f.name, lower(a.held), a.kind) as said from assignment a join official o on o.id = a.official_id
      join unit_fact f on f.unit_id = a.unit_id order by f.name`.execute(tx);
    expect(rows.map(({ said }) => said)).toEqual([
      'An tổ1 2016-07-21 followAndSupport',
      'Bình tổ2 2016-08-01 followAndSupport',
      'Bình tổ3 2016-09-26 followAndSupport',
    ]);
    const again = await brought(tx, 'current', 'phan-cong.csv', csv);
    expect(again.body.counts).toMatchObject({ same: 3, new: 0 });
  },
);

inDatabase(
  'another holder, nobody of that name, no such unit, a day outside the plan: each row says so',
  facts,
  async (tx) => {
    await link(tx);
    const csv =
      'Họ và tên;Đơn vị;Từ ngày;Kế hoạch\nBình;tổ1;;\nCúc;tổ2;;\nBình;tổ9;;\nBình;tổ2;1/1/2016;\nBình;tổ3;hôm nay;\nBình;tổ3;;99\n';
    const { body } = await brought(tx, 'current', 'phan-cong.csv', csv);
    expect(body.rows.map((row: { problems: { vi: string }[] }) => row.problems[0]?.vi)).toEqual([
      'tổ1 đã có An theo dõi trong thời gian đó; hãy làm bàn giao hoặc thôi phân công trước.',
      'Không tìm thấy «Cúc» (họ và tên).',
      'Không tìm thấy «tổ9» (đơn vị).',
      'Ngày hiệu lực 1/1/2016 sớm hơn ngày ban hành kế hoạch (21/7/2016).',
      '«Từ ngày» phải là ngày (ví dụ 20/5/2016), đang ghi «hôm nay».',
      'Không tìm thấy «99» (kế hoạch).',
    ]);
  },
);

inDatabase(
  'who held a unit on the day the row says refuses it, also where they have ended since',
  facts,
  async (tx) => {
    await link(tx);
    await sql`update assignment set held = '[2016-07-21,2016-09-01)'`.execute(tx);
    const csv = 'Họ và tên,Đơn vị,Thuộc,Từ ngày\nBình,tổ1,ấp1,1/8/2016\n';
    const { body } = await brought(tx, 'current', 'phan-cong.csv', csv);
    expect(body.rows[0].problems[0]?.vi).toBe(
      'tổ1 đã có An theo dõi trong thời gian đó; hãy làm bàn giao hoặc thôi phân công trước.',
    );
    const since = await brought(tx, 'current', 'phan-cong.csv', csv.replace('1/8/2016', '1/9/2016'));
    expect(since.body.counts).toMatchObject({ new: 1, bad: 0 });
    const said = { file: since.sha256, on: today };
    expect(await send(tx, commandOf('current'), 'Ba', today, said)).toBeNull();
  },
);
