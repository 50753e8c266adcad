import * as z from 'zod/mini';
import { type TextSheet, toWorkbook } from '../documents/workbook.ts';
import { requestProblem } from '../kernel/problem.ts';
import type { Lang } from '../kernel/text.ts';
import { langOf, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { attachment } from '../server/sheet.http.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import { judgedFor, whatIsAsked, whichFile } from './import.http.ts';
import { mostRefused } from './import.rules.ts';
import { importers } from './import.sql.ts';
import { columnText, importText, whatText } from './import.texts.ts';
import { ImportWhat } from './import.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const lang = z.optional(z.enum(['vi', 'en']));

/** Spreadsheets that go with an import: the template to fill in, and the rows that were refused. */
export const importPaperRoutes =
  (followers: readonly UnitFollower[]): Routes =>
  async (app) => {
    /** GET /imports/:what/template.xlsx?lang= — headings to fill in, an example, and how each column is written. */
    app.get(
      '/imports/:what/template.xlsx',
      { schema: { params: z.strictObject({ what: ImportWhat }), querystring: z.strictObject({ lang }) } },
      async (request, reply) => {
        const { what } = request.params;
        await onlyIfAnywhere(request, importers[what].action);
        const said = request.query.lang ?? langOf(request);
        const sheets = templateOf(what, said);
        if (sheets === null) throw requestProblem.notFound();
        return reply
          .type(xlsx)
          .header('content-disposition', attachment(`${whatText[what][said]}.xlsx`))
          .send(Buffer.from(await toWorkbook(sheets)));
      },
    );

    /** GET /imports/:what/files/:sha256/refused.xlsx — the rows that are not right, as they stand in the file, the reason beside each. */
    app.get(
      '/imports/:what/files/:sha256/refused.xlsx',
      { schema: { params: whichFile, querystring: z.strictObject({ ...whatIsAsked, lang }) } },
      async (request, reply) => {
        const said = request.query.lang ?? langOf(request);
        const { rows, recognised, name } = await judgedFor(request, request.params, request.query, followers);
        const { headings } = recognised;
        const bad = rows.filter(({ problems }) => problems.length > 0).slice(0, mostRefused);
        const cellsOf = (cells: readonly string[]) => headings.map((_, at) => cells[at] ?? '');
        const sheet: TextSheet = {
          title: importText.list[said],
          widths: [...headings.map(() => 18), 60],
          rows: [
            [...headings, importText.reason[said]],
            ...bad.map((row) => [
              ...cellsOf(row.cells),
              row.problems.map(({ says }) => says[said]).join(' '),
            ]),
          ],
        };
        const file = `${name.replace(/\.\w+$/, '')} - ${importText.bad[said]}.xlsx`;
        return reply
          .type(xlsx)
          .header('content-disposition', attachment(file))
          .send(Buffer.from(await toWorkbook([sheet])));
      },
    );
  };

/** Null for what is no table. */
function templateOf(what: ImportWhat, said: Lang): TextSheet[] | null {
  const explained = columnText[what];
  if (!explained) return null;
  const { columns, example } = importers[what];
  const headings = columns.map(({ heading }) => heading[said]);
  const widths = columns.map(() => 20);
  return [
    { title: importText.list[said], widths, rows: [headings] },
    {
      ...{ title: importText.example[said], widths },
      rows: [headings, columns.map(({ key }) => example[key] ?? '')],
    },
    {
      ...{ title: importText.howTo[said], widths: [28, 80] },
      rows: [
        [importText.column[said], importText.meaning[said]],
        ...columns.map(({ key, heading }) => [heading[said], explained[key]?.[said] ?? '']),
      ],
    },
  ];
}
