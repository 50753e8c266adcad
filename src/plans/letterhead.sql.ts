import { sql } from 'kysely';
import type { Issued, Sign } from '../documents/paper.ts';
import type { Spelling } from '../documents/spelling.ts';
import type { Day } from '../kernel/day.ts';
import type { BodyId, OfficialId } from '../kernel/id.ts';
import type { BodyKind } from '../officials/body.ts';
import { postName } from '../officials/official.names.ts';
import type { PostTitle } from '../officials/post.ts';
import { findSetting } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';

/** Everything of a paper that its body gives: whose it is, where, who signs on that day, in which spelling. */
export type Letterhead = Omit<Issued, 'number' | 'symbol' | 'day' | 'draft'> & {
  /** The body without its place, «Đảng ủy»: what is signed for and kept by. */
  authority: string;
};

interface Row {
  name: string;
  kind: string;
  layout: 'party' | 'state';
  parentName: string;
  unitName: string;
  unitKind: string;
  title: PostTitle | null;
  label: string | null;
  holder: string | null;
  /** As lists print it: the post of a signer who has none in the body. */
  ownPost: string | null;
}

/**
 * The letterhead of a body on a day, for any document it issues: `{...(await letterhead(db, bodyId, day)), symbol, …}`.
 * The first of its leaders signs, nobody noted leaves the name open; or `signerId`, once somebody has signed. Undefined: no such body.
 */
export async function letterhead(
  db: Db,
  bodyId: BodyId,
  day: Day,
  signerId: OfficialId | null = null,
): Promise<Letterhead | undefined> {
  const { rows } = await sql<Row>`
    select b.name, b.kind, b.layout, b.parent_name, coalesce(f.name, '') as unit_name, coalesce(k.vi, '') as unit_kind,
           p.title, p.label, coalesce(s.name, p.holder) as holder, s.post_title as own_post
      from body b
      left join official s on s.id = ${signerId}::uuid
      left join unit_fact f on f.unit_id = b.unit_id and f.valid @> ${day}::date
      left join unit_kind k on k.code = f.kind
      left join lateral (
        select p.title, p.label, coalesce(o.name, p.holder_name) as holder
          from post p left join official o on o.id = p.official_id
         where p.body_id = b.id and p.held @> ${day}::date
           and case when s.id is null then p.title not in ('member', 'memberInCharge') else p.official_id = s.id end
         order by array_position(array['secretary', 'chair', 'head', 'standingDeputySecretary', 'deputySecretary',
                                       'deputyChair', 'deputyHead'], p.title) limit 1) p on true
     where b.id = ${bodyId}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const authority = withoutEnd(row.name, row.unitName);
  const spelling = await findSetting<Spelling>(db, 'spelling');
  return {
    layout: row.layout,
    ...(row.parentName !== '' && { parent: row.parentName }),
    issuer: row.name,
    place: withoutStart(row.unitName, row.unitKind),
    signs: [signOf(row, authority)],
    recipients: ['Các đơn vị trực thuộc', `Lưu ${row.layout === 'party' ? 'Văn phòng ' : ''}${authority}`],
    ...(spelling && { spelling }),
    authority,
  };
}

const leaders: Partial<Record<BodyKind, PostTitle>> = {
  ...{ committee: 'secretary', standingCommittee: 'secretary', cell: 'secretary' },
  ...{ peoplesCommittee: 'chair', front: 'chair' },
};
const marks = {
  party: { body: 'T/M', deputy: 'K/T', other: 'T/L' },
  state: { body: 'TM.', deputy: 'KT.', other: 'TUQ.' },
};

/**
 * A committee signs through whoever signs (T/M, TM.), the head of a board or an office as such. In the head's place sign a deputy
 * (K/T, KT.) or who was told to (T/L, TUQ.); a party committee's deputy signs for the committee alone.
 */
function signOf({ kind, layout, title, label, holder, ownPost }: Row, authority: string): Sign {
  const collective = kind in leaders;
  const mark = marks[layout];
  const own = title === null ? (ownPost ?? '') : postName({ title, label: label ?? '', bodyKind: kind }).vi;
  const whole = {
    ...(collective && { authority: `${mark.body} ${authority}` }),
    post: own,
    name: holder ?? '',
  };
  const leads = title === null ? ownPost === null : ['secretary', 'chair', 'head'].includes(title);
  if (leads || (collective && layout === 'party')) return whole;
  const head = postName({ title: leaders[kind as BodyKind] ?? 'head', label: '', bodyKind: kind }).vi;
  if (title !== null && /deputy/i.test(title)) return { ...whole, inPlaceOf: `${mark.deputy} ${head}` };
  return { inPlaceOf: `${mark.other} ${head}`, post: own, name: whole.name };
}

/** «Đảng ủy xã Mỹ Thạnh» of «Xã Mỹ Thạnh» → «Đảng ủy». */
const withoutEnd = (name: string, unit: string): string =>
  unit !== '' && name.toLowerCase().endsWith(` ${unit.toLowerCase()}`)
    ? name.slice(0, -unit.length - 1)
    : name;
/** «Xã Mỹ Thạnh», a xã → «Mỹ Thạnh». */
const withoutStart = (unit: string, kind: string): string =>
  kind !== '' && unit.toLowerCase().startsWith(`${kind.toLowerCase()} `) ? unit.slice(kind.length + 1) : unit;
