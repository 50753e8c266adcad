import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** Debian's Chromium, or the one that CHROMIUM names. */
export const executablePath = [
  process.env.CHROMIUM ?? '',
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find(existsSync);
if (!executablePath)
  console.log('! No Chromium here: journeys are skipped. To bring it: apt-get install chromium');

/** The narrowest phone and an office screen. */
export const sizes = { phone: { width: 360, height: 780 }, desk: { width: 1280, height: 860 } };
export type Size = keyof typeof sizes;

const root = process.env.CI ? path.resolve('.ci/out') : tmpdir();
/** Where screenshots go, to be looked at by people. */
export function pictures(folder: string): string {
  const place = path.join(root, `ba-nam-${folder}`);
  mkdirSync(place, { recursive: true });
  return place;
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One browser for a test file. */
export function browserOfThisFile(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (executablePath) browser = await chromium.launch({ executablePath, args: quiet });
  });
  afterAll(async () => browser?.close());
  return () => browser as Browser;
}

/** A browser of someone's own, with what it complains of: console errors, broken scripts, answers of 500. */
export async function newPage(browser: Browser, size: Size) {
  const context = await browser.newContext({
    viewport: sizes[size],
    reducedMotion: 'reduce',
    locale: 'vi-VN',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on(
    'response',
    (answer) => answer.status() >= 500 && complaints.push(`${answer.status()} ${answer.url()}`),
  );
  return { page, complaints, close: () => context.close() };
}

const axe = readFileSync(path.resolve('node_modules/axe-core/axe.min.js'), 'utf8');
const asked =
  "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }";
const said = '(v) => v.nodes.slice(0, 3).map((n) => v.id + ": " + n.target + " " + n.failureSummary)';

/** What axe finds, one line each. Run past the page's policy, as a browser's own tool is. */
export async function findings(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const run = async (expression: string) =>
    (await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result
      .value;
  if ((await run('typeof axe')) !== 'object') await run(`${axe}; 0`);
  const found = await run(`axe.run(document, ${asked}).then((run) => run.violations.flatMap(${said}))`);
  await session.detach();
  return found as string[];
}

/** By how many pixels the page sticks out sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Waits until a screen stands: its heading is there and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  await page.evaluate(() => document.fonts.ready);
}
