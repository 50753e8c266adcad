import { useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import type { RowId } from '../kernel/id.ts';
import { officialOptions } from '../officials/official-field.tsx';
import type { Unit } from '../units/unit.ts';
import { unitOption, unitOptions } from '../units/unit-field.tsx';
import { Button, ConfirmButton, LinkButton } from '../web/button.tsx';
import { CheckField, ChoiceField, SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Actions, Card, Facts, Screen, Section, Status } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { MoneyField, NoteField, TextField } from '../web/field.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { day, dayOrNull, dong, text, textOrNull, ticked } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me, shownDay } from '../web/me.ts';
import { FiguresOf, NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { OfficialPicker, UnitPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { Timeline } from '../web/steps.tsx';
import { lang, money, t } from '../web/text.ts';
import { refuseSupport } from './support.rules.ts';
import { supportText } from './support.texts.ts';
import {
  DonorKind,
  donorText,
  formText,
  Purpose,
  purposeText,
  type Support,
  SupportForm,
  SupportMoved,
  SupportSaid,
  SupportSaidFor,
} from './support.ts';

const stateOf = (s: Support) =>
  s.withdrawn
    ? { says: supportText.withdrawnState, tone: 'plain' as const }
    : s.handedOverOn
      ? { says: supportText.handedOver, tone: 'ok' as const }
      : s.receivedOn
        ? { says: supportText.received, tone: 'info' as const }
        : { says: supportText.pledged, tone: 'warn' as const };

/** Support of all units one may see, or of one unit and those beneath it. */
export function SupportList() {
  const day = useOnDay();
  return (
    <Screen
      title={t(supportText.title)}
      lead={t(supportText.lead)}
      wide
      actions={
        <>
          <OnDay {...day} />
          {(may('support.record') || may('support.recordFor')) && (
            <LinkButton href="/support/new" tone="main" icon="plus">
              {t(supportText.add)}
            </LinkButton>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <Supports path={day.of('support')} />
    </Screen>
  );
}

/** The same as a part of another page: of a unit (`support?unitId=…`), of a concern. */
export function Supports({ path }: { path: string }) {
  const all = useRead<Support[]>(path);
  return (
    <Reading of={all} empty={<Empty says={t(supportText.none)} explains={t(supportText.noneExplains)} />}>
      {(rows) => {
        const valid = rows.filter((row) => !row.withdrawn);
        const received = valid.filter((row) => row.receivedOn).reduce((sum, row) => sum + row.valueVnd, 0);
        return (
          <>
            <FiguresOf on={shownDay()} />
            <Figures>
              <Figure value={valid.length} says={t(supportText.records)} />
              <Figure value={money(received)} says={t(supportText.total)} />
            </Figures>
            <List
              name={t(supportText.title)}
              rows={rows}
              id={(row) => row.id}
              href={(row) => `/support/${row.id}`}
              sheet={path}
              columns={[
                { head: supportText.donor, of: (row) => row.donor },
                { head: supportText.unitId, of: (row) => row.unitName },
                { head: supportText.purpose, of: (row) => purposeText[row.purpose][lang()] },
                { head: supportText.valueVnd, of: (row) => row.valueVnd, kind: 'money', total: true },
                { head: supportText.officialId, of: (row) => row.officialName, kind: 'person' },
                { head: supportText.pledgedOn, of: (row) => row.pledgedOn, kind: 'day' },
                {
                  head: supportText.state,
                  of: (row) => t(stateOf(row).says),
                  show: (row) => <Status tone={stateOf(row).tone}>{t(stateOf(row).says)}</Status>,
                },
              ]}
            />
          </>
        );
      }}
    </Reading>
  );
}

const choices = <Value extends string>(
  values: readonly Value[],
  texts: Record<Value, { vi: string; en: string }>,
) => values.map((value) => ({ value, label: texts[value][lang()] }));

/** Ghi khoản vận động. An official for a unit of theirs; the office, from paper, for any official. `?unit=` fills the unit in. */
export function NewSupport() {
  const [, navigate] = useLocation();
  const given = new URLSearchParams(useSearch());
  const forOther = !may('support.record');
  const unit = useRead<{ unit: Unit }>(given.get('unit') ? `units/${given.get('unit')}` : null);
  if (given.get('unit') && unit.state === 'loading') return null;
  return (
    <Screen title={t(supportText.add)} back="/support">
      <Card>
        <Form
          words={forOther ? SupportSaidFor : SupportSaid}
          said={(form, id) => ({
            ...saidIn(form, id),
            ...(forOther && { officialId: text(form, 'officialId') }),
          })}
          judge={(said) => refuseSupport(said, true, me().today)}
          kind={forOther ? 'support.recordFor' : 'support.record'}
          labels={supportText}
          submit={t(supportText.add)}
          done={(said) => navigate(`/support/${said.id}`)}
        >
          {forOther && (
            <OfficialPicker name="officialId" label={t(supportText.officialId)} options={officialOptions} />
          )}
          <UnitPicker
            name="unitId"
            label={t(supportText.unitId)}
            options={unitOptions()}
            {...(unit.value && { value: unitOption(unit.value.unit) })}
          />
          <TextField name="donor" label={t(supportText.donor)} hint={t(supportText.donorHint)} max={160} />
          <SelectField
            name="donorKind"
            label={t(supportText.donorKind)}
            choices={choices(DonorKind.options, donorText)}
          />
          <CheckField name="inside" label={t(supportText.inside)} checked />
          <ChoiceField
            name="form"
            label={t(supportText.form)}
            choices={choices(SupportForm.options, formText)}
            value="cash"
            row
          />
          <MoneyField name="valueVnd" label={t(supportText.valueVnd)} hint={t(supportText.valueHint)} />
          <NoteField name="what" label={t(supportText.what)} max={300} optional />
          <SelectField
            name="purpose"
            label={t(supportText.purpose)}
            choices={choices(Purpose.options, purposeText)}
          />
          <TextField
            name="togetherWith"
            label={t(supportText.togetherWith)}
            hint={t(supportText.togetherWithHint)}
            max={300}
            optional
          />
          <DayField name="pledgedOn" label={t(supportText.pledgedOn)} value={me().today} today={me().today} />
          <DayField name="receivedOn" label={t(supportText.receivedOn)} optional />
          <DayField name="handedOverOn" label={t(supportText.handedOverOn)} optional />
          <input type="hidden" name="concernId" value={given.get('concern') ?? ''} />
        </Form>
      </Card>
    </Screen>
  );
}

const saidIn = (form: FormData, id: string) => ({
  id,
  unitId: text(form, 'unitId'),
  togetherWith: text(form, 'togetherWith'),
  donor: text(form, 'donor'),
  donorKind: text(form, 'donorKind'),
  inside: ticked(form, 'inside'),
  form: text(form, 'form'),
  what: text(form, 'what'),
  valueVnd: dong(form, 'valueVnd') ?? 0,
  purpose: text(form, 'purpose'),
  concernId: textOrNull(form, 'concernId'),
  pledgedOn: day(form, 'pledgedOn'),
  receivedOn: dayOrNull(form, 'receivedOn'),
  handedOverOn: dayOrNull(form, 'handedOverOn'),
});

/** One record: from whom, for what, and its three days. */
export function SupportPage({ id }: { id: RowId }) {
  const found = useRead<Support>(`support/${id}`);
  return (
    <Screen title={t(supportText.title)} back="/support">
      <Reading of={found}>{(support) => <SupportBody {...support} />}</Reading>
    </Screen>
  );
}

function SupportBody(s: Support) {
  const steps = [
    { day: s.pledgedOn, says: t(supportText.pledged) },
    { day: s.receivedOn, says: t(supportText.received) },
    { day: s.handedOverOn, says: t(supportText.handedOver) },
  ];
  return (
    <>
      <Status tone={stateOf(s).tone}>{t(stateOf(s).says)}</Status>
      <Facts
        of={[
          [t(supportText.unitId), s.unitName],
          [t(supportText.donor), `${s.donor} (${donorText[s.donorKind][lang()]})`],
          [t(supportText.inside), t(s.inside ? supportText.insideYes : supportText.insideNo)],
          [t(supportText.form), formText[s.form][lang()]],
          [t(supportText.what), s.what],
          [t(supportText.valueVnd), s.valueVnd === 0 ? null : money(s.valueVnd)],
          [t(supportText.purpose), purposeText[s.purpose][lang()]],
          [t(supportText.officialId), s.officialName],
          [t(supportText.togetherWith), s.togetherWith],
          [t(supportText.notedBy), s.notedByName],
        ]}
      />
      <Section title={t(supportText.progress)}>
        <Timeline
          steps={steps.map((step) => ({
            ...step,
            state: step.day === null ? ('due' as const) : ('done' as const),
          }))}
        />
        {may('support.change') && !s.withdrawn && <Moves {...s} />}
      </Section>
    </>
  );
}

function Moves(s: Support) {
  const [open, setOpen] = useState(false);
  const step = s.receivedOn === null ? 'receivedOn' : 'handedOverOn';
  const says = t(step === 'receivedOn' ? supportText.noteReceived : supportText.noteHandedOver);
  return (
    <Actions>
      {s.handedOverOn === null && (
        <Button tone="main" onClick={() => setOpen(true)}>
          {says}
        </Button>
      )}
      <ConfirmButton
        tone="quiet"
        asks={t(supportText.withdrawAsks)}
        explains={t(supportText.withdrawExplains)}
        reason={{ required: true, max: 300 }}
        act={(reason) => send('support.withdraw', { id: s.id, reason })}
      >
        {t(supportText.withdraw)}
      </ConfirmButton>
      {open && (
        <Dialog title={says} onClose={() => setOpen(false)}>
          <Form
            words={SupportMoved}
            said={(form) => ({
              id: s.id,
              receivedOn: s.receivedOn ?? day(form, 'receivedOn'),
              handedOverOn: step === 'handedOverOn' ? day(form, 'handedOverOn') : null,
            })}
            kind="support.move"
            labels={supportText}
            submit={says}
            done={() => setOpen(false)}
          >
            <DayField name={step} label={t(supportText[step])} value={me().today} today={me().today} />
          </Form>
        </Dialog>
      )}
    </Actions>
  );
}
