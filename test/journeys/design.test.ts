import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The look, on the gallery built with the app: static content, the built files, a real browser, no server of ours. */
const executablePath = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find(existsSync);
/** Where the screenshots go, to be looked at by people. */
const pictures = path.join(tmpdir(), 'ba-nam-design');
const sizes = { phone: { width: 360, height: 780 }, desk: { width: 1280, height: 860 } };
/** Where nothing may stick out sideways: the narrowest phone; a desk, and the same at 200 %. */
const widths = { phone: [360, 320], desk: [1280, 640] };
const pages = ['', '/lists', '/fields', '/states', '/sign-in'];
/** The policy the real server sends: no inline script, no inline style, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

const dist = mkdtempSync(path.join(tmpdir(), 'ba-nam-dist-'));
let server: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  await build({ mode: 'gallery', logLevel: 'error', build: { outDir: dist, emptyOutDir: true } });
  server = createServer((request, response) => {
    const asset = request.url?.startsWith('/assets/');
    const file = path.join(dist, asset ? path.normalize(request.url ?? '') : 'index.html');
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': typeOf(file), 'content-security-policy': policy });
    response.end(readFileSync(file));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/t/mau/gallery`;
  mkdirSync(pictures, { recursive: true });
  if (executablePath) browser = await chromium.launch({ executablePath, args: quiet });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(dist, { recursive: true, force: true });
});

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const typeOf = (file: string) =>
  ({
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
  })[path.extname(file)] ?? 'font/woff2';

/** Opens a page of the gallery; whatever the browser complains of is collected. */
async function opened(place: string, size: keyof typeof sizes, lang = 'vi') {
  const context = await browser.newContext({
    viewport: sizes[size],
    bypassCSP: false,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript((to) => (localStorage.lang ??= to), lang);
  await page.goto(origin + place);
  await page.waitForSelector('h1');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(450);
  return { page, complaints, close: () => context.close() };
}

/** What axe finds, one line each. Run past the page's policy, as a browser's own tool is. */
async function found(page: Page): Promise<string[]> {
  const axe = readFileSync(path.resolve('node_modules/axe-core/axe.min.js'), 'utf8');
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      .then((run) => run.violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target + ' ' + n.failureSummary)))`,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value as string[];
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What is pressed and lower than `least` pixels. */
const tooSmall = (page: Page, least: number) =>
  page.$$eval(
    '.button, .input, .nav-link, .try-role, .tab, .choice, .tree-line, .account, .row',
    (all, least) =>
      all
        .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < least - 0.5)
        .map((one) => `${one.className} ${one.textContent}`),
    least,
  );

test('the shell and the sign-in page stay light', () => {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    { file: string; isEntry?: boolean; imports?: string[]; css?: string[] }
  >;
  const files = new Set<string>();
  const follow = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(follow);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) follow(key);
  const bytes = [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(dist, file))).length,
    0,
  );
  console.log(`first load: ${(bytes / 1024).toFixed(1)} KB of JavaScript, gzipped (aim 60, limit 90)`);
  expect(bytes).toBeLessThan(90 * 1024);
});

describe.skipIf(!executablePath)('the gallery in a browser', () => {
  for (const size of ['phone', 'desk'] as const)
    for (const place of pages)
      test(`${place || '/'} on a ${size}: no finding, no complaint, nothing small, nothing cut off`, async () => {
        const { page, complaints, close } = await opened(place, size);
        await page.screenshot({
          path: path.join(pictures, `${size}${place.replace('/', '-')}.png`),
          fullPage: true,
        });
        expect(await found(page)).toEqual([]);
        expect(complaints).toEqual([]);
        expect(await tooSmall(page, size === 'phone' ? 48 : 36)).toEqual([]);
        for (const width of widths[size]) {
          await page.setViewportSize({ width, height: 600 });
          await page.waitForTimeout(100);
          expect([width, await sideways(page)]).toEqual([width, 0]);
        }
        await close();
      }, 30_000);

  test('what is sent without an answer is sent again as the same command, and nothing typed is lost', async () => {
    const { page, close } = await opened('/states', 'desk');
    const sent: { id: string; kind: string; body: object }[][] = [];
    await page.route('**/api/commands', async (route) => {
      const { commands } = route.request().postDataJSON() as { commands: (typeof sent)[number] };
      sent.push(commands);
      if (sent.length === 1) return route.abort();
      return route.fulfill({ json: { results: commands.map(({ id }) => ({ id, done: true })) } });
    });
    await page.fill('#note', 'Đã họp');
    await page.click('button[type=submit]');
    await page.waitForSelector('.summary >> text=Chưa nối được với máy chủ');
    expect(await page.inputValue('#note')).toBe('Đã họp');
    await page.click('button[type=submit]');
    await page.waitForSelector('.kept >> text=Đã lưu');
    await page.fill('#note', 'Đã họp');
    await page.click('button[type=submit]');
    await page.waitForSelector('.kept >> text=Đã lưu');
    const [first, second, third] = sent.map(([command]) => command);
    expect(first?.body).toEqual({ note: 'Đã họp' });
    expect(second).toEqual(first);
    expect(third?.id).not.toBe(first?.id);
    await close();
  });

  test('the skip link leads past the navigation', async () => {
    const { page, close } = await opened('', 'desk');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('Đến nội dung chính');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page-content');
    await close();
  });

  test('a refused form keeps the text, takes the focus, leads to the field; then says it is saved', async () => {
    const { page, close } = await opened('/fields', 'desk');
    await page.fill('#place', 'Đình làng');
    await page.click('button[type=submit]');
    await page.waitForSelector('.summary:focus >> text=Có 2 chỗ chưa đúng hoặc chưa đủ.');
    await page.click('.summary a >> text=Đơn vị');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('unit');
    await page.keyboard.type('to 7 ap 1');
    await page.waitForSelector('[role=option]:visible');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#unit')).toBe('Tổ 07');
    expect(await page.inputValue('input[name=unit]')).toBe('u7');
    await page.click('.day button');
    expect(await page.inputValue('#place')).toBe('Đình làng');
    await page.click('button[type=submit]');
    await page.waitForSelector('.kept >> text=Đã lưu');
    expect(await page.inputValue('#place')).toBe('Nhà văn hóa Ấp 2');
    await close();
  });

  test('leaving unsaved words asks first', async () => {
    const { page, close } = await opened('/fields', 'desk');
    await page.fill('#place', 'Đình làng');
    await page.click('.rail a >> nth=0');
    await page.click('dialog >> text=Ở lại viết tiếp');
    expect(await page.inputValue('#place')).toBe('Đình làng');
    await page.click('.rail a >> nth=0');
    await page.click('dialog >> text=Bỏ, rời trang');
    await page.waitForSelector('h1 >> text=Hôm nay');
    expect(await focused(page)).toBe('Hôm nay');
    await close();
  });

  test('a list is filtered without tone marks, sorted by its heads and walked by arrows', async () => {
    const { page, close } = await opened('/lists', 'desk');
    const first = () => page.textContent('tbody tr:first-child th');
    await page.fill('.filter input', 'to 7 ap 1');
    await page.waitForSelector('text=1 trong 230 dòng');
    expect(await first()).toBe('Tổ 7');
    await page.fill('.filter input', '');
    await page.waitForSelector('tbody tr >> nth=199');
    await page.focus('thead th:first-child button');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.getAttribute('thead th:first-child', 'aria-sort')).toBe('descending');
    expect(await first()).toBe('Tổ 230');
    await page.focus('.row-link');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('Tổ 229');
    await page.click('.pages button >> nth=1');
    expect(await first()).toBe('Tổ 30');
    await close();
  });

  test('the tree is walked by keys', async () => {
    const { page, close } = await opened('/lists', 'desk');
    await page.focus('[data-line=xa]');
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    await page.waitForSelector('[data-line=ap2-1]');
    expect(await page.getAttribute('[data-line=ap2]', 'aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toContain('Tổ 1');
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toContain('Ấp 2');
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('[data-line=ap2-1]', { state: 'detached' });
    await close();
  });

  test('tabs move by arrows and stand in the address', async () => {
    const { page, close } = await opened('', 'desk');
    await page.focus('#tab-now');
    await page.keyboard.press('End');
    expect(await focused(page)).toContain('Lịch sử phụ trách');
    expect(page.url()).toContain('tab=history');
    await close();
  });

  test('a dialog closes by Escape, gives the focus back, and wants its reason', async () => {
    const { page, close } = await opened('', 'desk');
    const button = page.locator('button', { hasText: 'Thu hồi' }).first();
    await button.click();
    await page.locator('dialog button[type=submit]').click();
    await page.waitForSelector('dialog >> text=Cần ghi lý do.');
    expect(await found(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toContain('Thu hồi');
    await close();
  }, 15_000);

  test('the phone finds the other parts under «Thêm», and says when it is offline', async () => {
    const { page, close } = await opened('', 'phone');
    await page.click('.tab-bar button');
    expect(await page.locator('dialog a').count()).toBe(4);
    await page.keyboard.press('Escape');
    await page.context().setOffline(true);
    await page.waitForSelector('.banner-offline >> text=Đang ngoài mạng');
    expect(await found(page)).toEqual([]);
    await close();
  }, 15_000);

  test('everything is said in English too', async () => {
    const { page, close } = await opened('/sign-in', 'phone');
    await page.click('text=English');
    await page.waitForSelector('h1 >> text=Sign in');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.reload();
    await page.waitForSelector('h1 >> text=Sign in');
    await close();
  });

  test('paper gets every row and none of the frame', async () => {
    const { page, close } = await opened('/lists', 'phone');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.waitForSelector('table');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('tbody tr').count()).toBe(230);
    expect(await page.isVisible('.tab-bar')).toBe(false);
    expect(await page.isVisible('.filter')).toBe(false);
    await close();
  });
});

/** The words of what has the focus. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
