import { expect } from 'vitest';
import { asked, commune, link, numbered as names } from '../../test/world/assignments.ts';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { day, idOf, nameOf } from '../../test/world/world.ts';
import { type DraftId, newId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import {
  discardDraft,
  forbidInDraft,
  lockInDraft,
  makeDraft,
  moveInDraft,
  replanDraft,
} from './draft.commands.ts';
import { draftLoads, draftRows, findDraft, keptRows } from './draft.sql.ts';
import type { HolderChange } from './holder-change.ts';
import { distribution } from './load.rules.ts';
import { publishDraft } from './publication.commands.ts';
import { setNeed, setWorkload } from './unit-need.commands.ts';

const today = '2016-07-25';
const loadsOf = async (tx: Tx, id: DraftId) => (await draftLoads(tx, id)).map((load) => load.units);

inDatabase('102 groups over 37: 28 with 3 and 9 with 2', commune(37, 102), async (tx) => {
  await link(tx);
  const said = asked(names('cb', 37));
  expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
  expect(distribution(await loadsOf(tx, said.id))).toEqual([
    { units: 3, officials: 28 },
    { units: 2, officials: 9 },
  ]);
  expect((await findDraft(tx, said.id))?.result.certificate.violations).toBe(0);
});

inDatabase(
  'a sector’s officials and least and most are kept; asking twice gives the same',
  commune(5, 11),
  async (tx) => {
    await link(tx);
    const officials = names('cb', 5).map((name, at) => ({
      officialId: idOf(name),
      ...(at === 0 ? { most: 1 } : at === 1 ? { least: 4 } : {}),
    }));
    const [one, two] = [asked([], { officials }), asked([], { officials })];
    expect(await send(tx, makeDraft, 'Lan', today, one)).toBeNull();
    expect(await send(tx, makeDraft, 'Lan', today, two)).toBeNull();
    const loads = await draftLoads(tx, one.id);
    expect(loads.find((load) => load.name === 'cb01')?.units).toBe(1);
    expect(loads.find((load) => load.name === 'cb02')?.units).toBeGreaterThanOrEqual(4);
    const pairs = async (id: DraftId) =>
      (await keptRows(tx, id)).map(({ unitId, officialId }) => `${unitId} ${officialId}`);
    expect(await pairs(one.id)).toEqual(await pairs(two.id));
  },
);

inDatabase('what cannot be asked is refused with a sentence', commune(3, 4), async (tx) => {
  const refused = async (changes: object, who = 'Lan') =>
    (await send(tx, makeDraft, who, today, asked(names('cb', 3), changes)))?.code;
  expect(await refused({})).toBe('draft/noLink');
  await link(tx);
  expect(await refused({}, 'cb01')).toBe('request/notAllowed');
  expect(await refused({ effectiveOn: '2022-01-01' })).toBe('draft/outsidePeriod');
  expect(await refused({ unitIds: [idOf('ấp1')] })).toBe('draft/noUnits');
  expect(await refused({ unitIds: [idOf('ấp1'), idOf('tổ01')] })).toBe('draft/unitsElsewhere');
  expect(await refused({ officials: [{ officialId: newId() }] })).toBe('draft/notActive');
  expect(await refused({ officials: [{ officialId: idOf('cb01'), least: 2, most: 1 }] })).toBe(
    'draft/leastOverMost',
  );
  const few = await send(
    tx,
    makeDraft,
    'Lan',
    today,
    asked([], { officials: [{ officialId: idOf('cb01'), most: 3 }] }),
  );
  expect(few?.code).toBe('draft/infeasible');
  expect(few?.facts).toMatchObject({ officials: ['cb01'], room: 3, relax: [{ rule: 'max' }] });
  expect(few?.says.vi).toMatch(
    /Bỏ một trong các quy tắc sau .*: số nhiều nhất của mỗi người \([\d.]+ điểm\)\.$/,
  );
});

inDatabase(
  'too few changes allowed are said as such, and loads by workload in their measure',
  commune(
    2,
    4,
    names('tổ', 4)
      .map((unit) => `cb01 holds ${unit} from 2016-07-21`)
      .join('\n'),
  ),
  async (tx) => {
    await link(tx);
    const refused = async (rules: object, changes: object = {}) =>
      send(tx, makeDraft, 'Lan', today, asked(names('cb', 2), { rules, ...changes }));
    expect(await refused({ spread: 'tight', maxChanges: 1 })).toMatchObject({
      code: 'draft/tooFewChanges',
      facts: { most: 1 },
    });
    const heavy = { beneathId: idOf('xã'), workload: 3, unitIds: [idOf('tổ01')] };
    expect(await send(tx, setWorkload, 'Lan', today, heavy)).toBeNull();
    const officials = names('cb', 2).map((name) => ({ officialId: idOf(name), most: 2 }));
    const none = await refused({ by: 'need', spread: 'none' }, { officials });
    expect(none).toMatchObject({
      code: 'draft/infeasible',
      facts: { officials: ['cb01', 'cb02'], room: 4, byNeed: true },
    });
    // 3 and twice 1 are more than 4; the fourth unit is not needed to say so.
    const { units } = (none?.facts ?? { units: [] }) as { units: string[] };
    expect(units).toContain('tổ01');
    expect(units).toHaveLength(3);
  },
);

inDatabase('by hand: moved units are held when the rest is planned anew', commune(3, 9), async (tx) => {
  await link(tx);
  const said = asked(names('cb', 3));
  const draftId = said.id;
  await send(tx, makeDraft, 'Lan', today, said);
  const before = await keptRows(tx, draftId);
  const [away] = before.filter((row) => nameOf(row.officialId ?? '') !== 'cb01');
  const unitId = away?.unitId;
  const move = { draftId, moves: [{ unitId, officialId: idOf('cb01'), note: 'nhà gần tổ' }] };
  expect(await send(tx, moveInDraft, 'Lan', today, move)).toBeNull();
  expect((await loadsOf(tx, draftId)).sort()).toEqual([2, 3, 4]);
  expect(await send(tx, replanDraft, 'Lan', today, { draftId })).toBeNull();
  expect(await loadsOf(tx, draftId)).toEqual([3, 3, 3]);
  const moved = (await draftRows(tx, draftId)).find((row) => row.unitId === unitId);
  expect(moved).toMatchObject({ officialId: idOf('cb01'), locked: true, reason: { note: 'nhà gần tổ' } });
  expect(moved?.proposedId).not.toBe(moved?.officialId);

  const stranger = { draftId, moves: [{ unitId, officialId: idOf('Bình') }] };
  expect((await send(tx, moveInDraft, 'Lan', today, stranger))?.code).toBe('draft/notInDraft');
  const forbid = { draftId, pair: { unitId, officialId: idOf('cb01') }, forbidden: true };
  expect((await send(tx, forbidInDraft, 'Lan', today, forbid))?.code).toBe('draft/lockedPair');
  expect(await send(tx, lockInDraft, 'Lan', today, { draftId, unitIds: [unitId], locked: false })).toBeNull();
  expect(await send(tx, forbidInDraft, 'Lan', today, forbid)).toBeNull();
  expect((await send(tx, moveInDraft, 'Lan', today, move))?.code).toBe('draft/forbiddenPair');
  expect(await send(tx, replanDraft, 'Lan', today, { draftId })).toBeNull();
  expect((await keptRows(tx, draftId)).find((row) => row.unitId === unitId)?.officialId).not.toBe(
    idOf('cb01'),
  );
  const lifted = { ...forbid, forbidden: false };
  expect(await send(tx, forbidInDraft, 'Lan', today, lifted)).toBeNull();
  expect(await send(tx, moveInDraft, 'Lan', today, move)).toBeNull();
  expect(await send(tx, discardDraft, 'Lan', today, { draftId })).toBeNull();
  expect(await findDraft(tx, draftId)).toBeUndefined();
});

inDatabase('skills by level and the area of officials decide, and say so', commune(2, 20), async (tx) => {
  await link(tx);
  const need = { beneathId: idOf('xã'), skill: 'Nông nghiệp', level: 2, required: true };
  const set = (who: string, units: string[], changes: object = {}) =>
    send(tx, setNeed, who, today, { ...need, unitIds: units.map((name) => idOf(name)), ...changes });
  expect((await set('cb01', ['tổ01']))?.code).toBe('request/notAllowed');
  expect((await set('Lan', ['tổ01'], { beneathId: idOf('ấp2') }))?.code).toBe('draft/unitsElsewhere');
  expect(await set('Lan', ['tổ01', 'tổ02'])).toBeNull();
  expect(await set('Lan', ['tổ01'])).toBeNull();
  await sql`insert into official_skill (official_id, skill, level) values (${idOf('cb01')}, 'nông nghiệp', 1),
    (${idOf('cb02')}, 'nông nghiệp', 3)`.execute(tx);
  await sql`update official set area_unit_id = ${idOf('ấp2')} where id = ${idOf('cb01')}`.execute(tx);
  const said = asked(['cb01', 'cb02'], { rules: { spread: 'none', points: { otherArea: 100 } } });
  expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
  const rows = new Map((await draftRows(tx, said.id)).map((row) => [row.unitName, row]));
  expect(nameOf(rows.get('tổ01')?.officialId ?? '')).toBe('cb02');
  expect(rows.get('tổ01')?.reason.decisive).toContain('onlyChoice');
  expect(nameOf(rows.get('tổ05')?.officialId ?? '')).toBe('cb02');
  expect(rows.get('tổ18')?.parentName).toBe('ấp2');
});

inDatabase(
  'published: who keeps a unit keeps its date, others end the day before, rights follow',
  commune(2, 4, 'cb01 holds tổ01 from 2016-07-21\nBình holds tổ02 from 2016-07-21'),
  async (tx) => {
    await link(tx);
    const said = asked(['cb01', 'cb02']);
    const draftId = said.id;
    const publish = (effectiveOn = '2016-08-01', more: object = {}) =>
      send(tx, publishDraft([]), 'Lan', today, { draftId, effectiveOn, ...more });
    await send(tx, makeDraft, 'Lan', today, said);
    expect((await publish('2016-07-20'))?.code).toBe('draft/beforeIssue');
    await sql`insert into official_skill (official_id, skill) values (${idOf('cb02')}, 'y tế')`.execute(tx);
    expect((await publish())?.code).toBe('draft/stale');
    expect(await publish('2016-08-01', { evenIfStale: true })).toBeNull();
    expect((await publish())?.code).toBe('draft/published');
    const { rows } = await sql<{ who: string; unit: string; held: string; kept: boolean }>`
      select official_id as who, unit_id as unit, held::text, exists (select 1 from draft_row r where r.assignment_id = a.id) as kept
        from assignment a where kind = 'followAndSupport'`.execute(tx);
    const told = rows.map((row) => `${nameOf(row.unit)} ${nameOf(row.who)} ${row.held} ${row.kept}`).sort();
    expect(told).toContain('tổ01 cb01 [2016-07-21,) true');
    expect(told).toContain('tổ02 Bình [2016-07-21,2016-08-01) false');
    expect(told.filter((line) => line.includes('[2016-08-01,)'))).toHaveLength(3);
    const rights =
      await sql`select 1 from right_held where role = 'assigned' and held @> '2016-08-01'::date`.execute(tx);
    expect(rights.rows).toHaveLength(5);
    const bucket = await sql`select 1 from change where bucket = ${`official:${idOf('Bình')}`}`.execute(tx);
    expect(bucket.rows).toHaveLength(1);

    const next = asked(['cb01', 'cb02'], { effectiveOn: '2016-07-28' });
    await send(tx, makeDraft, 'Lan', today, next);
    const early = await send(tx, publishDraft([]), 'Lan', today, {
      draftId: next.id,
      effectiveOn: day('2016-07-28'),
    });
    expect(early?.code).toBe('draft/later');
  },
);

inDatabase('90 over 47 and 11 over 11, as evenly as can be', commune(47, 90), async (tx) => {
  await link(tx);
  const all = asked(names('cb', 47));
  expect(await send(tx, makeDraft, 'Lan', today, all)).toBeNull();
  expect(distribution(await loadsOf(tx, all.id))).toEqual([
    { units: 2, officials: 43 },
    { units: 1, officials: 4 },
  ]);
  const eleven = asked(names('cb', 11), { unitIds: names('tổ', 11).map((name) => idOf(name)) });
  expect(await send(tx, makeDraft, 'Lan', today, eleven)).toBeNull();
  expect(distribution(await loadsOf(tx, eleven.id))).toEqual([{ units: 1, officials: 11 }]);
});

inDatabase(
  'one leaves: only the orphaned units move, and a draft made before drops the leaver',
  commune(10, 27),
  async (tx) => {
    await link(tx);
    const first = asked(names('cb', 10));
    await send(tx, makeDraft, 'Lan', today, first);
    await send(tx, publishDraft([]), 'Lan', today, { draftId: first.id, effectiveOn: today });
    const orphans = (await keptRows(tx, first.id)).filter((row) => nameOf(row.officialId ?? '') === 'cb03');
    const next = asked(names('cb', 10), { effectiveOn: '2016-09-01' });
    await send(tx, makeDraft, 'Lan', today, next);
    await sql`update official set active = daterange(null, '2016-08-31') where id = ${idOf('cb03')}`.execute(
      tx,
    );
    const publish = { draftId: next.id, effectiveOn: '2016-09-01' };
    expect((await send(tx, publishDraft([]), 'Lan', today, publish))?.code).toBe('draft/notActive');
    expect(await send(tx, replanDraft, 'Lan', today, { draftId: next.id })).toBeNull();
    const rows = await draftRows(tx, next.id);
    expect(
      rows
        .filter((row) => row.officialId !== row.holderId)
        .map((row) => row.unitId)
        .sort(),
    ).toEqual(orphans.map((row) => row.unitId).sort());
    expect(await loadsOf(tx, next.id)).toEqual(Array(9).fill(3));
    expect(await send(tx, publishDraft([]), 'Lan', today, publish)).toBeNull();
  },
);

inDatabase(
  'what follows a unit is told of each that passes from one to another',
  commune(2, 4),
  async (tx) => {
    await link(tx);
    const passed: HolderChange[] = [];
    const follower = {
      preview: async () => [],
      apply: async (_: Tx, change: HolderChange) => void passed.push(change),
    };
    const publish = (draftId: DraftId, effectiveOn: string) =>
      send(tx, publishDraft([follower]), 'Lan', today, { draftId, effectiveOn });
    const first = asked(['cb01']);
    await send(tx, makeDraft, 'Lan', today, first);
    expect(await publish(first.id, today)).toBeNull();
    expect(passed).toEqual([]);
    const next = asked(['cb02'], { effectiveOn: '2016-09-01', unitIds: [idOf('tổ01')] });
    await send(tx, makeDraft, 'Lan', today, next);
    expect(await publish(next.id, '2016-09-01')).toBeNull();
    expect(passed).toMatchObject([
      { unitId: idOf('tổ01'), fromId: idOf('cb01'), toId: idOf('cb02'), lastDay: '2016-08-31' },
    ]);
  },
);
