/**
 * A backup as one file: gzip over UTF-8 text, so that `zcat` shows all of it also where there is no Ba Nắm any more.
 *
 *     {"format":"ba-nam-backup","version":1,…}          the head: what it is, of whom, how far the schema had come
 *     {"table":"unit","columns":["id"]}                 then for each table, those it refers to first,
 *     0198f2…                                           its rows as PostgreSQL's COPY writes them, a line each,
 *     \.                                                and an end
 *     {"tables":[{"table":"unit","rows":1,"sha256":"…"}],"sha256":"…"}    the end: of each table's rows, and of all before this line
 *
 * It holds everything the tenant holds, the key of its keyed hashes and the names under seal too: it is as secret as the data.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Text } from '../kernel/text.ts';

const format = 'ba-nam-backup';
/** Of the file's own form; the tables' is told by the migrations. */
const version = 1;
const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const whole = z.int().check(z.minimum(0));

export const Head = z.object({
  format: z.literal(format),
  version: z.literal(version),
  /** Of Ba Nắm. */
  app: z.string(),
  madeAt: z.string(),
  tenant: z.object({
    name: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/)),
    title: z.string(),
    host: z.nullable(z.string()),
    sample: z.nullable(z.string()),
    demoDay: z.nullable(z.iso.date()),
    epoch: z.uuid(),
  }),
  /** The tenant's own key, base64url. */
  key: z.string().check(z.regex(/^[\w-]{43}$/)),
  migrations: z.array(z.object({ number: whole, name: z.string(), hash: Hash })),
  /** The newest seal of the command log; null: no command yet. */
  seal: z.nullable(z.object({ number: whole, head: Hash })),
});
export type Head = z.infer<typeof Head>;

export const TableLine = z.object({
  table: z.string().check(z.regex(/^[a-z_]+$/)),
  columns: z.array(z.string().check(z.regex(/^[a-z0-9_]+$/))),
});
const TableEnd = z.object({ table: z.string(), rows: whole, sha256: Hash });
export type TableEnd = z.infer<typeof TableEnd>;
/** The last line. */
export const End = z.object({ tables: z.array(TableEnd), sha256: Hash });
export type End = z.infer<typeof End>;

/** One table on its way into the file or out of it. Pieces of `rows` end anywhere. */
export interface TableRows {
  table: string;
  columns: string[];
  rows: AsyncIterable<Buffer>;
}

export const newHead = (of: Omit<Head, 'format' | 'version' | 'madeAt'>): Head => ({
  format,
  version,
  madeAt: new Date().toISOString(),
  ...of,
});

/** What stands after a table's rows. */
export const tableEnd = '\\.\n';

/** Counts and hashes a table's rows as they pass by: COPY writes each on a line of its own, whatever it holds. */
export class Counted {
  readonly #table: string;
  readonly #hash = createHash('sha256');
  #rows = 0;
  constructor(table: string) {
    this.#table = table;
  }
  take(piece: Buffer): void {
    this.#hash.update(piece);
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) this.#rows++;
  }
  /** Once, after the last piece. */
  end = (): TableEnd => ({ table: this.#table, rows: this.#rows, sha256: this.#hash.digest('hex') });
}

/** A file that cannot be restored, or not there: one sentence in each language. */
export class BackupRefused extends Error {
  readonly code: string;
  readonly says: Text;
  constructor(code: string, says: Text, cause?: unknown) {
    super(says.en, { cause });
    this.code = code;
    this.says = says;
  }
}

export const backupRefused = {
  notABackup: (file: string, cause?: unknown) =>
    new BackupRefused(
      'notABackup',
      {
        vi: `${file} không phải là tệp sao lưu của Ba Nắm.`,
        en: `${file} is not a backup made by Ba Nắm.`,
      },
      cause,
    ),
  damaged: (file: string, cause?: unknown) =>
    new BackupRefused(
      'damaged',
      {
        vi: `${file} bị hỏng hoặc bị cắt mất một phần; chưa có gì thay đổi, hãy dùng bản sao lưu khác.`,
        en: `${file} is damaged or cut off; nothing has been changed, use another backup.`,
      },
      cause,
    ),
  newer: (file: string, app: string) =>
    new BackupRefused('newer', {
      vi: `${file} do một bản Ba Nắm mới hơn (${app}) ghi; hãy khôi phục bằng bản đó hoặc bản mới hơn nữa.`,
      en: `${file} was written by a newer Ba Nắm (${app}); restore it with that one or one newer still.`,
    }),
  otherSchema: (file: string, app: string) =>
    new BackupRefused('otherSchema', {
      vi: `${file} do Ba Nắm ${app} ghi với các bước lược đồ mà bản này không có; hãy khôi phục bằng đúng bản đó.`,
      en: `${file} was written by Ba Nắm ${app} with schema steps that this one does not have; restore it with that one.`,
    }),
  notEmpty: (tenant: string) =>
    new BackupRefused('notEmpty', {
      vi: `«${tenant}» đang có dữ liệu nên không bị ghi đè; hãy khôi phục vào tên khác: --tenant ${tenant.slice(0, 27)}-2`,
      en: `"${tenant}" holds data and is not overwritten; restore under another name: --tenant ${tenant.slice(0, 27)}-2`,
    }),
};
