import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { type SheetCell, toCsv } from '../documents/sheet.ts';
import { Day, written } from '../kernel/day.ts';
import { newId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import { problems, unreadable } from '../kernel/problem.ts';
import { type Lang, numbered, type Text } from '../kernel/text.ts';
import { langOf, onlyIfAnywhere, type Routes } from './http.ts';
import { xlsxOf } from './sheet-file.ts';

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
/** What a list asks of its query: one row more than may leave, so that a longer list is refused and not cut. */
export const askedOfSheet = most + 1;

type Table = Parameters<typeof toCsv>[0];
type Column = Omit<Table['columns'][number], 'heading'> & { heading: Text };
/** A column in few words: `column('Đơn vị', 'Unit', 24)`. */
export const column = (vi: string, en: string, width: number, kind: Column['kind'] = 'text'): Column => ({
  ...{ heading: { vi, en }, width, kind },
});
/** A text in both languages is written in the reader's; what people typed stays as it is. */
export type Cell = SheetCell | Text;

/** A list as a spreadsheet: the same rows as `GET {path}`, under the same right, and the right to export. */
export interface Sheet {
  /** Below the tenant's /api, without ending: `/units`, `/units/:unitId/ratings`. The sheet is at `/units.xlsx` and `/units.csv`. */
  path: string;
  /** The list's name: heading of the sheet, name of the file, and what the log of looks says. */
  title: Text;
  action: Action;
  columns: readonly Column[];
  /** All rows the asker may see; judges scope itself (`unitsWhere`). The query is that of the list. */
  rows: (request: FastifyRequest, query: Record<string, string>) => Promise<Cell[][]>;
  /** The same list in other forms: `/units.geojson`. */
  also?: readonly OtherFile[];
}

/** A list as a file that is no table. `write` gives the text and how many rows it tells. */
export interface OtherFile {
  ending: string;
  type: string;
  write: (request: FastifyRequest, query: Record<string, string>) => Promise<{ text: string; rows: number }>;
}

const tables = {
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async (table: Table) => Buffer.from(await xlsxOf(table)),
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    write: async (table: Table) => Buffer.from(toCsv(table, { bom: true })),
  },
};

/**
 * `GET {path}.xlsx?purpose=…&lang=` and the same as `.csv`: says what for, is limited, and leaves a line in the log that the
 * officials' inspectors read. `lang`: the reader's own without it.
 */
export const sheetRoutes =
  (sheets: readonly Sheet[]): Routes =>
  async (app) => {
    for (const sheet of sheets) {
      const files = [
        ...Object.entries(tables).map(([ending, { type, write }]) => ({
          ...{ ending, type },
          bytes: async (request: FastifyRequest, taken: Taken, query: Query) =>
            write(await carriedOut(sheet, request, taken, query)),
        })),
        ...(sheet.also ?? []).map((file) => ({
          ...file,
          bytes: async (request: FastifyRequest, { purpose }: Taken, query: Query) =>
            Buffer.from((await givenOut(sheet, file, request, purpose, query)).text),
        })),
      ];
      for (const { ending, type, bytes } of files)
        app.get(
          `${sheet.path}.${ending}`,
          { schema: { querystring: z.catchall(TakenSaid, z.string()) } },
          async (request, reply) => {
            const { purpose, lang = langOf(request), ...query } = request.query;
            const taken = { purpose, lang: lang as Lang };
            const sent = await bytes(request, taken, query as Query);
            return reply
              .type(type)
              .header(
                'content-disposition',
                attachment(`${sheet.title[taken.lang]} ${query.on ?? request.sender.today}.${ending}`),
              )
              .send(sent);
          },
        );
    }
  };

const TakenSaid = z.object({
  purpose: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
  lang: z.optional(z.enum(['vi', 'en'])),
});
type Query = Record<string, string>;
interface Taken {
  purpose: string;
  lang: Lang;
}

/**
 * The rows of a list for whoever asks, if they may export it: limited, and noted with its purpose among the looks.
 * Throws a Problem.
 */
export async function carriedOut(
  { path, title, columns, action, rows: read }: Sheet,
  request: FastifyRequest,
  { purpose, lang }: Taken,
  query: Query,
): Promise<Table> {
  await onlyIfMayTake(request, action);
  const { today } = request.sender;
  const { on = today } = asAsked(Asked, query);
  const rows = await read(request, query);
  await noted(request, { path, purpose, rows: rows.length });
  const says = (cell: Cell) => (cell !== null && typeof cell === 'object' ? cell[lang] : cell);
  return {
    title: on === today ? title[lang] : `${title[lang]} ${onDay[lang](on)}`,
    columns: columns.map((column) => ({ ...column, heading: column.heading[lang] })),
    rows: rows.map((row) => row.map(says)),
    note: `${request.tenant.title} · ${asOf[lang](on)}`,
  };
}

/** The same for a list that leaves in another form. Throws a Problem. */
export async function givenOut(
  { path, action }: Sheet,
  { write }: Pick<OtherFile, 'write'>,
  request: FastifyRequest,
  purpose: string,
  query: Query,
): Promise<{ text: string; rows: number }> {
  await onlyIfMayTake(request, action);
  const given = await write(request, query);
  await noted(request, { path, purpose, rows: given.rows });
  return given;
}

async function onlyIfMayTake(request: FastifyRequest, action: Action) {
  await onlyIfAnywhere(request, 'list.export');
  await onlyIfAnywhere(request, action);
}

async function noted(request: FastifyRequest, of: { path: string; purpose: string; rows: number }) {
  if (of.rows > most) throw sheetProblem.tooLong({ most });
  const { purpose, rows } = of;
  const about = Object.entries(request.params ?? {}).reduce(
    (at, [name, value]) => at.replace(`:${name}`, String(value)),
    of.path,
  );
  await request.db
    .insertInto('lookLog')
    .values({ id: newId(), officialId: request.sender.officialId, what: 'export', about, purpose, rows })
    .execute();
}

const Asked = z.object({ on: z.optional(Day) });
const onDay = {
  vi: (day: Day) => `tại ngày ${written(day)}`,
  en: (day: Day) => `as of ${written(day)}`,
};
const asOf = {
  vi: (day: Day) => `số liệu ngày ${written(day)}`,
  en: (day: Day) => `figures of ${written(day)}`,
};

/** The query of a sheet, read with the words of its list; what cannot be read is refused as there. */
export function asAsked<Words extends z.ZodMiniType>(words: Words, query: unknown): z.output<Words> {
  const read = words.safeParse(query);
  if (!read.success) throw unreadable(read.error);
  return read.data;
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
