import { sql } from 'kysely';
import * as z from 'zod/mini';
import { addDays, type Day, firstDay, monthOf, writtenMonth } from '../kernel/day.ts';
import { type OfficialId, UnitId } from '../kernel/id.ts';
import { same, type Task } from '../kernel/task.ts';
import type { Text } from '../kernel/text.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { findMeetings } from './meeting-day.sql.ts';
import type { Meeting } from './meeting-day.ts';
import { visitKindText } from './visit.texts.ts';

/**
 * What the diary asks of a person today: meetings of the next seven days, meetings of this month that passed and were not
 * attended, and, of units received, the first contact and the baseline note that are still missing.
 */
export async function visitTasks(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const days = { from: firstDay(monthOf(today)), to: addDays(today, 7) };
  const meetings = await findMeetings(db, { officialId }, days);
  const mine = meetings.filter((meeting) => meeting.officials.some(({ id }) => id === officialId));
  const missed = await findMissed(db, officialId, today, mine);
  return [
    ...meetings.filter((meeting) => meeting.day >= today && !meeting.attended).map(toAttend),
    ...missed,
    ...(await findFirstSteps(db, officialId, today)),
  ];
}

const about = (meeting: Meeting): Text => {
  const place = [meeting.underName, meeting.place].filter(Boolean).join(' · ');
  const [clash] = meeting.clashes;
  if (!clash) return same(place);
  const other = `${clash.unitName} ${clash.time}`;
  return { vi: `${place} · trùng giờ với ${other}`, en: `${place} · clashes with ${other}` };
};

const toAttend = (meeting: Meeting): Task => ({
  kind: 'visit.meeting',
  id: `${meeting.unitId} ${meeting.what} ${meeting.day}`,
  title: {
    vi: `${visitKindText[meeting.what].vi}: ${meeting.unitName}`,
    en: `${visitKindText[meeting.what].en}: ${meeting.unitName}`,
  },
  about: about(meeting),
  dueOn: meeting.day,
  path: `/visits/new?unit=${meeting.unitId}&kind=${meeting.what}&day=${meeting.day}`,
  time: meeting.time,
});

/** Meetings that came and went this month in units of mine, where I noted none of that kind all month. */
async function findMissed(
  db: Db,
  officialId: OfficialId,
  today: Day,
  mine: readonly Meeting[],
): Promise<Task[]> {
  const passed = mine.filter((meeting) => meeting.day < today && monthOf(meeting.day) === monthOf(today));
  if (passed.length === 0) return [];
  const { rows } = await sql<{ unitId: UnitId; kind: string }>`
    select distinct v.unit_id, v.kind from visit v left join withdrawal w on w.row_id = v.id
     where v.official_id = ${officialId} and v.day between ${firstDay(monthOf(today))}::date and ${today}::date
       and w.row_id is null`.execute(db);
  const noted = new Set(rows.map((row) => `${row.unitId} ${row.kind}`));
  const month = writtenMonth(monthOf(today));
  return passed
    .filter((meeting) => !noted.has(`${meeting.unitId} ${meeting.what}`))
    .map((meeting) => ({
      kind: 'visit.missed',
      id: `${meeting.unitId} ${meeting.what} ${meeting.day}`,
      title: {
        vi: `Chưa dự họp tháng ${month}: ${meeting.unitName}`,
        en: `No meeting attended in ${month}: ${meeting.unitName}`,
      },
      about: about(meeting),
      dueOn: meeting.day,
      path: `/visits/new?unit=${meeting.unitId}&kind=${meeting.what}&day=${meeting.day}`,
      time: null,
    }));
}

const FirstSteps = z.array(
  z.object({ unitId: UnitId, unitName: z.string(), contacted: z.boolean(), noted: z.boolean() }),
);

/** Of units received and still held: those never contacted since, and those whose situation was never noted. */
async function findFirstSteps(db: Db, officialId: OfficialId, today: Day): Promise<Task[]> {
  const { rows } = await sql`
    select a.unit_id, f.name as unit_name,
           exists (select 1 from visit v left join withdrawal w on w.row_id = v.id
                    where v.unit_id = a.unit_id and v.official_id = a.official_id and v.day >= lower(a.held) and w.row_id is null) as contacted,
           exists (select 1 from situation_note s left join withdrawal w on w.row_id = s.id
                    where s.unit_id = a.unit_id and s.official_id = a.official_id and s.day >= lower(a.held) and w.row_id is null) as noted
      from assignment a join unit_fact f on f.unit_id = a.unit_id and f.valid @> ${today}::date
     where a.official_id = ${officialId} and a.held @> ${today}::date and a.received_on is not null
     order by f.sort_key`.execute(db);
  return FirstSteps.parse(rows).flatMap(({ unitId, unitName, contacted, noted }) => [
    ...(contacted
      ? []
      : [
          step(
            'visit.firstContact',
            unitId,
            unitName,
            firstContact,
            `/visits/new?unit=${unitId}&kind=contact`,
          ),
        ]),
    ...(noted ? [] : [step('visit.baseline', unitId, unitName, baseline, `/units/${unitId}/situation`)]),
  ]);
}

const firstContact = { vi: 'Liên hệ lần đầu với', en: 'First contact with' };
const baseline = { vi: 'Ghi tình hình ban đầu của', en: 'Baseline note on' };

const step = (kind: string, unitId: UnitId, unitName: string, what: Text, path: string): Task => ({
  kind,
  id: unitId,
  title: { vi: `${what.vi} ${unitName}`, en: `${what.en} ${unitName}` },
  about: { vi: 'Đơn vị mới tiếp nhận', en: 'A unit just received' },
  dueOn: null,
  path,
  time: null,
});
