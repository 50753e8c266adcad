import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../test/world/world.ts';
import type { AssignmentId, OfficialId, UnitId } from '../kernel/id.ts';
import { distribution, evenness } from './load.rules.ts';
import { publicationOf, type Standing } from './publication.rules.ts';
import { byHand, Reason, reasonWritten } from './reason.ts';

const on = day('2016-08-01');
const days = ['2016-07-01', '2016-07-31', '2016-08-01', '2016-08-02'].map(day);
const unit = fc.constantFrom('tổ1', 'tổ2', 'tổ3') as fc.Arbitrary<UnitId>;
const who = fc.constantFrom('An', 'Bình', 'Chi') as fc.Arbitrary<OfficialId>;
const standing: fc.Arbitrary<Standing[]> = fc.uniqueArray(
  fc
    .record({ unitId: unit, officialId: who, from: fc.constantFrom(...days), until: fc.constant(null) })
    .map((one): Standing => ({ ...one, id: `${one.unitId} ${one.officialId}` as AssignmentId })),
  { selector: (one) => one.unitId },
);
const rows = fc.uniqueArray(fc.record({ unitId: unit, officialId: fc.option(who) }), {
  selector: (row) => row.unitId,
});

test('after publishing each unit has on the day whom the draft says, and a kept one keeps its date', () =>
  fc.assert(
    fc.property(rows, standing, (said, now) => {
      const { kept, ended, given, later } = publicationOf(said, now, on);
      const gone = new Set(ended.map(({ id }) => id));
      for (const { unitId, officialId } of said) {
        if (officialId === null || later.some((one) => one.unitId === unitId)) continue;
        const stays = now.filter((one) => one.unitId === unitId && !gone.has(one.id));
        const begun = given.filter((one) => one.unitId === unitId);
        expect([...stays, ...begun].map((one) => one.officialId)).toEqual([officialId]);
        expect(kept.some((one) => one.unitId === unitId)).toBe(begun.length === 0);
      }
      for (const one of ended) expect(one.from < on).toBe(true);
    }),
  ));

test('what begins on the day with another, or later with anyone, stands in the way', () => {
  const one = (from: string, officialId: string): Standing => ({
    id: from as AssignmentId,
    unitId: 'tổ1' as UnitId,
    officialId: officialId as OfficialId,
    from: day(from),
    until: null,
  });
  const late = (...now: Standing[]) =>
    publicationOf([{ unitId: 'tổ1' as UnitId, officialId: 'An' as OfficialId }], now, on).later.length;
  expect(late(one('2016-08-01', 'An'))).toBe(0);
  expect(late(one('2016-08-01', 'Bình'))).toBe(1);
  expect(late(one('2016-08-02', 'An'))).toBe(1);
  expect(late(one('2016-07-31', 'Bình'))).toBe(0);
});

test('loads are told as they are spread, never as a mean alone', () => {
  const loads = [...Array(28).fill(3), ...Array(9).fill(2)];
  expect(distribution(loads)).toEqual([
    { units: 3, officials: 28 },
    { units: 2, officials: 9 },
  ]);
  expect(evenness(loads)).toMatchObject({ min: 2, max: 3, withinOne: 1 });
  expect(evenness([0, 4])).toMatchObject({ withinOne: 0 });
  expect(evenness([]).withinOne).toBeNull();
});

test('a reason is one line, a person’s own word first', () => {
  const vi = (reason: object) => reasonWritten(Reason.parse(reason)).vi;
  expect(vi({ decisive: ['keepsHolder', 'sameArea'] })).toBe('Đang theo dõi đơn vị này; cùng địa bàn');
  expect(vi({})).toBe('Chia đều số đơn vị');
  expect(vi(byHand(''))).toBe('Văn phòng trực tiếp phân công');
  expect(vi(byHand('nhà gần tổ'))).toBe('Nhà gần tổ');
});
