import { useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { Button } from '../web/button.tsx';
import { ChecksField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Actions, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, text, texts } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { nameOf } from './plan.screen.tsx';
import { planText } from './plan.texts.ts';
import type { Plan } from './plan.ts';
import type { PlanPage, ToldOption } from './plan-list.ts';
import { refuseRollOut } from './rollout.rules.ts';
import { RollOut, type RollOutTold } from './rollout.ts';

/** The meeting in which a plan is rolled out, and who was told; `?of=` changes one that is noted already. */
export function RollOutPage({ id }: { id: string }) {
  const page = useRead<PlanPage>(`plans/${id}`);
  const people = useRead<ToldOption[]>(`plans/${id}/tellable`);
  const rollouts = useRead<RollOutTold[]>(`plans/${id}/rollouts`);
  const of = new URLSearchParams(useSearch()).get('of');
  const plan = page.value?.plan;
  return (
    <Screen
      title={t(of === null ? planText.rollOut : planText.rollOutEdit)}
      back={`/plans/${id}?tab=rollout`}
      lead={plan ? `${nameOf(plan)}. ${t(planText.rollOutLead)}` : t(planText.rollOutLead)}
    >
      <Reading of={page}>
        {({ plan: known }) => (
          <Reading of={people}>
            {(options) => (
              <Reading of={rollouts}>
                {(all) => (
                  <RollOutForm plan={known} options={options} stored={all.find((one) => one.id === of)} />
                )}
              </Reading>
            )}
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}

function RollOutForm(p: { plan: Plan; options: readonly ToldOption[]; stored: RollOutTold | undefined }) {
  const { plan, stored } = p;
  const [, navigate] = useLocation();
  const { today } = me();
  return (
    <Form
      words={RollOut}
      said={(form, id) => ({
        id: stored?.id ?? id,
        planId: plan.id,
        day: day(form, 'day'),
        meeting: text(form, 'meeting'),
        officialIds: texts(form, 'officialIds'),
      })}
      judge={(said) => refuseRollOut(said, plan, stored, today)}
      kind="plan.rollOut"
      labels={planText}
      submit={t(planText.saveRollOut)}
      done={() => {
        toast(t(planText.rollout));
        navigate(`/plans/${plan.id}?tab=rollout`);
      }}
    >
      <DayField name="day" label={t(planText.day)} value={stored?.day ?? today} today={today} />
      <TextField
        name="meeting"
        label={t(planText.meeting)}
        hint={t(planText.meetingHint)}
        value={stored?.meeting ?? ''}
        max={300}
      />
      <People options={p.options} stored={stored} />
    </Form>
  );
}

/** Everyone is ticked at first; whoever was told before stands in the list even after leaving office. */
function People({ options, stored }: { options: readonly ToldOption[]; stored: RollOutTold | undefined }) {
  const gone = (stored?.told ?? []).filter((told) => !options.some((o) => o.officialId === told.officialId));
  const all = [...options, ...gone];
  const [values, setValues] = useState(() => (stored?.told ?? options).map((one): string => one.officialId));
  return (
    <>
      <Actions>
        <Button tone="quiet" onClick={() => setValues(all.map((one) => one.officialId))}>
          {t(planText.allPeople)}
        </Button>
        <Button tone="quiet" onClick={() => setValues([])}>
          {t(planText.noPeople)}
        </Button>
      </Actions>
      <ChecksField
        key={values.length}
        name="officialIds"
        label={t(planText.officialIds)}
        values={values}
        choices={all.map((one) => ({ value: one.officialId, label: one.name, hint: one.post }))}
      />
    </>
  );
}
