import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { addDays, type Day } from '../kernel/day.ts';
import { type AssignmentId, type DraftId, idFrom, type PlanId, type UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { LinkKind } from '../units/kind.ts';
import type { RowKept } from './draft.sql.ts';
import type { Publication, Standing } from './publication.rules.ts';

/** Assignments of a kind, of these units, that stand on a day or begin later. */
export async function standingOf(
  db: Db,
  kind: LinkKind,
  unitIds: readonly UnitId[],
  day: Day,
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select id, unit_id, official_id, lower(held) as "from", upper(held) as until from assignment
     where kind = ${kind} and unit_id = any(${unitIds}::uuid[]) and held && daterange(${day}::date, null)
     order by unit_id, lower(held)`.execute(db);
  return rows;
}

/** Which of these units do not stand on a day. */
export async function notStanding(db: Db, unitIds: readonly UnitId[], day: Day): Promise<UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    select asked.id from unnest(${unitIds}::uuid[]) asked(id)
     where not exists (select 1 from unit_fact f where f.unit_id = asked.id and f.valid @> ${day}::date)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** The same draft and unit make the same id at the same moment, so a sample made again is the same. */
export const assignmentId = (draftId: DraftId, unitId: UnitId, now: string): AssignmentId =>
  idFrom(Date.parse(now), createHash('sha256').update(`${draftId} ${unitId}`).digest().subarray(0, 16));

/** Ends, begins and keeps, in that order, since a unit has one holder of a kind a day. Returns each unit's assignment. */
export async function keepPublication(
  db: Tx,
  { kept, ended, given }: Publication,
  of: {
    draftId: DraftId;
    planId: PlanId;
    kind: LinkKind;
    day: Day;
    today: Day;
    now: string;
    rows: readonly RowKept[];
  },
): Promise<{ unitId: UnitId; assignmentId: AssignmentId }[]> {
  const ids = (some: readonly Standing[]) => some.map(({ id }) => id);
  if (ended.length > 0)
    await db
      .updateTable('assignment')
      .set({ held: sql<string>`daterange(lower(held), ${addDays(of.day, -1)}::date, '[]')` })
      .where('id', 'in', ids(ended))
      .execute();
  const openAgain = kept.filter((one) => one.until !== null);
  if (openAgain.length > 0)
    await db
      .updateTable('assignment')
      .set({ held: sql<string>`daterange(lower(held), null)`, endReason: null })
      .where('id', 'in', ids(openAgain))
      .execute();
  const reasons = new Map(of.rows.map((row) => [row.unitId, row.reason]));
  const begun = given.map(({ unitId, officialId }) => ({
    id: assignmentId(of.draftId, unitId, of.now),
    unitId,
    officialId,
    reason: reasons.get(unitId) ?? {},
  }));
  await sql`insert into assignment (id, plan_id, kind, unit_id, official_id, held, reason, published_on)
    select said.id, ${of.planId}, ${of.kind}, said."unitId", said."officialId", daterange(${of.day}::date, null), said.reason, ${of.today}::date
      from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) as said(id uuid, "unitId" uuid, "officialId" uuid, reason jsonb)`.execute(
    db,
  );
  return [
    ...kept.map(({ unitId, id }) => ({ unitId, assignmentId: id })),
    ...begun.map(({ unitId, id }) => ({ unitId, assignmentId: id })),
  ];
}
