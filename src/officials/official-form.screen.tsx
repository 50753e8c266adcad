import { useLocation } from 'wouter-preact';
import { UnitField } from '../units/unit-field.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Columns, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { dayOrNull, text, textOrNull } from '../web/form.ts';
import { may, me } from '../web/me.ts';
import type { Option } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Forbidden, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { categoryText } from './official.names.ts';
import { refuseSkills } from './official.rules.ts';
import { officialText } from './official.texts.ts';
import { Category, type Official, OfficialChange, OfficialSaid } from './official.ts';
import { skillsSaid, skillsWritten } from './official-columns.rules.ts';
import type { OfficialRead } from './official-page.screen.tsx';

/** The two ways to write of an official: anew, changed. */

/** Someone new. */
export function NewOfficial() {
  const [, navigate] = useLocation();
  return (
    <Screen title={t(officialText.add)} back="/officials">
      {may('official.change') ? (
        <Form
          words={OfficialSaid}
          said={(form, id) => {
            const from = dayOrNull(form, 'from');
            return { id, ...factsIn(form), ...(from && { from }) };
          }}
          judge={({ skills }) => refuseSkills(skills)}
          kind="official.enter"
          labels={officialText}
          done={({ id }) => {
            toast(t(officialText.saved));
            navigate(`/officials/${id}`);
          }}
        >
          <FactFields />
          <DayField name="from" label={t(officialText.from)} today={me().today} optional />
        </Form>
      ) : (
        <Forbidden />
      )}
    </Screen>
  );
}

/** What is known of one official, to be corrected. */
export function EditOfficial({ id }: { id: string }) {
  const [, navigate] = useLocation();
  const found = useRead<OfficialRead>(`officials/${id}`);
  return (
    <Screen title={t(officialText.changeTitle)} back={`/officials/${id}`}>
      {may('official.change') ? (
        <Reading of={found}>
          {({ official }) => (
            <Form
              words={OfficialChange}
              said={(form) => ({ officialId: id, ...factsIn(form) })}
              judge={({ skills }) => refuseSkills(skills)}
              kind="official.change"
              labels={officialText}
              done={() => {
                toast(t(officialText.saved));
                navigate(`/officials/${id}`);
              }}
            >
              <FactFields of={official} />
            </Form>
          )}
        </Reading>
      ) : (
        <Forbidden />
      )}
    </Screen>
  );
}

const factsIn = (form: FormData) => ({
  name: text(form, 'name'),
  category: text(form, 'category'),
  sector: text(form, 'sector'),
  postTitle: text(form, 'postTitle'),
  homeUnitId: textOrNull(form, 'homeUnitId'),
  areaUnitId: textOrNull(form, 'areaUnitId'),
  contact: text(form, 'contact'),
  skills: skillsSaid(text(form, 'skills')),
});

const optionOf = (unit: { id: string; name: string } | null | undefined): { value?: Option } =>
  unit ? { value: unit } : {};

const FactFields = ({ of }: { of?: Official }) => (
  <>
    <TextField name="name" label={t(officialText.name)} value={of?.name ?? ''} max={100} />
    <SelectField
      name="category"
      label={t(officialText.category)}
      choices={Category.options.map((value) => ({ value, label: t(categoryText[value]) }))}
      {...(of && { value: of.category })}
    />
    <TextField
      name="sector"
      label={t(officialText.sector)}
      hint={t(officialText.sectorHint)}
      value={of?.sector ?? ''}
      max={120}
      optional
    />
    <TextField
      name="postTitle"
      label={t(officialText.postTitle)}
      hint={t(officialText.postTitleHint)}
      value={of?.postTitle ?? ''}
      max={160}
      optional
    />
    <Columns>
      <UnitField
        name="homeUnitId"
        label={t(officialText.homeUnitId)}
        hint={t(officialText.homeUnitHint)}
        {...optionOf(of?.homeUnit)}
        optional
      />
      <UnitField
        name="areaUnitId"
        label={t(officialText.areaUnitId)}
        hint={t(officialText.areaHint)}
        {...optionOf(of?.area)}
        optional
      />
    </Columns>
    <TextField
      name="skills"
      label={t(officialText.skills)}
      hint={t(officialText.skillsHint)}
      value={skillsWritten(of?.skills ?? [])}
      max={1000}
      optional
    />
    <TextField
      name="contact"
      label={t(officialText.contact)}
      hint={t(officialText.contactHint)}
      value={of?.contact ?? ''}
      max={60}
      type="tel"
      optional
    />
  </>
);
