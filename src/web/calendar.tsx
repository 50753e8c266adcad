import type { ComponentChildren } from 'preact';
import { addDays, type Day, firstDay, lastDay, type Month, weekdayOf, written } from '../kernel/day.ts';
import { designText } from './design.texts.ts';
import { t } from './text.ts';
import './style/calendar.css';

const heads = [
  { vi: 'Thứ hai', en: 'Monday' },
  { vi: 'Thứ ba', en: 'Tuesday' },
  { vi: 'Thứ tư', en: 'Wednesday' },
  { vi: 'Thứ năm', en: 'Thursday' },
  { vi: 'Thứ sáu', en: 'Friday' },
  { vi: 'Thứ bảy', en: 'Saturday' },
  { vi: 'Chủ nhật', en: 'Sunday' },
];

/**
 * A month as weeks from Monday, for a desk: `<MonthGrid name="Lịch họp" month={month} today={me().today}>{(day) => …}</MonthGrid>`.
 * Days of the months beside it stay empty. Give the same as a list beneath it: a grid says little to a reader of the screen.
 */
export function MonthGrid(p: {
  name: string;
  month: Month;
  today: Day;
  children: (day: Day) => ComponentChildren;
}) {
  const first = firstDay(p.month);
  const start = addDays(first, 1 - weekdayOf(first));
  const weeks: Day[] = [];
  for (let monday = start; monday <= lastDay(p.month); monday = addDays(monday, 7)) weeks.push(monday);
  return (
    <div class="table-box" tabIndex={-1}>
      <table class="calendar">
        <caption class="table-name">{p.name}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.en} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((monday) => (
            <tr key={monday}>
              {heads.map((_, at) => (
                <Cell key={at} day={addDays(monday, at)} {...p} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell(p: { day: Day; month: Month; today: Day; children: (day: Day) => ComponentChildren }) {
  if (!p.day.startsWith(p.month)) return <td class="calendar-beside" />;
  const here = p.day === p.today;
  return (
    <td class={here ? 'calendar-today' : undefined}>
      <time dateTime={p.day} title={written(p.day)} {...(here && { 'aria-current': 'date' as const })}>
        {Number(p.day.slice(8))}
        {here && <span class="unseen"> {t(designText.today)}</span>}
      </time>
      {p.children(p.day)}
    </td>
  );
}
