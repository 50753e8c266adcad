import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import swagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { expect, test } from 'vitest';
import { newId } from '../src/kernel/id.ts';
import { routes, sheets } from '../src/main/server.ts';
import { emptyServer } from '../src/server/http.ts';
import { sheetRoutes } from '../src/server/sheet.http.ts';
import { inDatabase, sql } from './world/database.ts';
import { late, storeHistory } from './world/history.ts';
import { serverFor } from './world/http.ts';
import { idOf } from './world/world.ts';

/** Every list leaves the house as a spreadsheet where a screen shows it, or stands here with its reason. */
interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
}
interface Described {
  get?: { responses?: Record<string, { content?: Record<string, { schema: Schema }> }> };
}
const isList = (schema: Schema | undefined): boolean =>
  schema?.type === 'array' || schema?.properties?.rows?.type === 'array';

const choice = 'what may be chosen, for a form';
const own = 'one’s own; the house reads it in a list of everyone’s';
/** Lists that are read and do not go out, and why. */
const exceptions: Record<string, string> = {
  '/commands/kinds': 'for programs, which read it as it is',
  '/assignments/mine': own,
  '/own/duties': own,
  '/own/links': own,
  '/own/log': own,
  '/diary/units': choice,
  '/units/options': choice,
  '/officials/options': choice,
  '/bodies/options': choice,
  '/concerns/units': choice,
  '/concerns/:id/targets': choice,
  '/plans/issuers': choice,
  '/plans/:planId/links': choice,
  '/plans/:planId/tellable': choice,
  '/plans/:planId/drafts': choice,
  '/receipts/places': choice,
  '/reviews/bodies': choice,
  '/reviews/:reviewId/invited': choice,
  '/drafts/:draftId': 'its rows go out as /draft-rows',
  '/drafts/:draftId/units/:unitId': 'why one unit is given to whom; the reasons go out with /draft-rows',
  '/drafts/:draftId/units/:unitId/repairs': choice,
  '/imports/:what/files/:sha256':
    'rows of a file that lies with the reader; those refused go out with their reasons',
  '/reports/:reportId/lines':
    'as it was signed: the report goes out as a paper, its lines with /figures/rows',
  '/reports/months': 'six sums, each of which opens /reports/month',
  '/support/sums': 'sums of what /support lists',
  '/units/tree': 'a branch of /units',
  '/units/:unitId/path': 'the way up from a unit, which /units writes in every row',
  '/units/:unitId/assignments': 'goes out with /assignments',
  '/units/:unitId/meeting-days': 'when one unit meets; its meetings go out with /meetings',
  '/units/outlines': 'goes out as /units.geojson',
  '/units/counts': 'counts of /visits, /concerns and /ratings, to colour a map by',
};
/** Lists of a screen that no read gives as such: their rows go out elsewhere, or stand on a paper. */
const without: Record<string, string> = {
  'src/assignments/board-lists.screen.tsx': 'who holds how many of a draft; its rows go out beside it',
  'src/assignments/compare.screen.tsx': 'a draft beside what stands; its rows go out with the draft',
  'src/assignments/curve.screen.tsx': 'the same points as the curve above it',
  'src/imports/import-rows.screen.tsx': 'rows of the reader’s own file',
  'src/officials/paste.tsx': 'rows that the reader has just pasted',
  'src/desks/unit-map.screen.tsx': 'the same as the map above it; goes out with /units',
  'src/officials/official-page.screen.tsx': 'one person’s posts and absences',
  'src/officials/post.screen.tsx': 'the posts of one body; go out with /bodies',
  'src/reviews/review-page.screen.tsx': 'attendance and figures of a review, which stand on its paper',
  'src/reports/figure.screen.tsx': 'parts of a figure; go out with /figures',
  'src/reports/coverage.screen.tsx': 'sums by topic; go out with /coverage',
};

async function readsThatList(): Promise<string[]> {
  const app = emptyServer({ log: false });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '', version: '' } },
    transform: jsonSchemaTransform,
  });
  for (const some of routes) await app.register(some);
  await app.ready();
  const { paths } = app.swagger() as unknown as { paths: Record<string, Described> };
  await app.close();
  return Object.entries(paths)
    .filter(([, { get }]) => isList(get?.responses?.['200']?.content?.['application/json']?.schema))
    .map(([at]) => at.replace(/\{(\w+)\}/g, ':$1'));
}

test('every list that is read goes out as a spreadsheet, or is named with its reason why not', async () => {
  const out = new Set(sheets.map((sheet) => sheet.path));
  const lists = (await readsThatList()).filter((at) => !out.has(at));
  expect(lists.sort()).toEqual(Object.keys(exceptions).sort());
});

const screens = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !file.startsWith('web/'))
  .map((file) => ({ file: path.posix.join('src', file), text: readFileSync(`src/${file}`, 'utf8') }));

test('every list on a screen offers its spreadsheet, or is named with its reason why not', () => {
  const bare = screens.filter(({ text }) =>
    (text.match(/<List\b[\s\S]*?\/>\n/g) ?? []).some((list) => !/\bsheet\b/.test(list)),
  );
  expect(bare.map(({ file }) => file).sort()).toEqual(Object.keys(without).sort());
});

test('every spreadsheet is offered on a screen, and named for people', () => {
  const said = screens.map(({ text }) => text).join('\n');
  const offered = (at: string) =>
    new RegExp(`['"\`]${at.slice(1).replace(/:\w+/g, '\\$\\{[^}]*\\}')}(?=[?'"\`$])`).test(said);
  expect(sheets.filter((sheet) => !offered(sheet.path)).map((sheet) => sheet.path)).toEqual([]);
  expect(sheets.filter(({ title }) => !title.vi || !title.en)).toEqual([]);
});

inDatabase('lists of the house go out with their rows, and nothing that is sealed', '', async (tx) => {
  await storeHistory(tx);
  const secret = { id: newId(), text: 'điều kín' };
  await tx
    .insertInto('commandLog')
    .values({
      ...{ id: newId(), kind: 'concern.raise', officialId: idOf<string>('An'), bodyHash: '' },
      ...{ at: '2016-08-15T20:00:00+07', receivedAt: '2016-08-31T23:30:00+07', body: JSON.stringify(secret) },
    })
    .execute();
  await sql`insert into unit_need (unit_id, skill, level, required) values (${idOf('tổ1')}, '=cmd', 2, true)`.execute(
    tx,
  );
  await sql`insert into unit_workload (unit_id, workload) values (${idOf('tổ1')}, 3)`.execute(tx);
  const app = serverFor(tx, 'Bình', late, ...routes, sheetRoutes(sheets));
  const csv = async (of: string) => {
    const [place = '', query = ''] = of.split('?');
    const { statusCode, body } = await app.inject(
      `${place}.csv?purpose=${encodeURIComponent('kiểm tra')}&${query}`,
    );
    expect([of, statusCode]).toEqual([of, 200]);
    return body;
  };
  const rows: [list: string, row: string][] = [
    [
      '/log?from=2016-08-31&to=2016-08-31',
      '23:30 31/8/2016,20:00 15/8/2016,An,Ghi phản ánh,concern.raise,Đã ghi,',
    ],
    ['/due-rules?on=2016-09-01', 'Trả lời vướng mắc, kiến nghị",15,'],
    [`/terms?bodyId=${idOf('Đảng ủy')}`, '2016-2021'],
    ['/rating-schemes', 'mới,'],
    ['/needs', "tổ Một,ấp Mới,'=cmd,Thạo việc,Bắt buộc"],
    ['/needs/workload', 'tổ Một,ấp Mới,3'],
    [`/units/${idOf('tổ1')}/ratings`, 'Mạnh'],
    [`/units/${idOf('tổ1')}/situation-notes`, '2016-09-20'],
    [`/plans/${idOf('kế hoạch')}/cascade`, 'ấp Mới'],
    [`/plans/${idOf('kế hoạch')}/rollouts`, '2016-09-02'],
  ];
  for (const [list, row] of rows) expect(await csv(list)).toContain(row);
  expect((await csv('/log?from=2016-09-01&to=2016-09-30')).split('\r\n')).toHaveLength(2);
  expect(await csv('/log')).not.toContain('điều kín');
  const looks = await csv('/looks');
  expect(looks).toContain('Bình,Xuất danh sách,Nhật ký hệ thống,kiểm tra,1');
  expect(looks).toContain('Bình,Xuất danh sách,Các lần phân loại của đơn vị,kiểm tra,');
  for (const list of ['/log', '/looks', '/needs'])
    expect(
      (await serverFor(tx, 'An', late, sheetRoutes(sheets)).inject(`${list}.csv?purpose=kiem`)).statusCode,
    ).toBe(403);
});
