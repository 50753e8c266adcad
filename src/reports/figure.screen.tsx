import { useSearchParams } from 'wouter-preact';
import { addDays, type Day, firstDay, lastDay, Month, monthOf, written } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { MonthPicker } from '../web/day-field.tsx';
import { Screen, Section } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import { me } from '../web/me.ts';
import { FiguresOf as DayOf } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { type Figure, type Figures, figureNames } from './figure.ts';
import { FigureBoard, figureText, LineList, type ToldLine } from './figure-list.tsx';
import { reportText } from './report.texts.ts';

interface Both {
  live: Figures;
  signed: Figures;
  difference: Figures;
}
interface Part {
  unitId: UnitId;
  name: string;
  figures: Figures;
}
interface FiguresOf extends Both {
  on: Day;
  beneath: { units: Part[]; own: Figures; gone: Figures };
  predecessors: { unitId: UnitId; name: string; until: Day; live: Figures; signed: Figures }[];
  together: Both;
}

/** A unit's month, live beside signed, the units it took over in it, and the parts it is made of; each figure opens its rows. */
export function UnitFigures({ unitId }: { unitId: UnitId }) {
  const [search, setSearch] = useSearchParams();
  const month = Month.safeParse(search.get('month')).data ?? monthOf(me().today);
  const figures = useRead<FiguresOf>(`figures?unitId=${unitId}&from=${month}&to=${month}`);
  const unit = useRead<{ unit: { name: string } }>(`units/${unitId}?on=${lastDay(month)}`);
  const name = unit.value?.unit.name ?? '';
  const rowsOf = (figure: Figure, of: UnitId = unitId) =>
    `/figures/${of}/${figure}/${firstDay(month)}/${lastDay(month)}`;
  return (
    <Screen
      title={t(reportText.figuresTitle, { unit: name })}
      back="/reports"
      lead={t(reportText.figuresLead)}
      wide
      actions={
        <MonthPicker month={month} onChange={(to) => setSearch({ month: to })} max={monthOf(me().today)} />
      }
    >
      <Reading of={figures}>
        {(value) => (
          <>
            <DayOf on={me().today} tree={earlier(value.on, me().today)} />
            <FigureBoard of={value.live} href={rowsOf} />
            <Compared
              {...value}
              name={t(reportText.figures)}
              href={rowsOf}
              sheet={`figures?unitId=${unitId}&from=${month}&to=${month}`}
            />
            {value.predecessors.length > 0 && (
              <Predecessors {...value} name={name} unitId={unitId} month={month} />
            )}
            <Beneath {...value} unitId={unitId} month={month} />
          </>
        )}
      </Reading>
    </Screen>
  );
}
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

function Compared(p: Both & { name: string; href?: (name: Figure) => string; sheet?: string }) {
  const shown = figureNames.filter((name) => p.live[name] || p.signed[name]);
  if (shown.length === 0) return null;
  return (
    <List
      name={p.name}
      {...(p.sheet && { sheet: p.sheet })}
      rows={shown}
      id={(name) => name}
      {...(p.href && { href: p.href })}
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

interface Line {
  id: string;
  name: string;
  href?: string;
  figures: Figures;
}

const Lines = (p: { name: string; rows: readonly Line[] }) => (
  <List
    name={p.name}
    rows={p.rows}
    id={(row) => row.id}
    href={(row) => row.href ?? null}
    columns={[
      { head: reportText.unit, of: (row) => row.name },
      ...shownBeneath.map((name) => ({
        head: figureText(name),
        of: (row: Line) => row.figures[name] ?? 0,
        kind: name === 'supportVnd' ? ('money' as const) : ('count' as const),
        total: true,
      })),
    ]}
  />
);

/** What the units that were taken over counted before, beside the unit's own, and all of it. */
const Predecessors = (p: FiguresOf & { name: string; unitId: UnitId; month: Month }) => (
  <Section title={t(reportText.predecessors)}>
    <p>{t(reportText.predecessorsExplain)}</p>
    <Lines
      name={t(reportText.predecessors)}
      rows={[
        { id: p.unitId, name: p.name, figures: p.live },
        ...p.predecessors.map(({ unitId, name, until, live }) => ({
          id: unitId,
          name: t(reportText.predecessor, { name, day: written(addDays(until, -1)) }),
          href: `/figures/${unitId}?month=${p.month}`,
          figures: live,
        })),
      ]}
    />
    <Compared {...p.together} name={t(reportText.together)} />
  </Section>
);

/** The parts of the unit's own figures: they add up to them. */
function Beneath({ beneath, unitId, month }: FiguresOf & { unitId: UnitId; month: Month }) {
  const { units, own, gone } = beneath;
  if (units.length === 0) return null;
  const some = (figures: Figures) => Object.values(figures).some((amount) => amount !== 0);
  const more: Line[] = [
    { id: unitId, name: t(reportText.ownRows), figures: own },
    { id: 'gone', name: t(reportText.goneRows), figures: gone },
  ];
  return (
    <Section title={t(reportText.beneath)}>
      <p class="meta">{t(reportText.beneathExplains)}</p>
      <Lines
        name={t(reportText.beneath)}
        rows={[
          ...units.map(({ unitId: id, ...unit }) => ({ ...unit, id, href: `/figures/${id}?month=${month}` })),
          ...more.filter(({ figures }) => some(figures)),
        ]}
      />
    </Section>
  );
}

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
  const [search] = useSearchParams();
  const past = search.get('past') === 'true' ? '&past=true' : '';
  const path = `figures/rows?unitId=${unitId}&figure=${figure}&from=${from}&to=${to}${past}`;
  const rows = useRead<ToldLine[]>(path);
  return (
    <Screen
      title={t(reportText.rowsOf, { figure: figureText(figure)[lang()] })}
      back={`/figures/${unitId}?month=${monthOf(to)}`}
      lead={t(reportText.rowsLead, { from: written(from), to: written(to) })}
      wide
    >
      <Reading of={rows} empty={<Empty says={t(reportText.noRows)} />}>
        {(lines) => <LineList name={figureText(figure)[lang()]} rows={lines} sheet={path} />}
      </Reading>
    </Screen>
  );
}
