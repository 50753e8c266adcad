import { expect } from 'vitest';
import { change, command, group, merger, unit } from '../../test/world/change.ts';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { idOf } from '../../test/world/world.ts';
import { newId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';

/** Work that lay on a device when its unit ended: of the days before it is the unit's, of the days after its heir's. */

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2, tổ3
  Chi is clerk of xã
  Dung is groupHead of tổ1
  Em is groupHead of tổ3
  An holds tổ1 from 2016-07-21
  Bình holds tổ2 from 2016-07-21
  Hà holds tổ3 from 2016-07-21`;
const from = '2016-10-01';
const later = '2016-10-20';

const visit = (on: string, name = 'tổ1') => ({
  ...{ id: newId(), unitId: unit(name), day: on, kind: 'groupMeeting', note: 'họp tổ', agreed: '' },
  ...{ householdNumber: null, householdsPresent: 12, topics: [], contributions: [] },
});
const contribution = (on: string) => ({
  ...{ id: newId(), unitId: unit('tổ1'), day: on, kind: 'idea', what: 'làm hố rác', valueVnd: null },
});
const note = (on: string) => ({
  ...{ id: newId(), unitId: unit('tổ1'), day: on, partyWork: '', peopleLife: 'được mùa' },
});
const concern = (on: string) => ({
  ...{ id: newId(), unitId: unit('tổ1'), kind: 'wish', source: 'unit', reporter: 'none', text: 'đường ngập' },
  ...{ proposal: '', task: '', shortcoming: false, heardOn: on, ordinary: true },
});
const support = (on: string) => ({
  ...{
    id: newId(),
    unitId: unit('tổ1'),
    donor: 'một cá nhân',
    donorKind: 'individual',
    inside: true,
    form: 'cash',
    what: '',
  },
  ...{
    valueVnd: 100000,
    purpose: 'socialSecurity',
    concernId: null,
    pledgedOn: on,
    receivedOn: null,
    handedOverOn: null,
  },
  togetherWith: '',
});
const kinds: [kind: string, table: string, said: (on: string) => { id: string }][] = [
  ['visit.record', 'visit', visit],
  ['contribution.record', 'contribution', contribution],
  ['situationNote.record', 'situation_note', note],
  ['concern.raise', 'concern', concern],
  ['support.record', 'support', support],
];
const placed = async (tx: Tx, table: string, id: string) =>
  (await sql<{ unitId: string }>`select unit_id from ${sql.table(table)} where id = ${id}`.execute(tx))
    .rows[0]?.unitId;

inDatabase(
  'a line of a day before the end stays with the unit, one of a day after is its heir’s',
  facts,
  async (tx) => {
    await sql`update unit_fact set households = 40 where unit_id = ${unit('tổ2')}`.execute(tx);
    const merge = merger(['tổ1', 'tổ2'], group('tổ mới', { households: 65 }), from);
    expect(await change(tx, 'unit.merge', merge, '2016-09-26')).toBeNull();
    for (const [kind, table, said] of kinds)
      for (const [on, where] of [
        ['2016-09-30', 'tổ1'],
        ['2016-10-05', 'tổ mới'],
      ] as const) {
        const body = said(on);
        expect(await send(tx, command(kind), 'An', later, body), `${kind} ${on}`).toBeNull();
        expect(await placed(tx, table, body.id)).toBe(unit(where));
      }
    const goesOn = visit('2016-10-06', 'tổ2');
    expect(await send(tx, command('visit.record'), 'Bình', later, goesOn)).toBeNull();
    expect(await placed(tx, 'visit', goesOn.id)).toBe(unit('tổ mới'));
    const { rows } = await sql<{
      total: number;
    }>`select households_total as total from visit where id = ${goesOn.id}`.execute(tx);
    expect(rows[0]?.total).toBe(65);
    const { rows: log } = await sql<{ touched: { bucket: string }[] }>`
    select touched from command_log where body ->> 'id' = ${goesOn.id}`.execute(tx);
    expect(log[0]?.touched.map(({ bucket }) => bucket)).toContain(`unit:${unit('tổ mới')}`);
  },
);

const acted = (on: string, name = 'tổ1') => ({
  ...visit(on, name),
  ...{ id: newId(), kind: 'localActivity', householdsPresent: null, actingAs: 'groupHead' },
});

inDatabase(
  'what a head did goes the same way, by the role they had until their unit ended',
  facts,
  async (tx) => {
    const sent = (who: string, body: object, day = later) => send(tx, command('visit.act'), who, day, body);
    const merge = merger(['tổ1', 'tổ2'], group('tổ mới'), from);
    expect(await change(tx, 'unit.merge', merge, '2016-09-26')).toBeNull();
    const end = { changeId: newId(), unitId: unit('tổ3'), until: from };
    expect(await change(tx, 'unit.end', end, '2016-09-26')).toBeNull();
    const told: [who: string, body: { id: string }, where: string][] = [
      ['Dung', acted('2016-09-30'), 'tổ1'],
      ['Dung', acted('2016-10-05'), 'tổ mới'],
      ['Em', acted('2016-09-30', 'tổ3'), 'tổ3'],
      ['Em', acted('2016-10-05', 'tổ3'), 'ấp1'],
    ];
    for (const [who, body, where] of told) {
      expect(await sent(who, body), `${who} ${where}`).toBeNull();
      expect(await placed(tx, 'visit', body.id)).toBe(unit(where));
    }
    const heard = { ...concern('2016-10-06'), unitId: unit('tổ3') };
    expect(await send(tx, command('concern.raise'), 'Em', later, heard)).toBeNull();
    expect(await placed(tx, 'concern', heard.id)).toBe(unit('ấp1'));
    const refused = async (who: string, body: object) => (await sent(who, body, '2016-12-20'))?.code;
    expect(await refused('Em', acted('2016-11-02', 'tổ3'))).toBe('request/notAllowed');
    expect(await refused('Em', acted('2016-10-05', 'tổ1'))).toBe('request/notAllowed');
    expect(await refused('An', acted('2016-10-05'))).toBe('request/notAllowed');
    const cell = { ...acted('2016-10-06', 'tổ3'), actingAs: 'cell' };
    expect(await refused('Em', cell)).toBe('visit/notYourPart');
  },
);

inDatabase(
  'who never held it writes nothing there, nor who should have heard of the end long since',
  facts,
  async (tx) => {
    await sql`update unit_fact set households = 40 where unit_id = ${unit('tổ2')}`.execute(tx);
    const merge = merger(['tổ1', 'tổ2'], group('tổ mới'), from);
    expect(await change(tx, 'unit.merge', merge, '2016-09-26')).toBeNull();
    const refused = async (who: string, on: string) =>
      (await send(tx, command('visit.record'), who, '2016-12-20', visit(on)))?.code;
    expect(await refused('Hà', '2016-10-05')).toBe('request/notAllowed');
    expect(await refused('An', '2016-11-02')).toBe('request/notAllowed');
    expect(
      await send(tx, command('visit.recordFor'), 'Chi', '2016-12-20', {
        ...visit('2016-10-30'),
        officialId: idOf('An'),
      }),
    ).toBeNull();
  },
);
