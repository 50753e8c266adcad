import { expect } from 'vitest';
import { asked, commune, link, numbered as names } from '../../test/world/assignments.ts';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf, nameOf } from '../../test/world/world.ts';
import { Board, type Repair as Found } from '../engine/board.ts';
import { problemOf } from '../engine/columns.ts';
import type { DraftId, OfficialId, UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import type { BoardFacts } from './board-facts.ts';
import { makeDraft, moveInDraft, replanDraft, undoInDraft } from './draft.commands.ts';
import { draftRoutes } from './draft.http.ts';
import { draftLoads, draftRows, findDraft, keptRows, lastStepOf } from './draft.sql.ts';
import { usualRules, type WholeDraft } from './draft.ts';
import { choiceTold, engineRules, repairTold, standingOf } from './draft-board.rules.ts';
import { repairRoutes } from './repair.http.ts';
import type { Repair } from './repair.ts';
import { setWorkload } from './unit-need.commands.ts';

const today = '2016-07-25';
const costOf = async (tx: Tx, draftId: DraftId) => (await findDraft(tx, draftId))?.cost ?? Number.NaN;
const last = async (tx: Tx, draftId: DraftId) => ({
  draftId,
  nth: (await lastStepOf(tx, draftId))?.nth ?? 1,
});
const pairs = async (tx: Tx, draftId: DraftId) =>
  (await keptRows(tx, draftId)).map(({ unitId, officialId }) => `${unitId} ${officialId}`);
const held = (groups: number) =>
  names('tổ', groups)
    .map((group, at) => `cb${String((at % 4) + 1).padStart(2, '0')} holds ${group} from 2016-07-21`)
    .join('\n');

inDatabase(
  'what a repair says is what comes of it, and it can be taken back',
  commune(4, 12, held(12)),
  async (tx) => {
    await link(tx);
    const said = asked(names('cb', 4));
    const draftId = said.id;
    await send(tx, makeDraft, 'Lan', today, said);
    const [first] = await draftRows(tx, draftId);
    const unitId = first?.unitId as UnitId;
    const answer = await get(tx, 'Lan', today, repairRoutes, `/drafts/${draftId}/units/${unitId}/repairs`);
    const repairs = answer.body as Repair[];
    expect(repairs).toHaveLength(3);
    const before = { cost: await costOf(tx, draftId), pairs: await pairs(tx, draftId) };
    for (const { officialId, extra, exact, moves } of repairs) {
      expect(exact).toBe(true);
      expect(moves[0]).toMatchObject({ unitId, toId: officialId });
      const path = `/drafts/${draftId}/units/${unitId}/to/${officialId}`;
      const alone = await get(tx, 'Lan', today, repairRoutes, path);
      expect(alone.body.repair).toMatchObject({ officialId, extra, exact: true });
      const carried = moves.map(({ unitId: id, toId }) => ({ unitId: id, officialId: toId }));
      expect(await send(tx, moveInDraft, 'Lan', today, { draftId, moves: carried })).toBeNull();
      expect((await costOf(tx, draftId)) - before.cost).toBe(extra);
      expect((await draftLoads(tx, draftId)).map((load) => load.units)).toEqual([3, 3, 3, 3]);
      expect((await lastStepOf(tx, draftId))?.did).toBe('move');
      expect(await send(tx, undoInDraft, 'Lan', today, await last(tx, draftId))).toBeNull();
      expect(await pairs(tx, draftId)).toEqual(before.pairs);
    }
    expect((await send(tx, undoInDraft, 'Lan', today, await last(tx, draftId)))?.code).toBe(
      'draft/nothingToUndo',
    );
    expect((await send(tx, undoInDraft, 'cb01', today, { draftId, nth: 1 }))?.code).toBe(
      'request/notAllowed',
    );
  },
);

inDatabase(
  'the browser reckons from the facts it read just what the server answers, whatever is changed by hand',
  commune(4, 14, held(12)),
  async (tx) => {
    await link(tx);
    await sql`update unit_fact set lat = 10 + ordinal_of / 100.0, lon = 106.3 from (select unit_id as id,
        row_number() over (order by name) as ordinal_of from unit_fact) numbered where unit_id = id`.execute(
      tx,
    );
    for (const [at, name] of names('cb', 4).entries())
      await sql`update official set area_unit_id = ${idOf('ấp1')}, home_unit_id = ${idOf(`tổ${String(at * 3 + 1).padStart(2, '0')}`)}
        where id = ${idOf(name)}`.execute(tx);
    const said = asked(names('cb', 4));
    const draftId = said.id;
    expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
    const read = (path: string) =>
      get(tx, 'Lan', today, [repairRoutes, draftRoutes], `/drafts/${draftId}${path}`);
    const facts: BoardFacts = (await read('/facts')).body;
    expect((await get(tx, 'cb01', today, repairRoutes, `/drafts/${draftId}/facts`)).status).toBe(404);
    const unitAt = new Map(facts.units.id.map((id, at) => [id, at]));
    const officialAt = new Map(facts.officials.id.map((id, at) => [id, at]));
    const whole = async (): Promise<WholeDraft> => (await read('')).body;
    const draft = await whole();
    expect(draft.facts).toBe(facts.version);
    const rules = engineRules(draft.rules, { units: unitAt, officials: officialAt }, { locks: [], ...facts });
    const board = new Board(problemOf(facts, rules, facts.seed), standingOf(draft.rows, unitAt, officialAt));
    const move = (unit: number, to: number | null) => ({
      unitId: facts.units.id[unit] as UnitId,
      officialId: to === null ? null : (facts.officials.id[to] as OfficialId),
    });
    for (const moves of [[move(0, 3)], [move(5, 1), move(6, 1)], [move(3, null)], [move(5, 2)]]) {
      expect(await send(tx, moveInDraft, 'Lan', today, { draftId, moves })).toBeNull();
      const now = await whole();
      expect(now.facts).toBe(facts.version);
      board.stands(standingOf(now.rows, unitAt, officialAt));
      const holders = new Map(now.rows.map((row) => [String(row.unitId), row.officialId]));
      const told = (one: Found) => repairTold(one, (id) => holders.get(id) ?? null);
      for (const unit of [0, 3, 5, 9, 13]) {
        const id = facts.units.id[unit] as UnitId;
        expect(board.choices(unit).map((one) => choiceTold(one, false))).toEqual(
          (await read(`/units/${id}`)).body,
        );
        expect(board.repairs(unit).map(told)).toEqual((await read(`/units/${id}/repairs`)).body);
        for (const [at, officialId] of facts.officials.id.entries()) {
          const one = board.repair(unit, at);
          expect({ repair: one && told(one) }).toEqual((await read(`/units/${id}/to/${officialId}`)).body);
        }
      }
    }
    await sql`update official set active = '(,2016-07-20)' where id = ${idOf('cb04')}`.execute(tx);
    const later: WholeDraft = await whole();
    expect(later.stale).toBe(true);
    expect(later.facts).not.toBe(facts.version);
    expect(((await read('/facts')).body as BoardFacts).officials.id).toHaveLength(3);
  },
);

inDatabase(
  'a planning is taken back with its rules, its officials and every row',
  commune(4, 12, held(12)),
  async (tx) => {
    await link(tx);
    const said = asked(names('cb', 4));
    const draftId = said.id;
    await send(tx, makeDraft, 'Lan', today, said);
    const before = { pairs: await pairs(tx, draftId), draft: await findDraft(tx, draftId) };
    const officials = names('cb', 3).map((name) => ({ officialId: idOf(name) }));
    const rules = { ...usualRules, spread: 'band' as const };
    expect(await send(tx, replanDraft, 'Lan', today, { draftId, officials, rules })).toBeNull();
    expect((await findDraft(tx, draftId))?.officials).toBe(3);
    expect(await send(tx, undoInDraft, 'Lan', today, await last(tx, draftId))).toBeNull();
    expect(await pairs(tx, draftId)).toEqual(before.pairs);
    expect(await findDraft(tx, draftId)).toEqual({ ...before.draft, steps: 1 });
  },
);

inDatabase(
  'the curve: the dearer a change, the more keep their unit and the dearer the rest',
  commune(4, 24, held(12)),
  async (tx) => {
    await link(tx);
    for (const [at, name] of names('cb', 4).entries())
      await sql`update official set area_unit_id = ${idOf(`ấp${(at % 2) + 1}`)} where id = ${idOf(name)}`.execute(
        tx,
      );
    const said = asked(names('cb', 4));
    await send(tx, makeDraft, 'Lan', today, said);
    const { body } = await get(tx, 'Lan', today, repairRoutes, `/drafts/${said.id}/curve`);
    const { points, price } = body;
    expect(points.length).toBeGreaterThan(1);
    for (const [at, point] of points.entries()) {
      expect(point).toMatchObject({ held: 12, proven: true });
      if (at === 0) continue;
      expect(point.kept).toBeGreaterThanOrEqual(points[at - 1].kept);
      expect(point.cost).toBeGreaterThanOrEqual(points[at - 1].cost);
    }
    expect(points.at(-1).kept).toBe(12);
    expect(price).toMatchObject({ spread: 'tight', looser: 1, proven: true });
    expect(price.looserCost).toBeLessThan(price.cost);
  },
);

inDatabase(
  'a second one assists each unit, never the one who follows it',
  commune(4, 12, held(12)),
  async (tx) => {
    await link(tx);
    await sql`insert into chain_link (id, holder_tier, held_tier, kind, valid)
      values (gen_random_uuid(), 3, 5, 'assist', '(,)')`.execute(tx);
    const said = asked(names('cb', 4), { kind: 'assist' });
    const draftId = said.id;
    expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
    expect((await draftLoads(tx, draftId)).map((load) => load.units)).toEqual([3, 3, 3, 3]);
    const lead = new Map(names('tổ', 12).map((group, at) => [group, names('cb', 4)[at % 4]]));
    const rows = await draftRows(tx, draftId);
    for (const row of rows) expect(nameOf(row.officialId ?? '')).not.toBe(lead.get(row.unitName));
    const unitId = rows.find((row) => row.unitName === 'tổ01')?.unitId as UnitId;
    const move = { draftId, moves: [{ unitId, officialId: idOf('cb01') }] };
    expect((await send(tx, moveInDraft, 'Lan', today, move))?.code).toBe('draft/leadsAlready');
    const { body } = await get(tx, 'Lan', today, repairRoutes, `/drafts/${draftId}/units/${unitId}`);
    const own = body.find((choice: { officialId: string }) => choice.officialId === idOf('cb01'));
    expect(own.ruledOutBy).toEqual(['leads']);
  },
);

inDatabase(
  'by workload: heavy units count for more, and all bear about as much',
  commune(3, 12),
  async (tx) => {
    await link(tx);
    const heavy = { beneathId: idOf('xã'), workload: 3, unitIds: names('tổ', 3).map((name) => idOf(name)) };
    expect((await send(tx, setWorkload, 'cb01', today, heavy))?.code).toBe('request/notAllowed');
    const strange = { ...heavy, beneathId: idOf('ấp1'), unitIds: [idOf('xã')] };
    expect((await send(tx, setWorkload, 'Lan', today, strange))?.code).toBe('draft/unitsElsewhere');
    expect(await send(tx, setWorkload, 'Lan', today, heavy)).toBeNull();
    expect((await get(tx, 'Lan', today, draftRoutes, '/needs/workload')).body).toHaveLength(3);
    const said = asked(names('cb', 3), { rules: { ...usualRules, by: 'need' } });
    expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
    const loads = (await draftLoads(tx, said.id)).map(({ workload }) => workload);
    expect(loads.reduce((sum, load) => sum + load)).toBe(18);
    expect(loads.every((load) => Math.abs(load - 6) <= 1)).toBe(true);
    expect((await findDraft(tx, said.id))?.result).toMatchObject({ status: 'optimal', stoppedBy: null });
    expect(await send(tx, setWorkload, 'Lan', today, { ...heavy, unitIds: [] })).toBeNull();
    expect((await get(tx, 'Lan', today, draftRoutes, '/needs/workload')).body).toEqual([]);
  },
);

inDatabase(
  'a limit on changes, aims in their order, and leaders where there is most work',
  commune(4, 12, held(12)),
  async (tx) => {
    await link(tx);
    for (const name of names('cb', 4))
      await sql`update official set area_unit_id = ${idOf('ấp1')} where id = ${idOf(name)}`.execute(tx);
    const changed = async (rules: object) => {
      const said = asked(names('cb', 3), { rules: { ...usualRules, ...rules } });
      const problem = await send(tx, makeDraft, 'Lan', today, said);
      if (problem) return problem.code;
      return (await draftRows(tx, said.id)).filter(
        (row) => row.holderName !== 'cb04' && row.officialId !== row.holderId,
      ).length;
    };
    expect(await changed({ maxChanges: 0 })).toBe(0);
    expect(await changed({ tiers: [{ tier: 'spread' }, { tier: 'changes', tolerance: 0.5 }] })).toBe(0);
    expect(await changed({ tiers: [{ tier: 'cost' }, { tier: 'cost' }] })).toBe('request/unreadable');

    const posts = await sql<{ id: string }>`select id from body limit 1`.execute(tx);
    expect(posts.rows).toHaveLength(1);
    await sql`insert into post (id, body_id, title, official_id, held)
    values (gen_random_uuid(), ${posts.rows[0]?.id}, 'deputySecretary', ${idOf('cb03')}, '(,)')`.execute(tx);
    const most = { beneathId: idOf('xã'), workload: 3, unitIds: [idOf('tổ05')] };
    expect(await send(tx, setWorkload, 'Lan', today, most)).toBeNull();
    const said = asked(names('cb', 4), {
      rules: {
        ...usualRules,
        points: { metre: 1, missingSkill: 5000, otherArea: 0, change: 100 },
        leadersForHeavy: true,
      },
    });
    expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
    const heavy = (await draftRows(tx, said.id)).find((row) => row.unitName === 'tổ05');
    expect(nameOf(heavy?.officialId ?? '')).toBe('cb03');
    expect(heavy?.reason.decisive).toContain('hasSkills');
  },
);

inDatabase('the way: a group without degrees stands where its hamlet does', commune(2, 20), async (tx) => {
  await link(tx);
  await sql`update unit_fact set lat = 10.0, lon = 106.3 where unit_id = ${idOf('ấp1')}`.execute(tx);
  await sql`update unit_fact set lat = 10.1, lon = 106.3 where unit_id = ${idOf('ấp2')}`.execute(tx);
  await sql`update unit_fact set lat = 10.2, lon = 106.3 where unit_id = ${idOf('xã')}`.execute(tx);
  await sql`update unit_fact set lat = 10.05, lon = 106.3 where unit_id = ${idOf('tổ20')}`.execute(tx);
  const home = (name: string, unit: string) =>
    sql`update official set home_unit_id = ${idOf(unit)} where id = ${idOf(name)}`.execute(tx);
  await home('cb01', 'tổ01');
  await home('cb02', 'tổ18');
  const said = asked(['cb01', 'cb02'], { rules: { ...usualRules, spread: 'none' } });
  expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
  const rows = new Map((await draftRows(tx, said.id)).map((row) => [row.unitName, row]));
  expect(rows.get('tổ02')?.reason.parts.travel).toBe(0);
  expect(nameOf(rows.get('tổ02')?.officialId ?? '')).toBe('cb01');
  expect(nameOf(rows.get('tổ19')?.officialId ?? '')).toBe('cb02');
  // 0,05° of latitude on a sphere of 6.371.008,8 m.
  expect(rows.get('tổ20')?.reason.parts.travel).toBe(5560);
  expect(rows.get('tổ20')?.place).toEqual({ lat: 10.05, lon: 106.3 });
  expect(rows.get('tổ19')?.place).toBeNull();

  const close = asked(['cb01', 'cb02'], { rules: { ...usualRules, compact: 20 } });
  expect(await send(tx, makeDraft, 'Lan', today, close)).toBeNull();
  expect((await draftLoads(tx, close.id)).map((load) => load.units)).toEqual([10, 10]);
  const far = (await draftRows(tx, close.id)).filter((row) => row.parentName === 'ấp2');
  expect(new Set(far.map((row) => row.officialId)).size).toBe(1);
});
