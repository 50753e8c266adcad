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
  await page.addInitScript((to) => localStorage.setItem('lang', to), lang);
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
      test(`${place || '/'} on a ${size}: no finding, no complaint, nothing sideways`, async () => {
        const { page, complaints, close } = await opened(place, size);
        await page.screenshot({
          path: path.join(pictures, `${size}${place.replace('/', '-')}.png`),
          fullPage: true,
        });
        expect(await found(page)).toEqual([]);
        expect(complaints).toEqual([]);
        expect(await sideways(page)).toBe(0);
        await close();
      }, 30_000);
});
