import * as z from 'zod/mini';
import { Day, Instant } from '../kernel/day.ts';
import { same } from '../kernel/task.ts';
import { Text } from '../kernel/text.ts';
import type { AnyCommand } from '../server/command.ts';
import { onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Sheet } from '../server/sheet.http.ts';
import { logOf, looksAt } from './log.sql.ts';

export const LogRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string(),
  at: Instant,
  receivedAt: Instant,
  done: z.boolean(),
  problem: z.nullable(z.string()),
});
export const LookRow = z.object({
  name: z.string(),
  what: z.enum(['seal', 'export', 'print', 'backup']),
  about: z.string(),
  purpose: z.string(),
  rows: z.nullable(z.number()),
  at: Instant,
});
/** `says`: what the code beside it names, in words; the code again for one that no longer exists. */
const LogLine = z.object({ ...LogRow.shape, says: Text });
const LookLine = z.object({ ...LookRow.shape, says: Text });
/** Days in Việt Nam by the server's clock, both included. */
export const LogDays = z.strictObject({ from: z.optional(Day), to: z.optional(Day) });
const page = z.strictObject({ ...LogDays.shape, before: z.optional(z.iso.datetime({ offset: true })) });
const limit = 100;

/** What a kind of command, or the path of a list, is called. */
export function namesOf(commands: readonly AnyCommand[], sheets: readonly Sheet[]): (code: string) => Text {
  const names = new Map<string, Text>([
    ...commands.map(({ kind, name }) => [kind, name] as const),
    ...sheets.map(({ path, title }) => [whichever(path), title] as const),
  ]);
  return (code) => names.get(whichever(code)) ?? same(code);
}
/** A list's path without saying of which unit or plan it is. */
const whichever = (path: string) => path.replace(/\/(:\w+|[0-9a-f]{8}-[0-9a-f-]{27})(?=\/|$)/g, '/*');

/** Who sent what, and who looked at what; commands and lists are said by their names. */
export const logRoutes = (commands: readonly AnyCommand[], sheets: readonly Sheet[]): Routes => {
  const says = namesOf(commands, sheets);
  const logLines = (rows: object[]) =>
    z
      .array(LogRow)
      .parse(rows)
      .map((row) => ({ ...row, says: says(row.kind) }));
  return async (app) => {
    /** GET /own/log?from=&to=&before= — what one sent, newest first, 100 at a time. */
    app.get(
      '/own/log',
      { schema: { querystring: page, response: { 200: z.array(LogLine) } } },
      async (request) => {
        await onlyIfAnywhere(request, 'own.use');
        return logLines(await logOf(request.db, { ...request.query, limit }, request.sender.officialId));
      },
    );

    /** GET /log?from=&to=&before= — what everyone sent, newest first, 100 at a time; never a body. */
    app.get(
      '/log',
      { schema: { querystring: page, response: { 200: z.array(LogLine) } } },
      async (request) => {
        await onlyIfSeen(request, 'log.read', await homeUnit(request.db));
        return logLines(await logOf(request.db, { ...request.query, limit }));
      },
    );

    /** GET /looks?from=&to=&before= — openings of sealed data and lists taken out, each with its purpose, newest first, 100 at a time. */
    app.get(
      '/looks',
      { schema: { querystring: page, response: { 200: z.array(LookLine) } } },
      async (request) => {
        await onlyIfSeen(request, 'log.read', await homeUnit(request.db));
        const rows = z.array(LookRow).parse(await looksAt(request.db, { ...request.query, limit }));
        return rows.map((row) => ({ ...row, says: says(row.about) }));
      },
    );
  };
};
