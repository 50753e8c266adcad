import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { Button, IconButton } from '../web/button.tsx';
import { CheckField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Columns, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField, FieldGroup, TextField } from '../web/field.tsx';
import { count, day, text, ticked } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { firstCriteria, firstLevels, refuseScheme, schemeOn } from './rating.rules.ts';
import { schemeText } from './rating.texts.ts';
import { type Criterion, type Level, type Scheme, SchemeSaid } from './rating.ts';

/** A new version of the scheme, begun from the one in force. */
export function NewScheme() {
  const known = useRead<Scheme[]>('rating-schemes');
  return (
    <Screen title={t(schemeText.add)} back="/rating-schemes" lead={t(schemeText.lead)}>
      <Reading of={known}>{(all) => <SchemeForm known={all} />}</Reading>
    </Screen>
  );
}

/** An id for a line that has none yet: `c7`, the first that no line has. */
const freeId = (letter: string, taken: readonly { id: string }[]): string => {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `${letter}${number}`)) number += 1;
  return `${letter}${number}`;
};

function SchemeForm({ known }: { known: readonly Scheme[] }) {
  const [, navigate] = useLocation();
  const now = schemeOn(known, me().today);
  const [criteria, setCriteria] = useState<readonly Partial<Criterion>[]>(now?.criteria ?? firstCriteria);
  const [levels, setLevels] = useState<readonly Partial<Level>[]>(now?.levels ?? firstLevels);
  const ids = (lines: readonly { id?: string }[]) => lines.map(({ id = '' }) => ({ id }));
  return (
    <Card>
      <Form
        words={SchemeSaid}
        said={(form, id) => ({
          id,
          name: text(form, 'name'),
          from: day(form, 'from'),
          criteria: criteria.map((one) => ({ ...named(form, one.id), most: count(form, `most-${one.id}`) })),
          levels: levels.map((one) => ({
            ...named(form, one.id),
            from: count(form, `from-${one.id}`),
            weak: ticked(form, `weak-${one.id}`),
          })),
        })}
        judge={(said) => refuseScheme(said, known)}
        kind="rating.setScheme"
        labels={schemeText}
        submit={t(schemeText.save)}
        done={() => navigate('/rating-schemes')}
      >
        <TextField name="name" label={t(schemeText.name)} value={now?.name ?? ''} max={160} />
        <DayField name="from" label={t(schemeText.from)} today={me().today} />
        <FieldGroup name="criteria" label={t(schemeText.criteria)}>
          {criteria.map((one, at) => (
            <Line
              key={one.id}
              title={t(schemeText.criterion, { number: at + 1 })}
              line={one}
              drop={() => setCriteria(criteria.filter((other) => other !== one))}
            >
              <CountField
                name={`most-${one.id}`}
                label={t(schemeText.most)}
                unit={t(schemeText.points)}
                value={one.most ?? null}
              />
            </Line>
          ))}
        </FieldGroup>
        <p>
          <Button icon="plus" onClick={() => setCriteria([...criteria, { id: freeId('c', ids(criteria)) }])}>
            {t(schemeText.addCriterion)}
          </Button>
        </p>
        <FieldGroup name="levels" label={t(schemeText.levels)}>
          {levels.map((one, at) => (
            <Line
              key={one.id}
              title={t(schemeText.level, { number: at + 1 })}
              line={one}
              drop={() => setLevels(levels.filter((other) => other !== one))}
            >
              <CountField
                name={`from-${one.id}`}
                label={t(schemeText.least)}
                unit={t(schemeText.points)}
                value={one.from ?? null}
              />
              <CheckField name={`weak-${one.id}`} label={t(schemeText.weak)} checked={one.weak ?? false} />
            </Line>
          ))}
        </FieldGroup>
        <p>
          <Button icon="plus" onClick={() => setLevels([...levels, { id: freeId('l', ids(levels)) }])}>
            {t(schemeText.addLevel)}
          </Button>
        </p>
      </Form>
    </Card>
  );
}

/** A name without an English one is called alike in both. */
const named = (form: FormData, id = '') => ({
  id,
  vi: text(form, `vi-${id}`),
  en: text(form, `en-${id}`) || text(form, `vi-${id}`),
});

const Line = (p: {
  title: string;
  line: Partial<Criterion | Level>;
  drop: () => void;
  children: ComponentChildren;
}) => (
  <Card title={p.title}>
    <Columns>
      <TextField name={`vi-${p.line.id}`} label={t(schemeText.vi)} value={p.line.vi ?? ''} max={160} />
      <TextField
        name={`en-${p.line.id}`}
        label={t(schemeText.en)}
        value={p.line.en ?? ''}
        max={160}
        optional
      />
    </Columns>
    {p.children}
    <IconButton icon="bin" says={t(schemeText.drop, { what: p.title })} onClick={p.drop} />
  </Card>
);
