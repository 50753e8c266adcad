import { expect } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { brought, commandOf, day as today } from '../../test/world/imports.ts';
import { idOf } from '../../test/world/world.ts';

const facts = 'xã has ấp1\n Ba is clerk of xã\n An is official of xã\n Bình is official of xã';

inDatabase(
  'officials are entered and brought up to date, each known again by name and sector',
  facts,
  async (tx) => {
    await sql`update official set sector = 'Văn phòng', contact = '0900 000 001' where name = 'An'`.execute(
      tx,
    );
    const csv = `Họ và tên,Chức vụ,Đối tượng,Ngành,Nơi ở,Kỹ năng,Điện thoại
An,Chánh văn phòng,công chức,văn phòng,ấp1,kế toán 2,0900 000 001
Bình,,,,,,
Cán bộ 1,Trưởng ban,Cán bộ,Ban Xây dựng Đảng,,tuyên truyền 3*,0900 000 002
`;
    const { body, sha256 } = await brought(tx, 'officials', 'can-bo.csv', csv);
    expect(body.counts).toMatchObject({ rows: 3, new: 1, changed: 1, same: 1, bad: 0 });
    const [an] = body.rows;
    expect(
      an.changes.map((one: { what: { vi: string }; to: string }) => `${one.what.vi}: ${one.to}`),
    ).toEqual(['Kỹ năng: kế toán 2', 'Chức vụ: Chánh văn phòng', 'Nơi ở: ấp1', 'Đối tượng: Công chức']);
    expect(await send(tx, commandOf('officials'), 'Ba', today, { file: sha256, on: today })).toBeNull();
    expect((await brought(tx, 'officials', 'can-bo.csv', csv)).body.counts).toMatchObject({ same: 3 });
    const { rows } = await sql`select name, category, sector, post_title from official order by name`.execute(
      tx,
    );
    expect(rows).toContainEqual({
      ...{ name: 'An', category: 'civilServant', sector: 'Văn phòng', postTitle: 'Chánh văn phòng' },
    });
  },
);

inDatabase('a namesake of another sector is asked about: the same person, or another', facts, async (tx) => {
  await sql`update official set sector = 'Văn phòng' where name = 'An'`.execute(tx);
  const csv = 'Họ và tên;Ngành\nAn;Địa chính\n';
  const { body, sha256 } = await brought(tx, 'officials', 'can-bo.csv', csv);
  expect(body.counts).toMatchObject({ bad: 1, asked: 1 });
  const same = await brought(tx, 'officials', 'can-bo.csv', csv, { asked: '&answers={"2":"same"}' });
  expect(same.body.counts).toMatchObject({ changed: 1, bad: 0 });
  const other = { file: sha256, on: today, answers: { '*': 'other' }, seen: { new: 1, changed: 0 } };
  expect(await send(tx, commandOf('officials'), 'Ba', today, other)).toBeNull();
  const { rows } = await sql<{
    sector: string;
  }>`select sector from official where name = 'An' order by sector`.execute(tx);
  expect(rows.map(({ sector }) => sector)).toEqual(['Văn phòng', 'Địa chính']);
});

inDatabase(
  'a post held in a body, as the list prints it, is no change of what is known',
  facts,
  async (tx) => {
    await sql`insert into body (id, unit_id, kind, name, sort_key) values (${idOf('chi bộ')}, ${idOf('ấp1')}, 'cell', 'Chi bộ Ấp 1', '')`.execute(
      tx,
    );
    await sql`insert into post (id, body_id, title, official_id, held)
    values (${idOf('bí thư')}, ${idOf('chi bộ')}, 'secretary', ${idOf('An')}, '(,)')`.execute(tx);
    const judged = async (post: string) =>
      (await brought(tx, 'officials', 'a.csv', `Họ và tên;Chức vụ\nAn;${post}\n`)).body.counts;
    expect(await judged('"Bí thư, Chi bộ Ấp 1"')).toMatchObject({ same: 1, changed: 0 });
    expect(await judged('Trưởng ban')).toMatchObject({ same: 0, changed: 1 });
  },
);
