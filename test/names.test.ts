import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { sortKey } from '../src/kernel/name.ts';
import { browserOfThisFile, executablePath } from './journeys/browser.ts';
import { inDatabase, ownDatabase } from './world/database.ts';
import { haveNames, realNames } from './world/real-names.ts';

/** Letters, tones, capitals and numbers in every neighbourhood that names of units know. */
function madeNames(): string[] {
  const kinds = ['Tổ', 'Ấp', 'Khu phố', 'Xã', 'Phường', 'Đặc khu'];
  const words = [
    'Hoa',
    'Hòa',
    'Hoà',
    'Hóa',
    'Hỏa',
    'Đông',
    'Dương',
    'Ân',
    'An',
    'Ẩn',
    'Lộc',
    'Long',
    "M'Drắk",
    'Tân - Mỹ',
    'ơ',
    'Ô',
  ];
  const numbers = ['1', '2', '9', '10', '11', '100', '07', '2A', '10B'];
  return [
    ...new Set(
      kinds.flatMap((kind) => [
        kind,
        ...numbers.map((number) => `${kind} ${number}`),
        ...words.flatMap((word) => [
          `${kind} ${word}`,
          ...numbers.map((number) => `${kind} ${word} ${number}`),
        ]),
      ]),
    ),
  ];
}

const lists = [
  { what: 'made names', names: madeNames, here: true },
  { what: 'every real name (skipped without ../shared/data)', names: realNames, here: haveNames },
];
const collator = new Intl.Collator('vi', { numeric: true });
const bytewise = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Neighbours of one order that another order does not put so, or does not hold for equal where this one does. */
const differences = (order: readonly string[], compare: (a: string, b: string) => number): string[] =>
  order.slice(1).flatMap((name, at) => {
    const before = order[at] ?? '';
    return Math.sign(compare(before, name)) === bytewise(sortKey(before), sortKey(name))
      ? []
      : [`${before} | ${name}`];
  });

ownDatabase();

describe.each(lists)('$what', ({ names: namesOf, here, what }) => {
  if (!here) console.log(`! ${what}`);
  const known = here ? namesOf() : [];
  const ours = [...known].sort((a, b) => bytewise(sortKey(a), sortKey(b)));

  test.skipIf(!here)('stand by our keys as the Vietnamese collator puts them', () => {
    if (what !== 'made names') expect(known.length).toBeGreaterThan(8800);
    expect(differences(ours, collator.compare)).toEqual([]);
  });

  if (here)
    inDatabase('stand in PostgreSQL, by the keys it stores, in that very order', '', async (tx) => {
      await sql`create temporary table kept (name text, sort_key text collate "C") on commit drop`.execute(
        tx,
      );
      await sql`insert into kept select * from unnest(${known}::text[], ${known.map(sortKey)}::text[])`.execute(
        tx,
      );
      const { rows } = await sql<{ name: string }>`select name from kept order by sort_key`.execute(tx);
      const theirs = rows.map(({ name }) => name);
      expect(theirs.length).toBe(known.length);
      expect(theirs.map(sortKey)).toEqual(ours.map(sortKey));
      expect(differences(theirs, collator.compare)).toEqual([]);
    });

  describe.skipIf(!here || !executablePath)('in a real browser', () => {
    const browser = browserOfThisFile();
    test('keys and collator are the same there', async () => {
      const page = await browser().newPage();
      // The file that server and screens share, as the browser gets it: without its types.
      const source = stripTypeScriptTypes(readFileSync('src/kernel/name.ts', 'utf8')).replace(
        /^export /gm,
        '',
      );
      await page.addScriptTag({ content: `${source}; globalThis.sortKeyHere = sortKey;` });
      const there = await page.evaluate((names) => {
        const { sortKeyHere } = globalThis as unknown as { sortKeyHere: (name: string) => string };
        const compare = new Intl.Collator('vi', { numeric: true }).compare;
        const keys = names.map(sortKeyHere);
        const apart = names.slice(1).filter((name, at) => {
          const [a = '', b = ''] = [keys[at], keys[at + 1]];
          return Math.sign(compare(names[at] ?? '', name)) !== (a < b ? -1 : a > b ? 1 : 0);
        });
        return { keys, apart };
      }, ours);
      await page.close();
      expect(there.apart).toEqual([]);
      expect(there.keys).toEqual(ours.map(sortKey));
    });
  });
});

test('Tổ 2 stands before Tổ 10, and before Tổ 2A', () =>
  expect(['Tổ 10', 'Tổ 2A', 'Tổ 2', 'Tổ 1'].sort((a, b) => bytewise(sortKey(a), sortKey(b)))).toEqual([
    'Tổ 1',
    'Tổ 2',
    'Tổ 2A',
    'Tổ 10',
  ]));

test('no list stands in the order of names as a database happens to collate them', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.sql.ts'),
  );
  const byName =
    /order by [^`\n]*?(?<!coalesce\(o\.sort_key, )\b(?:unit_name|under_name|\w+\.name|(?<= )name)\b[^`\n]*/g;
  const found = files.flatMap((file) =>
    [...readFileSync(`src/${file}`, 'utf8').matchAll(byName)].map(([line]) => `${file}: ${line}`),
  );
  expect(found).toEqual([]);
});
