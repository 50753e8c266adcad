import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { AssignmentId, DraftId, OfficialId, UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import type { RowKept } from './draft.sql.ts';
import type { DraftAsked, DraftOfficial, DraftResult, DraftRules, DraftStep } from './draft.ts';

/** What the engine made of it. */
export interface Answer {
  rules: DraftRules;
  officials: readonly DraftOfficial[];
  rows: readonly RowKept[];
  result: DraftResult;
  hash: string;
}

export async function keepDraft(
  db: Tx,
  { id, planId, kind, heldTier, title, effectiveOn, unitIds }: DraftAsked,
  by: { officialId: OfficialId; today: Day },
  answer: Answer,
): Promise<void> {
  await db
    .insertInto('draft')
    .values({
      ...{ id, planId, kind, heldTier, title, effectiveOn },
      wholeTier: unitIds === null,
      madeBy: by.officialId,
      madeOn: by.today,
      ...asStored(answer),
    })
    .execute();
  await keepAnswerRows(db, id, answer);
}

/** The answer in place of the one before. */
export async function keepAnswer(db: Tx, draftId: DraftId, answer: Answer): Promise<void> {
  await db.updateTable('draft').set(asStored(answer)).where('id', '=', draftId).execute();
  await db.deleteFrom('draftRow').where('draftId', '=', draftId).execute();
  await db.deleteFrom('draftOfficial').where('draftId', '=', draftId).execute();
  await keepAnswerRows(db, draftId, answer);
}

const asStored = ({ rules, result, hash }: Answer) => ({
  rules: JSON.stringify(rules),
  result: JSON.stringify(result),
  factsHash: hash,
});

async function keepAnswerRows(db: Tx, draftId: DraftId, { officials, rows }: Answer): Promise<void> {
  await sql`insert into draft_official (draft_id, official_id, least, most)
    select ${draftId}, said."officialId", said.least, said.most
      from jsonb_to_recordset(${JSON.stringify(officials)}::jsonb) as said("officialId" uuid, least integer, most integer)`.execute(
    db,
  );
  await sql`insert into draft_row (draft_id, unit_id, official_id, proposed_id, locked, cost, reason)
    select ${draftId}, said."unitId", said."officialId", said."proposedId", said.locked, said.cost, said.reason
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as said("unitId" uuid, "officialId" uuid, "proposedId" uuid, locked boolean, cost bigint, reason jsonb)`.execute(
    db,
  );
}

/** These rows in place of what the draft said of their units. */
export async function keepMoves(
  db: Tx,
  draftId: DraftId,
  moves: readonly Omit<RowKept, 'proposedId'>[],
): Promise<void> {
  await sql`update draft_row r set official_id = said."officialId", locked = said.locked, cost = said.cost, reason = said.reason
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
      as said("unitId" uuid, "officialId" uuid, locked boolean, cost bigint, reason jsonb)
    where r.draft_id = ${draftId} and r.unit_id = said."unitId"`.execute(db);
}

export async function keepLocks(
  db: Tx,
  draftId: DraftId,
  unitIds: readonly UnitId[],
  locked: boolean,
): Promise<void> {
  await db
    .updateTable('draftRow')
    .set({ locked })
    .where('draftId', '=', draftId)
    .where('unitId', 'in', unitIds)
    .where('officialId', 'is not', null)
    .execute();
}

export async function keepRules(db: Tx, draftId: DraftId, rules: DraftRules): Promise<void> {
  await db
    .updateTable('draft')
    .set({ rules: JSON.stringify(rules) })
    .where('id', '=', draftId)
    .execute();
}

/** So many changes of a draft can be taken back. */
const mostSteps = 20;

/** What a draft was before a change: the rows that change, or, where all may, the whole answer. */
export type Before =
  | { readonly kind: 'rows'; readonly rows: readonly RowKept[] }
  | { readonly kind: 'rules'; readonly rules: DraftRules }
  | ({ readonly kind: 'answer' } & Answer);

/** Notes what a change is about to overwrite, for «Hoàn tác»; the oldest of more than twenty is forgotten. */
export async function keepStep(db: Tx, draftId: DraftId, did: DraftStep, before: Before): Promise<void> {
  const { steps } = await db
    .updateTable('draft')
    .set((eb) => ({ steps: eb('steps', '+', 1) }))
    .where('id', '=', draftId)
    .returning('steps')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('draftStep')
    .values({ draftId, nth: steps, did, before: JSON.stringify(before) })
    .execute();
  await db
    .deleteFrom('draftStep')
    .where('draftId', '=', draftId)
    .where('nth', '<=', steps - mostSteps)
    .execute();
}

/** Puts back what that change overwrote. The caller has seen that it is the last. */
export async function takeBack(db: Tx, draftId: DraftId, nth: number): Promise<void> {
  const step = await db
    .deleteFrom('draftStep')
    .where('draftId', '=', draftId)
    .where('nth', '=', nth)
    .returning('before')
    .executeTakeFirstOrThrow();
  const before = step.before as unknown as Before;
  if (before.kind === 'rows') await keepMoves(db, draftId, before.rows);
  else if (before.kind === 'rules') await keepRules(db, draftId, before.rules);
  else await keepAnswer(db, draftId, before);
}

export async function dropDraft(db: Tx, draftId: DraftId): Promise<void> {
  await db.deleteFrom('draft').where('id', '=', draftId).execute();
}

/** Marks a draft as published and notes with each row the assignment it became or kept. */
export async function keepPublished(
  db: Tx,
  draftId: DraftId,
  on: Day,
  effectiveOn: Day,
  rows: readonly { unitId: UnitId; assignmentId: AssignmentId }[],
): Promise<void> {
  await db.updateTable('draft').set({ publishedOn: on, effectiveOn }).where('id', '=', draftId).execute();
  await db.deleteFrom('draftStep').where('draftId', '=', draftId).execute();
  await sql`update draft_row r set assignment_id = said."assignmentId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said("unitId" uuid, "assignmentId" uuid)
    where r.draft_id = ${draftId} and r.unit_id = said."unitId"`.execute(db);
}
