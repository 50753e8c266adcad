/**
 * The same archive with every file's clock set to the first moment a zip can tell (1/1/1980), so that the same contents
 * are the same bytes on any day. Expects what our writers make: no zip64, no archive comment.
 */
export function steadyZip(zip: Uint8Array): Uint8Array {
  const steady = zip.slice();
  const view = new DataView(steady.buffer);
  const end = steady.length - 22;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory)
    throw new RangeError('not a plain zip archive');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    view.setUint32(at + 12, firstMoment, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, firstMoment, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return steady;
}

const endOfDirectory = 0x06054b50;
const firstMoment = 0x00210000;
