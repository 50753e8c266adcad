import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf, utf8, utf16 } from '../../test/world/list-files.ts';
import { clean } from '../kernel/name.ts';
import type { Problem } from '../kernel/problem.ts';
import { readListFile } from './list-file.ts';

const windows1258 = new Map(
  Array.from({ length: 128 }, (_, at) => [
    new TextDecoder('windows-1258').decode(Uint8Array.of(128 + at)),
    128 + at,
  ]),
);
/** A letter as it is, else its base and its tone. */
const as1258 = (text: string) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const apart = letter.normalize('NFD');
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(apart)?.[0] ?? '';
      const parts =
        windows1258.has(letter) || letter < '\x80'
          ? [letter]
          : [apart.replace(tone, '').normalize('NFC'), tone];
      return parts.map((part) => windows1258.get(part) ?? part.charCodeAt(0));
    }),
  );
test('text in Windows-1258, where tones stand behind their letters', async () => {
  const bytes = as1258('Mã;Tên đơn vị\r\n01;Xã Hoà Lộc\r\n');
  expect(await readListFile(bytes, 'x.csv')).toMatchObject({
    ...{ encoding: 'windows-1258', delimiter: ';', oldLetters: null },
    rows: [
      { line: 1, cells: ['Mã', 'Tên đơn vị'] },
      { line: 2, cells: ['01', 'Xã Hoà Lộc'] },
    ],
  });
});

const word = fc.constantFrom(
  'Xã',
  'Hòa',
  'Lộc',
  'Đường',
  'Ấp',
  'Quỳnh',
  'Ữ',
  'ỵ',
  'tổ',
  '7',
  'A',
  '"',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
);
const vietnamese = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
const anything = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => !/[\0\ufffd-\uffff]|\p{Cs}/u.test(text));

test.each<[string, fc.Arbitrary<string>, (text: string) => Uint8Array]>([
  ['UTF-8', anything, utf8],
  ['UTF-8 with its mark', anything, (text) => utf8(`\ufeff${text}`)],
  ['UTF-16', anything, (text) => utf16(`\ufeff${text}`)],
  ['UTF-16, high byte first', anything, (text) => utf16(`\ufeff${text}`, true)],
  ['Windows-1258', vietnamese, as1258],
])('any table written in %s reads back the same', async (_, text, encode) => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      async (delimiter, end, table) => {
        const heading = ['Mã đơn vị', 'Tên', 'Số hộ', 'Ấp'];
        const quoted = (one: string) => (/[",;\t\r\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one);
        const written = [heading, ...table].map((cells) => cells.map(quoted).join(delimiter)).join(end);
        const cleaned = [heading, ...table].map((cells) => cells.map(clean).join('|').replace(/\|+$/, ''));
        const read = await rowsOf(encode(written));
        expect(read.map(([, ...cells]) => cells.map(clean).join('|'))).toEqual(
          cleaned.filter((row) => row !== ''),
        );
      },
    ),
  );
});

test('CSV is read, and refused, as another reader of RFC 4180 does', async () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'ổ', ',', '"', '""', '\n', '\r\n', '\r', ' '),
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      const csv = `"h,1",2,3,4,5,6,7,8,9\n${body}`;
      let theirs: string[][] | null = null;
      try {
        theirs = parse(csv, { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true });
      } catch {}
      const ours = await rowsOf(csv).catch((error: Problem) => error.code);
      const cleaned = theirs
        ?.map((cells) => cells.map(clean).join('|').replace(/\|+$/, ''))
        .filter((row) => row !== '');
      expect(typeof ours === 'string' ? ours : ours.map(([, ...cells]) => cells.join('|'))).toEqual(
        cleaned ?? 'list/quotes',
      );
    }),
    { numRuns: 1000 },
  );
});

test('a first line «sep=;» says the delimiter and is no row', async () => {
  expect(await rowsOf('sep=;\r\na,b;c\r\n')).toEqual([[2, 'a,b', 'c']]);
  expect(await rowsOf('DANH SÁCH TỔ\nMã;Tên\n1;Tổ 1, ấp 2')).toEqual([
    [1, 'DANH SÁCH TỔ'],
    [2, 'Mã', 'Tên'],
    [3, '1', 'Tổ 1, ấp 2'],
  ]);
});
