import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { clean } from '../../src/kernel/name.ts';

const folder = '../shared/data';
/** Real lists lie beside the repository where it is worked on; a lone clone has none of them. */
export const haveNames = existsSync(`${folder}/vn-communes-2026.csv`);

const named: Record<string, readonly string[]> = {
  'vn-communes-2026.csv': ['full_name', 'name'],
  'vn-merge-map-20250701.csv': ['old_name'],
  'vn-provinces-2026.csv': ['full_name', 'name'],
  'bentre-units-history.csv': ['full_name', 'district_name'],
};

/** Every name of a unit in those lists, as it would be stored, each once. */
export function realNames(): string[] {
  const names = Object.entries(named).flatMap(([file, columns]) => {
    const rows = parse(readFileSync(`${folder}/${file}`), { columns: true, bom: true }) as Record<
      string,
      string
    >[];
    return rows.flatMap((row) => columns.map((column) => clean(row[column] ?? '')));
  });
  return [...new Set(names)].filter((name) => name !== '');
}
