import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { toXlsx } from '../documents/sheet.ts';
import { newId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import { problems } from '../kernel/problem.ts';
import { onlyIfAnywhere, type Routes } from './http.ts';

export const sheetProblem = problems('sheet', {
  tooLong: {
    status: 422,
    vi: (f: { most: number }) => `Danh sách dài quá ${f.most} dòng; hãy lọc bớt rồi xuất lại.`,
    en: (f: { most: number }) => `The list is longer than ${f.most} rows; narrow it and export again.`,
  },
});

/** Rows a list may carry out of the house at once. */
const most = 20_000;

type Column = Parameters<typeof toXlsx>[0]['columns'][number];
type Cell = string | number | null;

/** A list as a spreadsheet: the same rows as `GET {path}`, under the same right, and the right to export. */
export interface Sheet {
  /** Below the tenant's /api, without ending: `/units`. The sheet is at `/units.xlsx`. */
  path: string;
  /** The list's name, Vietnamese: heading of the sheet and name of the file. */
  title: string;
  action: Action;
  columns: Column[];
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
          await onlyIfAnywhere(request, 'list.export');
          await onlyIfAnywhere(request, sheet.action);
          const { purpose, ...query } = request.query as { purpose: string } & Record<string, string>;
          const rows = await sheet.rows(request, query);
          if (rows.length > most) throw sheetProblem.tooLong({ most });
          await request.db
            .insertInto('lookLog')
            .values({
              id: newId(),
              officialId: request.sender.officialId,
              what: 'export',
              about: sheet.path,
              purpose,
              rows: rows.length,
            })
            .execute();
          const { today } = request.sender;
          const bytes = await toXlsx({
            title: sheet.title,
            columns: sheet.columns,
            rows,
            footnote: `${request.tenant.title} · số liệu ngày ${today}`,
          });
          return reply
            .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
            .header('content-disposition', attachment(`${sheet.title} ${today}.xlsx`))
            .send(Buffer.from(bytes));
        },
      );
  };

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
