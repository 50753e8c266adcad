import { useSearchParams } from 'wouter-preact';
import { Day, firstDay, lastDay, type Month, monthOf } from '../kernel/day.ts';
import { Button, LinkButton } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { DayField, MonthPicker } from '../web/day-field.tsx';
import { Actions, Disclosure, Notice, Screen, Status } from '../web/design.tsx';
import { dayOrNull, text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, me } from '../web/me.ts';
import { OfficialPicker, type Option, UnitPicker } from '../web/picker.tsx';
import { read, useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { presentSaid } from './diary-days.tsx';
import { attendance } from './visit.rules.ts';
import { visitKindText, visitText } from './visit.texts.ts';
import type { Visit } from './visit.ts';

const columns: Column<Visit>[] = [
  { head: visitText.day, of: (visit) => visit.day, kind: 'day' },
  { head: visitText.kind, of: (visit) => t(visitKindText[visit.kind]) },
  { head: visitText.unit, of: (visit) => visit.unitName },
  { head: visitText.under, of: (visit) => visit.underName, deskOnly: true },
  { head: visitText.official, of: (visit) => visit.officialName, kind: 'person' },
  {
    head: visitText.present,
    of: (visit) => visit.householdsPresent,
    kind: 'count',
    show: (visit) => presentSaid(visit) ?? '–',
  },
  {
    head: visitText.share,
    of: (visit) => attendance(visit.householdsPresent, visit.householdsTotal),
    kind: 'share',
    deskOnly: true,
  },
  {
    head: visitText.withdrawn,
    of: (visit) => visit.withdrawal?.reason ?? null,
    show: (visit) => visit.withdrawal && <Status tone="warn">{visit.withdrawal.reason}</Status>,
  },
];
const most = 1000;

/**
 * Các lần đến cơ sở: the rows behind any figure. The address says which (`?unit=&official=&kind=&from=&to=&withdrawn=false`),
 * so a figure links here and the list can be sent on; nothing asked is this month. `home`: it is the reader's own first page of the diary.
 */
export function Visits(p: { home?: boolean }) {
  const [asked, setAsked] = useSearchParams();
  const { today } = me();
  const month = monthOf(Day.safeParse(asked.get('from')).data ?? today);
  const inMonth = (of: Month) => ({ from: firstDay(of), to: lastDay(of) });
  const path = `visits?${asked.size > 0 ? asked : new URLSearchParams(inMonth(month))}`;
  const visits = useRead<Visit[]>(path);
  return (
    <Screen
      title={t(visitText.visits)}
      {...(!p.home && { back: '/diary' })}
      wide
      actions={
        <Actions>
          <LinkButton href="/meetings" icon="calendar">
            {t(visitText.calendar)}
          </LinkButton>
          <LinkButton href="/attendance" icon="people">
            {t(visitText.attendance)}
          </LinkButton>
          <LinkButton href="/unattended" icon="warn">
            {t(visitText.unattended)}
          </LinkButton>
          <LinkButton href="/parties" icon="meeting">
            {t(visitText.parties)}
          </LinkButton>
          {may('visit.recordFor') && (
            <LinkButton href="/visits/for" tone="main" icon="pencil">
              {t(visitText.recordFor)}
            </LinkButton>
          )}
        </Actions>
      }
    >
      <MonthPicker
        month={month}
        onChange={(to) => setAsked({ ...Object.fromEntries(asked), ...inMonth(to) }, { replace: true })}
        max={monthOf(today)}
      />
      <Filters />
      <Reading of={visits} empty={<Empty says={t(visitText.noVisits)} />}>
        {(rows) => (
          <>
            {rows.length === most && <Notice>{t(visitText.onlyThousand)}</Notice>}
            <List
              name={t(visitText.visits)}
              rows={rows}
              id={(visit) => visit.id}
              columns={columns}
              href={(visit) => `/visits/${visit.id}`}
              {...(may('list.export') && { sheet: path })}
            />
          </>
        )}
      </Reading>
    </Screen>
  );
}

const optionsOf = (path: string) => (asked: string) =>
  read<Option[]>(`${path}/options?q=${encodeURIComponent(asked)}`);
const unitOptions = optionsOf('units');
const officialOptions = optionsOf('officials');

/** Narrows the list; what is asked goes into the address. */
function Filters() {
  const [asked, setAsked] = useSearchParams();
  function ask(form: FormData) {
    const said: Record<string, string | null> = {
      unit: text(form, 'unit') || asked.get('unit'),
      official: text(form, 'official') || asked.get('official'),
      kind: text(form, 'kind'),
      from: dayOrNull(form, 'from'),
      to: dayOrNull(form, 'to'),
    };
    setAsked(
      Object.fromEntries(Object.entries(said).filter((entry): entry is [string, string] => !!entry[1])),
    );
  }
  const kinds = Object.entries(visitKindText).map(([value, label]) => ({ value, label: t(label) }));
  return (
    <Disclosure says={t(visitText.narrow)}>
      <form
        key={asked.toString()}
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          ask(new FormData(event.currentTarget));
        }}
      >
        <UnitPicker name="unit" label={t(visitText.unit)} options={unitOptions} optional />
        <OfficialPicker name="official" label={t(visitText.official)} options={officialOptions} optional />
        <SelectField
          name="kind"
          label={t(visitText.kind)}
          value={asked.get('kind') ?? ''}
          choices={[{ value: '', label: t(visitText.allKinds) }, ...kinds]}
        />
        <DayField name="from" label={t(visitText.from)} value={asked.get('from') ?? ''} optional />
        <DayField name="to" label={t(visitText.to)} value={asked.get('to') ?? ''} optional />
        <Actions>
          <Button type="submit" tone="main" icon="search">
            {t(visitText.show)}
          </Button>
          <Button tone="quiet" onClick={() => setAsked({})}>
            {t(visitText.showAll)}
          </Button>
        </Actions>
      </form>
    </Disclosure>
  );
}
