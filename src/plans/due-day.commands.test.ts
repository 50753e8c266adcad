import { expect } from 'vitest';
import { inDatabase, send, sender } from '../../test/world/database.ts';
import { day } from '../../test/world/world.ts';
import { newId } from '../kernel/id.ts';
import { setDueRule, setHolidays } from './due-day.commands.ts';
import { dueOn } from './due-day.rules.ts';
import { dueDays, dueRules, storedHolidays } from './due-day.sql.ts';
import { dueDayTasks } from './due-day-task.sql.ts';

const facts = 'An is clerk of xã\n Bình is official of xã';
const today = '2016-09-26';

inDatabase('a tenant begins with a rule for everything that is due', facts, async (tx) => {
  const days = await dueDays(tx);
  expect(dueOn(days, 'concern', day('2016-08-04'))).toBe('2016-08-15');
  expect(dueOn(days, 'reportAuthor', day('2016-09-30'))).toBe('2016-10-03');
  expect(dueOn(days, 'reportBoard', day('2016-09-30'))).toBe('2016-10-05');
  expect(dueOn(days, 'reportCommittee', day('2016-09-30'))).toBe('2016-10-10');
  expect(dueOn(days, 'urging', day(today))).toBe('2016-10-03');
});

inDatabase('a new rule holds from its day on, and the same day said again replaces it', facts, async (tx) => {
  const rule = (days: number, from: string) => ({
    id: newId(),
    what: 'concern',
    days,
    basis: 'workingDays',
    from,
  });
  expect(await send(tx, setDueRule, 'An', today, rule(7, '2016-10-01'))).toBeNull();
  expect(await send(tx, setDueRule, 'An', today, rule(5, '2016-10-01'))).toBeNull();
  expect((await dueRules(tx, 'concern')).map(({ days, from, to }) => ({ days, from, to }))).toEqual([
    { days: 10, from: null, to: '2016-09-30' },
    { days: 5, from: '2016-10-01', to: null },
  ]);
  const days = await dueDays(tx);
  expect(dueOn(days, 'concern', day('2016-09-30'))).toBe('2016-10-10');
  expect(dueOn(days, 'concern', day('2016-10-03'))).toBe('2016-10-10');
  const early = await send(tx, setDueRule, 'An', today, rule(3, '2016-09-01'));
  expect([early?.code, early?.facts]).toEqual(['dueDay/laterRule', { from: '2016-10-01' }]);
});

inDatabase('what no month has, or who may not, is refused', facts, async (tx) => {
  const rule = { id: newId(), what: 'reportAuthor', days: 40, basis: 'dayOfNextMonth', from: today };
  expect((await send(tx, setDueRule, 'An', today, rule))?.code).toBe('dueDay/noSuchDay');
  expect((await send(tx, setDueRule, 'Bình', today, { ...rule, days: 3 }))?.code).toBe('request/notAllowed');
});

inDatabase("a year's list takes the place of the one before", facts, async (tx) => {
  const list = (...days: string[]) => ({ year: 2018, holidays: days.map((d) => ({ day: d, name: 'Tết' })) });
  expect(await send(tx, setHolidays, 'An', today, list('2018-02-14', '2018-02-15'))).toBeNull();
  expect(await send(tx, setHolidays, 'An', today, list('2018-02-15', '2018-02-16'))).toBeNull();
  expect((await storedHolidays(tx, 2018)).holidays.map((h) => h.day)).toEqual(['2018-02-15', '2018-02-16']);
  const waits = async (who: string, on: string) =>
    (await dueDayTasks(tx, sender(who, on))).map((task) => task.id);
  expect(await waits('An', '2018-11-30')).toEqual([]);
  expect(await waits('An', '2018-12-01')).toEqual(['2019']);
  expect(await waits('Bình', '2018-12-01')).toEqual([]);
  expect((await send(tx, setHolidays, 'An', today, list('2019-01-01')))?.code).toBe('holiday/otherYear');
  expect((await send(tx, setHolidays, 'An', today, list('2018-01-01', '2018-01-01')))?.code).toBe(
    'holiday/twice',
  );
});

inDatabase('a Saturday worked for a day off is a working day, for whatever is due', facts, async (tx) => {
  const rest = (day: string) => ({ day, name: 'Nghỉ lễ 30/4, 1/5' });
  const worked = (day: string) => ({ day, name: 'Làm bù ngày 2/5' });
  const list = (...makeUpDays: string[]) => ({
    year: 2025,
    holidays: ['2025-04-30', '2025-05-01', '2025-05-02'].map(rest),
    makeUpDays: makeUpDays.map(worked),
  });
  const due = async () => {
    const days = await dueDays(tx);
    return [dueOn(days, 'urging', day('2025-04-22')), dueOn(days, 'concern', day('2025-04-16'))];
  };
  expect(await send(tx, setHolidays, 'An', today, list())).toBeNull();
  expect(await due()).toEqual(['2025-04-29', '2025-04-28']);
  expect(await send(tx, setHolidays, 'An', today, list('2025-04-26'))).toBeNull();
  expect(await due()).toEqual(['2025-04-28', '2025-04-26']);
  const refused = async (day: string) => (await send(tx, setHolidays, 'An', today, list(day)))?.code;
  expect(await refused('2025-04-25')).toBe('holiday/noWeekend');
  expect(await refused('2025-05-02')).toBe('holiday/twice');
  expect(await refused('2026-01-10')).toBe('holiday/otherYear');
  const { holidays, makeUpDays } = await storedHolidays(tx, 2025);
  expect([holidays.length, makeUpDays]).toEqual([3, [worked('2025-04-26')]]);
});

inDatabase(
  'make-up days alone leave the year’s days of rest as expected, still to be settled',
  facts,
  async (tx) => {
    const set = async (...makeUpDays: string[]) =>
      send(tx, setHolidays, 'An', today, {
        year: 2016,
        holidays: [],
        makeUpDays: makeUpDays.map((day) => ({ day, name: 'Làm bù' })),
      });
    expect(await set('2016-09-10')).toBeNull();
    const days = await dueDays(tx);
    expect(dueOn(days, 'urging', day('2016-09-01'))).toBe('2016-09-09');
    expect(dueOn(days, 'urging', day('2016-09-05'))).toBe('2016-09-10');
    expect((await dueDayTasks(tx, sender('An', today))).map((task) => task.id)).toEqual(['2016']);
    expect((await set('2016-02-07'))?.code).toBe('holiday/twice');
  },
);
