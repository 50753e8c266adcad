import { newReceipt } from '../../../concerns/receipt.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { ConcernId, RowId } from '../../../kernel/id.ts';
import type { Replay } from '../replay.ts';
import { type Said, sayings, standing } from './concern-words.ts';
import { lastDay } from './diary.ts';
import type { Held } from './holding.ts';
import type { Group, House } from './people.ts';

/** How far a concern has come by the day of the meeting. */
type Course = 'closed' | 'answered' | 'open' | 'overdue' | 'forwarded' | 'reopened';

/** A concern that support can answer to. */
export interface Raised {
  id: ConcernId;
  held: Held;
  group: Group;
  said: Said;
  heardOn: Day;
}

/** 44 concerns of all four kinds on their ways, one anonymous, one sealed, one standing shortcoming, one handed to the law. */
export function tellConcerns(replay: Replay, house: House, held: readonly Held[]): Raised[] {
  const { chance } = replay;
  const courses: Course[] = [
    'closed',
    'closed',
    'answered',
    'forwarded',
    'closed',
    'open',
    'closed',
    'overdue',
  ];
  const raised: Raised[] = [];
  for (let at = 0; at < 40; at++) {
    const course = at === 17 ? 'reopened' : (courses[at % courses.length] as Course);
    const heardOn = course === 'open' ? day(chance.between(18, 25), 9) : early(replay, course);
    const one = held[(at * 37 + 5) % held.length] as Held;
    const said = sayings[at % sayings.length] as Said;
    const found = { id: replay.id<ConcernId>(heardOn), held: one, group: one.group, said, heardOn };
    raise(replay, found, {});
    follow(replay, house, found, course);
    raised.push(found);
  }
  return [...raised, ...special(replay, house, held)];
}

const day = (number: number, month: 8 | 9): Day => `2016-0${month}-${String(number).padStart(2, '0')}` as Day;
const early = ({ chance }: Replay, course: Course): Day =>
  course === 'overdue' ? day(chance.between(2, 9), 9) : day(chance.between(3, 29), 8);

function raise(replay: Replay, { id, held, said, heardOn }: Raised, more: object, on = heardOn): void {
  const { answer: _, ...words } = said;
  const body = {
    id,
    unitId: held.group.id,
    heardOn,
    ordinary: true,
    shortcoming: false,
    reporter: 'none',
    ...words,
  };
  replay.say(held.official.id, on, 'concern.raise', { ...body, ...more }, '20:45');
}

/** Who owes it: the official answers what the hamlet settles, the commune's clerk what was passed up. */
function follow(replay: Replay, house: House, raised: Raised, course: Course, mayGoUp = true): void {
  const { chance } = replay;
  const { id, held, said, heardOn } = raised;
  const { official, group } = held;
  let last = heardOn;
  const step = (who: { id: typeof official.id }, days: number, act: string, more: object) => {
    last = addDays(last, days);
    if (last <= lastDay) replay.say(who.id, last, `concern.${act}`, { concernId: id, ...more }, '10:15');
    return last <= lastDay;
  };
  if (course === 'open') {
    if (chance.happens(0.5)) step(official, 1, 'note', { text: 'Đã báo chi ủy, hẹn xem tại chỗ.' });
    return;
  }
  const up = mayGoUp && (course === 'forwarded' || course === 'overdue' || chance.happens(0.5));
  if (up)
    step(official, 1, 'forward', {
      toUnitId: house.home,
      text: 'Ngoài khả năng của ấp, đề nghị xã xem xét.',
    });
  if (course === 'overdue') return;
  if (course === 'forwarded')
    step(house.clerk, 3, 'extend', {
      until: addDays(heardOn, 24),
      text: 'Cần khảo sát thêm tại hiện trường.',
    });
  const answerer = up ? house.clerk : official;
  if (!step(answerer, chance.between(3, course === 'forwarded' ? 14 : 9), 'answer', { text: said.answer }))
    return;
  if (course === 'answered') return;
  step(official, chance.between(1, 6), 'tell', { text: `Đã thông báo trong cuộc họp ${group.name}.` });
  step(official, chance.between(0, 2), 'close', { text: '' });
  if (course !== 'reopened') return;
  step(house.clerk, 3, 'reopen', { text: 'Bà con báo sau mưa lớn đoạn này ngập trở lại.' });
}

/** The ones that a demonstration looks for. */
function special(replay: Replay, house: House, held: readonly Held[]): Raised[] {
  const at = (number: number) => held[number] as Held;
  const all: Raised[] = [];
  const found = (one: Held, said: Said, heardOn: Day) => {
    all.push({ id: replay.id<ConcernId>(heardOn), held: one, group: one.group, said, heardOn });
    return all.at(-1) as Raised;
  };
  const code = () => newReceipt(replay.bytes(20));
  const [water, grievance] = [sayings[0] as Said, sayings[3] as Said];
  const own = held.filter(({ official }) => official === house.officials[0]);
  for (const [which, course] of (['answered', 'open', 'closed'] as const).entries()) {
    const one = found(own[which] as Held, sayings[4 + which] as Said, day(which === 1 ? 17 : 8, 9));
    raise(replay, one, {});
    follow(replay, house, one, course, false);
  }

  const anonymous = found(at(11), grievance, day(12, 9));
  raise(replay, anonymous, { reporter: 'anonymous', code: code() });
  follow(replay, house, anonymous, 'answered');

  const sealed = found(at(63), water, day(14, 9));
  raise(replay, sealed, {
    reporter: 'sealed',
    code: code(),
    reporterName: 'Hộ 17',
    reporterContact: 'qua tổ trưởng',
  });

  const long = found(at(88), standing, day(9, 8));
  raise(replay, long, { shortcoming: true });
  const { official } = long.held;
  const forward = { toUnitId: house.home, text: 'Tồn tại nhiều năm, vượt khả năng của ấp.' };
  replay.say(official.id, day(10, 8), 'concern.forward', { concernId: long.id, ...forward });
  const extend = { until: day(30, 9), text: 'Chờ kế hoạch vận động năm 2017.' };
  replay.say(house.clerk.id, day(12, 8), 'concern.extend', { concernId: long.id, ...extend });

  const mistaken = found(at(30), grievance, day(19, 9));
  raise(replay, mistaken, {});
  replay.say(mistaken.held.official.id, day(20, 9), 'concern.withdraw', {
    ...{ concernId: mistaken.id, text: 'Ghi nhầm tổ; đã ghi lại ở tổ kế bên.' },
  });

  replay.say(house.clerk.id, day(21, 9), 'legal.handOver', {
    ...{ id: replay.id<RowId>(day(21, 9)), unitId: house.home, kind: 'complaint', day: day(21, 9) },
    ...{ reference: '07/ĐN', handedTo: 'Ban Tiếp công dân huyện' },
  });
  return all;
}
