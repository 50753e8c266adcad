import { expect } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { idOf } from '../../test/world/world.ts';
import { type CommandId, newId, type VisitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { actVisit, recordVisit, recordVisitFor, replaceVisit, withdrawVisit } from './visit.commands.ts';
import { findVisits } from './visit.sql.ts';

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  An is official of xã
  Lan is clerk of xã
  Bình is inspector of xã
  Chi is cell of ấp1
  Tư is groupHead of tổ1
  An holds tổ1 from 2016-07-21`;
const today = '2016-09-26';

const said = (changes: object = {}) => ({
  id: newId<VisitId>(),
  unitId: idOf('tổ1'),
  day: '2016-08-15',
  kind: 'groupMeeting',
  householdsPresent: 21,
  note: ' bàn việc trữ nước ngọt ',
  ...changes,
});
const lines = (tx: Tx) => findVisits(tx, { unitId: idOf('xã') });
const topic = (tx: Tx) =>
  tx
    .insertInto('topic')
    .values({ id: idOf('nước'), title: 'Trữ nước ngọt' })
    .execute();

inDatabase('a visit sent twice is stored once, with all its parts', facts, async (tx) => {
  await topic(tx);
  const body = said({
    topics: [{ topicId: idOf('nước'), householdsDid: 12 }],
    contributions: [{ id: idOf('gift'), kind: 'money', what: 'ủng hộ quỹ tổ', valueVnd: 200_000 }],
    agreed: 'mỗi hộ một lu',
  });
  const id = newId<CommandId>();
  expect([
    await send(tx, recordVisit, 'An', today, body, id),
    await send(tx, recordVisit, 'An', today, body, id),
  ]).toEqual([null, null]);
  expect(await lines(tx)).toEqual([
    {
      id: body.id,
      officialId: idOf('An'),
      officialName: 'An',
      notedBy: idOf('An'),
      notedByName: 'An',
      actingAs: 'assigned',
      unitId: idOf('tổ1'),
      unitName: 'tổ1',
      underName: 'ấp1',
      day: '2016-08-15',
      kind: 'groupMeeting',
      householdNumber: null,
      householdsPresent: 21,
      householdsTotal: 25,
      topics: [{ topicId: idOf('nước'), title: 'Trữ nước ngọt', householdsDid: 12 }],
      contributions: [
        { id: idOf('gift'), kind: 'money', what: 'ủng hộ quỹ tổ', valueVnd: 200_000, withdrawn: false },
      ],
      agreed: 'mỗi hộ một lu',
      note: 'bàn việc trữ nước ngọt',
      receivedOn: today,
      withdrawal: null,
      replaces: null,
    },
  ]);
});

inDatabase('the total of a meeting stays as it was when the tree changes', facts, async (tx) => {
  const [told, corrected, unknown] = [
    said(),
    said({ day: '2016-08-16', householdsTotal: 24 }),
    said({ day: '2016-08-17', householdsTotal: null }),
  ];
  for (const body of [told, corrected, unknown])
    expect(await send(tx, recordVisit, 'An', today, body)).toBeNull();
  await tx.updateTable('unitFact').set({ households: 40 }).where('unitId', '=', idOf('tổ1')).execute();
  expect((await lines(tx)).map((line) => line.householdsTotal)).toEqual([null, 24, 25]);
});

inDatabase('only in a unit held that day, and a meeting once', facts, async (tx) => {
  const code = async (who: string, body: object) =>
    (await send(tx, recordVisit, who, today, body))?.code ?? null;
  expect(await code('An', said({ day: '2016-07-20' }))).toBe('request/notAllowed');
  expect(await code('An', said({ unitId: idOf('tổ2') }))).toBe('request/notAllowed');
  expect(await code('Bình', said())).toBe('request/notAllowed');
  expect(await code('An', { ...said(), officialId: idOf('Bình') })).toBe('request/unreadable');
  expect(await code('An', said())).toBeNull();
  const again = await send(tx, recordVisit, 'An', today, said());
  expect([again?.code, again?.document('vi').detail]).toEqual([
    'visit/meetingTwice',
    'Cuộc họp ngày 15/8/2016 ở đơn vị này đã được ghi; nếu ghi sai, hãy mở dòng đó và thay.',
  ]);
  expect(await code('An', said({ kind: 'contact', householdsPresent: null }))).toBeNull();
});

inDatabase('a clerk writes from paper for who held the unit that day; both names show', facts, async (tx) => {
  const paper = (changes: object) => ({ ...said(changes), officialId: idOf('An') });
  expect((await send(tx, recordVisitFor, 'An', today, paper({})))?.code).toBe('request/notAllowed');
  const early = await send(tx, recordVisitFor, 'Lan', today, paper({ day: '2016-07-01' }));
  expect([early?.code, early?.says.vi]).toEqual([
    'visit/notHeld',
    'Ngày 1/7/2016 đơn vị này không phân công cho cán bộ.',
  ]);
  expect(await send(tx, recordVisitFor, 'Lan', today, paper({}))).toBeNull();
  expect(await lines(tx)).toMatchObject([{ officialName: 'An', notedByName: 'Lan', actingAs: 'clerk' }]);
});

inDatabase(
  'the cell, its member in charge and the head of the group note their own part',
  facts,
  async (tx) => {
    const act = async (who: string, actingAs: string, unit: string) =>
      (
        await send(
          tx,
          actVisit,
          who,
          today,
          said({ actingAs, unitId: idOf(unit), kind: 'contact', householdsPresent: null }),
        )
      )?.code ?? null;
    expect(await act('Chi', 'cell', 'tổ2')).toBeNull();
    expect(await act('Chi', 'memberInCharge', 'tổ1')).toBeNull();
    expect(await act('Tư', 'groupHead', 'tổ1')).toBeNull();
    expect(await act('Tư', 'cell', 'tổ1')).toBe('visit/notYourPart');
    expect(await act('Tư', 'groupHead', 'tổ2')).toBe('request/notAllowed');
    expect(await act('An', 'groupHead', 'tổ1')).toBe('request/notAllowed');
  },
);

inDatabase('a line withdrawn stays, with its reason, and its gifts go back with it', facts, async (tx) => {
  const body = said({ contributions: [{ id: idOf('gift'), kind: 'work', what: 'một ngày công' }] });
  await send(tx, recordVisit, 'An', today, body);
  const back = { visitId: body.id, reason: 'ghi nhầm ngày' };
  expect((await send(tx, withdrawVisit, 'Chi', today, back))?.code).toBe('visit/notYours');
  expect((await send(tx, withdrawVisit, 'Bình', today, back))?.code).toBe('request/notAllowed');
  expect((await send(tx, withdrawVisit, 'An', today, { ...back, visitId: newId() }))?.code).toBe(
    'request/notFound',
  );
  expect(await send(tx, withdrawVisit, 'An', today, back)).toBeNull();
  expect((await send(tx, withdrawVisit, 'Lan', today, back))?.code).toBe('visit/alreadyWithdrawn');
  expect(await lines(tx)).toMatchObject([
    {
      withdrawal: { reason: 'ghi nhầm ngày', byName: 'An', on: today, replacedBy: null },
      contributions: [{ withdrawn: true }],
    },
  ]);
  expect(await findVisits(tx, { unitId: idOf('xã'), counted: true })).toEqual([]);
});

inDatabase(
  'a replacement is one command: it takes back and puts in place, or does neither',
  facts,
  async (tx) => {
    const old = said();
    await send(tx, recordVisit, 'An', today, old);
    const replace = (visit: object, who = 'An') =>
      send(tx, replaceVisit, who, today, { visitId: old.id, reason: 'đếm lại', visit });
    expect((await replace(said({ householdsPresent: 26 })))?.code).toBe('visit/morePresentThanTotal');
    expect(await lines(tx)).toMatchObject([{ withdrawal: null }]);
    const next = said({ householdsPresent: 23 });
    expect(await replace(next, 'Lan')).toBeNull();
    expect(await findVisits(tx, { id: next.id })).toMatchObject([
      { replaces: old.id, householdsPresent: 23, actingAs: 'clerk', officialName: 'An', notedByName: 'Lan' },
    ]);
    expect(await findVisits(tx, { id: old.id })).toMatchObject([{ withdrawal: { replacedBy: next.id } }]);
    expect((await replace(said()))?.code).toBe('visit/alreadyWithdrawn');
  },
);

inDatabase(
  'a leaver still takes back what was theirs',
  `${facts}\n Dung is official of xã\n Dung holds tổ2 from 2016-07-21 until 2016-09-01`,
  async (tx) => {
    const body = said({ unitId: idOf('tổ2') });
    expect(await send(tx, recordVisit, 'Dung', today, body)).toBeNull();
    expect(await send(tx, withdrawVisit, 'Dung', today, { visitId: body.id, reason: 'nhầm tổ' })).toBeNull();
  },
);
