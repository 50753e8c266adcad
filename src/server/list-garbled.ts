/** The letters that Windows-1252 has for the bytes 0x80 to 0x9f; five bytes have none and stay as they are. */
const letters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const byteOf = new Map([...letters].map((letter, at) => [letter, 0x80 + at]));
/** A byte that begins a letter of UTF-8, then one that goes on with it, both shown as Windows-1252 shows them. */
const perhaps = new RegExp(`[\u00c3-\u00e1][\u00a0-\u00bf${letters}]`);

/**
 * Whether a cell is UTF-8 that a program opened as Windows-1252 and saved so: «HuyÃªn», «Chá»£». Sure, for every letter beyond ASCII is
 * then part of a whole letter of UTF-8, which no Vietnamese word is by chance.
 */
export function isGarbled(cell: string): boolean {
  if (!perhaps.test(cell)) return false;
  const bytes = [...cell].map((letter) => byteOf.get(letter) ?? letter.charCodeAt(0));
  if (bytes.some((byte) => byte > 0xff)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
    return true;
  } catch {
    return false;
  }
}
