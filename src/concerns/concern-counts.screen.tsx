import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { firstDay, lastDay, type Month, monthOf } from '../kernel/day.ts';
import { Button } from '../web/button.tsx';
import { MonthPicker } from '../web/day-field.tsx';
import { Actions, Screen } from '../web/design.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { me } from '../web/me.ts';
import { FiguresOf, NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { number, t } from '../web/text.ts';
import { stateSays } from './concern.rules.ts';
import { concernText, kindText, legalText } from './concern.texts.ts';
import { ConcernKind, type ConcernState } from './concern.ts';
import type { ConcernCount, LegalLine } from './concern-view.ts';

interface UnitCounts {
  unitId: string;
  unitName: string;
  rows: ConcernCount[];
}
/** The words of the list that opens behind a figure. */
type Asked = Partial<Record<'kind' | 'state' | 'overdue', string>>;

const sum = (rows: readonly ConcernCount[], { kind, state, overdue }: Asked = {}): number =>
  rows
    .filter((row) => (!kind || row.kind === kind) && (!state || row.state === state))
    .reduce((all, row) => all + (overdue ? row.overdue : row.count), 0);

/** How many, by unit, kind and state; every number opens its rows. */
export function ConcernCounts() {
  const [month, setMonth] = useState<Month | null>(null);
  const period = month ? `from=${firstDay(month)}&to=${lastDay(month)}` : '';
  const day = useOnDay();
  const counts = useRead<ConcernCount[]>(day.of(`concerns/counts?${period}`));
  return (
    <Screen title={t(concernText.figures)} back="/concerns" wide actions={<OnDay {...day} />}>
      <NotToday {...day} />
      <FiguresOf on={day.on} />
      <Actions>
        {month === null ? (
          <Button icon="calendar" onClick={() => setMonth(monthOf(me().today))}>
            {t(concernText.byMonth)}
          </Button>
        ) : (
          <>
            <MonthPicker month={month} onChange={setMonth} max={monthOf(me().today)} />
            <Button tone="quiet" onClick={() => setMonth(null)}>
              {t(concernText.allTime)}
            </Button>
          </>
        )}
      </Actions>
      <Reading of={counts} empty={<Empty says={t(concernText.none)} icon="concern" />}>
        {(rows) => <Counts rows={rows} period={period} />}
      </Reading>
    </Screen>
  );
}

function Counts({ rows, period }: { rows: readonly ConcernCount[]; period: string }) {
  const behind = (asked: Asked, unitId?: string) =>
    `/concerns?${new URLSearchParams([...new URLSearchParams(period), ...Object.entries(asked), ...(unitId ? [['unitId', unitId]] : [])])}`;
  const states: ConcernState[] = ['open', 'answered', 'closed'];
  return (
    <>
      <Figures>
        {states.map((state) => (
          <Figure
            key={state}
            value={sum(rows, { state })}
            says={t(stateSays[state])}
            href={behind({ state })}
          />
        ))}
        <Figure
          value={sum(rows, { overdue: '1' })}
          says={t(concernText.overdue)}
          tone={sum(rows, { overdue: '1' }) > 0 ? 'danger' : 'ok'}
          href={behind({ overdue: '1' })}
        />
      </Figures>
      <List
        name={t(concernText.figures)}
        sheet={`concerns/counts?${period}`}
        rows={byUnit(rows)}
        id={(unit) => unit.unitId}
        columns={columnsFor(behind)}
      />
    </>
  );
}

function byUnit(rows: readonly ConcernCount[]): UnitCounts[] {
  const units = new Map<string, UnitCounts>();
  for (const row of rows) {
    const unit = units.get(row.unitId) ?? { unitId: row.unitId, unitName: row.unitName, rows: [] };
    unit.rows.push(row);
    units.set(row.unitId, unit);
  }
  return [...units.values()];
}

function columnsFor(behind: (asked: Asked, unitId?: string) => string): Column<UnitCounts>[] {
  const figure = (head: Column<UnitCounts>['head'], asked: Asked): Column<UnitCounts> => ({
    head,
    of: (unit) => sum(unit.rows, asked),
    kind: 'count',
    total: true,
    show: (unit) => {
      const count = sum(unit.rows, asked);
      return count === 0 ? '0' : <Link href={behind(asked, unit.unitId)}>{number(count)}</Link>;
    },
  });
  return [
    { head: concernText.unit, of: (unit) => unit.unitName },
    figure(concernText.total, {}),
    ...ConcernKind.options.map((kind) => figure(kindText[kind], { kind })),
    figure(stateSays.open, { state: 'open' }),
    figure(concernText.overdue, { overdue: '1' }),
    figure(stateSays.answered, { state: 'answered' }),
    figure(stateSays.closed, { state: 'closed' }),
  ];
}

const legalColumns: readonly Column<LegalLine>[] = [
  { head: concernText.reference, of: (row) => row.reference },
  { head: concernText.legalKind, of: (row) => t(legalText[row.kind]) },
  { head: concernText.handedTo, of: (row) => row.handedTo },
  { head: concernText.day, of: (row) => row.day, kind: 'day' },
  { head: concernText.unitId, of: (row) => row.unitName },
  { head: concernText.notedBy, of: (row) => row.notedByName, kind: 'person' },
];

/** Complaints and denunciations that were handed over: references, and nothing of what they say. */
export function LegalHandovers() {
  const day = useOnDay();
  const all = useRead<LegalLine[]>(day.of('legal-handovers'));
  return (
    <Screen
      title={t(concernText.legalList)}
      back="/concerns"
      wide
      lead={t(concernText.handoverKeptExplains)}
      actions={<OnDay {...day} />}
    >
      <NotToday {...day} />
      <Reading of={all} empty={<Empty says={t(concernText.noLegal)} icon="out" />}>
        {(rows) => (
          <List
            name={t(concernText.legalList)}
            sheet="legal-handovers"
            rows={rows}
            id={(row) => row.id}
            columns={legalColumns}
          />
        )}
      </Reading>
    </Screen>
  );
}
