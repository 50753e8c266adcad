import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Counted, type Head, type TableEnd, type TableRows, tableEnd } from './backup-file.ts';

/**
 * Writes the file whole or not at all: beside its place, readable by its owner alone, forced to disk, then moved over.
 * Returns its bytes and what its end says of each table.
 */
export async function writeBackup(
  file: string,
  head: Head,
  tables: AsyncIterable<TableRows>,
): Promise<{ bytes: number; tables: TableEnd[] }> {
  const to = path.resolve(file);
  const part = `${to}.${randomUUID()}.part`;
  const ends: TableEnd[] = [];
  try {
    const out = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(textOf(head, tables, ends), createGzip(), out);
    const { size } = await stat(part);
    await rename(part, to);
    await syncFolder(path.dirname(to));
    return { bytes: size, tables: ends };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function* textOf(
  head: Head,
  tables: AsyncIterable<TableRows>,
  ends: TableEnd[],
): AsyncGenerator<Buffer> {
  const all = createHash('sha256');
  const said = (text: string): Buffer => {
    const bytes = Buffer.from(text);
    all.update(bytes);
    return bytes;
  };
  yield said(`${JSON.stringify(head)}\n`);
  for await (const { table, columns, rows } of tables) {
    yield said(`${JSON.stringify({ table, columns })}\n`);
    const counted = new Counted(table);
    for await (const piece of rows) {
      counted.take(piece);
      all.update(piece);
      yield piece;
    }
    ends.push(counted.end());
    yield said(tableEnd);
  }
  yield Buffer.from(`${JSON.stringify({ tables: ends, sha256: all.digest('hex') })}\n`);
}

/** A rename is on disk once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
