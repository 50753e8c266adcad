import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom: a folder imports itself and the lines above, never beside or below. */
const order = `
  kernel
  engine documents
  server web
  units
  officials
  accounts
  plans
  outreach
  assignments
  visits
  concerns
  support
  ratings
  reports
  inspections
  reviews
  residents
  handovers
  imports
  desks
  main`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));
const rank = new Map(order.flatMap((folders, at) => folders.map((f) => [f, at] as const)));

/** Where a file runs, told by its name: `.sql.ts` on the server, `.screen.tsx` in the browser, `visit.ts` on both. */
/** Paper is made on the server; the engine and the kernel run anywhere. */
const side = (file: string) =>
  /^web\/|\.local\.ts$|\.tsx$/.test(file)
    ? 'web'
    : /^(server|main|documents)\/|\.(sql|commands|http|follows)\.ts$/.test(file)
      ? 'server'
      : 'both';
const folder = (file: string) => file.split('/')[0] ?? '';
const place = (file: string) => rank.get(folder(file)) ?? -1;
const foreign = (to: string) => to.startsWith('npm:');

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (f) => /\.tsx?$/.test(f) && !f.includes('.test.'),
);
/** Every `from '…'`, `import '…'` and `import('…')` outside comments, types included: knowing a type is knowing. */
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const imports = files.flatMap((from) =>
  [
    ...withoutComments(readFileSync(path.join('src', from), 'utf8')).matchAll(
      /(?<!['"])\b(?:from|import) *\(?'([^'\n]+)'/g,
    ),
  ].map(([, to = '']) => ({
    from,
    to: to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : `npm:${to}`,
  })),
);
const arrows = (bad: typeof imports) => bad.map((i) => `${i.from} → ${i.to}`);

test('every folder has its place in the order', () =>
  expect(files.filter((f) => !rank.has(folder(f)))).toEqual([]));

test('imports point up the order', () =>
  expect(
    arrows(
      imports.filter(({ from, to }) => {
        if (foreign(to) || folder(from) === folder(to)) return false;
        return place(to) >= place(from);
      }),
    ),
  ).toEqual([]));

test('what runs on both sides knows neither side, and zod/mini only', () =>
  expect(
    arrows(
      imports.filter(
        ({ from, to }) =>
          side(from) === 'both' && (foreign(to) ? to !== 'npm:zod/mini' : side(to) !== 'both'),
      ),
    ),
  ).toEqual([]));

test('server and browser never meet', () =>
  expect(
    arrows(
      imports.filter(({ from, to }) => !foreign(to) && [side(from), side(to)].sort().join() === 'server,web'),
    ),
  ).toEqual([]));

test('the engine imports nothing but itself', () =>
  expect(
    arrows(imports.filter(({ from, to }) => folder(from) === 'engine' && folder(to) !== 'engine')),
  ).toEqual([]));

const texts = new Map(files.map((f) => [f, withoutComments(readFileSync(path.join('src', f), 'utf8'))]));
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
/** The tables that a file names behind one of these words, by the builder or in a statement: `innerJoin('unitFact as f'`, `join unit_fact`. */
const named = (file: string, builder: string, statement: string): string[] =>
  [
    ...(texts.get(file) ?? '').matchAll(
      new RegExp(`\\b(?:(?:${builder})\\(\\s*'|(?:${statement}) )(\\w+)`, 'g'),
    ),
  ].map(([, table = '']) => camel(table));

/** Which folders fill a table. The log of looks takes a line from whoever shows what is sealed or carried out; a withdrawal may be of any slice's row. */
function fillers(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of files)
    for (const table of named(file, 'insertInto', 'insert into'))
      if (!['lookLog', 'withdrawal'].includes(table))
        found.set(table, (found.get(table) ?? new Set()).add(folder(file)));
  return found;
}

test('each table is filled from one folder', () => {
  const several = [...fillers()].filter(([, folders]) => folders.size > 1);
  expect(several.map(([table, folders]) => `${table}: ${[...folders].sort().join(', ')}`)).toEqual([]);
});

test('a statement reads the tables of its own folder and of those above it', () => {
  const owners = new Map([...fillers()].map(([table, [owner = '']]) => [table, owner]));
  const below = files
    .filter((file) => file.endsWith('.sql.ts'))
    .flatMap((file) =>
      named(file, 'selectFrom|\\w+Join|updateTable|deleteFrom|using', 'from|join|update')
        .map((table) => ({ table, owner: owners.get(table) ?? '' }))
        .filter(({ owner }) => owner !== folder(file) && (rank.get(owner) ?? -1) >= place(file))
        .map(({ table, owner }) => `${file} reads ${table} of ${owner}`),
    );
  // Rights reach down the tree of units, whatever is asked.
  expect([...new Set(below)]).toEqual([
    'server/access.sql.ts reads unitUnder of units',
    'server/access.sql.ts reads unitLineage of units',
  ]);
});
