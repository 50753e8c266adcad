import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asMeant, disarmed } from './formula.ts';

test('what a spreadsheet would reckon gets an apostrophe, and only that', () => {
  const armed = {
    '=1+1': "'=1+1",
    '  +84': "'  +84",
    '-5': "'-5",
    '@SUM(A1)': "'@SUM(A1)",
    '＝1': "'＝1",
    '\tx': "'\tx",
    '\rx': "'\rx",
    '\nx': "'\nx",
    "'=1": "''=1",
    'a;=1': "a;'=1",
    'a, =1': "a,' =1",
    'việc:\n- họp\n- bàn': "việc:\n'- họp\n'- bàn",
    '\u00a0=1': "'\u00a0=1",
  };
  for (const [text, safe] of Object.entries(armed)) {
    expect(disarmed(text)).toBe(safe);
    expect(asMeant(safe)).toBe(text);
  }
  for (const text of ['', 'Tổ 07', '2016-09-26', 'a-b', "'tên'", "Y'a, 'b'", 'a = b', '3 * -1'])
    expect([disarmed(text), asMeant(text)]).toEqual([text, text]);
});

const nasty = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠\'" \u00a0,;\t\r\na1'), maxLength: 12 });

test('every text comes back as it was, and no cell begins a formula, wherever it is parted', () =>
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
      expect(asMeant(disarmed(text))).toBe(text);
      for (const cell of disarmed(text).split(/[,;\t\r\n]/)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      expect(disarmed(text)).not.toMatch(/^[\t\r\n]/);
    }),
    { numRuns: 2000 },
  ));
