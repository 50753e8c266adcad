import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { requestProblem, unreadable } from '../kernel/problem.ts';
import { mayAct, mayAnywhere, rightsOf } from '../server/access.sql.ts';
import { answer, answerProblem, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { ListedRow } from '../units/listed.rules.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import { refuseBeside } from '../units/reach.sql.ts';
import { hashOf, keepFile } from './file.sql.ts';
import { unitOfImport } from './import.commands.ts';
import { badFirst, countsOf, importProblem, isShown, outcomeOf, rowsAPage, shows } from './import.rules.ts';
import { importers, type Judged, judgeShown } from './import.sql.ts';
import {
  FileHash,
  ImportAnswers,
  ImportColumn,
  ImportMap,
  ImportPreview,
  ImportRow,
  type ImportSaid,
  ImportWhat,
  mostBytes,
} from './import.ts';

export const whichFile = z.strictObject({ what: ImportWhat, sha256: FileHash });
const json = z.optional(z.string().check(z.maxLength(12_000)));
export const whatIsAsked = {
  on: z.optional(Day),
  under: z.optional(UnitId),
  map: json,
  answers: json,
};

/** Files are brought here before anything is judged; lists are shown as they would be applied. */
export const importRoutes =
  (followers: readonly UnitFollower[]): Routes =>
  async (app) => {
    app.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: mostBytes },
      (_request, body, done) => done(null, body),
    );

    /**
     * PUT /imports/files/:sha256?name= — the bytes of a file, at most 20 MB, kept for who sends it and for a day. Not a command: it
     * changes nothing of the domain, and sent again it is the same file.
     */
    app.put(
      '/imports/files/:sha256',
      {
        bodyLimit: mostBytes,
        errorHandler(error, request, reply) {
          const large = (error as { statusCode?: number }).statusCode === 413;
          const most = mostBytes / 1024 / 1024;
          return answerProblem(large ? importProblem.tooLarge({ most }) : error, request, reply);
        },
        schema: {
          params: z.strictObject({ sha256: FileHash }),
          querystring: z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(300)) }),
          response: { 200: z.object({ sha256: FileHash }) },
        },
      },
      async (request) => {
        const { officialId, today } = request.sender;
        const rights = await rightsOf(request.db, officialId, today);
        if (!Object.values(importers).some(({ action }) => mayAnywhere(rights, action)))
          throw requestProblem.notAllowed({ action: importers.units.action });
        const bytes = request.body;
        if (!Buffer.isBuffer(bytes) || hashOf(bytes) !== request.params.sha256)
          throw importProblem.otherBytes();
        return { sha256: await keepFile(request.db, officialId, { name: request.query.name, bytes }) };
      },
    );

    /**
     * GET /imports/:what/files/:sha256?on=&under=&map=&answers=&show=&page= — what the list would do from a day on, row by row, a
     * hundred at a time, what needs a person first. `map` and `answers` are JSON. Nothing is written. 404 for a file not one's own.
     */
    app.get(
      '/imports/:what/files/:sha256',
      {
        schema: {
          params: whichFile,
          querystring: z.strictObject({
            ...whatIsAsked,
            show: z.optional(z.enum(shows)),
            page: z.optional(z.string().check(z.regex(/^\d{1,4}$/))),
          }),
          response: {
            200: z.object({
              ...ImportPreview.shape,
              columns: z.array(answer(ImportColumn)),
              rows: z.array(answer(ImportRow)),
            }),
          },
        },
      },
      async (request) => {
        const { what } = request.params;
        const { show = 'all', page = '0' } = request.query;
        const judged = await judgedFor(request, request.params, request.query, followers);
        const shown = badFirst(judged.rows.filter((row) => isShown(row, show)));
        const rows = shown.slice(Number(page) * rowsAPage, (Number(page) + 1) * rowsAPage).map(rowShown);
        return { ...previewed(what, judged), rows, total: shown.length };
      },
    );
  };

/** The list of a request, if who asks may bring such a list in there. Throws a Problem. */
export async function judgedFor(
  request: FastifyRequest,
  { what, sha256 }: z.infer<typeof whichFile>,
  asked: {
    on?: Day | undefined;
    under?: UnitId | undefined;
    map?: string | undefined;
    answers?: string | undefined;
  },
  followers: readonly UnitFollower[],
) {
  const { db, sender } = request;
  const { action } = importers[what];
  await onlyIfAnywhere(request, action);
  const under = asked.under === undefined ? {} : { under: asked.under };
  const over = await unitOfImport(under, db, sender);
  if (over === undefined) throw requestProblem.notFound();
  if (!(await mayAct(db, action, sender.officialId, over, sender.today)))
    throw requestProblem.notAllowed({ action });
  const beside = await refuseBeside(db, asked.under ?? (await homeUnit(db)), sender);
  if (beside) throw beside;
  const said: ImportSaid = {
    ...{ file: sha256, on: asked.on ?? sender.today, ...under },
    ...(asked.map === undefined ? {} : { map: readJson(ImportMap, asked.map) }),
    ...(asked.answers === undefined ? {} : { answers: readJson(ImportAnswers, asked.answers) }),
  };
  const judged = await judgeShown(db, what, said, sender, followers);
  if (!judged) throw requestProblem.notFound();
  return judged;
}

function readJson<S extends z.ZodMiniType>(words: S, text: string): z.output<S> {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    said = undefined;
  }
  const read = words.safeParse(said);
  if (!read.success) throw unreadable(read.error);
  return read.data;
}

function previewed(what: ImportWhat, judged: Judged & { name: string }) {
  const { file, recognised, map, rows, remembered, problem, name } = judged;
  const { format, encoding, sheet, sheets, oldLetters } = file;
  const counts = countsOf(rows);
  const columns = importers[what].columns.map(({ key, heading }) => ({
    ...{ key, heading: { ...heading }, sure: !recognised.unsure.includes(key) },
    at: map[key] === undefined ? null : map[key] + 1,
  }));
  const changes = counts.new + counts.changed > 0;
  const ready = problem === null && counts.bad === 0 && changes;
  return {
    ...{ what, name, format, encoding, sheet, sheets: [...sheets] },
    ...{ oldLetters: oldLetters?.cells ?? null, headings: [...recognised.headings] },
    ...{ columns, remembered, counts, ready, problem: problem && { ...problem.says } },
  };
}

const rowShown = (row: ListedRow<unknown>) => ({
  ...{ line: row.line, cells: [...row.cells], outcome: outcomeOf(row), asks: row.asks },
  changes: row.changes.map((change) => ({ ...change })),
  problems: row.problems.map(({ says }) => says),
  notes: row.notes.map(({ says }) => says),
});
