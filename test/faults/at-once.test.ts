import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { confirmHandover, proposeHandover } from '../../src/handovers/handover.commands.ts';
import { findHandover } from '../../src/handovers/handover.sql.ts';
import { type HandoverId, newId, type ReportId, type ReviewId, type RowId } from '../../src/kernel/id.ts';
import { commands } from '../../src/main/server.ts';
import { summed } from '../../src/reports/figure.rules.ts';
import { dueLines } from '../../src/reports/line.sql.ts';
import { keepDraft, signReport } from '../../src/reports/report.commands.ts';
import { hopsOf } from '../../src/reports/report.sql.ts';
import { draftReview, signReview, takeAttendance } from '../../src/reviews/review.commands.ts';
import { reviewRoutes } from '../../src/reviews/review.http.ts';
import type { AnyCommand } from '../../src/server/command.ts';
import { database, ownDatabase, send, store } from '../world/database.ts';
import { get } from '../world/http.ts';
import { idOf, month } from '../world/world.ts';

/** What must be true once is tried twice at the same moment, each in a transaction of its own that is kept. */
const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  Lan is clerk of xã
  Cúc is committee of xã
  An is official of xã
  Bình is official of xã
  An holds tổ1 from 2016-07-01
  An meets tổ1 on 2016-08-15`;
const today = '2016-09-26';

const known = (kind: string) => commands.find((one) => one.kind === kind) as AnyCommand;

ownDatabase();
beforeAll(() =>
  database()
    .transaction()
    .execute((tx) => store(tx, facts)),
);

/** Each said by its own sender in its own transaction, all at once; the code of what was wrong, or null. */
const atOnce = (said: [AnyCommand, string, object][]) =>
  Promise.all(
    said.map(([c, who, body]) =>
      database()
        .transaction()
        .execute((tx) => send(tx, c, who, today, body))
        .then((problem) => problem?.code ?? null),
    ),
  );

test('a month signed twice at once is signed once', async () => {
  const [officialId, unitId] = [idOf<never>('An'), idOf<never>('xã')];
  const id = newId<ReportId>();
  const words = { id, unitId, month: '2016-08', shortcomings: '', nextTasks: '', proposals: '' };
  await atOnce([[keepDraft, 'An', words]]);
  const lines = await dueLines(database(), { officialId, unitId, month: month('2016-08'), reportId: id });
  const signing = { ...words, seen: summed(lines) };
  const answers = await atOnce([
    [signReport, 'An', signing],
    [signReport, 'An', signing],
  ]);
  expect(answers.sort()).toEqual([null, 'report/alreadySigned'].sort());
  expect(new Set((await hopsOf(database(), [id])).map(({ round }) => round))).toEqual(new Set([1]));
});

test('a review signed twice at once takes one number', async () => {
  const id = newId<ReviewId>();
  const days = { heldOn: today, from: '2016-07-21', to: today };
  const what = {
    kind: 'lessonsLearned',
    bodyId: idOf('Đảng ủy'),
    planId: idOf('kế hoạch'),
    unitId: idOf('xã'),
  };
  const who = {
    officialId: idOf('Cúc'),
    name: 'Cúc',
    post: 'Bí thư',
    chair: true,
    guest: false,
    present: true,
  };
  await atOnce([[draftReview, 'Lan', { id, ...what, ...days, place: '' }]]);
  await atOnce([[takeAttendance, 'Lan', { id, attendees: [{ rowId: newId(), ...who }] }]]);
  const { body } = await database()
    .transaction()
    .execute((tx) => get(tx, 'Cúc', today, reviewRoutes, `/reviews/${id}`));
  const signing = { id, seen: body.hash, number: null };
  const answers = await atOnce([
    [signReview, 'Cúc', signing],
    [signReview, 'Cúc', signing],
  ]);
  expect(answers.sort()).toEqual([null, 'review/signed'].sort());
  expect(await database().selectFrom('documentNumber').select('number').execute()).toHaveLength(1);
});

test('both parties confirming at once pass the unit, once', async () => {
  const id = newId<HandoverId>();
  const handover = { id, assignmentId: idOf('assignment An tổ1'), toId: idOf('Bình') };
  await atOnce([
    [proposeHandover, 'Lan', { ...handover, endsOn: '2016-09-30', reason: 'chuyển công tác', note: '' }],
  ]);
  const confirm = confirmHandover([]);
  const answers = await atOnce([
    [confirm, 'An', { id, note: '' }],
    [confirm, 'Bình', { id, note: '' }],
  ]);
  expect(answers).toEqual([null, null]);
  expect((await findHandover(database(), id))?.state).toBe('confirmed');
  const held = await database()
    .selectFrom('assignment')
    .select('officialId')
    .where('unitId', '=', idOf('tổ1'))
    .execute();
  expect(held).toHaveLength(2);
});

test('nothing is given in a unit that ends at the same moment', async () => {
  const from = '2016-10-01';
  const end = { changeId: newId<RowId>(), unitId: idOf('tổ2'), until: from };
  const given = {
    id: newId(),
    planId: idOf('kế hoạch'),
    kind: 'followAndSupport',
    unitId: idOf('tổ2'),
    officialId: idOf('Bình'),
    from,
    reason: '',
  };
  await sql`insert into chain_link (id, holder_tier, held_tier, kind, valid) values (${newId()}, 3, 5, 'followAndSupport', '(,)')`.execute(
    database(),
  );
  const ending = await database().startTransaction().execute();
  expect(await send(ending, known('unit.end'), 'Lan', today, end)).toBeNull();
  const giving = atOnce([[known('assignment.give'), 'Lan', given]]);
  await new Promise((soon) => setTimeout(soon, 300));
  await ending.commit().execute();
  expect(await giving).toEqual(['assignment/notStanding']);
});

test('who writes while units are rearranged for long is told to try again, and reads meanwhile', async () => {
  const said = { changeId: newId<RowId>(), unitId: idOf('ấp1'), from: '2016-10-01', name: 'ấp Mới' };
  const changing = await database().startTransaction().execute();
  expect(await send(changing, known('unit.change'), 'Lan', today, said)).toBeNull();
  const again = { ...said, changeId: newId<RowId>() };
  const given = {
    id: newId(),
    unitId: idOf('tổ1'),
    what: 'groupMeeting',
    dayOfMonth: 5,
    time: '19:00',
    from: today,
  };
  const writing = atOnce([[known('meetingDay.set'), 'Lan', given]]).catch((problem) => problem);
  expect((await get(database() as never, 'Lan', today, reviewRoutes, '/reviews')).status).toBe(200);
  expect(await writing).toMatchObject({ code: 'request/rearranged', retry: 'later' });
  await changing.rollback().execute();
  expect(await atOnce([[known('unit.change'), 'Lan', again]])).toEqual([null]);
});
