import { expect } from 'vitest';
import { command, everything, group, unit } from '../../test/world/change.ts';
import { inDatabase, send, sender, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { change, facts, foretold, from, merger, raise, today, undo } from '../../test/world/unit-end.ts';
import { idOf } from '../../test/world/world.ts';
import { waitingFor } from '../concerns/concern-list.sql.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { newId, type RowId } from '../kernel/id.ts';
import { officialRoutes } from '../officials/official.http.ts';
import { ratingRoutes } from '../ratings/rating.http.ts';
import { strengthenings } from '../ratings/strengthening.sql.ts';

/** A change that is decided before its day, or entered after it: what follows on which day. */

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
