import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import { newId } from '../kernel/id.ts';
import { recordContribution, recordContributionFor, withdrawContribution } from './contribution.commands.ts';
import { findContributions } from './contribution.sql.ts';
import { assessCoordination } from './coordination.commands.ts';
import { findCoordination } from './coordination.sql.ts';
import { setMeetingDay, stopMeetingDay } from './meeting-day.commands.ts';
import { findMeetingDays, findMeetings } from './meeting-day.sql.ts';
import {
  recordSituationNote,
  recordSituationNoteFor,
  withdrawSituationNote,
} from './situation-note.commands.ts';
import { findSituationNotes } from './situation-note.sql.ts';

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  An is official of xã
  Lan is clerk of xã
  Chi is cell of ấp1
  An holds tổ1 from 2016-07-21
  An holds tổ2 from 2016-07-21
  An meets tổ1 on 2016-09-15`;
const today = '2016-09-26';
const all = { from: day('2016-01-01'), to: day('2016-12-31') };

inDatabase('an own contribution stands apart from any visit', facts, async (tx) => {
  const said = (changes: object = {}) => ({
    id: newId(),
    unitId: idOf('tổ1'),
    day: '2016-09-01',
    kind: 'work',
    what: 'một ngày công',
    ...changes,
  });
  const mine = said();
  expect(await send(tx, recordContribution, 'An', today, mine)).toBeNull();
  expect((await send(tx, recordContribution, 'An', today, said({ kind: 'money' })))?.code).toBe(
    'visit/moneyWithoutAmount',
  );
  expect((await send(tx, recordContribution, 'An', today, said({ day: '2016-07-01' })))?.code).toBe(
    'request/notAllowed',
  );
  expect(
    await send(tx, recordContributionFor, 'Lan', today, {
      ...said({ kind: 'money', valueVnd: 50_000 }),
      officialId: idOf('An'),
    }),
  ).toBeNull();
  expect(await send(tx, withdrawContribution, 'An', today, { id: mine.id, reason: 'ghi nhầm' })).toBeNull();
  const found = await findContributions(tx, { unitId: idOf('tổ1'), ...all });
  expect(found.map((c) => [c.kind, c.valueVnd, c.notedByName, c.withdrawal?.reason])).toEqual([
    ['money', 50_000, 'Lan', undefined],
    ['work', null, 'An', 'ghi nhầm'],
  ]);
});

inDatabase('the first note after taking a unit over is the baseline', facts, async (tx) => {
  const said = (on: string, partyWork = 'chi bộ sinh hoạt đều') => ({
    id: newId(),
    unitId: idOf('tổ1'),
    day: on,
    partyWork,
  });
  const first = said('2016-08-01');
  expect(await send(tx, recordSituationNote, 'An', today, first)).toBeNull();
  expect((await send(tx, recordSituationNote, 'An', today, said('2016-08-02', ' ')))?.code).toBe(
    'situationNote/empty',
  );
  expect(
    (await send(tx, recordSituationNoteFor, 'Lan', today, { ...said('2016-07-02'), officialId: idOf('An') }))
      ?.code,
  ).toBe('visit/notHeld');
  expect(
    await send(tx, recordSituationNoteFor, 'Lan', today, { ...said('2016-08-20'), officialId: idOf('An') }),
  ).toBeNull();
  expect(
    await send(tx, withdrawSituationNote, 'Lan', today, { id: first.id, reason: 'nêu tên người' }),
  ).toBeNull();
  const found = await findSituationNotes(tx, { unitId: idOf('tổ1') });
  expect(found.map((n) => [n.day, n.officialName, n.notedByName, n.baseline, n.withdrawal?.byName])).toEqual([
    ['2016-08-20', 'An', 'Lan', false, undefined],
    ['2016-08-01', 'An', 'An', true, 'Lan'],
  ]);
});

inDatabase(
  'coordination of a month is assessed by those who work there, and corrected',
  facts,
  async (tx) => {
    const said = (level: string, of = '2016-09') => ({ unitId: idOf('tổ1'), month: of, level });
    expect(await send(tx, assessCoordination, 'An', today, said('poor'))).toBeNull();
    expect(await send(tx, assessCoordination, 'Chi', today, said('good'))).toBeNull();
    expect((await send(tx, assessCoordination, 'An', today, said('good', '2016-10')))?.code).toBe(
      'coordination/monthAhead',
    );
    expect(await findCoordination(tx, idOf('tổ1'), '2016-09' as never)).toEqual({
      level: 'good',
      note: '',
      byName: 'Chi',
    });
  },
);

const meets = (unit: string, from: string, changes: object) => ({
  id: newId(),
  unitId: idOf(unit),
  what: 'groupMeeting',
  time: '19:00',
  from,
  ...changes,
});

inDatabase('a meeting day set anew ends the old one, and what was set for later', facts, async (tx) => {
  for (const said of [
    meets('tổ1', '2016-07-21', { dayOfMonth: 15 }),
    meets('tổ1', '2016-12-01', { dayOfMonth: 20 }),
    meets('tổ1', '2016-10-01', { week: 2, weekday: 5, place: 'nhà văn hóa' }),
  ])
    expect(await send(tx, setMeetingDay, 'An', today, said)).toBeNull();
  expect((await send(tx, setMeetingDay, 'An', today, meets('tổ1', today, {})))?.code).toBe(
    'meetingDay/oneRule',
  );
  expect((await findMeetingDays(tx, idOf('tổ1'))).map((m) => [m.dayOfMonth, m.from, m.until])).toEqual([
    [null, '2016-10-01', null],
    [15, '2016-07-21', '2016-10-01'],
  ]);
  expect(
    await send(tx, stopMeetingDay, 'Lan', today, {
      unitId: idOf('tổ1'),
      what: 'groupMeeting',
      from: '2016-11-01',
    }),
  ).toBeNull();
  const found = await findMeetings(tx, { officialId: idOf('An') }, all);
  expect(found.map((m) => [m.day, m.attended, m.place])).toEqual([
    ['2016-08-15', false, ''],
    ['2016-09-15', true, ''],
    ['2016-10-14', false, 'nhà văn hóa'],
  ]);
});

inDatabase('two meetings of one evening clash, seen by the official and by the office', facts, async (tx) => {
  await send(tx, setMeetingDay, 'An', today, meets('tổ1', '2016-09-01', { dayOfMonth: 28 }));
  await send(tx, setMeetingDay, 'An', today, meets('tổ2', '2016-09-01', { dayOfMonth: 28, time: '19:30' }));
  const days = { from: day('2016-09-26'), to: day('2016-10-02') };
  const found = await findMeetings(tx, { officialId: idOf('An') }, days);
  expect(found.map((m) => [m.unitName, m.underName, m.time, m.clashes.map((c) => c.unitName)])).toEqual([
    ['tổ1', 'ấp1', '19:00', ['tổ2']],
    ['tổ2', 'ấp1', '19:30', ['tổ1']],
  ]);
  expect(await findMeetings(tx, { unitId: idOf('xã') }, days)).toEqual(found);
  expect(await findMeetings(tx, { officialId: idOf('Chi') }, days)).toEqual(found);
  expect(await findMeetings(tx, { officialId: idOf('Lan') }, days)).toEqual([]);
});
