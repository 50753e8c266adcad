import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, idOf } from '../../test/world/world.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { legalHint, namesSomeone, soundsSecret } from './caution.rules.ts';
import {
  type Act,
  after,
  carriedOver,
  clockOf,
  readyFor,
  refuseAct,
  refuseConcern,
  type Standing,
} from './concern.rules.ts';
import { clockText } from './concern.texts.ts';
import { newReceipt, normalised, ReceiptCode } from './receipt.ts';

const heard: Standing = {
  state: 'open',
  answeringUnitId: idOf('tổ1'),
  dueOn: day('2016-10-06'),
  answeredOn: null,
  toldOn: null,
  closedOn: null,
};

/** Follows a concern through acts, a day apart from 2016-09-26; says the last refusal's name, or the state it ends in. */
function check(acts: string, ends: string) {
  let concern = heard;
  let today = day('2016-09-26');
  for (const word of acts.split(' ').filter(Boolean)) {
    const act = actOf(word, today);
    const refusal = refuseAct(concern, act);
    if (refusal) return expect(refusal.code).toBe(`concern/${ends}`);
    concern = after(concern, act);
    today = addDays(today, 1);
  }
  expect(concern.state).toBe(ends);
}
const actOf = (word: string, on: Day): Act => {
  if (word === 'up') return { what: 'forwarded', on, toUnitId: idOf('ấp1'), relation: 'above' };
  if (word === 'away') return { what: 'forwarded', on, toUnitId: idOf('ấp9'), relation: 'elsewhere' };
  if (word === 'extend') return { what: 'deadline', on, until: addDays(on, 30) };
  if (word === 'reopen') return { what: 'reopened', on, dueOn: addDays(on, 10) };
  const plain = {
    answer: 'answered',
    tell: 'told',
    close: 'closed',
    withdraw: 'withdrawn',
    note: 'noted',
    hand: 'handedOver',
  } as const;
  return { what: plain[word as keyof typeof plain], on };
};

test('a concern goes up, is answered, told and closed, in that order only', () => {
  check('up answer tell close', 'closed');
  check('note extend answer note tell note close note', 'closed');
  check('close', 'wrongState');
  check('tell', 'wrongState');
  check('answer close', 'notTold');
  check('answer tell tell', 'alreadyTold');
  check('answer up', 'wrongState');
  check('up up', 'sameUnit');
  check('away', 'tooFar');
});

test('a concern comes back until it is taken back or handed over', () => {
  check('answer tell close reopen answer tell close', 'closed');
  check('answer reopen up', 'open');
  check('answer withdraw', 'withdrawn');
  check('withdraw reopen', 'wrongState');
  check('hand note', 'wrongState');
  check('answer tell close withdraw', 'wrongState');
});

const word = fc.constantFrom(...'up away extend reopen answer tell close withdraw note hand'.split(' '));

test('whatever is done to it, how it stands is one of the tables’ own, and no end is left', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      let concern = heard;
      let today = day('2016-09-26');
      for (const act of words.map((one) => actOf(one, today))) {
        const ready = readyFor(concern);
        const refusal = refuseAct(concern, act);
        // What is not ready is refused; what is ready is refused for its own words alone.
        if (!ready.includes(act.what)) expect(refusal).not.toBeNull();
        else if (refusal) expect(['forwarded', 'deadline']).toContain(act.what);
        if (refusal) continue;
        const next = after(concern, act);
        const { state, answeredOn, toldOn, closedOn, dueOn } = next;
        expect(['withdrawn', 'handedOver']).not.toContain(concern.state);
        if (state === 'open') expect([answeredOn, toldOn, closedOn]).toEqual([null, null, null]);
        if (state === 'answered' || state === 'closed') expect(answeredOn).not.toBeNull();
        if (toldOn !== null) expect(answeredOn).not.toBeNull();
        expect(closedOn !== null).toBe(state === 'closed');
        if (state === 'closed') expect(toldOn).not.toBeNull();
        if (act.what !== 'reopened') expect(dueOn >= concern.dueOn).toBe(true);
        concern = next;
        today = addDays(today, 1);
      }
    }),
  );
});

test('carried over means open as the period began', () => {
  const from = day('2016-10-01');
  const concern = (heardOn: string, answeredOn: string | null, state: Standing['state'] = 'answered') => ({
    heardOn: day(heardOn),
    answeredOn: answeredOn as Day | null,
    state: answeredOn === null ? state : 'answered',
  });
  expect(carriedOver(concern('2016-09-30', null, 'open'), from)).toBe(true);
  expect(carriedOver(concern('2016-09-30', '2016-10-01'), from)).toBe(true);
  expect(carriedOver(concern('2016-09-30', '2016-09-30'), from)).toBe(false);
  expect(carriedOver(concern('2016-10-01', null, 'open'), from)).toBe(false);
  expect(carriedOver(concern('2016-09-30', null, 'withdrawn'), from)).toBe(false);
});

test('the clock counts working days that are left and days that are too many', () => {
  const says = (c: Partial<Standing>, today: string, left = 3) =>
    clockText(clockOf({ ...heard, ...c }, day(today), () => left)).vi;
  expect(says({}, '2016-10-03')).toBe('còn 3 ngày làm việc');
  expect(says({}, '2016-10-06', 0)).toBe('hạn hôm nay');
  expect(says({}, '2016-10-08')).toBe('quá 2 ngày');
  expect(says({ state: 'answered', answeredOn: day('2016-10-08') }, '2016-12-01')).toBe('trả lời trễ 2 ngày');
  expect(says({ state: 'closed', answeredOn: day('2016-10-06') }, '2016-12-01')).toBe('trả lời đúng hạn');
  expect(says({ state: 'withdrawn' }, '2016-12-01')).toBe('–');
});

test('a new day of answer lies later, and not too far', () => {
  const until = (to: string, today = '2016-10-03') =>
    refuseAct(heard, { what: 'deadline', on: day(today), until: day(to) })?.code ?? null;
  expect(until('2016-10-10')).toBeNull();
  expect(until('2016-10-06')).toBe('concern/notLater');
  expect(until('2016-10-19', '2016-10-20')).toBe('concern/notLater');
  expect(until('2017-06-01')).toBe('concern/tooLong');
});

test('who is anonymous has a code and no name; who is nobody has neither; a named one is sealed', () => {
  const said = { ordinary: true, heardOn: day('2016-09-26') };
  const refused = (rest: object, held = true) =>
    refuseConcern({ ...said, reporter: 'none', ...rest }, { today: day('2016-09-26'), held })?.code ?? null;
  expect(refused({})).toBeNull();
  expect(refused({ code: 'x' })).toBe('concern/codeForNobody');
  expect(refused({ reporter: 'anonymous' })).toBe('concern/codeMissing');
  expect(refused({ reporter: 'anonymous', code: 'x' })).toBeNull();
  expect(refused({ reporter: 'anonymous', code: 'x', reporterName: 'y' })).toBe('concern/nameUnsealed');
  expect(refused({ reporter: 'sealed', code: 'x' })).toBe('concern/nameMissing');
  expect(refused({ reporter: 'sealed', code: 'x', reporterName: 'y' })).toBeNull();
  expect(refused({ ordinary: false })).toBe('concern/legal');
  expect(refused({ heardOn: day('2016-09-27') })).toBe('concern/dayAhead');
  expect(refused({ heardOn: day('0216-09-26') })).toBe('concern/dayTooEarly');
  expect(refused({}, false)).toBe('concern/notHeld');
});

test('words of a legal procedure, of a secret, and a group too small are noticed', () => {
  expect(legalHint('Tôi viết đơn TỐ CÁO ông A')).toBe('denunciation');
  expect(legalHint('khieu nai viec thu hoi dat')).toBe('complaint');
  expect(legalHint('Đường vào tổ ngập sâu')).toBeNull();
  expect(soundsSecret('văn bản Tuyệt mật')).toBe(true);
  expect(soundsSecret('nước sạch')).toBe(false);
  expect(namesSomeone({ households: 14, lowest: true }, 15)).toBe(true);
  expect(namesSomeone({ households: 15, lowest: true }, 15)).toBe(false);
  expect(namesSomeone({ households: null, lowest: true }, 15)).toBe(true);
  expect(namesSomeone({ households: null, lowest: false }, 15)).toBe(false);
});

test('a receipt code has 100 random bits, reads back however it is typed, and repeats never', () => {
  const codes = new Set(Array.from({ length: 500 }, () => newReceipt()));
  expect(codes.size).toBe(500);
  for (const code of codes) {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(normalised(code.toLowerCase().replaceAll('-', ' '))).toBe(normalised(code));
  }
  expect(newReceipt(new Uint8Array(20))).toBe('00000-00000-00000-00000');
  expect(newReceipt(new Uint8Array(20).fill(31))).toBe('ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ');
  expect(ReceiptCode.safeParse('0oiIl-00000-00000-00000').success).toBe(true);
  expect(normalised('0oiIl')).toBe('00111');
  for (const wrong of ['', 'UUUUU-00000-00000-00000', '00000-00000-00000', 'x'.repeat(61)])
    expect(ReceiptCode.safeParse(wrong).success).toBe(false);
});
