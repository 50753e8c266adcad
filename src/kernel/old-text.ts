import { fromOld, type OldScript } from './old-letters.ts';
import { isSyllable } from './syllable.ts';

/** What a word tells about how its text is written. `either`: good Vietnamese as it stands, and perhaps in an old script. */
type Told = 'unicode' | 'either' | OldScript | 'both' | 'other';

const marked = /[^\0-\x7f]/;
const isPlain = (code: number) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
const isMarked = (code: number) =>
  (code >= 0xa1 && code <= 0x24f) || (code >= 0x300 && code <= 0x36f) || (code >= 0x1ea0 && code <= 0x1ef9);
const longest = 16;

/** Words with letters beyond ASCII; a sign alone, a measure («µm») or what is too long for a syllable is none. */
function wordsIn(text: string): string[] {
  const words: string[] = [];
  let [from, plain, signs] = [0, 0, 0];
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (isPlain(code)) plain++;
    else if (isMarked(code)) signs++;
    else {
      if (signs > 0 && plain > 0 && at - from <= longest && text[from] !== 'µ')
        words.push(text.slice(from, at));
      [from, plain, signs] = [at + 1, 0, 0];
    }
  }
  return words;
}

/** Words of headings and names that are Unicode beyond doubt: what TCVN3 would make of them is in no list. */
const surelyUnicode = /^(?:[Tt]ên|[Mm]ã|[Xx]ã|[Cc]hú)$/;

function tell(one: string): Told {
  if (/[^\0-\xff]/.test(one) || surelyUnicode.test(one)) return 'unicode';
  if (isSyllable(one.replace(/[Ðð]/, 'đ'))) return 'either';
  const [asTcvn3, asVni] = [fromOld('tcvn3', one), fromOld('vni', one)].map(isSyllable);
  return asTcvn3 && asVni ? 'both' : asTcvn3 ? 'tcvn3' : asVni ? 'vni' : 'other';
}

const known = new Map<string, Told>();
function told(one: string): Told {
  const before = known.get(one);
  if (before !== undefined) return before;
  if (known.size > 20_000) known.clear();
  const now = tell(one);
  known.set(one, now);
  return now;
}
const isOld = (says: Told) => says === 'tcvn3' || says === 'vni' || says === 'both';

/** Whether a word of it is no Vietnamese as it stands, but would be in an old script: «Tæ», «nhaân». */
export const looksOld = (text: string): boolean => wordsIn(text).some((one) => isOld(told(one)));

/** What a cell is in: Unicode, an old script, both (`mixed`), either as it may be, no word of it tells (`dumb`); null: all ASCII. */
type Written = 'new' | 'old' | 'mixed' | 'either' | 'dumb' | null;
const writtenIn = (cell: string): Written => (marked.test(cell) ? written(wordsIn(cell)) : null);
function written(words: readonly string[]): Written {
  const says = words.map(told);
  const [asNew, asOld] = [says.includes('unicode'), says.some(isOld)];
  if (asNew || asOld) return asNew && asOld ? 'mixed' : asNew ? 'new' : 'old';
  return says.includes('either') ? 'either' : 'dumb';
}

/** A cell of a list, and where it stands, counted from 1. */
export interface SeenCell {
  line: number;
  column: number;
  cell: string;
}

/**
 * Hears the cells of a whole list, then says in which old script it is, if any. Sure: at least three different words are no
 * Vietnamese as they stand but are in that script, ten times as many as in the other, and few are neither.
 */
export class OldText {
  private readonly count: Record<Told, number> = {
    ...{ unicode: 0, either: 0, tcvn3: 0, vni: 0, both: 0, other: 0 },
  };
  private readonly columns = new Map<number, { old: number; new: number }>();
  private readonly heard = new Set<string>();
  private first: SeenCell | null = null;
  private good = 0;

  hear(cell: string, line: number, column: number): void {
    if (!marked.test(cell)) return;
    const words = wordsIn(cell);
    const as = written(words);
    if (as === 'old' || as === 'new') {
      const all = this.columns.get(column) ?? { old: 0, new: 0 };
      all[as]++;
      this.columns.set(column, all);
    }
    if (as === 'old' || as === 'mixed') this.first ??= { line, column, cell };
    for (const one of words) {
      if (this.heard.has(one) || this.heard.size > 50_000) continue;
      this.heard.add(one);
      this.count[told(one)]++;
      if (isSyllable(one)) this.good++;
    }
  }

  /** Of the different words with marks it heard: the share that is good Vietnamese as it stands, or would be in the script. */
  share(as: 'unicode' | OldScript): number {
    const all = Object.values(this.count).reduce((sum, count) => sum + count, 0);
    return (as === 'unicode' ? this.good : this.count[as] + this.count.both) / Math.max(1, all);
  }

  /** The script; `null`: none. */
  get script(): OldScript | null {
    const { tcvn3, vni, both, other } = this.count;
    const script = tcvn3 >= vni ? 'tcvn3' : 'vni';
    const [sure, against] = [Math.max(tcvn3, vni), Math.min(tcvn3, vni)];
    return sure > 0 && sure + both >= 3 && sure >= against * 10 && other * 4 <= sure + both ? script : null;
  }

  /** The first cell that may be in an old script, where it is not sure of the whole list. */
  get perhaps(): SeenCell | null {
    return this.script === null ? this.first : null;
  }

  /**
   * The row in Unicode, and how many of its cells were changed. In a list that is partly Unicode, a cell that reads either way
   * goes with its row, else with its column; `unclear` is the column, from 0, of one that goes with neither or holds both.
   */
  convert(cells: readonly string[]): { cells: string[]; changed: number; unclear: number | null } {
    const { script } = this;
    const all = cells.map(writtenIn);
    const row = { old: all.includes('old'), new: all.includes('new') };
    const is = all.map((one, at) =>
      one === 'either' || one === 'dumb' ? this.decided(one, row, at + 1) : one,
    );
    const unclear = is.findIndex((one) => one === 'mixed' || one === 'either');
    const converted = cells.map((cell, at) =>
      script !== null && is[at] === 'old' ? fromOld(script, cell) : cell,
    );
    const changed = converted.filter((cell, at) => cell !== cells[at]).length;
    return { cells: converted, changed, unclear: script === null || unclear === -1 ? null : unclear };
  }

  /** One cell of a column may be its heading. */
  private decided(one: Written, row: { old: boolean; new: boolean }, column: number): Written {
    if (this.count.unicode === 0) return 'old';
    if (row.old !== row.new) return row.old ? 'old' : 'new';
    const all = this.columns.get(column) ?? { old: 0, new: 0 };
    if (all.old > 1 && all.old > (all.new - 1) * 10) return 'old';
    return all.new > all.old * 10 ? 'new' : one;
  }
}
