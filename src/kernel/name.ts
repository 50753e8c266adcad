/**
 * Three keys of a Vietnamese name, the same in PostgreSQL (`COLLATE "C"`), on the phone and in a spreadsheet.
 * Cost: linear in the name's length. Oracle of the order: `Intl.Collator('vi', { numeric: true })`.
 */
const letters = 'a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z'.split(' ');
const letterCode = new Map(letters.map((letter, at) => [letter, String.fromCharCode(0x41 + at)]));
/** Huyền, hỏi, ngã, sắc, nặng: the order of the dictionary. */
const toneCode: Record<string, string> = {
  '\u0300': '1',
  '\u0309': '2',
  '\u0303': '3',
  '\u0301': '4',
  '\u0323': '5',
};

/** Sorts as text, byte by byte: letters first, then tones, then capitals; Tổ 2 before Tổ 10. All ASCII. */
export function sortKey(name: string): string {
  let base = '';
  let tones = '';
  let cases = '';
  for (const part of clean(name).match(/\d+|\P{Nd}/gu) ?? []) {
    if (/^\d/.test(part)) {
      const digits = part.replace(/^0+(?=\d)/, '');
      base += String.fromCharCode(0x23 + Math.min(digits.length, 10)) + digits;
      tones += '0';
      cases += '0';
      continue;
    }
    const [letter, tone] = untoned(part);
    const low = letter.toLowerCase();
    base += letterCode.get(low) ?? (/\s/.test(part) ? ' ' : '!');
    tones += tone;
    cases += letter === low ? '0' : '1';
  }
  return `${base}\u0001${tones}\u0001${cases}`;
}

/**
 * What a search compares: no marks, small letters, single spaces. «Chợ  Lách» and «cho lach» are one, and so are «Tổ 07», «to 7» and
 * «to7»: a number stands by itself, without noughts before it.
 */
export const searchKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})(?=\d)/gu, '$1 ')
    .replace(/(?<![\p{L}\p{N}])0+(?=\d)/gu, '')
    .trim();

/** Tells names apart by letters and marks, not by where a tone is written: Hoà is Hòa, Hoa is not. */
export const identityKey = (name: string): string =>
  clean(name)
    .toLowerCase()
    .split(' ')
    .map((word) => {
      let tones = '';
      let rest = '';
      for (const mark of word.normalize('NFD')) {
        if (toneCode[mark]) tones += mark;
        else rest += mark;
      }
      return rest.normalize('NFC') + tones;
    })
    .join(' ');

/** The words of what was typed that a mark could tell apart; numbers and signs are not of them. */
export const markedWords = (typed: string): string[] =>
  identityKey(typed)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word));

/**
 * Of things found by a search, those first whose name bears the marks as they were typed: «hòa lộc» puts Hòa Lộc before
 * Hoa Lộc. Among equals the order stays.
 */
export function markedFirst<Thing>(
  found: readonly Thing[],
  nameOf: (thing: Thing) => string,
  typed: string,
): Thing[] {
  const words = markedWords(typed);
  if (words.length === 0) return [...found];
  const counted = found.map((thing) => {
    const name = ` ${identityKey(nameOf(thing))}`;
    return { thing, count: words.filter((word) => name.includes(` ${word}`)).length };
  });
  return counted.sort((a, b) => b.count - a.count).map(({ thing }) => thing);
}

/** Of a person: given name, then family name, then what stands between («Trần Thị An» before «Nguyễn Thị Ánh»). */
export function personSortKey(name: string): string {
  const words = clean(name).split(' ');
  const given = words.pop() ?? '';
  return [given, words.shift() ?? '', words.join(' ')].map(sortKey).join('\u0002');
}

/** What no one sees: control signs, zero-width signs, marks of direction. */
const unseen = /[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;
const untidy = /[^\x21-\x7e\u00c0-\u024f\u1ea0-\u1ef9]/;

/** Composed (NFC), single spaces, a line break being a space, no ends, nothing unseen but soft hyphens. */
export const tidy = (text: string): string =>
  untidy.test(text)
    ? text.replace(/\s+/gu, ' ').replace(unseen, '').normalize('NFC').replace(/ {2,}/g, ' ').trim()
    : text;

/**
 * As it is stored: tidy, without soft hyphens, and with Đ for the Icelandic Ð that keyboards of old gave; both are other letters in the
 * old TCVN3.
 */
export const clean = (text: string): string =>
  /[\u00adÐðƉɖ]/.test(text)
    ? tidy(text.replaceAll('\u00ad', '').replace(/[ÐƉ]/g, 'Đ').replace(/[ðɖ]/g, 'đ'))
    : tidy(text);

function untoned(letter: string): [letter: string, tone: string] {
  let tone = '0';
  let rest = '';
  for (const mark of letter.normalize('NFD')) {
    if (toneCode[mark]) tone = toneCode[mark];
    else rest += mark;
  }
  return [rest.normalize('NFC'), tone];
}
