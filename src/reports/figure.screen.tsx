import { useState } from 'preact/hooks';
import { type Day, firstDay, lastDay, type Month, monthOf, written } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { MonthPicker } from '../web/day-field.tsx';
import { Screen, Section } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { type Figure, type Figures, figureNames } from './figure.ts';
import { FigureBoard, figureText, LineList, type ToldLine } from './figure-list.tsx';
import { reportText } from './report.texts.ts';

interface FiguresOf {
  live: Figures;
  signed: Figures;
  difference: Figures;
  beneath: { unitId: UnitId; name: string; figures: Figures }[];
}

/** A unit's month, live beside signed, and the units beneath it; each figure opens its rows. */
export function UnitFigures({ unitId }: { unitId: UnitId }) {
  const [month, setMonth] = useState<Month>(monthOf(me().today));
  const figures = useRead<FiguresOf>(`figures?unitId=${unitId}&from=${month}&to=${month}`);
  const unit = useRead<{ unit: { name: string } }>(`units/${unitId}`);
  const rowsOf = (name: Figure, of: UnitId = unitId) =>
    `/figures/${of}/${name}/${firstDay(month)}/${lastDay(month)}`;
  return (
    <Screen
      title={t(reportText.figuresTitle, { unit: unit.value?.unit.name ?? '' })}
      back="/reports"
      lead={t(reportText.figuresLead)}
      wide
      actions={<MonthPicker month={month} onChange={setMonth} max={monthOf(me().today)} />}
    >
      <Reading of={figures}>
        {(value) => (
          <>
            <FigureBoard of={value.live} href={rowsOf} />
            <Compared {...value} href={rowsOf} />
            {value.beneath.length > 0 && <Beneath rows={value.beneath} />}
          </>
        )}
      </Reading>
    </Screen>
  );
}

function Compared(p: FiguresOf & { href: (name: Figure) => string }) {
  const shown = figureNames.filter((name) => p.live[name] || p.signed[name]);
  if (shown.length === 0) return null;
  return (
    <List
      name={t(reportText.figures)}
      rows={shown}
      id={(name) => name}
      href={p.href}
      columns={[
        { head: reportText.figure, of: (name) => figureText(name)[lang()] },
        { head: reportText.live, of: (name) => p.live[name] ?? 0, kind: 'count' },
        { head: reportText.signed, of: (name) => p.signed[name] ?? 0, kind: 'count' },
        { head: reportText.difference, of: (name) => p.difference[name] ?? 0, kind: 'count' },
      ]}
    />
  );
}

const shownBeneath: Figure[] = [
  'groupMeetings',
  'cellMeetings',
  'householdsPresent',
  'concernsHeard',
  'concernsAnswered',
  'supportVnd',
];

const Beneath = (p: { rows: FiguresOf['beneath'] }) => (
  <Section title={t(reportText.beneath)}>
    <List
      name={t(reportText.beneath)}
      rows={p.rows}
      id={(row) => row.unitId}
      href={(row) => `/figures/${row.unitId}`}
      columns={[
        { head: reportText.unit, of: (row) => row.name },
        ...shownBeneath.map((name) => ({
          head: figureText(name),
          of: (row: FiguresOf['beneath'][number]) => row.figures[name] ?? 0,
          kind: name === 'supportVnd' ? ('money' as const) : ('count' as const),
          total: true,
        })),
      ]}
    />
  </Section>
);

/** The diary's rows behind one live figure. */
export function FigureRows({
  unitId,
  figure,
  from,
  to,
}: {
  unitId: UnitId;
  figure: Figure;
  from: Day;
  to: Day;
}) {
  const rows = useRead<ToldLine[]>(`figures/rows?unitId=${unitId}&figure=${figure}&from=${from}&to=${to}`);
  return (
    <Screen
      title={t(reportText.rowsOf, { figure: figureText(figure)[lang()] })}
      back={`/figures/${unitId}`}
      lead={t(reportText.rowsLead, { from: written(from), to: written(to) })}
      wide
    >
      <Reading of={rows} empty={<Empty says={t(reportText.noRows)} />}>
        {(lines) => <LineList name={figureText(figure)[lang()]} rows={lines} />}
      </Reading>
    </Screen>
  );
}
