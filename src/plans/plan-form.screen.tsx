import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { PlanId } from '../kernel/id.ts';
import { CheckField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Columns, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField, FieldGroup, NoteField, TextField } from '../web/field.tsx';
import { count, day, text, textOrNull, ticked } from '../web/form.ts';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Forbidden, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { NextNumber } from './issue.screen.tsx';
import { refuseDay, refuseDraft, symbolOf } from './plan.rules.ts';
import { planText } from './plan.texts.ts';
import { type Plan, PlanDrafted, PlanRecorded, type PlanType } from './plan.ts';
import { IssuerFields, ParentField } from './plan-fields.tsx';
import type { IssuerRow, PlanPage, PlanRow } from './plan-list.ts';

/** A new plan: a draft, or one from paper with its number and day. */
export function NewPlan() {
  return <PlanFor title={t(planText.newPlan)} back="/plans" stored={null} />;
}

export function EditPlan({ id }: { id: string }) {
  const page = useRead<PlanPage>(`plans/${id}`);
  return (
    <Reading of={page}>
      {({ plan }) => <PlanFor title={t(planText.edit)} back={`/plans/${id}`} stored={plan} />}
    </Reading>
  );
}

function PlanFor(p: { title: string; back: string; stored: Plan | null }) {
  const issuers = useRead<IssuerRow[]>(may('plan.write') ? 'plans/issuers' : null);
  const plans = useRead<PlanRow[]>('plans');
  return (
    <Screen title={p.title} back={p.back}>
      {may('plan.write') ? (
        <Reading of={issuers} empty={<Empty icon="plan" says={t(planText.noIssuers)} />}>
          {(known) => (
            <Reading of={plans}>
              {(rows) => <PlanForm issuers={known} plans={rows} stored={p.stored} />}
            </Reading>
          )}
        </Reading>
      ) : (
        <Forbidden />
      )}
    </Screen>
  );
}

interface Known {
  issuers: readonly IssuerRow[];
  plans: readonly PlanRow[];
  stored: Plan | null;
}

function PlanForm({ issuers, plans, stored }: Known) {
  const [, navigate] = useLocation();
  const { today } = me();
  const [issuer, setIssuer] = useState(
    () => issuers.find((one) => one.bodyId === stored?.bodyId) ?? issuers[0],
  );
  const [type, setType] = useState<PlanType>(stored?.type ?? 'KH');
  const [tickedPaper, setTicked] = useState(false);
  const onPaper = issuer?.superior || tickedPaper;
  const parentOf = (said: PlanDrafted) => plans.find((row) => row.id === said.parentId);
  function judge(said: PlanDrafted | PlanRecorded) {
    if (!issuer) return null;
    const parent = parentOf(said);
    const wrong = refuseDraft(said, issuer, parent, stored ?? undefined);
    if (wrong || !('issuedOn' in said)) return wrong;
    return refuseDay(said.issuedOn, today, issuer, parent?.issuedOn ?? null);
  }
  return (
    <Form
      words={onPaper ? PlanRecorded : PlanDrafted}
      said={(form, id) => ({ ...saidOf(form, (stored?.id ?? id) as PlanId), ...(onPaper && paperOf(form)) })}
      judge={judge}
      kind={onPaper ? 'plan.record' : 'plan.draft'}
      labels={planText}
      submit={t(onPaper ? planText.saveRecord : planText.saveDraft)}
      done={(said) => {
        toast(t(onPaper ? planText.issued : planText.draft));
        navigate(`/plans/${said.id}`);
      }}
    >
      <IssuerFields issuers={issuers} stored={stored} type={type} setIssuer={setIssuer} setType={setType} />
      <TextField
        name="subject"
        label={t(planText.subject)}
        hint={t(planText.subjectHint)}
        value={stored?.subject ?? ''}
        max={300}
      />
      <ParentField plans={plans} stored={stored} />
      <FieldGroup name="period" label={t(planText.period)}>
        <Columns>
          <DayField name="from" label={t(planText.from)} value={stored?.period.from ?? ''} today={today} />
          <DayField name="to" label={t(planText.to)} value={stored?.period.to ?? ''} />
        </Columns>
      </FieldGroup>
      <NoteField
        name="content"
        label={t(planText.content)}
        hint={t(planText.contentHint)}
        value={stored?.content ?? ''}
        max={20_000}
        rows={12}
        optional
      />
      <CheckField name="asksBelow" label={t(planText.asksBelow)} checked={stored?.asksBelow ?? true} />
      {!issuer?.superior && stored === null && (
        <CheckField name="onPaper" label={t(planText.onPaper)} onChange={setTicked} />
      )}
      {onPaper && issuer && (
        <>
          {!issuer.superior && (
            <NextNumber bodyId={issuer.bodyId} type={type} symbol={symbolOf(type, issuer)} />
          )}
          <CountField name="number" label={t(planText.number)} />
          <DayField name="issuedOn" label={t(planText.issuedOn)} today={today} />
        </>
      )}
    </Form>
  );
}

const saidOf = (form: FormData, id: PlanId) => ({
  id,
  bodyId: text(form, 'bodyId'),
  parentId: textOrNull(form, 'parentId'),
  type: text(form, 'type'),
  subject: text(form, 'subject'),
  content: text(form, 'content'),
  period: { from: day(form, 'from'), to: day(form, 'to') },
  asksBelow: ticked(form, 'asksBelow'),
});
const paperOf = (form: FormData) => ({ number: count(form, 'number'), issuedOn: day(form, 'issuedOn') });
