import path from 'node:path';
import { clean } from '../kernel/name.ts';
import type { Cells } from './list-cells.ts';
import type { ListLimits } from './list-limits.ts';
import { listProblem } from './list-problem.ts';
import { Styles } from './list-xlsx-format.ts';
import { SheetRows } from './list-xlsx-sheet.ts';
import { SharedStrings } from './list-xlsx-strings.ts';
import { attribute, NotXml, XmlPieces, type XmlTaker } from './xml-pieces.ts';
import { unpacked, type ZipEntry, zipEntries } from './zip.ts';

/** More files than any spreadsheet has. */
const mostEntries = 2000;

const mostSheets = 1000;

/** The names of a spreadsheet's sheets, and the one that was read. */
export interface SheetNames {
  readonly sheet: string;
  readonly sheets: string[];
}

/**
 * Reads the first sheet that is shown. Numbers and days come as text; formulas as the value stored with them. Macros, links to
 * other files and formulas without a value are refused. @throws Problem
 */
export async function readXlsx(bytes: Uint8Array, limits: ListLimits, cells: Cells): Promise<SheetNames> {
  const entries = zipEntries(bytes, mostEntries);
  if (entries === null) throw listProblem.notXlsx();
  refuseOthers(entries);
  const archive = new Archive(entries, limits.unpacked);
  try {
    return await readBook(archive, limits, cells);
  } catch (error) {
    throw error instanceof NotXml || isDamage(error)
      ? Object.assign(listProblem.notXlsx(), { cause: error })
      : error;
  }
}

const isDamage = (error: unknown) =>
  /^(?:Z_|ERR_ENCODING_INVALID)/.test(String((error as NodeJS.ErrnoException)?.code));

/** Other things that come in a zip archive, and what we do not open. */
function refuseOthers(entries: ReadonlyMap<string, ZipEntry>): void {
  const names = [...entries.keys()];
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if ([...entries.values()].some(({ encrypted }) => encrypted)) throw listProblem.password();
  if (has(/(^|\/)vbaProject\.bin$|^xl\/macrosheets\//i)) throw listProblem.macros();
  if (has(/^xl\/workbook\.bin$/i)) throw listProblem.stranger({ is: 'xlsb' });
  if (has(/^word\//)) throw listProblem.stranger({ is: 'document' });
  if (has(/^content\.xml$/) && has(/^mimetype$/)) throw listProblem.stranger({ is: 'ods' });
  if (!has(/^\[Content_Types\]\.xml$/)) throw listProblem.stranger({ is: 'archive' });
  if (has(/^xl\/externalLinks\//i)) throw listProblem.links();
}

async function readBook(archive: Archive, limits: ListLimits, cells: Cells): Promise<SheetNames> {
  const types = new ContentTypes();
  await archive.read('[Content_Types].xml', types);
  if (types.macros) throw listProblem.macros();
  const top = await archive.relations('');
  const at = top.byType('officeDocument');
  if (at === undefined) throw new NotXml('no workbook');
  const book = new Workbook();
  await archive.read(at, book);
  const parts = await archive.relations(at);
  const first = book.sheets.find(({ hidden }) => !hidden) ?? book.sheets[0];
  const sheetAt = first && parts.byId(first.relation);
  if (first === undefined || sheetAt === undefined) throw new NotXml('no sheet');
  const strings = new SharedStrings(limits.text);
  await archive.readIfThere(parts.byType('sharedStrings'), strings);
  const styles = new Styles();
  await archive.readIfThere(parts.byType('styles'), styles);
  const told = { strings: strings.strings, shown: styles.shown, from1904: book.from1904 };
  await archive.read(sheetAt, new SheetRows(told, first.name, cells, limits.columns));
  return { sheet: first.name, sheets: book.sheets.map(({ name }) => name) };
}

/** The parts of a spreadsheet, and how much more may be unpacked of them all. */
class Archive {
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly most: number;
  private left: number;
  constructor(entries: ReadonlyMap<string, ZipEntry>, most: number) {
    this.entries = entries;
    this.most = most;
    this.left = most;
  }

  async read(name: string, taker: XmlTaker): Promise<void> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new NotXml(`no ${name}`);
    if (entry.size > this.left) throw listProblem.unpacksTooLarge({ most: this.most });
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const xml = new XmlPieces(taker);
    for await (const piece of unpacked(entry)) {
      this.left -= piece.length;
      if (this.left < 0) throw listProblem.unpacksTooLarge({ most: this.most });
      xml.push(decoder.decode(piece, { stream: true }));
    }
    xml.push(decoder.decode());
    xml.end();
  }

  async readIfThere(name: string | undefined, taker: XmlTaker): Promise<void> {
    if (name !== undefined && this.entries.has(name)) await this.read(name, taker);
  }

  /** To which parts this one refers; '' is the archive itself. */
  async relations(part: string): Promise<Relations> {
    const folder = path.posix.dirname(part);
    const relations = new Relations(folder);
    await this.read(path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`), relations);
    return relations;
  }
}

class ContentTypes implements XmlTaker {
  macros = false;
  open(_name: string, tag: string): void {
    this.macros ||= /macroEnabled|vbaProject/i.test(tag);
  }
  text(): void {}
  close(): void {}
}

class Relations implements XmlTaker {
  private readonly all: { id: string; type: string; to: string }[] = [];
  private readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }
  open(name: string, tag: string): void {
    if (name !== 'Relationship' || attribute(tag, 'TargetMode') === 'External') return;
    const target = attribute(tag, 'Target') ?? '';
    const to = target.startsWith('/') ? target.slice(1) : path.posix.join(this.folder, target);
    if (this.all.length >= mostEntries) throw new NotXml('too many parts');
    this.all.push({ id: attribute(tag, 'Id') ?? '', type: attribute(tag, 'Type') ?? '', to });
  }
  text(): void {}
  close(): void {}
  byId = (id: string): string | undefined => this.all.find((one) => one.id === id)?.to;
  byType = (type: string): string | undefined => this.all.find((one) => one.type.endsWith(`/${type}`))?.to;
}

class Workbook implements XmlTaker {
  readonly sheets: { name: string; relation: string; hidden: boolean }[] = [];
  from1904 = false;
  open(name: string, tag: string): void {
    if (name === 'workbookPr') this.from1904 = ['1', 'true'].includes(attribute(tag, 'date1904') ?? '');
    if (name !== 'sheet') return;
    if (this.sheets.length >= mostSheets) throw new NotXml('too many sheets');
    const relation = /\s[\w.-]+:id=["']([^"']*)["']/.exec(tag)?.[1] ?? '';
    const hidden = (attribute(tag, 'state') ?? 'visible') !== 'visible';
    this.sheets.push({ name: clean(attribute(tag, 'name') ?? ''), relation, hidden });
  }
  text(): void {}
  close(): void {}
}
