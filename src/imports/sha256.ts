/**
 * SHA-256 (FIPS 180-4) of bytes, as hexadecimal: a browser's own is missing on a page served without TLS. Cost: about 0.3 s for
 * 20 MB.
 */
export function sha256(bytes: Uint8Array): string {
  const length = bytes.length;
  const padded = new Uint8Array(((length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  const state = new Uint32Array(first);
  const words = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) mix(state, words, view, at);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function mix(state: Uint32Array, w: Uint32Array, view: DataView, from: number) {
  for (let at = 0; at < 16; at++) w[at] = view.getUint32(from + at * 4);
  for (let at = 16; at < 64; at++) {
    const [before, two] = [w[at - 15] as number, w[at - 2] as number];
    const small = turned(before, 7) ^ turned(before, 18) ^ (before >>> 3);
    const large = turned(two, 17) ^ turned(two, 19) ^ (two >>> 10);
    w[at] = ((w[at - 16] as number) + small + (w[at - 7] as number) + large) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let at = 0; at < 64; at++) {
    const sum = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + sum + ((e & f) ^ (~e & g)) + (round[at] as number) + (w[at] as number)) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    state[at] = ((state[at] as number) + word) | 0;
  });
}

/** The first 32 bits of the fraction of a root of the first primes: cube roots for the rounds, square roots to begin with. */
const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
const fraction = (root: number) => ((root - Math.floor(root)) * 0x100000000) | 0;
const round = primes.map((prime) => fraction(Math.cbrt(prime)));
const first = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
