import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import type { RowId } from '../kernel/id.ts';
import { Button, ConfirmButton, LinkButton } from '../web/button.tsx';
import { DayField } from '../web/day-field.tsx';
import { Actions, Card, Facts, Notice, Prose, Screen, Section } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { Progress } from '../web/figure.tsx';
import { day, text } from '../web/form.ts';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { ratingProblem } from './rating.rules.ts';
import { planText } from './rating.texts.ts';
import { type Measure, MeasureDone, type Strengthening } from './rating.ts';
import { MeasureState, PlanState } from './strengthening.screen.tsx';

/** One plan: its goal, its measures with their results, the class then and now, and its end. */
export function StrengtheningPage({ id }: { id: RowId }) {
  const found = useRead<Strengthening>(`strengthenings/${id}`);
  return (
    <Reading of={found}>
      {(plan) => (
        <Screen title={t(planText.one, { unit: plan.unitName })} back="/strengthening">
          <Body {...plan} />
        </Screen>
      )}
    </Reading>
  );
}

function Body(plan: Strengthening) {
  const done = plan.measures.filter((measure) => measure.doneOn !== null).length;
  return (
    <>
      <p>
        <PlanState {...plan} />
      </p>
      <Facts
        of={[
          [t(planText.unit), <Link href={`/ratings/${plan.unitId}`}>{plan.unitName}</Link>],
          [t(planText.goal), plan.goal],
          [t(planText.before), plan.levelBefore],
          [t(planText.now), plan.levelNow],
          [t(planText.openedOn), written(plan.openedOn)],
          [t(planText.dueOn), written(plan.dueOn)],
          ...(plan.outcome ? [[t(planText.outcome), <Prose>{plan.outcome}</Prose>] as const] : []),
        ]}
      />
      <Section title={t(planText.measures)}>
        <Progress
          says={t(planText.progress)}
          value={done}
          max={plan.measures.length}
          tone={done === plan.measures.length ? 'ok' : 'info'}
        />
        {plan.measures.map((measure) => (
          <MeasureCard key={measure.id} measure={measure} open={plan.closedOn === null} />
        ))}
      </Section>
      {plan.closedOn === null && may('strengthening.write') && (
        <End plan={plan} open={plan.measures.length - done} />
      )}
    </>
  );
}

/** Who is charged with it, or the office, notes its result. */
function MeasureCard({ measure, open }: { measure: Measure; open: boolean }) {
  const [noting, setNoting] = useState(false);
  const mine = measure.officialId === me().officialId || may('strengthening.write');
  return (
    <Card title={measure.what}>
      <p class="meta">
        <Link href={`/officials/${measure.officialId}`}>{measure.officialName}</Link>
      </p>
      <p>
        <MeasureState {...measure} />
      </p>
      {measure.result && <Prose>{measure.result}</Prose>}
      {open && measure.doneOn === null && mine && may('measure.finish') && (
        <Button icon="check" onClick={() => setNoting(true)}>
          {t(planText.finish)}
        </Button>
      )}
      {noting && (
        <Dialog title={measure.what} onClose={() => setNoting(false)} sheet>
          <Form
            words={MeasureDone}
            said={(form) => ({
              id: measure.id,
              doneOn: day(form, 'doneOn'),
              result: text(form, 'result'),
            })}
            judge={({ doneOn }) =>
              doneOn > me().today ? ratingProblem.dayAhead({ day: doneOn, fields: ['doneOn'] }) : null
            }
            kind="measure.finish"
            labels={planText}
            submit={t(planText.finish)}
            done={() => {
              toast(t(planText.finished));
              setNoting(false);
            }}
          >
            <DayField name="doneOn" label={t(planText.doneOn)} value={me().today} today={me().today} />
            <NoteField name="result" label={t(planText.result)} max={500} rows={3} />
          </Form>
        </Dialog>
      )}
    </Card>
  );
}

function End({ plan, open }: { plan: Strengthening; open: number }) {
  if (open > 0) return <Notice>{t(planText.measuresOpen, { count: open })}</Notice>;
  return (
    <Actions>
      <ConfirmButton
        tone="main"
        icon="check"
        asks={t(planText.closeAsks)}
        explains={t(planText.closeExplains)}
        reason={{ label: t(planText.outcome), required: true, max: 500 }}
        act={(outcome) => send('strengthening.close', { id: plan.id, outcome })}
      >
        {t(planText.close)}
      </ConfirmButton>
      {may('rating.write') && (
        <LinkButton href={`/ratings/new?unit=${plan.unitId}`} icon="rating">
          {t(planText.rateAgain)}
        </LinkButton>
      )}
    </Actions>
  );
}
