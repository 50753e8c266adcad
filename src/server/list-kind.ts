import { listProblem, type Stranger } from './list-problem.ts';

export type ListFormat = 'csv' | 'xlsx' | 'geojson' | 'json';

/** How files begin that are no lists. */
const beginnings: readonly [Stranger, readonly number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['binary', [0x7f, 0x45, 0x4c, 0x46]],
  ['binary', [0x4d, 0x5a, 0x90]],
];
const zip = [0x50, 0x4b];
/** Of the containers that Excel used before XLSX, and uses for what is locked. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * What a file is, by its contents; the name only tells JSON from a table that begins with a bracket. @throws Problem for what
 * is no list, by what it is
 */
export function kindOf(bytes: Uint8Array, name: string): 'zip' | 'json' | 'text' {
  const begins = (signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);
  if (bytes.length === 0) throw listProblem.empty();
  if (/\.xl(?:sm|tm|am)$/i.test(name)) throw listProblem.macros();
  if (begins(zip)) return 'zip';
  if (begins(compound)) throw compoundProblem(bytes);
  for (const [is, signs] of beginnings) if (begins(signs)) throw listProblem.stranger({ is });
  const head = headOf(bytes);
  if (/^<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b/i.test(head))
    throw listProblem.stranger({ is: 'html' });
  if (/^<[?!a-z]/i.test(head)) throw listProblem.stranger({ is: /<html\b/i.test(head) ? 'html' : 'xml' });
  return /^[{[]/.test(head) && !/\.(?:csv|tsv|txt)$/i.test(name) ? 'json' : 'text';
}

/** Its first text, whatever the encoding, without what stands before it. */
function headOf(bytes: Uint8Array): string {
  const signs = bytes.subarray(0, 2048).filter((byte) => byte !== 0);
  return Buffer.from(signs)
    .toString('latin1')
    .replace(/^(?:\xff\xfe|\xfe\xff|\xef\xbb\xbf)?\s*(?:<!--[\s\S]*?-->\s*)*/, '');
}

function compoundProblem(bytes: Uint8Array): Error {
  const holds = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name, 0, 'utf16le');
  if (holds('EncryptedPackage')) return listProblem.password();
  if (holds('WordDocument')) return listProblem.stranger({ is: 'document' });
  return listProblem.stranger({ is: holds('Workbook') || holds('Book') ? 'xls' : 'binary' });
}
