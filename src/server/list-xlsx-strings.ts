import { listProblem } from './list-problem.ts';
import type { XmlTaker } from './xml-pieces.ts';

/** Control signs are written `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Gathers the text of one string: its runs, not what tells how it is spoken. */
export class Runs {
  text = '';
  private spoken = 0;
  private within = false;
  open(name: string): void {
    if (name === 'rPh') this.spoken++;
    if (name === 't') this.within = this.spoken === 0;
  }
  take(text: string): void {
    if (this.within) this.text += text;
  }
  close(name: string): void {
    if (name === 'rPh') this.spoken--;
    if (name === 't') this.within = false;
  }
}

/** Reads `sharedStrings.xml`. */
export class SharedStrings implements XmlTaker {
  readonly strings: string[] = [];
  private length = 0;
  private runs = new Runs();
  private readonly most: number;
  /** So many characters in all. */
  constructor(most: number) {
    this.most = most;
  }
  open(name: string): void {
    if (name === 'si') this.runs = new Runs();
    else this.runs.open(name);
  }
  text(text: string): void {
    this.runs.take(text);
  }
  close(name: string): void {
    this.runs.close(name);
    if (name !== 'si') return;
    this.length += this.runs.text.length;
    if (this.length > this.most) throw listProblem.tooMuchText({ most: this.most });
    this.strings.push(unescaped(this.runs.text));
  }
}
