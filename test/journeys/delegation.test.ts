import { describe, expect, test } from 'vitest';
import { myThanh } from '../../src/main/samples/my-thanh.ts';
import { Actor } from './actor.ts';
import { browserOfThisFile, executablePath, type Size, sizes } from './browser.ts';
import { installationWith } from './installation.ts';

/** Who is away delegates a role by themselves; the other sees it, signs so, and it ends when its giver says. */
describe.skipIf(!executablePath)('delegating a role of one’s own', () => {
  const standing = installationWith(myThanh);
  const browser = browserOfThisFile();
  const as = (size: Size, role: string) => Actor.as(browser(), standing.address, size, role, 'delegation');
  const ownAccount = async (who: Actor) => {
    await who.page.goto(`${standing.address}/account`);
    await who.heading('Tài khoản của tôi');
  };

  test.each(Object.keys(sizes) as Size[])(
    '%s',
    async (size) => {
      const secretary = await as(size, 'Bí thư Đảng ủy');
      await ownAccount(secretary);
      await secretary.press('Ủy quyền thay mặt');
      const form = secretary.dialog();
      await form.getByLabel('Vai trò').selectOption({ label: 'Cấp ủy · Xã Mỹ Thạnh' });
      expect(await form.getByLabel('Vai trò').locator('option:not([value=""])').allTextContents()).toEqual([
        'Cấp ủy · Xã Mỹ Thạnh',
      ]);
      await secretary.find('Người làm thay', 'can bo 01', /Cán bộ 01/, form);
      await secretary.fillDay('Đến hết ngày', '28/9/2016', form);
      await secretary.fill('Lý do', 'đi công tác', form);
      await secretary.look('form');
      await secretary.press('Ủy quyền thay mặt', form);
      await secretary.says('Xã Mỹ Thạnh · 26/9/2016 – 28/9/2016 · Ủy quyền cho Cán bộ 01 · đi công tác');
      await secretary.look('given');

      const other = await as(size, 'Cán bộ được phân công (Cán bộ 01)');
      await ownAccount(other);
      await other.says(/26\/9\/2016 – 28\/9\/2016 · Thay mặt Cán bộ/);
      await other.look('received');

      const clerk = await as(size, 'Văn phòng Đảng ủy');
      await clerk.page.goto(`${standing.address}/duties`);
      await clerk.heading('Vai trò, ủy quyền');
      await clerk.says(/26\/9\/2016 – 28\/9\/2016 · Ủy quyền cho Cán bộ 01/);
      await clerk.look('clerk');
      await clerk.follow('Ủy quyền vai trò của tôi');
      await clerk.heading('Tài khoản của tôi');

      await secretary.press('Kết thúc ủy quyền');
      await secretary.confirm();
      await secretary.says('Xã Mỹ Thạnh · 26/9/2016 – 26/9/2016 · Ủy quyền cho Cán bộ 01 · đi công tác');
      await secretary.page.getByRole('button', { name: 'Kết thúc ủy quyền' }).waitFor({ state: 'detached' });
      for (const one of [secretary, other, clerk]) await one.leave();
    },
    120_000,
  );
});
