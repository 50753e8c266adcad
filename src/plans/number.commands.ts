import { Problem } from '../kernel/problem.ts';
import { command } from '../server/command.ts';
import { numberProblem, refuseTerm } from './number.rules.ts';
import { giveNumber, keepTerm, termsOf } from './number.sql.ts';
import { NumberNoted, Term } from './number.ts';
import { unitOfBody } from './plan.sql.ts';

/** Notes what the paper book has given, so that our proposal goes on from there. */
export const noteNumber = command({
  kind: 'number.note',
  name: { vi: 'Ghi số văn bản đã cấp trên sổ giấy', en: 'Note a number from the paper book' },
  body: NumberNoted,
  may: { action: 'number.note', unit: (body, db, by) => unitOfBody(db, body.bodyId, by.today) },
  async run(db, body, by) {
    if (body.day > by.today) return numberProblem.dayAhead();
    const given = await giveNumber(db, body);
    if (given instanceof Problem) return given;
    by.touch('documentNumber', body.bodyId, 'common');
    return null;
  },
});

/** Says from when to when a committee's term runs. Numbers given before stay in the series they were given in. */
export const setTerm = command({
  kind: 'term.set',
  name: { vi: 'Ghi nhiệm kỳ', en: 'Set a term' },
  body: Term,
  may: { action: 'number.note', unit: (body, db, by) => unitOfBody(db, body.bodyId, by.today) },
  async run(db, body, by) {
    const refusal = refuseTerm(body, await termsOf(db, body.bodyId));
    if (refusal) return refusal;
    await keepTerm(db, body);
    by.touch('term', body.bodyId, 'common');
    return null;
  },
});

export const numberCommands = [noteNumber, setTerm];
