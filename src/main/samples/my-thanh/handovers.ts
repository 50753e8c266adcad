import { addDays, type Day } from '../../../kernel/day.ts';
import type { HandoverId } from '../../../kernel/id.ts';
import type { Person } from '../person.ts';
import type { Replay } from '../replay.ts';
import type { Held } from './holding.ts';
import type { Group, House } from './people.ts';

const lastDay = '2016-08-31' as Day;

/** Who holds how many on the first day. */
const holdersOf = (held: readonly Held[], count: number): Person[] => {
  const loads = new Map<Person, number>();
  for (const { official } of held) loads.set(official, (loads.get(official) ?? 0) + 1);
  return [...loads].filter(([, load]) => load === count).map(([official]) => official);
};

/**
 * One group passes at the end of August from someone with three to someone with two, so that 28 with 3 and 9 with 2 still
 * holds; one handover was refused, one waits for Cán bộ 01. `busy`: groups with something open, left out. Returns who holds
 * what, the passed group under both.
 */
export function tellHandovers(
  replay: Replay,
  house: House,
  held: readonly Held[],
  busy: ReadonlySet<Group>,
): Held[] {
  const first = house.officials[0];
  const [heir, other, third] = holdersOf(held, 2);
  const free = held.filter(
    ({ official, group }) =>
      official !== first && !busy.has(group) && !group.weak && holdersOf(held, 3).includes(official),
  );
  const [passed, unwanted] = [free[0], free.find(({ official }) => official !== free[0]?.official)];
  const own = held.filter(({ official }) => official === first).at(-1);
  if (!heir || !other || !third || !passed || !unwanted || !own) throw new Error('nobody to hand over to');
  const propose = (one: Held, to: Person, endsOn: Day, day: string, reason: string) => {
    const id = replay.id<HandoverId>(day);
    const body = { id, assignmentId: one.assignmentId, toId: to.id, endsOn, reason, note: '' };
    replay.say(house.clerk.id, day as Day, 'handover.propose', body, '09:00');
    return id;
  };
  const passing = propose(
    passed,
    heir,
    lastDay,
    '2016-08-24',
    'Điều chỉnh theo địa bàn, đồng chí đi học dài ngày.',
  );
  const confirm = (who: Person, day: string, note: string) =>
    replay.say(who.id, day as Day, 'handover.confirm', { id: passing, note }, '19:00');
  confirm(passed.official, '2016-08-25', 'Đã giao sổ họp tổ và danh sách việc tổ đang làm.');
  confirm(heir, '2016-08-29', 'Đã nhận, đã gặp tổ trưởng.');
  const refused = propose(
    unwanted,
    other,
    '2016-09-30' as Day,
    '2016-09-13',
    'Cân lại số tổ theo đề nghị của ấp.',
  );
  replay.say(other.id, '2016-09-15' as Day, 'handover.refuse', {
    id: refused,
    reason: 'Đang cùng tổ cũ làm tuyến lộ, xin nhận sau khi xong trong quý IV.',
  });
  propose(own, third, '2016-09-30' as Day, '2016-09-22', 'Cán bộ 01 tập trung củng cố tổ yếu.');
  const after = { ...passed, official: heir, from: addDays(lastDay, 1) };
  return held.flatMap((one) => (one === passed ? [{ ...one, until: lastDay }, after] : [one]));
}
