import { expect, test } from 'vitest';
import { day, idOf, month, nameOf, world } from '../../test/world/world.ts';
import type { Assignment } from '../assignments/assignment.ts';
import type { Role } from '../kernel/policy.ts';
import { attendance, refusePart, refuseVisit, refuseWithdrawal, unattended } from './visit.rules.ts';
import type { ActingAs } from './visit.ts';
import { VisitSaid } from './visit.ts';

/** The one place that knows how `unattended` is called. */
function checkUnattended(of: string, facts: string, urged: string[]) {
  const { assignments, visits } = world(facts);
  const names = unattended(assignments, visits, month(of)).map(
    (a) => `${nameOf(a.officialId)} ${nameOf(a.unitId)}`,
  );
  expect(names).toEqual(urged);
}

const an = 'An holds tổ1 from 2016-07-21';

test('a meeting attended clears the month', () =>
  checkUnattended('2016-08', `${an}\n An meets tổ1 on 2016-08-15`, []));

test('a household call is not a meeting', () =>
  checkUnattended('2016-08', `${an}\n An calls tổ1 on 2016-08-15`, ['An tổ1']));

test('a group taken over mid-month is owed from the next month', () => {
  checkUnattended('2016-07', an, []);
  checkUnattended('2016-08', an, ['An tổ1']);
});

test('after a handover only the new official is urged', () =>
  checkUnattended('2016-09', `${an} until 2016-08-20\n Bình holds tổ1 from 2016-08-20`, ['Bình tổ1']));

const held: Assignment = {
  officialId: idOf('An'),
  unitId: idOf('tổ1'),
  from: day('2016-07-21'),
  until: null,
};
const said = (changes: object) =>
  VisitSaid.parse({
    id: idOf('v'),
    unitId: idOf('tổ1'),
    day: '2016-08-15',
    kind: 'groupMeeting',
    ...changes,
  });

/** The code of what is wrong with a line of 26/9/2016, or null. */
const check = (changes: object, total: number | null = 25, by: Assignment | null = held) =>
  refuseVisit(said(changes), { held: by, today: day('2016-09-26'), total })?.code ?? null;

test('what a line may say', () => {
  const topic = (did: number | null) => ({ topicId: idOf('trữ nước ngọt'), householdsDid: did });
  const gift = (kind: string, valueVnd: number | null) => ({
    contributions: [{ id: idOf('g'), kind, what: 'x', valueVnd }],
  });
  expect(check({ householdsPresent: 25 })).toBeNull();
  expect(check({ householdsPresent: 26 })).toBe('visit/morePresentThanTotal');
  expect(check({ householdsPresent: 26 }, null)).toBeNull();
  expect(check({ kind: 'cellMeeting', householdsPresent: 3 })).toBe('visit/countOutsideMeeting');
  expect(check({ kind: 'contact', householdsTotal: 25 })).toBe('visit/countOutsideMeeting');
  expect(check({ kind: 'contact', householdNumber: 3 })).toBe('visit/householdOutsideCall');
  expect(check({ kind: 'householdCall', householdNumber: 3 }, null)).toBeNull();
  expect(check({ topics: [topic(25)] })).toBeNull();
  expect(check({ topics: [topic(26)] })).toBe('visit/moreDidThanTotal');
  expect(check({ topics: [topic(1), topic(null)] })).toBe('visit/topicTwice');
  expect(check(gift('money', null))).toBe('visit/moneyWithoutAmount');
  expect(check(gift('work', 5000))).toBe('visit/moneyWithoutAmount');
  expect(check(gift('money', 5000))).toBeNull();
  expect(check({ day: '2016-09-27' })).toBe('visit/dayAhead');
  expect(check({ day: '0216-09-26' })).toBe('visit/dayTooEarly');
  expect(check({}, 25, null)).toBe('visit/notHeld');
});

test('notes come trimmed and composed, and no longer than a page', () => {
  expect(said({ note: ` ${'trữ nước'.normalize('NFD')} ` }).note).toBe('trữ nước');
  expect(VisitSaid.safeParse({ ...said({}), note: 'x'.repeat(2001) }).success).toBe(false);
});

test('unknown attendance is not nought', () => {
  expect([attendance(null, 25), attendance(0, null), attendance(0, 0)]).toEqual([null, null, null]);
  expect([attendance(0, 25), attendance(20, 25)]).toEqual([0, 0.8]);
});

test('a cell speaks for itself and its member in charge, a group head for the group', () => {
  const may = (role: Role) =>
    (['cell', 'memberInCharge', 'groupHead'] satisfies ActingAs[]).filter(
      (part) => !refusePart(part, [role]),
    );
  expect([may('cell'), may('groupHead'), may('assigned')]).toEqual([
    ['cell', 'memberInCharge'],
    ['groupHead'],
    [],
  ]);
});

test('a line is taken back by its own people or a clerk, once', () => {
  const row = { officialId: idOf<never>('An'), notedBy: idOf<never>('Lan'), withdrawnOn: null };
  const code = (who: string, clerk = false, withdrawnOn: string | null = null) =>
    refuseWithdrawal(
      { ...row, withdrawnOn: withdrawnOn === null ? null : day(withdrawnOn) },
      { officialId: idOf(who), clerk },
    )?.code ?? null;
  expect([code('An'), code('Lan'), code('Cúc'), code('Cúc', true)]).toEqual([
    null,
    null,
    'visit/notYours',
    null,
  ]);
  expect(code('An', false, '2016-09-01')).toBe('visit/alreadyWithdrawn');
});
