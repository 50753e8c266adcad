import { requestProblem } from '../kernel/problem.ts';
import { mayAct } from '../server/access.sql.ts';
import { command } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { levelOf, ratingProblem, refuseRating, refuseScheme, totalOf } from './rating.rules.ts';
import { findRating, insertRatings, insertScheme, schemes } from './rating.sql.ts';
import { MeasureDone, RatingsSaid, SchemeSaid, StrengtheningClosed, StrengtheningSaid } from './rating.ts';
import * as plans from './strengthening.sql.ts';

/** A new version of the scheme from a day on. */
export const setScheme = command({
  kind: 'rating.setScheme',
  name: { vi: 'Đặt thang phân loại', en: 'Set the rating scheme' },
  body: SchemeSaid,
  may: { action: 'rating.setScheme', unit: (_, db) => homeUnit(db) },
  async run(db, said) {
    const refusal = refuseScheme(said, await schemes(db));
    if (refusal) return refusal;
    await insertScheme(db, said);
    return null;
  },
});

/** Rates units, all of one sending or none. Each unit must be one the sender may rate. */
export const rateUnits = command({
  kind: 'rating.record',
  name: { vi: 'Phân loại đơn vị', en: 'Rate a unit' },
  body: RatingsSaid,
  may: { action: 'rating.write', unit: ({ ratings }) => ratings[0]?.unitId },
  async run(db, { ratings }, by) {
    const known = new Map((await schemes(db)).map((scheme) => [scheme.id, scheme]));
    const judged = [];
    for (const said of ratings) {
      if (!(await mayAct(db, 'rating.write', by.officialId, said.unitId, by.today)))
        return requestProblem.notAllowed({ action: 'rating.write' });
      const scheme = known.get(said.schemeId);
      if (scheme === undefined) return requestProblem.notFound();
      const refusal = refuseRating(said, scheme, by.today);
      if (refusal) return refusal;
      const total = totalOf(said.scores);
      const level = levelOf(total, scheme.levels);
      judged.push({ ...said, total, level: level.id, weak: level.weak, ratedBy: by.officialId });
    }
    await insertRatings(db, judged);
    for (const { id, unitId } of judged) by.touch('rating', id, `unit:${unitId}`);
    return null;
  },
});

export const openStrengthening = command({
  kind: 'strengthening.open',
  name: { vi: 'Lập kế hoạch củng cố', en: 'Open a strengthening plan' },
  body: StrengtheningSaid,
  may: { action: 'strengthening.write', unit: (said) => said.unitId },
  async run(db, said, by) {
    const rating = await findRating(db, said.ratingId);
    if (rating?.unitId !== said.unitId) return requestProblem.notFound();
    if (!rating.weak) return ratingProblem.notWeak();
    await plans.lockPlansOf(db, said.unitId);
    if (await plans.openPlanOf(db, said.unitId)) return ratingProblem.openAlready();
    if (said.dueOn <= by.today || said.measures.some((m) => m.dueOn > said.dueOn))
      return ratingProblem.dueBefore({ fields: ['dueOn'] });
    await plans.insertStrengthening(db, said, { openedOn: by.today, openedBy: by.officialId });
    const whose = said.measures.map((m) => `official:${m.officialId}`);
    by.touch('strengthening', said.id, `unit:${said.unitId}`, ...whose);
    return null;
  },
});

export const finishMeasure = command({
  kind: 'measure.finish',
  name: { vi: 'Ghi biện pháp củng cố đã làm', en: 'Note a measure as done' },
  body: MeasureDone,
  may: {
    action: 'measure.finish',
    unit: async ({ id }, db, by) => (await plans.findMeasure(db, id, by.today))?.unitId,
  },
  async run(db, said, by) {
    const measure = await plans.findMeasure(db, said.id, by.today);
    if (!measure) return requestProblem.notFound();
    if (measure.doneOn !== null) return ratingProblem.doneAlready();
    if (said.doneOn > by.today) return ratingProblem.dayAhead({ day: said.doneOn, fields: ['doneOn'] });
    const office = await mayAct(db, 'strengthening.write', by.officialId, measure.unitId, by.today);
    if (measure.officialId !== by.officialId && !office) return ratingProblem.notOwner();
    await plans.finishMeasure(db, said);
    by.touch('measure', said.id, `unit:${measure.unitId}`, `official:${measure.officialId}`);
    return null;
  },
});

/** Closes a plan with its outcome, when every measure has its result. Whether the unit is still weak the next rating says. */
export const closeStrengthening = command({
  kind: 'strengthening.close',
  name: { vi: 'Kết thúc củng cố', en: 'Close a strengthening plan' },
  body: StrengtheningClosed,
  may: {
    action: 'strengthening.write',
    unit: async ({ id }, db) => (await plans.findStrengthening(db, id))?.unitId,
  },
  async run(db, { id, outcome }, by) {
    const plan = await plans.findStrengthening(db, id);
    if (!plan) return requestProblem.notFound();
    if (plan.closedOn !== null) return ratingProblem.doneAlready();
    const open = plan.measures.filter((m) => m.doneOn === null).length;
    if (open > 0) return ratingProblem.measuresOpen({ count: open });
    await plans.closeStrengthening(db, id, by.today, outcome);
    by.touch('strengthening', id, `unit:${plan.unitId}`);
    return null;
  },
});

export const ratingCommands = [setScheme, rateUnits, openStrengthening, finishMeasure, closeStrengthening];
