import { useState } from 'preact/hooks';
import type { Day } from '../kernel/day.ts';
import { addDays } from '../kernel/day.ts';
import { AppointedRole, roleText } from '../kernel/policy.ts';
import { officialOptions } from '../officials/official-field.tsx';
import { unitOptions } from '../units/unit-field.tsx';
import { Button, ConfirmButton, LinkButton } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Actions, Screen } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { day, dayOrNull, text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { OfficialPicker, UnitPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { accountText } from './account.texts.ts';
import { Duty, type DutyRow } from './account.ts';
import { DelegateFor, daysOf } from './delegation.screen.tsx';

const roles = () => AppointedRole.options.map((role) => ({ value: role, label: t(roleText[role]) }));

/** Roles over units with their days, and who stands in for whom. */
export function Duties() {
  const onDay = useOnDay();
  const duties = useRead<DutyRow[]>(onDay.of('duties'));
  const [open, setOpen] = useState<'give' | 'delegate' | null>(null);
  const close = () => setOpen(null);
  return (
    <Screen
      title={t(accountText.duties)}
      lead={`${t(accountText.dutiesLead)} ${t(accountText.delegationsWhere)}`}
      wide
      actions={
        <Actions>
          <OnDay {...onDay} />
          {may('account.appoint') ? (
            <>
              <Button tone="main" icon="plus" onClick={() => setOpen('give')}>
                {t(accountText.giveDuty)}
              </Button>
              <Button onClick={() => setOpen('delegate')}>{t(accountText.delegate)}</Button>
            </>
          ) : (
            onDay.isToday && <LinkButton href="/account">{t(accountText.delegateOwn)}</LinkButton>
          )}
        </Actions>
      }
    >
      <NotToday {...onDay} />
      <Reading of={duties} empty={<Empty says={t(accountText.noDuties)} />}>
        {(rows) => (
          <List
            name={t(accountText.duties)}
            sheet="duties"
            rows={rows}
            id={(row) => row.id}
            columns={[
              { head: accountText.name, of: (row) => row.name },
              { head: accountText.role, of: (row) => t(roleText[row.role]) },
              { head: accountText.unitId, of: (row) => row.unitName },
              { head: accountText.from, of: (row) => daysOf(row) },
            ]}
            actions={(row) => <EndDuty row={row} />}
          />
        )}
      </Reading>
      {open === 'give' && <GiveDuty close={close} />}
      {open === 'delegate' && <DelegateFor close={close} />}
    </Screen>
  );
}

function EndDuty({ row }: { row: DutyRow }) {
  if (!may('account.appoint')) return null;
  const lastDay = me().today;
  const act = () =>
    row.delegatedTo === null
      ? send('duty.end', { dutyId: row.id, lastDay })
      : send('delegation.end', { delegationId: row.id, lastDay });
  return (
    <ConfirmButton
      tone="quiet"
      asks={t(accountText.endDutyAsks, { role: t(roleText[row.role]), name: row.name })}
      act={act}
    >
      {t(accountText.endDuty)}
    </ConfirmButton>
  );
}

function GiveDuty({ close }: { close: () => void }) {
  return (
    <Dialog title={t(accountText.giveDuty)} onClose={close}>
      <Form
        words={Duty}
        said={(form, id) => {
          const last = dayOrNull(form, 'until');
          return {
            id,
            officialId: text(form, 'officialId'),
            role: text(form, 'role'),
            unitId: text(form, 'unitId'),
            from: day(form, 'from'),
            until: last === null ? null : addDays(last as Day, 1),
          };
        }}
        kind="duty.give"
        labels={accountText}
        submit={t(accountText.giveDuty)}
        done={close}
      >
        <OfficialPicker name="officialId" label={t(accountText.officialId)} options={officialOptions} />
        <SelectField name="role" label={t(accountText.role)} choices={roles()} />
        <UnitPicker name="unitId" label={t(accountText.unitId)} options={unitOptions()} />
        <DayField name="from" label={t(accountText.from)} value={me().today} today={me().today} />
        <DayField name="until" label={t(accountText.until)} optional />
      </Form>
    </Dialog>
  );
}
