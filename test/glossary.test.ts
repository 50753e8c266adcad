import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allTerms, glossary, merged, twofold } from '../src/main/glossary.ts';

test('GLOSSARY.md is what the words of the code say; mend with `npm run generate`', async () =>
  expect(readFileSync('GLOSSARY.md', 'utf8')).toBe(await glossary()));

test('every word is said in Vietnamese and in English', async () => {
  const terms = await allTerms();
  expect(terms.length).toBeGreaterThan(150);
  const half = terms.filter(({ vi, en }) =>
    [vi, en].some((said) => said.trim() === '' || said !== said.normalize('NFC')),
  );
  expect(half).toEqual([]);
});

test('no Vietnamese term has two English words', async () => expect(twofold(await allTerms())).toEqual([]));

test('two words for one term would be found, whatever their letters', () => {
  const lệHọp = { vi: 'Lệ họp', en: 'meeting day' };
  expect(twofold([lệHọp, { vi: 'lệ  họp', en: 'Meeting day' }])).toEqual([]);
  expect(twofold([lệHọp, { vi: 'lệ họp', en: 'gathering' }])).toEqual(['lệ họp: meeting day / gathering']);
});

test('terms said alike are one line with both places, in the order of the alphabet', () => {
  const lines = merged([
    { vi: 'tổ', en: 'group', code: 'b.ts: B' },
    { vi: 'ấp', en: 'hamlet' },
    { vi: 'Tổ', en: 'group', means: 'nhóm hộ', code: 'a.ts: A' },
  ]);
  expect(lines).toEqual([
    { vi: 'ấp', en: 'hamlet' },
    { vi: 'tổ', en: 'group', means: 'nhóm hộ', code: 'b.ts: B; a.ts: A' },
  ]);
});
