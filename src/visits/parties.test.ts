import { expect, test } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf } from '../../test/world/world.ts';
import { newId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { assessCoordination } from './coordination.commands.ts';
import { partiesRoutes } from './parties.http.ts';
import { findingsOf } from './parties.rules.ts';
import type { PartyMonth } from './parties.ts';
import { actVisit, recordVisit, withdrawVisit } from './visit.commands.ts';

const did = (name: string | null, count: number): PartyMonth => ({
  name,
  contact: '',
  officialId: null,
  did: count === 0 ? [] : [{ kind: 'contact', count }],
  lastOn: null,
});

test('a party not there is a finding, and one that noted nothing is another', () => {
  expect(findingsOf({ cell: did('Chi', 1), memberInCharge: did('Mai', 1), official: did('An', 2) })).toEqual(
    [],
  );
  expect(findingsOf({ cell: did(null, 0), memberInCharge: did(null, 0), official: did(null, 0) })).toEqual([
    'noCell',
    'noMemberInCharge',
    'noOfficial',
  ]);
  expect(findingsOf({ cell: did('Chi', 0), memberInCharge: null, official: did('An', 0) })).toEqual([
    'cellIdle',
    'officialIdle',
  ]);
});

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  An is official of xã
  Bình is inspector of xã
  Chi is cell of ấp1
  An holds tổ1 from 2016-07-21`;
const today = '2016-09-26';

const post = (tx: Tx, changes: object) =>
  tx
    .insertInto('post')
    .values({ id: newId(), bodyId: idOf('chi bộ'), title: 'secretary', held: '[2016-01-01,)', ...changes })
    .execute();

inDatabase('three parties of a group, what each did, and what is missing', facts, async (tx) => {
  await tx
    .insertInto('body')
    .values({ id: idOf('chi bộ'), unitId: idOf('ấp1'), kind: 'cell', name: 'Chi bộ ấp 1', sortKey: '' })
    .execute();
  await post(tx, { officialId: idOf('Chi') });
  await post(tx, {
    title: 'memberInCharge',
    unitId: idOf('tổ1'),
    holderName: 'Đảng viên 01',
    contact: '0900 000 001',
  });
  const said = (kind: string) => ({ id: newId<string>(), unitId: idOf('tổ1'), day: '2016-09-15', kind });
  await send(tx, recordVisit, 'An', today, said('groupMeeting'));
  const wrong = said('contact');
  await send(tx, recordVisit, 'An', today, wrong);
  await send(tx, withdrawVisit, 'An', today, { visitId: wrong.id, reason: 'nhầm' });
  await send(tx, actVisit, 'Chi', today, { ...said('groupMeeting'), actingAs: 'cell' });
  await send(tx, assessCoordination, 'Chi', today, { unitId: idOf('tổ1'), month: '2016-09', level: 'good' });
  const { status, body } = await get(
    tx,
    'Bình',
    today,
    partiesRoutes,
    `/parties?unit=${idOf('xã')}&month=2016-09`,
  );
  expect(status).toBe(200);
  expect(body).toMatchObject([
    {
      unitName: 'tổ1',
      underName: 'ấp1',
      cell: { name: 'Chi', did: [{ kind: 'groupMeeting', count: 1 }], lastOn: '2016-09-15' },
      memberInCharge: { name: 'Đảng viên 01', contact: '0900 000 001', did: [], lastOn: null },
      official: { name: 'An', did: [{ kind: 'groupMeeting', count: 1 }] },
      coordination: { level: 'good', byName: 'Chi' },
      findings: ['memberInChargeIdle'],
    },
    {
      unitName: 'tổ2',
      cell: { name: 'Chi', did: [] },
      memberInCharge: { name: null },
      official: { name: null },
      coordination: null,
      findings: ['cellIdle', 'noMemberInCharge', 'noOfficial'],
    },
  ]);
  expect((await get(tx, 'An', today, partiesRoutes, `/parties?unit=${idOf('xã')}`)).status).toBe(404);
  const own = await get(tx, 'An', today, partiesRoutes, '/parties');
  expect(own.body.map((row: { unitName: string }) => row.unitName)).toEqual(['tổ1']);
  const before = await get(tx, 'Bình', today, partiesRoutes, '/parties?month=2016-06');
  expect(before.body[0]).toMatchObject({
    official: { name: null },
    findings: ['cellIdle', 'memberInChargeIdle', 'noOfficial'],
  });
});
