import { type Day, monthOf } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Text } from '../kernel/text.ts';
import { Figures as Board, Figure as Number_ } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import { lang, number, percent, t } from '../web/text.ts';
import { attendance } from './figure.rules.ts';
import { type Figure, type Figures, figureNames, figures } from './figure.ts';
import { reportText } from './report.texts.ts';

export const figureText = (name: Figure): Text => figures[name];
/** `25.000.000 đồng`, `3 cuộc`. */
export const amountOf = (name: Figure, amount: number): string =>
  `${number(amount)} ${t(figures[name].unit, { count: amount })}`;

/** Where a row behind a figure is shown: on a page of its own, or among its unit's. */
export const placeOf = ({ source, rowId, unitId, day }: ToldLine): string =>
  ({
    visit: `/visits/${rowId}`,
    concern: `/concerns/${rowId}`,
    support: `/support/${rowId}`,
    contribution: `/units/${unitId}/diary?month=${monthOf(day)}`,
    situationNote: `/units/${unitId}/situation`,
    measure: `/ratings/${unitId}`,
  })[source] ?? `/units/${unitId}`;

/** Every figure that is not 0, each a link to the rows behind it, and the attendance of households made from two of them. */
export function FigureBoard(p: { of: Figures; href: (name: Figure) => string }) {
  const shown = figureNames.filter((name) => (p.of[name] ?? 0) !== 0);
  if (shown.length === 0) return <p>{t(reportText.noFigures)}</p>;
  return (
    <Board>
      {shown.map((name) => (
        <Number_ key={name} value={p.of[name] ?? 0} says={figureText(name)[lang()]} href={p.href(name)} />
      ))}
      {p.of.householdsExpected && (
        <Number_
          value={percent(attendance(p.of))}
          says={t(reportText.attendance)}
          href={p.href('householdsPresent')}
        />
      )}
    </Board>
  );
}

export interface ToldLine {
  figure: Figure;
  source: string;
  rowId: string;
  unitId: UnitId;
  unitName: string;
  officialName?: string;
  day: Day;
  amount: number;
  late: boolean;
}

/** The rows behind a figure, each a link to the row itself. */
export function LineList(p: { name: string; rows: readonly ToldLine[]; sheet?: string }) {
  return (
    <List
      name={p.name}
      rows={p.rows}
      {...(p.sheet && { sheet: p.sheet })}
      id={(line) => `${line.rowId} ${line.figure}`}
      href={placeOf}
      columns={[
        { head: reportText.unit, of: (line) => line.unitName },
        { head: reportText.day, of: (line) => line.day, kind: 'day' },
        { head: reportText.figure, of: (line) => figureText(line.figure)[lang()] },
        { head: reportText.official, of: (line) => line.officialName ?? '', kind: 'person' },
        { head: reportText.amount, of: (line) => line.amount, kind: 'count', total: true },
        { head: reportText.late, of: (line) => (line.late ? t(reportText.late) : ''), deskOnly: true },
      ]}
    />
  );
}
