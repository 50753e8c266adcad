import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { serverFor } from '../../test/world/http.ts';
import type { Tx } from '../server/sql.ts';
import { importCommands } from './import.commands.ts';
import { importRoutes } from './import.http.ts';

const today = '2016-09-26';
const facts = 'huyện has xã1, xã2\n Ba is clerk of huyện';
const apply = importCommands.find(({ kind }) => kind === 'import.boundaries') as (typeof importCommands)[0];

const square = (at: number) => [
  [
    [at, 10],
    [at + 1, 10],
    [at + 1, 11],
    [at, 10],
  ],
];
const collection = (...of: { properties: object; at: number }[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: of.map(({ properties, at }) => ({
      ...{ type: 'Feature', properties },
      geometry: { type: 'Polygon', coordinates: square(at) },
    })),
  });

async function brought(tx: Tx, text: string, name = 'ranh-gioi.geojson') {
  const app = serverFor(tx, 'Ba', today, importRoutes);
  const payload = Buffer.from(text);
  const sha256 = createHash('sha256').update(payload).digest('hex');
  const headers = { 'content-type': 'application/octet-stream' };
  await app.inject({ method: 'PUT', url: `/imports/files/${sha256}?name=${name}`, headers, payload });
  return { sha256, body: (await app.inject(`/imports/boundaries/files/${sha256}?on=${today}`)).json() };
}

inDatabase(
  'outlines are matched by code and name, kept from the day on, and the same ones change nothing',
  facts,
  async (tx) => {
    await sql`update unit_fact set code = '00097' where name = 'xã1'`.execute(tx);
    const text = collection(
      { properties: { ma: 97, ten: 'Xã1' }, at: 105 },
      { properties: { ma: '', ten: 'xã2' }, at: 106 },
    );
    const { body, sha256 } = await brought(tx, text);
    expect(body.counts).toMatchObject({ rows: 2, new: 2, bad: 0 });
    expect(await send(tx, apply, 'Ba', today, { file: sha256, on: today })).toBeNull();
    expect((await brought(tx, text)).body.counts).toMatchObject({ same: 2, new: 0 });
    const moved = collection({ properties: { ma: '00097' }, at: 107 });
    const next = await brought(tx, moved);
    expect(next.body.counts).toMatchObject({ changed: 1 });
    await send(tx, apply, 'Ba', today, { file: next.sha256, on: '2016-10-01' });
    const { rows } =
      await sql`select lower(valid) as "from", upper(valid) as until, outline -> 'coordinates' -> 0 -> 0 -> 0 as x
    from unit_boundary where unit_id = (select unit_id from unit_fact where code = '00097') order by valid`.execute(
        tx,
      );
    expect(rows).toEqual([
      { from: today, until: '2016-10-01', x: 105 },
      { from: '2016-10-01', until: null, x: 107 },
    ]);
  },
);

inDatabase(
  'an outline of no known unit, and one of a code that is another’s, are said',
  facts,
  async (tx) => {
    await sql`update unit_fact set code = '00097' where name = 'xã1'`.execute(tx);
    const { body } = await brought(
      tx,
      collection(
        { properties: { ma: 97, ten: 'Xã Lạ' }, at: 105 },
        { properties: { ma: 5, ten: 'Xã Xa' }, at: 1 },
      ),
    );
    expect(body.rows.map((row: { problems: { vi: string }[] }) => row.problems[0]?.vi)).toEqual([
      'Mã 97 ở đây đang là của «xã1».',
      'Không tìm thấy «Xã Xa» (tên đơn vị).',
    ]);
    const table = await brought(tx, 'mã,tên\n1,2\n', 'a.csv');
    expect(table.body).toMatchObject({ type: '/problems/import/wrongFormat' });
  },
);
