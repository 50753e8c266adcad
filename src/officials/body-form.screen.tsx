import { useLocation } from 'wouter-preact';
import { UnitField } from '../units/unit-field.tsx';
import { ChoiceField, SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Notice, Screen } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, dayOrNull, text } from '../web/form.ts';
import { may, me } from '../web/me.ts';
import { Forbidden } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { type Body, BodyChange, BodyEnd, BodyKind, BodySaid } from './body.ts';
import { bodyKindText } from './official.names.ts';
import { bodyText } from './official.texts.ts';

/** A new body of a unit. */
export function NewBody() {
  const [, navigate] = useLocation();
  return (
    <Screen title={t(bodyText.add)} back="/bodies">
      {may('official.change') ? (
        <Form
          words={BodySaid}
          said={(form, id) => {
            const from = dayOrNull(form, 'from');
            return {
              ...{ id, unitId: text(form, 'unitId'), kind: text(form, 'kind') },
              ...paperIn(form),
              ...(from && { from }),
            };
          }}
          kind="body.create"
          labels={bodyText}
          done={({ id }) => {
            toast(t(bodyText.saved));
            navigate(`/bodies/${id}`);
          }}
        >
          <UnitField name="unitId" label={t(bodyText.unitId)} {...ownUnit()} />
          <SelectField
            name="kind"
            label={t(bodyText.kind)}
            choices={BodyKind.options.map((value) => ({ value, label: t(bodyKindText[value]) }))}
          />
          <PaperFields />
          <DayField name="from" label={t(bodyText.from)} today={me().today} optional />
        </Form>
      ) : (
        <Forbidden />
      )}
    </Screen>
  );
}

/** A body is most often one of the unit that one keeps the lists of. */
function ownUnit() {
  const own = me().roles.find(({ role }) => role === 'clerk' || role === 'administrator');
  return own?.unitId ? { value: { id: own.unitId, name: own.unitName ?? '' } } : {};
}

const paperIn = (form: FormData) => ({
  name: text(form, 'name'),
  symbol: text(form, 'symbol'),
  layout: text(form, 'layout'),
  parentName: text(form, 'parentName'),
});

const PaperFields = ({ of }: { of?: Body }) => (
  <>
    <TextField
      name="name"
      label={t(bodyText.name)}
      hint={t(bodyText.nameHint)}
      value={of?.name ?? ''}
      max={160}
    />
    <TextField
      name="symbol"
      label={t(bodyText.symbol)}
      hint={t(bodyText.symbolHint)}
      value={of?.symbol ?? ''}
      max={20}
      optional
    />
    <ChoiceField
      name="layout"
      label={t(bodyText.layout)}
      value={of?.layout ?? 'party'}
      choices={[
        { value: 'party', label: t(bodyText.party) },
        { value: 'state', label: t(bodyText.state) },
      ]}
      row
    />
    <TextField
      name="parentName"
      label={t(bodyText.parentName)}
      hint={t(bodyText.parentNameHint)}
      value={of?.parentName ?? ''}
      max={160}
      optional
    />
  </>
);

export const ChangeBodyDialog = ({ body, close }: { body: Body; close: () => void }) => (
  <Dialog title={t(bodyText.change)} onClose={close}>
    <Form
      words={BodyChange}
      said={(form) => ({ bodyId: body.id, ...paperIn(form) })}
      kind="body.change"
      labels={bodyText}
      done={close}
    >
      <PaperFields of={body} />
    </Form>
  </Dialog>
);

export const EndBodyDialog = ({ body, close }: { body: Body; close: () => void }) => (
  <Dialog title={t(bodyText.endBody)} onClose={close}>
    <Notice tone="warn">{t(bodyText.endBodySays)}</Notice>
    <Form
      words={BodyEnd}
      said={(form) => ({ bodyId: body.id, until: day(form, 'until') })}
      kind="body.end"
      labels={bodyText}
      done={close}
    >
      <DayField name="until" label={t(bodyText.until)} today={me().today} />
    </Form>
  </Dialog>
);
