/**
 * Takes the pictures of the documents anew, from a freshly loaded sample: `node docs/pictures/take.js http://127.0.0.1:3000`.
 * Each is a screen as one of the sample's roles sees it, on a phone (360 px) or at a desk (1280 px).
 */
import { chromium } from 'playwright-core';

const [, , base = 'http://127.0.0.1:3000', only] = process.argv;
const tenant = `${base}/t/my-thanh`;
const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 800 };

const opened = (says) => async (page) => {
  await page.getByRole('link', { name: says }).first().click();
  await page.waitForLoadState('networkidle');
};

/** What a merger of two groups would bring with it; nothing is carried out. */
const mergerSeen = async (page) => {
  for (const name of ['Tổ 86', 'Tổ 87'])
    await page.getByRole('checkbox', { name: `Chọn ${name}`, exact: true }).check();
  await page.getByRole('link', { name: 'Sáp nhập các đơn vị đã chọn' }).click();
  await page.getByLabel('Tên đơn vị').fill('Tổ 86-87');
  await page.getByLabel('Theo văn bản').fill('Quyết định 45/QĐ-UBND');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('toàn bộ về Tổ 86-87').first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
};

/** File, who looks, from where; `then` goes on from there. */
const pictures = [
  { file: 'dang-nhap-1280', size: desk, path: '/' },
  { file: 'hom-nay-360', size: phone, as: 'canbo01', path: '/' },
  { file: 'ghi-hop-to-360', size: phone, as: 'canbo01', path: '/visits/new' },
  { file: 'ky-bao-cao-360', size: phone, as: 'canbo01', path: '/reports', then: opened(/9\/2016/) },
  { file: 'phan-anh-360', size: phone, as: 'canbo01', path: '/concerns/new' },
  { file: 'phieu-hen-360', size: phone, path: '/gop-y' },
  { file: 'van-phong-1280', size: desk, as: 'vanphong', path: '/' },
  { file: 'phan-cong-1280', size: desk, as: 'vanphong', path: '/assignments' },
  { file: 'bao-cao-1280', size: desk, as: 'vanphong', path: '/reports', then: opened(/8\/2016/) },
  { file: 'don-doc-1280', size: desk, as: 'vanphong', path: '/overdue' },
  { file: 'sap-nhap-1280', size: desk, as: 'vanphong', path: '/units?tab=list', then: mergerSeen },
  { file: 'so-ket-1280', size: desk, as: 'bithu', path: '/reviews', then: opened(/33-KH/) },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const { file, size, as, path, then } of pictures.filter((one) => !only || one.file.includes(only))) {
  const context = await browser.newContext({ viewport: size, locale: 'vi-VN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (as) await context.request.post(`${tenant}/api/session`, { data: { demo: as } });
  await page.goto(`${tenant}${path}`, { waitUntil: 'networkidle' });
  if (then) await then(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(400);
  await page.screenshot({ path: new URL(`${file}.png`, import.meta.url).pathname });
  await context.close();
}
await browser.close();
