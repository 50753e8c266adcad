import { useSearchParams } from 'wouter-preact';
import { lastDay, Month, monthOf, written } from '../kernel/day.ts';
import { LinkButton } from '../web/button.tsx';
import { MonthPicker } from '../web/day-field.tsx';
import { Card, Facts, Screen, Status } from '../web/design.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may } from '../web/me.ts';
import { FiguresOf, NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { coordinationText, findingText, partiesText } from './parties.texts.ts';
import type { PartyMonth, UnitParties } from './parties.ts';
import { visitKindText } from './visit.texts.ts';

/** Ba bên ở tổ: of every lowest unit who the three are, what each did in the month, what is missing. `?unit=&month=` */
export function Parties() {
  const [asked, setAsked] = useSearchParams();
  const day = useOnDay();
  const month = Month.safeParse(asked.get('month')).data ?? monthOf(day.on);
  const unit = asked.get('unit') ?? '';
  const path = day.of(`parties?${unit && `unit=${unit}&`}month=${month}`);
  const shown = standings[asked.get('show') ?? ''];
  const parties = useRead<UnitParties[]>(path);
  return (
    <Screen
      title={t(partiesText.title)}
      back="/diary"
      lead={t(partiesText.lead)}
      wide
      actions={<OnDay {...day} />}
    >
      <NotToday {...day} />
      <MonthPicker
        month={month}
        onChange={(to) => setAsked({ ...(asked.get('unit') ? { unit } : {}), month: to }, { replace: true })}
        max={monthOf(day.on)}
      />
      <Reading of={parties} empty={<Empty says={t(partiesText.none)} />}>
        {(rows) => (
          <>
            <FiguresOf on={day.on} tree={lastDay(month) < day.on ? lastDay(month) : day.on} />
            <Summary
              rows={rows}
              href={(show) => `/parties?${unit && `unit=${unit}&`}month=${month}${show && `&show=${show}`}`}
            />
            <List
              name={t(partiesText.title)}
              rows={shown ? rows.filter(shown) : rows}
              id={(row) => row.unitId}
              columns={columns}
              href={(row) => `/units/${row.unitId}`}
              {...(may('coordination.write') && {
                actions: (row: UnitParties) => (
                  <LinkButton href={`/units/${row.unitId}/coordination?month=${month}`} tone="quiet">
                    {t(partiesText.assessShort)}
                  </LinkButton>
                ),
              })}
              {...(may('list.export') && { sheet: path })}
            />
          </>
        )}
      </Reading>
    </Screen>
  );
}

const lacks = (row: UnitParties) => row.findings.some((finding) => finding.startsWith('no'));
/** How a unit stands, as the figures count and the address names it. */
const standings: Readonly<Record<string, (row: UnitParties) => boolean>> = {
  whole: (row) => row.findings.length === 0,
  lacking: lacks,
  idle: (row) => row.findings.length > 0 && !lacks(row),
};

function Summary(p: { rows: readonly UnitParties[]; href: (show: string) => string }) {
  const looks = [
    ['whole', partiesText.allDid, 'ok'],
    ['lacking', partiesText.lacking, 'danger'],
    ['idle', partiesText.idle, 'warn'],
  ] as const;
  return (
    <Figures>
      <Figure value={p.rows.length} says={t(partiesText.units)} href={p.href('')} />
      {looks.map(([show, says, tone]) => (
        <Figure
          key={show}
          value={p.rows.filter(standings[show] ?? lacks).length}
          says={t(says)}
          tone={tone}
          href={p.href(show)}
        />
      ))}
    </Figures>
  );
}

/** «2 Dự họp tổ, 1 Liên hệ», or that nothing is noted. */
export const didSaid = (party: PartyMonth): string =>
  party.did.map(({ kind, count }) => `${count} ${t(visitKindText[kind]).toLowerCase()}`).join(', ') ||
  t(partiesText.nothing);

const Party = ({ party }: { party: PartyMonth | null }) => {
  if (party === null) return <>–</>;
  if (party.name === null) return <Status tone="danger">{t(partiesText.nobody)}</Status>;
  return (
    <>
      <div>{party.name}</div>
      {party.contact && <div class="meta">{party.contact}</div>}
      <div class="meta">
        {didSaid(party)}
        {party.lastOn && ` · ${written(party.lastOn)}`}
      </div>
    </>
  );
};

const Findings = ({ unit }: { unit: UnitParties }) =>
  unit.findings.length === 0 ? (
    <Status tone="ok">{t(partiesText.whole)}</Status>
  ) : (
    unit.findings.map((finding) => (
      <Status key={finding} tone={finding.startsWith('no') ? 'danger' : 'warn'}>
        {t(findingText[finding])}
      </Status>
    ))
  );

const coordinationSaid = (unit: UnitParties): string =>
  unit.coordination ? t(coordinationText[unit.coordination.level]) : t(partiesText.notAssessed);

const columns: Column<UnitParties>[] = [
  { head: partiesText.unit, of: (unit) => unit.unitName },
  { head: partiesText.under, of: (unit) => unit.underName },
  {
    head: partiesText.cell,
    of: (unit) => unit.cell.name,
    show: (unit) => <Party party={unit.cell} />,
  },
  {
    head: partiesText.memberInCharge,
    of: (unit) => unit.memberInCharge?.name ?? null,
    show: (unit) => <Party party={unit.memberInCharge} />,
  },
  {
    head: partiesText.official,
    of: (unit) => unit.official.name,
    show: (unit) => <Party party={unit.official} />,
  },
  {
    head: partiesText.coordination,
    of: (unit) => unit.coordination && t(coordinationText[unit.coordination.level]),
  },
  {
    head: partiesText.missing,
    of: (unit) => unit.findings.length,
    kind: 'count',
    show: (unit) =>
      unit.findings.length === 0 ? (
        <Status tone="ok">{t(partiesText.whole)}</Status>
      ) : (
        <Status tone={lacks(unit) ? 'danger' : 'warn'}>
          {t(partiesText.places, { count: unit.findings.length })}
        </Status>
      ),
  },
];

/** The three of one unit as a card, for the unit’s own page and beside the coordination form. */
export const PartyCard = ({ unit }: { unit: UnitParties }) => (
  <Card>
    <Facts
      of={[
        [t(partiesText.cell), <Party key="cell" party={unit.cell} />],
        ...(unit.memberInCharge
          ? [[t(partiesText.memberInCharge), <Party key="member" party={unit.memberInCharge} />] as const]
          : []),
        [t(partiesText.official), <Party key="official" party={unit.official} />],
        [t(partiesText.coordination), coordinationSaid(unit)],
      ]}
    />
    <Findings unit={unit} />
  </Card>
);
