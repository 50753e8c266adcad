import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Paper as others read it: the XML inside it, and what LibreOffice makes of it. */

/** Every file of a zip archive as text, by its path. */
export function opened(zip: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(zip);
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(bytes.length - 6);
  for (let left = bytes.readUInt16LE(bytes.length - 12); left > 0; left -= 1) {
    const [size, nameSize, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? bytes.readUInt32LE(at + offset) : bytes.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const held = bytes.subarray(start, start + size);
    const whole = bytes.readUInt16LE(at + 10) === 0 ? held : inflateRawSync(held);
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameSize), whole.toString('utf8'));
    at += 46 + nameSize + extra + comment;
  }
  return files;
}

/** The words of a DOCX part, a line a paragraph. */
export const wordsOf = (xml: string): string[] =>
  xml
    .split('</w:p>')
    .map((part) => [...part.matchAll(/<w:t[ >][^<]*/g)].map(([text]) => text.replace(/^[^>]*>/, '')).join(''))
    .filter((text) => text !== '');

const missing = ['soffice', 'pdftotext'].filter((tool) => spawnSync('which', [tool]).status !== 0);

/** Whether LibreOffice and pdftotext are here; where not, says so once and the tests that need them are skipped. */
export const officeHere = missing.length === 0;
if (!officeHere)
  console.log(`Skipped: paper is not opened by LibreOffice here, no ${missing.join(', ')} found.`);

/** LibreOffice's own reading of several files in one go, as text by file name: of a document its PDF's, of a sheet its CSV's. */
export function readByOffice(files: Record<string, Uint8Array>): Record<string, string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ba-nam-paper-'));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
    for (const [ending, to] of targets)
      convert(
        folder,
        Object.keys(files).filter((name) => name.endsWith(ending)),
        to,
      );
    return Object.fromEntries(Object.keys(files).map((name) => [name, read(folder, name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const targets = [
  ['.docx', 'pdf'],
  ['.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true'],
] as const;

function convert(folder: string, names: string[], to: string) {
  if (names.length === 0) return;
  const home = `-env:UserInstallation=file://${path.join(folder, 'office')}`;
  const options = { cwd: folder, encoding: 'utf8', timeout: 60_000 } as const;
  const { stdout, stderr } = spawnSync(
    'soffice',
    [home, '--headless', '--convert-to', to, ...names],
    options,
  );
  const made = readdirSync(folder).filter((name) => name.endsWith(`.${to.slice(0, 3)}`));
  if (made.length !== names.length)
    throw new Error(`LibreOffice did not open every file: ${stdout}${stderr}`);
}

function read(folder: string, name: string): string {
  const base = path.join(folder, name.replace(/\.\w+$/, ''));
  if (name.endsWith('.xlsx')) return readFileSync(`${base}.csv`, 'utf8');
  return execFileSync('pdftotext', ['-layout', `${base}.pdf`, '-'], { encoding: 'utf8' }).normalize('NFC');
}
