import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { expect, test } from 'vitest';
import { routes, sheets } from '../src/main/server.ts';
import { emptyServer } from '../src/server/http.ts';
import { readListFile } from '../src/server/list-file.ts';
import { sheetRoutes } from '../src/server/sheet.http.ts';
import { inDatabase, sender } from './world/database.ts';
import { early, late, later, storeHistory } from './world/history.ts';
import { serverFor } from './world/http.ts';
import { reads } from './world/reads.ts';
import { idOf } from './world/world.ts';

/**
 * As of any day: every read takes `?on=` and answers as things stood, or stands among the exceptions with its reason. A new read
 * that does neither fails here.
 */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what came, whatever it is.
type Answer = any;
interface Dated {
  /** Where the path needs more than itself. */
  url?: string;
  /** What of the answer tells the days apart. */
  of: (body: Answer) => unknown;
  before: unknown;
  after: unknown;
}

const [tổ1, ấp, xã, kh, ủy, An] = ['tổ1', 'ấp', 'xã', 'kế hoạch', 'Đảng ủy', 'An'].map((name) =>
  idOf<string>(name),
);
const each =
  (...keys: string[]) =>
  (rows: Answer): unknown[] =>
    (rows.rows ?? rows).map((row: Answer) =>
      keys.length === 1 ? row[keys[0] ?? ''] : keys.map((key) => row[key]),
    );
const sorted = (key: string) => (rows: Answer) => each(key)(rows).sort();

const dated: Record<string, Dated> = {
  '/units': { of: sorted('name'), before: ['tổ1', 'tổ2', 'xã', 'ấp'], after: ['tổ Một', 'xã', 'ấp Mới'] },
  '/units/tree': {
    url: `/units/tree?under=${ấp}`,
    of: each('name'),
    before: ['tổ1', 'tổ2'],
    after: ['tổ Một'],
  },
  '/units/options': {
    url: '/units/options?q=to',
    of: each('name', 'under'),
    before: [
      ['tổ1', 'ấp · xã'],
      ['tổ2', 'ấp · xã'],
    ],
    after: [['tổ Một', 'ấp Mới · xã']],
  },
  '/units/:unitId': { url: `/units/${tổ1}`, of: (b) => b.unit.name, before: 'tổ1', after: 'tổ Một' },
  '/units/:unitId/path': {
    url: `/units/${tổ1}/path`,
    of: each('name'),
    before: ['xã', 'ấp'],
    after: ['xã', 'ấp Mới'],
  },
  '/units/outlines': {
    url: `/units/outlines?under=${ấp}`,
    of: sorted('name'),
    before: ['tổ1', 'tổ2'],
    after: ['tổ Một'],
  },
  '/units/counts': { url: `/units/counts?under=${ấp}`, of: (b) => b.length, before: 2, after: 1 },
  '/chain-links': { of: each('kind'), before: ['followAndSupport'], after: ['inCharge', 'assist'] },
  '/officials': { of: sorted('name'), before: ['An', 'Bình', 'Cũ'], after: ['An', 'Bình'] },
  '/officials/options': { of: sorted('name'), before: ['An', 'Bình', 'Cũ'], after: ['An', 'Bình'] },
  '/officials/:officialId': {
    url: `/officials/${An}`,
    of: (b) => b.official.posts.length,
    before: 1,
    after: 0,
  },
  '/bodies': {
    of: sorted('name'),
    before: ['Chi bộ', 'Tổ công tác', 'Đảng ủy'],
    after: ['Chi bộ', 'Đảng ủy'],
  },
  '/bodies/options': {
    url: '/bodies/options?q=to',
    of: each('name', 'under'),
    before: [['Tổ công tác', 'xã']],
    after: [],
  },
  '/bodies/:bodyId': { url: `/bodies/${ủy}`, of: (b) => b.posts[0].unitName, before: 'tổ1', after: 'tổ Một' },
  '/visits': {
    of: each('day', 'withdrawal'),
    before: [['2016-08-05', null]],
    after: [
      ['2016-09-25', null],
      ['2016-08-05', expect.objectContaining({ on: '2016-09-26' })],
    ],
  },
  '/units/:unitId/situation-notes': {
    url: `/units/${tổ1}/situation-notes`,
    of: each('day'),
    before: [],
    after: ['2016-09-20'],
  },
  '/units/:unitId/meeting-days': {
    url: `/units/${tổ1}/meeting-days`,
    of: each('dayOfMonth'),
    before: [5],
    after: [9],
  },
  '/parties': {
    of: each('unitName', 'underName'),
    before: [
      ['tổ1', 'ấp'],
      ['tổ2', 'ấp'],
    ],
    after: [['tổ Một', 'ấp Mới']],
  },
  '/plans': {
    of: sorted('subject'),
    before: ['cũ', 'phân công theo dõi, hỗ trợ cơ sở'],
    after: ['phân công theo dõi, hỗ trợ cơ sở', 'ấp'],
  },
  '/plans/:planId/cascade': {
    url: `/plans/${kh}/cascade`,
    of: each('unitName', 'days'),
    before: [['ấp', 20]],
    after: [['ấp Mới', 46]],
  },
  '/plans/:planId/rollouts': {
    url: `/plans/${kh}/rollouts`,
    of: (b) => each('confirmedOn')(b[0].told),
    before: [null],
    after: ['2016-09-02'],
  },
  '/document-numbers': {
    url: `/document-numbers?bodyId=${ủy}`,
    of: each('number'),
    before: [33],
    after: [34, 33],
  },
  '/terms': { url: `/terms?bodyId=${ủy}`, of: each('name'), before: ['2015-2020'], after: ['2016-2021'] },
  '/due-rules': { of: (b) => b.find((rule: Answer) => rule.what === 'concern').days, before: 10, after: 15 },
  '/topics': { of: each('stands'), before: ['now'], after: ['over'] },
  '/assignments': {
    of: each('officialName', 'unitName', 'receivedOn'),
    before: [['Bình', 'tổ1', null]],
    after: [['An', 'tổ Một', '2016-09-20']],
  },
  '/assignments/mine': {
    of: each('unitName', 'state'),
    before: [['tổ1', 'held']],
    after: [['tổ Một', 'ended']],
  },
  '/assignments/loads': {
    of: (b) => each('name', 'received')(b.loads),
    before: [['Bình', 0]],
    after: [['An', 1]],
  },
  '/assignments/unheld': { of: each('unitName'), before: ['tổ2'], after: [] },
  '/units/:unitId/assignments': {
    url: `/units/${tổ1}/assignments`,
    of: each('officialName'),
    before: ['Bình'],
    after: ['An', 'Bình'],
  },
  '/plans/:planId/links': {
    url: `/plans/${kh}/links`,
    of: each('kind', 'units'),
    before: [['followAndSupport', 2]],
    after: [
      ['inCharge', 1],
      ['assist', 1],
    ],
  },
  '/plans/:planId/candidates': {
    url: `/plans/${kh}/candidates?kind=followAndSupport&heldTier=5`,
    of: (b) => each('name', 'holderName')(b.units),
    before: [
      ['tổ1', 'Bình'],
      ['tổ2', null],
    ],
    after: [['tổ Một', 'An']],
  },
  '/own/duties': { of: (b) => b.length, before: 6, after: 5 },
  '/duties': { of: (b) => b.length, before: 6, after: 5 },
  '/reports/month': {
    url: `/reports/month?unitId=${xã}&month=2016-07`,
    of: (b) => b.rows.map((r: Answer) => [r.state, r.hops.map((h: Answer) => h.doneOn)]),
    before: [['collected', ['2016-08-02', '2016-08-04', null]]],
    after: [['accepted', ['2016-08-02', '2016-08-04', '2016-08-12']]],
  },
  '/reports/months': {
    url: `/reports/months?unitId=${xã}`,
    of: (b) => each('month', 'accepted')(b).at(-1),
    before: ['2016-07', 0],
    after: ['2016-07', 1],
  },
  '/support': {
    of: each('pledgedOn', 'receivedOn'),
    before: [['2016-08-01', null]],
    after: [['2016-08-01', '2016-09-01']],
  },
  '/rating-schemes': { of: each('name'), before: ['cũ'], after: ['mới'] },
  '/ratings': { of: each('levelVi'), before: ['Yếu'], after: ['Mạnh'] },
  '/units/:unitId/ratings': {
    url: `/units/${tổ1}/ratings`,
    of: each('levelVi'),
    before: ['Yếu'],
    after: ['Mạnh', 'Yếu'],
  },
  '/strengthenings': {
    of: (b) => b.map((s: Answer) => [s.closedOn, s.outcome, s.weakNow, s.measures[0].doneOn]),
    before: [[null, null, true, null]],
    after: [['2016-09-28', 'xong', false, '2016-09-01']],
  },
  '/overdue': {
    of: sorted('about'),
    before: ['concern', 'direction', 'measure', 'receipt'],
    after: ['meeting', 'report', 'report'],
  },
  '/urgings': { of: each('answer', 'answeredByName'), before: [[null, null]], after: [['đã đi', 'An']] },
  '/inspections': { of: each('subject'), before: [], after: ['nền nếp'] },
  '/directions': { of: each('state', 'outcome'), before: [['open', '']], after: [['done', 'xong']] },
  '/reviews': {
    of: each('state', 'number', 'signedByName'),
    before: [['draft', null, null]],
    after: [['signed', 5, 'Bình']],
  },
  '/handovers': {
    of: each('state', 'fromConfirmedOn', 'toConfirmedOn'),
    before: [['proposed', '2016-08-08', null]],
    after: [['confirmed', '2016-08-08', '2016-08-30']],
  },
  '/concerns': {
    of: each('state', 'answeringUnitName', 'answeredOn'),
    before: [['open', 'tổ1', null]],
    after: [['answered', 'xã', '2016-09-05']],
  },
  '/concerns/counts': {
    of: each('unitName', 'state', 'overdue'),
    before: [['ấp', 'open', 1]],
    after: [['ấp Mới', 'answered', 0]],
  },
  '/legal-handovers': { of: each('day'), before: [], after: ['2016-09-01'] },
};

const one = 'one thing, told with its own days and steps; its list says how it stood';
const period = 'a figure or list of its own period, told as the tree and the diary stood in those days';
const choice = 'what may be chosen now, for a form';
const draft = 'a draft is work in hand: it has no day but that from which it would hold';
const own = 'one’s own to-do of today';
/** Reads that know no other day than today, and why. */
const exceptions: Record<string, string> = {
  '/commands/kinds': 'what the server takes, of no day',
  '/backups': 'files on a disk, each with its moment',
  '/units/:unitId/lineage': 'every change there was, each with its day',
  '/unit-changes': 'every change there was, each with its day',
  '/imports/:what/template.xlsx': 'headings to fill in, of no day',
  '/unit-kinds': 'words without days; which tier holds which has days: /chain-links',
  '/officials/words': choice,
  '/desk': own,
  '/desk/progress': own,
  '/beginnings': own,
  '/visits/:id': one,
  '/diary': period,
  '/diary/units': choice,
  '/units/:unitId/diary': period,
  '/meetings': period,
  '/unattended': period,
  '/attendance': period,
  '/plans/issuers': choice,
  '/plans/:planId': one,
  '/plans/:planId/tellable': choice,
  '/plans/:planId/document.docx': 'the paper as it was issued',
  '/document-numbers/next': choice,
  '/holidays': 'of a year, as decided for it',
  '/needs': 'what the next plan is made with: a wish, of no day',
  '/needs/workload': 'what the next plan is made with: a wish, of no day',
  '/plans/:planId/drafts': draft,
  '/drafts/:draftId': draft,
  '/drafts/:draftId/units/:unitId': draft,
  '/drafts/:draftId/units/:unitId/repairs': draft,
  '/drafts/:draftId/units/:unitId/to/:officialId': draft,
  '/drafts/:draftId/facts': draft,
  '/drafts/:draftId/curve': draft,
  '/own/place': own,
  '/own/links': 'each with its moment',
  '/own/log': 'each with its moment',
  '/accounts': 'who may sign in now; the log tells what was',
  '/log': 'each with its moment',
  '/looks': 'each with its moment',
  '/reports/mine': own,
  '/units/:unitId/reports': 'what was told of it month by month, each with its day',
  '/reports/draft': own,
  '/figures': period,
  '/figures/rows': period,
  '/coverage': period,
  '/support/:id': one,
  '/support/sums': period,
  '/strengthenings/:id': one,
  '/urgings/:id': one,
  '/directions/:id': one,
  '/reviews/bodies': choice,
  '/handovers/:id': one,
  '/handovers/:id/record.docx': 'a paper, of the day it was signed',
  '/concerns/units': choice,
  '/concerns/:id': one,
  '/concerns/:id/targets': choice,
  '/concerns/:id/reporter': 'sealed; opened today or not at all',
  '/reports/:reportId': 'as it was signed',
  '/reports/:reportId/lines': 'as it was signed',
  '/reports/:reportId/report.docx': 'as it was signed',
  '/reviews/:reviewId': one,
  '/reviews/:reviewId/invited': choice,
  '/reviews/:reviewId/report.docx': 'as it was signed',
};

/** Their `on` is a day that the reader proposes; tests beside them read it. */
const otherwise: Record<string, string> = {
  '/plans/:planId/annex.docx': 'the day that a paper is of',
  '/drafts/:draftId/changes': 'the day from which a draft would hold',
  '/imports/:what/files/:sha256': 'the day from which what a file says would hold',
  '/imports/:what/files/:sha256/refused.xlsx': 'the day from which what a file says would hold',
};

test('every read takes a day, or is named with its reason why not', async () => {
  const app = emptyServer({ log: false });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '', version: '' } },
    transform: jsonSchemaTransform,
  });
  for (const some of routes) await app.register(some);
  await app.ready();
  const { paths } = app.swagger() as { paths: Record<string, { get?: { parameters?: { name: string }[] } }> };
  const takes = Object.entries(paths)
    .filter(([, { get: read }]) => read?.parameters?.some(({ name }) => name === 'on'))
    .map(([path]) => path.replace(/\{(\w+)\}/g, ':$1'));
  await app.close();
  expect(takes.filter((path) => !(path in otherwise)).sort()).toEqual(Object.keys(dated).sort());
  expect([...Object.keys(dated), ...Object.keys(exceptions), ...Object.keys(otherwise)].sort()).toEqual(
    Object.keys(reads).sort(),
  );
});

inDatabase(
  'each answers as things stood on the day',
  '',
  async (tx) => {
    await storeHistory(tx);
    const apps = new Map([late, later].map((today) => [today, serverFor(tx, 'Bình', today, ...routes)]));
    const app = (today: string) => apps.get(today) as FastifyInstance;
    const wrong: unknown[] = [];
    for (const [path, { url = path, of, before, after }] of Object.entries(dated)) {
      const ask = async (today: string, on: string) => {
        const { statusCode, body } = await app(today).inject(
          `${url}${url.includes('?') ? '&' : '?'}on=${on}`,
        );
        return statusCode === 200 ? of(JSON.parse(body)) : body;
      };
      // The third: what is told of a day from its steps, asked the day after, is what stood there on it.
      for (const [today, on, meant] of [
        [late, early, before],
        [late, late, after],
        [later, late, after],
      ] as const) {
        const told = await ask(today, on);
        try {
          expect(told).toEqual(meant);
        } catch {
          wrong.push({ path, today, on, told, meant });
        }
      }
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);

inDatabase(
  'what is no day is refused and named, by lists and by their sheets',
  '',
  async (tx) => {
    await storeHistory(tx);
    const wrong: unknown[] = [];
    const asked = [
      ...Object.entries(dated).map(([path, { url = path }]) => url),
      ...sheets.filter(({ path }) => path in dated).map(({ path }) => `${path}.xlsx?purpose=thử`),
    ];
    const app = serverFor(tx, 'Bình', late, ...routes, sheetRoutes(sheets));
    for (const url of asked) {
      const { statusCode, body } = await app.inject(`${url}${url.includes('?') ? '&' : '?'}on=2016-02-30`);
      if (statusCode !== 400 || !body.includes('"on"')) wrong.push({ url, statusCode, body });
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);

inDatabase('a sheet of another day holds that day’s rows and says so, in both languages', '', async (tx) => {
  await storeHistory(tx);
  const sheet = async (query: string) => {
    const url = `/support.xlsx?purpose=thử${query}`;
    const { rawPayload, headers } = await serverFor(tx, 'Bình', late, sheetRoutes(sheets)).inject(url);
    const [, name = ''] = /UTF-8''(.*)/.exec(String(headers['content-disposition'])) ?? [];
    const { rows } = await readListFile(new Uint8Array(rawPayload), 'support.xlsx');
    const cells = rows.map((row) => row.cells.filter((cell) => cell !== ''));
    return { name: decodeURIComponent(name), cells };
  };
  const past = await sheet(`&on=${early}`);
  expect(past.name).toBe('Vận động hỗ trợ 2016-08-10.xlsx');
  expect(past.cells[0]).toEqual(['Vận động hỗ trợ tại ngày 10/8/2016']);
  expect(past.cells).toContainEqual(['Xã thử · số liệu ngày 10/8/2016']);
  expect(past.cells.flat()).not.toContainEqual('2016-09-01');
  const present = await sheet('&lang=en');
  expect(present.cells[0]).toEqual(['Support']);
  expect(present.cells).toContainEqual(['Xã thử · figures of 10/10/2016']);
  expect(present.cells.flat()).toContainEqual('2016-09-01');
});

inDatabase('every sheet of a dated list has the rows of the day it is asked for', '', async (tx) => {
  await storeHistory(tx);
  const same: string[] = [];
  for (const { path, rows } of sheets) {
    const list = dated[path];
    if (!list) continue;
    const [place = '', asked] = (list.url ?? path).split('?');
    const query = Object.fromEntries(new URLSearchParams(asked));
    const params = new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(place)?.groups;
    const request = { db: tx, sender: sender('Bình', late), params } as unknown as FastifyRequest;
    const told = await Promise.all(
      [early, late].map(async (on) => JSON.stringify(await rows(request, { ...query, on }))),
    );
    if (told[0] === told[1]) same.push(path);
  }
  expect(same).toEqual([]);
});
