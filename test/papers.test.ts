import { expect } from 'vitest';
import { assignmentRoutes } from '../src/assignments/assignment.http.ts';
import { confirmHandover, proposeHandover } from '../src/handovers/handover.commands.ts';
import { handoverRoutes } from '../src/handovers/handover.http.ts';
import { newId } from '../src/kernel/id.ts';
import { changeBody } from '../src/officials/body.commands.ts';
import { issuePlan } from '../src/plans/plan.commands.ts';
import { planDocumentRoutes } from '../src/plans/plan-document.http.ts';
import { summed } from '../src/reports/figure.rules.ts';
import { dueLines } from '../src/reports/line.sql.ts';
import { signReport } from '../src/reports/report.commands.ts';
import { reportRoutes } from '../src/reports/report.http.ts';
import { draftReview, signReview, takeAttendance } from '../src/reviews/review.commands.ts';
import { reviewRoutes } from '../src/reviews/review.http.ts';
import type { Tx } from '../src/server/sql.ts';
import { mergeUnits } from '../src/units/merge.commands.ts';
import { commandOf } from '../src/units/operation.commands.ts';
import { changeUnit } from '../src/units/unit.commands.ts';
import { unitRoutes } from '../src/units/unit.http.ts';
import { inDatabase, send, sql } from './world/database.ts';
import { get } from './world/http.ts';
import { opened, wordsOf } from './world/paper.ts';
import { idOf, month } from './world/world.ts';

const facts = `
  huyện has xã1, xã2
  xã1 has ấp1
  xã2 has ấp2
  ấp1 has tổ1, tổ2
  ấp2 has tổ3
  Lan is clerk of huyện
  Lan is committee of huyện
  An is official of xã1
  Bình is official of xã1
  An holds tổ1 from 2016-07-21
  An holds tổ2 from 2016-07-21
  An meets tổ1 on 2016-08-15
  An calls tổ2 on 2016-08-17`;
const code = '28993';

/** A committee's commune and code, a plan that is issued, a month signed, a unit handed over, a review held. */
async function papersOf2016(tx: Tx): Promise<string[]> {
  await sql`update body set unit_id = ${idOf('xã1')}, name = 'Đảng ủy xã Mỹ Thạnh', parent_name = 'Huyện ủy Giồng Trôm'`.execute(
    tx,
  );
  await sql`update unit_fact set name = 'Xã Mỹ Thạnh', code = ${code} where unit_id = ${idOf('xã1')}`.execute(
    tx,
  );
  await sql`update plan set number = null, issued_on = null, content = 'I. Mục đích\n- Nắm tình hình tổ' where id = ${idOf('kế hoạch')}`.execute(
    tx,
  );
  const ok = async (sent: ReturnType<typeof send>) => expect(await sent).toBeNull();
  await ok(
    send(tx, issuePlan, 'Lan', '2016-07-21', { planId: idOf('kế hoạch'), number: 33, day: '2016-07-21' }),
  );
  const [officialId, unitId] = [idOf<never>('An'), idOf<never>('xã1')];
  const lines = await dueLines(tx, { officialId, unitId, month: month('2016-08'), reportId: null });
  const texts = { shortcomings: '- Hộ dự ít', nextTasks: 'họp bù', proposals: '' };
  const report = { id: newId(), unitId, month: '2016-08', ...texts, seen: summed(lines) };
  await ok(send(tx, signReport, 'An', '2016-09-02', report));
  const handover = {
    ...{ id: newId(), assignmentId: idOf('assignment An tổ2'), toId: idOf('Bình'), endsOn: '2016-09-30' },
    ...{ reason: 'chuyển công tác', note: '' },
  };
  await ok(send(tx, proposeHandover, 'Lan', '2016-09-20', handover));
  const confirm = confirmHandover([]);
  for (const who of ['An', 'Bình'])
    await ok(send(tx, confirm, who, '2016-09-21', { id: handover.id, note: '' }));
  const review = {
    ...{ id: newId(), kind: 'lessonsLearned', bodyId: idOf('Đảng ủy'), planId: idOf('kế hoạch'), unitId },
    ...{ heldOn: '2016-09-26', place: 'Hội trường', from: '2016-07-21', to: '2016-09-26' },
  };
  await ok(send(tx, draftReview, 'Lan', '2016-09-26', review));
  const chair = { rowId: newId(), officialId: idOf('Lan'), name: 'Lan', post: 'Bí thư', chair: true };
  const attendees = [{ ...chair, guest: false, present: true }];
  await ok(send(tx, takeAttendance, 'Lan', '2016-09-26', { id: review.id, attendees }));
  const { body } = await get(tx, 'Lan', '2016-09-26', reviewRoutes, `/reviews/${review.id}`);
  await ok(send(tx, signReview, 'Lan', '2016-09-26', { id: review.id, seen: body.hash, number: null }));
  return [
    `/plans/${idOf('kế hoạch')}/document.docx`,
    `/plans/${idOf('kế hoạch')}/annex.docx?on=2016-09-26`,
    `/reports/${report.id}/report.docx`,
    `/handovers/${handover.id}/record.docx`,
    `/reviews/${review.id}/report.docx`,
  ];
}

const printed = async (tx: Tx, on: string, paths: readonly string[]) => {
  const routes = [planDocumentRoutes, assignmentRoutes, reportRoutes, handoverRoutes, reviewRoutes];
  const papers = [];
  for (const path of paths) {
    const { status, bytes } = await get(tx, 'Lan', on, routes, path);
    expect([path, status]).toEqual([path, 200]);
    papers.push(bytes);
  }
  return papers;
};

inDatabase(
  'what was printed before a merger prints the same bytes after all mergers and renames; its code is another unit’s now',
  facts,
  async (tx) => {
    const paths = await papersOf2016(tx);
    const before = await printed(tx, '2016-09-26', paths);
    const rename = commandOf(changeUnit, []);
    const renamed = (unit: string, from: string, more: object) =>
      send(tx, rename, 'Lan', from, { unitId: idOf(unit), from, ...more });
    expect(await renamed('huyện', '2019-01-01', { name: 'Huyện Giồng Trôm cũ' })).toBeNull();
    expect(await renamed('ấp1', '2019-01-01', { name: 'Ấp Chợ' })).toBeNull();
    expect(await renamed('tổ1', '2019-01-01', { name: 'Tổ 01' })).toBeNull();
    const merger = {
      ...{ changeId: newId(), from: '2025-07-01', document: 'Nghị quyết 1687/NQ-UBTVQH15' },
      unitIds: [idOf('xã1'), idOf('xã2')],
      into: { id: idOf('Lương Phú'), kind: 'commune', name: 'Xã Lương Phú', code, parentId: idOf('huyện') },
    };
    expect(await send(tx, commandOf(mergeUnits, []), 'Lan', '2025-07-01', merger)).toBeNull();
    const body = { bodyId: idOf('Đảng ủy'), name: 'Đảng ủy xã Lương Phú', symbol: 'ĐU', layout: 'party' };
    expect(await send(tx, changeBody, 'Lan', '2025-07-02', { ...body, parentName: 'Tỉnh ủy' })).toBeNull();
    const after = await printed(tx, '2026-05-01', paths);
    for (const at of paths.keys()) {
      const words = (bytes: Buffer) => [...opened(bytes).values()].flatMap(wordsOf).join('\n');
      expect(words(after[at] as Buffer)).toBe(words(before[at] as Buffer));
      expect(Buffer.compare(after[at] as Buffer, before[at] as Buffer)).toBe(0);
    }
    const named = async (on: string) => {
      const { body: found } = await get(tx, 'Lan', '2026-05-01', unitRoutes, `/units?q=${code}&on=${on}`);
      return found.rows?.map((unit: { name: string }) => unit.name) ?? found;
    };
    expect(await named('2026-05-01')).toEqual(['Xã Lương Phú']);
    expect(await named('2016-09-26')).toEqual(['Xã Mỹ Thạnh']);
  },
);
