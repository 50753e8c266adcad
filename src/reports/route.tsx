import { written } from '../kernel/day.ts';
import { me } from '../web/me.ts';
import { Timeline } from '../web/steps.tsx';
import { lang, t } from '../web/text.ts';
import { hopText, lateDays } from './report.rules.ts';
import { reportText } from './report.texts.ts';
import type { HopDone } from './report.ts';

/** The steps of a report so far and the next: who, when, how late, with what comment. */
export function Route(p: { hops: readonly HopDone[] }) {
  const round = Math.max(0, ...p.hops.map((hop) => hop.round));
  const shown = p.hops.filter((hop) => hop.doneOn !== null || hop.round === round);
  const next = shown.find((hop) => hop.doneOn === null);
  return (
    <Timeline
      steps={shown.map((hop) => ({
        day: hop.doneOn,
        says: hopText[hop.hop][lang()],
        by: [hop.doneBy, hop.doneFor && t(reportText.inPlaceOf, { name: hop.doneFor })]
          .filter(Boolean)
          .join(', '),
        note: [howLate(hop, hop === next), hop.comment].filter(Boolean).join(' · '),
        state: stateOf(hop, hop === next),
      }))}
    />
  );
}

const stateOf = (hop: HopDone, itsTurn: boolean) =>
  hop.doneOn !== null ? 'done' : itsTurn && hop.dueOn < me().today ? 'late' : 'due';

function howLate(hop: HopDone, itsTurn: boolean): string {
  const late = lateDays(hop, me().today, itsTurn);
  if (late === null) return t(reportText.due, { day: written(hop.dueOn) });
  if (late > 0) return t(reportText.daysLate, { days: late });
  return hop.doneOn === null ? t(reportText.due, { day: written(hop.dueOn) }) : t(reportText.inTime);
}
