import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes files whole or not at all: each first beside its place and forced to disk, then all moved, the last one
 * last. A failure before the moves leaves every old file as it was.
 */
export async function writeWhole(
  files: readonly { path: string; bytes: Uint8Array | string }[],
): Promise<void> {
  const moves = files.map(({ path: to, bytes }) => ({
    to,
    bytes,
    from: `${path.resolve(to)}.${randomUUID()}.part`,
  }));
  try {
    for (const { from, bytes } of moves) await writeThrough(from, bytes);
    for (const { from, to } of moves) await rename(from, path.resolve(to));
  } catch (error) {
    for (const { from } of moves) await rm(from, { force: true });
    throw error;
  }
}

async function writeThrough(file: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
