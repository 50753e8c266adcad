import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean, identityKey, personSortKey, searchKey, sortKey } from './name.ts';

const collator = new Intl.Collator('vi', { numeric: true });
const bytewise = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (names: string[], key: (name: string) => string) =>
  [...names].sort((a, b) => bytewise(key(a), key(b)));

test('groups stand in the order people count them', () => {
  const names = ['Tổ 10', 'Tổ 2', 'Ấp Đông', 'Ấp Dương', 'Ấp 2', 'Ấp 10', 'Tổ 1'];
  expect(sorted(names, sortKey)).toEqual(['Ấp 2', 'Ấp 10', 'Ấp Dương', 'Ấp Đông', 'Tổ 1', 'Tổ 2', 'Tổ 10']);
});

test('people stand by given name, then family name', () =>
  expect(sorted(['Nguyễn Thị Ánh', 'Lê Ân', 'Trần Thị An', 'Nguyễn Văn An'], personSortKey)).toEqual([
    'Nguyễn Văn An',
    'Trần Thị An',
    'Nguyễn Thị Ánh',
    'Lê Ân',
  ]));

test('made names sort as the collator sorts them', () => {
  const word = fc.constantFrom(
    'Hoa',
    'Hòa',
    'Hóa',
    'Lộc',
    'Long',
    'Đông',
    'Dương',
    'Ấp',
    'Tổ',
    '2',
    '10',
    '07',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(name, name, (a, b) => {
      const ours = bytewise(sortKey(a), sortKey(b));
      expect(Math.sign(collator.compare(a, b))).toBe(ours);
    }),
  );
});

test('a search finds a name however it is typed', () => {
  for (const typed of ['cho lach', 'chợ lách', 'Chợ Lách'.normalize('NFD'), 'CHO  LACH'])
    expect(searchKey(typed)).toBe('cho lach');
});

test('a tone written elsewhere is the same name, another letter is not', () => {
  expect(identityKey('Hoà  Lộc')).toBe(identityKey('Hòa Lộc'));
  expect(identityKey('Hoa Lộc')).not.toBe(identityKey('Hòa Lộc'));
});

test('what no one sees is not stored, nor a letter that only looks like Đ', () => {
  expect(clean(' Ðông\u00a0\u200b Hòa\u00ad\r\n'.normalize('NFD'))).toBe('Đông Hòa');
  expect(clean('Tổ\u00071\ufeff')).toBe('Tổ1');
  expect(searchKey('Ðông')).toBe('dong');
});
