import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { TopicId, UnitId } from '../kernel/id.ts';
import { dateOf, type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import { Topic, type TopicSaid } from './topic.ts';

const season = sql<object>`json_build_object('from', lower(t.season), 'to', upper(t.season) - 1)`;
const selected = (db: Db) =>
  db
    .selectFrom('topic as t')
    .select([
      't.id',
      't.unitId',
      't.title',
      't.source',
      't.planId',
      't.priority',
      't.ask',
      season.as('season'),
    ]);

/**
 * What is to be explained on a day, the most urgent first: for the form of a visit. With a unit only what is meant for it:
 * for every unit, or for one that stood above it on that day.
 */
export async function topicsOn(db: Db, day: Day, unitId?: UnitId): Promise<Topic[]> {
  const rows = await selected(db)
    .where(sql<boolean>`t.season @> ${day}::date`)
    .$if(unitId !== undefined, (q) =>
      q.where(sql<boolean>`(t.unit_id is null or exists (
        select 1 from unit_closure c where c.above_id = t.unit_id and c.below_id = ${unitId} and c.valid @> ${day}::date))`),
    )
    .orderBy('t.priority')
    .orderBy('t.title')
    .orderBy('t.id')
    .execute();
  return z.array(Topic).parse(rows);
}

export async function findTopic(db: Db, id: TopicId): Promise<Topic | undefined> {
  const row = await selected(db).where('t.id', '=', id).executeTakeFirst();
  return row && Topic.parse(row);
}

/** A topic of every unit, of a unit the sender may read, or of one above such a unit. */
const seen = (reader: Reader): RawBuilder<boolean> =>
  sql`(t.unit_id is null or exists (select 1 from unit_closure c where c.above_id = t.unit_id
         and c.below_id in ${unitsSeenBy('topic.read', reader)}))`;

export type TopicListed = Topic & { unitName: string | null; plan: TopicPlan | null };
interface TopicPlan {
  type: string;
  number: number | null;
  symbol: string;
}

/** Every topic the sender may read, with its unit's name and its plan's number; the most urgent first, the newest season first. */
export async function topicsFor(db: Db, reader: Reader): Promise<TopicListed[]> {
  const rows = await selected(db)
    .leftJoin('plan as p', 'p.id', 't.planId')
    .select([
      sql<string | null>`(select name from unit_fact f where f.unit_id = t.unit_id
                           order by f.valid @> ${dateOf(reader)} desc, lower(f.valid) desc nulls last limit 1)`.as(
        'unitName',
      ),
      sql<TopicPlan | null>`case when p.id is not null
        then json_build_object('type', p.type, 'number', p.number, 'symbol', p.symbol) end`.as('plan'),
    ])
    .where(seen(reader))
    .orderBy('t.priority')
    .orderBy(sql`lower(t.season)`, (o) => o.desc().nullsLast())
    .orderBy('t.title')
    .execute();
  return rows as unknown as TopicListed[];
}

/** Stores a topic, or puts what is said in the place of what was. */
export async function keepTopic(db: Tx, { season: { from, to }, ...said }: TopicSaid): Promise<void> {
  const { id, ...row } = { ...said, season: sql<string>`daterange(${from}::date, ${to}::date, '[]')` };
  await db
    .insertInto('topic')
    .values({ id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute();
}
