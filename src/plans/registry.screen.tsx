import { useState } from 'preact/hooks';
import { written } from '../kernel/day.ts';
import { Button } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Screen, Section } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField, TextField } from '../web/field.tsx';
import { count, day, dayOrNull, text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { seriesName } from './issue.screen.tsx';
import { numberProblem, refuseTerm } from './number.rules.ts';
import { type NumberGiven, NumberNoted, Term } from './number.ts';
import { numberWritten, symbolOf } from './plan.rules.ts';
import { planText } from './plan.texts.ts';
import type { IssuerRow } from './plan-list.ts';

/** Sổ số văn bản: what numbers a body has given, those of the paper book, and its terms. */
export function Registry() {
  const issuers = useRead<IssuerRow[]>('plans/issuers');
  const [chosen, setChosen] = useState<string | null>(null);
  const onDay = useOnDay();
  return (
    <Screen
      title={t(planText.registry)}
      lead={t(planText.registryLead)}
      back="/plans"
      actions={<OnDay {...onDay} />}
    >
      <NotToday {...onDay} />
      <Reading of={issuers} empty={<Empty icon="plan" says={t(planText.noIssuers)} />}>
        {(all) => {
          const issuer = all.find((one) => one.bodyId === chosen) ?? all[0];
          return (
            issuer && (
              <>
                <SelectField
                  name="bodyId"
                  label={t(planText.body)}
                  value={issuer.bodyId}
                  onChange={setChosen}
                  choices={all.map((one) => ({ value: one.bodyId, label: one.name }))}
                />
                <Numbers key={`numbers ${issuer.bodyId}`} issuer={issuer} />
                {issuer.layout === 'party' && <Terms key={`terms ${issuer.bodyId}`} issuer={issuer} />}
              </>
            )
          );
        }}
      </Reading>
    </Screen>
  );
}

function Numbers({ issuer }: { issuer: IssuerRow }) {
  const numbers = useRead<NumberGiven[]>(useOnDay().of(`document-numbers?bodyId=${issuer.bodyId}`));
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={t(planText.number)}
      actions={
        may('number.note') && (
          <Button icon="plus" onClick={() => setOpen(true)}>
            {t(planText.noteNumber)}
          </Button>
        )
      }
    >
      <Reading of={numbers} empty={<Empty icon="plan" says={t(planText.registryNone)} />}>
        {(rows) => (
          <List
            name={t(planText.registry)}
            sheet={`document-numbers?bodyId=${issuer.bodyId}`}
            rows={rows}
            id={(row) => `${row.type} ${row.series} ${row.number}`}
            href={(row) => reviewOf(row.about)}
            columns={[
              { head: planText.number, of: (row) => numberWritten(row.number, symbolOf(row.type, issuer)) },
              { head: planText.day, of: (row) => row.day, kind: 'day' },
              {
                head: planText.about,
                of: (row) =>
                  [
                    reviewOf(row.about) ? t(planText.ofReview) : row.about,
                    row.withdrawn && t(planText.withdrawn),
                  ]
                    .filter(Boolean)
                    .join(' · '),
              },
              { head: planText.series, of: (row) => seriesName(row.series) },
            ]}
          />
        )}
      </Reading>
      {open && <NoteDialog bodyId={issuer.bodyId} close={() => setOpen(false)} />}
    </Section>
  );
}

/** A review's report is numbered here too; its page tells the rest. */
const reviewOf = (about: string): string | null =>
  about.startsWith('review:') ? `/reviews/${about.slice('review:'.length)}` : null;

function NoteDialog({ bodyId, close }: { bodyId: string; close: () => void }) {
  const { today } = me();
  return (
    <Dialog title={t(planText.noteNumber)} onClose={close}>
      <Form
        words={NumberNoted}
        said={(form) => ({
          bodyId,
          type: text(form, 'type'),
          number: count(form, 'number'),
          day: day(form, 'day'),
          about: text(form, 'about'),
        })}
        judge={(said) => (said.day > today ? numberProblem.dayAhead() : null)}
        kind="number.note"
        labels={planText}
      >
        <TextField name="type" label={t(planText.documentType)} value="KH" max={10} />
        <CountField name="number" label={t(planText.number)} />
        <DayField name="day" label={t(planText.day)} today={today} />
        <TextField name="about" label={t(planText.about)} max={300} />
      </Form>
    </Dialog>
  );
}

function Terms({ issuer }: { issuer: IssuerRow }) {
  const terms = useRead<Term[]>(`terms?bodyId=${issuer.bodyId}`);
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={t(planText.terms)}
      actions={
        <Button icon="plus" onClick={() => setOpen(true)}>
          {t(planText.setTerm)}
        </Button>
      }
    >
      <Reading of={terms} empty={<p>{t(planText.termsNone)}</p>}>
        {(rows) => (
          <List
            name={t(planText.terms)}
            sheet={`terms?bodyId=${issuer.bodyId}`}
            rows={rows}
            id={(term) => term.name}
            columns={[
              { head: planText.terms, of: (term) => term.name },
              { head: planText.from, of: (term) => term.from, kind: 'day' },
              {
                head: planText.to,
                of: (term) => (term.to ? written(term.to) : t(planText.running)),
              },
            ]}
          />
        )}
      </Reading>
      {open && <TermDialog issuer={issuer} terms={terms.value ?? []} close={() => setOpen(false)} />}
    </Section>
  );
}

function TermDialog(p: { issuer: IssuerRow; terms: readonly Term[]; close: () => void }) {
  return (
    <Dialog title={t(planText.setTerm)} onClose={p.close}>
      <Form
        words={Term}
        said={(form) => ({
          bodyId: p.issuer.bodyId,
          name: text(form, 'name'),
          from: day(form, 'from'),
          to: dayOrNull(form, 'to'),
        })}
        judge={(said) => refuseTerm(said, p.terms)}
        kind="term.set"
        labels={{ ...planText, name: planText.termName }}
        done={p.close}
      >
        <TextField name="name" label={t(planText.termName)} max={9} />
        <DayField name="from" label={t(planText.from)} />
        <DayField name="to" label={t(planText.to)} optional />
      </Form>
    </Dialog>
  );
}
