import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inDatabase, send, sender } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import { newId, type RowId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import {
  closeStrengthening,
  finishMeasure,
  openStrengthening,
  rateUnits,
  setScheme,
} from './rating.commands.ts';
import { firstCriteria, firstLevels, levelOf, refuseScheme, totalOf } from './rating.rules.ts';
import { newestRatings, ratingsOf, schemes, seedScheme } from './rating.sql.ts';
import { findStrengthening, ratingTasks } from './strengthening.sql.ts';

const facts = `
  xã has tổ1, tổ2
  Bình is clerk of xã
  An is official of xã
  An holds tổ1 from 2016-07-21`;
const today = '2016-09-26';
const scores = (points: number) =>
  Object.fromEntries(firstCriteria.map(({ id, most }) => [id, Math.min(points, most)]));

test('every number of points has one class, and more points never a lower one', () =>
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), (a, b) => {
      const place = (points: number) => firstLevels.indexOf(levelOf(points, firstLevels));
      if (a <= b) expect(place(a)).toBeGreaterThanOrEqual(place(b));
    }),
  ));

test('a scheme whose levels do not fall to 0 is refused', () => {
  const scheme = { id: newId<RowId>(), name: 'x', from: day(today), criteria: firstCriteria };
  expect(refuseScheme({ ...scheme, levels: firstLevels }, [])).toBeNull();
  expect(refuseScheme({ ...scheme, levels: [...firstLevels].reverse() }, [])?.code).toBe('rating/levels');
  expect(refuseScheme({ ...scheme, levels: firstLevels.slice(0, 3) }, [])?.code).toBe('rating/levels');
  expect(refuseScheme({ ...scheme, levels: firstLevels }, [{ from: day(today) }])?.code).toBe(
    'rating/laterScheme',
  );
});

async function rate(tx: Tx, unit: string, points: number, on: string) {
  const scheme = (await schemes(tx)).find((s) => s.from <= on && (s.until === null || on < s.until));
  const said = {
    id: newId<RowId>(),
    unitId: idOf(unit),
    schemeId: scheme?.id,
    day: on,
    scores: scores(points),
    note: '',
  };
  const problem = await send(tx, rateUnits, 'Bình', today, { ratings: [said] });
  return problem?.code ?? said.id;
}

inDatabase('weak group → plan with measures → done → closed → rated again', facts, async (tx) => {
  await seedScheme(tx, idOf('xã'), day('2016-01-01'));
  const weak = (await rate(tx, 'tổ1', 5, '2016-08-01')) as RowId;
  expect(totalOf(scores(5))).toBe(30);
  expect((await ratingTasks(tx, sender('Bình', today))).map((t) => t.kind)).toEqual(['strengthening.open']);
  const measure = {
    id: newId<RowId>(),
    what: 'họp bù tháng 10',
    officialId: idOf('An'),
    dueOn: '2016-10-15',
  };
  const plan = {
    id: newId<RowId>(),
    unitId: idOf('tổ1'),
    ratingId: weak,
    goal: 'đạt loại khá',
    dueOn: '2016-12-31',
    measures: [measure],
  };
  expect(await send(tx, openStrengthening, 'Bình', today, plan)).toBeNull();
  expect((await send(tx, openStrengthening, 'Bình', today, { ...plan, id: newId() }))?.code).toBe(
    'rating/openAlready',
  );
  expect((await ratingTasks(tx, sender('An', today))).map((t) => [t.kind, t.dueOn])).toEqual([
    ['measure.finish', '2016-10-15'],
  ]);
  const closing = { id: plan.id, outcome: 'họp đều' };
  expect((await send(tx, closeStrengthening, 'Bình', today, closing))?.code).toBe('rating/measuresOpen');
  const done = { id: measure.id, doneOn: '2016-10-14', result: '22/25 hộ dự' };
  expect((await send(tx, finishMeasure, 'An', today, done))?.code).toBe('rating/dayAhead');
  expect(await send(tx, finishMeasure, 'An', '2016-10-14', done)).toBeNull();
  expect(await send(tx, closeStrengthening, 'Bình', '2016-12-20', closing)).toBeNull();
  expect(await findStrengthening(tx, plan.id)).toMatchObject({ levelBefore: 'Yếu', closedOn: '2016-12-20' });
});

inDatabase('a new version leaves earlier ratings as they were', facts, async (tx) => {
  await seedScheme(tx, idOf('xã'), day('2016-01-01'));
  await rate(tx, 'tổ1', 20, '2016-08-01');
  await tx
    .insertInto('duty')
    .values({ id: newId(), officialId: idOf('Bình'), role: 'administrator', unitId: idOf('xã'), held: '(,)' })
    .execute();
  const second = {
    id: newId<RowId>(),
    name: 'Phân loại tổ nhân dân tự quản',
    from: '2016-09-01',
    criteria: [{ id: 'meetings', vi: 'Họp', en: 'Meets', most: 10 }],
    levels: [
      { id: 'good', vi: 'Tốt', en: 'Good', from: 5, weak: false },
      { id: 'poor', vi: 'Kém', en: 'Poor', from: 0, weak: true },
    ],
  };
  expect(await send(tx, setScheme, 'Bình', today, second)).toBeNull();
  expect(await rate(tx, 'tổ1', 8, '2016-09-20')).toBe('rating/unknownCriterion');
  expect((await ratingsOf(tx, idOf('tổ1'))).map((r) => [r.levelVi, r.total])).toEqual([['Mạnh', 100]]);
  expect((await newestRatings(tx, sender('Bình', today))).map((r) => r.unitName)).toEqual(['tổ1']);
});
