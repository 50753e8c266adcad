import { expect } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { day, idOf, month } from '../../test/world/world.ts';
import { newId, type OfficialId, type ReportId, type UnitId } from '../kernel/id.ts';
import { coverage } from '../reports/coverage.sql.ts';
import { summed } from '../reports/figure.rules.ts';
import { figuresOfUnit } from '../reports/figure.sql.ts';
import { dueLines } from '../reports/line.sql.ts';
import { collectReports, signReport } from '../reports/report.commands.ts';
import { reportRoutes } from '../reports/report.http.ts';
import { owedBy } from '../reports/report.sql.ts';
import type { Tx } from '../server/sql.ts';
import { mergeUnits } from '../units/merge.commands.ts';
import { commandOf } from '../units/operation.commands.ts';
import { reviewFigures } from './review-figures.sql.ts';
import { groupsOf } from './review-groups.ts';

const facts = `
  huyện has xã1, xã2
  xã1 has tổ1, tổ2
  xã2 has tổ3
  Lan is clerk of huyện
  Ban is board of huyện
  An is official of xã1
  An holds tổ1 from 2016-07-01
  An holds tổ2 from 2016-07-01
  An meets tổ1 on 2016-08-15
  An calls tổ1 on 2016-09-05
  An calls tổ2 on 2016-09-25
  An calls tổ3 on 2016-09-10`;
const an = idOf<OfficialId>('An');
const [old, fresh] = [idOf<UnitId>('xã1'), idOf<UnitId>('xã mới')];

async function sign(tx: Tx, unitId: UnitId, of: string, on: string) {
  const lines = await dueLines(tx, { officialId: an, unitId, month: month(of), reportId: null });
  const id = newId<ReportId>();
  const texts = { shortcomings: '', nextTasks: 'họp', proposals: '' };
  const body = { id, unitId, month: of, ...texts, seen: summed(lines) };
  expect(await send(tx, signReport, 'An', on, body)).toBeNull();
  return id;
}

inDatabase(
  'communes merged in the middle of a month: live by the day, signed by the month’s end, the former ones named, a late line told by their heir',
  facts,
  async (tx) => {
    await sql`update body set unit_id = ${old}`.execute(tx);
    await sql`update duty set unit_id = ${idOf('huyện')} where official_id = ${an}`.execute(tx);
    const august = await sign(tx, old, '2016-08', '2016-09-01');
    const merger = {
      ...{ changeId: newId(), from: '2016-09-20', document: 'NQ 12' },
      unitIds: [old, idOf('xã2')],
      into: { id: fresh, kind: 'commune', name: 'Xã mới', parentId: idOf('huyện') },
    };
    expect(await send(tx, commandOf(mergeUnits, []), 'Lan', '2016-09-20', merger)).toBeNull();
    // Noted after the merger, of a day before: the next report has it, though its committee is another now.
    await sql`
      insert into visit (id, official_id, noted_by, unit_id, day, kind, note, noted_at, received_on)
      values (${newId()}, ${an}, ${an}, ${idOf('tổ1')}, '2016-08-20', 'householdCall', '', now(), '2016-09-26')`.execute(
      tx,
    );
    expect(await owedBy(tx, an, month('2016-08'))).toEqual([old]);
    expect(await owedBy(tx, an, month('2016-09'))).toEqual([fresh]);
    await sign(tx, fresh, '2016-09', '2016-10-01');

    const both = { from: month('2016-08'), to: month('2016-09') };
    const of = await figuresOfUnit(tx, fresh, both);
    expect([of.on, of.live, of.signed]).toEqual(['2016-09-30', { householdCalls: 1 }, { householdCalls: 4 }]);
    expect(of.predecessors).toMatchObject([
      {
        unitId: old,
        name: 'xã1',
        until: '2016-09-20',
        live: { groupMeetings: 1, householdCalls: 2 },
        signed: { groupMeetings: 1 },
      },
      { name: 'xã2', live: { householdCalls: 1 }, signed: {} },
    ]);
    expect(of.together.live).toEqual(of.together.signed);
    const district = await figuresOfUnit(tx, idOf('huyện'), both);
    expect([district.predecessors, district.live]).toEqual([[], of.together.live]);
    expect(district.beneath).toMatchObject({
      units: [{ name: 'Xã mới', figures: { householdCalls: 1 } }],
      gone: { groupMeetings: 1, householdCalls: 3 },
    });
    const former = await figuresOfUnit(tx, old, both);
    expect([former.on, former.beneath.units.map(({ name }) => name)]).toEqual(['2016-09-19', ['tổ1', 'tổ2']]);

    const { body } = await get(
      tx,
      'Ban',
      '2016-10-02',
      reportRoutes,
      `/reports/month?unitId=${fresh}&month=2016-08`,
    );
    expect(body.predecessors.map(({ name }: { name: string }) => name)).toEqual(['xã1', 'xã2']);
    expect(body.rows).toMatchObject([{ officialName: 'An', unitId: old, state: 'signed' }]);
    const collect = { unitId: old, reportIds: [august] };
    expect(await send(tx, collectReports, 'Ban', '2016-10-02', collect)).toBeNull();

    const reviewed = { unitId: fresh, planId: idOf<never>('kế hoạch'), from: day('2016-07-21') };
    const review = { ...reviewed, to: day('2016-10-01'), heldOn: day('2016-10-02') };
    const figures = await reviewFigures(tx, review);
    expect(figures.figures).toMatchObject({ householdCalls: 4, groupMeetings: 1 });
    expect(figures.months.map(({ month: one }) => one)).toEqual(['2016-08', '2016-09']);
    const calls = groupsOf(figures, { vi: 'tổ', en: 'group' }, review)
      .flatMap(({ lines }) => lines)
      .find(({ label }) => label.vi === 'Thăm hộ');
    expect([calls?.value, calls?.note?.vi]).toEqual([4, 'trong đó 2 của xã1, 1 của xã2']);
  },
);

inDatabase(
  'a topic told in a group counts for the group it has become part of, each count of households once',
  facts,
  async (tx) => {
    await tx
      .insertInto('topic')
      .values({ id: idOf('nước'), title: 'Trữ nước', season: '[2016-08-01,2016-12-01)', ask: 'trữ nước' })
      .execute();
    for (const [on, did] of [
      ['2016-09-05', 10],
      ['2016-09-25', 7],
    ] as const)
      await sql`insert into visit_topic (visit_id, topic_id, households_did) select id, ${idOf('nước')}, ${did} from visit where day = ${on}`.execute(
        tx,
      );
    const merger = {
      ...{ changeId: newId(), from: '2016-10-01', document: '' },
      unitIds: [idOf('tổ1'), idOf('tổ2')],
      into: { id: idOf('tổ12'), kind: 'group', name: 'Tổ 12', parentId: old },
    };
    expect(await send(tx, commandOf(mergeUnits, []), 'Lan', '2016-10-01', merger)).toBeNull();
    const told = await coverage(tx, { unitId: old, from: day('2016-09-01'), to: day('2016-10-31') });
    expect(told.cells).toMatchObject([{ unitId: idOf('tổ12'), meant: 1, told: 1, times: 2, households: 17 }]);
    expect(told.predecessors.map(({ name, intoName }) => `${name} → ${intoName}`)).toEqual([
      'tổ1 → Tổ 12',
      'tổ2 → Tổ 12',
    ]);
  },
);
