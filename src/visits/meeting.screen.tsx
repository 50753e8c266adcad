import { Link, useSearchParams } from 'wouter-preact';
import { firstDay, lastDay, Month, monthOf, writtenMonth } from '../kernel/day.ts';
import { allows, type Role } from '../kernel/policy.ts';
import { MonthGrid } from '../web/calendar.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { MonthPicker } from '../web/day-field.tsx';
import { Notice, Row, Rows, Screen, Section, Status, type Tone } from '../web/design.tsx';
import { Icon } from '../web/icon.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { wide } from '../web/wide.ts';
import { dayName } from './diary-days.tsx';
import { meetingKindText, meetingText } from './meeting-day.texts.ts';
import type { Meeting } from './meeting-day.ts';

/** Lịch họp: a month of one's own units or of a unit and all beneath it, with clashes. `?unit=&month=` */
export function Meetings() {
  const [asked, setAsked] = useSearchParams();
  const { today, roles } = me();
  const mine = may('visit.record') || may('visit.act');
  const wider = roles.filter(
    (role) => role.role !== 'assigned' && allows(role.role as Role, 'visit.read') && role.unitId !== null,
  );
  const unit = asked.get('unit') ?? (mine ? '' : (wider[0]?.unitId ?? ''));
  const month = Month.safeParse(asked.get('month')).data ?? monthOf(today);
  const path = `meetings?${unit && `unit=${unit}&`}from=${firstDay(month)}&to=${lastDay(month)}`;
  const meetings = useRead<Meeting[]>(path);
  const ask = (changes: Record<string, string>) => setAsked({ unit, month, ...changes }, { replace: true });
  const choices = [
    ...(mine ? [{ value: '', label: t(meetingText.mine) }] : []),
    ...new Map(
      wider.map((role) => [role.unitId, { value: role.unitId ?? '', label: role.unitName ?? '' }]),
    ).values(),
  ];
  return (
    <Screen title={t(meetingText.calendar)} back="/diary" wide>
      {choices.length > 1 && (
        <SelectField
          name="unit"
          label={t(meetingText.whose)}
          choices={choices}
          value={unit}
          onChange={(to) => ask({ unit: to })}
        />
      )}
      <MonthPicker month={month} onChange={(to) => ask({ month: to })} />
      <Reading
        of={meetings}
        empty={<Empty says={t(meetingText.none)} explains={t(meetingText.noneExplains)} icon="calendar" />}
      >
        {(rows) => <MonthOf meetings={rows} month={month} path={path} />}
      </Reading>
    </Screen>
  );
}

function MonthOf({ meetings, month, path }: { meetings: readonly Meeting[]; month: Month; path: string }) {
  const { today } = me();
  const clashes = meetings.filter((meeting) => meeting.clashes.length > 0).length;
  const name = t(meetingText.month, { month: writtenMonth(month) });
  return (
    <>
      {clashes > 0 && <Notice tone="warn">{t(meetingText.clashes, { count: clashes })}</Notice>}
      {wide.value ? (
        <>
          <MonthGrid name={name} month={month} today={today}>
            {(day) => <OnDay meetings={meetings.filter((meeting) => meeting.day === day)} />}
          </MonthGrid>
          <Section title={t(meetingText.list)}>
            <List
              name={name}
              rows={meetings}
              id={idOf}
              columns={columns}
              href={hrefOf}
              {...(may('list.export') && { sheet: path })}
            />
          </Section>
        </>
      ) : (
        <ByDay meetings={meetings} />
      )}
    </>
  );
}

const idOf = (meeting: Meeting) => `${meeting.meetingDayId} ${meeting.day}`;

/** What came is written down, what comes is prepared at the unit. */
const hrefOf = (meeting: Meeting): string => {
  const mine = meeting.officials.some((official) => official.id === me().officialId);
  return mine && meeting.day <= me().today && !meeting.attended
    ? `/visits/new?unit=${meeting.unitId}&kind=${meeting.what}&day=${meeting.day}`
    : `/units/${meeting.unitId}`;
};

const OnDay = ({ meetings }: { meetings: readonly Meeting[] }) =>
  meetings.length === 0 ? null : (
    <ul>
      {meetings.map((meeting) => (
        <li key={idOf(meeting)}>
          <Icon name={stateOf(meeting).icon} size={16} />
          <Link href={hrefOf(meeting)} title={stateOf(meeting).says}>
            {meeting.time} {meeting.unitName}
          </Link>
        </li>
      ))}
    </ul>
  );

/** On a phone: under each day its meetings by the hour. */
const ByDay = ({ meetings }: { meetings: readonly Meeting[] }) => (
  <>
    {[...new Set(meetings.map((meeting) => meeting.day))].map((day) => (
      <Section key={day} title={dayName(day)}>
        <Rows name={dayName(day)}>
          {meetings
            .filter((meeting) => meeting.day === day)
            .map((meeting) => (
              <Row
                key={idOf(meeting)}
                href={hrefOf(meeting)}
                title={`${meeting.time} · ${meeting.unitName}`}
                tone={stateOf(meeting).tone}
                icon={stateOf(meeting).icon}
                note={noteOf(meeting)}
                beside={stateOf(meeting).says}
              />
            ))}
        </Rows>
      </Section>
    ))}
  </>
);

const noteOf = (meeting: Meeting): string =>
  [
    t(meetingKindText[meeting.what]),
    meeting.underName,
    meeting.place,
    officialsOf(meeting),
    ...meeting.clashes.map((clash) => t(meetingText.clashWith, { unit: clash.unitName, time: clash.time })),
  ]
    .filter(Boolean)
    .join(' · ');

const officialsOf = (meeting: Meeting): string =>
  meeting.officials.map((official) => official.name).join(', ') || t(meetingText.nobody);

const looks = {
  attended: { tone: 'ok', icon: 'check' },
  clash: { tone: 'danger', icon: 'warn' },
  missed: { tone: 'warn', icon: 'warn' },
  ahead: { tone: 'plain', icon: 'meeting' },
} as const satisfies Record<string, { tone: Tone; icon: 'check' | 'warn' | 'meeting' }>;

function stateOf(meeting: Meeting) {
  const past = meeting.day < me().today;
  const state = meeting.attended
    ? 'attended'
    : past
      ? 'missed'
      : meeting.clashes.length > 0
        ? 'clash'
        : 'ahead';
  return { ...looks[state], says: t(meetingText[state]) };
}

const columns: Column<Meeting>[] = [
  { head: meetingText.unit, of: (meeting) => meeting.unitName },
  { head: meetingText.under, of: (meeting) => meeting.underName },
  { head: meetingText.day, of: (meeting) => meeting.day, kind: 'day' },
  { head: meetingText.time, of: (meeting) => meeting.time },
  { head: meetingText.what, of: (meeting) => t(meetingKindText[meeting.what]) },
  { head: meetingText.place, of: (meeting) => meeting.place || null },
  { head: meetingText.officials, of: officialsOf, kind: 'person' },
  {
    head: meetingText.state,
    of: (meeting) => stateOf(meeting).says,
    show: (meeting) => <Status tone={stateOf(meeting).tone}>{stateOf(meeting).says}</Status>,
  },
  {
    head: meetingText.clash,
    of: (meeting) => meeting.clashes.map((clash) => `${clash.unitName} ${clash.time}`).join(', ') || null,
  },
];
