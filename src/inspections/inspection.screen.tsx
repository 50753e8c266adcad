import { useLocation } from 'wouter-preact';
import { unitOptions } from '../units/unit-field.tsx';
import { LinkButton } from '../web/button.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Prose, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField, TextField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { type Option, Picker, UnitPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { inspectionText } from './inspection.texts.ts';
import { urgingProblem } from './urging.rules.ts';
import { type Inspection, InspectionSaid } from './urging.ts';

/** «Sổ kiểm tra»: inspections of units' work, and the directions that may follow. */
export function Inspections() {
  const onDay = useOnDay();
  const known = useRead<Inspection[]>(onDay.of('inspections'));
  const add = may('inspection.write') && (
    <LinkButton href="/inspections/new" tone="main" icon="plus">
      {t(inspectionText.add)}
    </LinkButton>
  );
  return (
    <Screen
      title={t(inspectionText.title)}
      lead={t(inspectionText.lead)}
      back="/overdue"
      wide
      actions={
        <>
          <OnDay {...onDay} />
          {add}
        </>
      }
    >
      <NotToday {...onDay} />
      <Reading
        of={known}
        empty={
          <Empty icon="inspect" says={t(inspectionText.none)} explains={t(inspectionText.noneExplains)} />
        }
      >
        {(rows) => (
          <List
            name={t(inspectionText.title)}
            sheet="inspections"
            rows={rows}
            id={(one) => one.id}
            columns={[
              { head: inspectionText.subject, of: (one) => one.subject },
              { head: inspectionText.unit, of: (one) => one.unitName },
              { head: inspectionText.day, of: (one) => one.day, kind: 'day' },
              { head: inspectionText.bodyId, of: (one) => one.bodyName },
              { head: inspectionText.ledBy, of: (one) => one.ledByName, kind: 'person' },
              {
                head: inspectionText.findings,
                of: (one) => one.findings,
                show: (one) => <Prose>{one.findings || '–'}</Prose>,
              },
            ]}
            {...(may('direction.give') && {
              actions: (one: Inspection) => (
                <LinkButton
                  tone="quiet"
                  icon="send"
                  href={`/directions/new?unit=${one.unitId}&inspection=${one.id}`}
                >
                  {t(inspectionText.direct)}
                </LinkButton>
              ),
            })}
          />
        )}
      </Reading>
    </Screen>
  );
}

/** Ghi lần kiểm tra: whose commission, of which unit, about what, and what was found. */
export function NewInspection() {
  const [, navigate] = useLocation();
  const bodies = useRead<Option[]>('bodies/options?kind=inspectionCommission');
  return (
    <Screen title={t(inspectionText.add)} back="/inspections">
      <Reading of={bodies}>
        {(commissions) => (
          <Card>
            <Form
              words={InspectionSaid}
              said={(form, id) => ({
                id,
                unitId: text(form, 'unitId'),
                bodyId: text(form, 'bodyId'),
                day: day(form, 'day'),
                subject: text(form, 'subject'),
                findings: text(form, 'findings'),
              })}
              judge={(said) =>
                said.day > me().today ? urgingProblem.dayAhead({ day: said.day, fields: ['day'] }) : null
              }
              kind="inspection.record"
              labels={inspectionText}
              submit={t(inspectionText.add)}
              done={() => navigate('/inspections')}
            >
              <Picker
                name="bodyId"
                label={t(inspectionText.bodyId)}
                options={commissions}
                icon="people"
                {...(commissions[0] && { value: commissions[0] })}
              />
              <UnitPicker name="unitId" label={t(inspectionText.unitId)} options={unitOptions()} />
              <DayField name="day" label={t(inspectionText.day)} value={me().today} today={me().today} />
              <TextField name="subject" label={t(inspectionText.subject)} max={300} />
              <NoteField
                name="findings"
                label={t(inspectionText.findings)}
                hint={t(inspectionText.findingsHint)}
                max={5000}
                rows={6}
                optional
              />
            </Form>
          </Card>
        )}
      </Reading>
    </Screen>
  );
}
