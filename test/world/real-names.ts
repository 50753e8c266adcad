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
    return rowsOf(file).flatMap((row) => columns.map((column) => clean(row[column] ?? '')));
  });
  return [...new Set(names)].filter((name) => name !== '');
}

const rowsOf = (file: string) =>
  parse(readFileSync(`${folder}/${file}`), { columns: true, bom: true }) as Record<string, string>[];
/** What the lists call the kinds. */
const meant: Record<string, readonly string[]> = {
  ...{ commune: ['commune'], ward: ['ward'], township: ['township'], special_zone: ['specialZone'] },
  ...{ province: ['province'], municipality: ['city', 'provincialCity'] },
};

/** Units of those lists by their full names and by their bare ones, which need not tell a kind, with the kinds that each may be. */
export function realUnits(): { name: string; kinds: readonly string[]; bare: boolean }[] {
  const units = ['vn-communes-2026.csv', 'vn-provinces-2026.csv', 'bentre-units-history.csv'].flatMap(rowsOf);
  const named = (column: string) =>
    units.map((row) => ({
      ...{ name: clean(row[column] ?? ''), kinds: meant[row.type ?? ''] ?? [], bare: column === 'name' },
    }));
  const districts = rowsOf('bentre-units-history.csv').map((row) => clean(row.district_name ?? ''));
  return [
    ...named('full_name'),
    ...named('name'),
    ...districts.map((name) => ({
      ...{ name, kinds: name.startsWith('Huyện') ? ['district'] : ['city', 'provincialCity'], bare: false },
    })),
  ];
}
