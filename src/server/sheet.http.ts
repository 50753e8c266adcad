import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { toXlsx } from '../documents/sheet.ts';
import { newId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import { problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';
import { onlyIfAnywhere, type Routes } from './http.ts';

export const sheetProblem = problems('sheet', {
  tooLong: {
    status: 422,
    vi: (f: { most: number }) => `Danh sách dài quá ${f.most} dòng; hãy lọc bớt rồi xuất lại.`,
    en: (f: { most: number }) =>
      `The list is longer than ${numbered(f.most, 'row')}; narrow it and export again.`,
  },
});

/** Rows a list may carry out of the house at once. */
const most = 20_000;

type Table = Parameters<typeof toXlsx>[0];
type Cell = string | number | null;

/** A list as a spreadsheet: the same rows as `GET {path}`, under the same right, and the right to export. */
export interface Sheet {
  /** Below the tenant's /api, without ending: `/units`. The sheet is at `/units.xlsx`. */
  path: string;
  /** The list's name, Vietnamese: heading of the sheet and name of the file. */
  title: string;
  /** The same in English, as the log of looks says it to who reads English. */
  english: string;
  action: Action;
  columns: Table['columns'];
  /** All rows the asker may see; judges scope itself (`unitsWhere`). The query is that of the list. */
  rows: (request: FastifyRequest, query: Record<string, string>) => Promise<Cell[][]>;
}

/** `GET {path}.xlsx?purpose=…`: says what for, is limited, and leaves a line in the log that the officials' inspectors read. */
export const sheetRoutes =
  (sheets: readonly Sheet[]): Routes =>
  async (app) => {
    for (const sheet of sheets)
      app.get(
        `${sheet.path}.xlsx`,
        {
          schema: {
            querystring: z.catchall(
              z.object({ purpose: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)) }),
              z.string(),
            ),
          },
        },
        async (request, reply) => {
          const { purpose, ...query } = request.query as { purpose: string } & Record<string, string>;
          const bytes = await toXlsx(await carriedOut(sheet, request, purpose, query));
          return reply
            .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
            .header('content-disposition', attachment(`${sheet.title} ${request.sender.today}.xlsx`))
            .send(Buffer.from(bytes));
        },
      );
  };

/**
 * The rows of a list for whoever asks, if they may export it: limited, and noted with its purpose among the looks.
 * Throws a Problem.
 */
export async function carriedOut(
  { path, title, columns, action, rows: read }: Sheet,
  request: FastifyRequest,
  purpose: string,
  query: Record<string, string>,
): Promise<Table> {
  await onlyIfAnywhere(request, 'list.export');
  await onlyIfAnywhere(request, action);
  const rows = await read(request, query);
  if (rows.length > most) throw sheetProblem.tooLong({ most });
  const { officialId, today } = request.sender;
  await request.db
    .insertInto('lookLog')
    .values({ id: newId(), officialId, what: 'export', about: path, purpose, rows: rows.length })
    .execute();
  return { title, columns, rows, footnote: `${request.tenant.title} · số liệu ngày ${today}` };
}

/** A download under a Vietnamese name (RFC 6266): plain letters for the old, UTF-8 for the rest. */
export function attachment(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^\w .-]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
