/** Where a tone stands in oa, oe, uy without a final consonant: on the first vowel (ủy, hòa) or on the main one (uỷ, hoà). */
export type Spelling = 'ủy' | 'uỷ';

const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].join('');
/** A whole rhyme at the end of a syllable: `quy` is not one, its u belongs to the q. */
const early = new RegExp(`(?<![qQ])(o|u)([${tones}])(?:(?<=o.)([ae])|(?<=u.)(y))(?![\\p{L}\\p{M}])`, 'giu');
const late = new RegExp(`(?<![qQ])(?:(o)([ae])|(u)(y))([${tones}])(?![\\p{L}\\p{M}])`, 'giu');

/**
 * The same text in the tenant's way of writing tones; names and figures stay as they are otherwise. NFC in, NFC out.
 * For paper only: what is stored keeps the writing of its author.
 */
export function spelled(text: string, spelling: Spelling): string {
  const parts = text.normalize('NFD');
  const moved =
    spelling === 'ủy'
      ? parts.replace(late, (_, o, ae, u, y, tone) => `${o ?? u}${tone}${ae ?? y}`)
      : parts.replace(early, (_, first, tone, ae, y) => `${first}${ae ?? y}${tone}`);
  return moved.normalize('NFC');
}

/**
 * Text as paper can carry it: composed, without the characters XML forbids, half surrogates, and the invisible marks
 * that turn the order of letters round. A tab is a space; a line's end stays.
 */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(
      /[^\P{C}\n\p{Cf}\p{Co}]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/gu,
      '',
    );

/** Every text inside plain data, changed; the data keeps its shape. */
export function everyText<T>(data: T, change: (text: string) => string): T {
  if (typeof data === 'string') return change(data) as T;
  if (Array.isArray(data)) return data.map((item) => everyText(item, change)) as T;
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, everyText(value, change)]),
  ) as T;
}
