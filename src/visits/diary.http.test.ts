import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf, nameOf } from '../../test/world/world.ts';
import { newId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { recordContributionFor, withdrawContribution } from './contribution.commands.ts';
import { diaryRoutes } from './diary.http.ts';
import { setMeetingDay } from './meeting-day.commands.ts';
import { meetingDayRoutes } from './meeting-day.http.ts';
import { recordSituationNote, recordSituationNoteFor } from './situation-note.commands.ts';
import { visitTasks } from './task.sql.ts';
import { recordVisit, withdrawVisit } from './visit.commands.ts';

const facts = `
  xã has ấp1, ấp2
  ấp1 has tổ1, tổ2
  ấp2 has tổ3
  An is official of xã
  Bình is inspector of xã
  Lan is clerk of xã
  Chi is cell of ấp2
  An holds tổ1 from 2016-07-21
  An holds tổ2 from 2016-07-21
  An holds tổ3 from 2016-07-21 until 2016-09-01
  An meets tổ1 on 2016-08-15
  An calls tổ2 on 2016-08-16
  An meets tổ3 on 2016-08-17`;
const today = '2016-09-26';
const read = (tx: Tx, who: string, url: string) => get(tx, who, today, [diaryRoutes, meetingDayRoutes], url);
const u = (name: string) => idOf<string>(name);

inDatabase('a unit’s month, its own lines only', facts, async (tx) => {
  const { status, body } = await read(tx, 'Bình', `/units/${u('tổ1')}/diary?month=2016-08`);
  expect([status, body.visits.length, body.visits[0].day, body.visits[0].officialName]).toEqual([
    200,
    1,
    '2016-08-15',
    'An',
  ]);
  expect((await read(tx, 'Bình', `/units/${u('ấp1')}/diary?month=2016-08`)).body.visits).toEqual([]);
});

inDatabase(
  'what the office wrote from paper shows both names, and why it was withdrawn',
  facts,
  async (tx) => {
    const said = { officialId: u('An'), unitId: u('tổ1'), day: '2016-08-20' };
    const gift = { ...said, id: newId(), kind: 'work', what: 'một ngày công' };
    const note = { ...said, id: newId(), peopleLife: 'đủ nước ngọt' };
    expect(await send(tx, recordSituationNoteFor, 'Lan', today, note)).toBeNull();
    expect(await send(tx, recordContributionFor, 'Lan', today, gift)).toBeNull();
    expect((await send(tx, recordContributionFor, 'Bình', today, { ...gift, id: newId() }))?.code).toBe(
      'request/notAllowed',
    );
    expect(
      await send(tx, withdrawContribution, 'Lan', today, { id: gift.id, reason: 'nhầm cán bộ' }),
    ).toBeNull();
    const names = { officialName: 'An', notedBy: u('Lan'), notedByName: 'Lan' };
    for (const [who, url] of [
      ['An', '/diary?month=2016-08'],
      ['Bình', `/units/${u('tổ1')}/diary?month=2016-08`],
    ] as const)
      expect((await read(tx, who, url)).body).toMatchObject({
        situationNotes: [{ ...names, peopleLife: 'đủ nước ngọt', withdrawal: null }],
        contributions: [{ ...names, withdrawal: { reason: 'nhầm cán bộ', byName: 'Lan', on: today } }],
      });
  },
);

inDatabase('a unit unseen and a unit unknown answer alike', facts, async (tx) => {
  const unseen = await read(tx, 'Chi', `/units/${u('tổ1')}/diary?month=2016-08`);
  expect(unseen.body).toEqual((await read(tx, 'Bình', `/units/${u('đâu')}/diary?month=2016-08`)).body);
  expect(unseen.status).toBe(404);
  expect((await read(tx, 'Chi', `/visits?unit=${u('xã')}`)).status).toBe(404);
});

inDatabase('a month that is none is refused with a problem document', facts, async (tx) => {
  const { status, type, body } = await read(tx, 'Bình', `/units/${u('tổ1')}/diary?month=8-2016`);
  expect([status, type, body.type, body.fields]).toEqual([
    400,
    'application/problem+json',
    '/problems/request/unreadable',
    ['month'],
  ]);
});

inDatabase(
  'the rows behind a figure: of a subtree, a kind, some days; else what one may see',
  facts,
  async (tx) => {
    const units = async (who: string, query: string) =>
      (await read(tx, who, `/visits?${query}`)).body.map((v: { unitName: string }) => v.unitName);
    expect(await units('Bình', `unit=${u('xã')}&kind=groupMeeting`)).toEqual(['tổ3', 'tổ1']);
    expect(await units('Bình', `unit=${u('ấp1')}&from=2016-08-16&to=2016-08-31`)).toEqual(['tổ2']);
    expect(await units('Chi', '')).toEqual(['tổ3']);
    expect(await units('An', `official=${u('An')}`)).toEqual(['tổ3', 'tổ2', 'tổ1']);
  },
);

inDatabase('one’s own line is read even of a unit no longer held', facts, async (tx) => {
  const id = idOf<string>('visit 2');
  expect((await read(tx, 'An', `/visits/${id}`)).body.unitName).toBe('tổ3');
  expect((await read(tx, 'Chi', `/visits/${id}`)).status).toBe(200);
  expect((await read(tx, 'Chi', `/visits/${idOf('visit 0')}`)).status).toBe(404);
  expect((await read(tx, 'An', '/diary?month=2016-08')).body.visits).toHaveLength(3);
});

inDatabase('where one may write: held now, then held before; a clerk asks for another', facts, async (tx) => {
  const { body } = await read(tx, 'An', '/diary/units');
  expect(
    body.map((r: { name: string; part: string; until: string | null }) => [r.name, r.part, r.until]),
  ).toEqual([
    ['tổ1', 'assigned', null],
    ['tổ2', 'assigned', null],
    ['tổ3', 'assigned', '2016-09-01'],
  ]);
  expect((await read(tx, 'Lan', `/diary/units?official=${u('An')}`)).body).toEqual(body);
  expect((await read(tx, 'Chi', `/diary/units?official=${u('An')}`)).status).toBe(403);
  expect((await read(tx, 'Chi', '/diary/units')).body.map((r: { name: string }) => r.name)).toEqual([
    'ấp2',
    'tổ3',
  ]);
});

inDatabase('who was owed a meeting and went to none', facts, async (tx) => {
  const { body } = await read(tx, 'Bình', '/unattended?month=2016-08');
  expect(
    body.map((r: { unitName: string; officialName: string }) => `${r.officialName} ${r.unitName}`),
  ).toEqual(['An tổ2']);
});

inDatabase(
  'attendance: a meeting noted twice counts once, one not counted is not nought',
  facts,
  async (tx) => {
    const noted = (day: string, changes: object) =>
      send(tx, recordVisit, 'An', today, {
        id: newId(),
        unitId: u('tổ1'),
        day,
        kind: 'groupMeeting',
        ...changes,
      });
    expect(await noted('2016-09-15', {})).toBeNull();
    await tx
      .insertInto('visit')
      .values({
        id: newId(),
        officialId: u('Chi'),
        notedBy: u('Chi'),
        actingAs: 'cell',
        unitId: u('tổ1'),
        day: '2016-08-15',
        kind: 'groupMeeting',
        note: '',
        notedAt: '2016-08-15T20:00:00+07:00',
        receivedOn: '2016-08-15',
      })
      .execute();
    const { body } = await read(tx, 'Bình', `/attendance?unit=${u('ấp1')}&from=2016-08-01&to=2016-09-30`);
    expect(body).toEqual([
      {
        unitId: u('tổ1'),
        unitName: 'tổ1',
        underName: 'ấp1',
        meetings: 2,
        counted: 1,
        present: 20,
        expected: 25,
      },
      {
        unitId: u('tổ2'),
        unitName: 'tổ2',
        underName: 'ấp1',
        meetings: 0,
        counted: 0,
        present: null,
        expected: null,
      },
    ]);
  },
);

const meets = (unit: string, dayOfMonth: number, time: string) => ({
  id: newId(),
  unitId: u(unit),
  what: 'groupMeeting',
  dayOfMonth,
  time,
  from: '2016-08-01',
});

inDatabase('my calendar, and a subtree’s for who may see it', facts, async (tx) => {
  await send(tx, setMeetingDay, 'Lan', today, meets('tổ1', 28, '19:00'));
  await send(tx, setMeetingDay, 'Lan', today, meets('tổ3', 28, '19:30'));
  const days = 'from=2016-09-26&to=2016-10-02';
  const names = async (who: string, query: string) =>
    (await read(tx, who, `/meetings?${query}`)).body.map((m: { unitName: string }) => m.unitName);
  expect(await names('An', days)).toEqual(['tổ1']);
  expect(await names('Chi', days)).toEqual(['tổ3']);
  expect(await names('Bình', `${days}&unit=${u('xã')}`)).toEqual(['tổ1', 'tổ3']);
  expect((await read(tx, 'Chi', `/meetings?${days}&unit=${u('xã')}`)).status).toBe(404);
  expect((await read(tx, 'An', '/meetings?from=2016-01-01&to=2018-01-01')).body.type).toBe(
    '/problems/calendar/tooLong',
  );
  expect((await read(tx, 'Bình', `/units/${u('tổ1')}/meeting-days`)).body).toMatchObject([
    { dayOfMonth: 28, from: '2016-08-01', until: null },
  ]);
});

inDatabase(
  'a desk shows meetings to come, meetings missed, and first steps after receiving',
  facts,
  async (tx) => {
    await send(tx, setMeetingDay, 'Lan', today, meets('tổ1', 28, '19:00'));
    await send(tx, setMeetingDay, 'Lan', today, meets('tổ2', 10, '19:00'));
    await tx
      .updateTable('assignment')
      .set({ receivedOn: '2016-07-25' })
      .where('unitId', '=', u('tổ1'))
      .execute();
    const tasks = async () =>
      (await visitTasks(tx, { officialId: u('An'), today } as never)).map(
        (t) => `${t.kind} ${t.dueOn} ${t.time} ${nameOf(t.id.slice(0, 36))}`,
      );
    expect(await tasks()).toEqual([
      'visit.meeting 2016-09-28 19:00 tổ1',
      'visit.missed 2016-09-10 null tổ2',
      'visit.baseline null null tổ1',
    ]);
    const body = { id: newId(), unitId: u('tổ2'), day: '2016-09-12', kind: 'groupMeeting' };
    await send(tx, recordVisit, 'An', today, body);
    await send(tx, recordSituationNote, 'An', today, {
      id: newId(),
      unitId: u('tổ1'),
      day: '2016-09-01',
      peopleLife: 'đủ nước ngọt',
    });
    expect(await tasks()).toEqual(['visit.meeting 2016-09-28 19:00 tổ1']);
    await send(tx, withdrawVisit, 'An', today, { visitId: body.id, reason: 'nhầm tổ' });
    expect(await tasks()).toHaveLength(2);
  },
);
