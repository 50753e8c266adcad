import { DayField } from '../web/day-field.tsx';
import { Notice } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField } from '../web/field.tsx';
import { count, day } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import type { NumberGap, NumberProposed } from './number.ts';
import { numberWritten, planProblem } from './plan.rules.ts';
import { planText } from './plan.texts.ts';
import { type Plan, PlanIssued } from './plan.ts';

/** Gives a draft its number and day; tells the next free number and what was left out. */
export function IssueDialog({ plan, close }: { plan: Plan; close: () => void }) {
  const { today } = me();
  return (
    <Dialog title={t(planText.issueTitle)} onClose={close}>
      <p>{t(planText.issueExplains)}</p>
      <Form
        words={PlanIssued}
        said={(form) => ({ planId: plan.id, number: count(form, 'number'), day: day(form, 'day') })}
        judge={(said) => (said.day > today ? planProblem.dayAhead({ day: said.day, today }) : null)}
        kind="plan.issue"
        labels={planText}
        submit={t(planText.issue)}
        done={() => {
          close();
          toast(t(planText.issued));
        }}
      >
        <NextNumber bodyId={plan.bodyId} type={plan.type} symbol={plan.symbol} />
        <CountField name="number" label={t(planText.number)} hint={t(planText.numberHint)} optional />
        <DayField name="day" label={t(planText.issuedOn)} value={today} today={today} />
      </Form>
    </Dialog>
  );
}

/** What the registry would give today, and the numbers below it that nobody has. */
export function NextNumber(p: { bodyId: string; type: string; symbol: string }) {
  const { value } = useRead<NumberProposed>(
    `document-numbers/next?bodyId=${p.bodyId}&type=${encodeURIComponent(p.type)}`,
  );
  if (value === null) return null;
  const { series, next, gaps } = value;
  return (
    <Notice>
      <p>{t(planText.nextIs, { number: numberWritten(next, p.symbol), series: seriesName(series) })}</p>
      {gaps.length > 0 && <p>{t(planText.gapsAre, { gaps: gaps.slice(0, 8).map(gapWritten).join(', ') })}</p>}
    </Notice>
  );
}

export const seriesName = (series: string): string =>
  t(series.includes('-') ? planText.ofTerm : planText.ofYear, { series });

const two = (number: number) => String(number).padStart(2, '0');
const gapWritten = ({ from, to }: NumberGap): string => (from === to ? two(from) : `${two(from)}–${two(to)}`);
