import { describe, expect, test } from 'vitest';
import { myThanh } from '../../src/main/samples/my-thanh.ts';
import { screens } from '../../src/main/screens.tsx';
import {
  browserOfThisFile,
  executablePath,
  findings,
  newPage,
  type Size,
  settled,
  sideways,
} from './browser.ts';
import { installationWith } from './installation.ts';

const early = '2016-08-20';
const dated = screens.filter((screen) => screen.dated);

/** The clerk's office looks back: what was, by the same lists; nothing is written from there. */
describe.skipIf(!executablePath)('lists as of another day', () => {
  const standing = installationWith(myThanh);
  const browser = browserOfThisFile();

  async function clerk(size: Size) {
    const opened = await newPage(browser(), size);
    const { page } = opened;
    await page.goto(`${standing.address}/`);
    const ids = await page.evaluate(async (base) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ demo: 'vanphong' });
      await fetch(`${base}/api/session`, { method: 'POST', headers, body });
      const read = async (path: string) => (await fetch(`${base}/api/${path}`)).json();
      const home = (await read('me')).homeUnitId;
      return {
        unit: (await read('units?q=to 01&limit=1')).rows[0].id,
        official: (await read('officials?limit=1')).rows[0].id,
        body: (await read('bodies'))[0].id,
        home,
      };
    }, standing.address);
    const placeOf = (path: string) =>
      path
        .replace('/reports/month/:unitId/:month', `/reports/month/${ids.home}/2016-08`)
        .replace('/officials/:id', `/officials/${ids.official}`)
        .replace('/bodies/:id', `/bodies/${ids.body}`)
        .replace(/:(unitId|id)/, ids.unit);
    return { ...opened, placeOf };
  }

  for (const size of ['phone', 'desk'] as const)
    test(`every one of them on a ${size}: the day is said, nothing is written, no finding`, async () => {
      const { page, complaints, close, placeOf } = await clerk(size);
      const wrong: string[] = [];
      for (const { path } of dated) {
        await page.goto(`${standing.address}${placeOf(path)}?on=${early}`);
        await settled(page);
        const said = await page.locator('main .notice').first().textContent();
        if (!said?.includes('Đang xem như tại ngày 20/8/2016')) wrong.push(`${path} says ${said}`);
        const writes = await page.$$eval('main a.button, main button', (all) =>
          all
            .filter(
              (one) =>
                one.classList.contains('button-main') ||
                /\/(new|paste)\b/.test(one.getAttribute('href') ?? ''),
            )
            .map((one) => one.textContent),
        );
        // A unit’s own page lets one correct how it was known that day.
        if (writes.length > 0 && path !== '/units/:id') wrong.push(`${path} offers ${writes}`);
        if ((await sideways(page)) > 0) wrong.push(`${path} sticks out`);
        wrong.push(...(await findings(page)).map((finding) => `${path} ${finding}`));
      }
      expect(wrong).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }, 180_000);

  test('the day is chosen, goes along from list to list and into the export, and is left again', async () => {
    const { page, complaints, close } = await clerk('desk');
    await page.goto(`${standing.address}/overdue`);
    await page.getByRole('button', { name: 'Xem tại ngày' }).click();
    const dialog = page.getByRole('dialog');
    for (const [part, value] of [
      ['day', '20'],
      ['month', '8'],
      ['year', '2016'],
    ] as const)
      await dialog.locator(`[name="on.${part}"]`).fill(value);
    await dialog.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.getByText('Đang xem như tại ngày 20/8/2016').waitFor();
    expect(page.url()).toMatch(/\/overdue\?on=2016-08-20$/);

    await page.getByRole('navigation').getByRole('link', { name: 'Phân công' }).click();
    await page.getByRole('heading', { name: 'Phân công', level: 1 }).waitFor();
    expect(page.url()).toMatch(/\/assignments\?on=2016-08-20$/);
    await page.getByLabel('Hiện').selectOption('notReceived');
    await expect.poll(() => page.url()).toMatch(/only=notReceived&on=2016-08-20$/);
    await page.getByText('Cây đơn vị theo ngày 20/8/2016').waitFor();

    await page.getByRole('navigation').getByRole('link', { name: 'Vận động hỗ trợ' }).click();
    await page.getByRole('button', { name: 'Xuất danh sách' }).click();
    await page.getByLabel('Xuất để làm gì').fill('đối chiếu');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Tải về' }).click(),
    ]);
    expect(download.suggestedFilename()).toContain('2016-08-20');

    await page.getByRole('button', { name: 'Trở về hôm nay' }).click();
    await page.getByRole('link', { name: 'Ghi khoản vận động' }).waitFor();
    expect(page.url()).toMatch(/\/support$/);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);
});
