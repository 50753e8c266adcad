import type { Answer } from '../../server/solver.ts';
import type { Note } from './assign.findings.ts';

/**
 * The report as the contract has it: exactly these keys, in this order. Explanations and a cause only where there are
 * some; null for the sum and the gap of a plan that does not exist.
 */
export function reportOf(answer: Answer, notes: readonly Note[], readMs: number) {
  const { blocking, explained, timings } = answer;
  const { status } = answer;
  const hasPlan = status === 'optimal' || status === 'feasible';
  const { objective, bound } = answer;
  return {
    status,
    objective: hasPlan ? objective : null,
    bound: status === 'infeasible' ? null : bound,
    gap: hasPlan ? (objective - bound) / Math.max(1, objective) : null,
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
    ...(!hasPlan && {
      infeasible: {
        ...{ units: blocking?.units ?? [], officials: blocking?.officials ?? [], room: blocking?.room ?? 0 },
        relax: answer.relax,
      },
    }),
  };
}

const rounded = (milliseconds: number) => Math.round(milliseconds * 10) / 10;

const each = ({ candidatesMs, solveMs, certifyMs }: Answer['timings']) => ({
  candidatesMs: rounded(candidatesMs),
  solveMs: rounded(solveMs),
  certifyMs: rounded(certifyMs),
});
