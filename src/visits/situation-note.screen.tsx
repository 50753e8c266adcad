import { useSearchParams } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import { LinkButton } from '../web/button.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Notice, Prose, Screen, Section, Status } from '../web/design.tsx';
import { SheetButton } from '../web/download.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import type { DiaryUnit } from './diary.ts';
import { refuseSituationNote } from './situation-note.rules.ts';
import { type SituationNote, SituationNoteSaid } from './situation-note.ts';
import { heldOn } from './visit.screen.tsx';
import { visitText } from './visit.texts.ts';
import { WithdrawButton, withdrawalSaid } from './withdraw.tsx';

/** Tình hình đơn vị: what is known of it, newest first, and a form for who holds it. */
export function UnitSituation({ unitId }: { unitId: string }) {
  const [asked] = useSearchParams();
  const onDay = useOnDay();
  const notes = useRead<SituationNote[]>(onDay.of(`units/${unitId}/situation-notes`));
  const units = useRead<DiaryUnit[]>('diary/units');
  const unit = units.value?.find((one) => one.unitId === unitId && one.part === 'assigned');
  const name = unit?.name ?? notes.value?.[0]?.unitName ?? '';
  return (
    <Screen
      title={t(visitText.situationOf, { unit: name })}
      back={asked.get('back') ?? `/units/${unitId}`}
      lead={t(visitText.situationLead)}
      actions={
        <>
          <OnDay {...onDay} />
          {may('list.export') && <SheetButton path={onDay.of(`units/${unitId}/situation-notes`)} />}
          {may('visit.recordFor') && (
            <LinkButton href="/visits/for?what=situation" icon="pencil">
              {t(visitText.recordFor)}
            </LinkButton>
          )}
        </>
      }
    >
      <NotToday {...onDay} />
      {onDay.isToday && unit && units.value && (
        <NoteForm units={units.value} unit={unit} notes={notes.value} />
      )}
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
  const { officialId } = me();
  const { unitId, from } = p.unit;
  const first =
    p.notes !== null &&
    !p.notes.some(
      (note) => note.officialId === officialId && note.withdrawal === null && note.day >= (from ?? note.day),
    );
  return (
    <>
      {first && <Notice>{t(visitText.baselineNow)}</Notice>}
      <Form
        words={SituationNoteSaid}
        said={(form, id) => noteSaid(form, id, unitId)}
        judge={(note) => judgeNote(note, p.units)}
        kind="situationNote.record"
        labels={visitText}
        submitIcon="check"
      >
        <SituationFields />
      </Form>
    </>
  );
}

/** What the fields say, as `SituationNoteSaid`. */
export const noteSaid = (form: FormData, id: string, unitId: string | undefined) => ({
  id,
  unitId: unitId ?? '',
  day: day(form, 'day'),
  partyWork: text(form, 'partyWork'),
  peopleLife: text(form, 'peopleLife'),
});

/** What is wrong with it, judged from the list of units before it is sent. */
export function judgeNote(note: SituationNoteSaid, units: readonly DiaryUnit[]) {
  const held = heldOn(units, note.unitId, 'assigned', note.day);
  return refuseSituationNote(note, held === true ? null : held, me().today);
}

/** The day, party work of the cell, life in the unit. */
export const SituationFields = () => (
  <>
    <DayField name="day" label={t(visitText.day)} value={me().today} today={me().today} />
    <NoteField name="partyWork" label={t(visitText.partyWork)} max={2000} optional />
    <NoteField
      name="peopleLife"
      label={t(visitText.peopleLife)}
      hint={t(visitText.noteHint)}
      max={2000}
      optional
    />
  </>
);

const NoteCard = ({ note }: { note: SituationNote }) => (
  <Card
    title={`${written(note.day)} · ${note.officialName}`}
    {...(note.withdrawal && { tone: 'warn' as const })}
  >
    {note.baseline && <Status tone="info">{t(visitText.baseline)}</Status>}
    {note.notedBy !== note.officialId && (
      <p class="meta">{t(visitText.notedByOf, { noter: note.notedByName })}</p>
    )}
    {note.withdrawal && <Status tone="warn">{withdrawalSaid(note.withdrawal)}</Status>}
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
    {note.withdrawal === null && (
      <WithdrawButton kind="situationNote.withdraw" body={{ id: note.id }} row={note} />
    )}
  </Card>
);
