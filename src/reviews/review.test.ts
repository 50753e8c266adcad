import { expect, test } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { opened, wordsOf } from '../../test/world/paper.ts';
import { day, idOf, month } from '../../test/world/world.ts';
import { firstDay, lastDay } from '../kernel/day.ts';
import { newId, type OfficialId, type PlanId, type ReviewId, type UnitId } from '../kernel/id.ts';
import { summed } from '../reports/figure.rules.ts';
import { liveFigures, signedFigures } from '../reports/figure.sql.ts';
import type { Figures } from '../reports/figure.ts';
import { dueLines } from '../reports/line.sql.ts';
import { signReport } from '../reports/report.commands.ts';
import type { Tx } from '../server/sql.ts';
import { recordSupport } from '../support/support.commands.ts';
import { supportSums } from '../support/support.sql.ts';
import { commend, draftReview, signReview, takeAttendance, writeReview } from './review.commands.ts';
import { reviewRoutes } from './review.http.ts';
import { refuseAttendance, refuseReview, thoughts } from './review.rules.ts';
import { noEvaluation } from './review.ts';
import { reviewFigures } from './review-figures.sql.ts';

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2, tổ3
  Lan is clerk of xã
  Cúc is committee of xã
  An is official of xã
  Bình is official of xã
  An holds tổ1 from 2016-07-21
  An holds tổ2 from 2016-07-21
  Bình holds tổ3 from 2016-07-21
  An meets tổ1 on 2016-08-15
  An meets tổ2 on 2016-08-16
  An meets tổ1 on 2016-09-15`;
const today = '2016-09-26';

test('a period may not end after the meeting; nobody stands on the list twice', () => {
  expect(refuseReview({ to: day('2016-09-26'), heldOn: day('2016-09-26') })).toBeNull();
  expect(refuseReview({ to: day('2016-09-27'), heldOn: day('2016-09-26') })?.code).toBe('review/periodAhead');
  const one = {
    rowId: newId<never>(),
    officialId: idOf<never>('An'),
    name: 'An',
    post: 'x',
    chair: false,
    guest: false,
    present: true,
  };
  expect(refuseAttendance([one, { ...one, post: 'y' }])?.code).toBe('review/twice');
});

test('thoughts are lines without their marks', () =>
  expect(thoughts('- Sâu sát cơ sở\n\n • Phối hợp tốt')).toEqual(['Sâu sát cơ sở', 'Phối hợp tốt']));

const drafted = () => ({
  id: newId<ReviewId>(),
  kind: 'lessonsLearned',
  bodyId: idOf('Đảng ủy'),
  planId: idOf('kế hoạch'),
  unitId: idOf('xã'),
  heldOn: today,
  place: 'Hội trường xã',
  from: '2016-07-21',
  to: today,
});
const read = async (tx: Tx, id: string, who = 'Lan') => get(tx, who, today, reviewRoutes, `/reviews/${id}`);

inDatabase(
  'from draft to signed report: what is on the screen is what is on the paper',
  facts,
  async (tx) => {
    const review = drafted();
    expect(await send(tx, draftReview, 'Lan', today, review)).toBeNull();
    const evaluation = { ...noEvaluation, strengths: '- Cán bộ sâu sát các tổ', lessons: 'Phối hợp ba bên' };
    expect(await send(tx, writeReview, 'Lan', today, { id: review.id, evaluation })).toBeNull();
    const chair = {
      rowId: newId(),
      officialId: idOf('Cúc'),
      name: 'Cúc',
      post: 'Bí thư',
      chair: true,
      guest: false,
      present: true,
    };
    expect(await send(tx, takeAttendance, 'Lan', today, { id: review.id, attendees: [chair] })).toBeNull();
    const praise = {
      id: newId(),
      reviewId: review.id,
      unitId: idOf('xã'),
      officialId: idOf('An'),
      text: 'dự họp đều các tổ',
      day: today,
    };
    expect(await send(tx, commend, 'Lan', today, praise)).toBeNull();
    const { body } = await read(tx, review.id);
    expect([body.daysSincePlan, body.lagDays, body.loads]).toEqual([
      67,
      null,
      [{ kind: 'followAndSupport', loads: [2, 1] }],
    ]);
    const lines = body.groups.flatMap((g: { lines: object[] }) => g.lines) as {
      label: { vi: string; en: string };
      value: number;
      whole?: number;
    }[];
    const of = (label: string) => lines.find((one) => one.label.vi === label);
    expect(of('Dự họp tổ')).toMatchObject({ label: { en: 'Group meetings attended' }, value: 3 });
    expect(of('Cán bộ dự đủ hằng tháng')).toMatchObject({ value: 1, whole: 2 });
    expect(of('Tháng-đơn vị có dự họp')).toMatchObject({ value: 2, whole: 3 });
    expect(body.missing.find((m: { what: { vi: string } }) => m.what.vi.includes('dự họp'))?.names).toEqual([
      'tổ3',
    ]);

    expect(
      (await send(tx, signReview, 'Lan', today, { id: review.id, seen: body.hash, number: null }))?.code,
    ).toBe('request/notAllowed');
    expect((await send(tx, signReview, 'Cúc', today, { id: review.id, seen: 'x', number: null }))?.code).toBe(
      'review/moved',
    );
    expect(
      await send(tx, signReview, 'Cúc', today, { id: review.id, seen: body.hash, number: null }),
    ).toBeNull();
    const asAn = (await read(tx, review.id, 'An')).body;
    const opens = (of: typeof body) =>
      of.groups.flatMap((g: { lines: { opens: string | null }[] }) => g.lines.map((l) => l.opens));
    expect(new Set(opens(asAn))).toEqual(new Set([null]));
    expect(opens(body)).not.toContain(null);
    await tx.deleteFrom('visit').execute();
    const signed = (await read(tx, review.id)).body;
    expect([signed.number, signed.groups, signed.hash]).toEqual([1, body.groups, body.hash]);
    const first = await get(tx, 'Lan', today, reviewRoutes, `/reviews/${review.id}/report.docx`);
    const again = await get(tx, 'Lan', today, reviewRoutes, `/reviews/${review.id}/report.docx`);
    expect(first.bytes.equals(again.bytes)).toBe(true);
    const words = [...opened(first.bytes).values()].flatMap(wordsOf).join(' ');
    expect(words).toContain('rút kinh nghiệm');
    expect(words).toContain('Cán bộ sâu sát các tổ');
    expect(words).toContain('chưa có lần dự họp nào trong kỳ: tổ3');
    expect(words).toContain(body.hash.slice(0, 12));
    expect((await send(tx, writeReview, 'Lan', today, { id: review.id, evaluation }))?.code).toBe(
      'review/signed',
    );
  },
);

/** A review signed in Cúc's committee role by whoever holds it or stands in for it: what is read of it, and the words above the name. */
async function signedBy(tx: Tx, who: string) {
  const review = drafted();
  await send(tx, draftReview, 'Lan', today, review);
  const chair = { rowId: newId(), officialId: idOf('Cúc'), name: 'Cúc', post: 'Bí thư' };
  const attendees = [{ ...chair, chair: true, guest: false, present: true }];
  await send(tx, takeAttendance, 'Lan', today, { id: review.id, attendees });
  const { hash } = (await read(tx, review.id)).body;
  expect(await send(tx, signReview, who, today, { id: review.id, seen: hash, number: null })).toBeNull();
  const { signedByName, signedForName } = (await read(tx, review.id)).body;
  const { bytes } = await get(tx, 'Lan', today, reviewRoutes, `/reviews/${review.id}/report.docx`);
  const words = [...opened(bytes).values()].flatMap(wordsOf).join(' ');
  return { signed: [signedByName, signedForName], words };
}
const delegate = (tx: Tx, toId: string) =>
  tx
    .insertInto('delegation')
    .values({
      ...{ id: newId(), fromId: idOf('Cúc'), toId: idOf(toId), role: 'committee', unitId: idOf('xã') },
      ...{ held: `[${today},2016-09-27)`, reason: 'đi học' },
    })
    .execute();
const post = (tx: Tx, who: string, title: string, label = '') =>
  tx
    .insertInto('post')
    .values({ id: newId(), bodyId: idOf('Đảng ủy'), title, label, officialId: idOf(who), held: '(,)' })
    .execute();

inDatabase(
  'signed by delegation: the committee signs through the signer’s own post; in whose place, the page tells',
  facts,
  async (tx) => {
    await post(tx, 'Cúc', 'secretary');
    await post(tx, 'Bình', 'standingDeputySecretary');
    await delegate(tx, 'Bình');
    const { signed, words } = await signedBy(tx, 'Bình');
    expect(signed).toEqual(['Bình', 'Cúc']);
    expect(words).toContain('T/M ĐẢNG ỦY PHÓ BÍ THƯ THƯỜNG TRỰC Bình');
    expect(words).not.toMatch(/thay mặt|K\/T/i);
  },
);

inDatabase(
  'whoever holds the role and signs is named under the paper, in their own post',
  `${facts}
  Dũng is committee of xã`,
  async (tx) => {
    await post(tx, 'Cúc', 'secretary');
    const { signed, words } = await signedBy(tx, 'Dũng');
    expect(signed).toEqual(['Dũng', null]);
    expect(words).toContain('T/M ĐẢNG ỦY Dũng');
    await post(tx, 'Dũng', 'member', 'Ủy viên Ban Thường vụ');
    expect((await signedBy(tx, 'Dũng')).words).toContain('T/M ĐẢNG ỦY ỦY VIÊN BAN THƯỜNG VỤ Dũng');
  },
);

inDatabase('a state body signs KT. through a deputy, TUQ. through another', facts, async (tx) => {
  const people = { kind: 'peoplesCommittee', layout: 'state', name: 'Ủy ban nhân dân xã' };
  await tx.updateTable('body').set(people).where('id', '=', idOf('Đảng ủy')).execute();
  await post(tx, 'Cúc', 'chair');
  expect((await signedBy(tx, 'Cúc')).words).toContain('TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Cúc');
  await post(tx, 'Bình', 'deputyChair');
  await delegate(tx, 'Bình');
  const deputy = 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Bình';
  expect((await signedBy(tx, 'Bình')).words).toContain(deputy);
  await tx
    .updateTable('official')
    .set({ postTitle: 'Trưởng phòng Văn hóa - Xã hội' })
    .where('id', '=', idOf('An'))
    .execute();
  await delegate(tx, 'An');
  const { words } = await signedBy(tx, 'An');
  expect(words).toContain('TUQ. CHỦ TỊCH TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI An');
});

inDatabase(
  'a draft is not for everyone; a signed one can be read by all who may read reviews',
  facts,
  async (tx) => {
    const review = drafted();
    await send(tx, draftReview, 'Lan', today, review);
    expect((await read(tx, review.id, 'An')).status).toBe(404);
    expect((await send(tx, signReview, 'Cúc', today, { id: review.id, seen: '', number: null }))?.code).toBe(
      'review/noChair',
    );
  },
);

inDatabase(
  'a review is of a body one writes for, and takes commendations from who may write it',
  `${facts}
  Khác is clerk of ấp1`,
  async (tx) => {
    const review = drafted();
    const below = { ...review, unitId: idOf('ấp1') };
    expect((await send(tx, draftReview, 'Khác', today, below))?.code).toBe('request/notAllowed');
    expect(await send(tx, draftReview, 'Lan', today, review)).toBeNull();
    const praise = {
      ...{ id: newId(), reviewId: review.id, unitId: idOf('ấp1'), officialId: null },
      ...{ text: 'họp đều', day: today },
    };
    expect((await send(tx, commend, 'Khác', today, praise))?.code).toBe('request/notFound');
    expect(await send(tx, commend, 'Khác', today, { ...praise, id: newId(), reviewId: null })).toBeNull();
    expect(await send(tx, commend, 'Lan', today, { ...praise, id: newId() })).toBeNull();
  },
);

inDatabase(
  'only what reviews plans writes a review: neither a group’s board nor one from above is offered',
  facts,
  async (tx) => {
    const body = (name: string, unit: string, kind: string, symbol: string) => ({
      ...{ id: idOf(name), unitId: idOf(unit), kind, name, symbol, sortKey: name },
    });
    await tx
      .insertInto('body')
      .values([
        body('Ban đại diện tổ1', 'tổ1', 'groupBoard', ''),
        body('Văn phòng', 'xã', 'office', 'VP'),
        body('Chi bộ ấp1', 'ấp1', 'cell', 'CB'),
        body('Chi bộ ấp2', 'ấp1', 'cell', ''),
      ])
      .execute();
    await tx
      .insertInto('unit')
      .values({ id: idOf('huyện') })
      .execute();
    await tx
      .insertInto('body')
      .values(body('Huyện ủy', 'huyện', 'committee', 'HU'))
      .execute();
    const offered = (await get(tx, 'Lan', today, reviewRoutes, '/reviews/bodies')).body;
    expect(offered.map((one: { name: string }) => one.name)).toEqual(['Đảng ủy', 'Chi bộ ấp1', 'Chi bộ ấp2']);
    expect((await get(tx, 'An', today, reviewRoutes, '/reviews/bodies')).status).toBe(403);
    const by = async (name: string) =>
      (await send(tx, draftReview, 'Lan', today, { ...drafted(), bodyId: idOf(name) }))?.code ?? null;
    expect(await by('Ban đại diện tổ1')).toBe('review/notItsTask');
    expect(await by('Văn phòng')).toBe('review/notItsTask');
    expect(await by('Chi bộ ấp2')).toBe('plan/noSymbol');
    expect(await by('Chi bộ ấp1')).toBeNull();
    const gone = { valid: '(,2016-09-01)' };
    await tx.updateTable('body').set(gone).where('id', '=', idOf('Chi bộ ấp1')).execute();
    expect(await by('Chi bộ ấp1')).toBe('plan/notThen');
  },
);

inDatabase(
  'what was mobilised: live figures, signed months, sums and a review count a pledge and its receipt on their own days',
  facts.replace('An holds tổ1 from 2016-07-21', 'An holds tổ1 from 2016-07-01'),
  async (tx) => {
    const donor = { togetherWith: '', donor: 'Một doanh nghiệp', donorKind: 'company', inside: false };
    const cash = { form: 'cash', what: '', purpose: 'socialSecurity', concernId: null, handedOverOn: null };
    const unitId = idOf<UnitId>('tổ1');
    for (const [pledgedOn, receivedOn, valueVnd] of [
      ['2016-07-25', '2016-08-02', 1_000_000],
      ['2016-08-01', '2016-08-10', 2_000_000],
      ['2016-08-20', '2016-09-05', 4_000_000],
      ['2016-08-25', null, 8_000_000],
    ] as const) {
      const one = { id: newId(), unitId, ...donor, ...cash, pledgedOn, receivedOn, valueVnd };
      expect(await send(tx, recordSupport, 'An', today, one)).toBeNull();
    }
    const commune = idOf<UnitId>('xã');
    const officialId = idOf<OfficialId>('An');
    const words = { shortcomings: '', nextTasks: '', proposals: '' };
    for (const of of ['2016-07', '2016-08', '2016-09']) {
      const asked = { officialId, unitId: commune, month: month(of), reportId: null };
      const seen = summed(await dueLines(tx, asked));
      const said = { id: newId(), unitId: commune, month: of, ...words, seen };
      expect(await send(tx, signReport, 'An', '2016-10-01', said)).toBeNull();
    }
    for (const [of, records, valueVnd] of [
      ['2016-07', 1, 0],
      ['2016-08', 3, 3_000_000],
      ['2016-09', 0, 4_000_000],
    ] as const) {
      const days = { from: firstDay(month(of)), to: lastDay(month(of)) };
      const told = { ...(records && { supports: records }), ...(valueVnd && { supportVnd: valueVnd }) };
      const only = ({ supports, supportVnd }: Figures) => ({ supports, supportVnd });
      expect(only(await liveFigures(tx, commune, days))).toEqual(told);
      const [signed] = await signedFigures(tx, [commune], { from: month(of), to: month(of) });
      expect(only(signed?.figures ?? {})).toEqual(told);
      const sums = await supportSums(tx, [commune], days);
      expect(sums).toEqual([{ purpose: 'socialSecurity', inside: false, records, valueVnd }]);
      const reviewed = { unitId: commune, planId: idOf<PlanId>('kế hoạch'), heldOn: day(today), ...days };
      const review = await reviewFigures(tx, reviewed);
      expect([review.support, only(review.figures), only(review.months[0]?.figures ?? {})]).toEqual([
        sums,
        told,
        told,
      ]);
    }
  },
);
