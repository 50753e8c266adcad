import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filled, numbered, type Text } from '../src/kernel/text.ts';
import { commands, sheets } from '../src/main/server.ts';

/** Every `{ vi, en }` that a texts file exports, by its place: `visit.texts.ts visitText.day`. */
async function allTexts(): Promise<[at: string, text: Text][]> {
  const found: [string, Text][] = [];
  for (const file of globSync('src/**/*.texts.ts').sort())
    for (const [name, value] of Object.entries(await import(path.resolve(file))))
      gather(`${path.basename(file)} ${name}`, value, found);
  return found;
}

function gather(at: string, value: unknown, into: [string, Text][]) {
  if (typeof value !== 'object' || value === null) return;
  const { vi, en } = value as Partial<Text>;
  if (typeof vi === 'string' || typeof en === 'string') into.push([at, value as Text]);
  else for (const [key, inner] of Object.entries(value)) gather(`${at}.${key}`, inner, into);
}

const texts = await allTexts();
const wrong = (isWrong: (text: Text) => boolean) =>
  texts.filter(([, text]) => isWrong(text)).map(([at]) => at);
const factsOf = (said: string) => [...new Set(said.match(/\{\w+\}/g))].sort().join();

test('every text is said in both languages', () => {
  expect(texts.length).toBeGreaterThan(500);
  expect(
    wrong(({ vi, en }) => typeof vi !== 'string' || typeof en !== 'string' || !vi.trim() || !en.trim()),
  ).toEqual([]);
});

test('every command has a name in both languages, and so has every list that may leave', () => {
  expect(commands.length).toBeGreaterThan(100);
  const nameless = ({ vi, en }: Text) => !vi?.trim() || !en?.trim() || vi.includes('.') || en.includes('.');
  expect(commands.filter(({ name }) => nameless(name)).map(({ kind }) => kind)).toEqual([]);
  for (const said of ['vi', 'en'] as const) {
    const names = commands.map(({ name }) => name[said]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  }
  expect(
    sheets.flatMap(({ title, columns }) => [title, ...columns.map((one) => one.heading)]).filter(nameless),
  ).toEqual([]);
});

test('both sides of a text tell the same facts', () =>
  expect(wrong(({ vi, en }) => factsOf(vi) !== factsOf(en))).toEqual([]));

test('a count stands with the word that fits it', () => {
  const beneath = '{count} {count|unit|units} beneath';
  expect([0, 1, 2, '1', '1,200'].map((count) => filled(beneath, { count }))).toEqual([
    '0 units beneath',
    '1 unit beneath',
    '2 units beneath',
    '1 unit beneath',
    '1,200 units beneath',
  ]);
  expect(filled(beneath, {})).toBe(beneath);
  expect([numbered(1, 'unit'), numbered(3, 'person', 'people')]).toEqual(['1 unit', '3 people']);
  // Both words of a choice belong to a fact that the text tells, and no noun stands in the plural behind a bare count.
  const chosen = (en: string) => [...en.matchAll(/\{(\w+)\|/g)].map(([, fact]) => `{${fact}}`);
  expect(wrong(({ en }) => chosen(en).some((fact) => !en.includes(fact)))).toEqual([]);
  const bare = /\{(?:count|days|units|officials|most|present)\} (?!of |is |has |was )[a-z]+s\b/;
  expect(wrong(({ en }) => bare.test(en))).toEqual([]);
});

/** What a sentence in code says in English: `en: (f: { count: number }) => …`, with the names of the facts that are numbers. */
const inCode = globSync('src/**/*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/\ben: \(([^=]*)\) =>([\s\S]*?)(?=\s\}|\bvi:)/g),
  ])
  .map(([, facts = '', says = '']) => ({
    says,
    numbers: [...facts.matchAll(/(\w+): number/g)].map(([, name]) => name),
  }));
/** A noun in the plural behind a bare count, with at most a word between: «${f.count} chosen units». */
const bareCounts = ({ says, numbers }: (typeof inCode)[number]): string[] =>
  [
    ...says.matchAll(
      /\$\{f\.(\w+)(\.length)?\} (?!of |is |has |was )(?:[a-z]+ )?(?:[a-z]+[a-rt-z]s|people)\b/g,
    ),
  ]
    .filter(([, name, length]) => length || numbers.includes(name))
    .map(([said]) => said);

test('a count stands with the word that fits it in the sentences of problems too', () => {
  expect(inCode.length).toBeGreaterThan(200);
  expect(inCode.flatMap(bareCounts)).toEqual([]);
});

test('Vietnamese is kept composed, without spaces at its ends or doubled', () =>
  expect(
    wrong(({ vi, en }) =>
      [vi, en].some((said) => said !== said.normalize('NFC') || /^ (?!·)| {2}| $/.test(said)),
    ),
  ).toEqual([]));

/**
 * What may be followed («theo dõi»): a unit or a matter, for so long, or nothing named at all, as in the name of a role. Never a person.
 * So after the words stands the end, a mark, or one of these.
 */
const units = 'đơn vị|tổ|ấp|khu phố|xã|chi bộ|cơ sở|địa bàn|\\d+ (?:tổ|ấp|xã|đơn vị)|\\$\\{counted';
const matters = 'phản ánh|việc|báo cáo|kế hoạch|tiến độ|chỉ đạo|tháng';
const whenOrHow = ',? (?:và )?hỗ trợ| đã | \\(|trong thời gian đó|thêm|đến ngày|đến khi';
const mayFollow = new RegExp(
  `^(?:$|[.;:!?»)·/'"\`<\\n\\\\]| ?(?:${whenOrHow})| (?:${units}|${matters})(?![\\p{L}]))`,
  'iu',
);

/** What stands after each «theo dõi» that may not stand there; «không theo dõi người» says what is refused. */
const followed = (said: string): string[] =>
  [...said.normalize('NFC').matchAll(/(?<!không )theo dõi/giu)]
    .map(({ 0: words, index }) => said.normalize('NFC').slice(index + words.length))
    .filter((after) => !mayFollow.test(after))
    .map((after) => after.slice(0, 30));

test('«theo dõi» never takes a person for its object, in any sentence of the program', () => {
  const files = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file));
  const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = files.flatMap((file) =>
    followed(withoutComments(readFileSync(file, 'utf8'))).map((after) => `${file}: theo dõi${after}`),
  );
  expect(found).toEqual([]);
});

test('a sentence that followed a person would be found', () => {
  const persons = [
    'Theo dõi người dân',
    'đang theo dõi ông A',
    'theo dõi {name}',
    'theo dõi tổng thể ai đó',
    'theo dõi hộ 12',
  ];
  expect(persons.flatMap(followed).length).toBe(persons.length);
  const fine = [
    'Theo dõi, hỗ trợ',
    'theo dõi và hỗ trợ cơ sở',
    'Cấp trên theo dõi',
    'theo dõi đơn vị {name}.',
    'theo dõi 102 tổ',
  ];
  expect(fine.flatMap(followed)).toEqual([]);
});
