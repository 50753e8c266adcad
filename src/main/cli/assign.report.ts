import type { Answer } from '../../server/solver.ts';
import type { Note } from './assign.findings.ts';

/** The report as the contract has it: exactly these keys, in this order. Explanations and a cause only where there are some. */
export function reportOf(answer: Answer, notes: readonly Note[], readMs: number) {
  const { blocking, explained, timings } = answer;
  const { status, objective, bound } = answer;
  return {
    status,
    objective,
    bound,
    gap: (objective - bound) / Math.max(1, objective),
    stoppedBy: answer.stoppedBy,
    spread: answer.spread,
    certificate: answer.certificate,
    tiers: answer.tiers.map(({ tier, value, bound, tolerance }) => ({ tier, value, bound, tolerance })),
    loads: answer.loads,
    exceptions: answer.exceptions,
    fairness: answer.fairness,
    notes,
    timings: { readMs: rounded(readMs), ...each(timings) },
    ...(explained && { assignments: explained }),
    ...((status === 'infeasible' || status === 'unknown') && {
      infeasible: { ...(blocking ?? { units: [], officials: [], room: 0 }), relax: answer.relax },
    }),
  };
}

const rounded = (milliseconds: number) => Math.round(milliseconds * 10) / 10;

const each = ({ candidatesMs, solveMs, certifyMs }: Answer['timings']) => ({
  candidatesMs: rounded(candidatesMs),
  solveMs: rounded(solveMs),
  certifyMs: rounded(certifyMs),
});
