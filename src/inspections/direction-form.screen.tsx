import { useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import type { Unit } from '../units/unit.ts';
import { unitOption } from '../units/unit-field.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { OfficialPicker, type Option, Picker, UnitPicker } from '../web/picker.tsx';
import { read, useRead } from '../web/read.ts';
import { t } from '../web/text.ts';
import { directionText } from './inspection.texts.ts';
import { refuseDirection } from './urging.rules.ts';
import { DirectionSaid } from './urging.ts';

const options = (list: string) => (asked: string) =>
  read<Option[]>(`${list}/options?q=${encodeURIComponent(asked)}`);
const units = options('units');
const officials = options('officials');
const bodies = options('bodies');

/** Ghi ý kiến chỉ đạo. `?unit=` fills the unit in; `?inspection=` and `?review=` say what it came of. */
export function NewDirection() {
  const [, navigate] = useLocation();
  const given = new URLSearchParams(useSearch());
  const unit = useRead<{ unit: Unit }>(given.get('unit') ? `units/${given.get('unit')}` : null);
  const [to, setTo] = useState('official');
  if (given.get('unit') && unit.state === 'loading') return null;
  return (
    <Screen title={t(directionText.give)} back="/directions">
      <Card>
        <Form
          words={DirectionSaid}
          said={(form, id) => ({
            id,
            unitId: text(form, 'unitId'),
            toId: to === 'official' ? text(form, 'toId') : null,
            toBodyId: to === 'body' ? text(form, 'toBodyId') : null,
            inspectionId: given.get('inspection'),
            reviewId: given.get('review'),
            text: text(form, 'text'),
            dueOn: day(form, 'dueOn'),
          })}
          judge={(said) => refuseDirection(said, me().today)}
          kind="direction.give"
          labels={directionText}
          submit={t(directionText.give)}
          done={({ id }) => navigate(`/directions/${id}`)}
        >
          <UnitPicker
            name="unitId"
            label={t(directionText.unitId)}
            options={units}
            {...(unit.value && { value: unitOption(unit.value.unit) })}
          />
          <ChoiceField
            name="toKind"
            label={t(directionText.toKind)}
            value="official"
            row
            onChange={setTo}
            choices={[
              { value: 'official', label: t(directionText.toOfficial) },
              { value: 'body', label: t(directionText.toBody) },
              { value: 'nobody', label: t(directionText.toNobody) },
            ]}
          />
          {to === 'official' && (
            <OfficialPicker key="official" name="toId" label={t(directionText.toId)} options={officials} />
          )}
          {to === 'body' && (
            <Picker
              key="body"
              name="toBodyId"
              label={t(directionText.toBodyId)}
              options={bodies}
              icon="people"
            />
          )}
          <NoteField name="text" label={t(directionText.text)} max={2000} rows={5} />
          <DayField name="dueOn" label={t(directionText.dueOn)} />
        </Form>
      </Card>
    </Screen>
  );
}
