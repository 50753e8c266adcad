import { describe, expect, test } from 'vitest';
import { myThanh } from '../../src/main/samples/my-thanh.ts';
import { sql } from '../world/database.ts';
import { Actor } from './actor.ts';
import { browserOfThisFile, executablePath, findings, type Size, sizes } from './browser.ts';
import { installationWith, type Standing } from './installation.ts';

/** Units are merged, the merger is taken back and made again, a hamlet is split; a unit's line is drawn and its tier mapped. */
for (const size of Object.keys(sizes) as Size[])
  describe.skipIf(!executablePath)(`rearranging units at ${sizes[size].width} px`, () => {
    const standing = installationWith(myThanh);
    const browser = browserOfThisFile();
    let clerk: Actor;
    const open = async (path: string, heading: string | RegExp) => {
      await clerk.page.goto(`${standing.address}/${path}`);
      await clerk.heading(heading);
    };

    test('two groups are ticked, what would follow is shown, carried out, and taken back', async () => {
      clerk = await Actor.as(browser(), standing.address, size, 'Văn phòng Đảng ủy', 'units');
      await open('units?tab=list', 'Đơn vị');
      for (const name of ['Tổ 86', 'Tổ 87'])
        await clerk.page.getByRole('checkbox', { name: `Chọn ${name}`, exact: true }).check();
      await clerk.says('Đã chọn 2 đơn vị');
      await clerk.follow('Sáp nhập các đơn vị đã chọn');
      await clerk.heading('Sáp nhập');
      await clerk.press('Xem trước');
      await clerk.page.getByRole('alert').getByText('Tên đơn vị').waitFor();
      await clerk.fill('Tên đơn vị', 'Tổ 86-87');
      await clerk.fill('Theo văn bản', 'Quyết định 45/QĐ-UBND');
      await clerk.look('merge');
      await clerk.press('Xem trước');
      await clerk.says('thuộc Ấp 6 · toàn bộ về Tổ 86-87');
      await clerk.look('merge-seen');
      await clerk.page.goBack();
      await clerk.says('Theo văn bản');
      expect(await clerk.page.getByLabel('Tên đơn vị').inputValue()).toBe('Tổ 86-87');
      await clerk.press('Xem trước');
      await clerk.says('thuộc Ấp 6 · toàn bộ về Tổ 86-87');
      expect(await standingNamed(standing, 'Tổ 86-87')).toBe(0);
      await clerk.press('Thực hiện');
      await clerk.says('Đã thực hiện');
      await clerk.look('merge-done');
      expect(await standingNamed(standing, 'Tổ 86-87')).toBe(1);
      await clerk.press('Hoàn tác');
      await clerk.confirm();
      await clerk.says('Đã hoàn tác');
      expect([await standingNamed(standing, 'Tổ 86-87'), await standingNamed(standing, 'Tổ 86')]).toEqual([
        0, 1,
      ]);
      await clerk.follow('Các thay đổi đơn vị');
      await clerk.heading('Các thay đổi đơn vị');
      await clerk.says('Quyết định 45/QĐ-UBND');
      await clerk.look('changes');
    }, 120_000);

    test('a unit gets another name at once, without a question, and the way back is there', async () => {
      const group = await idOf(standing, 'Tổ 85');
      await open(`units/${group}/edit`, /Tổ 85/);
      await clerk.fill('Tên đơn vị', 'Tổ 85 mới');
      await clerk.fillDay('Kể từ ngày', '26/9/2016');
      await clerk.press('Lưu');
      await clerk.heading('Tổ 85 mới');
      expect(await clerk.dialog().count()).toBe(0);
      await clerk.press('Hoàn tác');
      await clerk.says('Đã hoàn tác');
      expect([await standingNamed(standing, 'Tổ 85'), await standingNamed(standing, 'Tổ 85 mới')]).toEqual([
        1, 0,
      ]);
    }, 60_000);

    test('a hamlet is split: shares are counted, each group goes to one of the new ones', async () => {
      const hamlet = await idOf(standing, 'Ấp 5');
      await sql`update unit_fact set households = 500 where unit_id = ${hamlet}`.execute(standing.db);
      await open(`unit-changes/new?unit=${hamlet}`, 'Sắp xếp đơn vị');
      await clerk.follow('Chia');
      await clerk.heading('Chia');
      await clerk.page.getByLabel('Tên đơn vị').nth(0).fill('Ấp 5A');
      await clerk.page.getByLabel('Tên đơn vị').nth(1).fill('Ấp 5B');
      await clerk.page.getByLabel('Số hộ').nth(0).fill('300');
      await clerk.says('Đã chia 300 / 500 hộ; còn 200.');
      await clerk.page.getByLabel('Số hộ').nth(1).fill('200');
      await clerk.page.locator('select[name^="children."]').first().focus();
      await clerk.page.keyboard.press('2');
      await clerk.says(/^Đã chọn cho 1\//);
      await clerk.press('Còn lại về 1');
      await clerk.look('split');
      await clerk.press('Xem trước');
      await clerk.says('việc đang dở về Ấp 5A');
      await clerk.look('split-seen');
      await clerk.press('Thực hiện');
      await clerk.says('Đã thực hiện');
      expect([await standingNamed(standing, 'Ấp 5A'), await standingNamed(standing, 'Ấp 5')]).toEqual([1, 0]);
    }, 120_000);

    test('a split that leaves something open asks who takes it', async () => {
      const { rows } = await sql<{ unitId: string }>`
        select c.unit_id from concern c join unit_fact f on f.unit_id = c.unit_id and f.kind = 'group' and upper_inf(f.valid)
         where c.state = 'open' order by c.number limit 1`.execute(standing.db);
      // Someone else: the browser itself notes the question as an answer of 422.
      const other = await Actor.as(browser(), standing.address, size, 'Văn phòng Đảng ủy', 'units');
      await other.page.goto(`${standing.address}/unit-changes/new?what=split&unit=${rows[0]?.unitId}`);
      await other.heading('Chia');
      for (const [at, name] of ['Tổ Đông', 'Tổ Tây'].entries())
        await other.page.getByLabel('Tên đơn vị').nth(at).fill(name);
      await other.press('Xem trước');
      await other.page.getByRole('group', { name: 'Ai tiếp nhận việc đang dở?' }).waitFor();
      expect(await findings(other.page)).toEqual([]);
      await other.shoot('split-asks');
      await other.choose('Tổ Tây');
      await other.press('Xem trước');
      await other.says(/việc đang dở về Tổ Tây/);
      await other.press('Sửa lại');
      expect(await other.page.getByLabel('Tên đơn vị').nth(0).inputValue()).toBe('Tổ Đông');
      await other.leave();
    }, 60_000);

    test('the line of a unit is drawn, and each name leads to the unit as of its days', async () => {
      const hamlet = await idOf(standing, 'Ấp 5A');
      await open(`units/${hamlet}?tab=lineage`, 'Ấp 5A');
      const before = clerk.page.locator('svg').getByRole('link', { name: 'Ấp 5', exact: true });
      await before.waitFor();
      await clerk.look('lineage');
      await before.focus();
      await clerk.page.keyboard.press('Enter');
      await clerk.heading(/^Ấp 5$/);
      await clerk.says(/^Đang xem như tại ngày/);
      await clerk.says(/^Đơn vị kết thúc ngày/);
      await clerk.look('before');
    }, 60_000);

    test('units of a tier lie on a map where their outlines are known, else as tiles, with a table', async () => {
      await open(`units/map?under=${await idOf(standing, 'Ấp 6')}`, 'Bản đồ đơn vị');
      await clerk.page.getByRole('button', { name: /^Tổ 90/ }).waitFor();
      await clerk.page.getByLabel('Tô màu theo').selectOption({ label: 'Lần đi cơ sở trong tháng' });
      await clerk.look('tiles');
      await sql`
        insert into unit_boundary (unit_id, valid, outline)
        select unit_id, '(,)', json_build_object('type', 'Polygon', 'coordinates', json_build_array(json_build_array(
                 json_build_array(106.5 + at * 0.01, 10.2), json_build_array(106.51 + at * 0.01, 10.2 + at * 0.001),
                 json_build_array(106.51 + at * 0.01, 10.21), json_build_array(106.5 + at * 0.01, 10.21), json_build_array(106.5 + at * 0.01, 10.2))))
          from (select unit_id, row_number() over (order by name) as at from unit_fact where kind = 'hamlet' and upper_inf(valid)) h`.execute(
        standing.db,
      );
      await open('units/map', 'Bản đồ đơn vị');
      await clerk.page.locator('svg path.ground').first().waitFor();
      await clerk.look('map');
      await clerk.leave();
    }, 60_000);
  });

/** How many units of that name stand from now on. */
async function standingNamed({ db }: Standing, name: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from unit_fact where name = ${name} and upper_inf(valid)`.execute(db);
  return rows[0]?.count ?? 0;
}

async function idOf({ db }: Standing, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select unit_id as id from unit_fact where name = ${name} order by lower(valid) desc nulls last limit 1`.execute(
    db,
  );
  return rows[0]?.id ?? '';
}
