import { expect } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { brought, commandOf, day } from '../../test/world/imports.ts';
import { idOf } from '../../test/world/world.ts';
import { assignmentSheets } from '../assignments/assignment-sheet.http.ts';
import { officialSheets } from '../officials/official.http.ts';
import { sheetRoutes } from '../server/sheet.http.ts';
import type { Tx } from '../server/sql.ts';

/** Rows taken away behind the commands' back are a change all the same. */
const heard = (tx: Tx) =>
  sql`insert into bucket (name, version) values ('common', 1) on conflict (name) do update set version = bucket.version + 1`.execute(
    tx,
  );

/** What leaves is what an import reads: the same list comes to nothing, and into a place without it, to all of it again. */
const facts = `xã has ấp1, ấp2\n ấp1 has tổ1, tổ2\n ấp2 has tổ1b
 Ba is clerk of xã\n An is official of xã\n Bình is official of xã\n An holds tổ1 from 2016-07-21`;
const routes = sheetRoutes([...officialSheets, ...assignmentSheets]);
const left = async (tx: Tx, path: string) => {
  const { status, bytes } = await get(tx, 'Ba', day, routes, `/${path}&purpose=kiem%20tra`);
  expect(status).toBe(200);
  return bytes;
};
/** Two groups of one name, in two hamlets. */
const alike = (tx: Tx) =>
  sql`update unit_fact set name = 'tổ1', sort_key = 'to1', search_key = 'to1', identity_key =
        (select identity_key from unit_fact where unit_id = ${idOf('tổ1')}) where unit_id = ${idOf('tổ1b')}`.execute(
    tx,
  );

for (const ending of ['csv', 'xlsx'])
  for (const lang of ['vi', 'en'])
    inDatabase(`officials as ${ending}, ${lang}`, facts, async (tx) => {
      await alike(tx);
      await sql`update official set sector = 'Văn phòng; «một cửa»', post_title = '+ Trưởng ban', contact = '-0900 000 001', category = 'volunteer',
                home_unit_id = ${idOf('tổ1b')}, area_unit_id = ${idOf('ấp1')} where name = 'An'`.execute(tx);
      await sql`insert into official_skill (official_id, skill, level, strength)
                values (${idOf('An')}, 'kế toán', 2, true), (${idOf('An')}, 'tuyên truyền', 1, false)`.execute(
        tx,
      );
      const path = `officials.${ending}?lang=${lang}`;
      const first = await left(tx, path);
      const same = await brought(tx, 'officials', `ds.${ending}`, first);
      expect(same.body.counts, JSON.stringify(same.body)).toMatchObject({
        new: 0,
        changed: 0,
        bad: 0,
        rows: 3,
      });
      await sql`update official set name = 'Người cũ', active = '(,2000-01-01)' where name in ('An', 'Bình')`.execute(
        tx,
      );
      await heard(tx);
      const { sha256, body } = await brought(tx, 'officials', `ds.${ending}`, first);
      expect(body.counts).toMatchObject({ new: 2, same: 1, bad: 0 });
      expect(await send(tx, commandOf('officials'), 'Ba', day, { file: sha256, on: day })).toBeNull();
      expect(await left(tx, path)).toEqual(first);
    });

inDatabase('assignments as of a day', facts, async (tx) => {
  await alike(tx);
  await sql`insert into chain_link (id, holder_tier, held_tier, kind, valid)
            values (${idOf('link')}, 3, 5, 'followAndSupport', '[2016-01-01,)')`.execute(tx);
  const csv = `Họ và tên,Đơn vị,Thuộc,Từ ngày,Lý do\nBình,tổ1,ấp2,2016-08-01,"=ở gần; -5 km"\n`;
  const given = await brought(tx, 'current', 'pc.csv', csv);
  expect(await send(tx, commandOf('current'), 'Ba', day, { file: given.sha256, on: day })).toBeNull();
  for (const ending of ['csv', 'xlsx']) {
    const first = await left(tx, `assignments.${ending}?on=${day}`);
    const same = await brought(tx, 'current', `pc.${ending}`, first);
    expect(same.body.counts, JSON.stringify(same.body)).toMatchObject({ rows: 2, same: 2, new: 0, bad: 0 });
    await sql`delete from assignment`.execute(tx);
    await heard(tx);
    const { sha256, body } = await brought(tx, 'current', `pc.${ending}`, first);
    expect(body.counts, JSON.stringify(body)).toMatchObject({ rows: 2, new: 2, bad: 0 });
    expect(await send(tx, commandOf('current'), 'Ba', day, { file: sha256, on: day })).toBeNull();
    if (ending === 'csv') expect(first.toString()).toContain(`"'=ở gần;' -5 km"`);
    const again = await left(tx, `assignments.${ending}?on=${day}`);
    expect(again).toEqual(first);
  }
});
