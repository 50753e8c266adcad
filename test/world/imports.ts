import { createHash } from 'node:crypto';
import { importCommands } from '../../src/imports/import.commands.ts';
import { importRoutes } from '../../src/imports/import.http.ts';
import type { ImportWhat } from '../../src/imports/import.ts';
import type { AnyCommand } from '../../src/server/command.ts';
import type { Tx } from '../../src/server/sql.ts';
import { serverFor } from './http.ts';

/** The day on which lists are brought in tests. */
export const day = '2016-09-26';

export const commandOf = (what: ImportWhat): AnyCommand =>
  importCommands([]).find(({ kind }) => kind === `import.${what}`) as AnyCommand;

/** Brings a file as `who` and reads what it would do; `asked` is put to the address. */
export async function brought(
  tx: Tx,
  what: ImportWhat,
  name: string,
  said: Uint8Array | string,
  { asked = '', who = 'Ba' } = {},
) {
  const app = serverFor(tx, who, day, importRoutes([]));
  const payload = Buffer.from(said as string);
  const sha256 = createHash('sha256').update(payload).digest('hex');
  const headers = { 'content-type': 'application/octet-stream' };
  const url = `/imports/files/${sha256}?name=${encodeURIComponent(name)}`;
  const kept = await app.inject({ method: 'PUT', url, headers, payload });
  const read = await app.inject(`/imports/${what}/files/${sha256}?on=${day}${asked}`);
  return { sha256, kept: kept.statusCode, status: read.statusCode, body: read.json() };
}
