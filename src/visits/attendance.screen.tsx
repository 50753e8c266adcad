import { useSearchParams } from 'wouter-preact';
import { Day, firstDay, lastDay, Month, monthOf } from '../kernel/day.ts';
import { Button } from '../web/button.tsx';
import { DayField, MonthPicker } from '../web/day-field.tsx';
import { Actions, Columns, Screen } from '../web/design.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { day } from '../web/form.ts';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, me } from '../web/me.ts';
import { FiguresOf } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { percent, t } from '../web/text.ts';
import { attendanceText } from './attendance.texts.ts';
import type { Attendance, Unattended } from './diary.ts';
import { attendance } from './visit.rules.ts';

/** Tỷ lệ hộ dự họp: unit by unit over any days. Unknown stays unknown: only meetings where both numbers stand are reckoned. */
export function AttendanceList() {
  const [asked, setAsked] = useSearchParams();
  const { today } = me();
  const from = Day.safeParse(asked.get('from')).data ?? firstDay(monthOf(today));
  const to = Day.safeParse(asked.get('to')).data ?? today;
  const unit = asked.get('unit') ?? '';
  const period = `${unit && `unit=${unit}&`}from=${from}&to=${to}`;
  const within = `${period}&kind=groupMeeting&withdrawn=false`;
  const path = `attendance?${period}`;
  const shown = standings[asked.get('show') ?? ''];
  const rows = useRead<Attendance[]>(path);
  return (
    <Screen title={t(attendanceText.title)} back="/visits" lead={t(attendanceText.lead)} wide>
      <form
        key={`${from} ${to}`}
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          setAsked({ ...(unit && { unit }), from: day(form, 'from'), to: day(form, 'to') });
        }}
      >
        <Columns>
          <DayField name="from" label={t(attendanceText.from)} value={from} />
          <DayField name="to" label={t(attendanceText.to)} value={to} />
        </Columns>
        <Actions>
          <Button type="submit" icon="search">
            {t(attendanceText.show)}
          </Button>
        </Actions>
      </form>
      <Reading of={rows} empty={<Empty says={t(attendanceText.none)} />}>
        {(all) => (
          <>
            <FiguresOf on={today} tree={to} />
            <Summary rows={all} visits={`/visits?${within}`} here={`/attendance?${period}`} />
            <List
              name={t(attendanceText.title)}
              rows={shown ? all.filter(shown) : all}
              id={(row) => row.unitId}
              columns={columns}
              href={(row) =>
                `/visits?unit=${row.unitId}&kind=groupMeeting&from=${from}&to=${to}&withdrawn=false`
              }
              {...(may('list.export') && { sheet: path })}
            />
          </>
        )}
      </Reading>
    </Screen>
  );
}

const sum = (rows: readonly Attendance[], of: (row: Attendance) => number | null) =>
  rows.reduce((total, row) => total + (of(row) ?? 0), 0);

/** How a unit stands, as the figures count and the address names it. */
const standings: Readonly<Record<string, (row: Attendance) => boolean>> = {
  uncounted: (row) => row.meetings > row.counted,
  without: (row) => row.meetings === 0,
};

function Summary({ rows, visits, here }: { rows: readonly Attendance[]; visits: string; here: string }) {
  const counted = rows.filter((row) => row.counted > 0);
  const share =
    counted.length === 0
      ? null
      : attendance(
          sum(counted, (row) => row.present),
          sum(counted, (row) => row.expected),
        );
  const without = rows.filter((row) => row.meetings === 0).length;
  return (
    <Figures>
      <Figure value={sum(rows, (row) => row.meetings)} says={t(attendanceText.meetings)} href={visits} />
      <Figure value={percent(share)} says={t(attendanceText.share)} href={visits} />
      <Figure
        value={sum(rows, (row) => row.meetings - row.counted)}
        says={t(attendanceText.uncounted)}
        tone="info"
        href={`${here}&show=uncounted`}
      />
      <Figure
        value={without}
        says={t(attendanceText.without)}
        tone={without > 0 ? 'warn' : 'ok'}
        href={`${here}&show=without`}
      />
    </Figures>
  );
}

const columns: Column<Attendance>[] = [
  { head: attendanceText.unit, of: (row) => row.unitName },
  { head: attendanceText.under, of: (row) => row.underName },
  { head: attendanceText.meetings, of: (row) => row.meetings, kind: 'count', total: true },
  { head: attendanceText.counted, of: (row) => row.counted, kind: 'count', total: true },
  { head: attendanceText.present, of: (row) => row.present, kind: 'count', total: true },
  { head: attendanceText.expected, of: (row) => row.expected, kind: 'count', total: true },
  { head: attendanceText.share, of: (row) => attendance(row.present, row.expected), kind: 'share' },
];

/** Chưa dự họp: assignments owed a meeting in a month and without one. */
export function UnattendedList() {
  const [asked, setAsked] = useSearchParams();
  const { today } = me();
  const month = Month.safeParse(asked.get('month')).data ?? monthOf(today);
  const unit = asked.get('unit') ?? '';
  const rows = useRead<Unattended[]>(`unattended?${unit && `unit=${unit}&`}month=${month}`);
  return (
    <Screen title={t(attendanceText.unattended)} back="/visits" lead={t(attendanceText.unattendedLead)} wide>
      <MonthPicker
        month={month}
        onChange={(to) => setAsked({ ...(unit && { unit }), month: to }, { replace: true })}
        max={monthOf(today)}
      />
      <Reading of={rows} empty={<Empty says={t(attendanceText.allAttended)} icon="check" />}>
        {(all) => (
          <List
            name={t(attendanceText.unattended)}
            sheet={`unattended?${unit && `unit=${unit}&`}month=${month}`}
            rows={all}
            id={(row) => `${row.officialId} ${row.unitId}`}
            columns={unattendedColumns}
            href={(row) =>
              `/visits?unit=${row.unitId}&official=${row.officialId}&from=${firstDay(month)}&to=${lastDay(month)}`
            }
          />
        )}
      </Reading>
    </Screen>
  );
}

const unattendedColumns: Column<Unattended>[] = [
  { head: attendanceText.unit, of: (row) => row.unitName },
  { head: attendanceText.under, of: (row) => row.underName },
  { head: attendanceText.official, of: (row) => row.officialName, kind: 'person' },
  { head: attendanceText.since, of: (row) => row.from, kind: 'day' },
];
