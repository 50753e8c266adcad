import * as z from 'zod/mini';
import { Instant } from '../kernel/day.ts';
import { same } from '../kernel/task.ts';
import { Text } from '../kernel/text.ts';
import type { AnyCommand } from '../server/command.ts';
import { onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Sheet } from '../server/sheet.http.ts';
import { logOf, looksAt } from './log.sql.ts';

const LogRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string(),
  at: Instant,
  receivedAt: Instant,
  done: z.boolean(),
  problem: z.nullable(z.string()),
});
const LookRow = z.object({
  name: z.string(),
  what: z.string(),
  about: z.string(),
  purpose: z.string(),
  rows: z.nullable(z.number()),
  at: Instant,
});
/** `says`: what the code beside it names, in words; the code again for one that no longer exists. */
const LogLine = z.object({ ...LogRow.shape, says: Text });
const LookLine = z.object({ ...LookRow.shape, says: Text });
const page = z.strictObject({ before: z.optional(z.iso.datetime({ offset: true })) });

/** Who sent what, and who looked at what; commands and lists are said by their names. */
export const logRoutes = (commands: readonly AnyCommand[], sheets: readonly Sheet[]): Routes => {
  const names = new Map<string, Text>([
    ...commands.map(({ kind, name }) => [kind, name] as const),
    ...sheets.map(({ path, title }) => [path, title] as const),
  ]);
  const says = (code: string): Text => names.get(code) ?? same(code);
  const logLines = (rows: object[]) =>
    z
      .array(LogRow)
      .parse(rows)
      .map((row) => ({ ...row, says: says(row.kind) }));
  return async (app) => {
    /** GET /own/log — what one sent, newest first, 100 at a time. */
    app.get(
      '/own/log',
      { schema: { querystring: page, response: { 200: z.array(LogLine) } } },
      async (request) => {
        await onlyIfAnywhere(request, 'own.use');
        return logLines(await logOf(request.db, request.query.before, request.sender.officialId));
      },
    );

    /** GET /log — what everyone sent; never a body. */
    app.get(
      '/log',
      { schema: { querystring: page, response: { 200: z.array(LogLine) } } },
      async (request) => {
        await onlyIfSeen(request, 'log.read', await homeUnit(request.db));
        return logLines(await logOf(request.db, request.query.before));
      },
    );

    /** GET /looks — every opening of sealed data and every list taken out, with its purpose. */
    app.get('/looks', { schema: { response: { 200: z.array(LookLine) } } }, async (request) => {
      await onlyIfSeen(request, 'log.read', await homeUnit(request.db));
      const rows = z.array(LookRow).parse(await looksAt(request.db));
      return rows.map((row) => ({ ...row, says: says(row.about) }));
    });
  };
};
