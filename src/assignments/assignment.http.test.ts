import { expect } from 'vitest';
import { asked, commune, link } from '../../test/world/assignments.ts';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { opened, wordsOf } from '../../test/world/paper.ts';
import { idOf } from '../../test/world/world.ts';
import { sheetRoutes } from '../server/sheet.http.ts';
import type { Tx } from '../server/sql.ts';
import { assignmentRoutes } from './assignment.http.ts';
import { assignmentSheets } from './assignment-sheet.http.ts';
import { makeDraft } from './draft.commands.ts';
import { draftRoutes } from './draft.http.ts';
import { publishDraft } from './publication.commands.ts';
import { repairRoutes } from './repair.http.ts';

const today = '2016-07-25';
const officials = Array.from({ length: 37 }, (_, at) => `cb${String(at + 1).padStart(2, '0')}`);

/** 102 groups over 37, published from 1/8/2016; tổ01 has a member in charge and its hamlet a cell with a secretary. */
async function published(tx: Tx): Promise<string> {
  await link(tx);
  await sql`insert into body (id, unit_id, kind, name, symbol, sort_key) values (${idOf('chi bộ')}, ${idOf('ấp1')}, 'cell', 'Chi bộ ấp1', 'CB', '')`.execute(
    tx,
  );
  await sql`insert into post (id, body_id, title, unit_id, holder_name, held) values
    (${idOf('bí thư')}, ${idOf('chi bộ')}, 'secretary', null, 'Bí thư 01', '(,)'),
    (${idOf('đv')}, ${idOf('chi bộ')}, 'memberInCharge', ${idOf('tổ01')}, 'Đảng viên 01', '(,)')`.execute(tx);
  const said = asked(officials);
  expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
  expect(
    await send(tx, publishDraft([]), 'Lan', today, { draftId: said.id, effectiveOn: '2016-08-01' }),
  ).toBeNull();
  return said.id;
}

inDatabase(
  'a draft is read with rows, loads and choices by those who may draft',
  commune(37, 102),
  async (tx) => {
    await link(tx);
    const said = asked(officials);
    await send(tx, makeDraft, 'Lan', today, said);
    const planId = idOf('kế hoạch');
    const links = await get(tx, 'Lan', today, draftRoutes, `/plans/${planId}/links`);
    expect(links.body).toMatchObject([{ kind: 'followAndSupport', heldTier: 5, units: 102 }]);
    const query = 'kind=followAndSupport&heldTier=5';
    const candidates = await get(tx, 'Lan', today, draftRoutes, `/plans/${planId}/candidates?${query}`);
    expect(candidates.body.units).toHaveLength(102);
    expect(candidates.body.officials.length).toBeGreaterThanOrEqual(37);
    expect((await get(tx, 'Lan', today, draftRoutes, `/plans/${planId}/drafts`)).body).toHaveLength(1);
    const whole = await get(tx, 'Lan', today, draftRoutes, `/drafts/${said.id}`);
    expect(whole.body).toMatchObject({ stale: false, units: 102, officials: 37 });
    expect(whole.body.rows[0]).toMatchObject({ unitName: 'tổ01', parentName: 'ấp1', households: 25 });
    const choices = await get(tx, 'Lan', today, repairRoutes, `/drafts/${said.id}/units/${idOf('tổ01')}`);
    expect(choices.body).toHaveLength(37);
    const changes = await get(tx, 'Lan', today, draftRoutes, `/drafts/${said.id}/changes?on=2016-08-01`);
    expect(changes.body.changes).toHaveLength(102);
    expect((await get(tx, 'cb01', today, draftRoutes, `/drafts/${said.id}`)).status).toBe(404);
  },
);

inDatabase(
  'published: everyone sees their own, the clerk all, with the three parties',
  commune(37, 102),
  async (tx) => {
    await published(tx);
    const all = await get(
      tx,
      'Lan',
      today,
      assignmentRoutes,
      `/assignments?planId=${idOf('kế hoạch')}&kind=followAndSupport`,
    );
    const first = all.body.filter((row: { unitName: string }) => row.unitName === 'tổ01');
    expect(first).toMatchObject([
      { state: 'coming', memberInCharge: 'Đảng viên 01', cellSecretary: 'Bí thư 01' },
    ]);
    expect((await get(tx, 'Lan', today, assignmentRoutes, '/assignments?q=to05%20ap1')).body.length).toBe(1);
    const mine = await get(tx, 'cb01', today, assignmentRoutes, '/assignments/mine');
    expect([2, 3]).toContain(mine.body.length);
    const loads = await get(tx, 'Lan', today, assignmentRoutes, '/assignments/loads?on=2016-08-01&q=to');
    expect(loads.body.evenness.distribution).toEqual([
      { units: 3, officials: 28 },
      { units: 2, officials: 9 },
    ]);
    const over = await get(tx, 'Lan', today, assignmentRoutes, `/units/${idOf('tổ01')}/assignments`);
    expect(over.body).toHaveLength(1);
    expect((await get(tx, 'Lan', today, assignmentRoutes, '/assignments/unheld?on=2016-08-01')).body).toEqual(
      [],
    );
  },
);

inDatabase('the annex prints a row a unit with its reason, and the sum', commune(37, 102), async (tx) => {
  const none = await get(
    tx,
    'Lan',
    today,
    assignmentRoutes,
    `/plans/${idOf('kế hoạch')}/annex.docx?kind=inCharge`,
  );
  expect(none.status).toBe(404);
  await published(tx);
  await sql`update unit_fact set kind = 'hamlet' where name = 'tổ99'`.execute(tx);
  const paper = await get(tx, 'Lan', today, assignmentRoutes, `/plans/${idOf('kế hoạch')}/annex.docx`);
  expect(paper.status).toBe(200);
  const words = wordsOf(opened(paper.bytes).get('word/document.xml') ?? '').join(' ');
  expect(words).toContain('28 đồng chí 03');
  expect(words).toContain('09 đồng chí 02');
  expect(words).toContain('tổ102, ấp6');
  expect(words).toContain('Đảng viên 01');
  expect(words).toContain('Kèm theo Kế hoạch số 33-KH/ĐU');
  const sheet = await get(
    tx,
    'Lan',
    today,
    sheetRoutes(assignmentSheets),
    '/assignments.xlsx?purpose=in%20treo',
  );
  expect(sheet.status).toBe(200);
});
