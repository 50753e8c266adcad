import fc from 'fast-check';
import { expect, test } from 'vitest';
import { haveNames, realUnits } from '../../test/world/real-names.ts';
import { spent } from '../../test/world/spent.ts';
import { day, idOf } from '../../test/world/world.ts';
import { kindsByName } from './kind.rules.ts';
import type { UnitKind } from './kind.ts';
import { linesOf, recognised } from './listed.rules.ts';
import { Places } from './places.rules.ts';
import { judgeUnits, type StandingUnit, unitListColumns } from './unit-import.rules.ts';

const kinds: UnitKind[] = [
  { code: 'commune', vi: 'Xã', en: 'Commune', tier: 3 },
  { code: 'hamlet', vi: 'Ấp', en: 'Hamlet', tier: 4 },
  { code: 'group', vi: 'Tổ nhân dân tự quản', en: 'Self-managed group', tier: 5 },
];
const blank = { code: null, ordinal: null, households: null, lat: null, lon: null, since: null, until: null };
const unit = (
  name: string,
  kind: string,
  parent: string | null,
  more: Partial<StandingUnit> = {},
): StandingUnit => ({
  ...{
    ...blank,
    id: idOf(name + parent),
    name,
    kind,
    tier: kinds.find(({ code }) => code === kind)?.tier ?? 9,
  },
  ...{ parentId: parent === null ? null : idOf(parent), ours: true, ...more },
});
const home = unit('Xã A', 'commune', null);
const under = (parent: StandingUnit, name: string, kind: string, more: Partial<StandingUnit> = {}) => ({
  ...unit(name, kind, parent.name + (parent.parentId ?? '')),
  ...{ parentId: parent.id, ...more },
});

/** The one place that knows how a list is judged: headings and rows, apart by `;`, against what stands. */
function judged(
  text: string,
  standing: readonly StandingUnit[],
  answers: Record<number, 'same' | 'other'> = {},
) {
  const rows = text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(';') }));
  const found = recognised(rows, unitListColumns);
  return judgeUnits(linesOf(rows, found, found.map), {
    ...{ kinds, under: home.id, standing, coming: [], on: day('2016-09-26') },
    answerOf: (line) => answers[line],
    idOf: (line) => idOf(`line ${line}`),
  });
}
const check = (text: string, standing: readonly StandingUnit[], expected: string[]) =>
  expect(
    judged(text, standing).map(({ outcome, problems, notes, changes }) =>
      [
        ...(problems.length > 0 ? problems.map(({ code }) => code) : [outcome]),
        ...changes.map(({ what, from, to }) => `${what.en} ${from}>${to}`),
        ...notes.map(({ code }) => code),
      ].join(' '),
    ),
  ).toEqual(expected);

const ap1 = under(home, 'Ấp Hòa Lộc', 'hamlet', { code: '001' });
const ap2 = under(home, 'Ấp Hoa Lộc', 'hamlet', { code: '002' });
const standing = [home, ap1, ap2, under(ap1, 'Tổ 1', 'group'), under(ap2, 'Tổ 1', 'group')];

test('a tone written elsewhere or small letters are the same name; a tone missing is another', () =>
  check('Tên đơn vị;Thuộc\nấp Hoà Lộc;xã a\nẤp Hoa Lộc;Xã A\nẤp Hóa Lộc;Xã A', standing, [
    'same',
    'same',
    'new',
  ]));

test('a parent is told by path in either direction, by code, or must be told better', () =>
  check(
    'Tên đơn vị;Thuộc;Mã cấp trên\nTổ 1;Ấp Hòa Lộc, Xã A;\nTổ 2;Xã A > Ấp Hoa Lộc;\nTổ 3;;2\nTổ 1;;\nTổ 4;Ấp Hòa Lộc;002\nTổ 5;Ấp Xa;',
    standing,
    ['same', 'new', 'new', 'paste/unclear', 'paste/unknown', 'paste/unknown'],
  ));

test('a unit under another parent than the list says is no new one; of a code alone nothing is taken', () =>
  check('Tên đơn vị;Mã;Thuộc\nẤp Mới;1;Xã A\nẤp Khác;9;Xã A\nẤp Hòa Lộc;5;Xã A', standing, [
    'listed/renamed listed/zeros',
    'new listed/zeros',
    'changed Code 001>005 listed/zeros',
  ]));

test('a row twice, a kind that does not fit, what hangs under a wrong row', () =>
  check(
    'Loại;Tên đơn vị;Thuộc;Số hộ\nẤp;Ấp 9;Xã A;x\n;Tổ 1;Ấp 9;\n;Tổ 7;Ấp Hòa Lộc;\n;tổ 7;Ấp Hoà Lộc;\nXã;Ấp Hòa Lộc;;',
    standing,
    ['paste/notCount', 'paste/aboveWrong', 'new', 'paste/twice', 'unit/notBelow'],
  ));

test('whatever list went in whole comes to nothing the second time', () => {
  const row = fc.record({
    name: fc.constantFrom('Ấp 1', 'Ấp 2', 'ấp Hoà Lộc', 'Tổ 1', 'Tổ 2', 'tổ 3'),
    parent: fc.constantFrom('', 'Xã A', 'Ấp 1', 'Ấp 2', 'Ấp Hòa Lộc'),
    households: fc.constantFrom('', '12', '1.024'),
    code: fc.constantFrom('', '7', '008', '1'),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const written = rows.map(({ name, parent, households, code }) =>
        [name, parent, households, code].join(';'),
      );
      const text = ['Tên đơn vị;Thuộc;Số hộ;Mã', ...written].join('\n');
      const first = judged(text, standing);
      fc.pre(first.every(({ problems }) => problems.length === 0));
      const after = new Map(standing.map((one) => [one.id as string, one]));
      for (const { entry } of first)
        if (entry && 'enter' in entry) {
          const { id, kind, name, parentId, ...facts } = entry.enter;
          const tier = kinds.find(({ code }) => code === kind)?.tier ?? 9;
          after.set(id, { ...blank, ...(facts as object), id, kind, name, parentId, tier, ours: true });
        } else if (entry)
          after.set(entry.unitId, { ...(after.get(entry.unitId) as StandingUnit), ...entry.change });
      expect(
        judged(text, [...after.values()]).map(({ outcome, problems }) => [outcome, problems.length]),
      ).toEqual(rows.map(() => ['same', 0]));
    }),
    { numRuns: 150 },
  );
});

test('a name with a stroke in it is found in a path; a cell of nothing but strokes is none, and holds nobody up', () => {
  const row = under(home, 'Ấp 1/2', 'hamlet');
  const stands = [...standing, row, under(row, 'Tổ 5', 'group')];
  check('Tên đơn vị;Thuộc\nTổ 5;Ấp 1/2 · Xã A', stands, ['same']);
  const strokes = `Tên đơn vị;Thuộc\nTổ 5;${'x/'.repeat(16_000)}`;
  expect(spent(() => check(strokes, stands, ['paste/unknown']))).toBeLessThan(10_000);
});

test('of a province’s groups by name, thousands of paths that skip a tier or lead nowhere are read in a moment', () => {
  const hamlets = Array.from({ length: 1300 }, (_, at) => under(home, `Ấp ${at}`, 'hamlet'));
  const groups = hamlets.flatMap((one) => [1, 2, 3, 4, 5].map((at) => under(one, `Tổ ${at}`, 'group')));
  const places = new Places([home, ...hamlets, ...groups]);
  const read = () => {
    for (let at = 0; at < 3000; at++) {
      expect(places.said(`Tổ ${(at % 5) + 1}, Ấp lạ`)).toHaveLength(0);
      if (at % 30 === 0) expect(places.said(`Tổ ${(at % 5) + 1}, Xã A`)).toHaveLength(1300);
    }
  };
  expect(spent(read)).toBeLessThan(10_000);
});

test('thousands of one name without a parent are told to be unclear in a moment', () => {
  const hamlets = Array.from({ length: 1000 }, (_, at) => under(home, `Ấp ${at}`, 'hamlet'));
  const stands = [home, ...hamlets, ...hamlets.map((one) => under(one, 'Tổ 1', 'group'))];
  const rows = Array.from({ length: 2000 }, () => 'Tổ 1');
  const read = () =>
    check(
      ['Tên đơn vị', ...rows].join('\n'),
      stands,
      rows.map(() => 'paste/unclear'),
    );
  expect(spent(read)).toBeLessThan(10_000);
});

const country: UnitKind[] = [
  { code: 'nation', vi: 'Nước', en: 'Country', tier: 0 },
  { code: 'province', vi: 'Tỉnh', en: 'Province', tier: 1 },
  { code: 'city', vi: 'Thành phố', en: 'City', tier: 1 },
  { code: 'district', vi: 'Huyện', en: 'District', tier: 2 },
  { code: 'town', vi: 'Thị xã', en: 'Town', tier: 2 },
  { code: 'provincialCity', vi: 'Thành phố thuộc tỉnh', en: 'Provincial city', tier: 2 },
  { code: 'ward', vi: 'Phường', en: 'Ward', tier: 3 },
  { code: 'specialZone', vi: 'Đặc khu', en: 'Special zone', tier: 3 },
  { code: 'township', vi: 'Thị trấn', en: 'Township', tier: 3 },
  ...kinds,
];
/** What each row of a list becomes, by name, or what is wrong with it; `under`: the kind of the list's own unit. */
function entered(text: string, under: string, known = country) {
  const kind = country.find(({ code }) => code === under) as UnitKind;
  const top = { ...home, name: 'Nhà', kind: under, tier: kind.tier };
  const rows = text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(';') }));
  const found = recognised(rows, unitListColumns);
  const listed = judgeUnits(linesOf(rows, found, found.map), {
    ...{ kinds: known, under: top.id, standing: [top], coming: [], on: day('2016-09-26') },
    ...{ answerOf: () => undefined, idOf: (line: number) => idOf(`line ${line}`) },
  });
  return listed.map(({ entry, problems }) =>
    entry && 'enter' in entry ? entry.enter.kind : problems.map(({ code }) => code).join(' '),
  );
}

test('a thị xã is no thị trấn; a city is of the tier that what stands above and beneath it leaves', () => {
  expect(
    entered(
      'Tên đơn vị;Thuộc\nThị xã Một;\nThị trấn Hai;Huyện Ba\nHuyện Ba;\nPhường Bốn;Thị xã Một',
      'province',
    ),
  ).toEqual([...['town', 'township', 'district', 'ward']]);
  expect(entered('Tên đơn vị\nThành phố Một\nThành phố Hai', 'province')).toEqual([
    'provincialCity',
    'provincialCity',
  ]);
  const nested =
    'Tên đơn vị;Thuộc;Loại\nThành phố Hai;Thành phố Một;Thành phố\nThành phố Một;;\nPhường Ba;Thành phố Hai;';
  expect(entered(nested, 'nation')).toEqual(['provincialCity', 'city', 'ward']);
  expect(entered('Mã;Tên đơn vị;Mã cấp trên\n1;Tỉnh Một;\n2;Thành phố Hai;1', 'nation')).toEqual([
    'province',
    'provincialCity',
  ]);
});

test('a kind that is not among those known is asked for, never guessed by half a word', () => {
  const without = country.filter(({ tier }) => tier !== 2);
  const list = 'Tên đơn vị\nThị xã Một\nThị Xã Một\nThành An\nPhương Thịnh\nTô Châu\nTổ dân phố 3\nKhu vực 3';
  expect(new Set(entered(list, 'province', without))).toEqual(new Set(['paste/unknown']));
  const two = [...without, { code: 'other', vi: 'Thị trấn', en: 'Other', tier: 4 }];
  expect(entered('Tên đơn vị;Thuộc\nThị trấn Một;Xã Không', 'province', two)).toEqual(['paste/unknown']);
  expect(entered('Tên đơn vị\nTổ 07\nTổ An Bình\nTổ nhân dân tự quản số 3', 'commune')).toEqual([
    'group',
    'group',
    'group',
  ]);
});

test.skipIf(!haveNames)('every real name with its kind before it is read as that kind', () => {
  const kindsOf = kindsByName(country);
  const wrong = realUnits()
    .map((one) => ({ ...one, read: kindsOf(one.name).map(({ code }) => code) }))
    .filter(
      ({ kinds: meant, bare, read }) =>
        read.some((code) => !meant.includes(code)) || (!bare && read.length === 0),
    );
  expect(wrong).toEqual([]);
});
