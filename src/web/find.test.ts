import { expect, test } from 'vitest';
import { find } from './find.ts';

const places = ['Tổ 1 Ấp 7', 'Tổ 07 Ấp 1', 'Tổ 17 Ấp 1', 'Tổ 70 Ấp 1', 'Chợ Lách', 'Cán bộ 01 Mỹ Phú'];
const check = (asked: string, exact: string[], near: string[] = []) =>
  expect(find(places, (place) => place, asked)).toEqual({ exact, near });

test('tone marks and capitals may be left out', () => check('cho lach', ['Chợ Lách']));
test('or written', () => check('Chợ', ['Chợ Lách']));
test('a number belongs to the word before it', () => check('to 7 ap 1', ['Tổ 07 Ấp 1'], ['Tổ 70 Ấp 1']));
test('in any order of the phrases', () => check('ap 1 to 7', ['Tổ 07 Ấp 1'], ['Tổ 70 Ấp 1']));
test('a nought before it does not matter, nor does a space', () => {
  check('to 07', ['Tổ 07 Ấp 1'], ['Tổ 70 Ấp 1']);
  check('to7', ['Tổ 07 Ấp 1'], ['Tổ 70 Ấp 1']);
});
test('words before a number are looked for as well', () => check('can bo 1 my', ['Cán bộ 01 Mỹ Phú']));
test('a word in the middle of another is not found', () => check('ach', []));
test('names with the marks that were typed come first, the others stay', () => {
  const names = ['Hoa Lộc', 'Hóa Lộc', 'Hòa Lộc', 'Hoà Lộc Tây'];
  const found = (asked: string) => find(names, (name) => name, asked).exact;
  expect(found('hòa lộc')).toEqual(['Hòa Lộc', 'Hoà Lộc Tây', 'Hoa Lộc', 'Hóa Lộc']);
  expect(found('Hoà'.normalize('NFD'))).toEqual(['Hòa Lộc', 'Hoà Lộc Tây', 'Hoa Lộc', 'Hóa Lộc']);
  expect(found('hoa loc')).toEqual(names);
});
test('nothing asked is everything', () => check(' ', places));
