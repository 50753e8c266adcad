import { expect } from 'vitest';
import { command, everything, group, unit } from '../../test/world/change.ts';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import {
  change,
  effect,
  facts,
  foretold,
  from,
  given,
  holders,
  merger,
  problem,
  today,
  undo,
} from '../../test/world/unit-end.ts';
import { idOf } from '../../test/world/world.ts';
import { newId, type RowId, type UnitId } from '../kernel/id.ts';

/** What follows a change of the tree, slice by slice, through the very list of followers that the server runs. */

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
