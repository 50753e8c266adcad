import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { identityKey, searchKey } from '../kernel/name.ts';
import type { Problem } from '../kernel/problem.ts';
import {
  type Choice,
  type ListedLine,
  type ListedRow,
  listedProblem,
  type RowChange,
  refusedRow,
} from '../units/listed.rules.ts';
import { pasteProblem } from '../units/paste.rules.ts';
import { type Place, Places } from '../units/places.rules.ts';
import { unitProblem } from '../units/unit.rules.ts';

import { categoryText, postsWritten } from './official.names.ts';
import type { Official, OfficialChange, OfficialSaid, Skill } from './official.ts';
import { officialColumns, officialRead, rowKey, skillsWritten } from './official-columns.rules.ts';
import type { PostHeld } from './post.ts';

/** An official in service on the day of the list. */
export interface KnownOfficial
  extends Pick<Official, 'id' | 'name' | 'category' | 'sector' | 'postTitle' | 'contact'> {
  homeUnitId: UnitId | null;
  areaUnitId: UnitId | null;
  skills: readonly Skill[];
  /** In bodies: a list prints them in place of the post's own words. */
  posts: readonly PostHeld[];
  /** In service from that day until the day before `until`; null: since ever, still. */
  since: Day | null;
  until: Day | null;
  /** Whether who brings the list may change this one. */
  ours: boolean;
}
/** What a list of officials is judged against. */
export interface OfficialListing {
  known: readonly KnownOfficial[];
  units: readonly (Place & { ours: boolean })[];
  /** The area of those of whom the list says none. */
  areaUnitId: UnitId | null;
  answerOf: (line: number) => Choice | undefined;
  idOf: (line: number) => OfficialId;
}
/** What a row comes to: someone new, or a change of one known. */
export type OfficialEntry = { enter: OfficialSaid } | { change: OfficialChange };
type Key = (typeof officialColumns)[number]['key'];
type Row = ListedRow<OfficialEntry>;
type Said = ReturnType<typeof officialRead>['said'];

/**
 * Judges a list of officials row by row. One is known again by name and sector, of several so the one with the same contact or
 * post; a namesake from elsewhere is asked about. An empty cell leaves what is known.
 */
export function judgeOfficials(lines: readonly ListedLine<Key>[], listing: OfficialListing): Row[] {
  const places = new Places(listing.units);
  const known = new Map<string, KnownOfficial[]>();
  for (const one of listing.known)
    known.set(identityKey(one.name), [...(known.get(identityKey(one.name)) ?? []), one]);
  const [lineOf, keyOf] = [new Map<OfficialId, number>(), new Map<string, number>()];
  return lines.map((line) => {
    const { said, problems } = officialRead(line, (cell) => places.said(cell));
    const twice = keyOf.get(rowKey(line));
    keyOf.set(rowKey(line), twice ?? line.line);
    const { name } = said;
    if (problems.length > 0) return refusedRow(line, problems);
    if (twice !== undefined) return refusedRow(line, [pasteProblem.twice({ name, line: twice })]);
    const namesakes = known.get(identityKey(name)) ?? [];
    const found = whichOf(said, namesakes, listing.answerOf(line.line));
    if (found.problem) return refusedRow(line, [found.problem], { asks: found.asks });
    if (found.one) {
      const before = lineOf.get(found.one.id);
      if (before !== undefined) return refusedRow(line, [pasteProblem.twice({ name, line: before })]);
      lineOf.set(found.one.id, line.line);
      return { ...changedRow(line, found.one, said, places), asks: found.asks };
    }
    const area = said.areaUnitId ?? listing.areaUnitId;
    if (area && !places.get(area)?.ours)
      return refusedRow(line, [unitProblem.outside({ name: places.get(area)?.name ?? name })]);
    const category = said.category ?? 'official';
    const enter = { ...said, category, areaUnitId: area, id: listing.idOf(line.line) };
    return { ...refusedRow<OfficialEntry>(line, []), entry: { enter }, asks: found.asks };
  });
}

/** Which of those of that name the row speaks of, if any; or what a person must say first. */
function whichOf(
  said: Said,
  namesakes: readonly KnownOfficial[],
  answer: Choice | undefined,
): { one?: KnownOfficial; problem?: Problem; asks: boolean } {
  const { name } = said;
  const alike = (key: 'sector' | 'contact' | 'postTitle') => (one: KnownOfficial) =>
    searchKey(one[key]) === searchKey(said[key] ?? '');
  const inSector = namesakes.filter(alike('sector'));
  if (inSector.length === 1 && inSector[0]) return { one: inSector[0], asks: false };
  const among = inSector.length > 0 ? inSector : namesakes;
  const byContact = said.contact ? among.filter(alike('contact')) : [];
  const byPost = said.postTitle && inSector.length > 0 ? among.filter(alike('postTitle')) : [];
  const sure = byContact.length === 1 ? byContact : byPost;
  if (sure.length === 1 && sure[0]) return { one: sure[0], asks: false };
  const [first] = among;
  if (!first) return { asks: false };
  if (answer === 'other') return { asks: true };
  if (answer === 'same' && among.length === 1) return { one: first, asks: true };
  const facts = { heading: 'Họ và tên', cell: name, count: among.length };
  if (answer === 'same') return { problem: pasteProblem.unclear(facts), asks: true };
  const known = [first.postTitle, first.sector].filter(Boolean).join(', ') || first.contact || '…';
  return { problem: listedProblem.namesake({ name, known }), asks: true };
}

const headingOf = new Map<string, RowChange['what']>([
  ...officialColumns.map(({ key, heading }) => [key, heading] as const),
  ['homeUnitId', officialColumns.find(({ key }) => key === 'homeUnit')?.heading ?? { vi: '', en: '' }],
  ['areaUnitId', officialColumns.find(({ key }) => key === 'area')?.heading ?? { vi: '', en: '' }],
]);

function changedRow(
  line: ListedLine<Key>,
  one: KnownOfficial,
  { name: _, ...said }: Said,
  places: Places<Place & { ours: boolean }>,
): Row {
  const written = (value: unknown, key: string): string => {
    if (key === 'skills') return skillsWritten(sorted(value as Skill[]));
    if (key === 'category') return categoryText[value as keyof typeof categoryText].vi;
    return key.endsWith('UnitId') ? (places.get(value as UnitId | null)?.name ?? '') : String(value ?? '');
  };
  const given = Object.entries(said).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : Boolean(value),
  );
  const changes = given
    .map(([key, value]) => ({
      key,
      what: headingOf.get(key) ?? { vi: key, en: key },
      from: written(one[key as keyof typeof one], key),
      to: written(value, key),
    }))
    .filter(({ from, to }) => identityKey(from) !== identityKey(to))
    .filter(({ key, to }) => key !== 'postTitle' || !isPrinted(one, to));
  if (changes.length > 0 && !one.ours) return refusedRow(line, [unitProblem.outside({ name: one.name })]);
  const area = said.areaUnitId;
  if (area && area !== one.areaUnitId && !places.get(area)?.ours)
    return refusedRow(line, [unitProblem.outside({ name: places.get(area)?.name ?? '' })]);
  const keys = new Set(changes.map(({ key }) => key));
  const change = Object.fromEntries(given.filter(([key]) => keys.has(key)));
  const entry = { change: { officialId: one.id, ...change } };
  const outcome = changes.length > 0 ? 'changed' : 'same';
  return {
    ...refusedRow<OfficialEntry>(line, []),
    entry,
    outcome,
    changes: changes.map(({ key: __, ...rest }) => rest),
  };
}

/** What the list prints of the posts someone holds: read back, it changes nothing. */
const isPrinted = ({ posts }: KnownOfficial, said: string): boolean =>
  posts.length > 0 &&
  Object.values(postsWritten(posts)).some((one) => identityKey(one) === identityKey(said));

const sorted = (skills: readonly Skill[]) =>
  [...skills].sort((a, b) => (searchKey(a.skill) < searchKey(b.skill) ? -1 : 1));
