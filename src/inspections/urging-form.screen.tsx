import { useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import type * as z from 'zod/mini';
import type { Unit } from '../units/unit.ts';
import { unitOption } from '../units/unit-field.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { Card, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { OfficialPicker, type Option, Picker, UnitPicker } from '../web/picker.tsx';
import { read, useRead } from '../web/read.ts';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { urgingText } from './inspection.texts.ts';
import { urgingProblem } from './urging.rules.ts';
import { UrgingSaid } from './urging.ts';

const options = (list: string) => (asked: string) =>
  read<Option[]>(`${list}/options?q=${encodeURIComponent(asked)}`);
const units = options('units');
const officials = options('officials');
const bodies = options('bodies');

/** Urging about what the overdue list does not hold; `?unit=` fills the unit in. */
export function NewUrging() {
  const [, navigate] = useLocation();
  const given = new URLSearchParams(useSearch()).get('unit');
  const unit = useRead<{ unit: Unit }>(given ? `units/${given}` : null);
  const [to, setTo] = useState('official');
  if (given && unit.state === 'loading') return null;
  return (
    <Screen title={t(urgingText.write)} back="/urgings" lead={t(urgingText.writeLead)}>
      <Card>
        <Form
          words={UrgingSaid}
          said={(form, id) => ({
            id,
            unitId: text(form, 'unitId'),
            toId: to === 'official' ? text(form, 'toId') : null,
            toBodyId: to === 'body' ? text(form, 'toBodyId') : null,
            about: 'other',
            aboutId: null,
            month: null,
            text: text(form, 'text'),
          })}
          judge={({ toId }) => (toId === me().officialId ? urgingProblem.selfUrged() : null)}
          act={(said: z.infer<typeof UrgingSaid>) => send('urging.send', { urgings: [said] })}
          labels={urgingText}
          submit={t(urgingText.urgings)}
          submitIcon="send"
          done={({ id }) => navigate(`/urgings/${id}`)}
        >
          <UnitPicker
            name="unitId"
            label={t(urgingText.unitId)}
            options={units}
            {...(unit.value && { value: unitOption(unit.value.unit) })}
          />
          <ChoiceField
            name="toKind"
            label={t(urgingText.toKind)}
            value="official"
            row
            onChange={setTo}
            choices={[
              { value: 'official', label: t(urgingText.toOfficial) },
              { value: 'body', label: t(urgingText.toBody) },
            ]}
          />
          {to === 'official' ? (
            <OfficialPicker key="official" name="toId" label={t(urgingText.toId)} options={officials} />
          ) : (
            <Picker
              key="body"
              name="toBodyId"
              label={t(urgingText.toBodyId)}
              options={bodies}
              icon="people"
            />
          )}
          <NoteField name="text" label={t(urgingText.text)} max={1000} />
        </Form>
      </Card>
    </Screen>
  );
}
