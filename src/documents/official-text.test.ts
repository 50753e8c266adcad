import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../test/world/world.ts';
import { counted, dong, ended, longDay, numbered, percent, pointLetter, roman } from './official-text.ts';
import { everyText, printable, spelled } from './spelling.ts';

test('a nought stands before days under ten and months one and two only', () => {
  expect(longDay(day('2026-02-05'))).toBe('ngày 05 tháng 02 năm 2026');
  expect(longDay(day('2026-05-05'))).toBe('ngày 05 tháng 5 năm 2026');
  expect(longDay(day('2016-09-26'))).toBe('ngày 26 tháng 9 năm 2016');
  expect(longDay(day('2018-10-11'))).toBe('ngày 11 tháng 10 năm 2018');
});

test('figures are grouped by points, decimals follow a comma', () => {
  expect(numbered(1_234_567.89)).toBe('1.234.567,89');
  expect(numbered(-1234)).toBe('-1.234');
  expect(numbered(999)).toBe('999');
  expect(dong(25_000_000)).toBe('25.000.000 đồng');
});

test('counts under ten are padded, none is not', () => {
  expect(counted(3, 'tổ')).toBe('03 tổ');
  expect(counted(37, 'đồng chí')).toBe('37 đồng chí');
  expect(counted(0, 'tổ')).toBe('0 tổ');
});

test('a share of nothing is unknown, not nought', () => {
  expect(percent(34, 35)).toBe('97,14%');
  expect(percent(1, 2)).toBe('50%');
  expect(percent(0, 0)).toBeNull();
});

test('sections are Roman, points follow the Vietnamese alphabet', () => {
  expect([1, 4, 5, 9, 14, 39].map(roman)).toEqual(['I', 'IV', 'V', 'IX', 'XIV', 'XXXIX']);
  expect([1, 4, 5, 6, 7].map(pointLetter)).toEqual(['a', 'd', 'đ', 'e', 'g']);
});

test('a closing mark stands once', () => {
  expect(ended('Xong./.', '.')).toBe('Xong.');
  expect(ended('Xong', './.')).toBe('Xong./.');
});

test('tones move between ủy and uỷ, and only there', () => {
  const pairs = [
    ['ỦY BAN', 'UỶ BAN'],
    ['Đảng ủy xã Hòa Lộc', 'Đảng uỷ xã Hoà Lộc'],
    ['thủy lợi, sức khỏe, xóa nghèo', 'thuỷ lợi, sức khoẻ, xoá nghèo'],
  ] as const;
  for (const [early, late] of pairs) {
    expect(spelled(early, 'uỷ')).toBe(late);
    expect(spelled(late, 'ủy')).toBe(early);
  }
  for (const same of ['quý, quỳ, hoàn thành, Huỳnh, khuỷu, ngoài, quà, tuy, hoa', 'Chợ Lách'])
    expect([spelled(same, 'ủy'), spelled(same, 'uỷ')]).toEqual([same, same]);
});

test('spelling twice is spelling once', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'hqthoauyeủùóòàỳỷng '.split(''))), (letters) => {
      const text = letters.join('').normalize('NFC');
      for (const spelling of ['ủy', 'uỷ'] as const)
        expect(spelled(spelled(text, spelling), spelling)).toBe(spelled(text, spelling));
    }),
  ));

test('what paper cannot carry is left out, the rest stays', () => {
  expect(printable('a\u0000b\u0007\ud800c\u202ed\u200f<😀>\r\ng\th\ufffe')).toBe('abcd<😀>\ng h');
  expect(printable('Chợ Lách'.normalize('NFD'))).toBe('Chợ Lách');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(/[^\P{C}\n\p{Cf}\p{Co}]/u);
    }),
  );
});

test('every text in plain data is changed, its shape is not', () =>
  expect(everyText({ a: 'x', b: [1, 'x', null, { c: 'x' }], d: true }, (text) => `${text}!`)).toEqual({
    a: 'x!',
    b: [1, 'x!', null, { c: 'x!' }],
    d: true,
  }));
