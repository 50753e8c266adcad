import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { BodyId, OfficialId, PostId, UnitId } from '../kernel/id.ts';
import { markedFirst, searchKey, sortKey } from '../kernel/name.ts';
import type { Db, Tx } from '../server/sql.ts';
import { searchFor } from '../units/search.sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import type { Body, BodyChange, BodySaid } from './body.ts';
import { type Post, type PostChange, PostHeld, type PostSaid, PostTitle } from './post.ts';

/** Secretary first, members last. */
const rank = sql`array_position(${[...PostTitle.options]}::text[], post.title)`;
const groupName = (on: RawBuilder<unknown>) =>
  sql`case when post.unit_id is not null then ${nameOn(sql`post.unit_id`, on)} end`;

/** The posts of an official on a day (`ever`: all of them, the latest first) as JSON, each a `PostHeld`. */
export const heldBy = (
  official: RawBuilder<unknown>,
  on: RawBuilder<unknown>,
  ever: boolean,
): RawBuilder<unknown> => sql`
  coalesce((select json_agg(json_build_object('id', post.id, 'bodyId', post.body_id, 'bodyName', body.name, 'bodyKind', body.kind,
      'title', post.title, 'label', post.label, 'unitId', post.unit_id, 'unitName', ${groupName(on)},
      'from', lower(post.held), 'until', upper(post.held)) order by ${ever ? sql`lower(post.held) desc,` : sql``} ${rank}, body.sort_key)
    from post join body on body.id = post.body_id
   where post.official_id = ${official} ${ever ? sql`` : sql`and post.held @> ${on}`}), '[]')`;

/** Every post an official held, holds or will hold, the latest first. */
export async function postsOf(db: Db, officialId: OfficialId, on: Day): Promise<PostHeld[]> {
  const { rows } = await sql<{ posts: unknown[] }>`
    select ${heldBy(sql`${officialId}::uuid`, sql`${on}::date`, true)} as posts`.execute(db);
  return (rows[0]?.posts ?? []).map((post) => PostHeld.parse(post));
}

const postsIn = (on: Day, ever: boolean) => sql`
  coalesce((select json_agg(json_build_object('id', post.id, 'bodyId', post.body_id, 'title', post.title, 'label', post.label,
      'unitId', post.unit_id, 'unitName', ${groupName(sql`${on}::date`)}, 'officialId', post.official_id,
      'name', coalesce(holder.name, post.holder_name), 'contact', coalesce(nullif(post.contact, ''), holder.contact, ''),
      'from', lower(post.held), 'until', upper(post.held))
      order by ${rank}, ${ever ? sql`lower(post.held) desc,` : sql``} holder.sort_key, post.holder_name)
    from post left join official holder on holder.id = post.official_id
   where post.body_id = body.id ${ever ? sql`` : sql`and post.held @> ${on}::date`}), '[]')`;

export interface Asked {
  on: Day;
  /** Bodies of these units only. */
  seen?: RawBuilder<UnitId>;
  q?: string | undefined;
  kind?: string | undefined;
  unitId?: UnitId | undefined;
  bodyIds?: readonly BodyId[] | undefined;
  /** Also those that do not stand on that day, and posts of all times. */
  ever?: boolean | undefined;
  limit?: number | undefined;
}

/** Bodies with their posts on a day: the higher unit's first, then committee, boards, cells, by name; names with the marks typed before all. */
export async function bodiesLike(db: Db, asked: Asked): Promise<{ rows: Body[]; total: number }> {
  const { on, seen, kind, unitId, bodyIds, ever = false, limit = 1000 } = asked;
  const search = searchFor(asked.q);
  const { rows } = await sql<Body & { total: number }>`
    select body.id, body.unit_id, ${nameOn(sql`body.unit_id`, sql`${on}::date`)} as unit_name, body.kind, body.name, body.symbol,
           body.layout, body.parent_name, lower(body.valid) as "from", upper(body.valid) as until,
           ${postsIn(on, ever)} as posts, count(*) over ()::int as total
      from body
      left join lateral (select kind.tier, fact.sort_key, fact.search_key from unit_fact fact join unit_kind kind on kind.code = fact.kind
                          where fact.unit_id = body.unit_id order by fact.valid @> ${on}::date desc, lower(fact.valid) desc limit 1) unit_now on true
     where true
       ${ever ? sql`` : sql`and body.valid @> ${on}::date`}
       ${seen === undefined ? sql`` : sql`and body.unit_id in ${seen}`}
       ${kind === undefined ? sql`` : sql`and body.kind = ${kind}`}
       ${unitId === undefined ? sql`` : sql`and body.unit_id = ${unitId}`}
       ${bodyIds === undefined ? sql`` : sql`and body.id = any(${bodyIds}::uuid[])`}
       ${search ? sql`and ${search.within(sql`body.search_key || ' ' || coalesce(unit_now.search_key, '')`)}` : sql``}
     order by unit_now.tier nulls last, array_position(${kindOrder}::text[], body.kind), unit_now.sort_key, body.sort_key, body.id
     limit ${limit}`.execute(db);
  const total = rows[0]?.total ?? 0;
  const bodies = rows.map(({ total: _, ...body }) => body as Body);
  const nameOf = ({ name, unitName }: Body) => `${name} ${unitName}`;
  return { rows: search ? markedFirst(bodies, nameOf, asked.q ?? '') : bodies, total };
}

const kindOrder = [
  ...[
    'committee',
    'standingCommittee',
    'collectingBoard',
    'inspectionCommission',
    'office',
    'peoplesCommittee',
    'front',
  ],
  ...['other', 'cell', 'groupBoard'],
];

/** A body with all posts it ever had; undefined for none. */
export async function findBody(db: Db, bodyId: BodyId, on: Day): Promise<Body | undefined> {
  const { rows } = await bodiesLike(db, { on, bodyIds: [bodyId], ever: true });
  return rows[0];
}

/** Several bodies, as `findBody` gives one; by id. */
export async function bodiesById(db: Db, bodyIds: readonly BodyId[], on: Day): Promise<Map<BodyId, Body>> {
  const { rows } = await bodiesLike(db, { on, bodyIds, ever: true });
  return new Map(rows.map((body) => [body.id, body]));
}

/** The names of the bodies that stand in these units without an end. */
export async function bodyNames(
  db: Db,
  unitIds: readonly UnitId[],
): Promise<Pick<Body, 'unitId' | 'name'>[]> {
  const { rows } = await sql<Pick<Body, 'unitId' | 'name'>>`
    select unit_id, name from body where unit_id = any(${unitIds}::uuid[]) and upper_inf(valid)`.execute(db);
  return rows;
}

const nameKeys = (name: string) => ({ name, sortKey: sortKey(name), searchKey: searchKey(name) });

export async function insertBodies(db: Tx, bodies: readonly BodySaid[]): Promise<void> {
  await db
    .insertInto('body')
    .values(
      bodies.map(({ id, unitId, kind, name, symbol = '', layout = 'party', parentName = '', from }) => ({
        ...{ id, unitId, kind, symbol, layout, parentName, valid: `[${from ?? ''},)` },
        ...nameKeys(name),
      })),
    )
    .execute();
}

export async function changeBodyRow(db: Tx, { bodyId, name, ...said }: BodyChange): Promise<void> {
  const columns = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const all = { ...columns, ...(name === undefined ? {} : nameKeys(name)) };
  if (Object.keys(all).length > 0) await db.updateTable('body').set(all).where('id', '=', bodyId).execute();
}

/** Ends a body and the posts held in it beyond that day. */
export async function endBodyRow(db: Tx, bodyId: BodyId, until: Day): Promise<void> {
  await sql`update body set valid = daterange(lower(valid), ${until}::date) where id = ${bodyId}`.execute(db);
  await sql`delete from post where body_id = ${bodyId} and lower(held) >= ${until}::date`.execute(db);
  await sql`update post set held = daterange(lower(held), ${until}::date)
             where body_id = ${bodyId} and held @> ${until}::date`.execute(db);
}

export async function insertPosts(db: Tx, posts: readonly PostSaid[]): Promise<void> {
  await db
    .insertInto('post')
    .values(
      posts.map(
        ({ from, until, label = '', unitId, officialId, holderName = '', contact = '', ...post }) => ({
          ...post,
          ...{ label, holderName, contact, unitId: unitId ?? null, officialId: officialId ?? null },
          held: `[${from},${until ?? ''})`,
        }),
      ),
    )
    .execute();
}

export async function changePostRow(db: Tx, { postId, ...said }: PostChange): Promise<void> {
  const columns = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  if (Object.keys(columns).length > 0)
    await db.updateTable('post').set(columns).where('id', '=', postId).execute();
}

export const endPostRow = async (db: Tx, postId: PostId, until: Day): Promise<void> => {
  await sql`update post set held = daterange(lower(held), ${until}::date) where id = ${postId}`.execute(db);
};

/** A post and its body's unit; undefined for none. */
export async function findPost(
  db: Db,
  postId: PostId,
): Promise<(Pick<Post, 'id' | 'bodyId' | 'from'> & { unitId: UnitId }) | undefined> {
  const { rows } = await sql<Pick<Post, 'id' | 'bodyId' | 'from'> & { unitId: UnitId }>`
    select post.id, post.body_id, lower(post.held) as "from", body.unit_id from post join body on body.id = post.body_id
     where post.id = ${postId}`.execute(db);
  return rows[0];
}

/** The unit of a body, at any time; undefined for no such body. */
export async function unitOfBody(db: Db, bodyId: BodyId): Promise<UnitId | undefined> {
  const row = await db.selectFrom('body').select('unitId').where('id', '=', bodyId).executeTakeFirst();
  return row?.unitId as UnitId | undefined;
}
