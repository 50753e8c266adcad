import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { placesOn } from '../src/concerns/receipt.sql.ts';
import { routes } from '../src/main/server.ts';
import type { Tx } from '../src/server/sql.ts';
import { commandOf } from '../src/units/operation.commands.ts';
import { createUnit } from '../src/units/unit.commands.ts';
import { inDatabase, send } from './world/database.ts';
import { serverFor } from './world/http.ts';
import { day, idOf } from './world/world.ts';

const create = commandOf(createUnit, []);
const facts = `
  xã has ấp1, ấp2
  An is clerk of xã`;
const today = '2016-09-26';
const hamlets = ['Ấp Hoa Lộc', 'Ấp Hòa Lộc', 'Ấp Chợ Lách'];

/** The hamlets, a group of one name under each, a cell in each, and a concern that may be passed on to any of them. */
async function enter(tx: Tx): Promise<void> {
  for (const name of hamlets) {
    const said = { parentId: idOf('xã'), kind: 'hamlet', name, from: '2016-01-01' };
    await send(tx, create, 'An', today, { id: idOf(name), ...said });
    const group = { parentId: idOf(name), kind: 'group', name: 'Tổ 07', from: '2016-01-01' };
    await send(tx, create, 'An', today, { id: idOf(`tổ của ${name}`), ...group });
    await sql`insert into body (id, unit_id, kind, name, sort_key, search_key)
      values (${idOf(`chi bộ ${name}`)}, ${idOf(name)}, 'cell', 'Chi bộ', 'Chi bộ', 'chi bo')`.execute(tx);
  }
  await sql`insert into concern (id, number, unit_id, answering_unit_id, kind, source, reporter, text, noted_by, heard_on, due_on, state)
    values (${idOf('c')}, 1, ${idOf('ấp1')}, ${idOf('ấp1')}, 'wish', 'unit', 'none', 'x', ${idOf('An')}, ${today}, ${today}, 'open')`.execute(
    tx,
  );
}

interface Found {
  name: string;
  under: string;
}
/** What each picker of places asks, as `name, under`. */
const pickers: Record<string, (tx: Tx, q: string) => Promise<Found[]>> = {
  '/units/options': (tx, q) => asked(tx, `/units/options?q=${q}`),
  '/concerns/units': (tx, q) => asked(tx, `/concerns/units?q=${q}`),
  '/concerns/:id/targets': (tx, q) => asked(tx, `/concerns/${idOf('c')}/targets?q=${q}`),
  '/receipts/places': (tx, q) => placesOn(tx, day(today), decodeURIComponent(q), 50),
};
const apps = new WeakMap<Tx, FastifyInstance>();
async function asked(tx: Tx, url: string): Promise<Found[]> {
  const app = apps.get(tx) ?? serverFor(tx, 'An', today, ...routes);
  apps.set(tx, app);
  const { statusCode, body } = await app.inject(url);
  expect(statusCode).toBe(200);
  return JSON.parse(body);
}

inDatabase(
  'every picker of places finds a name however it is typed, the marks that were typed first',
  facts,
  async (tx) => {
    await enter(tx);
    for (const [picker, find] of Object.entries(pickers)) {
      const names = async (typed: string) =>
        (await find(tx, encodeURIComponent(typed)))
          .map(({ name }) => name)
          .filter((name) => name.startsWith('Ấp'));
      for (const typed of ['cho lach', 'chợ lách', 'Chợ Lách'.normalize('NFD'), 'CHO  LACH', 'Lách chợ'])
        expect([picker, typed, await names(typed)]).toEqual([picker, typed, ['Ấp Chợ Lách']]);
      for (const typed of ['hòa lộc', 'Hoà Lộc', 'HÒA', 'hòa lộc xã', 'loc hòa'])
        expect([picker, typed, await names(typed)]).toEqual([picker, typed, ['Ấp Hòa Lộc', 'Ấp Hoa Lộc']]);
      expect([picker, await names('hoa loc')]).toEqual([picker, ['Ấp Hoa Lộc', 'Ấp Hòa Lộc']]);
    }
  },
);

inDatabase('every picker of places shows what a place is under', facts, async (tx) => {
  await enter(tx);
  for (const [picker, find] of Object.entries(pickers)) {
    // Passing on is upwards, downwards or to the same tier: hamlets there, groups elsewhere.
    const typed = picker.endsWith('targets') ? 'lach' : 'to 7 lach';
    const found = await find(tx, encodeURIComponent(typed));
    expect([picker, found.map(({ under }) => under.split(' · ')[0])]).toEqual([
      picker,
      [picker.endsWith('targets') ? 'xã' : 'Ấp Chợ Lách'],
    ]);
  }
  const bodies = await asked(tx, `/bodies/options?q=${encodeURIComponent('chi bo hòa loc')}`);
  expect(bodies.map(({ name, under }) => `${name}, ${under}`)).toEqual([
    'Chi bộ, Ấp Hòa Lộc',
    'Chi bộ, Ấp Hoa Lộc',
  ]);
});
