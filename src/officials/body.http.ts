import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { BodyId, UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { OnDay } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import { answer, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { asAsked, askedOfSheet, type Sheet } from '../server/sheet.http.ts';
import { maySeeUnit, unitsSeen } from '../units/tree.sql.ts';
import { bodiesLike, findBody } from './body.sql.ts';
import { Body, BodyKind } from './body.ts';
import { bodyKindText, postName } from './official.names.ts';
import { Post } from './post.ts';

const Asked = z.strictObject({
  q: z.optional(z.string().check(z.maxLength(120))),
  kind: z.optional(BodyKind),
  unit: z.optional(UnitId),
  on: z.optional(Day),
});
type Asked = z.infer<typeof Asked>;
const answered = z.object({ ...Body.shape, posts: z.array(answer(Post)) });

export const bodyRoutes: Routes = async (app) => {
  /** GET /bodies?q=&kind=&unit=&on= — the bodies of the units the reader sees, the higher unit's first, with the posts of a day. */
  app.get(
    '/bodies',
    { schema: { querystring: Asked, response: { 200: z.array(answered) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'official.read');
      return (await bodiesLike(request.db, listed(request.sender, request.query))).rows;
    },
  );

  /** GET /bodies/options?q=&kind=&unit=&on= — what a picker offers: `under` is the unit; with the document symbol. */
  app.get(
    '/bodies/options',
    {
      schema: {
        querystring: Asked,
        response: {
          200: z.array(z.object({ id: BodyId, name: z.string(), under: z.string(), symbol: z.string() })),
        },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'official.read');
      const { rows } = await bodiesLike(request.db, { ...listed(request.sender, request.query), limit: 50 });
      return rows.map(({ id, name, unitName, symbol }) => ({ id, name, under: unitName, symbol }));
    },
  );

  /** GET /bodies/:bodyId?on= — one body, units named as on that day, with every post it ever had. 404 alike for none and for one of a unit not seen. */
  app.get(
    '/bodies/:bodyId',
    {
      schema: { params: z.strictObject({ bodyId: BodyId }), querystring: OnDay, response: { 200: answered } },
    },
    async (request) => {
      const { officialId, today } = request.sender;
      const body = await findBody(request.db, request.params.bodyId, request.query.on ?? today);
      if (!body || !(await maySeeUnit(request.db, body.unitId, officialId, today)))
        throw requestProblem.notFound();
      return body;
    },
  );
};

function listed({ officialId, today }: Sender, { on = today, unit, ...asked }: Asked) {
  return { ...asked, on, unitId: unit, seen: unitsSeen(officialId, today, on) };
}

/** Bodies with a row for each post (one without posts has a row too), under the same query. */
export const bodySheets: Sheet[] = [
  {
    path: '/bodies',
    title: { vi: 'Tổ chức và chức vụ', en: 'Bodies and posts' },
    action: 'official.read',
    columns: [
      { heading: { vi: 'Tổ chức', en: 'Body' }, width: 32, kind: 'text' },
      { heading: { vi: 'Loại', en: 'Kind' }, width: 20, kind: 'text' },
      { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 24, kind: 'text' },
      { heading: { vi: 'Ký hiệu', en: 'Symbol' }, width: 10, kind: 'text' },
      { heading: { vi: 'Chức vụ', en: 'Post' }, width: 34, kind: 'text' },
      { heading: { vi: 'Họ và tên', en: 'Name' }, width: 28, kind: 'text' },
      { heading: { vi: 'Liên hệ', en: 'Contact' }, width: 18, kind: 'text' },
      { heading: { vi: 'Từ ngày', en: 'From' }, width: 12, kind: 'day' },
    ],
    rows: async (request, query) => {
      const asked = asAsked(Asked, query);
      const { rows } = await bodiesLike(request.db, {
        ...listed(request.sender, asked),
        limit: askedOfSheet,
      });
      return rows.flatMap((body) => {
        const head = [body.name, bodyKindText[body.kind], body.unitName, body.symbol];
        if (body.posts.length === 0) return [[...head, '', '', '', null]];
        return body.posts.map((post) => [
          ...head,
          postName({ ...post, bodyKind: body.kind }),
          post.name,
          post.contact,
          post.from,
        ]);
      });
    },
  },
];
