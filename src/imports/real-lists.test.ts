import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { brought, commandOf, day } from '../../test/world/imports.ts';
import { idOf } from '../../test/world/world.ts';
import type { Tx } from '../server/sql.ts';
import { seedKinds } from '../units/first-kinds.sql.ts';

/** Lists of the country's own, where they lie beside the repository; a clone without them says so. */
const data = '../shared/data';
const facts = 'xãtỉnh has xãtạm\n Ba is clerk of xãtỉnh';
const file = (name: string) => readFileSync(`${data}/${name}`);

/** The home unit becomes a province of that name and code. */
async function province(tx: Tx, name: string, code: string) {
  await seedKinds(tx, idOf('xãtỉnh'), '2016-01-01' as never);
  await sql`update unit_fact set kind = 'province', name = ${name}, code = ${code}, identity_key = lower(${name}),
              search_key = 'tinh vinh long' where unit_id = ${idOf('xãtỉnh')}`.execute(tx);
}

if (!existsSync(data)) test.skip('lists of the country: ../shared/data is not there', () => {});
else {
  inDatabase('the communes of a province, as the country’s list has them', facts, async (tx) => {
    await province(tx, 'Tỉnh Vĩnh Long', '86');
    const [heading = '', ...lines] = file('vn-communes-2026.csv').toString().split('\n');
    const own = [heading, ...lines.filter((line) => line.split(',')[1] === '86')].join('\n');
    const { body, sha256 } = await brought(tx, 'units', 'vn-communes-2026.csv', own);
    expect(body.counts).toMatchObject({ rows: 124, new: 124, bad: 0 });
    expect(await send(tx, commandOf('units'), 'Ba', day, { file: sha256, on: day })).toBeNull();
    const again = await brought(tx, 'units', 'vn-communes-2026.csv', own);
    expect(again.body.counts).toMatchObject({ rows: 124, same: 124 });
    const outlines = await brought(
      tx,
      'boundaries',
      'ranh-gioi.geojson',
      file('bentre-communes-2025.geojson'),
    );
    expect(outlines.body.counts).toMatchObject({ rows: 48 });
    expect(outlines.body.counts.new).toBeGreaterThanOrEqual(46);
    const whole = await brought(tx, 'units', 'ca-nuoc.csv', file('vn-communes-2026.csv'));
    expect(whole.body.counts).toMatchObject({ rows: 3321, same: 124, bad: 3197 });
  });
}
