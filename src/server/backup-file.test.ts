import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { newHead, type TableRows } from './backup-file.ts';
import { readBackup } from './backup-reading.ts';
import { writeBackup } from './backup-writing.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'any.bak');

const head = newHead({
  app: '0.1.0',
  tenant: {
    ...{ name: 'xa', title: 'Xã', host: null, sample: null, demoDay: null },
    epoch: '00000000-0000-4000-8000-000000000000',
  },
  key: 'A'.repeat(43),
  migrations: [],
  seal: null,
});

type Table = { table: string; rows: string[] };
/** As COPY writes them: no line break and no bare backslash within a row. */
const row = fc
  .oneof(fc.string({ maxLength: 40 }), fc.constantFrom('', '.', '\\.', '\\\\.', '{"tables":[]}'))
  .map((text) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r'));
const tables = fc.array(fc.record({ table: fc.constantFrom('unit', 'visit'), rows: fc.array(row) }), {
  maxLength: 4,
});

async function write(all: readonly Table[]): Promise<void> {
  const each = all.map(
    ({ table, rows }): TableRows => ({
      ...{ table, columns: ['id'] },
      rows: Readable.from(rows.map((one) => Buffer.from(`${one}\n`))),
    }),
  );
  await writeBackup(file, head, Readable.from(each));
}

async function read(): Promise<Table[]> {
  const all: Table[] = [];
  await readBackup(file, async () => async ({ table, rows }) => {
    const pieces: Buffer[] = [];
    for await (const piece of rows) pieces.push(Buffer.from(piece));
    all.push({ table, rows: Buffer.concat(pieces).toString().split('\n').slice(0, -1) });
  });
  return all;
}

test('what is written is read again, row by row, whatever the rows look like', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (all) => {
      await write(all);
      expect(await read()).toEqual(all);
    }),
    { numRuns: 60 },
  );
});

test('a table’s end is found wherever the pieces of the file are cut', async () => {
  for (let length = 16_384 - 12; length < 16_384 + 12; length++) {
    // The head and the table's line stand before it, so the cut falls on every place around the end.
    for (const before of [
      0,
      JSON.stringify(head).length + 1 + '{"table":"unit","columns":["id"]}\n'.length,
    ]) {
      const all = [
        { table: 'unit', rows: ['x'.repeat(length - before - 1)] },
        { table: 'visit', rows: ['\\\\.'] },
      ];
      await write(all);
      expect(await read()).toEqual(all);
    }
  }
});
