import { expect, test } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { opened, wordsOf } from '../../test/world/paper.ts';
import { idOf, month } from '../../test/world/world.ts';
import { figureSentence } from '../documents/figures.ts';
import { newId, type OfficialId, type ReportId, type UnitId } from '../kernel/id.ts';
import { correctPlan } from '../plans/plan-change.commands.ts';
import type { Tx } from '../server/sql.ts';
import { recordVisit } from '../visits/visit.commands.ts';
import { summed } from './figure.rules.ts';
import { figureNames, figures } from './figure.ts';
import { dueLines } from './line.sql.ts';
import { signReport } from './report.commands.ts';
import { reportRoutes } from './report.http.ts';
import { findReport } from './report.sql.ts';
import { groupsOf } from './report-paper.sql.ts';

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  An is official of xã
  Cúc is committee of xã
  Bình is official of xã
  Lan is clerk of xã
  An holds tổ1 from 2016-07-01
  An holds tổ2 from 2016-07-01
  An meets tổ1 on 2016-08-15
  An calls tổ1 on 2016-08-17
  An meets tổ1 on 2016-07-10`;

test('every figure there is stands on the paper once', () => {
  const labels = groupsOf({}).flatMap(({ lines }) => lines.map(({ label }) => label));
  const printed = figureNames.filter((name) => name !== 'householdsExpected').map((name) => figures[name].vi);
  expect([...labels].sort()).toEqual([...printed].sort());
});

async function signed(tx: Tx): Promise<ReportId> {
  const [officialId, unitId] = [idOf<OfficialId>('An'), idOf<UnitId>('xã')];
  const lines = await dueLines(tx, { officialId, unitId, month: month('2016-08'), reportId: null });
  const id = newId<ReportId>();
  const texts = { shortcomings: '- Tổ 2 chưa họp.\n- Hộ dự ít', nextTasks: 'họp bù', proposals: '' };
  const said = { id, unitId, month: '2016-08', ...texts, seen: summed(lines) };
  expect(await send(tx, signReport, 'An', '2016-09-02', said)).toBeNull();
  return id;
}

inDatabase(
  'a signed month prints what was frozen, and the same bytes whatever the diary gains or the plan is corrected to',
  facts,
  async (tx) => {
    const id = await signed(tx);
    const paper = (who: string) => get(tx, who, '2016-09-20', reportRoutes, `/reports/${id}/report.docx`);
    const first = await paper('An');
    const words = [...opened(first.bytes).values()].flatMap(wordsOf).join('\n');
    const stored = (await findReport(tx, id))?.figures ?? {};
    expect(Object.values(stored).some((amount) => (amount ?? 0) > 0)).toBe(true);
    for (const name of figureNames) {
      if (name === 'householdsPresent' || name === 'householdsExpected') continue;
      const sentence = figureSentence({
        label: figures[name].vi,
        unit: figures[name].unit.vi,
        value: stored[name] ?? 0,
      });
      expect(words).toContain(sentence);
    }
    for (const part of [
      'theo dõi, hỗ trợ 02',
      'không dự họp trong tháng: tổ2',
      '- Tổ 2 chưa họp;',
      'có ghi bổ sung',
    ])
      expect(words).toContain(part);
    const late = {
      ...{ id: newId(), unitId: idOf('tổ2'), day: '2016-08-20', kind: 'contact', householdNumber: null },
      ...{ householdsPresent: null, householdsTotal: null, topics: [], contributions: [] },
      ...{ note: 'gặp tổ trưởng', agreed: '', at: '2016-09-10T19:00:00+07:00' },
    };
    expect(await send(tx, recordVisit, 'An', '2016-09-10', late)).toBeNull();
    const corrected = {
      ...{
        planId: idOf('kế hoạch'),
        number: 35,
        issuedOn: '2016-07-20',
        subject: 'hỗ trợ tổ',
        reason: 'ghi nhầm',
      },
      period: { from: '2016-07-01', to: '2020-12-31' },
    };
    expect(await send(tx, correctPlan([]), 'Lan', '2016-09-12', corrected)).toBeNull();
    const again = await paper('Cúc');
    expect(Buffer.compare(again.bytes, first.bytes)).toBe(0);
    expect((await paper('Bình')).status).toBe(404);
  },
);
