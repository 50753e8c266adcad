import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../test/world/world.ts';
import { same, type Task } from '../kernel/task.ts';
import { inOrder, stretches, stretchOf } from './desk.rules.ts';

const task = (id: string, dueOn: string | null, time: string | null = null): Task => ({
  kind: 'visit.meeting',
  id,
  title: same(id),
  about: same(''),
  dueOn: dueOn === null ? null : day(dueOn),
  path: '/',
  time,
});

test('overdue first, the oldest on top, then by hour, then what has no day', () =>
  expect(
    inOrder([
      task('no day', null),
      task('evening', '2016-09-26', '19:00'),
      task('old', '2016-09-01'),
      task('afternoon', '2016-09-26', '17:00'),
      task('older', '2016-08-05'),
      task('all day', '2016-09-26'),
    ]).map((t) => t.id),
  ).toEqual(['older', 'old', 'afternoon', 'evening', 'all day', 'no day']));

test('what two slices tell alike is one task', () =>
  expect(inOrder([task('a', null), task('a', null)])).toHaveLength(1));

test('the order never puts a less pressing stretch above a more pressing one', () => {
  const days = fc.constantFrom('2016-09-01', '2016-09-26', '2016-09-30', '2016-11-01', null);
  fc.assert(
    fc.property(fc.array(days), (all) => {
      const places = inOrder(all.map((d, at) => task(String(at), d))).map((t) =>
        stretches.indexOf(stretchOf(t, day('2016-09-26'))),
      );
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }),
  );
});
