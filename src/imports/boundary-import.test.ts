import { expect } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { brought, commandOf, day as today } from '../../test/world/imports.ts';
import type { Tx } from '../server/sql.ts';

const facts = 'huyện has xã1, xã2\n Ba is clerk of huyện';
const apply = commandOf('boundaries');

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

const bring = (tx: Tx, text: string, name = 'ranh-gioi.geojson') => brought(tx, 'boundaries', name, text);

inDatabase(
  'outlines are matched by code and name, kept from the day on, and the same ones change nothing',
  facts,
  async (tx) => {
    await sql`update unit_fact set code = '00097' where name = 'xã1'`.execute(tx);
    const text = collection(
      { properties: { ma: 97, ten: 'Xã1' }, at: 105 },
      { properties: { ma: '', ten: 'xã2' }, at: 106 },
    );
    const { body, sha256 } = await bring(tx, text);
    expect(body.counts).toMatchObject({ rows: 2, new: 2, bad: 0 });
    expect(await send(tx, apply, 'Ba', today, { file: sha256, on: today })).toBeNull();
    expect((await bring(tx, text)).body.counts).toMatchObject({ same: 2, new: 0 });
    const moved = collection({ properties: { ma: '00097' }, at: 107 });
    const next = await bring(tx, moved);
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
    const { body } = await bring(
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
    const table = await bring(tx, 'mã,tên\n1,2\n', 'a.csv');
    expect(table.body).toMatchObject({ type: '/problems/import/wrongFormat' });
  },
);
