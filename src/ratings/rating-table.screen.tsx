import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import { newId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { unitOptions } from '../units/unit-field.tsx';
import { Button } from '../web/button.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Notice, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { count, day } from '../web/form.ts';
import { me } from '../web/me.ts';
import { type Option, UnitPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { wide } from '../web/wide.ts';
import { ratingProblem, refuseRating, schemeOn, wrongScore } from './rating.rules.ts';
import { ratingText } from './rating.texts.ts';
import { type Rating, RatingSaid, type Scheme } from './rating.ts';
import { cell, Grid, Parts, type Scores, type Unit } from './rating-grid.tsx';

/** Every unit just beneath one, scored in one table and saved as one. */
export function RateTable() {
  const [above, setAbove] = useState<Option | null>(null);
  const beneath = useRead<Unit[]>(above ? `units/tree?under=${above.id}` : null);
  const schemes = useRead<Scheme[]>('rating-schemes');
  const last = useRead<Rating[]>('ratings');
  const scheme = schemeOn(schemes.value ?? [], me().today);
  return (
    <Screen title={t(ratingText.rateMany)} back="/ratings" lead={t(ratingText.manyLead)} wide>
      <UnitPicker name="above" label={t(ratingText.beneath)} options={unitOptions()} onPick={setAbove} />
      {schemes.state === 'ready' && !scheme && <Notice tone="warn">{t(ratingText.noScheme)}</Notice>}
      {above && scheme && (
        <Reading of={beneath} empty={<Empty icon="tree" says={t(ratingText.none)} />}>
          {(rows) => (
            <Table
              key={above.id}
              units={rows}
              scheme={scheme}
              last={last.value ?? []}
              all={schemes.value ?? []}
            />
          )}
        </Reading>
      )}
    </Screen>
  );
}

function Table(p: {
  units: readonly Unit[];
  scheme: Scheme;
  last: readonly Rating[];
  all: readonly Scheme[];
}) {
  const { units, scheme } = p;
  const Lines = wide.value ? Grid : Parts;
  const [, navigate] = useLocation();
  const ids = useRef(new Map(units.map(({ id }) => [id, newId<string>()])));
  const [scores, setScores] = useState<Scores>({});
  const [filled, setFilled] = useState<{ round: number; from: Scores }>({ round: 0, from: {} });
  const scored = (form: FormData): Scores =>
    Object.fromEntries(
      units.map(({ id }) => [
        id,
        Object.fromEntries(scheme.criteria.map((one) => [one.id, count(form, cell(id, one.id))])),
      ]),
    );
  /** Lines with anything in them; what is left out of such a line is -1, for the rule to name. */
  const said = (form: FormData) => {
    const all = scored(form);
    const on = day(form, 'day') as Day;
    const ratings = units.flatMap(({ id }) => {
      const points = Object.entries(all[id] ?? {});
      if (points.every(([, value]) => value === null)) return [];
      const own = Object.fromEntries(points.map(([name, value]) => [name, value ?? -1]));
      return [
        {
          id: ids.current.get(id),
          unitId: id,
          schemeId: (schemeOn(p.all, on) ?? scheme).id,
          day: on,
          scores: own,
          note: '',
        },
      ];
    });
    return { ratings };
  };
  const labels: Record<string, Text> = { ratings: ratingText.nothingScored, day: ratingText.day };
  for (const unit of units)
    for (const one of scheme.criteria)
      labels[cell(unit.id, one.id)] = { vi: `${unit.name}: ${one.vi}`, en: `${unit.name}: ${one.en}` };
  const fill = () => {
    const from = Object.fromEntries(
      p.last.filter((row) => row.schemeId === scheme.id).map((row) => [row.unitId, row.scores]),
    );
    setFilled({ round: filled.round + 1, from });
    setScores(from);
  };
  return (
    <Card>
      <Form
        words={Drafted}
        said={said}
        judge={(said) => judged(said, units, p.all)}
        kind="rating.record"
        labels={labels}
        submit={t(ratingText.save)}
        done={({ ratings }) => {
          toast(t(ratingText.savedMany, { count: ratings.length }));
          navigate('/ratings');
        }}
      >
        <DayField name="day" label={t(ratingText.day)} value={me().today} today={me().today} />
        <p>
          <Button icon="undo" onClick={fill}>
            {t(ratingText.fill)}
          </Button>
        </p>
        <div
          key={filled.round}
          onInput={(event) => {
            const form = (event.target as HTMLInputElement).form;
            if (form) setScores(scored(new FormData(form)));
          }}
        >
          <Lines units={units} scheme={scheme} from={filled.from} scores={scores} />
        </div>
      </Form>
    </Card>
  );
}

/** Points may be any number here: the rule says which is wrong, and where. */
const Drafted = z.strictObject({
  ratings: z
    .array(z.strictObject({ ...RatingSaid.shape, scores: z.record(z.string(), z.number()) }))
    .check(z.minLength(1)),
});
type Drafted = z.infer<typeof Drafted>;

/** The rule of one rating, for each line; wrong points name their cell. */
function judged({ ratings }: Drafted, units: readonly Unit[], schemes: readonly Scheme[]): Problem | null {
  for (const said of ratings) {
    const scheme = schemes.find(({ id }) => id === said.schemeId);
    const unit = units.find(({ id }) => id === said.unitId)?.name ?? '';
    const wrong = scheme && wrongScore(said.scores, scheme);
    if (wrong) {
      const fields = [cell(said.unitId, wrong.id)];
      return ratingProblem.scores({ criterion: `${unit}: ${wrong[lang()]}`, most: wrong.most, fields });
    }
    const refusal = scheme ? refuseRating(said, scheme, me().today) : null;
    if (refusal) return refusal;
  }
  return null;
}
