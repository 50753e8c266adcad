/** What stands in an XML text, in order. Names without their prefix; an element that closes itself opens and closes. */
export interface XmlTaker {
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

/** The text is no XML as a spreadsheet writes it. */
export class NotXml extends Error {}

const longestTag = 64 * 1024;
const longestText = 256 * 1024;

/**
 * Reads XML that comes in pieces, holding no more of it than one tag or text. Document types and entities of their own, in which
 * a small file hides a huge one, are refused. @throws NotXml
 */
export class XmlPieces {
  private rest = '';
  private readonly open: string[] = [];
  private readonly taker: XmlTaker;
  constructor(taker: XmlTaker) {
    this.taker = taker;
  }

  push(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag === -1) {
        if (text.length - at > longestText) throw new NotXml('text too long');
        break;
      }
      if (tag > at) {
        if (tag - at > longestText) throw new NotXml('text too long');
        this.taker.text(decoded(text.slice(at, tag)));
        at = tag;
      }
      const until = this.tag(text, tag);
      if (until === null) {
        if (text.length - tag > longestText) throw new NotXml('tag too long');
        break;
      }
      at = until;
    }
    this.rest = text.slice(at);
  }

  end(): void {
    if (this.open.length > 0 || this.rest.trim() !== '') throw new NotXml('ends too early');
  }

  /** Takes what begins with `<` and says where it ends; null where its end has not come yet. */
  private tag(text: string, from: number): number | null {
    if (from + 9 > text.length && !text.includes('>', from)) return null;
    const sign = text[from + 1];
    if (sign === '?') return after(text, '?>', from);
    if (sign === '!') return this.declared(text, from);
    const end = tagEnd(text, from + 1);
    if (end === -1) return null;
    if (end - from > longestTag) throw new NotXml('tag too long');
    this.element(text.slice(from + 1, end));
    return end + 1;
  }

  private declared(text: string, from: number): number | null {
    if (text.startsWith('<!--', from)) return after(text, '-->', from);
    if (!text.startsWith('<![CDATA[', from)) throw new NotXml('document type');
    const until = after(text, ']]>', from);
    if (until !== null) this.taker.text(text.slice(from + 9, until - 3));
    return until;
  }

  private element(inside: string): void {
    if (inside[0] === '/') {
      const name = bare(inside.slice(1).trimEnd());
      if (this.open.pop() !== name) throw new NotXml('elements cross');
      this.taker.close(name);
      return;
    }
    const whole = inside.endsWith('/');
    const name = bare(nameOf(inside));
    if (name === '') throw new NotXml('no name');
    this.taker.open(name, inside);
    if (whole) this.taker.close(name);
    else if (this.open.push(name) > 64) throw new NotXml('too deep');
  }
}

/** What stands before the first blank. */
function nameOf(inside: string): string {
  for (let at = 0; at < inside.length; at++) {
    const code = inside.charCodeAt(at);
    if (code <= 0x20 || code === 0x2f) return inside.slice(0, at);
  }
  return inside;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

function after(text: string, mark: string, from: number): number | null {
  const at = text.indexOf(mark, from);
  return at === -1 ? null : at + mark.length;
}

/** The `>` that is in no quotes. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (quote !== 0) {
      if (sign === quote) quote = 0;
    } else if (sign === 0x22 || sign === 0x27) quote = sign;
    else if (sign === 0x3e) return at;
  }
  return -1;
}

/** An attribute of a tag by its name without a prefix, or as it is written (`r:id`). */
export function attribute(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(name); at !== -1; at = tag.indexOf(name, at + 1)) {
    if (!/\s/.test(tag[at - 1] ?? '')) continue;
    const quote = tag[at + name.length + 1];
    if (tag[at + name.length] !== '=' || (quote !== '"' && quote !== "'")) continue;
    const from = at + name.length + 2;
    const until = tag.indexOf(quote, from);
    if (until !== -1) return decoded(tag.slice(from, until));
  }
  return undefined;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** @throws NotXml for an entity of its own */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));|&/gi, (_, hex, decimal, name) => {
    if (name !== undefined && Object.hasOwn(named, name)) return named[name] as string;
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : -1;
    if (code < 0 || code > 0x10ffff) throw new NotXml('unknown entity');
    return String.fromCodePoint(code);
  });
}
