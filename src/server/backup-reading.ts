import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import * as z from 'zod/mini';
import {
  backupRefused,
  Counted,
  End,
  Head,
  type TableEnd,
  TableLine,
  type TableRows,
  tableEnd,
} from './backup-file.ts';

/** Gets one table of the file; must take all of its rows. */
export type TakeTable = (table: TableRows) => Promise<void>;

/**
 * Reads a backup from end to end. `begin` gets the head and returns what gets each table in turn. Every count and hash is
 * checked on the way, so what was taken is good only once this has returned.
 * @throws BackupRefused for what is no backup, is damaged or cut off, or comes from a newer version; and what `begin` throws.
 */
export async function readBackup(
  file: string,
  begin: (head: Head) => Promise<TakeTable>,
): Promise<{ head: Head; tables: TableEnd[] }> {
  let begun = false;
  const read = async (source: AsyncIterable<Buffer>) => {
    const lines = new Lines(source);
    const head = headOf(file, await lines.next());
    begun = true;
    return { head, tables: await readTables(lines, await begin(head)) };
  };
  try {
    return await pipeline(createReadStream(file), createGunzip(), read);
  } catch (error) {
    if (error instanceof Unreadable) throw backupRefused.damaged(file, error);
    if (!String((error as { code?: string }).code).startsWith('Z_')) throw error;
    throw begun ? backupRefused.damaged(file, error) : backupRefused.notABackup(file, error);
  }
}

/** Something in it is not as it was written. */
class Unreadable extends Error {}

function headOf(file: string, line: string | null): Head {
  const found = Anything.safeParse(parsed(line));
  if (!found.success) throw backupRefused.notABackup(file);
  const head = Head.safeParse(found.data);
  if (head.success) return head.data;
  if (found.data.version > 1) throw backupRefused.newer(file, found.data.app);
  throw new Unreadable('the head');
}
/** What every version of the file will have. */
const Anything = z.looseObject({ format: z.literal('ba-nam-backup'), version: z.int(), app: z.string() });

async function readTables(lines: Lines, take: TakeTable): Promise<TableEnd[]> {
  const found: TableEnd[] = [];
  for (;;) {
    const before = lines.hash();
    const line = parsed(await lines.next());
    const head = TableLine.safeParse(line);
    if (!head.success) {
      await checkEnd(lines, End.safeParse(line).data, { tables: found, sha256: before });
      return found;
    }
    const counted = new Counted(head.data.table);
    await take({ ...head.data, rows: passing(lines.rows(), counted) });
    found.push(counted.end());
  }
}

async function checkEnd(lines: Lines, told: End | undefined, found: End): Promise<void> {
  if (JSON.stringify(told) !== JSON.stringify(found)) throw new Unreadable('the counts and hashes');
  if ((await lines.next()) !== null) throw new Unreadable('more after the end');
}

async function* passing(rows: AsyncIterable<Buffer>, counted: Counted): AsyncGenerator<Buffer> {
  for await (const piece of rows) {
    counted.take(piece);
    yield piece;
  }
}

function parsed(line: string | null): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
}

/** No line of ours is longer: a head with its migrations, an end with its tables. */
const longestLine = 1_048_576;

/** The text line by line, or a table's rows piece by piece, and the hash of all that was given out so far. */
class Lines {
  readonly #pieces: AsyncIterator<Buffer>;
  readonly #hash = createHash('sha256');
  #left: Buffer = Buffer.alloc(0);
  constructor(source: AsyncIterable<Buffer>) {
    this.#pieces = source[Symbol.asyncIterator]();
  }

  hash = (): string => this.#hash.copy().digest('hex');

  /** The next line without its end; null after the last. */
  async next(): Promise<string | null> {
    for (;;) {
      const end = this.#left.indexOf(10);
      if (end !== -1) return this.#give(end + 1).toString('utf8', 0, end);
      if (this.#left.length > longestLine) throw new Unreadable('a line without end');
      if (await this.#more()) continue;
      if (this.#left.length > 0) throw new Unreadable('cut off');
      return null;
    }
  }

  /** Rows up to the table's end, which is taken too. Pieces end anywhere. */
  async *rows(): AsyncGenerator<Buffer> {
    const end = Buffer.from(`\n${tableEnd}`);
    let first = true;
    for (;;) {
      if (first && this.#left.length < tableEnd.length) {
        if (!(await this.#more())) throw new Unreadable('cut off');
        continue;
      }
      if (first && this.#left.subarray(0, tableEnd.length).equals(end.subarray(1))) break;
      first = false;
      const at = this.#left.indexOf(end);
      if (at !== -1) {
        yield this.#give(at + 1);
        break;
      }
      // What may be the beginning of the end waits for what follows it.
      const sure = this.#left.length - end.length;
      if (sure > 0) yield this.#give(sure);
      if (!(await this.#more())) throw new Unreadable('cut off');
    }
    this.#give(tableEnd.length);
  }

  #give(bytes: number): Buffer {
    const given = this.#left.subarray(0, bytes);
    this.#left = this.#left.subarray(bytes);
    this.#hash.update(given);
    return given;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#pieces.next();
    if (done) return false;
    this.#left = this.#left.length === 0 ? value : Buffer.concat([this.#left, value]);
    return true;
  }
}
