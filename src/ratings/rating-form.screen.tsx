import { useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { Unit } from '../units/unit.ts';
import { unitOption, unitOptions } from '../units/unit-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Notice, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField, FieldGroup, NoteField } from '../web/field.tsx';
import { count, day, text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { type Option, UnitPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { lang, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import {
  levelOf,
  mostOf,
  ratingProblem,
  refuseRating,
  schemeOn,
  totalOf,
  wrongScore,
} from './rating.rules.ts';
import { ratingText } from './rating.texts.ts';
import { RatingSaid, type Scheme } from './rating.ts';

/** Points of one unit by criterion; the class shows while they are typed. `?unit=` fills the unit in. */
export function RateUnit() {
  const given = new URLSearchParams(useSearch()).get('unit');
  const schemes = useRead<Scheme[]>('rating-schemes');
  const unit = useRead<{ unit: Unit }>(given ? `units/${given}` : null);
  if (given && unit.state === 'loading') return null;
  return (
    <Screen title={t(ratingText.rate)} back={given ? `/ratings/${given}` : '/ratings'}>
      <Reading of={schemes}>
        {(all) => <RateForm schemes={all} {...(unit.value && { unit: unitOption(unit.value.unit) })} />}
      </Reading>
    </Screen>
  );
}

/** Points may be any number here: the rule says which is wrong. */
const Drafted = z.strictObject({ ...RatingSaid.shape, scores: z.record(z.string(), z.number()) });
const field = (id: string) => `score-${id}`;

function RateForm(p: { schemes: readonly Scheme[]; unit?: Option }) {
  const [, navigate] = useLocation();
  const { today } = me();
  const scheme = schemeOn(p.schemes, today);
  const [scores, setScores] = useState<Record<string, number>>({});
  if (!scheme) return <Notice tone="warn">{t(ratingText.noScheme)}</Notice>;
  const saidScores = (form: FormData) =>
    Object.fromEntries(scheme.criteria.map(({ id }) => [id, count(form, field(id)) ?? -1]));
  return (
    <Card>
      <Form
        words={Drafted}
        said={(form, id) => {
          const on = day(form, 'day') as Day;
          return {
            id,
            unitId: text(form, 'unitId'),
            schemeId: (schemeOn(p.schemes, on) ?? scheme).id,
            day: on,
            scores: saidScores(form),
            note: text(form, 'note'),
          };
        }}
        judge={(said) => {
          const asked = p.schemes.find(({ id }) => id === said.schemeId) ?? scheme;
          const wrong = wrongScore(said.scores, asked);
          return wrong
            ? ratingProblem.scores({ criterion: wrong[lang()], most: wrong.most, fields: [field(wrong.id)] })
            : refuseRating(said, asked, today);
        }}
        act={(said) => send('rating.record', { ratings: [said] })}
        labels={{ ...ratingText, ...Object.fromEntries(scheme.criteria.map((one) => [field(one.id), one])) }}
        submit={t(ratingText.save)}
        done={({ unitId }) => {
          toast(t(ratingText.saved));
          navigate(`/ratings/${unitId}`);
        }}
      >
        <UnitPicker
          name="unitId"
          label={t(ratingText.unitId)}
          options={unitOptions()}
          {...(p.unit && { value: p.unit })}
        />
        <DayField name="day" label={t(ratingText.day)} value={today} today={today} />
        <div
          onInput={(event) => {
            const form = (event.target as HTMLInputElement).form;
            if (form) setScores(saidScores(new FormData(form)));
          }}
        >
          <FieldGroup name="scores" label={t(ratingText.scores)}>
            {scheme.criteria.map((criterion) => (
              <CountField
                key={criterion.id}
                name={field(criterion.id)}
                label={criterion[lang()]}
                unit={t(ratingText.outOf, { most: criterion.most })}
              />
            ))}
          </FieldGroup>
        </div>
        <p role="status" class="meta">
          {sumSaid(scheme, scores)}
        </p>
        <NoteField name="note" label={t(ratingText.note)} hint={t(ratingText.noteHint)} max={1000} optional />
      </Form>
    </Card>
  );
}

/** «Cộng 72/100 điểm: loại Khá», once every criterion has its points. */
export function sumSaid(scheme: Scheme, scores: Readonly<Record<string, number>>): string {
  const whole = scheme.criteria.every(({ id, most }) => (scores[id] ?? -1) >= 0 && (scores[id] ?? 0) <= most);
  if (!whole) return t(ratingText.sumNotYet);
  const total = totalOf(scores);
  return t(ratingText.sum, {
    total,
    most: mostOf(scheme.criteria),
    level: levelOf(total, scheme.levels)[lang()],
  });
}
