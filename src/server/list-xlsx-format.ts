import { attribute, type XmlTaker } from './xml-pieces.ts';

/** How a number is shown by its cell's style: as it is, as a day, as a time of day, or with zeros before it up to a width. */
export type Shown = 'number' | 'day' | 'time' | { readonly zeros: number };

/** Formats that every spreadsheet knows by number and does not write down. */
const builtIn = (id: number): Shown =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
    ? 'day'
    : (id >= 18 && id <= 21) || (id >= 45 && id <= 47)
      ? 'time'
      : 'number';

function shownBy(format: string): Shown {
  const code = (format.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*./g, '');
  const zeros = /^0{2,}$/.exec(code)?.[0];
  if (zeros) return { zeros: zeros.length };
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return 'time';
  const signs = code.replace(/\[[^\]]*\]/g, '');
  if (/general|[#0?@]/i.test(signs)) return 'number';
  return /[yd]/i.test(signs) ? 'day' : /[hs]/i.test(signs) ? 'time' : /m/i.test(signs) ? 'day' : 'number';
}

/** Reads `styles.xml`: for each style of a cell, how it shows a number. */
export class Styles implements XmlTaker {
  readonly shown: Shown[] = [];
  private readonly own = new Map<number, Shown>();
  private inCells = false;

  open(name: string, tag: string): void {
    if (name === 'cellXfs') this.inCells = true;
    if (name === 'numFmt')
      this.own.set(Number(attribute(tag, 'numFmtId')), shownBy(attribute(tag, 'formatCode') ?? ''));
    if (name !== 'xf' || !this.inCells) return;
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    this.shown.push(this.own.get(id) ?? builtIn(id));
  }
  text(): void {}
  close(name: string): void {
    if (name === 'cellXfs') this.inCells = false;
  }
}

const dayLength = 86_400_000;

/** A number as the sheet shows it; null for what is no number. Days as YYYY-MM-DD; those from 1904 on where the book counts so. */
export function shownNumber(stored: string, shown: Shown, from1904: boolean): string | null {
  const number = Number(stored);
  if (shown === 'number' && stored.length < 15 && String(number) === stored && Number.isFinite(number))
    return stored;
  if (stored.trim() === '' || !Number.isFinite(number)) return null;
  if (shown === 'time' && number < 1)
    return new Date(Math.round(number * 86_400) * 1000).toISOString().slice(11, 16);
  if (shown === 'day' || shown === 'time') {
    // Day 60 of 1900 is a 29 February that never was; days before it stand one further on.
    const days = Math.floor(number) + (from1904 ? 1462 : 0);
    const at = Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * dayLength;
    if (days > 0 && days < 2_958_466) return new Date(at).toISOString().slice(0, 10);
  }
  const plain = String(Number(number.toPrecision(15)));
  return typeof shown === 'object' && /^\d+$/.test(plain) ? plain.padStart(shown.zeros, '0') : plain;
}
