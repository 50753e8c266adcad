import type { Day } from '../kernel/day.ts';
import type { BodyId, OfficialId, PostId, UnitId } from '../kernel/id.ts';
import { identityKey, searchKey } from '../kernel/name.ts';
import { looksOld } from '../kernel/old-text.ts';
import type { Problem } from '../kernel/problem.ts';
import {
  cellsOf,
  type PasteColumn,
  type PastedRow,
  pasteProblem,
  underColumns,
} from '../units/paste.rules.ts';
import { refusePost } from './body.rules.ts';
import type { Body, BodyKind, BodySaid } from './body.ts';
import type { Post, PostSaid, PostTitle } from './post.ts';

/** The columns of a pasted list of group heads, cell secretaries and members in charge. */
export const postColumns = [
  { key: 'unit', heading: { vi: 'Đơn vị', en: 'Unit' }, also: ['tổ', 'ấp', 'tên tổ', 'tên đơn vị'] },
  { key: 'parent', heading: { vi: 'Thuộc', en: 'Under' }, also: ['thuộc ấp', 'thuộc đơn vị'] },
  { key: 'title', heading: { vi: 'Chức vụ', en: 'Post' }, also: ['chức danh'] },
  { key: 'holder', heading: { vi: 'Họ và tên', en: 'Name' }, also: ['họ tên', 'tên'] },
  { key: 'contact', heading: { vi: 'Liên hệ', en: 'Contact' }, also: ['điện thoại', 'số điện thoại', 'sđt'] },
] as const satisfies PasteColumn<string>[];
type Key = (typeof postColumns)[number]['key'];

/** What people write for a post, and in which kind of body it is. */
const posts: readonly { said: RegExp; title: PostTitle; kind: BodyKind }[] = [
  { said: /phu trach/, title: 'memberInCharge', kind: 'cell' },
  { said: /to truong|truong ban/, title: 'head', kind: 'groupBoard' },
  { said: /to pho|pho (truong )?ban/, title: 'deputyHead', kind: 'groupBoard' },
  { said: /pho bi thu/, title: 'deputySecretary', kind: 'cell' },
  { said: /bi thu/, title: 'secretary', kind: 'cell' },
  { said: /chi uy/, title: 'member', kind: 'cell' },
  { said: /uy vien|thanh vien/, title: 'member', kind: 'groupBoard' },
];

/** What a new board or cell is called. */
const bodyName = (kind: BodyKind, unit: string) =>
  kind === 'cell' ? `Chi bộ ${unit}` : `Ban đại diện ${unit}`;

interface Place {
  id: UnitId;
  name: string;
  tier: number;
  parents: readonly { id: UnitId; name: string }[];
}
/** What the list is read against. */
export interface PostPaste {
  /** Hamlets, quarters and groups that may be named. */
  units: readonly Place[];
  bodies: readonly Body[];
  officials: readonly { id: OfficialId; name: string }[];
  from: Day;
  postId: (line: number) => PostId;
  bodyId: (kind: BodyKind, unitId: UnitId) => BodyId;
}
/** A post, and the board or cell that must be there first. */
export interface PostEntry {
  post: PostSaid;
  body: BodySaid | null;
}

/**
 * Reads a pasted list of posts row by row. A board or a cell that is not there yet comes with the row; a member in charge
 * stands in the cell of the hamlet above the group. A name among the officials is that official, any other stays a name.
 */
export function postsPasted(pasted: string, paste: PostPaste): PastedRow<PostEntry>[] {
  const given: { bodyId: BodyId; held: Pick<Post, 'id' | 'title' | 'unitId' | 'name' | 'from' | 'until'> }[] =
    [];
  return underColumns<Key>(cellsOf(pasted), postColumns).map(({ line, cells, of }) => {
    const unit = unitSaid(of('unit'), of('parent'), paste.units);
    const known = posts.find(({ said }) => said.test(searchKey(of('title'))));
    const problems: Problem[] = [
      ...cells.filter(looksOld).map((cell) => pasteProblem.oldLetters({ cell })),
      ...(of('holder') === '' ? [pasteProblem.noName()] : []),
      ...(of('holder').length > 100 ? [pasteProblem.tooLong({ heading: 'Họ và tên', most: 100 })] : []),
      ...(of('contact').length > 60 ? [pasteProblem.tooLong({ heading: 'Liên hệ', most: 60 })] : []),
      ...(known ? [] : [pasteProblem.unknown({ heading: 'Chức vụ', cell: of('title') })]),
      ...unit.problems,
    ];
    if (problems.length > 0 || !known || !unit.found)
      return { line, cells, entry: null, problems, notes: [] };
    const place = known.title === 'memberInCharge' ? above(unit.found, paste.units) : unit.found;
    const standing = paste.bodies.find(({ kind, unitId }) => kind === known.kind && unitId === place.id);
    const body: Pick<Body, 'id' | 'name' | 'kind' | 'from' | 'until'> = standing ?? {
      ...{ id: paste.bodyId(known.kind, place.id), name: bodyName(known.kind, place.name), kind: known.kind },
      ...{ from: paste.from, until: null },
    };
    const official = paste.officials.filter(({ name }) => identityKey(name) === identityKey(of('holder')));
    const holder = official.length === 1 ? { officialId: official[0]?.id } : { holderName: of('holder') };
    const post = {
      ...{
        id: paste.postId(line),
        bodyId: body.id,
        title: known.title,
        from: paste.from,
        contact: of('contact'),
      },
      ...{ unitId: known.title === 'memberInCharge' ? unit.found.id : null },
      ...holder,
    } as PostSaid;
    const before = given.filter(({ bodyId }) => bodyId === body.id).map(({ held }) => held);
    const refusal = refusePost(post, body, [...(standing?.posts ?? []), ...before]);
    given.push({
      bodyId: body.id,
      held: {
        id: post.id,
        title: post.title,
        unitId: post.unitId ?? null,
        name: of('holder'),
        from: paste.from,
        until: null,
      },
    });
    const said: BodySaid | null = standing
      ? null
      : { id: body.id, unitId: place.id, kind: body.kind, name: body.name, from: paste.from };
    return { line, cells, entry: { post, body: said }, problems: refusal ? [refusal] : [], notes: [] };
  });
}

/** The unit directly above, where the cell is; a unit at the top of what is known stands for itself. */
const above = (unit: Place, units: readonly Place[]): Place =>
  units.find(({ id }) => id === unit.parents.at(-1)?.id) ?? unit;

function unitSaid(
  said: string,
  parent: string,
  units: readonly Place[],
): { found: Place | null; problems: Problem[] } {
  const under = (unit: Place) =>
    parent === '' || searchKey(unit.parents.at(-1)?.name ?? '') === searchKey(parent);
  const same = units.filter((unit) => searchKey(unit.name) === searchKey(said) && under(unit));
  const exact = same.filter((unit) => identityKey(unit.name) === identityKey(said));
  const found = exact.length > 0 ? exact : same;
  if (found.length === 1) return { found: found[0] ?? null, problems: [] };
  const problem =
    found.length === 0
      ? pasteProblem.unknown({ heading: 'Đơn vị', cell: said })
      : pasteProblem.unclear({ heading: 'Đơn vị', cell: said, count: found.length });
  return { found: null, problems: [problem] };
}

/** One command for the whole list: the bodies that are missing, each once, and the posts. */
export const enteredTogether = (
  entries: readonly PostEntry[],
): { bodies: BodySaid[]; posts: PostSaid[] } => ({
  bodies: [...new Map(entries.flatMap(({ body }) => (body ? [[body.id, body] as const] : []))).values()],
  posts: entries.map(({ post }) => post),
});
