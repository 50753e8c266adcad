import { useSearchParams } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import { DayField } from '../web/day-field.tsx';
import { Card, Notice, Prose, Screen, Section, Status } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import type { DiaryUnit } from './diary.ts';
import { refuseSituationNote } from './situation-note.rules.ts';
import { type SituationNote, SituationNoteSaid } from './situation-note.ts';
import { heldOn } from './visit.screen.tsx';
import { visitText } from './visit.texts.ts';
import { WithdrawButton } from './withdraw.tsx';

/** Tình hình đơn vị: what is known of it, newest first, and a form for who holds it. */
export function UnitSituation({ unitId }: { unitId: string }) {
  const [asked] = useSearchParams();
  const notes = useRead<SituationNote[]>(`units/${unitId}/situation-notes`);
  const units = useRead<DiaryUnit[]>('diary/units');
  const unit = units.value?.find((one) => one.unitId === unitId && one.part === 'assigned');
  const name = unit?.name ?? notes.value?.[0]?.unitName ?? '';
  return (
    <Screen
      title={t(visitText.situationOf, { unit: name })}
      back={asked.get('back') ?? `/units/${unitId}`}
      lead={t(visitText.situationLead)}
    >
      {unit && units.value && <NoteForm units={units.value} unit={unit} notes={notes.value} />}
      <Section title={t(visitText.earlierNotes)}>
        <Reading of={notes} empty={<Empty says={t(visitText.noNotes)} icon="pencil" />}>
          {(rows) => rows.map((note) => <NoteCard key={note.id} note={note} />)}
        </Reading>
      </Section>
    </Screen>
  );
}

function NoteForm(p: {
  units: readonly DiaryUnit[];
  unit: DiaryUnit;
  notes: readonly SituationNote[] | null;
}) {
  const { officialId, today } = me();
  const { unitId, from } = p.unit;
  const first =
    p.notes !== null &&
    !p.notes.some(
      (note) => note.officialId === officialId && !note.withdrawn && note.day >= (from ?? note.day),
    );
  return (
    <>
      {first && <Notice>{t(visitText.baselineNow)}</Notice>}
      <Form
        words={SituationNoteSaid}
        said={(form, id) => ({
          id,
          unitId,
          day: day(form, 'day'),
          partyWork: text(form, 'partyWork'),
          peopleLife: text(form, 'peopleLife'),
        })}
        judge={(note) => {
          const held = heldOn(p.units, unitId, 'assigned', note.day);
          return refuseSituationNote(note, held === true ? null : held, today);
        }}
        kind="situationNote.record"
        labels={visitText}
        submitIcon="check"
      >
        <DayField name="day" label={t(visitText.day)} value={today} today={today} />
        <NoteField name="partyWork" label={t(visitText.partyWork)} max={2000} optional />
        <NoteField
          name="peopleLife"
          label={t(visitText.peopleLife)}
          hint={t(visitText.noteHint)}
          max={2000}
          optional
        />
      </Form>
    </>
  );
}

const NoteCard = ({ note }: { note: SituationNote }) => (
  <Card
    title={`${written(note.day)} · ${note.officialName}`}
    {...(note.withdrawn && { tone: 'warn' as const })}
  >
    {note.baseline && <Status tone="info">{t(visitText.baseline)}</Status>}
    {note.withdrawn && <Status tone="warn">{t(visitText.withdrawn)}</Status>}
    {note.partyWork && (
      <>
        <p class="meta">{t(visitText.partyWork)}</p>
        <Prose>{note.partyWork}</Prose>
      </>
    )}
    {note.peopleLife && (
      <>
        <p class="meta">{t(visitText.peopleLife)}</p>
        <Prose>{note.peopleLife}</Prose>
      </>
    )}
    {!note.withdrawn && <WithdrawButton kind="situationNote.withdraw" body={{ id: note.id }} row={note} />}
  </Card>
);
