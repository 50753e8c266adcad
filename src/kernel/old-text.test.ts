import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromOld, type OldScript } from './old-letters.ts';
import { looksOld, OldText } from './old-text.ts';
import { isSyllable } from './syllable.ts';

/** Each letter of Unicode in the old script; capitals with tones in TCVN3 as the small letter. */
const letters = [...'àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ'];
const signs = Array.from({ length: 0x5f }, (_, at) => String.fromCharCode(0xa1 + at));
const tcvn3 = new Map(signs.map((sign) => [fromOld('tcvn3', sign), sign]));
const vniSigns = [...signs, ...[...'aeiouyôö'].flatMap((base) => signs.map((sign) => base + sign))];
const vni = new Map(
  vniSigns.map((sign) => [fromOld('vni', sign), sign] as const).filter(([letter, sign]) => letter !== sign),
);
const toOld = (script: OldScript, text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => {
      const table = script === 'tcvn3' ? tcvn3 : vni;
      const small = letter.toLowerCase();
      if (letter === small || script === 'tcvn3') return table.get(letter) ?? table.get(small) ?? letter;
      const old = table.get(small) ?? letter;
      return old === letter ? letter : old.toUpperCase();
    })
    .join('');

/** What the whole list says, and the list in Unicode. */
function read(rows: string[][]) {
  const old = new OldText();
  rows.forEach((cells, line) => {
    cells.forEach((cell, at) => {
      old.hear(cell, line + 1, at + 1);
    });
  });
  const converted = rows.map((cells) => old.convert(cells));
  return {
    ...{ script: old.script, perhaps: old.perhaps, rows: converted.map(({ cells }) => cells) },
    unclear: converted.flatMap(({ unclear }, at) => (unclear === null ? [] : [[at, unclear]])),
  };
}

test('every letter of both scripts comes out', () => {
  for (const letter of letters) {
    expect(fromOld('tcvn3', toOld('tcvn3', letter))).toBe(letter);
    expect([letter, fromOld('vni', toOld('vni', `b${letter}`))]).toEqual([letter, `b${letter}`]);
    expect(fromOld('vni', toOld('vni', letter.toUpperCase()))).toBe(letter.toUpperCase());
  }
});

test.each([
  ['tcvn3', 'Uû ban nh©n d©n x· Mü Th¹nh', 'Uỷ ban nhân dân xã Mỹ Thạnh'],
  ['tcvn3', 'X· H\u00adng Kh¸nh Trung, huyÖn Chî L¸ch', 'Xã Hưng Khánh Trung, huyện Chợ Lách'],
  ['tcvn3', 'HUYÖN CHî L¸CH', 'HUYỆN CHỢ LÁCH'],
  ['tcvn3', '§oµn V¨n A', 'Đoàn Văn A'],
  ['tcvn3', 'X· A', 'Xã A'],
  ['vni', 'Uûy ban nhaân daân xaõ Myõ Thaïnh', 'Ủy ban nhân dân xã Mỹ Thạnh'],
  ['vni', 'HUYEÄN CHÔÏ LAÙCH', 'HUYỆN CHỢ LÁCH'],
  ['vni', 'Ñoàng Thaùp, ngöôøi, kyõ', 'Đồng Tháp, người, kỹ'],
] as const)('%s: «%s» is «%s»', (script, old, unicode) => expect(fromOld(script, old)).toBe(unicode));

test('what is Vietnamese, another language or a code does not look old', () => {
  for (const fine of [
    ...[
      'Ủy ban nhân dân',
      'Tổ «Ổn định»',
      'Ấp Mỹ Phú · 2',
      'Nguyễn Hoàng Ý',
      'xoong, boong',
      'Quới Sơn',
      'Khuê',
    ],
    ...[
      'hoà, thuỷ, quý, uỷ',
      'Đắk Lắk',
      'Krông Pắc',
      "Ea H'leo",
      'Ia Krêl',
      'Pờ Ê',
      'Hòa Lộc'.normalize('NFD'),
    ],
    ...[
      'Café José',
      'Côte d’Ivoire',
      'Müller & Söhne',
      'naïve Noël',
      'São Paulo',
      'Malmö',
      'señor',
      '© 2026',
      '®',
    ],
    ...[
      'Ðo Ðạc',
      'Ðông',
      '10 µm',
      '25 °C',
      'nº 5',
      '½',
      '100 m²',
      '±5',
      'A–B',
      'TO-07',
      '28993',
      '0x1F',
      '3,5 ha',
      '×',
    ],
  ])
    expect([fine, looksOld(fine)]).toEqual([fine, false]);
});

const sentence = fc.constantFrom(
  ...[
    'Xã Mỹ Thạnh',
    'Ấp Tân Long',
    'Tổ 7',
    'Phường Phú Khương',
    'Hưng Khánh Trung A',
    'Huyện Chợ Lách',
    'Ngộ',
  ],
  ...[
    'Đường Quỳnh Lưu',
    'Nguyễn Thị Diễm',
    'Sơn Đông',
    'Quới Điền',
    'Thị trấn Ba Tri',
    'Phú',
    'Chí',
    'TO-12',
    '0',
  ],
);

test('a list in an old script comes out as it was, whichever rows it has', () =>
  fc.assert(
    fc.property(
      fc.constantFrom<OldScript>('tcvn3', 'vni'),
      fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
      (script, rows) => {
        const whole = [
          ['Mã', 'Tên đơn vị', 'Số hộ'],
          ['1', 'Xã Bình Phước'],
          ['2', 'Phường Cẩm Hưng'],
          ...rows,
        ];
        const told = read(whole.map((cells) => cells.map((cell) => toOld(script, cell))));
        expect(told).toMatchObject({ script, perhaps: null, unclear: [] });
        const loose = (cells: string[][]) => cells.map((row) => row.map((cell) => cell.toLowerCase()));
        expect(loose(told.rows)).toEqual(loose(whole));
      },
    ),
  ));

test('headings in Unicode over a list in TCVN3 stay, and cells that read either way go with their row or column', () => {
  const body = ['Xã Tân Hưng', 'Phú', 'Phường Khánh Hòa', 'Chí', 'Ấp Bình Phước'].map((name, at) => [
    String(at),
    toOld('tcvn3', name),
  ]);
  expect(read([['Mã', 'Tên'], ...body])).toMatchObject({
    ...{ script: 'tcvn3', unclear: [] },
    rows: [
      ['Mã', 'Tên'],
      ['0', 'Xã Tân Hưng'],
      ['1', 'Phú'],
      ['2', 'Phường Khánh Hòa'],
      ['3', 'Chí'],
      ['4', 'ấp Bình Phước'],
    ],
  });
});

test('two words are not enough to be sure; a cell of both is unclear', () => {
  expect(read([['a', 'Tæ nh©n']])).toMatchObject({
    ...{ script: null, perhaps: { line: 1, column: 2, cell: 'Tæ nh©n' } },
    rows: [['a', 'Tæ nh©n']],
  });
  expect(read([['Tæ nh©n d©n x· T©n'], ['Tổ nh©n']])).toMatchObject({ script: 'tcvn3', unclear: [[1, 0]] });
});

const folder = '../shared/data';
test.skipIf(!existsSync(folder))(
  'no real name looks old; each is known in either script (skipped without the lists)',
  () => {
    const names = new Set(
      [
        'vn-communes-2026.csv',
        'vn-merge-map-20250701.csv',
        'bentre-units-history.csv',
        'vn-provinces-2026.csv',
      ]
        .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').split(/[\n,]/))
        .filter((cell) => /^\p{Lu}[\p{L}\d' -]+$/u.test(cell)),
    );
    expect(names.size).toBeGreaterThan(8000);
    expect([...names].filter(looksOld)).toEqual([]);
    for (const script of ['tcvn3', 'vni'] as const) {
      const told = read([...names].map((name) => [toOld(script, name)]));
      expect(told).toMatchObject({ script, perhaps: null, unclear: [] });
      const wrong = [...names].filter((name, at) => told.rows[at]?.[0]?.toLowerCase() !== name.toLowerCase());
      expect(wrong).toEqual([]);
    }
  },
);

test('a syllable has a rhyme, and its tone where it is spoken', () => {
  for (const good of [
    'Hoà',
    'Hòa',
    'nghiêng',
    'gì',
    'giếng',
    'quýt',
    'Quỳnh',
    'khuỷu',
    'Ý',
    'thuở',
    'ất',
    'ươm',
  ])
    expect([good, isSyllable(good)]).toEqual([good, true]);
  for (const bad of ['aân', 'laí', 'ñi', 'bàt', 'xyz', 'hôtel', 'fé', 'êp', 'toán1', 'ấấ', ''])
    expect([bad, isSyllable(bad)]).toEqual([bad, false]);
});
