import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** The documents hold true: what they name exists, and what exists for people to set is named. */
const documents = globSync(['*.md', 'docs/**/*.md']).map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));
const codeFiles = globSync(['{src,bin,bench}/**/*.{ts,tsx,js}', 'test/**/*.ts', '.ci/run']);
const code = new Map(codeFiles.map((file) => [file, readFileSync(file, 'utf8')]));
const textOf = (file: string) => readFileSync(file, 'utf8');

test('every link between documents leads somewhere', () => {
  const broken = documents.flatMap(({ file, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, to = '']) => to)
      .filter((to) => !/^(https?|mailto):/.test(to))
      .filter((to) => !leads(file, to))
      .map((to) => `${file} → ${to}`),
  );
  expect(broken).toEqual([]);
});

function leads(from: string, to: string): boolean {
  const [place = '', anchor] = to.split('#');
  const target = place === '' ? from : path.join(path.dirname(from), place);
  if (!existsSync(target)) return false;
  return (
    anchor === undefined ||
    !target.endsWith('.md') ||
    anchorsOf(textOf(target)).has(decodeURIComponent(anchor))
  );
}

/** As web views of repositories name headings: small letters, marks away, spaces as dashes. */
const anchorsOf = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, says = '']) =>
      says
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );

test('every npm script and every command of ba-nam that is named exists', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const own = new Set(['ci', 'install', 'i']);
  const commands = [...code].flatMap(([file, text]) =>
    file.startsWith('src/main/cli')
      ? [...text.matchAll(/\.command\('([a-z]+)/g)].map(([, name = '']) => name)
      : [],
  );
  const unknown = documents.flatMap(({ file, text }) => [
    ...[...text.matchAll(/(?:^|`)npm (?:run )?([a-z][\w:-]*)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => !(name in scripts) && !own.has(name))
      .map((name) => `${file}: npm run ${name}`),
    ...[...text.matchAll(/\bba-nam ([a-z]+)\b(?!-)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !commands.includes(name) && name !== 'help')
      .map((name) => `${file}: ba-nam ${name}`),
  ]);
  expect([...new Set(unknown)]).toEqual([]);
});

/** Set by the machinery that runs us, not by people. */
const notOurs = ['CI', 'MODE', 'DEV', 'PROD', 'PATH', 'HOME', 'PG_GRANDPARENT_PID'];

test('every variable of the environment that the code reads is told, and every one that is told is read', () => {
  const read = new Set(
    [...code].flatMap(([file, text]) =>
      file.startsWith('test/')
        ? []
        : [
            ...[...text.matchAll(/\benv\.([A-Z][A-Z_0-9]+)/g)].map(([, name = '']) => name),
            ...[...text.matchAll(/\{([^{}]*)\} = (?:process\.)?env\b/g)].flatMap(
              ([, names = '']) => names.match(/\b[A-Z][A-Z_0-9]+\b/g) ?? [],
            ),
          ],
    ),
  );
  const told = (file: string) =>
    new Set([...textOf(file).matchAll(/`([A-Z][A-Z_0-9]+)(?:=[^`]*)?`/g)].map(([, name = '']) => name));
  const [readme, contributing] = [told('README.md'), told('CONTRIBUTING.md')];
  const untold = [...read].filter(
    (name) => !notOurs.includes(name) && !readme.has(name) && !contributing.has(name),
  );
  const unread = [...readme, ...contributing].filter(
    (name) => /^(BA_NAM_|PG_|DATABASE_URL|PORT)/.test(name) && !read.has(name),
  );
  expect({ untold, unread }).toEqual({ untold: [], unread: [] });
});

test('every test that a document names is there, by file and by title', () => {
  const tests = [...code].filter(([file]) => file.endsWith('.test.ts'));
  const missing = documents.flatMap(({ file, text }) =>
    [...text.replace(/\s+/g, ' ').matchAll(/`([\w./-]+\.test\.ts)`((?:,? (?:and )?"[^"]+")*)/g)].flatMap(
      ([, name = '', titles = '']) => {
        const found = tests.filter(([at]) => at === name || at.endsWith(`/${name}`));
        if (found.length === 0) return [`${file}: ${name}`];
        return [...titles.matchAll(/"([^"]+)"/g)]
          .map(([, title = '']) => title)
          .filter((title) => !found.some(([, source]) => source.replace(/\\'/g, "'").includes(title)))
          .map((title) => `${file}: ${name} «${title}»`);
      },
    ),
  );
  expect(missing).toEqual([]);
});

test('each decision has a number of its own and stands in the index', () => {
  const files = globSync('docs/decisions/*.md')
    .map((file) => path.basename(file))
    .filter((name) => name !== 'README.md');
  const numbers = files.map((name) => name.slice(0, 4));
  expect(numbers.filter((number, at) => !/^\d{4}$/.test(number) || numbers.indexOf(number) !== at)).toEqual(
    [],
  );
  const index = textOf('docs/decisions/README.md');
  const head = (name: string) => textOf(`docs/decisions/${name}`).split('\n')[0]?.replace(/^# /, '');
  expect(
    files.filter((name) => !index.includes(`| ${name.slice(0, 4)} | [${head(name)}](${name}) |`)),
  ).toEqual([]);
});

test('what the operator’s guide quotes is what the program says', () => {
  // «…» in the guide stands for a fact in the sentence.
  const said = [...code.values()]
    .join('\n')
    .replace(/\$\{[^}]*\}|\{\w+\}/g, '…')
    .replace(/\\'/g, "'")
    .normalize('NFC');
  const quoted = [...textOf('docs/guides/van-hanh.md').matchAll(/^\| «(.+?)» \|/gm)].map(
    ([, sentence = '']) => sentence,
  );
  expect(quoted.length).toBeGreaterThan(15);
  expect(quoted.filter((sentence) => !said.includes(sentence))).toEqual([]);
});

test('pictures are small, and no document names a machine of ours', () => {
  const pictures = globSync('docs/pictures/*.png');
  expect(pictures.length).toBeGreaterThan(4);
  expect(pictures.filter((file) => readFileSync(file).length > 200 * 1024)).toEqual([]);
  const named = documents.filter(({ text }) =>
    /(?<![\w.])\/(work|root|home)\/|registry\.npmjs|node_modules\/\.cache/.test(text),
  );
  expect(named.map(({ file }) => file)).toEqual([]);
});
