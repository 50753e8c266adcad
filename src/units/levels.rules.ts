import { searchKey } from '../kernel/name.ts';
import type { Recognised } from './listed.rules.ts';

/** What lists of units call their columns by: «Xã, phường, thị trấn», «Quận Huyện», «Mã PX», «district_name»; lowest first. */
const levels: readonly RegExp[] = [
  /^(to|to tu quan|to nhan dan tu quan|group)$/,
  /^((ap|khom|thon|ban|buon|khu pho|khu vuc|to dan pho|hamlet|quarter) ?)+$/,
  /^((xa|phuong|thi tran|dac khu|px|commune|ward) ?)+$/,
  /^((quan|huyen|thi xa|thanh pho|tp|tx|qh|district) ?)+$/,
  /^((tinh|thanh pho|tp|province|city) ?)+$/,
];
const highest = levels.length - 1;

interface Column {
  what: 'name' | 'code';
  /** 0 is the lowest, a group; 4 a province. */
  level: number;
  at: number;
}

function columnIn(heading: string, at: number): Column | null {
  const said = searchKey(heading);
  const of = /^(?:ten )?(.*?)(?: name)?$/.exec(said)?.[1] ?? '';
  const code = /^ma (?:so )?(.+)$/.exec(said)?.[1] ?? /^(.+) code$/.exec(said)?.[1];
  const found = levels.findIndex((level) => level.test(code ?? of));
  if (found === -1) return null;
  // «Thành phố» alone is a province's column; beside «huyện» it is a district's.
  const level = /^(thanh pho|tp)$/.test(code ?? of) ? highest : found;
  return { what: code === undefined ? 'name' : 'code', level, at };
}

type Key = 'name' | 'parent' | 'code' | 'parentCode';

/**
 * A list with a column for each tier: the lowest names the row's unit, the next one what it hangs under, and the codes go with them.
 * What was known whole («Tên đơn vị», «Thuộc») stays; what is read so is a guess for a person to look at.
 */
export function byLevels<K extends string>(found: Recognised<K>): Recognised<K> {
  const columns = found.headings.flatMap((heading, at) => columnIn(heading, at) ?? []);
  const lowest = (what: Column['what'], fits: (column: Column) => boolean = () => true) =>
    columns.filter((one) => one.what === what && fits(one)).sort((a, b) => a.level - b.level)[0];
  const map = { ...found.map } as Partial<Record<Key, number>>;
  const unsure = new Set<string>(found.unsure);
  const open = (key: Key) =>
    map[key] === undefined || unsure.has(key) || columns.some(({ at }) => at === map[key]);
  const put = (key: Key, column: Column | undefined) => {
    if (!open(key)) return;
    if (column?.at === map[key]) return;
    delete map[key];
    unsure.delete(key);
    if (!column) return;
    for (const other of Object.keys(map) as Key[]) if (map[other] === column.at) delete map[other];
    map[key] = column.at;
    unsure.add(key);
  };
  const own = open('name') ? lowest('name') : undefined;
  if (open('name') && !own) return found;
  if (own) put('name', own);
  const above = lowest('name', ({ level }) => level > (own?.level ?? -1));
  put('parent', above);
  const isOwn = ({ level }: Column) => (own ? level === own.level : level < (above?.level ?? -1));
  put('code', lowest('code', isOwn) ?? columns.find(({ at }) => at === map.code && !own && !above));
  const isAbove = ({ level }: Column) => (above ? level === above.level : level > (own?.level ?? -1));
  put('parentCode', lowest('code', isAbove));
  return { ...found, map: map as Recognised<K>['map'], unsure: [...unsure] as K[] };
}
