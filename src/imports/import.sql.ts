import { sql } from 'kysely';
import { newId, type UnitId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Sender } from '../server/command.ts';
import { type ListFile, readListFile } from '../server/list-file.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { featuresOf, propertyRows } from '../units/boundary-import.rules.ts';
import {
  type ColumnMap,
  type ListedRow,
  linesOf,
  mapSaid,
  type Recognised,
  recognised,
  saidOf,
} from '../units/listed.rules.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import { currentImporter } from './current.sql.ts';
import { findFile, findMap, hashOf } from './file.sql.ts';
import { importProblem } from './import.rules.ts';
import { type ImportMap, type ImportSaid, type ImportWhat, mostRows } from './import.ts';
import type { Importer } from './importer.sql.ts';
import { mergerImporter } from './merger.sql.ts';
import { officialImporter } from './official.sql.ts';
import { boundaryImporter, unitImporter } from './unit.sql.ts';

/** Each list and how it is brought in. */
export const importers = {
  ...{ units: unitImporter, officials: officialImporter, current: currentImporter },
  ...{ boundaries: boundaryImporter, mergers: mergerImporter },
} as unknown as Readonly<Record<ImportWhat, Importer>>;

/** A list as it was read and judged; the preview shows it, the command does it. */
export interface Judged {
  file: ListFile;
  recognised: Recognised;
  map: ColumnMap;
  remembered: boolean;
  /** A column is missing without which nothing can be read; then there are no rows. */
  problem: Problem | null;
  rows: ListedRow<unknown>[];
  under: UnitId;
}

/**
 * Reads a list and judges every row of it as of a day: the one judgement behind preview, command and command line.
 * Writes nothing. Throws a Problem where the file cannot be read as a list at all.
 */
export async function judgeList(
  db: Db,
  what: ImportWhat,
  { bytes, name }: { bytes: Uint8Array; name: string },
  said: Omit<ImportSaid, 'file'>,
  by: Sender,
  followers: readonly UnitFollower[],
): Promise<Judged> {
  const importer = importers[what];
  const file = await readOnce(bytes, name);
  const features = featuresOf(file.json);
  refuseMany(features?.length ?? 0);
  const rows = importer.rows?.(file, said.on) ?? (features ? propertyRows(features) : file.rows);
  const { recognise = (one: Recognised) => one } = importer;
  const found = recognise(recognised(rows, importer.columns));
  const kept = await findMap(db, what, found.headings);
  const byHand = { ...kept, ...said.map };
  const map = mapSaid(found, byHand);
  const unsure = found.unsure.filter((key) => byHand[key] === undefined);
  const lines = linesOf(rows, found, map);
  if (lines.length === 0) throw importProblem.empty();
  refuseMany(lines.length);
  const under = said.under ?? (await homeUnit(db));
  const problem = missing(importer, map);
  const ids = new Map<number, string>();
  const judged =
    problem === null
      ? await importer.judge(lines, {
          ...{ db, file, under, by, followers, on: said.on, document: said.document ?? '' },
          answerOf: (line) => said.answers?.[line] ?? said.answers?.['*'],
          idOf: <Id extends string>(line: number) => {
            const id = ids.get(line) ?? newId();
            ids.set(line, id);
            return id as Id;
          },
        })
      : [];
  const remembered = kept !== undefined;
  return { file, recognised: { ...found, unsure }, map, remembered, problem, rows: judged, under };
}

function refuseMany(count: number): void {
  if (count > mostRows) throw importProblem.tooMany({ count, most: mostRows });
}

function missing({ columns, needs }: Importer, map: ColumnMap): Problem | null {
  const [key] = needs.find((some) => some.every((one) => map[one] === undefined)) ?? [];
  if (key === undefined) return null;
  const heading = columns.find((column) => column.key === key)?.heading ?? { vi: key, en: key };
  return importProblem.noColumn({ heading: heading.vi, key });
}

/** A list that somebody brought, judged as they ask; throws 404 where the file is not theirs or a day old. */
export async function judgeBrought(
  db: Db,
  what: ImportWhat,
  said: ImportSaid,
  by: Sender,
  followers: readonly UnitFollower[],
): Promise<(Judged & { name: string }) | undefined> {
  const brought = await findFile(db, by.officialId, said.file);
  return brought && { ...(await judgeList(db, what, brought, said, by, followers)), name: brought.name };
}

/** The last judgement that was shown, for its next page; one of all tenants, for it may be large. */
let shown: { db: Db; key: string; judged: ReturnType<typeof judgeBrought> } | null = null;

/** The same for who turns the pages of a preview: judged again once anything has changed in this tenant. */
export async function judgeShown(
  db: Db,
  what: ImportWhat,
  said: ImportSaid,
  by: Sender,
  followers: readonly UnitFollower[],
) {
  const { rows } = await sql<{ versions: number }>`
    select coalesce(sum(version), 0)::bigint as versions from bucket`.execute(db);
  const key = JSON.stringify([what, said, by.officialId, by.today, rows[0]?.versions]);
  if (shown?.db !== db || shown.key !== key) {
    shown = { db, key, judged: judgeBrought(db, what, said, by, followers) };
    shown.judged.catch(() => {
      shown = null;
    });
  }
  const { judged } = shown;
  return (await findFile(db, by.officialId, said.file)) && judged;
}

/** What is kept of how the columns were understood, for the next list with these headings; a column left out stays out. */
export const mapKept = (what: ImportWhat, { recognised: found, map }: Judged): ImportMap => ({
  ...Object.fromEntries(importers[what].columns.map(({ key }) => [key, ''])),
  ...saidOf(found, map),
});

/** The last few files as they were read: a preview is turned page by page, and what a file says does not change. */
const lately = new Map<string, Promise<ListFile>>();
function readOnce(bytes: Uint8Array, name: string): Promise<ListFile> {
  const key = `${hashOf(bytes)} ${name}`;
  const known = lately.get(key);
  if (known) return known;
  const reading = readListFile(new Uint8Array(bytes), name);
  lately.set(key, reading);
  reading.catch(() => lately.delete(key));
  for (const old of lately.keys()) if (lately.size > 3) lately.delete(old);
  return reading;
}
