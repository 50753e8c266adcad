import { useLocation } from 'wouter-preact';
import { type Period, written } from '../kernel/day.ts';
import { ConfirmButton, LinkButton } from '../web/button.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Columns, Facts, Notice, Screen, Section } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField, FieldGroup, NoteField, TextField } from '../web/field.tsx';
import { count, day, text } from '../web/form.ts';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Forbidden, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { numberWritten, planProblem, stateOf } from './plan.rules.ts';
import { nameOf } from './plan.screen.tsx';
import type { Plan } from './plan.ts';
import { faceOf, planChangeProblem, refuseNotStanding, sameFace } from './plan-change.rules.ts';
import { planChangeKindText, planChangeText } from './plan-change.texts.ts';
import { type PlanChange, PlanCorrected } from './plan-change.ts';
import type { PlanPage } from './plan-list.ts';

/** Đính chính: what an issued plan bears, as it should have been, and why. */
export function CorrectPlan({ id }: { id: string }) {
  const page = useRead<PlanPage>(`plans/${id}`);
  return (
    <Reading of={page}>
      {({ plan }) => (
        <Screen
          title={t(planChangeText.correctOf, { plan: nameOf(plan) })}
          back={`/plans/${id}`}
          lead={t(planChangeText.correctLead)}
        >
          {may('plan.write') ? <CorrectionForm plan={plan} /> : <Forbidden />}
        </Screen>
      )}
    </Reading>
  );
}

function CorrectionForm({ plan }: { plan: Plan }) {
  const [, navigate] = useLocation();
  const { today } = me();
  function judge(said: PlanCorrected) {
    const was = faceOf(plan);
    const closed = refuseNotStanding(plan);
    if (closed || was === null) return closed;
    if (sameFace(said, was)) return planChangeProblem.nothing();
    return said.issuedOn > today ? planProblem.dayAhead({ day: said.issuedOn, today }) : null;
  }
  return (
    <Form
      words={PlanCorrected}
      said={(form) => ({
        planId: plan.id,
        number: count(form, 'number'),
        issuedOn: day(form, 'issuedOn'),
        subject: text(form, 'subject'),
        period: { from: day(form, 'from'), to: day(form, 'to') },
        reason: text(form, 'reason'),
      })}
      judge={judge}
      kind="plan.correct"
      labels={planChangeText}
      submit={t(planChangeText.saveCorrection)}
      done={() => {
        toast(t(planChangeText.corrected));
        navigate(`/plans/${plan.id}`);
      }}
    >
      <CountField name="number" label={t(planChangeText.number)} value={plan.number} />
      <DayField
        name="issuedOn"
        label={t(planChangeText.issuedOn)}
        value={plan.issuedOn ?? ''}
        today={today}
      />
      <TextField name="subject" label={t(planChangeText.subject)} value={plan.subject} max={300} />
      <FieldGroup name="period" label={t(planChangeText.period)}>
        <Columns>
          <DayField name="from" label={t(planChangeText.from)} value={plan.period.from} today={today} />
          <DayField name="to" label={t(planChangeText.to)} value={plan.period.to} />
        </Columns>
      </FieldGroup>
      <NoteField
        name="reason"
        label={t(planChangeText.reason)}
        hint={t(planChangeText.reasonHint)}
        max={300}
        rows={2}
      />
    </Form>
  );
}

/** Put an issued plan right, withdraw it, bring it back. */
function ChangeActions({ plan }: { plan: Plan }) {
  const reason = { required: true, max: 300 };
  if (stateOf(plan) === 'withdrawn')
    return (
      <ConfirmButton
        icon="undo"
        asks={t(planChangeText.restoreAsks)}
        explains={t(planChangeText.restoreExplains)}
        confirm={t(planChangeText.restore)}
        reason={reason}
        act={(why) => send('plan.restore', { planId: plan.id, reason: why })}
      >
        {t(planChangeText.restore)}
      </ConfirmButton>
    );
  return (
    <>
      <ConfirmButton
        tone="quiet"
        icon="bin"
        asks={t(planChangeText.withdrawAsks)}
        explains={t(planChangeText.withdrawExplains)}
        confirm={t(planChangeText.withdraw)}
        reason={reason}
        act={(why) => send('plan.withdrawIssued', { planId: plan.id, reason: why })}
      >
        {t(planChangeText.withdraw)}
      </ConfirmButton>
      <LinkButton href={`/plans/${plan.id}/correct`} icon="pencil">
        {t(planChangeText.correct)}
      </LinkButton>
    </>
  );
}

/** Above a plan that was withdrawn after its issue: by whom, when and why. */
export function WithdrawnNotice({ page: { plan, changes } }: { page: PlanPage }) {
  const last = changes[0];
  if (stateOf(plan) !== 'withdrawn' || last?.kind !== 'withdrawn') return null;
  return (
    <Notice tone="warn" title={t(planChangeText.gone)}>
      <p>{t(planChangeText.goneSays, { name: last.byName, day: written(last.day), reason: last.reason })}</p>
    </Notice>
  );
}

/** What became of the plan after its issue, the newest first; and for who writes plans, the ways to put it right. */
export function Changes({ page: { plan, changes } }: { page: PlanPage }) {
  const writes = may('plan.write') && plan.number !== null;
  if (changes.length === 0 && !writes) return null;
  return (
    <Section title={t(planChangeText.history)} actions={writes && <ChangeActions plan={plan} />}>
      {changes.length === 0 && <p>{t(planChangeText.asIssued)}</p>}
      {changes.map((change, at) => (
        <Card
          key={changes.length - at}
          title={t(planChangeText.changeOn, {
            what: t(planChangeKindText[change.kind]),
            day: written(change.day),
          })}
        >
          <Facts
            of={[
              ...differences(change, plan.symbol),
              [t(planChangeText.reason), change.reason],
              [t(planChangeText.by), change.byName],
            ]}
          />
        </Card>
      ))}
    </Section>
  );
}

const days = ({ from, to }: Period) => `${written(from)} – ${written(to)}`;

/** Each thing that a correction changed: «33-KH/ĐU → 34-KH/ĐU». */
function differences({ was, now }: PlanChange, symbol: string): [string, string][] {
  const said: [string, string, string][] = [
    [t(planChangeText.number), numberWritten(was.number, symbol), numberWritten(now.number, symbol)],
    [t(planChangeText.issuedOn), written(was.issuedOn), written(now.issuedOn)],
    [t(planChangeText.subject), was.subject, now.subject],
    [t(planChangeText.period), days(was.period), days(now.period)],
  ];
  return said
    .filter(([, before, after]) => before !== after)
    .map(([what, before, after]) => [what, t(planChangeText.wasNow, { was: before, now: after })]);
}
