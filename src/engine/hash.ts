/** 32 bits of a text (FNV-1a over its UTF-16 units, then mixed); the same on every machine. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** 32 bits of (seed, unit, official), each hashed before: what tells equal plans apart. */
export const hashPair = (seed: number, unit: number, official: number): number =>
  mix(Math.imul(mix(seed ^ unit), 0x9e3779b1) ^ official) >>> 0;

/** Every bit of the answer depends on every bit of the question (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
