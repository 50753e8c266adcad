import { isSyllable } from './syllable.ts';

/** Two ways of writing Vietnamese before Unicode, as they look when read as Unicode: TCVN 5712 (ABC) «Tæ nh©n d©n», VNI «Toå nhaân daân». */
export type OldScript = 'tcvn3' | 'vni';

/** From ¡ (U+00A1) to ÿ, one for one; a dot stands for what the table does not use. */
const tcvn3Table =
  'ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ.';
const tcvn3 = new Map(
  [...tcvn3Table].flatMap((letter, at) =>
    letter === '.' ? [] : [[String.fromCharCode(0xa1 + at), letter] as const],
  ),
);

/** The marks that VNI writes after a letter, and what they make of it. */
const vniMarks = {
  aá: 'ấ',
  aà: 'ầ',
  aå: 'ẩ',
  aã: 'ẫ',
  aä: 'ậ',
  aâ: 'â',
  aê: 'ă',
  aé: 'ắ',
  aè: 'ằ',
  aú: 'ẳ',
  aü: 'ẵ',
  aë: 'ặ',
  aù: 'á',
  aø: 'à',
  aû: 'ả',
  aõ: 'ã',
  aï: 'ạ',
  eá: 'ế',
  eà: 'ề',
  eå: 'ể',
  eã: 'ễ',
  eä: 'ệ',
  eâ: 'ê',
  eù: 'é',
  eø: 'è',
  eû: 'ẻ',
  eõ: 'ẽ',
  eï: 'ẹ',
  oá: 'ố',
  oà: 'ồ',
  oå: 'ổ',
  oã: 'ỗ',
  oä: 'ộ',
  oâ: 'ô',
  où: 'ó',
  oø: 'ò',
  oû: 'ỏ',
  oõ: 'õ',
  oï: 'ọ',
  ôù: 'ớ',
  ôø: 'ờ',
  ôû: 'ở',
  ôõ: 'ỡ',
  ôï: 'ợ',
  uù: 'ú',
  uø: 'ù',
  uû: 'ủ',
  uõ: 'ũ',
  uï: 'ụ',
  öù: 'ứ',
  öø: 'ừ',
  öû: 'ử',
  öõ: 'ữ',
  öï: 'ự',
  yù: 'ý',
  yø: 'ỳ',
  yû: 'ỷ',
  yõ: 'ỹ',
  ô: 'ơ',
  ö: 'ư',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
  ñ: 'đ',
};
const vni = new Map(
  Object.entries(vniMarks).flatMap(([old, letter]) => {
    const [first = '', ...rest] = old;
    const capital = first.toUpperCase();
    return [
      [old, letter],
      [capital + rest.join(''), letter.toUpperCase()],
      [old.toUpperCase(), letter.toUpperCase()],
    ] as const;
  }),
);

/** The text in Unicode (NFC). What the script has no letter for stays as it is. */
export function fromOld(script: OldScript, text: string): string {
  if (script === 'tcvn3') return fromTcvn3(text);
  let said = '';
  for (let at = 0; at < text.length; at++) {
    const pair = vni.get(text.slice(at, at + 2));
    const letter = text[at] as string;
    said += pair ?? vni.get(letter) ?? letter;
    if (pair !== undefined && text.length > at + 1) at++;
  }
  return said.normalize('NFC');
}

/**
 * TCVN3 has no capitals with tones: a font draws small letters as capitals. A word whose plain letters are capitals, two or
 * more, becomes capitals whole, and with it its neighbours of one capital where no small letter stands: «X· H¦NG L¸NG».
 */
function fromTcvn3(text: string): string {
  const words = text.match(latinWord) ?? [];
  const isLoud = (word: string) => /^[^a-z]*[A-Z][^a-z]*[A-Z][^a-z]*$/.test(word) && marked.test(word);
  const shouts = words.some(isLoud) && !/[a-z]/.test(text);
  return text.replace(latinWord, (word) => {
    const said = [...word].map((sign) => tcvn3.get(sign) ?? sign).join('');
    return isLoud(word) || (shouts && /[A-Z]/.test(word)) ? said.toUpperCase() : said;
  });
}
const latinWord = /[A-Za-z\u00a1-\u00ff]+/g;

/** What a word tells about how its text is written. `either`: good Vietnamese as it stands, and perhaps in an old script. */
type Told = 'unicode' | 'either' | OldScript | 'both' | 'other';

const oldWord = /[A-Za-z\u00a1-\u024f\u1ea0-\u1ef9\p{M}]+/gu;
const marked = /[^\0-\x7f]/;
/** Words with letters beyond ASCII; a sign alone, a measure («µm») or an ordinal («nº») is none. */
const wordsIn = (text: string): string[] =>
  marked.test(text)
    ? (text.match(oldWord) ?? []).filter(
        (word) => marked.test(word) && /[A-Za-z]/.test(word) && !word.startsWith('µ'),
      )
    : [];

function tell(word: string): Told {
  if (/[^\0-\xff]/.test(word)) return 'unicode';
  if (isSyllable(word)) return 'either';
  const [asTcvn3, asVni] = [fromOld('tcvn3', word), fromOld('vni', word)].map(isSyllable);
  return asTcvn3 && asVni ? 'both' : asTcvn3 ? 'tcvn3' : asVni ? 'vni' : 'other';
}

const known = new Map<string, Told>();
function told(word: string): Told {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size > 20_000) known.clear();
  const now = tell(word);
  known.set(word, now);
  return now;
}
const isOldWord = (word: string) => ['tcvn3', 'vni', 'both'].includes(told(word));

/** Whether a word of it is no Vietnamese as it stands, but would be in an old script: «Tæ», «nhaân». */
export const looksOld = (text: string): boolean => wordsIn(text).some(isOldWord);

/** A cell of a list, and where it stands. */
export interface SeenCell {
  line: number;
  column: number;
  cell: string;
}

/**
 * Hears the cells of a whole list, then says in which old script it is, if any. Sure: at least three different words are no
 * Vietnamese as they stand but are in that script, ten times as many as in the other, and few are neither.
 */
export class OldLetters {
  private readonly count: Record<Told, number> = {
    unicode: 0,
    either: 0,
    tcvn3: 0,
    vni: 0,
    both: 0,
    other: 0,
  };
  private readonly heard = new Set<string>();
  private first: SeenCell | null = null;
  private good = 0;

  hear(cell: string, line: number, column: number): void {
    if (!marked.test(cell)) return;
    for (const word of wordsIn(cell)) {
      if (this.heard.has(word)) continue;
      if (this.heard.size < 50_000) this.heard.add(word);
      const says = told(word);
      this.count[says]++;
      if (isSyllable(word)) this.good++;
      if (isOldWord(word)) this.first ??= { line, column, cell };
    }
  }

  /** Of the different words with marks it heard: the share that is good Vietnamese as it stands, or would be in the script. */
  share(as: 'unicode' | OldScript): number {
    const { unicode, either, tcvn3, vni, both, other } = this.count;
    const all = unicode + either + tcvn3 + vni + both + other;
    return (as === 'unicode' ? this.good : this.count[as] + both) / Math.max(1, all);
  }

  /** The script; `null`: none. */
  get script(): OldScript | null {
    const { tcvn3, vni, both, other } = this.count;
    const [script, sure, against] =
      tcvn3 >= vni ? (['tcvn3', tcvn3, vni] as const) : (['vni', vni, tcvn3] as const);
    return sure > 0 && sure + both >= 3 && sure >= against * 10 && other * 4 <= sure + both ? script : null;
  }

  /** The first cell that may be in an old script, where it is not sure of the whole list. */
  get perhaps(): SeenCell | null {
    return this.script === null ? this.first : null;
  }

  /**
   * The row in Unicode, and how many of its cells were changed. In a list of both, a cell that reads either way goes with its
   * row; `unclear` is the column of one that stands alone, or of one in which both are mixed; from 0.
   */
  convert(cells: readonly string[]): { cells: string[]; changed: number; unclear: number | null } {
    const { script } = this;
    const seen = cells.map((cell) => new Set(wordsIn(cell).map(told)));
    const old = seen.map((says) => says.has('tcvn3') || says.has('vni') || says.has('both'));
    const pure = this.count.unicode === 0;
    const rowIsOld = pure || (old.includes(true) && !seen.some((says) => says.has('unicode')));
    const rowIsNew = seen.some((says) => says.has('unicode')) && !old.includes(true);
    let changed = 0;
    let unclear: number | null = null;
    const converted = cells.map((cell, at) => {
      const says = seen[at] as Set<Told>;
      if (script === null || says.size === 0) return cell;
      if (says.has('unicode')) {
        if (old[at]) unclear ??= at;
        return cell;
      }
      if (!old[at] && says.has('either') && !rowIsOld && !rowIsNew) unclear ??= at;
      if (!old[at] && !rowIsOld) return cell;
      const said = fromOld(script, cell);
      if (said !== cell) changed++;
      return said;
    });
    return { cells: converted, changed, unclear };
  }
}
