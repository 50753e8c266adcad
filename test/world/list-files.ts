import { crc32, deflateRawSync } from 'node:zlib';
import { sentLimits } from '../../src/server/list-limits.ts';
import { readList } from '../../src/server/list-reading.ts';

export const utf8 = (text: string) => new TextEncoder().encode(text);
export const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

/** The rows of a list, line and cells, read in this thread. */
export async function rowsOf(bytes: Uint8Array | string, name = 'x.csv'): Promise<[number, ...string[]][]> {
  const read: [number, ...string[]][] = [];
  const take = (line: number, cells: string[]) => read.push([line, ...cells]);
  await readList(typeof bytes === 'string' ? utf8(bytes) : bytes, name, {
    limits: sentLimits,
    eightBit: true,
    take,
  });
  return read;
}

/** A file of an archive. `says`: the size that the directory is to claim. */
export interface Packed {
  name: string;
  bytes: Uint8Array | string;
  says?: number;
  encrypted?: boolean;
}

/** A zip archive of these files. */
export function zipOf(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, says, encrypted = false } of files) {
    const whole = Buffer.from(bytes as Uint8Array);
    const packed = deflateRawSync(whole, { level: 6 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(encrypted ? 1 : 0, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(whole), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(says ?? whole.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, Buffer.from(name));
    parts.push(head, Buffer.from(name), packed);
    at += 30 + name.length + packed.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>${body}`;

/** What stands around a sheet's rows. */
export interface Sheet {
  rows: string;
  strings?: string;
  styles?: string;
  workbook?: string;
  before?: string;
  more?: readonly Packed[];
  says?: number;
  types?: string;
}

/** A spreadsheet of one sheet with these rows as XML. */
export function sheetOf({
  rows,
  strings = '',
  styles = '',
  workbook,
  before = '',
  more = [],
  says,
  types = '',
}: Sheet) {
  const sheet: Packed = {
    name: 'xl/worksheets/sheet1.xml',
    bytes: xml(`${before}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
    ...(says === undefined ? {} : { says }),
  };
  const relation = (id: string, type: string, to: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${to}"/>`;
  const relations = (body: string) =>
    xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${body}</Relationships>`,
    );
  return zipOf([
    { name: '[Content_Types].xml', bytes: xml(`<Types>${types}</Types>`) },
    { name: '_rels/.rels', bytes: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      bytes:
        workbook ??
        xml(
          `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Danh sách" r:id="r1"/></sheets></workbook>`,
        ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: relations(
        relation('r1', 'worksheet', 'worksheets/sheet1.xml') +
          relation('r2', 'sharedStrings', '/xl/sharedStrings.xml') +
          relation('r3', 'styles', 'styles.xml'),
      ),
    },
    { name: 'xl/sharedStrings.xml', bytes: xml(`<sst xmlns="${main}">${strings}</sst>`) },
    { name: 'xl/styles.xml', bytes: xml(`<styleSheet xmlns="${main}">${styles}</styleSheet>`) },
    sheet,
    ...more,
  ]);
}

/** A compound file, as old spreadsheets and locked ones are, with one stream of this name. */
export const compoundOf = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);
