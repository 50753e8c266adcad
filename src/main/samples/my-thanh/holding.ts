import { sql } from 'kysely';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { AssignmentId, RowId, UnitId } from '../../../kernel/id.ts';
import type { OpenTenant } from '../../../server/tenancy.ts';
import type { MeetingDay } from '../../../visits/meeting-day.ts';
import type { Person } from '../person.ts';
import type { Replay } from '../replay.ts';
import type { Group, House } from './people.ts';
import { effectiveOn } from './plan.ts';

/** One group in one official's hands. */
export interface Held {
  assignmentId: AssignmentId;
  official: Person;
  group: Group;
  from: Day;
  /** The last day, where it was handed over. */
  until: Day | null;
}

const places = ['Nhà văn hóa ấp', 'Nhà tổ trưởng', 'Điểm sinh hoạt tổ', 'Đình ấp', 'Trụ sở ấp'];

export type Rule = Pick<MeetingDay, 'what' | 'dayOfMonth' | 'week' | 'weekday' | 'from'>;
/** When the three groups of Cán bộ 01 meet: one of them on the evening of the demonstration. */
const ofTheFirst = [26, 27, 19];

/** Every group and cell has its regular day; what it is the report does not say. */
export function tellMeetingDays(
  replay: Replay,
  house: House,
  held: readonly Held[],
): ReadonlyMap<UnitId, Rule> {
  const { chance } = replay;
  const from = '2016-08-01' as Day;
  const rules = new Map<UnitId, Rule>();
  const set = (unitId: UnitId, time: string, place: string, rule: Omit<Rule, 'from'>) => {
    const body = { id: replay.id<RowId>(from), unitId, time, place, from, ...rule };
    rules.set(unitId, { ...rule, from });
    replay.say(house.clerk.id, '2016-07-28' as Day, 'meetingDay.set', body, '10:00');
  };
  const first = held.filter(({ official }) => official === house.officials[0]).map(({ group }) => group);
  for (const group of house.groups) {
    const what = 'groupMeeting' as const;
    const day = first.includes(group) ? ofTheFirst[first.indexOf(group)] : undefined;
    const onWeekday = day === undefined && group.number % 6 === 0;
    set(group.id, chance.pick(['16:30', '17:00', '17:30', '18:30', '19:00']), chance.pick(places), {
      what,
      ...(onWeekday
        ? { dayOfMonth: null, week: chance.between(1, 3), weekday: chance.pick([6, 7]) }
        : { dayOfMonth: day ?? chance.between(6, 24), week: null, weekday: null }),
    });
  }
  for (const [at, { id }] of house.hamlets.entries())
    set(id, '14:00', 'Trụ sở ấp', {
      what: 'cellMeeting',
      dayOfMonth: 3 + (at % 3),
      week: null,
      weekday: null,
    });
  return rules;
}

/** What the paper book gave before us, so that the next report does not take its number. */
export const tellNumbers = (replay: Replay, { clerk, bodies }: House) =>
  replay.say(clerk.id, '2016-07-29' as Day, 'number.note', {
    ...{ bodyId: bodies.committee, type: 'BC', number: 41, day: '2016-07-29' },
    about: 'Báo cáo công tác tháng 7 (sổ giấy; số do dữ liệu mẫu đặt)',
  });

/** Who got what: the engine's word, read back. */
export async function readHeld(open: OpenTenant, house: House): Promise<Held[]> {
  const { rows } = await sql<{ id: AssignmentId; officialId: string; unitId: string }>`
    select id, official_id, unit_id from assignment order by unit_id`.execute(open.db);
  const officials = new Map<string, Person>(house.officials.map((one) => [one.id, one]));
  const groups = new Map<string, Group>(house.groups.map((one) => [one.id, one]));
  return rows
    .map(({ id, officialId, unitId }) => ({
      assignmentId: id,
      official: officials.get(officialId) as Person,
      group: groups.get(unitId) as Group,
      from: effectiveOn,
      until: null,
    }))
    .sort((a, b) => a.group.number - b.group.number);
}

/** Most receive within days; two have not yet received anything, one has something against a group and is answered. */
export function tellReceipts(replay: Replay, house: House, held: readonly Held[]): void {
  const late = house.officials.slice(35);
  for (const official of house.officials.slice(0, 35)) {
    const own = held.filter((one) => one.official === official);
    const [first, ...others] = own;
    const day = addDays(effectiveOn, replay.chance.between(0, 8));
    if (official === house.officials[20] && first) {
      const text = 'Tổ này xa nơi ở, đường đi phải qua đò; đề nghị xem lại.';
      replay.say(official.id, addDays(effectiveOn, 1), 'assignment.object', {
        assignmentId: first.assignmentId,
        text,
      });
      replay.say(house.clerk.id, addDays(effectiveOn, 3), 'assignment.answer', {
        assignmentId: first.assignmentId,
        answer: 'Ban Thường vụ đã xem: giữ phân công đến hết quý III, sau đó rà lại theo địa bàn.',
      });
      if (others.length > 0) receive(replay, official, others, day);
    } else receive(replay, official, own, day);
  }
  const half = held.filter(({ official }) => official === late[0]).slice(1);
  if (late[0] && half.length > 0) receive(replay, late[0], half, addDays(effectiveOn, 12));
}

const receive = (replay: Replay, official: Person, own: readonly Held[], day: Day) =>
  replay.say(
    official.id,
    day,
    'assignment.receive',
    { assignmentIds: own.map(({ assignmentId }) => assignmentId) },
    '18:00',
  );
