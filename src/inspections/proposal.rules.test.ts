import { expect, test } from 'vitest';
import { day, idOf } from '../../test/world/world.ts';
import { byAbout, keyOf, placeOf, proposed } from './proposal.rules.ts';
import type { Overdue } from './urging.ts';

const late = (change: Partial<Overdue>): Overdue => ({
  about: 'report',
  aboutId: null,
  unitId: idOf('xã'),
  unitName: 'Xã Mỹ Thạnh',
  underId: null,
  underName: '',
  officialId: idOf('An'),
  officialName: 'An',
  bodyId: null,
  bodyName: '',
  month: null,
  detail: '',
  dueOn: day('2016-09-03'),
  urged: 0,
  urgedOn: null,
  ...change,
});

test('of one thing the proposal names it and its day, of several it stays general', () => {
  const report = late({ month: '2016-08' as Overdue['month'] });
  expect(proposed([report]).vi).toContain('báo cáo tháng 8/2016');
  expect(proposed([report, late({ month: '2016-07' as Overdue['month'] })]).vi).not.toMatch(/\d/);
  const measure = late({ about: 'measure', detail: 'Họp bù tháng 8', unitName: 'Tổ 07' });
  expect(proposed([measure]).vi).toMatch(/\(Họp bù tháng 8, Tổ 07; hạn 3\/9\/2016\)$/);
});

test('the same thing late of two officials is two lines', () =>
  expect(keyOf(late({}))).not.toBe(keyOf(late({ officialId: idOf('Bình') }))));

test('each kind has its own words', () => {
  const rows = [late({}), late({ about: 'visit' }), late({ officialId: idOf('Bình') })];
  expect(byAbout(rows).map(([about, some]) => [about, some.length])).toEqual([
    ['report', 2],
    ['visit', 1],
  ]);
});

test('each leads to where it is done', () => {
  expect(placeOf(late({ month: '2016-08' as Overdue['month'] }))).toBe(
    `/reports/month/${idOf('xã')}/2016-08`,
  );
  expect(placeOf(late({ about: 'concern', aboutId: idOf('c') }))).toBe(`/concerns/${idOf('c')}`);
  expect(placeOf(late({ about: 'visit', unitId: idOf('tổ1') }))).toBe(`/units/${idOf('tổ1')}`);
});
