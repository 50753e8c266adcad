import type { UnitId } from '../kernel/id.ts';
import { identityKey, searchKey } from '../kernel/name.ts';
import type { Problem } from '../kernel/problem.ts';
import { type PasteColumn, pasteProblem } from '../units/paste.rules.ts';
import { categoryText } from './official.names.ts';
import { refuseSkills } from './official.rules.ts';
import { Category, type OfficialSaid, type Skill } from './official.ts';

/** The columns of a list of officials; only the name must be there. */
export const officialColumns = [
  { key: 'name', heading: { vi: 'Họ và tên', en: 'Name' }, also: ['họ tên', 'tên', 'tên cán bộ'] },
  { key: 'postTitle', heading: { vi: 'Chức vụ', en: 'Post' }, also: ['chức danh', 'chức vụ cơ quan'] },
  { key: 'category', heading: { vi: 'Đối tượng', en: 'Category' }, also: ['loại', 'diện'] },
  { key: 'sector', heading: { vi: 'Ngành', en: 'Sector' }, also: ['cơ quan', 'đơn vị công tác', 'bộ phận'] },
  { key: 'homeUnit', heading: { vi: 'Nơi ở', en: 'Lives in' }, also: ['nơi cư trú', 'chỗ ở'] },
  { key: 'area', heading: { vi: 'Địa bàn', en: 'Area' }, also: ['địa bàn phụ trách'] },
  { key: 'skills', heading: { vi: 'Kỹ năng', en: 'Skills' }, also: ['chuyên môn', 'sở trường'] },
  { key: 'contact', heading: { vi: 'Liên hệ', en: 'Contact' }, also: ['điện thoại', 'số điện thoại', 'sđt'] },
] as const satisfies PasteColumn<string>[];
type Key = (typeof officialColumns)[number]['key'];

const mostLetters: Partial<Record<Key, number>> = { name: 100, postTitle: 160, sector: 120, contact: 60 };

/** One person is one row: by name and post. */
export const rowKey = ({ of }: { of: (key: Key) => string }) =>
  `${identityKey(of('name'))} ${searchKey(of('postTitle'))}`;

/** What a row says of an official, whatever door it came by, with what is wrong with it. Without a category it says none. */
export function officialRead(
  { of }: { of: (key: Key) => string },
  unitsNamed: (said: string) => readonly { id: UnitId }[],
): { said: Omit<OfficialSaid, 'id' | 'category'> & { category?: Category }; problems: Problem[] } {
  const name = of('name');
  const category = of('category') === '' ? null : categorySaid(of('category'));
  const home = unitSaid('Nơi ở', of('homeUnit'), unitsNamed);
  const area = unitSaid('Địa bàn', of('area'), unitsNamed);
  const skills = skillsSaid(of('skills'));
  const problems = [
    ...(name === '' ? [pasteProblem.noName()] : []),
    ...officialColumns.flatMap(({ key, heading }) => {
      const most = mostLetters[key as Key];
      return most && of(key).length > most ? [pasteProblem.tooLong({ heading: heading.vi, most })] : [];
    }),
    ...(category === undefined ? [pasteProblem.unknown({ heading: 'Đối tượng', cell: of('category') })] : []),
    ...home.problems,
    ...area.problems,
    ...[refuseSkills(skills)].filter((problem) => problem !== null),
    ...skills
      .filter(({ skill }) => skill.length > 60)
      .map(() => pasteProblem.tooLong({ heading: 'Kỹ năng', most: 60 })),
  ];
  const said = {
    ...{ name, skills, postTitle: of('postTitle'), sector: of('sector'), contact: of('contact') },
    ...{ homeUnitId: home.id, areaUnitId: area.id, ...(category ? { category } : {}) },
  };
  return { said, problems };
}

/** A category by its name, its code, or the part of it that people write. */
function categorySaid(said: string): Category | undefined {
  const key = searchKey(said);
  const exact = Category.options.find((category) =>
    [
      searchKey(categoryText[category].vi),
      searchKey(categoryText[category].en),
      category.toLowerCase(),
    ].includes(key),
  );
  if (exact) return exact;
  if (/chuyen trach|khong chuyen/.test(key)) return 'partTimeWorker';
  const within = Category.options.filter((category) => key.includes(searchKey(categoryText[category].vi)));
  return within.length === 1 ? within[0] : undefined;
}

function unitSaid(
  heading: string,
  said: string,
  unitsNamed: (said: string) => readonly { id: UnitId }[],
): { id: UnitId | null; problems: Problem[] } {
  if (said === '') return { id: null, problems: [] };
  const found = unitsNamed(said);
  if (found.length === 0) return { id: null, problems: [pasteProblem.unknown({ heading, cell: said })] };
  if (found.length > 1)
    return { id: null, problems: [pasteProblem.unclear({ heading, cell: said, count: found.length })] };
  return { id: found[0]?.id ?? null, problems: [] };
}

/**
 * `tuyên truyền 3*; kế toán`: apart by semicolons or commas; a digit 1 to 3 at the end, bare or in brackets, is the level (1 without);
 * a star marks a strength.
 */
export const skillsSaid = (said: string): Skill[] =>
  said
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const strength = part.includes('*');
      const bare = part.replaceAll('*', '').trim();
      const [, skill = bare, level = '1'] = /^(.*?)[\s:(-]+([1-3])\)?$/.exec(bare) ?? [];
      return { skill: skill.trim(), level: Number(level), strength };
    });

/** The same the other way: what a form shows to be edited. */
export const skillsWritten = (skills: readonly Skill[]): string =>
  skills.map(({ skill, level, strength }) => `${skill} ${level}${strength ? '*' : ''}`).join('; ');
