import type { Day } from '../kernel/day.ts';
import type { BodyId, PostId, UnitId } from '../kernel/id.ts';
import { identityKey } from '../kernel/name.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { type AnyCommand, type By, command, type Sender } from '../server/command.ts';
import type { Db, Tx } from '../server/sql.ts';
import { areBeneath, unitToJudge } from '../units/tree.sql.ts';
import { bodyProblem, postProblem, refusePost } from './body.rules.ts';
import {
  bodiesById,
  bodyNames,
  changeBodyRow,
  changePostRow,
  endBodyRow,
  endPostRow,
  findBody,
  findPost,
  insertBodies,
  insertPosts,
  unitOfBody,
} from './body.sql.ts';
import { BodiesSaid, type Body, BodyChange, BodyEnd, BodySaid } from './body.ts';
import { officialProblem } from './official.rules.ts';
import { findOfficials } from './official.sql.ts';
import { PostChange, PostEnd, PostSaid, PostsSaid } from './post.ts';

/** Bodies and their posts together: a list may bring both, and a body ends with its posts. */

const inUnit = (db: Db, unitId: UnitId, by: Sender) => unitToJudge(db, unitId, by.today);
const ofBody = async (db: Db, bodyId: BodyId, by: Sender) => {
  const unitId = await unitOfBody(db, bodyId);
  return unitId && inUnit(db, unitId, by);
};
const ofPost = async (db: Db, postId: PostId, by: Sender) => {
  const post = await findPost(db, postId);
  return post && inUnit(db, post.unitId, by);
};

/** A committee, board, cell … of a unit. */
export const createBody = command({
  kind: 'body.create',
  name: { vi: 'Thêm tổ chức', en: 'Add a body' },
  body: BodySaid,
  may: { action: 'official.change', unit: (body, db, by) => inUnit(db, body.unitId, by) },
  run: (db, body, by) => enterBodies(db, [body], body.unitId, by),
});

/** Several at once: the cells of all hamlets, the boards of all groups. */
export const createBodies = command({
  kind: 'body.createMany',
  name: { vi: 'Thêm danh sách tổ chức', en: 'Add a list of bodies' },
  body: BodiesSaid,
  may: { action: 'official.change', unit: (body, db, by) => inUnit(db, body.unitId, by) },
  async run(db, { unitId, bodies, posts = [] }, by) {
    const refusal = bodies.length > 0 ? await enterBodies(db, bodies, unitId, by) : null;
    return refusal ?? (await enterPostsBeneath(db, posts, unitId, by));
  },
});

async function enterBodies(
  db: Tx,
  bodies: readonly BodySaid[],
  aboveId: UnitId,
  by: By,
): Promise<Problem | null> {
  const stand = await areBeneath(
    db,
    bodies.map(({ unitId, from }) => ({ belowId: unitId, aboveId, day: from ?? by.today })),
  );
  const known = await bodyNames(db, [...new Set(bodies.map(({ unitId }) => unitId))]);
  const taken = new Set(known.map(nameIn));
  for (const [at, body] of bodies.entries()) {
    if (!stand[at]) return bodyProblem.unitNotStanding({ name: body.name });
    if (taken.has(nameIn(body))) return bodyProblem.nameTaken({ name: body.name, fields: ['name'] });
    taken.add(nameIn(body));
  }
  await insertBodies(db, bodies);
  for (const { id } of bodies) by.touch('body', id, 'common');
  return null;
}
const nameIn = ({ unitId, name }: Pick<Body, 'unitId' | 'name'>) => `${unitId} ${identityKey(name)}`;

/** Its name, symbol, layout or what is printed above it. */
export const changeBody = command({
  kind: 'body.change',
  name: { vi: 'Sửa tổ chức', en: 'Change a body' },
  body: BodyChange,
  may: { action: 'official.change', unit: (body, db, by) => ofBody(db, body.bodyId, by) },
  async run(db, change, by) {
    await changeBodyRow(db, change);
    by.touch('body', change.bodyId, 'common');
    return null;
  },
});

/** The body is no more from a day on, nor are its posts. */
export const endBody = command({
  kind: 'body.end',
  name: { vi: 'Kết thúc tổ chức', en: 'End a body' },
  body: BodyEnd,
  may: { action: 'official.change', unit: (body, db, by) => ofBody(db, body.bodyId, by) },
  async run(db, { bodyId, until }, by) {
    const body = await findBody(db, bodyId, by.today);
    if (!body) return requestProblem.notFound();
    if (body.from !== null && until <= body.from)
      return bodyProblem.endsBeforeStart({ from: body.from, fields: ['until'] });
    await endBodyRow(db, bodyId, until);
    by.touch('body', bodyId, 'common');
    return null;
  },
});

/** A post given to an official, or, in a cell or group's board, to a person by name. */
export const givePost = command({
  kind: 'post.give',
  name: { vi: 'Giao chức vụ', en: 'Give a post' },
  body: PostSaid,
  may: { action: 'official.change', unit: (body, db, by) => ofBody(db, body.bodyId, by) },
  run: (db, post, by) => enterPosts(db, [post], by),
});

/** Several at once: the heads of all groups, the members in charge of them. */
export const givePosts = command({
  kind: 'post.giveMany',
  name: { vi: 'Giao danh sách chức vụ', en: 'Give a list of posts' },
  body: PostsSaid,
  may: { action: 'official.change', unit: (body, db, by) => inUnit(db, body.unitId, by) },
  run: (db, { unitId, posts }, by) => enterPostsBeneath(db, posts, unitId, by),
});

/** Only in bodies of the unit and of those beneath it: the right was judged there. */
async function enterPostsBeneath(
  db: Tx,
  posts: readonly PostSaid[],
  unitId: UnitId,
  by: By,
): Promise<Problem | null> {
  if (posts.length === 0) return null;
  const ids = [...new Set(posts.map(({ bodyId }) => bodyId))];
  const bodies = await bodiesById(db, ids, by.today);
  if (bodies.size < ids.length) return requestProblem.notFound();
  const asked = [...bodies.values()].map((body) => ({
    belowId: body.unitId,
    aboveId: unitId,
    day: by.today,
  }));
  if ((await areBeneath(db, asked)).includes(false))
    return requestProblem.notAllowed({ action: 'official.change' });
  return enterPosts(db, posts, by);
}

async function enterPosts(db: Tx, posts: readonly PostSaid[], by: By): Promise<Problem | null> {
  const bodies = await bodiesById(db, [...new Set(posts.map(({ bodyId }) => bodyId))], by.today);
  const officials = await findOfficials(
    db,
    posts.flatMap(({ officialId }) => officialId ?? []),
  );
  const groupsStand = await areBeneath(
    db,
    posts.map(({ unitId, bodyId, from }) => {
      const aboveId = bodies.get(bodyId)?.unitId as UnitId;
      return { belowId: unitId ?? aboveId, aboveId, day: from };
    }),
  );
  for (const [at, post] of posts.entries()) {
    const body = bodies.get(post.bodyId);
    if (!body) return requestProblem.notFound();
    const official = post.officialId ? officials.get(post.officialId) : undefined;
    if (post.officialId && !official) return requestProblem.notFound();
    if (official && !serves(official, post.from))
      return officialProblem.notActive({ name: official.name, day: post.from });
    const refusal = refusePost(post, body, body.posts);
    if (refusal) return refusal;
    if (post.unitId && !groupsStand[at]) return postProblem.groupOutside({ fields: ['unitId'] });
    const name = official?.name ?? post.holderName ?? '';
    const more = {
      label: '',
      contact: '',
      unitName: null,
      unitId: post.unitId ?? null,
      officialId: post.officialId ?? null,
    };
    body.posts.push({ ...post, ...more, name, until: post.until ?? null });
  }
  await insertPosts(db, posts);
  for (const { id, bodyId, officialId } of posts) {
    by.touch('post', id, 'common');
    by.touch('body', bodyId, 'common');
    if (officialId) by.touch('official', officialId, 'common', `official:${officialId}`);
  }
  return null;
}

const serves = ({ from, until }: { from: Day | null; until: Day | null }, day: Day) =>
  (from === null || from <= day) && (until === null || day < until);

/** How the holder is reached, or how the post is printed. */
export const changePost = command({
  kind: 'post.change',
  name: { vi: 'Sửa chức vụ', en: 'Change a post' },
  body: PostChange,
  may: { action: 'official.change', unit: (body, db, by) => ofPost(db, body.postId, by) },
  async run(db, change, by) {
    await changePostRow(db, change);
    by.touch('post', change.postId, 'common');
    return null;
  },
});

/** The holder has the post no longer from a day on; who comes after is given it anew. */
export const endPost = command({
  kind: 'post.end',
  name: { vi: 'Thôi chức vụ', en: 'End a post' },
  body: PostEnd,
  may: { action: 'official.change', unit: (body, db, by) => ofPost(db, body.postId, by) },
  async run(db, { postId, until }, by) {
    const post = await findPost(db, postId);
    if (!post) return requestProblem.notFound();
    if (post.from !== null && until <= post.from)
      return postProblem.endsBeforeStart({ from: post.from, fields: ['until'] });
    await endPostRow(db, postId, until);
    by.touch('post', postId, 'common');
    return null;
  },
});

export const bodyCommands: AnyCommand[] = [
  ...[createBody, createBodies, changeBody, endBody],
  ...[givePost, givePosts, changePost, endPost],
];
