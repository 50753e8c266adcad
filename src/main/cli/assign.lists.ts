import type { Official, PairCosts, Unit } from '../../engine/problem.ts';
import { identityKey } from '../../kernel/name.ts';
import { type Column, type Kind, type Row, readList } from './assign.columns.ts';
import type { Findings } from './assign.findings.ts';

/** The lists as the engine wants them, with the line of each entry. */
export type Lists = {
  readonly officials: readonly Official[];
  readonly units: readonly Unit[];
  readonly costs?: PairCosts | undefined;
};

export type Files = {
  readonly officials: string;
  readonly units: string;
  readonly current?: string | undefined;
  readonly costs?: string | undefined;
};

const kinds = {
  officials: {
    needed: ['id'],
    known: ['id', 'name', 'sector', 'skills', 'home_unit', 'area', 'lat', 'lon', 'min', 'max'],
  },
  units: {
    needed: ['id'],
    known: ['id', 'name', 'area', 'lat', 'lon', 'weight', 'skills', 'required_skills'],
  },
  current: { needed: ['unit', 'official'], known: ['unit', 'official'] },
  costs: { needed: ['official', 'unit', 'cost'], known: ['official', 'unit', 'cost', 'load'] },
} as const satisfies Record<string, Kind>;

/** Reads all lists; what is wrong with them goes to the findings. */
export async function readLists(files: Files, findings: Findings): Promise<Lists> {
  const officials = new Entries<Official>();
  const units = new Entries<Unit>();
  const withPlaces = !files.costs;
  await readEntries(files.officials, kinds.officials, withPlaces, findings, officials, officialOf);
  await readEntries(files.units, kinds.units, withPlaces, findings, units, unitOf);
  const holders = files.current ? await readCurrent(files.current, officials, units, findings) : new Map();
  const costs = files.costs ? await readCosts(files.costs, officials, units, findings) : undefined;
  return {
    officials: officials.list,
    units: units.list.map((unit) => ({ ...unit, holder: holders.get(unit.id) })),
    costs,
  };
}

/** What a list holds, in its order, and where each id stands. */
class Entries<Entry extends { readonly id: string }> {
  readonly list: Entry[] = [];
  private readonly at = new Map<string, { place: number; line: number }>();

  /** The line on which the id was given before, if it was. */
  add(entry: Entry, line: number): number | null {
    const before = this.at.get(entry.id);
    if (before) return before.line;
    this.at.set(entry.id, { place: this.list.length, line });
    this.list.push(entry);
    return null;
  }

  place(id: string): number {
    return this.at.get(id)?.place ?? -1;
  }
}

async function readEntries<Entry extends Official | Unit>(
  file: string,
  kind: Kind,
  withPlaces: boolean,
  findings: Findings,
  entries: Entries<Entry>,
  entryOf: (row: Row, id: string) => Entry,
): Promise<void> {
  const placeless: Row[] = [];
  const columns = await readList(file, kind, findings, (row) => {
    const id = row.needed('id');
    if (id === null) return;
    const entry = entryOf(row, id);
    const before = entries.add(entry, row.line);
    if (before !== null) row.refuse('id', twice(id, before));
    if (!entry.place) placeless.push(row);
  });
  if (!withPlaces || placeless.length === 0) return;
  if (columns.has('lat') && columns.has('lon'))
    for (const row of placeless) row.note('lat', noPlace(row.text('id')));
  else if (columns.size > 0) findings.note(file, 1, 1, noPlaces);
}

const twice = (id: string, line: number) => ({
  vi: `mã «${id}» đã có ở dòng ${line}; mỗi mã chỉ một dòng, sửa hoặc xóa một dòng`,
  en: `id "${id}" already stands on line ${line}; an id has one row, correct or delete one of them`,
});
const noPlace = (id: string) => ({
  vi: `«${id}» không có tọa độ; quãng đường tính là 0`,
  en: `"${id}" has no coordinates; its distances count as 0`,
});
const noPlaces = {
  vi: 'danh sách không có tọa độ (vĩ độ, kinh độ); quãng đường tính là 0',
  en: 'the list has no coordinates (lat, lon); distances count as 0',
};

function officialOf(row: Row, id: string): Official {
  const min = row.whole('min');
  const max = row.whole('max');
  if (min !== undefined && max !== undefined && min > max)
    row.refuse('min', {
      vi: `tối thiểu ${min} lớn hơn tối đa ${max}; sửa một trong hai`,
      en: `min ${min} is greater than max ${max}; correct one of them`,
    });
  return { id, skills: row.names('skills'), homeUnit: row.text('home_unit'), ...areaAndPlace(row), min, max };
}

const unitOf = (row: Row, id: string): Unit => ({
  id,
  skills: row.names('skills'),
  requiredSkills: row.names('required_skills'),
  ...areaAndPlace(row),
  weight: row.whole('weight'),
});

function areaAndPlace(row: Row): Pick<Official, 'area' | 'place'> {
  const lat = row.degrees('lat');
  const lon = row.degrees('lon');
  return {
    area: identityKey(row.text('area')),
    place: lat === undefined || lon === undefined ? undefined : { lat, lon },
  };
}

/** The holder of each unit that the lists still know. */
async function readCurrent(
  file: string,
  officials: Entries<Official>,
  units: Entries<Unit>,
  findings: Findings,
): Promise<Map<string, string>> {
  const holders = new Map<string, string>();
  const lines = new Map<string, number>();
  await readList(file, kinds.current, findings, (row) => {
    const unit = row.needed('unit');
    const official = row.needed('official');
    if (unit === null || official === null) return;
    const before = lines.get(unit);
    if (before !== undefined) return row.refuse('unit', unitTwice(unit, before));
    lines.set(unit, row.line);
    if (units.place(unit) < 0) row.note('unit', gone('đơn vị', 'unit', unit));
    if (officials.place(official) < 0) row.note('official', gone('cán bộ', 'official', official));
    if (units.place(unit) >= 0 && officials.place(official) >= 0) holders.set(unit, official);
  });
  return holders;
}

const unitTwice = (unit: string, line: number) => ({
  vi: `đơn vị «${unit}» đã có ở dòng ${line}; mỗi đơn vị chỉ một người phụ trách, xóa một dòng`,
  en: `unit "${unit}" already stands on line ${line}; a unit has one holder, delete one of the rows`,
});
const gone = (vi: string, en: string, id: string) => ({
  vi: `${vi} «${id}» không còn trong danh sách; bỏ qua dòng này`,
  en: `${en} "${id}" is no longer in the list; the row is passed over`,
});

async function readCosts(
  file: string,
  officials: Entries<Official>,
  units: Entries<Unit>,
  findings: Findings,
): Promise<PairCosts> {
  const rows = { official: [] as number[], unit: [] as number[], cost: [] as number[], load: [] as number[] };
  const lines = new Map<number, number>();
  const place = (row: Row, column: 'official' | 'unit', of: { place(id: string): number }) => {
    const id = row.needed(column);
    const at = id === null ? -1 : of.place(id);
    if (id !== null && at < 0) row.refuse(column, unknown(column, id));
    return at;
  };
  await readList(file, kinds.costs, findings, (row) => {
    const official = place(row, 'official', officials);
    const unit = place(row, 'unit', units);
    const cost = row.needed('cost') === null ? undefined : row.whole('cost');
    const load = row.whole('load');
    if (official < 0 || unit < 0 || cost === undefined) return;
    const pair = unit * officials.list.length + official;
    const before = lines.get(pair);
    if (before !== undefined) return row.refuse('official', pairTwice(row, before));
    lines.set(pair, row.line);
    rows.official.push(official);
    rows.unit.push(unit);
    rows.cost.push(cost);
    rows.load.push(load ?? Number.NaN);
  });
  return {
    official: Int32Array.from(rows.official),
    unit: Int32Array.from(rows.unit),
    cost: Float64Array.from(rows.cost),
    load: Float64Array.from(rows.load),
  };
}

const unknown = (column: Column, id: string) => ({
  vi: `mã «${id}» không có trong danh sách ${column === 'unit' ? 'đơn vị' : 'cán bộ'}; sửa mã hoặc xóa dòng`,
  en: `id "${id}" is not in the list of ${column}s; correct the id or delete the row`,
});
const pairTwice = (row: Row, line: number) => ({
  vi: `cặp «${row.text('official')}», «${row.text('unit')}» đã có ở dòng ${line}; xóa một dòng`,
  en: `the pair "${row.text('official')}", "${row.text('unit')}" already stands on line ${line}; delete one of them`,
});
