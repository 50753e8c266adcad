import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, PlanId, UnitId } from '../kernel/id.ts';
import { heldBy as postsHeld } from '../officials/body.sql.ts';
import { partiesOf } from '../officials/parties.sql.ts';
import type { PostHeld } from '../officials/post.ts';
import { type Reader, unitsSeenBy } from '../server/as-of.sql.ts';
import { ready } from '../server/prepared.ts';
import type { Db } from '../server/sql.ts';
import type { LinkKind } from '../units/kind.ts';
import { searchFor } from '../units/search.sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import { postsWritten } from './assignment.rules.ts';
import { AssignmentRow } from './assignment.ts';

/** What a list of assignments is asked by; all that is given must hold. */
export interface Asked {
  /** Names, households, posts, receipts and objections as of this day. */
  on: Day;
  planId?: PlanId | undefined;
  officialId?: OfficialId | undefined;
  unitId?: UnitId | undefined;
  kind?: LinkKind | undefined;
  q?: string | undefined;
  /** `standing`: held on the day, or to come; `all`: ended ones too. */
  state?: 'standing' | 'all' | undefined;
  only?: 'notReceived' | 'objected' | undefined;
  limit: number;
}

/** Assignments in units that the asker may look into, officials by given name, units as people count them. */
export const findAssignments = (db: Db, asked: Asked, by: Reader): Promise<AssignmentRow[]> =>
  listed(
    db,
    asked,
    sql`a.unit_id in ${unitsSeenBy('assignment.read', { ...by, on: asked.on })} and ${known(asked.on)}`,
  );

/** One's own, wherever they are: everyone may read what was given to them. */
export const findOwn = (db: Db, officialId: OfficialId, on: Day): Promise<AssignmentRow[]> =>
  listed(db, { on, officialId, state: 'all', limit: 500 }, known(on));

/** By that day it was held or published: what was published later was not yet to come. */
const known = (on: Day) => sql`(lower(a.held) <= ${on}::date or a.published_on <= ${on}::date)`;

/** Of a plan for its annex: what it had given by a day, and what it left where it was; whoever asks. */
export const findOfPlan = (db: Db, planId: PlanId, on: Day): Promise<AssignmentRow[]> =>
  listed(
    db,
    { on, planId, state: 'standing', limit: 20_000 },
    sql`(a.held @> ${on}::date or a.published_on <= ${on}::date)`,
  );

async function listed(db: Db, asked: Asked, scope: RawBuilder<unknown>): Promise<AssignmentRow[]> {
  const day = sql`${asked.on}::date`;
  const where = [scope, ...conditions(asked, day)];
  const { rows } = await sql<{ unitId: UnitId; postTitle: string; posts: PostHeld[] }>`
    ${asked.unitId ? ready : sql``}select a.id, a.plan_id, a.kind, a.unit_id, ${nameOn(sql`a.unit_id`, day)} as unit_name, up.name as parent_name, fact.households,
           a.official_id, o.name as official_name, o.post_title, ${postsHeld(sql`a.official_id`, day, false)} as posts, o.sector, lower(a.held) as "from", upper(a.held) as until,
           case when ${day} < lower(a.held) then 'coming' when a.held @> ${day} then 'held' else 'ended' end as state,
           a.reason, a.published_on, case when a.received_on <= ${day} then a.received_on end as received_on,
           case when a.objected_on <= ${day} then a.objection end as objection, case when a.objected_on <= ${day} then a.objected_on end as objected_on,
           case when a.answered_on <= ${day} then a.answer end as answer, case when a.answered_on <= ${day} then a.answered_on end as answered_on, a.end_reason,
           before.name as previous_holder
      from assignment a
      join official o on o.id = a.official_id
      left join unit_fact fact on fact.unit_id = a.unit_id and fact.valid @> ${day}
      left join unit_edge edge on edge.unit_id = a.unit_id and edge.valid @> ${day}
      left join unit_fact up on up.unit_id = edge.parent_id and up.valid @> ${day}
      left join lateral (select p.name from assignment b join official p on p.id = b.official_id
         where b.unit_id = a.unit_id and b.kind = a.kind and upper(b.held) <= lower(a.held) and b.official_id <> a.official_id
         order by upper(b.held) desc limit 1) before on true
     where ${sql.join(where, sql` and `)}
     order by o.sort_key, o.id, up.ordinal nulls last, up.sort_key nulls last, fact.ordinal nulls last, fact.sort_key, lower(a.held) desc
     limit ${asked.limit}`.execute(db);
  const parties = await partiesOf(
    db,
    rows.map(({ unitId }) => unitId),
    asked.on,
  );
  return rows.map(({ postTitle, posts, ...row }) =>
    AssignmentRow.parse({
      ...row,
      post: postsWritten(posts, postTitle),
      memberInCharge: parties.get(row.unitId)?.memberInCharge?.name ?? null,
      cellSecretary: parties.get(row.unitId)?.cell?.name ?? null,
    }),
  );
}

function conditions(asked: Asked, day: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [];
  const open = (done: RawBuilder<unknown>) => sql`(${done} is null or ${done} > ${day})`;
  if (asked.planId) where.push(ofPlan(asked.planId));
  if (asked.officialId) where.push(sql`a.official_id = ${asked.officialId}`);
  if (asked.unitId) where.push(sql`a.unit_id = ${asked.unitId}`);
  if (asked.kind) where.push(sql`a.kind = ${asked.kind}`);
  if (asked.state !== 'all') where.push(sql`(upper(a.held) is null or upper(a.held) > ${day})`);
  if (asked.only === 'notReceived') where.push(sql`${open(sql`a.received_on`)}`);
  if (asked.only === 'objected')
    where.push(sql`a.objected_on <= ${day} and ${open(sql`a.answered_on`)} and ${open(sql`a.received_on`)}`);
  const search = searchFor(asked.q);
  if (search)
    where.push(
      search.within(
        sql`o.search_key || ' ' || coalesce(fact.search_key, '') || ' ' || coalesce(up.search_key, '')`,
      ),
    );
  return where;
}

/** Given under the plan, or left where it was when the plan was published. */
const ofPlan = (planId: PlanId) => sql`(a.plan_id = ${planId} or a.id in (
  select r.assignment_id from draft_row r join draft d on d.id = r.draft_id
   where d.plan_id = ${planId} and r.assignment_id is not null))`;
