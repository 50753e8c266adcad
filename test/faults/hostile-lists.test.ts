import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheetOf } from '../world/list-files.ts';

const mega = 1024 * 1024;
const numbered = (count: number, of: (at: number) => string, between = '') =>
  Array.from({ length: count }, (_, at) => of(at)).join(between);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ba-nam-hostile-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Told {
  took: number;
  cpu: number;
  rose: number;
  held: number;
  code?: string;
}

/**
 * Reads the file in a process of its own; it must end within 5 s and 200 MB, with the main thread free all the while. Where
 * others left the process too little of the processor, it may be stopped before it comes to what it would say.
 */
async function read(name: string, bytes: Uint8Array | string, says: object) {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  const reader = new URL('list-reader.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', reader, file]);
  await rm(file);
  const told = JSON.parse(stdout) as Told;
  const starved = told.cpu < 3500 && told.cpu < told.took * 0.8;
  expect(told.took).toBeLessThan(starved ? 8000 : 5000);
  expect(told.rose / mega).toBeLessThan(200);
  expect(told.held).toBeLessThan(starved ? 3000 : 1000);
  if (!starved || told.code !== 'list/tooHeavy') expect(told).toMatchObject(says);
}

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const strings = (count: number) => '<si><t>a</t></si>'.repeat(count);
const ring = `[${numbered(999, (at) => `[106.${at},10.${at}]`, ',')},[106.0,10.0]]`;
const outline = (rings: number) =>
  `{"type":"Feature","properties":{"ma":"28993","ten":"Xã 1"},"geometry":{"type":"Polygon","coordinates":[${numbered(rings, () => ring, ',')}]}}`;
const outlines = (features: number, rings = 1) =>
  `{"type":"FeatureCollection","features":[${numbered(features, () => outline(rings), ',')}]}`;

test.each<[string, string, () => Uint8Array | string]>([
  ['bomb.xlsx', 'list/unpacksTooLarge', () => sheetOf({ rows: ' '.repeat(150 * mega) })],
  ['lying bomb.xlsx', 'list/unpacksTooLarge', () => sheetOf({ rows: '<a/>'.repeat(40 * mega), says: 1000 })],
  ['strings.xlsx', 'list/unpacksTooLarge', () => sheetOf({ rows: '', strings: strings(8 * mega) })],
  [
    '50 MB.xlsx',
    'list/unpacksTooLarge',
    () => sheetOf({ rows: `<row>${inline('Xã Mỹ Thạnh')}${inline('01')}</row>`.repeat(600_000) }),
  ],
  [
    'rows.xlsx',
    'list/tooManyRows',
    () => sheetOf({ rows: `<row>${inline('Xã Mỹ Thạnh')}${inline('01')}</row>`.repeat(400_000) }),
  ],
  [
    'one long string often.xlsx',
    'list/tooMuchText',
    () =>
      sheetOf({
        strings: `<si><t>${'ạ'.repeat(32_000)}</t></si>`,
        rows: `<row>${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`.repeat(20_000),
      }),
  ],
  [
    'cells.xlsx',
    'list/tooManyCells',
    () => sheetOf({ rows: `<row>${'<c><v>1</v></c>'.repeat(30)}</row>`.repeat(90_000) }),
  ],
  ['one line.csv', 'list/tooLarge', () => 'x'.repeat(50 * mega)],
  ['one line of 19 MB.csv', 'list/cellTooLong', () => 'x'.repeat(19 * mega)],
  ['commas.csv', 'list/cellTooLong', () => ','.repeat(19 * mega)],
  ['an open quote.csv', 'list/quotes', () => `a,b\n"${'x,y\n'.repeat(4.5 * mega)}`],
  ['zeros.csv', 'list/notText', () => new Uint8Array(19 * mega)],
  [
    'noise.csv',
    'list/encoding',
    () => Uint8Array.from({ length: 19 * mega }, (_, at) => 40 + ((at * 48_271) % 211)),
  ],
  ['brackets.json', 'list/tooDeep', () => '['.repeat(19 * mega)],
  ['values.json', 'list/tooManyValues', () => `[${'[],'.repeat(6 * mega)}[]]`],
  ['keys.json', 'list/notList', () => `{${numbered(240_000, (at) => `"k${at}":{}`, ',')}}`],
  ['quoted.json', 'list/cellTooLong', () => `["${'\\\\'.repeat(9 * mega)}"]`],
  ['points.geojson', 'list/tooManyPositions', () => outlines(700)],
  ['one outline.geojson', 'list/outlineTooFine', () => outlines(1, 400)],
])('«%s» ends as %s, in time and memory', async (name, code, bytes) => {
  await read(name, bytes(), { code });
});

test('the largest lists that are taken keep within the same time and memory', async () => {
  const row = (at: number) => `${at};Xã Mỹ Thạnh;Tổ ${at};Ấp Tân Long;24;Nguyễn Thị Mỹ Hạnh`;
  await read('groups.csv', numbered(99_000, row, '\r\n'), { rows: 99_000 });
  const cells = (at: number) => `<row>${row(at).split(';').map(inline).join('')}</row>`;
  await read('groups.xlsx', sheetOf({ rows: numbered(90_000, cells) }), { rows: 90_000 });
  await read('outlines.geojson', outlines(490), { format: 'geojson' });
});
