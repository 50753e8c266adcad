import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { day, idOf, month } from '../../test/world/world.ts';
import { newId, type OfficialId, type ReportId, type UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { attendance, difference, rollUp, sameFigures, summed } from './figure.rules.ts';
import { liveFigures, signedFigures } from './figure.sql.ts';
import { type Figures, figureNames } from './figure.ts';
import { dueLines, linesOf } from './line.sql.ts';
import {
  acceptReports,
  collectReports,
  keepDraft,
  returnByCommittee,
  signReport,
} from './report.commands.ts';
import { reportRoutes } from './report.http.ts';
import { lateDays } from './report.rules.ts';
import { findReport, findReportOf, hopsOf, monthOfUnits } from './report.sql.ts';

const someFigures: fc.Arbitrary<Figures> = fc.dictionary(
  fc.constantFrom(...figureNames),
  fc.integer({ min: -5, max: 1000 }).filter((n) => n !== 0),
) as fc.Arbitrary<Figures>;

test('summing by hamlet then by commune equals summing once', () =>
  fc.assert(
    fc.property(fc.array(fc.array(someFigures)), (hamlets) => {
      expect(rollUp(hamlets.map(rollUp))).toEqual(rollUp(hamlets.flat()));
    }),
  ));

test('a difference added to what it came from gives the other', () =>
  fc.assert(
    fc.property(someFigures, someFigures, (a, b) => {
      expect(sameFigures(rollUp([a, difference(a, b)]), b)).toBe(true);
    }),
  ));

test('nobody counted is unknown, not none', () => {
  expect(attendance({})).toBeNull();
  expect(attendance({ householdsExpected: 20 })).toBe(0);
});

test('a hop is late until it is done, and not before its turn', () => {
  const hop = { dueOn: day('2016-10-05'), doneOn: null };
  expect(lateDays(hop, day('2016-10-09'))).toBe(4);
  expect(lateDays(hop, day('2016-10-01'))).toBe(0);
  expect(lateDays(hop, day('2016-10-09'), false)).toBeNull();
  expect(lateDays({ ...hop, doneOn: day('2016-10-07') }, day('2016-12-01'))).toBe(2);
});

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  An is official of xã
  Bình is official of xã
  Ban is board of xã
  Cúc is committee of xã
  An holds tổ1 from 2016-07-01
  Bình holds tổ2 from 2016-07-01
  An meets tổ1 on 2016-08-15
  Bình meets tổ2 on 2016-08-16
  Bình calls tổ2 on 2016-08-17`;

const [commune, an] = [idOf<UnitId>('xã'), idOf<OfficialId>('An')];
const texts = { shortcomings: '', nextTasks: 'họp tổ tháng sau', proposals: '' };

async function sign(tx: Tx, who: string, of: string, on: string, seen?: Figures) {
  const officialId = idOf<OfficialId>(who);
  const kept = await findReportOf(tx, officialId, commune, month(of));
  const lines = await dueLines(tx, {
    officialId,
    unitId: commune,
    month: month(of),
    reportId: kept?.id ?? null,
  });
  const id = newId<ReportId>();
  const body = { id, unitId: commune, month: of, ...texts, seen: seen ?? summed(lines) };
  const problem = await send(tx, signReport, who, on, body);
  return problem?.code ?? (await findReportOf(tx, officialId, commune, month(of)))?.id ?? '';
}
const meet = async (tx: Tx, unit: string, on: string, who = 'An') => {
  const id = newId();
  await tx
    .insertInto('visit')
    .values({
      id,
      officialId: idOf(who),
      notedBy: idOf(who),
      unitId: idOf(unit),
      day: on,
      kind: 'groupMeeting',
      householdsPresent: 10,
      householdsTotal: 25,
      note: '',
      notedAt: `${on}T13:00:00Z`,
      receivedOn: on,
    })
    .execute();
  return id;
};

inDatabase(
  'a month goes from its author to the board to the committee, each late by its own days',
  facts,
  async (tx) => {
    expect(await sign(tx, 'An', '2016-08', '2016-08-15')).toBe('report/notBegun');
    const report = (await sign(tx, 'An', '2016-08', '2016-09-01')) as ReportId;
    expect(await sign(tx, 'An', '2016-08', '2016-09-01')).toBe('report/alreadySigned');
    const both = { unitId: commune, reportIds: [report] };
    expect((await send(tx, acceptReports, 'Cúc', '2016-09-20', both))?.code).toBe('report/wrongState');
    expect((await send(tx, collectReports, 'Cúc', '2016-09-20', both))?.code).toBe('request/notAllowed');
    expect(await send(tx, collectReports, 'Ban', '2016-09-20', both)).toBeNull();
    const back = { unitId: commune, reportId: report, comment: 'ghi rõ tổ 1' };
    expect(await send(tx, returnByCommittee, 'Cúc', '2016-09-21', back)).toBeNull();
    expect(await sign(tx, 'An', '2016-08', '2016-09-22')).toBe(report);
    expect(await send(tx, collectReports, 'Ban', '2016-09-22', both)).toBeNull();
    expect(await send(tx, acceptReports, 'Cúc', '2016-09-23', both)).toBeNull();
    const hops = await hopsOf(tx, [report]);
    expect(hops.map((h) => `${h.round} ${h.hop} ${h.outcome}`)).toEqual([
      '1 author signed',
      '1 board collected',
      '1 committee returned',
      '2 author signed',
      '2 board collected',
      '2 committee accepted',
    ]);
    expect(
      (await monthOfUnits(tx, [commune], month('2016-08'))).map((row) => [row.officialName, row.state]),
    ).toEqual([
      ['An', 'accepted'],
      ['Bình', null],
    ]);
  },
);

inDatabase('one sees what one has signed and what one still owes, each with its unit', facts, async (tx) => {
  await sign(tx, 'An', '2016-08', '2016-09-01');
  const { body } = await get(tx, 'An', '2016-09-30', reportRoutes, '/reports/mine');
  const told = (rows: { month: string; unitName: string }[]) => rows.map((r) => `${r.month} ${r.unitName}`);
  expect([told(body.reports), told(body.owing)]).toEqual([['2016-08 xã'], ['2016-07 xã', '2016-09 xã']]);
});

inDatabase(
  'what was signed is frozen; a late line and a withdrawn one come with the next month',
  facts,
  async (tx) => {
    const august = (await sign(tx, 'An', '2016-08', '2016-09-01')) as ReportId;
    expect((await linesOf(tx, august)).map((l) => [l.figure, l.amount])).toEqual([
      ['groupMeetings', 1],
      ['householdsExpected', 25],
      ['householdsPresent', 20],
    ]);
    const late = await meet(tx, 'tổ1', '2016-08-28');
    const told = (await linesOf(tx, august, 'groupMeetings'))[0];
    await tx
      .insertInto('withdrawal')
      .values({
        rowId: told?.rowId ?? '',
        what: 'visit',
        reason: 'nhầm tổ',
        withdrawnBy: an,
        withdrawnOn: '2016-09-05',
      })
      .execute();
    expect(await linesOf(tx, august, 'groupMeetings')).toEqual([told]);
    const september = (await sign(tx, 'An', '2016-09', '2016-09-30')) as ReportId;
    const lines = await linesOf(tx, september, 'groupMeetings');
    expect(lines.map((l) => [l.rowId === late, l.amount, l.late])).toEqual([
      [false, -1, true],
      [true, 1, true],
    ]);
    const signed = await signedFigures(tx, [commune], { from: month('2016-08'), to: month('2016-09') });
    expect(signed.map(({ figures }) => figures.groupMeetings)).toEqual([1, undefined]);
    const live = await liveFigures(tx, commune, { from: day('2016-08-01'), to: day('2016-08-31') }, an);
    expect(live).toEqual({ groupMeetings: 1, householdsPresent: 10, householdsExpected: 25 });
  },
);

inDatabase('the diary moved on since the author looked: shown again, not signed', facts, async (tx) => {
  const seen = { groupMeetings: 1, householdsExpected: 25, householdsPresent: 20 };
  await meet(tx, 'tổ1', '2016-08-29');
  expect(await sign(tx, 'An', '2016-08', '2016-09-01', seen)).toBe('report/moved');
});

inDatabase('months signed in any order add up to the whole', facts, async (tx) => {
  for (const on of ['2016-07-10', '2016-09-03', '2016-09-04']) await meet(tx, 'tổ1', on);
  await sign(tx, 'An', '2016-09', '2016-09-30');
  await sign(tx, 'An', '2016-08', '2016-10-01');
  await sign(tx, 'An', '2016-07', '2016-10-02');
  const signed = await signedFigures(tx, [commune], { from: month('2016-07'), to: month('2016-09') });
  const live = await liveFigures(tx, commune, { from: day('2016-07-01'), to: day('2016-09-30') }, an);
  expect(rollUp(signed.map((s) => s.figures))).toEqual(live);
});

inDatabase('nobody reaches another person’s report by naming its id', facts, async (tx) => {
  const id = (await sign(tx, 'An', '2016-08', '2016-09-01')) as ReportId;
  const before = await findReport(tx, id);
  const body = { id, unitId: commune, month: '2016-08', shortcomings: 'chữ của người khác', nextTasks: '' };
  const said = { ...body, proposals: '' };
  expect((await send(tx, keepDraft, 'Bình', '2016-09-01', said))?.code).toBe('report/notThere');
  const seen = { groupMeetings: 1, householdsExpected: 25, householdsPresent: 20, householdCalls: 1 };
  const signing = await send(tx, signReport, 'Bình', '2016-09-01', { ...said, seen });
  expect(signing?.code).toBe('report/notThere');
  expect(await findReport(tx, id)).toEqual(before);
});

inDatabase(
  'in whose place: a month is signed for another only by who stands in today, and the route says so',
  facts,
  async (tx) => {
    const lines = await dueLines(tx, {
      officialId: an,
      unitId: commune,
      month: month('2016-08'),
      reportId: null,
    });
    const body = () => ({
      id: newId<ReportId>(),
      unitId: commune,
      month: '2016-08',
      ...texts,
      seen: summed(lines),
      officialId: an,
    });
    expect((await send(tx, signReport, 'Bình', '2016-09-01', body()))?.code).toBe('report/notInPlace');
    await tx
      .insertInto('delegation')
      .values({
        id: newId(),
        fromId: an,
        toId: idOf('Bình'),
        role: 'official',
        unitId: commune,
        held: '[2016-09-01,2016-09-03)',
        reason: 'đi học',
      })
      .execute();
    expect((await send(tx, signReport, 'Bình', '2016-09-03', body()))?.code).toBe('report/notInPlace');
    expect(await send(tx, signReport, 'Bình', '2016-09-02', body())).toBeNull();
    const report = await findReportOf(tx, an, commune, month('2016-08'));
    const [author] = await hopsOf(tx, [report?.id as ReportId]);
    expect([author?.doneBy, author?.doneFor]).toEqual(['Bình', 'An']);
  },
);

const alsoBoardElsewhere = `${facts}\n  Bình is board of ấp1`;

inDatabase(
  'one’s own right over another unit does not hide in whose place one collects',
  alsoBoardElsewhere,
  async (tx) => {
    const report = (await sign(tx, 'An', '2016-08', '2016-09-01')) as ReportId;
    const stands = { role: 'board', unitId: commune, held: '[2016-09-01,)', reason: 'đi học' };
    await tx
      .insertInto('delegation')
      .values({ id: newId(), fromId: idOf('Ban'), toId: idOf('Bình'), ...stands })
      .execute();
    const body = { unitId: commune, reportIds: [report] };
    expect(await send(tx, collectReports, 'Bình', '2016-09-20', body)).toBeNull();
    const hop = (await hopsOf(tx, [report])).find((one) => one.hop === 'board');
    expect([hop?.doneBy, hop?.doneFor]).toEqual(['Bình', 'Ban']);
  },
);

const underTwo = `
  huyện has xã, xã2
  xã has ấp1
  ấp1 has tổ1
  An is official of huyện
  An holds xã2 from 2016-07-01
  An holds tổ1 from 2016-07-01`;

inDatabase(
  'who owes two committees, one above the other, tells each row to one; the upper counts it once',
  underTwo,
  async (tx) => {
    const district = idOf<UnitId>('huyện');
    const below = { id: idOf('Đảng ủy xã'), unitId: commune, kind: 'committee', name: 'Đảng ủy xã' };
    await tx
      .insertInto('body')
      .values({ ...below, symbol: 'ĐU', sortKey: '' })
      .execute();
    const plan = { id: idOf('kế hoạch xã'), bodyId: below.id, number: 5, symbol: 'KH/ĐU' };
    const issued = { subject: 'x', issuedOn: '2016-07-01', period: '[2016-07-01,2021-01-01)' };
    await tx
      .insertInto('plan')
      .values({ ...plan, ...issued })
      .execute();
    await tx.updateTable('assignment').set({ planId: plan.id }).where('unitId', '=', idOf('tổ1')).execute();
    await meet(tx, 'tổ1', '2016-08-10');
    await meet(tx, 'xã2', '2016-08-11');
    // Neither unit is held: to the nearer committee.
    await meet(tx, 'ấp1', '2016-08-12');
    const days = { from: day('2016-08-01'), to: day('2016-09-30') };
    const signed = async (unit: UnitId) =>
      rollUp(
        (await signedFigures(tx, [unit], { from: month('2016-08'), to: month('2016-09') })).map(
          (s) => s.figures,
        ),
      );
    const owe = { officialId: an, month: month('2016-08'), reportId: null };
    const meetings = async (unitId: UnitId, of = '2016-08') =>
      summed(await dueLines(tx, { ...owe, unitId, month: month(of) })).groupMeetings;
    expect([await meetings(district), await meetings(commune)]).toEqual([1, 2]);
    await tx
      .insertInto('duty')
      .values({ id: newId(), officialId: an, role: 'official', unitId: commune, held: '(,)' })
      .execute();
    const body = async (unitId: UnitId, of: string) => {
      const seen = summed(await dueLines(tx, { ...owe, unitId, month: month(of) }));
      return { id: newId<ReportId>(), unitId, month: of, ...texts, seen };
    };
    for (const unitId of [district, commune])
      expect(await send(tx, signReport, 'An', '2016-09-01', await body(unitId, '2016-08'))).toBeNull();
    expect(await signed(district)).toEqual(await liveFigures(tx, district, days));
    expect(await signed(commune)).toEqual(await liveFigures(tx, commune, days));
    // From September only the district is owed: what the commune was told is not told again, what it was not is.
    await tx
      .updateTable('assignment')
      .set({ held: '[2016-07-01,2016-09-01)' })
      .where('unitId', '=', idOf('tổ1'))
      .execute();
    await meet(tx, 'tổ1', '2016-08-28');
    expect(await meetings(district, '2016-09')).toBe(1);
    expect(await send(tx, signReport, 'An', '2016-09-30', await body(district, '2016-09'))).toBeNull();
    expect(await signed(district)).toEqual(await liveFigures(tx, district, days));
  },
);

inDatabase('a concern that was taken back counts no more; a signed month gets it back', facts, async (tx) => {
  const id = newId();
  const where = { unitId: idOf<UnitId>('tổ1'), answeringUnitId: idOf<UnitId>('tổ1') };
  const what = { kind: 'hardship', source: 'unit', reporter: 'none', text: 'Thiếu nước.', state: 'open' };
  const days = { heardOn: '2016-08-20', dueOn: '2016-08-30' };
  const row = { id, number: 1, ...where, ...what, ...days, officialId: an, notedBy: an };
  await tx.insertInto('concern').values(row).execute();
  const heard = async () =>
    (await liveFigures(tx, commune, { from: day('2016-08-01'), to: day('2016-08-31') })).concernsHeard;
  await sign(tx, 'An', '2016-08', '2016-09-01');
  expect(await heard()).toBe(1);
  await tx.updateTable('concern').set({ state: 'withdrawn', text: '' }).where('id', '=', id).execute();
  expect(await heard()).toBeUndefined();
  const september = (await sign(tx, 'An', '2016-09', '2016-09-30')) as ReportId;
  expect((await linesOf(tx, september, 'concernsHeard')).map((l) => [l.amount, l.late])).toEqual([
    [-1, true],
  ]);
});
