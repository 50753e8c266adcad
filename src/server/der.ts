/**
 * ASN.1 in DER, as much of it as a certificate needs (X.690). Every function gives the whole element: tag, length, content.
 * Node reads certificates and signs, but does not write them; this is all that is missing, so we bring no library for it.
 */
import net from 'node:net';

const element = (tag: number, content: Buffer) =>
  Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);

/** Below 128 one byte; from there on the number of length bytes, then they. */
function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...parts: Buffer[]) => element(0x30, Buffer.concat(parts));
export const set = (...parts: Buffer[]) => element(0x31, Buffer.concat(parts));
export const octets = (content: Buffer) => element(0x04, content);
export const text = (content: string) => element(0x0c, Buffer.from(content, 'utf8'));
export const yes = element(0x01, Buffer.from([0xff]));

/** A whole number ≥ 0 from its bytes: no leading zeros but the one that keeps it from reading as negative. */
export function integer(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = first < 0 ? Buffer.from([0]) : bytes.subarray(first);
  return element(0x02, (short[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short);
}

/** Bits in whole bytes, `unused` of the last one not counting. */
export const bits = (content: Buffer, unused = 0) =>
  element(0x03, Buffer.concat([Buffer.from([unused]), content]));

/** `1.2.840.10045.4.3.2`: the first two numbers share a byte, each later one takes 7 bits a byte. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(number: number): number[] {
  const low = [number & 0x7f];
  for (let left = number >>> 7; left > 0; left >>>= 7) low.unshift((left & 0x7f) | 0x80);
  return low;
}

/** To the second, in UTC; with two digits of the year until 2049, as RFC 5280 §4.1.2.5 wants it. */
export function time(date: Date): Buffer {
  const digits = date
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
  const isShort = date.getUTCFullYear() < 2050;
  return element(isShort ? 0x17 : 0x18, Buffer.from(isShort ? digits.slice(2) : digits));
}

/** `[number]` around whole elements. */
export const tagged = (number: number, ...parts: Buffer[]) => element(0xa0 | number, Buffer.concat(parts));

/** `[number]` in place of an element's own tag. */
export const retagged = (number: number, content: Buffer) => element(0x80 | number, content);

/** The 4 or 16 bytes of an IP address. */
export function ipBytes(address: string): Buffer {
  if (net.isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const { hostname } = new URL(`http://[${address}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const before = groups(head);
  const after = groups(tail);
  const zeros = tail === undefined ? [] : Array(8 - before.length - after.length).fill('0');
  return Buffer.from([...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join(''), 'hex');
}
