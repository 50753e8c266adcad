import { useLocation } from 'wouter-preact';
import { nameOf } from '../plans/plan.screen.tsx';
import type { PlanRow } from '../plans/plan-list.ts';
import { unitOptions } from '../units/unit-field.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Columns, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { FieldGroup, NoteField, TextField } from '../web/field.tsx';
import { dayOrNull, text, textOrNull } from '../web/form.ts';
import { may } from '../web/me.ts';
import { Picker, UnitPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Forbidden, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { refuseTopic } from './topic.rules.ts';
import type { TopicRow } from './topic.screen.tsx';
import { topicText } from './topic.texts.ts';
import { TopicSaid } from './topic.ts';

export const NewTopic = () => <TopicFor stored={null} />;

export function EditTopic({ id }: { id: string }) {
  const topics = useRead<TopicRow[]>('topics');
  return (
    <Reading of={topics}>{(rows) => <TopicFor stored={rows.find((row) => row.id === id) ?? null} />}</Reading>
  );
}

function TopicFor({ stored }: { stored: TopicRow | null }) {
  const plans = useRead<PlanRow[]>('plans');
  return (
    <Screen
      title={t(stored ? topicText.edit : topicText.newTopic)}
      back={stored ? `/topics/${stored.id}` : '/topics'}
    >
      {may('topic.write') ? (
        <Reading of={plans}>{(rows) => <TopicForm stored={stored} plans={rows} />}</Reading>
      ) : (
        <Forbidden />
      )}
    </Screen>
  );
}

function TopicForm({ stored, plans }: { stored: TopicRow | null; plans: readonly PlanRow[] }) {
  const [, navigate] = useLocation();
  return (
    <Form
      words={TopicSaid}
      said={(form, id) => ({
        id: stored?.id ?? id,
        unitId: stored ? stored.unitId : textOrNull(form, 'unitId'),
        title: text(form, 'title'),
        source: text(form, 'source'),
        planId: textOrNull(form, 'planId'),
        season: { from: dayOrNull(form, 'from'), to: dayOrNull(form, 'to') },
        priority: Number(text(form, 'priority')),
        ask: text(form, 'ask'),
      })}
      judge={(said) =>
        refuseTopic(
          said,
          stored ?? undefined,
          plans.some((row) => row.id === said.planId),
        )
      }
      kind="topic.write"
      labels={topicText}
      done={(said) => {
        toast(t(topicText.topics));
        navigate(`/topics/${said.id}`);
      }}
    >
      <Fields stored={stored} plans={plans} />
    </Form>
  );
}

function Fields({ stored, plans }: { stored: TopicRow | null; plans: readonly PlanRow[] }) {
  const options = plans.map((row) => ({ id: row.id, name: nameOf(row), under: row.subject }));
  const plan = options.find((option) => option.id === stored?.planId);
  return (
    <>
      <TextField
        name="title"
        label={t(topicText.title)}
        hint={t(topicText.titleHint)}
        value={stored?.title ?? ''}
        max={300}
      />
      <TextField
        name="source"
        label={t(topicText.source)}
        hint={t(topicText.sourceHint)}
        value={stored?.source ?? ''}
        max={300}
        optional
      />
      <Picker
        name="planId"
        label={t(topicText.planId)}
        icon="plan"
        options={options}
        optional
        {...(plan && { value: plan })}
      />
      <FieldGroup name="season" label={t(topicText.season)} optional>
        <Columns>
          <DayField name="from" label={t(topicText.from)} value={stored?.season.from ?? ''} />
          <DayField name="to" label={t(topicText.to)} value={stored?.season.to ?? ''} />
        </Columns>
      </FieldGroup>
      <ChoiceField
        name="priority"
        label={t(topicText.priority)}
        value={String(stored?.priority ?? 2)}
        choices={(['1', '2', '3'] as const).map((value) => ({
          value,
          label: t(topicText[`priority${value}`]),
        }))}
        row
      />
      <NoteField
        name="ask"
        label={t(topicText.ask)}
        hint={t(topicText.askHint)}
        value={stored?.ask ?? ''}
        max={200}
        rows={2}
        optional
      />
      {stored === null && (
        <UnitPicker
          name="unitId"
          label={t(topicText.unitId)}
          hint={t(topicText.unitHint)}
          options={unitOptions()}
          optional
        />
      )}
    </>
  );
}
