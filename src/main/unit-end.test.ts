import { expect } from 'vitest';
import * as world from '../../test/world/change.ts';
import { command, everything, group, unit } from '../../test/world/change.ts';
import { inDatabase, send, sender, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf } from '../../test/world/world.ts';
import { waitingFor } from '../concerns/concern-list.sql.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { newId, type RowId, type UnitId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import { officialRoutes } from '../officials/official.http.ts';
import { ratingRoutes } from '../ratings/rating.http.ts';
import { strengthenings } from '../ratings/strengthening.sql.ts';
import type { Tx } from '../server/sql.ts';
import { whyNotUndone } from '../units/undoing.sql.ts';
import type { ChangePreview } from '../units/unit-change.ts';
import { routes, unitFollowers } from './server.ts';

/** What follows a change of the tree, slice by slice, through the very list of followers that the server runs. */

const facts = `
  xã has ấp1, ấp2
  ấp1 has tổ1, tổ2, tổ3
  ấp2 has tổ4
  Chi is clerk of xã
  Chi is administrator of xã
  Dung is groupHead of tổ1
  Dung is groupHead of tổ2
  An holds tổ1 from 2016-07-21
  Bình holds tổ2 from 2016-07-21
  Hà holds tổ3 from 2016-07-21`;
const today = '2016-09-26';
const from = '2016-10-01';

const merger = (names: string[], into: object | string) => world.merger(names, into, from);
const change = (tx: Tx, kind: string, body: object, on = today) => world.change(tx, kind, body, on);
const undo = (tx: Tx, changeId: RowId, on = today) => world.undo(tx, changeId, on);
const foretold = (tx: Tx, kind: string, body: object) => world.foretold(tx, kind, body, today);
const effect = ({ effects }: ChangePreview, words: string) =>
  effects.find(({ what }) => what.en.includes(words));

/** Who holds a unit on a day, by name, with the day they received it. */
const holders = async (tx: Tx, name: string, on = from) =>
  (
    await sql<{ who: string }>`
      select o.name || coalesce(' ' || a.received_on, '') as who from assignment a join official o on o.id = a.official_id
       where a.unit_id = ${unit(name)} and a.held @> ${on}::date order by 1`.execute(tx)
  ).rows.map(({ who }) => who);
const given = (tx: Tx, who: string, name: string, held: string) =>
  sql`insert into assignment (id, plan_id, kind, unit_id, official_id, held, published_on)
      values (${newId()}, ${idOf('kế hoạch')}, 'followAndSupport', ${unit(name)}, ${idOf(who)}, ${held}, ${today})`.execute(
    tx,
  );
/** An raises a concern in tổ1. */
async function raise(tx: Tx): Promise<string> {
  const id = newId();
  const said = { unitId: unit('tổ1'), kind: 'wish', source: 'unit', reporter: 'none', text: 'x' };
  const more = { proposal: '', task: '', shortcoming: false, heardOn: today, ordinary: true };
  expect(await send(tx, command('concern.raise'), 'An', today, { id, ...said, ...more })).toBeNull();
  return id;
}
const problem = async (said: Promise<Problem | null>) => (await said)?.code;

inDatabase(
  'whoever holds the largest of merged units goes on in their successor; the others end',
  facts,
  async (tx) => {
    await sql`update unit_fact set households = 40 where unit_id = ${unit('tổ2')}`.execute(tx);
    await sql`update assignment set received_on = '2016-07-25' where official_id = ${idOf('Bình')}`.execute(
      tx,
    );
    await sql`insert into account (id, official_id, user_name) values (${idOf('account Bình')}, ${idOf('Bình')}, 'binh')`.execute(
      tx,
    );
    await sql`insert into session (id, token_hash, account_id, desk, seen_at)
           values (${newId()}, '\\x00', ${idOf('account Bình')}, false, '2016-09-25T23:00:00+07')`.execute(
      tx,
    );
    const before = await everything(tx);
    const merge = merger(['tổ1', 'tổ2', 'tổ3'], group('tổ mới'));
    const told = await foretold(tx, 'unit.merge', merge);
    expect(effect(told, 'assignments that go on')).toMatchObject({
      count: 1,
      lines: ['tổ2 · Bình → tổ mới'],
    });
    expect(effect(told, 'assignments that end')).toMatchObject({
      count: 2,
      lines: ['tổ1 · An (tổ mới: Bình)', 'tổ3 · Hà (tổ mới: Bình)'],
    });
    expect(effect(told, 'devices')).toMatchObject({ count: 1, lines: ['Bình · 25/9/2016'] });
    expect(effect(told, 'roles that go')).toMatchObject({ count: 1, lines: ['Dung · tổ2 → tổ mới'] });
    expect(effect(told, 'roles that end')).toMatchObject({ count: 1 });
    expect(await everything(tx)).toEqual(before);
    expect(await change(tx, 'unit.merge', merge)).toBeNull();
    expect(await holders(tx, 'tổ mới')).toEqual(['Bình 2016-07-25']);
    for (const name of ['tổ1', 'tổ2', 'tổ3']) {
      expect(await holders(tx, name)).toEqual([]);
      expect(await holders(tx, name, '2016-09-30')).toHaveLength(1);
    }
    const { rows } = await sql<{ note: string; ends: string | null }>`
    select reason ->> 'note' as note, end_reason as ends from assignment order by lower(held) desc, official_id = ${idOf('An')} desc`.execute(
      tx,
    );
    expect(rows[0]).toEqual({ note: 'tiếp nối «tổ2»', ends: null });
    expect(rows[1]?.ends).toBe('«tổ1» sáp nhập vào «tổ mới», nơi đã có người phụ trách');
    expect(await undo(tx, merge.changeId)).toBeNull();
    expect(await everything(tx)).toEqual(before);
  },
);

inDatabase(
  'who holds the one that takes over stays, and those to come follow when it is free',
  facts,
  async (tx) => {
    await given(tx, 'An', 'tổ4', '[2016-10-15,)');
    await sql`update assignment set held = '[2016-07-21,2016-11-01)' where official_id = ${idOf('Hà')}`.execute(
      tx,
    );
    await given(tx, 'Bình', 'tổ3', '[2016-11-01,)');
    const before = await everything(tx);
    const taken = merger(['tổ1'], unit('tổ2'));
    expect(await change(tx, 'unit.merge', taken)).toBeNull();
    expect(await holders(tx, 'tổ2')).toEqual(['Bình']);
    const later = merger(['tổ3'], group('tổ3 mới'));
    expect(await change(tx, 'unit.merge', later)).toBeNull();
    expect(await holders(tx, 'tổ3 mới', '2016-10-31')).toEqual(['Hà']);
    expect(await holders(tx, 'tổ3 mới', '2016-11-01')).toEqual(['Bình']);
    const end = { changeId: newId<RowId>(), unitId: unit('tổ4'), until: from };
    expect(await change(tx, 'unit.end', end)).toBeNull();
    expect(await holders(tx, 'tổ4', '2016-10-20')).toEqual([]);
    expect(await holders(tx, 'ấp2', '2016-10-20')).toEqual([]);
    for (const { changeId } of [end, later, taken]) expect(await undo(tx, changeId)).toBeNull();
    expect(await everything(tx)).toEqual(before);
  },
);

inDatabase('a split asks who takes what is open; the others are then without anyone', facts, async (tx) => {
  const into = [group('tổ1A', { households: 10 }), group('tổ1B', { households: 15 })];
  const split = { changeId: newId<RowId>(), from, unitId: unit('tổ1'), into, children: [] };
  expect(await problem(change(tx, 'unit.split', split))).toBe('unitChange/askHeir');
  expect(await change(tx, 'unit.split', { ...split, heirId: unit('tổ1A') })).toBeNull();
  expect(await holders(tx, 'tổ1A')).toEqual(['An']);
  expect(await holders(tx, 'tổ1B')).toEqual([]);
  await sql`delete from assignment where official_id = ${idOf('Bình')}`.execute(tx);
  const free = {
    ...split,
    changeId: newId<RowId>(),
    unitId: unit('tổ2'),
    into: [group('tổ2A'), group('tổ2B')],
  };
  expect(await change(tx, 'unit.split', free)).toBeNull();
});

inDatabase(
  'roles, places, posts, topics, meeting days, needs, plans and handovers follow, and come back',
  facts,
  async (tx) => {
    const id = (name: string) => idOf(name);
    const rows: [string, object][] = [
      [
        'body',
        {
          id: id('chi bộ'),
          unitId: unit('ấp1'),
          kind: 'cell',
          name: 'Chi bộ ấp 1',
          sortKey: '',
          valid: '[2015-01-01,)',
        },
      ],
      [
        'post',
        {
          id: id('phụ trách 1'),
          bodyId: id('chi bộ'),
          title: 'memberInCharge',
          unitId: unit('tổ1'),
          officialId: id('An'),
          held: '[2016-01-01,)',
        },
      ],
      [
        'post',
        {
          id: id('phụ trách 2'),
          bodyId: id('chi bộ'),
          title: 'memberInCharge',
          unitId: unit('tổ2'),
          holderName: 'Đảng viên 2',
          held: '[2016-01-01,)',
        },
      ],
      [
        'body',
        {
          id: id('tổ quản'),
          unitId: unit('tổ1'),
          kind: 'groupBoard',
          name: 'Ban quản lý tổ 1',
          sortKey: '',
          valid: '[2015-01-01,)',
        },
      ],
      [
        'delegation',
        {
          id: id('thay'),
          fromId: id('Dung'),
          toId: id('An'),
          role: 'groupHead',
          unitId: unit('tổ1'),
          held: '[2016-09-01,2016-12-01)',
          reason: 'nghỉ',
        },
      ],
      [
        'topic',
        { id: id('lúa'), unitId: unit('tổ1'), title: 'Cánh đồng lớn', season: '[2016-09-01,2017-01-01)' },
      ],
      [
        'topic',
        { id: id('lúa 2'), unitId: unit('tổ2'), title: 'Cánh đồng lớn', season: '[2016-09-01,2017-01-01)' },
      ],
      [
        'meetingDay',
        {
          id: id('họp 1'),
          unitId: unit('tổ1'),
          what: 'groupMeeting',
          dayOfMonth: 5,
          time: '19:00',
          valid: '[2016-01-01,)',
        },
      ],
      [
        'meetingDay',
        {
          id: id('họp 2'),
          unitId: unit('tổ2'),
          what: 'groupMeeting',
          dayOfMonth: 6,
          time: '19:00',
          valid: '[2016-11-01,)',
        },
      ],
      ['unitNeed', { unitId: unit('tổ1'), skill: 'tiếng dân tộc', level: 1 }],
      ['unitNeed', { unitId: unit('tổ2'), skill: 'tiếng dân tộc', level: 2, required: true }],
      ['unitWorkload', { unitId: unit('tổ2'), workload: 3 }],
      [
        'ratingScheme',
        { id: id('thang'), name: 'x', version: 1, criteria: '[]', levels: '[]', valid: '(,)' },
      ],
      ...['tổ1', 'tổ2'].flatMap((name): [string, object][] => [
        [
          'rating',
          {
            id: id(`loại ${name}`),
            unitId: unit(name),
            schemeId: id('thang'),
            day: '2016-06-30',
            scores: '{}',
            total: 1,
            level: 'weak',
            weak: true,
            ratedBy: id('Chi'),
          },
        ],
        [
          'strengthening',
          {
            id: id(`kế hoạch ${name}`),
            unitId: unit(name),
            ratingId: id(`loại ${name}`),
            goal: 'khá hơn',
            openedOn: '2016-07-01',
            dueOn: '2016-12-31',
            openedBy: id('Chi'),
          },
        ],
        [
          'measure',
          {
            id: id(`xong ${name}`),
            strengtheningId: id(`kế hoạch ${name}`),
            what: 'a',
            officialId: id('An'),
            dueOn: '2016-08-01',
            doneOn: '2016-08-01',
          },
        ],
        [
          'measure',
          {
            id: id(`chưa ${name}`),
            strengtheningId: id(`kế hoạch ${name}`),
            what: 'b',
            officialId: id('An'),
            dueOn: '2016-11-01',
          },
        ],
      ]),
    ];
    for (const [table, row] of rows)
      await tx
        .insertInto(table as never)
        .values(row as never)
        .execute();
    await sql`update official set home_unit_id = ${unit('tổ1')}, area_unit_id = ${unit('ấp1')} where id = ${id('Hà')}`.execute(
      tx,
    );
    const raised = {
      unitId: unit('tổ1'),
      kind: 'wish',
      source: 'unit',
      reporter: 'none',
      text: 'x',
      proposal: '',
      task: '',
      shortcoming: false,
    };
    const concernId = newId();
    expect(
      await send(tx, command('concern.raise'), 'An', today, {
        id: concernId,
        ...raised,
        heardOn: today,
        ordinary: true,
      }),
    ).toBeNull();
    const handover = {
      id: newId(),
      assignmentId: id('assignment An tổ1'),
      toId: id('Hà'),
      endsOn: '2016-10-31',
      reason: 'chuyển công tác',
      note: '',
    };
    expect(await change(tx, 'handover.propose', handover)).toBeNull();
    const before = await everything(tx);

    const merge = merger(['tổ1', 'tổ2'], group('tổ mới'));
    const told = await foretold(tx, 'unit.merge', merge);
    const counts = Object.fromEntries(
      told.effects.map(({ what, count }) => [
        what.en.split(/[,;]| that| whose| not| of this month/)[0],
        count,
      ]),
    );
    expect(counts).toEqual({
      officials: 1,
      'members in charge who go on in the successor': 1,
      'members in charge who end with the unit': 1,
      bodies: 1,
      roles: 1,
      delegations: 1,
      topics: 1,
      assignments: 1,
      'units with needs': 2,
      'units of more work': 1,
      'meeting days': 1,
      concerns: 1,
      'open strengthening plans': 2,
      reports: 4,
      handovers: 1,
    });
    expect(await change(tx, 'unit.merge', merge)).toBeNull();
    const at = async (table: string, columns: string) =>
      (
        await sql<{
          row: string;
        }>`select ${sql.raw(columns)} as row from ${sql.table(table)} where unit_id = ${unit('tổ mới')} order by 1`.execute(
          tx,
        )
      ).rows.map(({ row }) => row);
    expect(await at('post', "title || ' ' || held")).toEqual(['memberInCharge [2016-10-01,)']);
    expect(await at('duty', "role || ' ' || held")).toEqual(['groupHead [2016-10-01,)']);
    expect(await at('delegation', "role || ' ' || held")).toEqual(['groupHead [2016-10-01,2016-12-01)']);
    expect(await at('topic', "title || ' ' || season")).toEqual(['Cánh đồng lớn [2016-10-01,2017-01-01)']);
    expect(await at('meeting_day', "day_of_month || ' ' || valid")).toEqual(['5 [2016-10-01,)']);
    expect(await at('unit_need', "skill || ' ' || level || ' ' || required")).toEqual([
      'tiếng dân tộc 2 true',
    ]);
    expect(await at('unit_workload', 'workload')).toEqual([3]);
    expect(await at('strengthening', 'closed_on')).toEqual([null]);
    const { rows: measures } = await sql<{ unit: UnitId; count: number }>`
    select s.unit_id as unit, count(*)::int as count from measure m join strengthening s on s.id = m.strengthening_id group by 1 order by 2 desc`.execute(
      tx,
    );
    expect(measures[0]).toEqual({ unit: unit('tổ mới'), count: 2 });
    const { rows: steps } = await sql<{ what: string; byId: string; toId: string }>`
    select what, by_id, to_id from concern_step where concern_id = ${concernId} order by number desc limit 1`.execute(
      tx,
    );
    expect(steps).toEqual([{ what: 'inherited', byId: id('Chi'), toId: unit('tổ mới') }]);
    const { rows: officials } =
      await sql`select home_unit_id, area_unit_id from official where id = ${id('Hà')}`.execute(tx);
    expect(officials).toEqual([{ homeUnitId: unit('tổ mới'), areaUnitId: unit('ấp1') }]);
    expect(await undo(tx, merge.changeId)).toBeNull();
    expect(await everything(tx)).toEqual(before);
  },
);

inDatabase('what has gone on since is named, and then nothing is taken back', facts, async (tx) => {
  const merge = merger(['tổ1'], group('tổ mới'));
  expect(await change(tx, 'unit.merge', merge)).toBeNull();
  const { rows } = await sql<{
    id: string;
  }>`select id from assignment where unit_id = ${unit('tổ mới')}`.execute(tx);
  const end = { assignmentId: rows[0]?.id, lastDay: '2016-10-31', reason: 'chuyển công tác' };
  expect(await change(tx, 'assignment.end', end, '2016-10-05')).toBeNull();
  const before = await everything(tx);
  expect(await undo(tx, merge.changeId, '2016-10-05')).toMatchObject({ code: 'unitChange/goneOnSince' });
  expect(await everything(tx)).toEqual(before);
});

inDatabase(
  'until the day of a merger that is known before it, who owes an answer may give it',
  facts,
  async (tx) => {
    const [first, second] = [await raise(tx), await raise(tx)];
    const before = await everything(tx);
    const merge = merger(['tổ1'], group('tổ mới'));
    expect(await change(tx, 'unit.merge', merge)).toBeNull();
    const answer = (concernId: string, on: string) =>
      send(tx, command('concern.answer'), 'An', on, { concernId, text: 'xong' });
    expect(await undo(tx, merge.changeId)).toBeNull();
    expect(await everything(tx)).toEqual(before);
    expect(await change(tx, 'unit.merge', { ...merge, changeId: newId() })).toBeNull();
    const owes = async (who: string, on: string) =>
      (await waitingFor(tx, sender(who, on), addDays(on as Day, 30))).unanswered.map(
        ({ owes, answeringUnitName }) => owes && answeringUnitName,
      );
    expect(await owes('An', '2016-09-28')).toEqual(['tổ1', 'tổ1']);
    expect(await answer(first, '2016-09-28')).toBeNull();
    expect(await owes('An', '2016-09-30')).toEqual(['tổ1']);
    expect(await owes('An', from)).toEqual(['tổ mới']);
    expect(await answer(second, '2016-10-03')).toBeNull();
    const { rows } = await sql`select distinct answering_unit_id as id from concern`.execute(tx);
    expect(rows).toEqual([{ id: unit('tổ mới') }]);
  },
);

inDatabase(
  'a measure done before the day of a merger that is known before it counts in the unit of its day',
  facts,
  async (tx) => {
    const scheme = {
      id: idOf('thang'),
      name: 'x',
      version: 1,
      criteria: '[]',
      levels: '[{"id":"weak","vi":"Yếu","en":"Weak","from":0,"weak":true}]',
      valid: '(,)',
    };
    const rating = {
      id: idOf('loại'),
      unitId: unit('tổ1'),
      schemeId: scheme.id,
      day: '2016-06-30',
      scores: '{}',
      total: 1,
      level: 'weak',
      weak: true,
      ratedBy: idOf('Chi'),
    };
    const plan = {
      id: idOf('củng cố'),
      unitId: unit('tổ1'),
      ratingId: rating.id,
      goal: 'khá hơn',
      openedOn: '2016-07-01',
      dueOn: '2016-12-31',
      openedBy: idOf('Chi'),
    };
    const measures = ['m1', 'm2', 'm3'].map((name) => ({
      id: idOf(name),
      strengtheningId: plan.id,
      what: name,
      officialId: idOf('An'),
      dueOn: '2016-11-01',
    }));
    for (const [table, row] of Object.entries({
      ratingScheme: scheme,
      rating,
      strengthening: plan,
      measure: measures,
    }))
      await tx
        .insertInto(table as never)
        .values(row as never)
        .execute();
    const merge = merger(['tổ1'], group('tổ mới'));
    expect(await change(tx, 'unit.merge', merge)).toBeNull();
    const plans = await strengthenings(tx, sender('An', today));
    expect(plans.map(({ unitId, levelNow, weakNow }) => [unitId, levelNow, weakNow])).toEqual([
      [unit('tổ mới'), 'Yếu', true],
      [unit('tổ1'), 'Yếu', true],
    ]);
    const { status } = await get(tx, 'An', today, ratingRoutes, `/strengthenings/${plans[0]?.id}`);
    expect(status).toBe(200);
    const finish = (name: string, doneOn: string, on: string) =>
      send(tx, command('measure.finish'), 'An', on, { id: idOf(name), doneOn, result: 'xong' });
    expect(await finish('m1', '2016-09-28', '2016-09-28')).toBeNull();
    expect(await finish('m2', '2016-09-29', '2016-10-03')).toBeNull();
    expect(await finish('m3', '2016-10-02', '2016-10-03')).toBeNull();
    const { rows } = await sql`
    select m.what, s.unit_id from measure m join strengthening s on s.id = m.strengthening_id order by m.what`.execute(
      tx,
    );
    expect(rows).toEqual([
      { what: 'm1', unitId: unit('tổ1') },
      { what: 'm2', unitId: unit('tổ1') },
      { what: 'm3', unitId: unit('tổ mới') },
    ]);
  },
);

inDatabase(
  'an official whose area ends is on the list before that day and after it, as of any day',
  facts,
  async (tx) => {
    await sql`insert into official (id, name, category, sort_key, search_key, area_unit_id)
            values (${idOf('Cán bộ 1')}, 'Cán bộ 1', 'official', '1', 'can bo 1', ${unit('tổ4')})`.execute(
      tx,
    );
    expect(await change(tx, 'unit.merge', merger(['tổ4'], group('tổ mới')))).toBeNull();
    const listed = async (today: string, on: string) =>
      (await get(tx, 'Chi', today, officialRoutes, `/officials?on=${on}`)).body.rows.map(
        ({ name }: { name: string }) => name,
      );
    for (const [now, on] of [
      [today, today],
      [today, from],
      [from, from],
      ['2016-10-05', '2016-09-01'],
    ] as const)
      expect(await listed(now, on)).toContain('Cán bộ 1');
  },
);

inDatabase(
  'what was done before the day of a change does not keep it from being taken back',
  facts,
  async (tx) => {
    const [answered, passed, open] = [await raise(tx), await raise(tx), await raise(tx)];
    const merge = merger(['tổ1'], group('tổ mới'));
    expect(await change(tx, 'unit.merge', merge)).toBeNull();
    const act = (kind: string, body: object) => send(tx, command(kind), 'An', '2016-09-28', body);
    expect(await act('concern.answer', { concernId: answered, text: 'xong' })).toBeNull();
    expect(
      await act('concern.forward', { concernId: passed, toUnitId: unit('ấp1'), text: 'ngoài tổ' }),
    ).toBeNull();
    expect(await undo(tx, merge.changeId, '2016-09-29')).toBeNull();
    const { rows } =
      await sql`select id, state, answering_unit_id as unit from concern order by number`.execute(tx);
    expect(rows).toEqual([
      { id: answered, state: 'answered', unit: unit('tổ1') },
      { id: passed, state: 'open', unit: unit('ấp1') },
      { id: open, state: 'open', unit: unit('tổ1') },
    ]);
  },
);

inDatabase(
  'what a late end leaves open is for whoever took over from the one above since',
  facts,
  async (tx) => {
    const concern = {
      ...{ id: newId(), unitId: unit('tổ1'), kind: 'wish', source: 'unit', reporter: 'none', text: 'x' },
      ...{ proposal: '', task: '', shortcoming: false, heardOn: '2016-09-10', ordinary: true },
    };
    expect(await send(tx, command('concern.raise'), 'An', today, concern)).toBeNull();
    const into = { id: unit('ấp mới'), kind: 'hamlet', name: 'ấp mới' };
    const merge = merger(['ấp1', 'ấp2'], into);
    expect(await change(tx, 'unit.merge', merge)).toBeNull();
    const before = await everything(tx);
    const end = { changeId: newId<RowId>(), unitId: unit('tổ1'), until: '2016-09-20' };
    expect((await foretold(tx, 'unit.end', end)).ends).toMatchObject([{ name: 'tổ1', heirName: 'ấp mới' }]);
    expect(await change(tx, 'unit.end', end)).toBeNull();
    const { rows } = await sql`select answering_unit_id as id from concern where id = ${concern.id}`.execute(
      tx,
    );
    expect(rows).toEqual([{ id: unit('ấp mới') }]);
    expect((await undo(tx, merge.changeId))?.code).toBe('unitChange/changedSince');
    expect(await undo(tx, end.changeId)).toBeNull();
    expect(await everything(tx)).toEqual(before);
  },
);

inDatabase(
  'the list of changes says beforehand which can be taken back, and of the others why not',
  facts,
  async (tx) => {
    const split = { changeId: newId<RowId>(), from, unitId: unit('tổ3'), heirId: unit('tổ3A'), children: [] };
    const changes = [
      ['unit.merge', merger(['tổ1'], group('tổ1 mới'))],
      ['unit.create', { changeId: newId<RowId>(), from, ...group('tổ9'), parentId: unit('ấp2') }],
      ['unit.create', { changeId: newId<RowId>(), from, ...group('tổ10'), parentId: unit('ấp2') }],
      ['unit.split', { ...split, into: [group('tổ3A'), group('tổ3B')] }],
      ['unit.change', { changeId: newId<RowId>(), from: '2016-11-01', unitId: unit('tổ9'), name: 'tổ 9' }],
    ] as const;
    for (const [kind, body] of changes) expect(await change(tx, kind, body)).toBeNull();
    const { rows } = await sql<{ id: string }>`
    select id from assignment where unit_id = ${unit('tổ1 mới')}`.execute(tx);
    const end = { assignmentId: rows[0]?.id, lastDay: '2016-10-31', reason: 'chuyển công tác' };
    expect(await change(tx, 'assignment.end', end, '2016-10-05')).toBeNull();
    await given(tx, 'Bình', 'tổ10', '[2016-11-01,)');
    const told = async (who: string) => {
      const { body } = await get(tx, who, '2016-10-05', routes, '/unit-changes');
      return new Map(
        body.rows.map((row: { id: string; whyNot: { vi: string } | null }) => [
          row.id,
          row.whyNot?.vi ?? null,
        ]),
      );
    };
    const [merged, made, used, divided, renamed] = changes.map(([, { changeId }]) => changeId);
    expect(await told('Chi')).toEqual(
      new Map([
        [merged, expect.stringContaining('phân công ở «tổ1 mới» đã có cập nhật')],
        [made, expect.stringContaining('Sau đó «tổ 9» lại có thay đổi')],
        [used, expect.stringContaining('Đã có việc ghi ở «tổ10»')],
        [divided, null],
        [renamed, null],
      ]),
    );
    expect(new Set((await told('An')).values())).toEqual(new Set([null]));
    for (const id of [merged, made, used]) expect(await undo(tx, id as RowId, '2016-10-05')).not.toBeNull();
    for (const id of [divided, renamed]) expect(await undo(tx, id as RowId, '2016-10-05')).toBeNull();
    expect((await told('Chi')).get(made as RowId)).toBeNull();
  },
);

inDatabase('a page of changes is judged with as many statements as one change', facts, async (tx) => {
  const made: RowId[] = [];
  const create = async (name: string) => {
    const body = { changeId: newId<RowId>(), from, ...group(name), parentId: unit('ấp2') };
    expect(await change(tx, 'unit.create', body)).toBeNull();
    made.push(body.changeId);
  };
  const statements = async () => {
    let count = 0;
    const counting = tx.withPlugin({
      transformQuery: ({ node }) => {
        count++;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    expect((await whyNotUndone(counting, made, unitFollowers)).size).toBe(0);
    return count;
  };
  await create('tổ11');
  const one = await statements();
  for (const name of ['tổ12', 'tổ13', 'tổ14', 'tổ15']) await create(name);
  expect(await statements()).toBe(one);
  expect(one).toBeLessThan(40);
});
