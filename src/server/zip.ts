import { createInflateRaw } from 'node:zlib';

/** A file in a zip archive, still packed. `size`: what the directory says it unpacks to, which may be a lie. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly deflated: boolean;
  readonly encrypted: boolean;
  readonly size: number;
}

/** The files of an archive by its directory, at most so many. Null: not a zip archive that we read (nor one over 4 GB). */
export function zipEntries(zip: Uint8Array, most: number): Map<string, ZipEntry> | null {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const entries = new Map<string, ZipEntry>();
  const count = view.getUint16(end + 10, true);
  if (count > most) return null;
  let at = view.getUint32(end + 16, true);
  for (let left = count; left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) return null;
    const entry = entryAt(zip, view, at);
    if (entry === null || entries.has(entry.name)) return null;
    entries.set(entry.name, entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(zip: Uint8Array, view: DataView, at: number): ZipEntry | null {
  const [packedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const [method, local] = [view.getUint16(at + 10, true), view.getUint32(at + 42, true)];
  if (size === 0xffffffff || ![0, 8].includes(method) || local + 30 > view.byteLength) return null;
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (view.getUint32(local, true) !== localMark || from + packedSize > view.byteLength) return null;
  const name = zip.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  return {
    name: Buffer.from(name).toString().replaceAll('\\', '/'),
    packed: zip.subarray(from, from + packedSize),
    deflated: method === 8,
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    size,
  };
}

/** Its bytes, piece by piece; whoever stops asking stops the unpacking. @throws what zlib says of a damaged one */
export async function* unpacked({ packed, deflated }: ZipEntry): AsyncGenerator<Uint8Array> {
  if (!deflated) {
    yield packed;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 512 * 1024 });
  inflate.end(packed);
  for await (const piece of inflate) yield piece;
}

const localMark = 0x04034b50;
const entryMark = 0x02014b50;
const endMark = 0x06054b50;

/** The directory's end stands last, before a comment of at most 65,535 bytes. */
function endOfDirectory(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === endMark) return at;
  return null;
}
