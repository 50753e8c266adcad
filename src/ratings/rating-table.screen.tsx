import { useContext, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import { newId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { unitOptions } from '../units/unit-field.tsx';
import { Button } from '../web/button.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Disclosure, Notice, Screen, Status } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField, Wrong } from '../web/field.tsx';
import { count, day } from '../web/form.ts';
import { me } from '../web/me.ts';
import { type Option, UnitPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { wide } from '../web/wide.ts';
import { levelOf, ratingProblem, refuseRating, schemeOn, totalOf, wrongScore } from './rating.rules.ts';
import { ratingText } from './rating.texts.ts';
import { type Criterion, type Rating, RatingSaid, type Scheme } from './rating.ts';
import { sumSaid } from './rating-form.screen.tsx';

interface Unit {
  id: string;
  name: string;
}

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

const cell = (unitId: string, criterion: string) => `${unitId}-${criterion}`;
type Points = Readonly<Record<string, number | null>>;
type Scores = Readonly<Record<string, Points>>;
interface GridProps {
  units: readonly Unit[];
  scheme: Scheme;
  /** What the cells begin with. */
  from: Scores;
  /** What stands in them now. */
  scores: Scores;
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

const known = (points: Points = {}): Record<string, number> =>
  Object.fromEntries(
    Object.entries(points).flatMap(([id, value]) => (value === null ? [] : [[id, value] as const])),
  );

/** «86 · Mạnh» once the line is whole. */
function ClassOf(p: { scheme: Scheme; points: Points | undefined }) {
  const points = known(p.points);
  if (wrongScore(points, p.scheme)) return <span>–</span>;
  const total = totalOf(points);
  const level = levelOf(total, p.scheme.levels);
  return (
    <Status tone={level.weak ? 'danger' : 'ok'}>
      {total} · {level[lang()]}
    </Status>
  );
}

/** A line a unit, a column a criterion; on a desk. */
const Grid = (p: GridProps) => (
  <div class="table-box">
    <table class="table">
      <caption class="table-name">{t(ratingText.scores)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(ratingText.unit)}</th>
          <th scope="col">{t(ratingText.level)}</th>
          {p.scheme.criteria.map((one) => (
            <th key={one.id} scope="col">
              {one[lang()]} <span class="meta">{t(ratingText.outOf, { most: one.most })}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {p.units.map((unit) => (
          <tr key={unit.id}>
            <th scope="row">{unit.name}</th>
            <td class="short">
              <ClassOf scheme={p.scheme} points={p.scores[unit.id]} />
            </td>
            {p.scheme.criteria.map((one) => (
              <td key={one.id}>
                <Cell unit={unit} criterion={one} value={p.from[unit.id]?.[one.id] ?? null} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function Cell(p: { unit: Unit; criterion: Criterion; value: number | null }) {
  const name = cell(p.unit.id, p.criterion.id);
  const wrong = useContext(Wrong).has(name);
  return (
    <input
      id={name}
      class="input input-count"
      name={name}
      inputMode="numeric"
      autocomplete="off"
      maxLength={3}
      aria-label={`${p.unit.name}: ${p.criterion[lang()]}`}
      aria-invalid={wrong}
      defaultValue={p.value === null ? '' : String(p.value)}
    />
  );
}

/** The same as parts to open; on a phone. */
const Parts = (p: GridProps) => (
  <>
    {p.units.map((unit) => (
      <Disclosure key={unit.id} says={unit.name}>
        {p.scheme.criteria.map((one) => (
          <CountField
            key={one.id}
            name={cell(unit.id, one.id)}
            label={one[lang()]}
            unit={t(ratingText.outOf, { most: one.most })}
            value={p.from[unit.id]?.[one.id] ?? null}
          />
        ))}
        <p class="meta">{sumSaid(p.scheme, known(p.scores[unit.id]))}</p>
      </Disclosure>
    ))}
  </>
);
