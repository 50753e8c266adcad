import { expect } from 'vitest';
import { inDatabase, send, sender, sql } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import { newId, type RowId, type UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { applyMergers, readMergers } from './mergers.commands.ts';
import { commandOf } from './operation.commands.ts';
import { changeUnit, createUnit } from './unit.commands.ts';
import { undoChange } from './unit-change.commands.ts';
import { childrenOn } from './unit-list.sql.ts';

const facts = `
  tỉnh has huyện1, huyện2
  huyện1 has xã1, xã2, xã3
  huyện2 has xã4, xã5
  xã3 has ấp31, ấp32
  An is clerk of tỉnh`;
const today = '2025-07-01';
const from = day(today);
const apply = commandOf(applyMergers, []);
const create = commandOf(createUnit, []);

/** Codes 1 to 5 for the communes, D1 and D2 for the districts. */
async function coded(tx: Tx) {
  for (let at = 1; at <= 5; at++)
    await sql`update unit_fact set code = ${String(at)}, kind = 'commune', name = ${`Xã ${at}`}, identity_key = ${`xã ${at}`} where unit_id = ${idOf(`xã${at}`)}`.execute(
      tx,
    );
  for (const at of [1, 2])
    await sql`update unit_fact set code = ${`D${at}`} where unit_id = ${idOf(`huyện${at}`)}`.execute(tx);
  await sql`insert into unit_kind values ('district', 'Huyện', 'District', 2), ('commune', 'Xã', 'Commune', 3), ('ward', 'Phường', 'Ward', 3) on conflict (code) do update set vi = excluded.vi`.execute(
    tx,
  );
  await sql`update unit_fact set kind = 'district' where name like 'huyện%'`.execute(tx);
}
const file = (...rows: [old: string, to: string | undefined, more?: object][]) => ({
  changeId: newId<RowId>(),
  from,
  beneathId: idOf<UnitId>('tỉnh'),
  rows: rows.map(([oldCode, newCode, more], at) => ({
    line: at + 2,
    oldCode,
    newCode,
    part: false,
    ...more,
  })),
});
const found = async (tx: Tx, said: ReturnType<typeof file> & object) =>
  (await readMergers(tx, said, sender('An', today), [])).findings.map(
    ({ line, problem }) => `${line} ${problem.code}`,
  );
const under = async (tx: Tx, above: string) =>
  (await childrenOn(tx, idOf(above), from)).map(({ name, code }) => `${name} ${code}`);

inDatabase(
  'a file merges, moves what hangs beneath, and begins units that no list has entered',
  facts,
  async (tx) => {
    await coded(tx);
    await sql`update unit_fact set households = code::int * 10 + 20 where code in ('1', '2')`.execute(tx);
    const said = file(
      ['1', '1', { newName: 'Phường Mới', oldName: 'xã  1' }],
      ['2', '1', { newName: 'Phường Mới' }],
      ['3', '4', { newName: 'Xã 4' }],
      ['4', '4', { newName: 'Xã 4' }],
    );
    expect(await send(tx, apply, 'An', today, said)).toBeNull();
    expect(await under(tx, 'huyện1')).toEqual(['Phường Mới 1']);
    const { rows } = await sql`select households from unit_fact where name = 'Phường Mới'`.execute(tx);
    expect(rows).toEqual([{ households: 70 }]);
    expect(await under(tx, 'huyện2')).toEqual(['Xã 4 4', 'Xã 5 5']);
    expect(await under(tx, 'xã4')).toEqual(['ấp31 null', 'ấp32 null']);
    expect(await send(tx, undoChange([]), 'An', today, { changeId: said.changeId })).toBeNull();
    expect(await under(tx, 'huyện1')).toEqual(['Xã 1 1', 'Xã 2 2', 'Xã 3 3']);
  },
);

inDatabase('districts that end in the same file leave what begins to hang above them', facts, async (tx) => {
  await coded(tx);
  const said = file(
    ['D1', undefined],
    ['D2', undefined],
    ['1', '9', { newName: 'Xã 9' }],
    ['2', '9', { newName: 'Xã 9', document: 'khoản 2' }],
    ['3', undefined],
  );
  expect(await send(tx, apply, 'An', today, said)).toBeNull();
  expect(await under(tx, 'tỉnh')).toEqual(['Xã 4 4', 'Xã 5 5', 'Xã 9 9', 'ấp31 null', 'ấp32 null']);
  const { rows } = await sql`select to_id from unit_lineage where from_id = ${idOf('xã3')}`.execute(tx);
  expect(rows).toEqual([{ toId: idOf('tỉnh') }]);
});

inDatabase('a code used again is told apart by the list of that day', facts, async (tx) => {
  await coded(tx);
  const said = file(['1', '2'], ['2', '2']);
  expect(await found(tx, said)).toEqual(['2 merger/newUnknown', '3 merger/newUnknown']);
  const listed = {
    id: idOf<UnitId>('mới'),
    parentId: idOf<UnitId>('huyện2'),
    kind: 'commune',
    name: 'Xã Khác',
    code: '2',
    from,
  };
  expect(await send(tx, create, 'An', today, listed)).toBeNull();
  expect(await send(tx, apply, 'An', today, said)).toBeNull();
  expect(await under(tx, 'huyện1')).toEqual(['Xã 3 3']);
  expect(await under(tx, 'huyện2')).toEqual(['Xã Khác 2', 'Xã 4 4', 'Xã 5 5']);
});

inDatabase(
  'a file of an earlier day than a merger it knows nothing of says so at the row',
  facts,
  async (tx) => {
    await coded(tx);
    expect(
      await send(tx, apply, 'An', today, { ...file(['3', '4', { newName: 'Xã 4' }]), from: '2025-09-01' }),
    ).toBeNull();
    const said = file(['1', '2', { newName: 'Xã 2' }], ['3', '5', { newName: 'Xã 5' }]);
    expect(await found(tx, said)).toEqual(['3 unitChange/knownLater']);
    expect((await send(tx, apply, 'An', today, said))?.code).toBe('unitChange/knownLater');
  },
);

inDatabase('each wrong row says what is wrong, and nothing is written', facts, async (tx) => {
  await coded(tx);
  const said = file(
    ['8', '1', { newName: 'Xã A' }],
    ['1', '7', { newName: 'Xã A', oldName: 'Xã 2' }],
    ['2', '7'],
    ['3', '7', { newName: 'Xã A' }],
    ['3', '6', { newName: 'Xã B' }],
    ['4', '7', { newName: 'Xã B' }],
    ['5', '7', { newName: 'Huyện A' }],
    ['5', '7', { newName: 'Xã A' }],
  );
  expect(await found(tx, said)).toEqual([
    '2 merger/oldUnknown',
    '3 merger/otherName',
    '4 merger/newUnknown',
    '6 merger/wholeTwice',
    '7 merger/newOtherwise',
    '8 merger/newOtherwise',
    '9 merger/twice',
  ]);
  expect((await send(tx, apply, 'An', today, said))?.code).toBe('merger/oldUnknown');
});

inDatabase('a unit that goes in parts asks who takes what hangs beneath it', facts, async (tx) => {
  await coded(tx);
  const part = { part: true };
  const said = file(
    ['3', '4', { ...part, newName: 'Xã 4' }],
    ['3', '5', { ...part, newName: 'Xã 5' }],
    ['1', '4', { ...part, newName: 'Xã 4' }],
    ['1', '5', { ...part, newName: 'Xã 5' }],
  );
  expect(await found(tx, said)).toEqual(['2 unitChange/askHeir']);
  expect(await found(tx, { ...said, heirs: { 3: '9' } } as never)).toEqual(['2 unitChange/heirUnknown']);
  expect(await send(tx, apply, 'An', today, { ...said, heirs: { 3: '5' } })).toBeNull();
  expect(await under(tx, 'xã5')).toEqual(['ấp31 null', 'ấp32 null']);
  const { rows } =
    await sql`select to_id, how, heir from unit_lineage where from_id = ${idOf('xã1')} order by heir`.execute(
      tx,
    );
  expect(rows).toEqual([
    { toId: idOf('xã5'), how: 'part', heir: false },
    { toId: idOf('xã4'), how: 'part', heir: true },
  ]);
});

inDatabase('no unit goes to one that ends in the same file, and none in a circle', facts, async (tx) => {
  await coded(tx);
  const chain = file(['3', '4', { newName: 'Xã 4' }], ['4', '5', { newName: 'Xã 5' }]);
  expect(await found(tx, chain)).toEqual(['2 merger/endsToo']);
  const circle = file(
    ['D1', 'D2', { newName: 'huyện2' }],
    ['D2', 'D1', { newName: 'huyện1' }],
    ['1', '9', { newName: 'Xã 9' }],
  );
  expect(await found(tx, circle)).toEqual(['2 merger/endsToo', '3 merger/endsToo']);
});

inDatabase(
  'nothing begins beside the unit that a file is for',
  `${facts}\n Dung is clerk of huyện1`,
  async (tx) => {
    await coded(tx);
    const part = { part: true };
    const home = file(['T', 'T', { ...part, newName: 'tỉnh' }], ['T', 'X', { ...part, newName: 'Tỉnh X' }]);
    await sql`insert into unit_kind values ('province', 'Tỉnh', 'Province', 1) on conflict (code) do update set vi = 'Tỉnh', tier = 1`.execute(
      tx,
    );
    await sql`update unit_fact set code = 'T', kind = 'province' where unit_id = ${idOf('tỉnh')}`.execute(tx);
    const state = {
      id: idOf<UnitId>('nước'),
      parentId: null,
      kind: 'province',
      name: 'nước',
      from: day('2000-01-01'),
    };
    await sql`insert into unit (id) values (${state.id})`.execute(tx);
    await sql`insert into unit_fact (unit_id, valid, kind, name, sort_key, search_key, identity_key) values (${state.id}, '(,)', 'province', 'nước', '', '', '')`.execute(
      tx,
    );
    await sql`insert into unit_edge values (${idOf('tỉnh')}, ${state.id}, '(,)')`.execute(tx);
    expect(await found(tx, home)).toEqual(['3 unit/besideHome']);
    const own = {
      ...file(['D1', 'D1', { ...part, newName: 'huyện1' }], ['D1', 'D9', { ...part, newName: 'Huyện 9' }]),
      beneathId: idOf<UnitId>('huyện1'),
    };
    expect((await send(tx, apply, 'Dung', today, own))?.code).toBe('request/notAllowed');
    expect(await send(tx, apply, 'An', today, own)).toBeNull();
  },
);

inDatabase(
  'units of one code are told apart by their names, old codes are those of the day before',
  facts,
  async (tx) => {
    await coded(tx);
    await sql`update unit_fact set code = '1' where unit_id = ${idOf('xã2')}`.execute(tx);
    const alike = file(
      ['1', '9', { oldName: 'Xã 1', newName: 'Xã 9' }],
      ['1', '9', { oldName: 'Xã 2', newName: 'Xã 9' }],
    );
    expect(await found(tx, alike)).toEqual([]);
    const recode = { unitId: idOf('xã3'), from, code: '30' };
    expect(await send(tx, commandOf(changeUnit, []), 'An', today, recode)).toBeNull();
    const said = file(['3', '30', { newName: 'Xã 3' }], ['4', '30', { newName: 'Xã 3' }]);
    expect(await found(tx, said)).toEqual([]);
    expect(await send(tx, apply, 'An', today, said)).toBeNull();
    expect((await under(tx, 'huyện1')).sort()).toEqual(['Xã 1 1', 'Xã 2 1', 'Xã 3 30']);
  },
);

inDatabase('a unit that goes on has its own households and those that came whole', facts, async (tx) => {
  await coded(tx);
  await sql`update unit_fact set households = code::int * 10 where code in ('1', '2', '3')`.execute(tx);
  const said = file(
    ['1', '1', { newName: 'Xã 1' }],
    ['2', '1', { newName: 'Xã 1' }],
    ['3', '4', { newName: 'Xã 4' }],
  );
  expect(await send(tx, apply, 'An', today, said)).toBeNull();
  const { rows } =
    await sql`select code, households from unit_fact where valid @> ${from}::date and code in ('1', '4') order by 1`.execute(
      tx,
    );
  expect(rows).toEqual([
    { code: '1', households: 30 },
    { code: '4', households: null },
  ]);
});
