import { useRef, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import type { AssignmentRow } from '../assignments/assignment.ts';
import { newId, type UnitId } from '../kernel/id.ts';
import { officialOptions } from '../officials/official-field.tsx';
import { Button, IconButton } from '../web/button.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { FieldGroup, NoteField, TextField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { OfficialPicker, type Option } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { ratingProblem } from './rating.rules.ts';
import { planText, ratingText } from './rating.texts.ts';
import { type Rating, StrengtheningSaid } from './rating.ts';

/** Lập kế hoạch củng cố for the unit in `?unit=`, from its newest rating. */
export function NewStrengthening() {
  const unitId = new URLSearchParams(useSearch()).get('unit') as UnitId | null;
  const ratings = useRead<Rating[]>(unitId ? `units/${unitId}/ratings` : null);
  const holders = useRead<AssignmentRow[]>(unitId ? `units/${unitId}/assignments` : null);
  if (unitId === null) return <Empty says={t(planText.noneExplains)} icon="plan" />;
  return (
    <Screen title={t(planText.start)} back={`/ratings/${unitId}`}>
      <Reading of={ratings} empty={<Empty says={t(ratingText.notRated)} icon="rating" />}>
        {([newest]) =>
          newest && holders.state !== 'loading' ? (
            <PlanForm rating={newest} holder={holderIn(holders.value ?? [])} />
          ) : null
        }
      </Reading>
    </Screen>
  );
}

function holderIn(rows: readonly AssignmentRow[]): Option | undefined {
  const held = rows.find((row) => row.state === 'held');
  return held && { id: held.officialId, name: held.officialName, under: held.post };
}

const most = 20;

function PlanForm({ rating, holder }: { rating: Rating; holder: Option | undefined }) {
  const [, navigate] = useLocation();
  const [lines, setLines] = useState<readonly string[]>(() => [newId()]);
  const ids = useRef(new Map<string, string>());
  const idOf = (line: string) => {
    const id = ids.current.get(line) ?? newId<string>();
    ids.current.set(line, id);
    return id;
  };
  const measureIn = (form: FormData, line: string) => ({
    id: idOf(line),
    what: text(form, `what-${line}`),
    officialId: text(form, `officialId-${line}`),
    dueOn: day(form, `dueOn-${line}`),
  });
  return (
    <Card title={t(planText.one, { unit: rating.unitName })}>
      <Form
        words={StrengtheningSaid}
        said={(form, id) => ({
          id,
          unitId: rating.unitId,
          ratingId: rating.id,
          goal: text(form, 'goal'),
          dueOn: day(form, 'dueOn'),
          measures: lines.map((line) => measureIn(form, line)),
        })}
        judge={(said) => {
          if (!rating.weak) return ratingProblem.notWeak();
          const wrong = said.dueOn <= me().today || said.measures.some((one) => one.dueOn > said.dueOn);
          return wrong ? ratingProblem.dueBefore({ fields: ['dueOn'] }) : null;
        }}
        kind="strengthening.open"
        labels={planText}
        submit={t(planText.start)}
        done={({ id }) => navigate(`/strengthening/${id}`)}
      >
        <NoteField name="goal" label={t(planText.goal)} hint={t(planText.goalHint)} max={500} rows={2} />
        <DayField name="dueOn" label={t(planText.dueOn)} />
        <FieldGroup name="measures" label={t(planText.measures)}>
          {lines.map((line, at) => (
            <Card key={line} title={t(planText.measure, { number: at + 1 })}>
              <TextField name={`what-${line}`} label={t(planText.what)} max={300} />
              <OfficialPicker
                name={`officialId-${line}`}
                label={t(planText.officialId)}
                options={officialOptions}
                {...(holder && { value: holder })}
              />
              <DayField name={`dueOn-${line}`} label={t(planText.measureDue)} />
              {lines.length > 1 && (
                <IconButton
                  icon="bin"
                  says={t(planText.dropMeasure, { number: at + 1 })}
                  onClick={() => setLines(lines.filter((one) => one !== line))}
                />
              )}
            </Card>
          ))}
        </FieldGroup>
        {lines.length < most && (
          <p>
            <Button icon="plus" onClick={() => setLines([...lines, newId()])}>
              {t(planText.addMeasure)}
            </Button>
          </p>
        )}
      </Form>
    </Card>
  );
}
