import type { Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { myThanh } from '../../src/main/samples/my-thanh.ts';
import { Actor } from './actor.ts';
import { browserOfThisFile, executablePath, type Size, sizes } from './browser.ts';
import { installationWith } from './installation.ts';

const folder = 'board';
/** Of the official that the list names for a unit, on a desk or a phone. */
const holderOf = (page: Page, unit: string) =>
  page
    .getByRole('combobox', { name: `Người nhận ${unit}` })
    .locator('option:checked')
    .textContent();

for (const size of Object.keys(sizes) as Size[])
  describe.skipIf(!executablePath)(`the board of my-thanh at ${sizes[size].width} px`, () => {
    const standing = installationWith(myThanh);
    const browser = browserOfThisFile();
    let clerk: Actor;

    beforeEach(({ onTestFailed }) => onTestFailed(() => clerk?.shoot('failed')));
    afterAll(() => clerk?.leave());

    test('a new draft keeps the 102 holders, and is proven', async () => {
      clerk = await Actor.as(browser(), standing.address, size, 'Văn phòng Đảng ủy', folder);
      await clerk.goTo('Kế hoạch');
      await clerk.follow(/33-KH/);
      await clerk.follow('Phân công');
      await clerk.follow('Lập phương án');
      await clerk.heading('Lập phương án phân công');
      await clerk.page.locator('summary', { hasText: 'Quy tắc' }).click();
      await clerk.press('Đưa «Ít điểm nhất» lên');
      await clerk.press('Đưa «Ít điểm nhất» xuống');
      await clerk.look('draft-form');
      await clerk.fill('Một mét đường', '-5');
      await clerk.page.locator('summary', { hasText: 'Quy tắc' }).click();
      await clerk.press('Đề xuất');
      const summary = clerk.page.getByRole('alert');
      await summary.getByRole('link', { name: 'Một mét đường' }).click();
      expect(await clerk.page.getByLabel('Một mét đường').getAttribute('aria-invalid')).toBe('true');
      expect(await clerk.page.evaluate(() => document.activeElement?.id)).toBe('metre');
      await clerk.fill('Một mét đường', '1');
      await clerk.press('Đề xuất');
      await clerk.heading('Phân công theo 33-KH/ĐU');
      await clerk.says('102/102');
      await clerk.says('điểm, ít nhất có thể');
      await clerk.look('board');
    }, 60_000);

    test('a unit is moved, what follows is shown with no question to the server, and it is taken back', async () => {
      const before = await holderOf(clerk.page, 'Tổ 01');
      const asked: string[] = [];
      clerk.page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
      if (size === 'desk') {
        const first = clerk.page.getByRole('button', { name: 'Cán bộ 01', exact: true });
        const target = clerk.page.getByRole('button', { name: 'Cán bộ 04', exact: true });
        /** No row of the list may grow under the hand. */
        const apart = async () =>
          ((await target.boundingBox())?.y ?? 0) - ((await first.boundingBox())?.y ?? 0);
        const last = clerk.page.getByRole('button', { name: 'Cán bộ 02', exact: true });
        await target.scrollIntoViewIfNeeded();
        await clerk.page.locator('.drag', { hasText: 'Tổ 01' }).hover();
        await clerk.page.mouse.down();
        const stood = await apart();
        await target.hover();
        await target.hover();
        await clerk.page.locator('.drop-says', { hasText: 'điểm' }).first().waitFor();
        expect(await apart()).toBe(stood);
        await last.hover();
        await last.hover();
        await clerk.page.mouse.up();
      } else {
        const select = clerk.page.getByRole('combobox', { name: 'Người nhận Tổ 01' });
        await select.focus();
        const second = select.locator('option', { hasText: 'Cán bộ 02 (3) · +6.000 điểm' });
        await second.waitFor({ state: 'attached' });
        await select.selectOption({ label: (await second.textContent()) ?? '' });
      }
      await clerk.says('Đã chuyển Tổ 01 cho Cán bộ 02');
      await clerk.says('điểm sau khi chỉnh tay');
      await expect.poll(() => holderOf(clerk.page, 'Tổ 01')).toContain('Cán bộ 02');
      await clerk.says('Tổ 01 giao cho Cán bộ 02: +6.000 điểm');
      await clerk.says('+4.000 điểm, 1 đơn vị đổi người');
      await clerk.look('moved');
      expect(asked.filter((one) => /\/drafts\/[^/]+\/(units|facts)/.test(one))).toEqual([]);
      await clerk.press('Hoàn tác chuyển đơn vị');
      await clerk.says('điểm, ít nhất có thể');
      await expect.poll(() => holderOf(clerk.page, 'Tổ 01')).toBe(before);
    }, 60_000);

    test('why, and what follows if another takes it: carried out, loads stay even', async () => {
      await clerk.page.getByRole('button', { name: 'Vì sao', exact: true }).first().click();
      const dialog = clerk.dialog();
      await dialog.getByRole('button', { name: 'Giao và cân lại' }).nth(2).waitFor();
      await dialog.locator('summary', { hasText: 'đơn vị đổi người' }).first().click();
      await clerk.look('why');
      const asked = dialog.getByRole('button', { name: /^Vì sao không phải Cán bộ 10/ });
      await asked.click();
      await dialog.getByRole('button', { name: 'Giao và cân lại' }).nth(3).waitFor();
      await clerk.press('Giao và cân lại', dialog.locator('.row', { hasText: 'Cán bộ 10' }).last());
      await clerk.says('Đã chuyển Tổ 01 cho Cán bộ 10');
      await clerk.says('28 × 3 · 9 × 2');
      await expect.poll(() => holderOf(clerk.page, 'Tổ 01')).toContain('Cán bộ 10');
    }, 60_000);

    test('the sketch and the curve; one price chosen', async () => {
      await clerk.page.getByRole('tab', { name: 'Sơ đồ' }).click();
      await clerk.page.locator('.tile-changed', { hasText: 'Tổ 01' }).waitFor();
      await clerk.look('sketch');
      await clerk.page.getByRole('tab', { name: 'Giữ hay đổi người' }).click();
      await clerk.page.getByText('đang dùng').waitFor();
      await clerk.look('curve');
      await clerk.choose('Phương án này');
      await clerk.page.getByText('102/102').filter({ visible: true }).first().waitFor();
      await clerk.look('curve-rows');
      await clerk.choose('Người đang giữ');
      await clerk.page.getByText('đang dùng').waitFor();
      await clerk.page.getByRole('button', { name: 'Chọn', exact: true }).first().click();
      await clerk.says('Đã cân lại quanh các đơn vị được giữ');
      await clerk.press('Hoàn tác cân lại');
      await clerk.page.getByRole('tab', { name: 'Danh sách' }).click();
    }, 60_000);

    test('someone absent: the units go to others, the rest stay; then it is published', async () => {
      await clerk.press('Quy tắc, người vắng');
      const dialog = clerk.dialog();
      await dialog.locator('summary', { hasText: 'Người tham gia (37)' }).click();
      await dialog.getByRole('checkbox', { name: 'Cán bộ 05' }).uncheck();
      await clerk.look('rules');
      await clerk.press('Cân lại', dialog);
      await clerk.says('30 × 3 · 6 × 2');
      await clerk.press('Công bố');
      await clerk.dialog().getByText('đơn vị có người mới').waitFor();
      await clerk.fillDay('Ngày hiệu lực', '1/10/2016', clerk.dialog());
      await clerk.press('Công bố', clerk.dialog());
      await clerk.heading('Phân công');
      await clerk.look('published');
    }, 60_000);

    test('what units need: skills, and which are more work', async () => {
      await clerk.goTo('Phân công');
      await clerk.follow('Đơn vị cần gì');
      await clerk.heading('Đơn vị cần gì');
      await clerk.press('Rất nhiều việc (tính 3)');
      await clerk.find('Những đơn vị ở mức này', 'to 07', /^Tổ 07/, clerk.dialog());
      await clerk.look('workload');
      await clerk.press('Lưu', clerk.dialog());
      await clerk.page.getByRole('link', { name: 'Tổ 07' }).filter({ visible: true }).waitFor();
      await clerk.look('needs');
    }, 60_000);
  });
