import { expect } from 'vitest';
import { asked, commune, link, numbered as names } from '../../test/world/assignments.ts';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf, nameOf } from '../../test/world/world.ts';
import type { DraftId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { lockInDraft, makeDraft, moveInDraft, replanDraft } from './draft.commands.ts';
import { draftLoads, findDraft, keptRows } from './draft.sql.ts';
import { repairRoutes } from './repair.http.ts';

const today = '2016-07-25';
const held = async (tx: Tx, draftId: DraftId) =>
  new Map(
    (await keptRows(tx, draftId)).map(({ unitId, officialId }) => [nameOf(unitId), nameOf(officialId ?? '')]),
  );
/** Units that both drafts know and that have another official in the second. */
const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
  [...after].filter(([unit, official]) => before.has(unit) && before.get(unit) !== official);
const counts = async (tx: Tx, draftId: DraftId) =>
  (await draftLoads(tx, draftId)).map(({ units }) => units).sort();
const officials = (who: readonly string[]) => who.map((name) => ({ officialId: idOf(name) }));

/** A group more in ấp1, as the tables have it; the last day of another. */
async function addGroup(tx: Tx, name: string): Promise<void> {
  const id = idOf(name);
  await sql`insert into unit (id) values (${id})`.execute(tx);
  await sql`insert into unit_fact (unit_id, valid, kind, name, sort_key, search_key, identity_key, households)
    values (${id}, '(,)', 'group', ${name}, ${name}, ${name}, ${name}, 25)`.execute(tx);
  await sql`insert into unit_edge (unit_id, parent_id, valid) values (${id}, ${idOf('ấp1')}, '(,)')`.execute(
    tx,
  );
  await sql`insert into unit_closure (above_id, below_id, depth, valid)
    select above, ${id}, depth, '(,)' from (values (${id}::uuid, 0), (${idOf('ấp1')}::uuid, 1), (${idOf('xã')}::uuid, 2)) a(above, depth)`.execute(
    tx,
  );
}
async function endGroup(tx: Tx, name: string): Promise<void> {
  const until = sql`daterange(null, ${today}::date)`;
  await sql`update unit_fact set valid = ${until} where unit_id = ${idOf(name)}`.execute(tx);
  await sql`update unit_edge set valid = ${until} where unit_id = ${idOf(name)}`.execute(tx);
  await sql`update unit_closure set valid = ${until} where below_id = ${idOf(name)}`.execute(tx);
}

inDatabase(
  'after an absence, a new official, a new unit and a merger a draft changes in as few rows as can be',
  commune(7, 24),
  async (tx) => {
    await link(tx);
    const said = asked(names('cb', 6));
    const draftId = said.id;
    const replan = async (more: object) => {
      const before = await held(tx, draftId);
      expect(await send(tx, replanDraft, 'Lan', today, { draftId, ...more })).toBeNull();
      const after = await held(tx, draftId);
      return { rows: changed(before, after), before, after };
    };
    expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
    expect(await counts(tx, draftId)).toEqual([4, 4, 4, 4, 4, 4]);
    expect((await replan({ kept: 'most' })).rows).toEqual([]);
    expect((await findDraft(tx, draftId))?.result.status).toBe('optimal');

    const away = await replan({ officials: officials(names('cb', 5)), kept: 'most' });
    expect(away.rows).toHaveLength(4);
    for (const [unit] of away.rows) expect(away.before.get(unit)).toBe('cb06');
    expect(await counts(tx, draftId)).toEqual([4, 5, 5, 5, 5]);

    const joined = await replan({ officials: officials([...names('cb', 5), 'cb07']), kept: 'most' });
    expect(joined.rows).toHaveLength(4);
    for (const [, official] of joined.rows) expect(official).toBe('cb07');
    expect(await counts(tx, draftId)).toEqual([4, 4, 4, 4, 4, 4]);

    await addGroup(tx, 'tổ98');
    const grown = await replan({ kept: 'most' });
    expect(grown.rows).toEqual([]);
    expect(grown.after.has('tổ98')).toBe(true);

    // Who has five loses two that become one: four, as everyone else.
    const most = grown.after.get('tổ98') ?? '';
    const own = [...grown.after].filter(([, who]) => who === most).map(([unit]) => unit);
    expect(own).toHaveLength(5);
    const [first = '', second = ''] = own;
    await addGroup(tx, 'tổ99');
    await endGroup(tx, first);
    await endGroup(tx, second);
    const merged = await replan({ kept: 'most' });
    expect(merged.rows).toEqual([]);
    expect([merged.after.has(first), merged.after.get('tổ99')]).toEqual([false, most]);
    expect(await counts(tx, draftId)).toEqual([4, 4, 4, 4, 4, 4]);
  },
);

inDatabase(
  'what is kept of a draft is weighed against its points, and the curve foretells it',
  commune(4, 24),
  async (tx) => {
    await link(tx);
    for (const [at, name] of names('cb', 4).entries())
      await sql`update official set area_unit_id = ${idOf(`ấp${(at % 2) + 1}`)} where id = ${idOf(name)}`.execute(
        tx,
      );
    const said = asked(names('cb', 4));
    const draftId = said.id;
    expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
    const best = (await findDraft(tx, draftId))?.cost ?? 0;
    const rows = await keptRows(tx, draftId);
    // Everyone swaps all they have with somebody of the other area.
    const other = new Map(
      names('cb', 4).map((name, at) => [idOf(name), idOf(names('cb', 4)[(at + 1) % 4] ?? '')]),
    );
    const moves = rows.map(({ unitId, officialId }) => ({ unitId, officialId: other.get(officialId ?? '') }));
    expect(await send(tx, moveInDraft, 'Lan', today, { draftId, moves })).toBeNull();
    const unitIds = rows.map(({ unitId }) => unitId);
    expect(await send(tx, lockInDraft, 'Lan', today, { draftId, unitIds, locked: false })).toBeNull();
    const worse = (await findDraft(tx, draftId))?.cost ?? 0;
    expect(worse).toBeGreaterThan(best);

    const path = `/drafts/${draftId}/curve?against=rows`;
    const { points } = (await get(tx, 'Lan', today, repairRoutes, path)).body;
    expect(points.length).toBeGreaterThan(1);
    for (const { change, kept: stays, held: all, cost } of [points[0], points.at(-1)]) {
      const before = await held(tx, draftId);
      expect(await send(tx, replanDraft, 'Lan', today, { draftId, kept: change })).toBeNull();
      const now = await findDraft(tx, draftId);
      expect(changed(before, await held(tx, draftId))).toHaveLength(all - stays);
      expect([now?.cost, now?.result.objective, now?.result.bound]).toEqual([cost, cost, best]);
      expect(now?.result.status).toBe(cost === best ? 'optimal' : 'feasible');
      expect(await send(tx, moveInDraft, 'Lan', today, { draftId, moves })).toBeNull();
      expect(await send(tx, lockInDraft, 'Lan', today, { draftId, unitIds, locked: false })).toBeNull();
    }
    expect(points.at(-1).kept).toBe(24);
    expect((await send(tx, replanDraft, 'Lan', today, { draftId, kept: 'all' }))?.code).toBe(
      'request/unreadable',
    );
  },
);

inDatabase(
  'who follows a unit now is told as such, whatever of the draft is kept; a cap on changes still holds',
  commune(
    3,
    6,
    names('tổ', 6)
      .map((unit) => `cb01 holds ${unit} from 2016-07-21`)
      .join('\n'),
  ),
  async (tx) => {
    await link(tx);
    const said = asked(names('cb', 3));
    const draftId = said.id;
    expect(await send(tx, makeDraft, 'Lan', today, said)).toBeNull();
    const two = officials(names('cb', 2));
    expect(await send(tx, replanDraft, 'Lan', today, { draftId, officials: two, kept: 'most' })).toBeNull();
    for (const { officialId, reason } of await keptRows(tx, draftId))
      expect(reason.decisive.includes('keepsHolder')).toBe(nameOf(officialId ?? '') === 'cb01');
    const { forbid: _, ...rules } = (await findDraft(tx, draftId))?.rules ?? { forbid: [] };
    const capped = { ...rules, spread: 'none', maxChanges: 1 };
    expect(await send(tx, replanDraft, 'Lan', today, { draftId, rules: capped, kept: 'most' })).toBeNull();
    const others = (await keptRows(tx, draftId)).filter(
      ({ officialId }) => nameOf(officialId ?? '') !== 'cb01',
    );
    expect(others.length).toBeLessThanOrEqual(1);
  },
);
