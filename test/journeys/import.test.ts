import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { myThanh } from '../../src/main/samples/my-thanh.ts';
import { Actor } from './actor.ts';
import { browserOfThisFile, executablePath, type Size, sizes } from './browser.ts';
import { installationWith } from './installation.ts';

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

for (const size of Object.keys(sizes) as Size[])
  describe.skipIf(!executablePath)(`a list from a file at ${sizes[size].width} px`, () => {
    const standing = installationWith(myThanh);
    const browser = browserOfThisFile();
    let clerk: Actor;
    const bring = (name: string, text: string) => clerk.page.setInputFiles('#file', file(name, text));

    beforeEach(({ onTestFailed }) => onTestFailed(() => clerk?.shoot('failed')));
    afterAll(() => clerk?.leave());

    test('wrong rows are shown and nothing is saved; a column is chosen by hand, the list saved whole and remembered', async () => {
      clerk = await Actor.as(browser(), standing.address, size, 'Văn phòng Đảng ủy', 'import');
      await clerk.goTo('Đơn vị');
      await clerk.follow('Nhập danh sách');
      await clerk.heading('Nhập danh sách');
      await clerk.look('choose');
      await bring('sai.csv', 'Tên đơn vị;Thuộc;Số hộ\nTổ 201;Ấp 1;x\nTổ 202;Ấp 1;9\n');
      await clerk.says('«Số hộ» phải là số nguyên, đang ghi «x».');
      await clerk.look('wrong');
      expect(await clerk.page.getByRole('button', { name: /^Lưu:/ }).count()).toBe(0);
      expect((await clerk.download(/^Tải 1 dòng/)).subarray(0, 2).toString()).toBe('PK');
      await clerk.press('Chọn tệp khác');
      await bring('to.csv', 'Cột một;Thuộc;Số hộ\nTổ 201;Ấp 1;12\nTổ 202;Ấp 1;9\n');
      await clerk.says('Chưa biết cột nào là «Tên đơn vị»; hãy chọn cột.');
      await clerk.page.getByLabel('Tên đơn vị').selectOption({ label: 'Cột một' });
      await clerk.press(/^Lưu: thêm 2, đổi 0/);
      await clerk.says('Đã lưu danh sách');
      await clerk.look('done');
      const { rows } =
        await sql`select name, households from unit_fact where name in ('Tổ 201', 'Tổ 202') order by name`.execute(
          standing.db,
        );
      expect(rows).toEqual([
        { name: 'Tổ 201', households: 12 },
        { name: 'Tổ 202', households: 9 },
      ]);
      await clerk.press('Nhập danh sách khác');
      await bring('to.csv', 'Cột một;Thuộc;Số hộ\nTổ 201;Ấp 1;12\nTổ 202;Ấp 1;9\n');
      await clerk.says('Mọi dòng đều đã có đúng như vậy; không có gì để lưu.');
      await clerk.says(/Đã nhớ cách chọn cột/);
    }, 90_000);

    test('rows that were pasted without headings are looked at, mended in their box, and saved', async () => {
      await clerk.press('Chọn tệp khác');
      const box = clerk.page.getByLabel('Các dòng đã chép');
      await box.fill('Tổ\tTổ 203\tẤp 1\t25\nTổ\tTổ 204\tẤp 99\t20');
      await clerk.press('Đọc các dòng đã dán');
      await clerk.says('Đọc được 2 dòng đã dán.');
      await clerk.says('Không tìm thấy «Ấp 99» (thuộc).');
      await clerk.look('pasted');
      await clerk.press('Sửa các dòng đã dán');
      await box.fill((await box.inputValue()).replace('Ấp 99', 'Ấp 2'));
      await clerk.press('Đọc các dòng đã dán');
      await clerk.press(/^Lưu: thêm 2, đổi 0/);
      await clerk.says('Đã lưu danh sách');
      const { rows } = await sql`
        select fact.name, above.name as under from unit_fact fact join unit_edge edge on edge.unit_id = fact.unit_id
          join unit_fact above on above.unit_id = edge.parent_id where fact.name in ('Tổ 203', 'Tổ 204') order by 1`.execute(
        standing.db,
      );
      expect(rows).toEqual([
        { name: 'Tổ 203', under: 'Ấp 1' },
        { name: 'Tổ 204', under: 'Ấp 2' },
      ]);
    }, 60_000);
  });
