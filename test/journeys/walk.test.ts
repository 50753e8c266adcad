import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { myThanh } from '../../src/main/samples/my-thanh.ts';
import {
  browserOfThisFile,
  executablePath,
  findings,
  newPage,
  pictures,
  type Size,
  settled,
  sideways,
  sizes,
} from './browser.ts';
import { installationWith } from './installation.ts';

/**
 * Every part that each role has, and one page of each kind that these lead to: no error, no finding, nothing sticks out,
 * nothing complains.
 */
describe.skipIf(!executablePath)('a walk through every part as every role of my-thanh', () => {
  const standing = installationWith(myThanh);
  const browser = browserOfThisFile();
  const folder = pictures('walk');
  const roles = {
    vanphong: 'Văn phòng Đảng ủy',
    canbo01: 'Cán bộ được phân công (Cán bộ 01)',
    bithu: 'Bí thư Đảng ủy',
    tuyengiao: 'Ban Tuyên giáo (tổng hợp báo cáo)',
    kiemtra: 'Ủy ban kiểm tra',
    chibo1: 'Bí thư Chi bộ Ấp 1',
    to01: 'Tổ trưởng Tổ 01',
    huyen: 'Cấp trên theo dõi (huyện)',
    quantri: 'Quản trị',
  };

  for (const size of Object.keys(sizes) as Size[]) {
    const [led, known] = [new Set<string>(), new Set<string>()];
    for (const [role, label] of Object.entries(roles))
      test.concurrent(`${label}, ${sizes[size].width} px`, async ({ expect }) => {
        const { page, complaints, close } = await newPage(browser(), size);
        await page.goto(`${standing.address}/`);
        await page.getByRole('button', { name: label }).click();
        await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor();
        const parts = await page.$$eval('nav.rail a', (links) =>
          links.map((link) => link.getAttribute('href') ?? ''),
        );
        expect(parts.length).toBeGreaterThan(3);
        const wrong: string[] = [];
        const look = async (place: string, go: (page: Page, place: string) => Promise<unknown>) => {
          await go(page, place);
          const at = place.replace(/^\/t\/my-thanh/, '') || '/';
          const file = `${shape(at).slice(1).replace(/\W+/g, '_') || 'home'}-${size}-${role}.png`;
          wrong.push(...(await judged(page, `${at} of ${role}`, known, path.join(folder, file))));
        };
        for (const part of parts) {
          await look(part, inside);
          for (const link of await onward(page)) {
            if (led.has(shape(link)) || parts.includes(shape(link))) continue;
            led.add(shape(link));
            await look(link, (page, to) => page.goto(new URL(to, standing.address).href));
          }
        }
        expect(wrong).toEqual([]);
        expect(complaints).toEqual([]);
        await close();
      }, 240_000);
  }
});

/** To a part without loading the app anew, as a click on its link would. */
const inside = (page: Page, place: string) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    return new Promise<number>((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }, place);

/** A page's address without the ids in it: of many rows of a list one is looked at. */
const shape = (url: string) => url.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/[?#].*$/, '');

/** Where the links inside a screen lead. */
const onward = (page: Page): Promise<string[]> =>
  page.$$eval('main a[href^="/t/"]', (links) => links.map((link) => link.getAttribute('href') ?? ''));

/** What a page is built of, whatever stands in it. */
const builtOf = (page: Page): Promise<string> =>
  page.$$eval('main *', (all) =>
    [...new Set(all.map((one) => `${one.tagName} ${one.className}`))].sort().join(),
  );

/**
 * What is wrong with the page as it stands, one line each. axe and the camera look once at what another role has seen built
 * of the same pieces: `known` remembers.
 */
async function judged(page: Page, where: string, known: Set<string>, picture: string): Promise<string[]> {
  await settled(page);
  const failed = await page.$$eval('.plate-failed, .plate-forbidden, .plate-offline', (all) =>
    all.map((one) => `shows ${one.textContent}`),
  );
  const out = await sideways(page);
  const cut = out > 0 ? [`sticks out by ${out} px`] : [];
  const pieces = `${shape(page.url())} ${await builtOf(page)}`;
  if (known.has(pieces)) return [...failed, ...cut].map((what) => `${where}: ${what}`);
  known.add(pieces);
  await page.screenshot({ path: picture, fullPage: true });
  return [...failed, ...cut, ...(await findings(page))].map((what) => `${where}: ${what}`);
}
