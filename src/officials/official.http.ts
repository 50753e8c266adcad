import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { BodyId, OfficialId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { OnDay } from '../server/as-of.sql.ts';
import type { Sender } from '../server/command.ts';
import { answer, onlyIfAnywhere, type Routes } from '../server/http.ts';
import { asAsked, askedOfSheet, type Sheet } from '../server/sheet.http.ts';
import { NamedUnit } from '../units/unit.ts';
import { writtenOn } from '../units/written.sql.ts';
import { postsOf } from './body.sql.ts';
import { categoryText, postInBody, postsWritten } from './official.names.ts';
import { absencesOf, officialsLike, officialsSeen, sectorsAndSkills } from './official.sql.ts';
import { Absence, Category, Official, Skill } from './official.ts';
import { officialColumns, skillsWritten } from './official-columns.rules.ts';
import { PostHeld } from './post.ts';

const words = z.optional(z.string().check(z.maxLength(120)));
const number = z.pipe(
  z.string().check(z.regex(/^\d{1,4}$/)),
  z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(5000))),
);
/** What the list may be asked for, all of it optional; `all=1` brings those not in service too. */
const Asked = z.strictObject({
  q: words,
  category: z.optional(Category),
  sector: words,
  skill: words,
  body: z.optional(BodyId),
  on: z.optional(Day),
  all: z.optional(z.literal('1')),
  limit: z.optional(number),
});
type Asked = z.infer<typeof Asked>;

const answered = z.object({
  ...Official.shape,
  homeUnit: z.nullable(answer(NamedUnit)),
  area: z.nullable(answer(NamedUnit)),
  skills: z.array(answer(Skill)),
  posts: z.array(answer(PostHeld)),
});

export const officialRoutes: Routes = async (app) => {
  /** GET /officials?q=&category=&sector=&skill=&body=&on=&all=&limit= — by given name, with posts and skills as of a day (today). */
  app.get(
    '/officials',
    {
      schema: {
        querystring: Asked,
        response: { 200: z.object({ rows: z.array(answered), total: z.int() }) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'official.read');
      return officialsLike(request.db, listed(request.sender, request.query));
    },
  );

  /** GET /officials/options?q= — what a picker offers: `under` is the first post, else the title in lists, else the sector. */
  app.get(
    '/officials/options',
    {
      schema: {
        querystring: Asked,
        response: { 200: z.array(z.object({ id: OfficialId, name: z.string(), under: z.string() })) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'official.read');
      const { rows } = await officialsLike(
        request.db,
        listed(request.sender, { limit: 50, ...request.query }),
      );
      return rows.map(({ id, name, posts, postTitle, sector }) => {
        const [post] = posts;
        return { id, name, under: post ? postInBody(post).vi : postTitle || sector };
      });
    },
  );

  /** GET /officials/words — the sectors and skills in use, each once: for filters and for those who type. */
  app.get(
    '/officials/words',
    {
      schema: {
        response: { 200: z.object({ sectors: z.array(z.string()), skills: z.array(z.string()) }) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'official.read');
      const { officialId, today } = request.sender;
      return sectorsAndSkills(request.db, officialsSeen(officialId, today));
    },
  );

  /** GET /officials/:officialId?on= — one official as of a day, every post ever held, every absence. 404 alike for none and unseen. */
  app.get(
    '/officials/:officialId',
    {
      schema: {
        params: z.strictObject({ officialId: OfficialId }),
        querystring: OnDay,
        response: {
          200: z.object({
            official: answered,
            posts: z.array(answer(PostHeld)),
            absences: z.array(answer(Absence)),
          }),
        },
      },
    },
    async (request) => {
      const { officialId } = request.params;
      const { on = request.sender.today } = request.query;
      const asked = { ...listed(request.sender, { all: '1', on }), officialId };
      const [official] = (await officialsLike(request.db, asked)).rows;
      if (!official) throw requestProblem.notFound();
      const posts = await postsOf(request.db, officialId, on);
      return { official, posts, absences: await absencesOf(request.db, officialId) };
    },
  );
};

function listed({ officialId, today }: Sender, { on = today, limit = 500, all, body, ...asked }: Asked) {
  return { ...asked, on, limit, bodyId: body, all: all === '1', seen: officialsSeen(officialId, today, on) };
}

const widths = {
  name: 28,
  postTitle: 44,
  category: 26,
  sector: 24,
  homeUnit: 22,
  area: 22,
  skills: 40,
  contact: 18,
} as const;

/** The list as a spreadsheet, under the same query; its columns are those that a list of officials is read by. */
export const officialSheets: Sheet[] = [
  {
    path: '/officials',
    title: { vi: 'Danh sách cán bộ', en: 'Officials' },
    action: 'official.read',
    columns: officialColumns.map(({ key, heading }) => ({ heading, width: widths[key], kind: 'text' })),
    rows: async ({ db, sender }, query) => {
      const asked = listed(sender, asAsked(Asked, query));
      const { rows } = await officialsLike(db, { ...asked, limit: askedOfSheet });
      const places = await writtenOn(
        db,
        rows.flatMap(({ homeUnit, area }) => [homeUnit?.id, area?.id]),
        asked.on,
      );
      const place = (unit: NamedUnit | null) => unit && (places.get(unit.id) ?? unit.name);
      return rows.map((person) => [
        person.name,
        postOf(person),
        categoryText[person.category],
        person.sector,
        place(person.homeUnit),
        place(person.area),
        skillsWritten(person.skills),
        person.contact,
      ]);
    },
  },
];

const postOf = ({ posts, postTitle }: Official): Text | string =>
  posts.length === 0 ? postTitle : postsWritten(posts);
