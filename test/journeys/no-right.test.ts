import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Action, policy } from '../../src/kernel/policy.ts';
import { myThanh } from '../../src/main/samples/my-thanh.ts';
import { screens } from '../../src/main/screens.tsx';
import { hasOne } from '../../src/web/me.ts';
import { browserOfThisFile, executablePath, findings, newPage, settled } from './browser.ts';
import { installationWith } from './installation.ts';

const roles = ['vanphong', 'canbo01', 'bithu', 'kiemtra', 'to01', 'huyen', 'quantri'];
const nobody = '00000000-0000-7000-8000-000000000000';
/** An address of that screen, with something in place of each `:name`. */
const placeOf = (path: string) =>
  path
    .replace('/:forId?', '')
    .replaceAll(/:(month|from|to)\b/g, '2016-09')
    .replaceAll(/:\w+/g, nobody);

/** An action that every role has keeps nobody out. */
const everyones = (action: Action) => policy[action].length === policy['own.use'].length;

test('every screen says which right it needs, but the first', () =>
  expect(screens.filter(({ action }) => action === undefined).map(({ path }) => path)).toEqual(['/']));

/** Each screen as each role without the right to it: one sentence, and nothing to press but the way back. */
describe.skipIf(!executablePath)('a screen that is not one’s to see says so', () => {
  const standing = installationWith(myThanh);
  const browser = browserOfThisFile();
  const looked = new Set<string>();

  /** Who set the house up has every office at first; here only the one of an administrator. */
  beforeAll(async () => {
    await sql`delete from duty where role <> 'administrator'
      and official_id = (select official_id from account where user_name = 'quantri')`.execute(standing.db);
  });

  test.each(roles)(
    '%s',
    async (demo) => {
      const { page, complaints, close } = await newPage(browser(), 'phone');
      await page.goto(`${standing.address}/`);
      const who = await page.evaluate(
        async ([base, demo]) => {
          const headers = { 'content-type': 'application/json' };
          await fetch(`${base}/api/session`, { method: 'POST', headers, body: JSON.stringify({ demo }) });
          return (await fetch(`${base}/api/me`)).json();
        },
        [standing.address, demo] as const,
      );
      await page.goto(`${standing.address}/account`);
      await settled(page);
      const wrong: string[] = [];
      const kept = screens.filter(({ action }) => !hasOne(action, who.may));
      for (const { path } of kept) {
        looked.add(path);
        const place = placeOf(path);
        await page.evaluate((to) => history.pushState(null, '', to), `/t/my-thanh${place}`);
        await page.locator('.plate-forbidden').waitFor();
        await settled(page);
        const shown = await page.$$eval('main button, main a, main [role=tab], main .plate-failed', (all) =>
          all.map((one) => one.textContent),
        );
        if (shown.join() !== 'Về trang đầu') wrong.push(`${path}: ${shown.join(', ')}`);
      }
      expect(wrong).toEqual([]);
      expect(await findings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
    60_000,
  );

  test('none was left out', () => {
    const guarded = screens.filter(({ action }) => ![action ?? []].flat().some(everyones) && action);
    expect(guarded.filter(({ path }) => !looked.has(path)).map(({ path }) => path)).toEqual([]);
  });
});
