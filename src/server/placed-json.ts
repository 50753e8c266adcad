/** A JSON value that knows where it stands, counted from 1, so that a person can be told what to change. */
export type Placed = { readonly line: number; readonly column: number } & (
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'array'; readonly items: readonly Placed[] }
  | { readonly kind: 'plain'; readonly value: string | number | boolean | null }
);
export type Member = {
  readonly key: string;
  readonly line: number;
  readonly column: number;
  readonly value: Placed;
};

/** The text is no JSON, from this place on. */
export class NotJson extends Error {
  readonly line: number;
  readonly column: number;
  constructor({ line, column }: { line: number; column: number }) {
    super(`not JSON at line ${line}, column ${column}`);
    this.line = line;
    this.column = column;
  }
}

/** Reads JSON (RFC 8259), a BOM before it allowed, at most 64 levels deep. @throws NotJson */
export function parsePlaced(text: string): Placed {
  const reader = new Reader(text.replace(/^\ufeff/, ''));
  const value = reader.value(0);
  reader.end();
  return value;
}

const deepest = 64;
const plain =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

class Reader {
  private at = 0;
  private known = 0;
  private line = 1;
  private lineStart = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  value(depth: number): Placed {
    this.skip();
    const place = this.place();
    if (depth > deepest) throw new NotJson(place);
    if (this.takes('{'))
      return { ...place, kind: 'object', members: this.list('}', () => this.member(depth)) };
    if (this.takes('['))
      return { ...place, kind: 'array', items: this.list(']', () => this.value(depth + 1)) };
    return { ...place, kind: 'plain', value: this.plain() };
  }

  end(): void {
    this.skip();
    if (this.at < this.text.length) throw new NotJson(this.place());
  }

  private member(depth: number): Member {
    this.skip();
    const place = this.place();
    const key = this.plain();
    if (typeof key !== 'string') throw new NotJson(place);
    this.expect(':');
    return { key, ...place, value: this.value(depth + 1) };
  }

  private list<Item>(close: string, next: () => Item): Item[] {
    const items: Item[] = [];
    this.skip();
    if (this.takes(close)) return items;
    do {
      items.push(next());
      this.skip();
    } while (this.takes(','));
    this.expect(close);
    return items;
  }

  private plain(): string | number | boolean | null {
    plain.lastIndex = this.at;
    const found = plain.exec(this.text)?.[0];
    if (found === undefined) throw new NotJson(this.place());
    this.at += found.length;
    return JSON.parse(found);
  }

  private expect(sign: string): void {
    this.skip();
    if (!this.takes(sign)) throw new NotJson(this.place());
  }

  private takes(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private skip(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at++;
  }

  /** Walks on from where it was asked last: a list of many locks is read in one go. */
  private place() {
    for (; this.known < this.at; this.known++) {
      if (this.text[this.known] !== '\n') continue;
      this.line++;
      this.lineStart = this.known + 1;
    }
    return { line: this.line, column: this.at - this.lineStart + 1 };
  }
}
