import { appointHolders } from '../accounts/account.sql.ts';
import { addDays, type Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { holdPlan, unitOfPlan } from '../plans/plan.sql.ts';
import { type By, command } from '../server/command.ts';
import type { Follower } from '../server/follow.ts';
import type { Db } from '../server/sql.ts';
import { draftProblem, notInOffice, refusePlanDay } from './draft.rules.ts';
import { givenIn, keptRows, lockDraft, namesOf, notActive, type RowKept } from './draft.sql.ts';
import { type Draft, DraftPublished } from './draft.ts';
import { keepPublished } from './draft-keep.sql.ts';
import { factsNow, unitOfDraft } from './draft-planning.sql.ts';
import type { HolderChange } from './holder-change.ts';
import { type Publication, publicationOf } from './publication.rules.ts';
import { keepPublication, notStanding, standingOf } from './publication.sql.ts';

/**
 * The draft becomes the assignment: under its issued plan, from a day on, all of it or nothing. What is open in a unit that
 * passes from one to another passes with it (`followers`).
 */
export const publishDraft = (followers: readonly Follower<HolderChange>[]) =>
  command({
    kind: 'draft.publish',
    name: { vi: 'Công bố phân công', en: 'Publish assignments' },
    body: DraftPublished,
    may: {
      action: 'assignment.publish',
      unit: (body, db, by) => unitOfDraft(db, body.draftId, by.today),
    },
    async run(db, { draftId, effectiveOn: day, evenIfStale, seen }, by) {
      const draft = await lockDraft(db, draftId);
      if (!draft) return requestProblem.notFound();
      if (draft.publishedOn !== null) return draftProblem.published();
      const rows = await keptRows(db, draftId);
      if (seen !== undefined && seen !== givenIn(rows)) return draftProblem.notAsSeen();
      const refusal = await refusePublishing(db, draft, rows, day, by.today, evenIfStale);
      if (refusal) return refusal;
      const unitIds = rows.map(({ unitId }) => unitId);
      const change = publicationOf(rows, await standingOf(db, draft.kind, unitIds, day), day);
      if (change.later.length > 0) {
        const late = change.later.map(({ unitId }) => unitId);
        return draftProblem.later({ units: (await namesOf(db, day, late, [])).units, day });
      }
      const { planId, kind } = draft;
      const { today, now } = by;
      const made = await keepPublication(db, change, { draftId, planId, kind, day, rows, today, now });
      await keepPublished(db, draftId, today, day, made);
      const officialIds = [...new Set(change.given.map(({ officialId }) => officialId))];
      const unitId = await unitOfPlan(db, planId, today);
      if (unitId) await appointHolders(db, { officialIds, unitId, from: day });
      for (const passed of passedOn(change, addDays(day, -1)))
        for (const follower of followers) await follower.apply(db, passed);
      touchAll(by, change, new Map(made.map(({ unitId, assignmentId }) => [unitId, assignmentId])));
      by.touch('draft', draftId, `official:${by.officialId}`, 'common');
      return null;
    },
  });

/** Units that go straight from one to another; the rest begin with nobody before. */
function passedOn({ ended, given }: Publication, lastDay: Day): HolderChange[] {
  const to = new Map(given.map((one) => [one.unitId, one.officialId]));
  return ended.flatMap(({ id, unitId, officialId }) => {
    const toId = to.get(unitId);
    return toId === undefined ? [] : [{ assignmentId: id, unitId, fromId: officialId, toId, lastDay }];
  });
}

async function refusePublishing(
  db: Db,
  draft: Draft & { factsHash: string },
  rows: readonly RowKept[],
  day: Day,
  today: Day,
  evenIfStale: boolean,
): Promise<Problem | null> {
  const plan = await holdPlan(db, draft.planId);
  if (!plan) return requestProblem.notFound();
  const refusal = refusePlanDay(plan, day);
  if (refusal) return refusal;
  const names = async (unitIds: readonly UnitId[]) => (await namesOf(db, day, unitIds, [])).units;
  const open = rows.filter(({ officialId }) => officialId === null).map(({ unitId }) => unitId);
  if (open.length > 0) return draftProblem.unassigned({ units: await names(open) });
  const unitIds = rows.map(({ unitId }) => unitId);
  const gone = await notStanding(db, unitIds, day);
  if (gone.length > 0) return draftProblem.unitsElsewhere({ count: gone.length, day });
  const officials = [...new Set(rows.flatMap(({ officialId }) => officialId ?? []))] as OfficialId[];
  const left = notInOffice(await notActive(db, officials, day), day);
  if (left) return left;
  return !evenIfStale && (await isStale(db, draft, rows, today)) ? draftProblem.stale() : null;
}

/** Whether units, officials, skills, places or holders are no longer what the draft was computed from. */
async function isStale(
  db: Db,
  draft: Draft & { factsHash: string },
  rows: readonly Pick<RowKept, 'unitId'>[],
  today: Day,
): Promise<boolean> {
  return (await factsNow(db, draft, rows, today)).hash !== draft.factsHash;
}

function touchAll(by: By, change: Publication, ids: ReadonlyMap<UnitId, string>): void {
  for (const { id, unitId, officialId } of change.ended)
    by.touch('assignment', id, `unit:${unitId}`, `official:${officialId}`);
  for (const { unitId, officialId } of change.given)
    by.touch('assignment', ids.get(unitId) ?? unitId, `unit:${unitId}`, `official:${officialId}`);
}
