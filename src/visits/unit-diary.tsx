import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import {
  addMonths,
  type Day,
  firstDay,
  lastDay,
  Month,
  monthOf,
  monthsOf,
  written,
  writtenMonth,
} from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { LinkButton } from '../web/button.tsx';
import { MonthPicker } from '../web/day-field.tsx';
import { Actions, Row, Rows, Screen, Section, Status } from '../web/design.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import type { Diary } from './diary.ts';
import { DiaryDays } from './diary-days.tsx';
import { nextMeeting } from './meeting-day.rules.ts';
import { ruleSaid } from './meeting-day.screen.tsx';
import { meetingKindText, meetingText } from './meeting-day.texts.ts';
import type { MeetingDay } from './meeting-day.ts';
import { PartyCard } from './parties.screen.tsx';
import { partiesText } from './parties.texts.ts';
import type { UnitParties } from './parties.ts';
import { isMeeting } from './visit.rules.ts';
import { visitText } from './visit.texts.ts';
import type { Visit } from './visit.ts';

/**
 * Everything the diary knows of a unit, for the unit's own page: what to note, its meetings, its three parties, its months.
 * `?month=2016-08` opens that month.
 */
export function UnitDiary({ unitId, on = me().today }: { unitId: UnitId; on?: Day }) {
  const [asked] = useSearchParams();
  const [month, setMonth] = useState(() => monthAsked(asked.get('month')) ?? monthOf(on));
  const isToday = on === me().today;
  const diary = useRead<Diary>(`units/${unitId}/diary?month=${month}`);
  return (
    <>
      <Actions>
        {isToday && (may('visit.record') || may('visit.act')) && (
          <LinkButton href={`/visits/new?unit=${unitId}`} tone="main" icon="pencil">
            {t(visitText.record)}
          </LinkButton>
        )}
        <LinkButton href={`/units/${unitId}/situation`} icon="info">
          {t(visitText.situation)}
        </LinkButton>
        <LinkButton href={`/units/${unitId}/meeting-days`} icon="calendar">
          {t(meetingText.rule)}
        </LinkButton>
      </Actions>
      {isToday && <NextMeetings unitId={unitId} />}
      {isToday && <MonthsMet unitId={unitId} />}
      <ThreeParties unitId={unitId} month={monthOf(on)} />
      <Section title={t(visitText.diary)}>
        <MonthPicker month={month} onChange={setMonth} max={monthOf(me().today)} />
        <Reading of={diary}>{(value) => <DiaryDays diary={value} of="unit" />}</Reading>
      </Section>
    </>
  );
}

const monthAsked = (words: string | null): Month | null => Month.safeParse(words).data ?? null;

/** The same as a page of its own. */
export function UnitDiaryPage({ unitId }: { unitId: UnitId }) {
  const unit = useRead<{ unit: { name: string } }>(`units/${unitId}`);
  return (
    <Reading of={unit}>
      {(found) => (
        <Screen title={`${t(visitText.diary)} · ${found.unit.name}`} back={`/units/${unitId}`}>
          <UnitDiary unitId={unitId} />
        </Screen>
      )}
    </Reading>
  );
}

/** The regular meetings in force, each with its next day. */
function NextMeetings({ unitId }: { unitId: UnitId }) {
  const rules = useRead<MeetingDay[]>(`units/${unitId}/meeting-days`);
  const { today } = me();
  const due = (rules.value ?? []).flatMap((rule) => {
    const day = nextMeeting(rule, today);
    return day === null ? [] : [{ rule, day }];
  });
  if (due.length === 0) return null;
  return (
    <Rows name={t(meetingText.rule)}>
      {due.map(({ rule, day }) => (
        <Row
          key={rule.id}
          icon="calendar"
          title={`${t(meetingKindText[rule.what])}: ${written(day)}, ${rule.time}`}
          note={[ruleSaid(rule), rule.place].filter(Boolean).join(' · ')}
        />
      ))}
    </Rows>
  );
}

const monthsShown = 6;

/**
 * «Họp T4 T5 T6 …»: in which of the last months somebody noted a meeting here, since the unit has a meeting day. The running
 * month is not judged yet.
 */
function MonthsMet({ unitId }: { unitId: UnitId }) {
  const now = monthOf(me().today);
  const rules = useRead<MeetingDay[]>(`units/${unitId}/meeting-days`);
  const since = rules.value?.map((rule) => rule.from).sort()[0];
  const first = firstDay(addMonths(now, 1 - monthsShown));
  const from = since === undefined || since < first ? first : firstDay(monthOf(since));
  const visits = useRead<Visit[]>(since ? `visits?unit=${unitId}&from=${from}&withdrawn=false` : null);
  if (visits.value === null || since === undefined || from > me().today) return null;
  const met = new Set(
    visits.value
      .filter((visit) => visit.unitId === unitId && isMeeting(visit.kind))
      .map((visit) => monthOf(visit.day)),
  );
  const tone = (month: Month) => (met.has(month) ? 'ok' : month === now ? 'plain' : 'warn');
  return (
    <Section title={t(visitText.monthsMet)}>
      <Actions>
        {monthsOf({ from, to: lastDay(now) }).map((month) => (
          <Status key={month} tone={tone(month)}>
            {writtenMonth(month)}
            <span class="unseen">: {t(met.has(month) ? visitText.met : visitText.notMet)}</span>
          </Status>
        ))}
      </Actions>
    </Section>
  );
}

/** Only the lowest units have three parties. */
function ThreeParties({ unitId, month }: { unitId: UnitId; month: Month }) {
  const parties = useRead<UnitParties[]>(`parties?unit=${unitId}&month=${month}`);
  const unit = parties.value?.find((row) => row.unitId === unitId);
  if (unit === undefined) return null;
  return (
    <Section
      title={`${t(partiesText.title)} · ${writtenMonth(month)}`}
      actions={
        may('coordination.write') && (
          <LinkButton href={`/units/${unitId}/coordination`} tone="quiet">
            {t(partiesText.assessShort)}
          </LinkButton>
        )
      }
    >
      <PartyCard unit={unit} />
    </Section>
  );
}
