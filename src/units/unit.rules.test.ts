import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, idOf } from '../../test/world/world.ts';
import type { Day } from '../kernel/day.ts';
import { addDays } from '../kernel/day.ts';
import { changedFrom, endedAt, holdsOn, movedTo, moveStretch } from './unit.rules.ts';
import type { UnitFact } from './unit.ts';

const fact = (from: string | null, until: string | null, name: string, households: number | null = 24) =>
  ({
    ...{ from, until, name, households, kind: 'group', code: null, ordinal: null },
    ...{ lat: null, lon: null, madeUp: false },
  }) as UnitFact;

/** The one place that knows how a change is written: `name households` of each stretch, by its first day. */
function check(
  before: UnitFact[],
  on: string,
  said: Partial<UnitFact>,
  after: [string | null, string, number | null][],
) {
  const changed = changedFrom(before, day(on), said);
  expect(changed.map((one) => [one.from, one.name, one.households])).toEqual(after);
}

test('a new name holds from its day on, the old one before it', () =>
  check([fact(null, null, 'Tổ 7')], '2018-01-01', { name: 'Tổ 17' }, [
    [null, 'Tổ 7', 24],
    ['2018-01-01', 'Tổ 17', 24],
  ]));

test('a change on the first day of a stretch corrects it', () =>
  check([fact('2016-01-01', null, 'Tổ 77')], '2016-01-01', { name: 'Tổ 7' }, [['2016-01-01', 'Tổ 7', 24]]));

test('a later day takes a value up to where that value was already known to change', () =>
  check(
    [
      fact(null, '2018-01-01', 'Tổ 7'),
      fact('2018-01-01', '2019-01-01', 'Tổ 17'),
      fact('2019-01-01', null, 'Tổ 17', 30),
    ],
    '2017-01-01',
    { households: 25 },
    [
      [null, 'Tổ 7', 24],
      ['2017-01-01', 'Tổ 7', 25],
      ['2018-01-01', 'Tổ 17', 25],
      ['2019-01-01', 'Tổ 17', 30],
    ],
  ));

test('a change that says what was said leaves one stretch', () =>
  check([fact(null, null, 'Tổ 7')], '2018-01-01', { name: 'Tổ 7' }, [[null, 'Tổ 7', 24]]));

test('a day before the unit was changes nothing', () =>
  check([fact('2016-01-01', null, 'Tổ 7')], '2015-01-01', { name: 'x' }, [['2016-01-01', 'Tổ 7', 24]]));

const someDay = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2016-01-01' as Day, n));

test('whatever is changed, facts leave no gap, and the days before keep what they had', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ on: someDay, name: fc.constantFrom('a', 'b', 'c'), count: fc.nat(3) }), {
        maxLength: 8,
      }),
      (changes) => {
        let facts = [fact(null, null, 'a', 0)];
        for (const { on, name, count } of changes) {
          const before = facts;
          facts = changedFrom(facts, on, count === 0 ? { name } : { households: count });
          for (let at = -2; at < 64; at++) {
            const probe = addDays('2016-01-01' as Day, at);
            const [was, is] = [before, facts].map((all) => all.filter((one) => holdsOn(one, probe)));
            expect(is).toHaveLength(1);
            if (probe < on)
              expect([is?.[0]?.name, is?.[0]?.households]).toEqual([was?.[0]?.name, was?.[0]?.households]);
            if (probe === on)
              expect(count === 0 ? is?.[0]?.name : is?.[0]?.households).toBe(count === 0 ? name : count);
          }
        }
      },
    ),
  ));

test('a move holds until the parent is next known to change', () => {
  const edges = [
    { from: null, until: day('2020-01-01'), parentId: idOf('ấp1') },
    { from: day('2020-01-01'), until: null, parentId: idOf('ấp2') },
  ] as Parameters<typeof movedTo>[0];
  const over = moveStretch(edges, day('2018-01-01'), { from: null, until: null });
  expect(movedTo(edges, idOf('ấp3'), over).map(({ from, parentId }) => [from, parentId])).toEqual([
    [null, idOf('ấp1')],
    ['2018-01-01', idOf('ấp3')],
    ['2020-01-01', idOf('ấp2')],
  ]);
  expect(movedTo(edges, idOf('ấp2'), over)).toHaveLength(2);
});

test('an end takes away what would come after it', () =>
  expect(
    endedAt(
      [fact(null, '2018-01-01', 'a'), fact('2018-01-01', '2019-01-01', 'b'), fact('2019-01-01', null, 'c')],
      day('2018-06-01'),
    ).map(({ from, until }) => [from, until]),
  ).toEqual([
    [null, '2018-01-01'],
    ['2018-01-01', '2018-06-01'],
  ]));
