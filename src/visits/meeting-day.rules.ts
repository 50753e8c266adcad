import {
  addDays,
  type Day,
  firstDay,
  lastDay,
  type Month,
  monthOf,
  monthsOf,
  nextMonth,
  type Period,
  weekdayOf,
} from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { MeetingDay, MeetingDaySaid } from './meeting-day.ts';

export const meetingDayProblem = problems('meetingDay', {
  oneRule: {
    status: 422,
    vi: () => 'Hãy chọn một cách: ngày trong tháng, hoặc thứ mấy của tuần thứ mấy.',
    en: () => 'Choose one way: a day of the month, or which weekday of which week.',
  },
});

/** Either a day of the month or a weekday of a week, never both or neither. */
export function refuseMeetingDay(
  said: Pick<MeetingDaySaid, 'dayOfMonth' | 'week' | 'weekday'>,
): Problem | null {
  const byDay = said.dayOfMonth !== null;
  const byWeek = said.week !== null && said.weekday !== null;
  const half = (said.week === null) !== (said.weekday === null);
  return byDay === byWeek || half ? meetingDayProblem.oneRule() : null;
}

type Recurrence = Pick<MeetingDay, 'dayOfMonth' | 'week' | 'weekday'> &
  Partial<Pick<MeetingDay, 'from' | 'until'>>;

/**
 * The days of `month` on which a unit meets by this rule: one, or none where the rule was not in force. Day 31 is the last day
 * of a shorter month; week 5 is the last such weekday of any month.
 */
export function occurrences(rule: Recurrence, month: Month): Day[] {
  const day = rule.dayOfMonth !== null ? onDay(rule.dayOfMonth, month) : onWeekday(rule, month);
  const inForce = (rule.from ?? day) <= day && (!rule.until || day < rule.until);
  return inForce ? [day] : [];
}

const onDay = (dayOfMonth: number, month: Month): Day => {
  const day = addDays(firstDay(month), dayOfMonth - 1);
  return monthOf(day) === month ? day : lastDay(month);
};

function onWeekday({ week, weekday }: Recurrence, month: Month): Day {
  const first = firstDay(month);
  const nth = addDays(first, (((weekday ?? 1) - weekdayOf(first) + 7) % 7) + ((week ?? 1) - 1) * 7);
  return monthOf(nth) === month ? nth : addDays(nth, -7);
}

/** The days between two days, both included, in order. */
export const occurrencesIn = (rule: Recurrence, period: Period): Day[] =>
  monthsOf(period)
    .flatMap((month) => occurrences(rule, month))
    .filter((day) => period.from <= day && day <= period.to);

/** The next meeting on or after a day, within a year; null where the rule ends before it. */
export function nextMeeting(rule: Recurrence, from: Day): Day | null {
  let month = monthOf(from);
  for (let tries = 0; tries < 13; tries += 1, month = nextMonth(month)) {
    const day = occurrences(rule, month).find((one) => one >= from);
    if (day) return day;
  }
  return null;
}

/** Two meetings closer than this, to the minute included, cannot both be attended by one official. */
const minutesApart = 120;

/** Whether one official cannot be at both: the same day, two hours apart or less. */
export const clash = (a: { day: Day; time: string }, b: { day: Day; time: string }): boolean =>
  a.day === b.day && Math.abs(minutes(a.time) - minutes(b.time)) <= minutesApart;

const minutes = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

type Attended = {
  day: Day;
  time: string;
  unitId: MeetingDay['unitId'];
  unitName: string;
  officials: readonly { id: string }[];
};

/** For each meeting the others that one of its officials cannot attend as well. Cost: pairs of one day only. */
export function withClashes<Of extends Attended>(meetings: readonly Of[]) {
  const byDay = new Map<Day, Of[]>();
  for (const meeting of meetings) byDay.set(meeting.day, [...(byDay.get(meeting.day) ?? []), meeting]);
  return meetings.map((meeting) => ({
    ...meeting,
    clashes: (byDay.get(meeting.day) ?? [])
      .filter((other) => other !== meeting && clash(meeting, other))
      .flatMap((other) =>
        meeting.officials
          .filter(({ id }) => other.officials.some((official) => official.id === id))
          .map(({ id }) => ({
            unitId: other.unitId,
            unitName: other.unitName,
            time: other.time,
            officialId: id as Of['officials'][number]['id'],
          })),
      ),
  }));
}
