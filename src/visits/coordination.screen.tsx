import { useLocation, useSearchParams } from 'wouter-preact';
import { Month, monthOf, writtenMonth } from '../kernel/day.ts';
import { ChoiceField } from '../web/choice-field.tsx';
import { MonthPicker } from '../web/day-field.tsx';
import { Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { refuseCoordination } from './coordination.rules.ts';
import { CoordinationLevel, CoordinationSaid } from './coordination.ts';
import { PartyCard } from './parties.screen.tsx';
import { coordinationText, partiesText } from './parties.texts.ts';
import type { UnitParties } from './parties.ts';
import { visitText } from './visit.texts.ts';

/** Đánh giá phối hợp: beside what each of the three did, how they worked together. `?month=` */
export function AssessCoordination({ unitId }: { unitId: string }) {
  const [asked, setAsked] = useSearchParams();
  const [, navigate] = useLocation();
  const { today } = me();
  const month = Month.safeParse(asked.get('month')).data ?? monthOf(today);
  const parties = useRead<UnitParties[]>(`parties?unit=${unitId}&month=${month}`);
  const unit = parties.value?.find((row) => row.unitId === unitId);
  return (
    <Screen
      title={t(partiesText.assessOf, { unit: unit?.unitName ?? '' })}
      back="/parties"
      lead={t(partiesText.assessLead)}
    >
      <MonthPicker
        month={month}
        onChange={(to) => setAsked({ month: to }, { replace: true })}
        max={monthOf(today)}
      />
      <Reading of={parties}>
        {() => (
          <>
            {unit && <PartyCard unit={unit} />}
            <Form
              key={`${unitId} ${month}`}
              words={CoordinationSaid}
              said={(form) => ({ unitId, month, level: text(form, 'level'), note: text(form, 'note') })}
              judge={(said) => refuseCoordination(said.month, today)}
              kind="coordination.assess"
              labels={partiesText}
              after="keep"
              done={() => navigate(`/parties?month=${month}`)}
            >
              <ChoiceField
                name="level"
                label={`${t(partiesText.level)} · ${writtenMonth(month)}`}
                choices={CoordinationLevel.options.map((value) => ({
                  value,
                  label: t(coordinationText[value]),
                }))}
                {...(unit?.coordination && { value: unit.coordination.level })}
              />
              <NoteField
                name="note"
                label={t(partiesText.note)}
                hint={t(visitText.noteHint)}
                max={500}
                rows={3}
                optional
                value={unit?.coordination?.note ?? ''}
              />
            </Form>
          </>
        )}
      </Reading>
    </Screen>
  );
}
