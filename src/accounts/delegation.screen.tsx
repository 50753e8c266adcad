import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { addDays, written } from '../kernel/day.ts';
import { AppointedRole, allows, roleText } from '../kernel/policy.ts';
import type { Text } from '../kernel/text.ts';
import { officialOptions } from '../officials/official-field.tsx';
import { unitOptions } from '../units/unit-field.tsx';
import { Button, ConfirmButton } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Row, Rows, Section } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { OfficialPicker, UnitPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { accountText } from './account.texts.ts';
import { Delegation, type DutyRow } from './account.ts';

/** «26/9/2016 – 28/9/2016», both days included; with whom it was delegated to. */
export const daysOf = (d: Pick<DutyRow, 'from' | 'until' | 'delegatedTo'>): string => {
  const end = d.until === null ? t(accountText.forGood) : written(addDays(d.until, -1));
  const days = d.from === null ? end : `${written(d.from)} – ${end}`;
  return d.delegatedTo ? `${days} · ${t(accountText.inPlace, { name: d.delegatedTo })}` : days;
};

/** One's own roles, and those one has for some days in another's place. */
export function OwnRoles() {
  const duties = useRead<DutyRow[]>('own/duties');
  return (
    <Section title={t(accountText.ownRoles)}>
      <Reading of={duties} empty={<Empty says={t(accountText.noDuties)} />}>
        {(rows) => (
          <Rows name={t(accountText.ownRoles)}>
            {rows
              .filter(({ toId }) => toId === null || toId === me().officialId)
              .map((one) => (
                <Row
                  key={one.id}
                  title={t(roleText[one.role])}
                  note={[
                    one.unitName,
                    daysOf({ ...one, delegatedTo: null }),
                    one.toId && t(accountText.inPlaceOf, { name: one.name }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                />
              ))}
          </Rows>
        )}
      </Reading>
    </Section>
  );
}

/** What one has delegated, to give and to end; nothing for who holds no role that can be delegated. */
export function OwnDelegations() {
  const [open, setOpen] = useState(false);
  const mine = (useRead<DutyRow[]>('own/duties').value ?? []).filter(
    ({ officialId }) => officialId === me().officialId,
  );
  const roles = mine.filter(({ role, toId }) => toId === null && allows(role, 'delegation.give'));
  const given = mine.filter(({ toId }) => toId !== null);
  if (roles.length + given.length === 0) return null;
  return (
    <Section
      title={t(accountText.delegations)}
      actions={roles.length > 0 && <Button onClick={() => setOpen(true)}>{t(accountText.delegate)}</Button>}
    >
      {given.length === 0 ? (
        <p class="meta">{t(accountText.noDelegations)}</p>
      ) : (
        <Rows name={t(accountText.delegations)}>
          {given.map((one) => (
            <Given key={one.id} of={one} />
          ))}
        </Rows>
      )}
      {open && <DelegateOwn roles={roles} close={() => setOpen(false)} />}
    </Section>
  );
}

const Given = ({ of }: { of: DutyRow }) => (
  <Row
    title={t(roleText[of.role])}
    note={[of.unitName, daysOf(of), of.reason].filter(Boolean).join(' · ')}
    beside={
      of.until !== addDays(me().today, 1) && (
        <ConfirmButton
          asks={t(accountText.endDelegationAsks, {
            role: t(roleText[of.role]),
            name: of.delegatedTo ?? '',
          })}
          act={() => send('delegation.end', { delegationId: of.id, lastDay: me().today })}
        >
          {t(accountText.endDelegation)}
        </ConfirmButton>
      )
    }
  />
);

function DelegateOwn({ roles, close }: { roles: readonly DutyRow[]; close: () => void }) {
  const held = (id: string) => roles.find((one) => one.id === id);
  const only = roles.length === 1 ? roles[0] : undefined;
  return (
    <DelegationForm
      close={close}
      labels={{ unitId: accountText.role }}
      whose={(form) => {
        const duty = held(text(form, 'role'));
        return { fromId: me().officialId, role: duty?.role, unitId: duty?.unitId };
      }}
    >
      <SelectField
        name="role"
        label={t(accountText.role)}
        {...(only && { value: only.id })}
        choices={roles.map((one) => ({
          value: one.id,
          label: `${t(roleText[one.role])} · ${one.unitName}`,
        }))}
      />
    </DelegationForm>
  );
}

/** An administrator enters it for whoever cannot come in. */
export const DelegateFor = ({ close }: { close: () => void }) => (
  <DelegationForm
    close={close}
    whose={(form) => ({
      fromId: text(form, 'fromId'),
      role: text(form, 'role'),
      unitId: text(form, 'unitId'),
    })}
  >
    <OfficialPicker name="fromId" label={t(accountText.fromId)} options={officialOptions} />
    <SelectField
      name="role"
      label={t(accountText.role)}
      choices={AppointedRole.options.map((role) => ({ value: role, label: t(roleText[role]) }))}
    />
    <UnitPicker name="unitId" label={t(accountText.unitId)} options={unitOptions()} />
  </DelegationForm>
);

function DelegationForm(p: {
  whose: (form: FormData) => Record<'fromId' | 'role' | 'unitId', string | undefined>;
  /** Of words that another field gives. */
  labels?: Record<string, Text>;
  close: () => void;
  children: ComponentChildren;
}) {
  return (
    <Dialog title={t(accountText.delegate)} onClose={p.close}>
      <Form
        words={Delegation}
        said={(form, id) => ({
          id,
          ...p.whose(form),
          toId: text(form, 'toId'),
          from: day(form, 'from'),
          to: day(form, 'to'),
          reason: text(form, 'reason'),
        })}
        kind="delegation.give"
        labels={{ ...accountText, ...p.labels }}
        submit={t(accountText.delegate)}
        done={p.close}
      >
        <p>{t(accountText.delegateLead)}</p>
        {p.children}
        <OfficialPicker name="toId" label={t(accountText.toId)} options={officialOptions} />
        <DayField name="from" label={t(accountText.from)} value={me().today} today={me().today} />
        <DayField name="to" label={t(accountText.to)} value={me().today} />
        <TextField name="reason" label={t(accountText.reason)} max={200} />
      </Form>
    </Dialog>
  );
}
