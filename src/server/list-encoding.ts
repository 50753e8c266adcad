import { isUtf8 } from 'node:buffer';
import { OldText } from '../kernel/old-text.ts';
import { listProblem } from './list-problem.ts';

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1258';

/** How to read a file's bytes as text. `encoding` is null for letters before Unicode, one byte each. */
export interface Reading {
  readonly label: string;
  /** Bytes before the text: the mark of its encoding. */
  readonly skip: number;
  readonly encoding: Encoding | null;
}

/**
 * Told by the mark at its beginning, else by its bytes: UTF-8, UTF-16, and where `eightBit` is asked for Windows-1258 or an old
 * script. @throws Problem `encoding` or `notText`, with the line
 */
export function readingOf(bytes: Uint8Array, eightBit: boolean): Reading {
  const utf16 = utf16Of(bytes);
  if (utf16) return { ...utf16, encoding: 'utf-16' };
  const nul = bytes.indexOf(0);
  if (nul !== -1) throw listProblem.notText(placeOf(bytes, nul));
  const skip = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (isUtf8(bytes)) return { label: 'utf-8', skip, encoding: 'utf-8' };
  const read = skip === 0 && eightBit ? eightBitOf(bytes) : null;
  if (read === null) throw listProblem.encoding(placeOf(bytes, firstNotUtf8(bytes)));
  return read;
}

const pieceBytes = 128 * 1024;

/** The text, piece by piece. @throws Problem `encoding` */
export function* textOf(bytes: Uint8Array, { label, skip }: Reading): Generator<string> {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  for (let from = skip; from < bytes.length; from += pieceBytes) {
    const stream = from + pieceBytes < bytes.length;
    let piece: string;
    try {
      piece = decoder.decode(bytes.subarray(from, from + pieceBytes), { stream });
    } catch {
      throw listProblem.encoding(placeOf(bytes, from));
    }
    yield piece;
  }
}

/** The same in one piece. @throws Problem `encoding` */
export function wholeText(bytes: Uint8Array, { label, skip }: Reading): string {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(skip));
  } catch {
    throw listProblem.encoding({ line: 1, column: 1 });
  }
}

function utf16Of(bytes: Uint8Array): { label: string; skip: number } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', skip: 2 };
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd > sample.length / 5) return { label: 'utf-16le', skip: 0 };
  if (odd === 0 && even > sample.length / 5) return { label: 'utf-16be', skip: 0 };
  return null;
}

/** One byte a letter: what makes more of its words Vietnamese, if that is most of them. */
function eightBitOf(bytes: Uint8Array): Reading | null {
  const sample = markedLines(bytes);
  const heard = (label: string) => {
    const words = new OldText();
    words.hear(new TextDecoder(label).decode(sample), 1, 1);
    return words;
  };
  const latin = heard('windows-1252');
  const modern = heard('windows-1258').share('unicode');
  const { script } = latin;
  if (script !== null && latin.share(script) > modern)
    return { label: 'windows-1252', skip: 0, encoding: null };
  if (modern >= 0.6) return { label: 'windows-1258', skip: 0, encoding: 'windows-1258' };
  return null;
}

/** The first lines with letters beyond ASCII, up to so many bytes. */
function markedLines(bytes: Uint8Array): Uint8Array {
  const most = 256 * 1024;
  const lines: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; at < bytes.length && length < most; at++) {
    if ((bytes[at] as number) < 0x80) continue;
    const from = bytes.lastIndexOf(0x0a, at) + 1;
    const end = bytes.indexOf(0x0a, at);
    const until = Math.min(end === -1 ? bytes.length : end + 1, Math.max(from, at - 64) + 4096);
    lines.push(bytes.subarray(Math.max(from, at - 64), until));
    length += (lines.at(-1) as Uint8Array).length;
    at = until - 1;
  }
  return Buffer.concat(lines);
}

function firstNotUtf8(bytes: Uint8Array): number {
  for (let from = 0; from < bytes.length; ) {
    const until = bytes.indexOf(0x0a, from) + 1 || bytes.length;
    if (!isUtf8(bytes.subarray(from, until))) return from;
    from = until;
  }
  return 0;
}

function placeOf(bytes: Uint8Array, at: number): { line: number; column: number } {
  let line = 1;
  for (let from = bytes.indexOf(0x0a); from !== -1 && from < at; from = bytes.indexOf(0x0a, from + 1)) line++;
  return { line, column: 1 };
}
