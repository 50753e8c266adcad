import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { keepFile } from '../src/imports/file.sql.ts';
import { countsOf } from '../src/imports/import.rules.ts';
import { judgeList } from '../src/imports/import.sql.ts';
import type { ImportAnswers, ImportWhat } from '../src/imports/import.ts';
import type { Day } from '../src/kernel/day.ts';
import { newId, type UnitId } from '../src/kernel/id.ts';
import { commands, unitFollowers } from '../src/main/server.ts';
import type { AnyCommand } from '../src/server/command.ts';
import type { Tx } from '../src/server/sql.ts';
import { seedKinds } from '../src/units/first-kinds.sql.ts';
import { inDatabase, send, sender, sql } from './world/database.ts';
import { effortOf } from './world/effort.ts';
import { idOf } from './world/world.ts';

/**
 * The country's own lists, where they lie beside the repository; a clone without them says so. The same steps on made lists:
 * src/units/mergers.test.ts, src/imports/map.test.ts.
 */
const data = '../shared/data';
type Row = Record<string, string>;
const rowsOf = (name: string): Row[] =>
  parse(readFileSync(`${data}/${name}`), { columns: true, bom: true, trim: true });
const csv = (rows: readonly (readonly string[])[]) =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'));
const before = '2017-03-06' as Day;
const merged = '2025-07-01' as Day;

/** Brings a list as the clerk of the whole, on a day: what is wrong row by row, what it comes to, whether it was applied. */
async function bring(
  tx: Tx,
  on: Day,
  { what, bytes, answers }: { what: ImportWhat; bytes: Buffer; answers?: ImportAnswers },
) {
  const as = sender('An', on);
  const brought = { name: `${what}.csv`, bytes };
  const said = { on, ...(answers && { answers }) };
  const { rows } = await judgeList(tx, what, brought, said, as, unitFollowers);
  const counts = countsOf(rows);
  const bad = rows
    .filter(({ problems }) => problems.length > 0)
    .map((row) => `${row.cells.join(' | ')}: ${row.problems[0]?.says.vi}`);
  const idle = counts.new + counts.changed === 0;
  if (bad.length > 0 || idle) return { bad, counts, applied: false };
  const file = await keepFile(tx, as.officialId, brought);
  const refused = await act(tx, `import.${what}`, on, { file, ...said });
  return { bad: refused ? [refused.says.vi] : [], counts, applied: refused === null };
}

/** The unit of the tests' world becomes what `facts` says, and knows the kinds of the country. */
async function home(tx: Tx, name: string, kind: string, code: string) {
  await seedKinds(tx, idOf('nhà'), before);
  await sql`insert into unit_kind values ('country', 'Nước', 'Country', 0) on conflict do nothing`.execute(
    tx,
  );
  await sql`insert into unit_kind values ('town', 'Thị xã', 'Town', 2), ('provincialCity', 'Thành phố thuộc tỉnh', 'City', 2) on conflict do nothing`.execute(
    tx,
  );
  await sql`update unit_fact set kind = ${kind}, name = ${name}, code = ${code}, identity_key = lower(${name}), search_key = 'nha' where unit_id = ${idOf('nhà')}`.execute(
    tx,
  );
}

const countOn = async (tx: Tx, on: string, tier: number, above: UnitId = idOf('nhà')) =>
  (
    await sql<{ count: number }>`
      select count(*)::int as count from unit_closure tree
        join unit_fact fact on fact.unit_id = tree.below_id and fact.valid @> ${on}::date
        join unit_kind kind on kind.code = fact.kind and kind.tier = ${tier}
       where tree.above_id = ${above} and tree.valid @> ${on}::date`.execute(tx)
  ).rows[0]?.count;
const act = (tx: Tx, kind: string, on: Day, body: object, who = 'An') =>
  send(tx, commands.find((c) => c.kind === kind) as AnyCommand, who, on, body);
const idByCode = async (tx: Tx, code: string, on: string) =>
  (
    await sql<{
      id: UnitId;
      name: string;
    }>`select unit_id as id, name from unit_fact where code = ${code} and valid @> ${on}::date`.execute(tx)
  ).rows;

if (!existsSync(data)) test.skip('lists of the country: ../shared/data is not there', () => {});
else {
  inDatabase(
    'Bến Tre through three generations: 164, 157, 148 communes in 9 districts, then 48 without',
    'An is clerk of nhà\n Chi is administrator of nhà',
    async (tx) => {
      await home(tx, 'Tỉnh Bến Tre', 'province', '83');
      const history = rowsOf('bentre-units-history.csv');
      const districts = [...new Map(history.map((r) => [r.district_code, r.district_name])).entries()];
      const heading = ['Mã', 'Tên đơn vị', 'Loại', 'Mã cấp trên'];
      const listed = (rows: readonly Row[]) =>
        rows.map((r) => [r.code ?? '', r.full_name ?? '', '', r.district_code ?? '']);
      const first = [
        heading,
        ...districts.map(([code = '', name = '']) => [code, name, 'Huyện', '83']),
        ...listed(history.filter((r) => r.first_seen === '2017-03-06')),
      ];
      expect(await bring(tx, before, { what: 'units', bytes: csv(first) })).toMatchObject({
        bad: [],
        applied: true,
      });
      // When a list was seen without a unit, the unit had ended; into which others is not in the list.
      const went = (day: string) =>
        history.filter((r) => r.last_seen === day).map((r) => [r.code ?? '', r.full_name ?? '', 'kết thúc']);
      const came = (day: string) => [heading, ...listed(history.filter((r) => r.first_seen === day))];
      const withNew = (rows: string[][]) =>
        csv([['Mã cũ', 'Tên cũ', 'Toàn bộ hay một phần', 'Mã mới'], ...rows.map((r) => [...r, ''])]);
      for (const [on, list] of [
        ['2020-02-03', '2020-02-02'],
        ['2023-04-09', '2023-04-08'],
      ] as const)
        expect(await bring(tx, on as Day, { what: 'mergers', bytes: withNew(went(list)) })).toMatchObject({
          bad: [],
          applied: true,
        });
      for (const on of ['2021-08-01', '2025-06-30'] as const)
        expect(
          await bring(tx, on as Day, { what: 'units', bytes: csv(came(on)), answers: { '*': 'other' } }),
        ).toMatchObject({ bad: [], applied: true });
      expect(await countOn(tx, '2017-10-01', 3)).toBe(164);
      expect(await countOn(tx, '2017-10-01', 2)).toBe(9);
      expect(await countOn(tx, '2021-08-01', 3)).toBe(157);
      expect(await countOn(tx, '2025-06-30', 3)).toBe(148);
      const [choLach] = await idByCode(tx, '832', '2018-10-11');
      expect(choLach?.name).toBe('Huyện Chợ Lách');
      expect(await countOn(tx, '2018-10-11', 3, choLach?.id)).toBe(11);

      const change = () => ({ changeId: newId(), from: merged, document: 'Nghị quyết 202/2025/QH15' });
      const into = { id: idOf('mới'), kind: 'province', name: 'Tỉnh Vĩnh Long', code: '86', parentId: null };
      expect(
        await act(tx, 'unit.merge', merged, { ...change(), unitIds: [idOf('nhà')], into }, 'Chi'),
      ).toBeNull();
      const map = rowsOf('bentre-merge-map-20250701.csv');
      const mergers = [
        ['Mã cũ', 'Tên cũ', 'Mã mới', 'Tên mới', 'Toàn bộ hay một phần', 'Khoản'],
        ...map.map((r) =>
          [r.old_code, r.old_name, r.new_code, r.new_name, r.kind, r.nq1687_art1_clause].map((c) => c ?? ''),
        ),
      ];
      expect(await bring(tx, merged, { what: 'mergers', bytes: csv(mergers) })).toMatchObject({
        bad: [],
        applied: true,
      });
      expect(await bring(tx, merged, { what: 'mergers', bytes: csv(mergers) })).toMatchObject({
        bad: [],
        applied: false,
        counts: { same: 148 },
      });
      const gone = { ...change(), beneathId: idOf('mới'), tier: 2 };
      expect(await act(tx, 'unit.abolishTier', merged, gone)).toBeNull();
      expect(await countOn(tx, merged, 3, idOf('mới'))).toBe(48);
      expect(await countOn(tx, merged, 2, idOf('mới'))).toBe(0);
      expect(await countOn(tx, '2025-06-30', 3)).toBe(148);
      expect((await idByCode(tx, '28993', '2016-12-31')).length).toBe(0);
      expect((await idByCode(tx, '28993', '2018-10-11')).map(({ name }) => name)).toEqual(['Xã Mỹ Thạnh']);
      expect((await idByCode(tx, '28993', merged)).map(({ name }) => name)).toEqual(['Xã Lương Phú']);
    },
    120_000,
  );
}

if (existsSync(data)) {
  inDatabase(
    'the whole country: 10,047 communes of 63 provinces become 3,321 of 34 by all 10,598 rows',
    'An is clerk of nhà',
    async (tx) => {
      const begun = Date.now();
      const effort = await effortOf(tx);
      await home(tx, 'Việt Nam', 'country', 'VN');
      const map = rowsOf('vn-merge-map-20250701.csv');
      const heading = ['Mã', 'Tên đơn vị', 'Loại', 'Mã cấp trên'];
      const provinces = [...new Set(map.map((r) => r.old_province_code ?? ''))];
      const olds = [...new Map(map.map((r) => [r.old_code ?? '', r])).values()];
      // The list names no province of before, and 29 communes not at all.
      const units = [
        heading,
        ...provinces.map((code) => [code, `Tỉnh mang mã ${code}`, 'Tỉnh', '']),
        ...olds.map((r) => [
          r.old_code ?? '',
          r.old_name || `Xã mang mã ${r.old_code}`,
          'Xã',
          r.old_province_code ?? '',
        ]),
      ];
      // Without its districts the list has namesakes side by side: other units, by their codes.
      const answers = { '*': 'other' } as const;
      expect(await bring(tx, before, { what: 'units', bytes: csv(units), answers })).toMatchObject({
        bad: [],
        applied: true,
      });
      expect(await countOn(tx, '2025-06-30', 3)).toBe(10_047);
      expect(await countOn(tx, '2025-06-30', 1)).toBe(63);

      const now = rowsOf('vn-provinces-2026.csv');
      const renamed = [heading, ...now.map((r) => [r.code ?? '', r.name_2025_07_01 ?? '', 'Tỉnh', ''])];
      expect(
        await bring(tx, merged, { what: 'units', bytes: csv(renamed), answers: { '*': 'same' } }),
      ).toMatchObject({ bad: [] });
      const communes = rowsOf('vn-communes-2026.csv');
      const list = [
        heading,
        ...communes.map((r) => [r.code ?? '', r.full_name ?? '', 'Xã', r.province_code ?? '']),
      ];
      expect(
        await bring(tx, merged, { what: 'units', bytes: csv(list), answers: { '*': 'other' } }),
      ).toMatchObject({ bad: [] });

      const mergers = (rows: readonly Row[]) =>
        csv([
          ['Mã cũ', 'Tên cũ', 'Mã mới', 'Toàn bộ hay một phần'],
          ...rows.map((r) => [r.old_code ?? '', r.old_name ?? '', r.new_code ?? '', r.kind ?? '']),
        ]);
      // Two codes of the decisions are written otherwise in the list of 2026: those rows are told, and nothing is written.
      const told = await bring(tx, merged, { what: 'mergers', bytes: mergers(map) });
      expect(told.applied).toBe(false);
      expect(told.bad.map((row) => /06970|23737/.exec(row)?.[0])).toEqual([
        ...Array(5).fill('06970'),
        '23737',
      ]);
      const mended: Row[] = map.map((r) => ({
        ...r,
        new_code: ({ '23737': '23938', '06970': '06978' } as Row)[r.new_code ?? ''] ?? r.new_code ?? '',
      }));
      const provinceOf = new Map(communes.map((r) => [r.code, r.province_code]));
      const joined = new Map(mended.map((r) => [r.old_province_code, provinceOf.get(r.new_code)]));
      const ofProvinces = [...joined]
        .filter(([old, to]) => to && old !== to)
        .map(([old_code = '', new_code = '']) => ({ old_code, new_code, old_name: '', kind: 'full' }));
      const all = await bring(tx, merged, { what: 'mergers', bytes: mergers([...ofProvinces, ...mended]) });
      expect(all.bad.slice(0, 5)).toEqual([]);
      expect(all.applied).toBe(true);
      expect(await countOn(tx, merged, 3)).toBe(3_321);
      expect(await countOn(tx, merged, 1)).toBe(34);
      expect(await countOn(tx, '2025-06-30', 3)).toBe(10_047);
      const [megabytes, seconds] = [effort.most(), effort.seconds()];
      console.log(
        `the country: ${Math.round((Date.now() - begun) / 1000)} s (${seconds ?? '?'} s of processors), each list judged twice; at most ${megabytes ?? '?'} MB in all processes`,
      );
      expect(megabytes ?? 0).toBeLessThan(1000);
    },
    300_000,
  );
}
