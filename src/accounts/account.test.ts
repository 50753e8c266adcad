import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { inDatabase, send, sender } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { idOf } from '../../test/world/world.ts';
import type { Day } from '../kernel/day.ts';
import { type AccountId, newId, type OfficialId, type RowId } from '../kernel/id.ts';
import { leaveOfficial } from '../officials/official.commands.ts';
import { mayAct, rightsOf } from '../server/access.sql.ts';
import { perform } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import {
  changePassword,
  closeAccount,
  delegate,
  endDelegation,
  giveDuty,
  hashed,
  invite,
  matches,
  takeDuty,
  tokenHash,
} from './account.commands.ts';
import { accountRoutes } from './account.http.ts';
import { lockMinutes, refusePassword } from './account.rules.ts';
import { accountOf, noteWrongTry, setPassword, useInvitation } from './account.sql.ts';
import type { DutyRow } from './account.ts';
import * as leaving from './leaving.follows.ts';
import { logRoutes } from './log.http.ts';
import { looksAt } from './log.sql.ts';
import { printList } from './look.commands.ts';
import { holderOf, insertSession } from './session.sql.ts';

const facts = `
  An is administrator of xã
  Bình is clerk of xã
  Cúc is committee of xã
  Dung is official of xã`;
const day = '2016-09-26';

const invitation = (who: string, userName: string) => ({
  id: newId(),
  accountId: newId(),
  officialId: idOf(who),
  userName,
  token: randomBytes(32).toString('base64url'),
});
/** An administrator needs an account to count as one. */
const openAccount = async (tx: Tx, who: string) => {
  await send(tx, invite, 'An', day, invitation(who, `u-${newId()}`.slice(0, 30)));
  const account = await accountOf(tx, idOf(who));
  await setPassword(tx, account?.id ?? '', 'x');
};

test('a password is judged by its length and by what every guesser tries', () => {
  const code = (password: string) => refusePassword(password, 'nguyenvana')?.code ?? null;
  expect(code('một câu dễ nhớ của tôi')).toBeNull();
  expect(code('ngắn quá')).toBe('account/passwordShort');
  for (const bad of ['matkhau123456', '123456789012', 'aaaaaaaaaaaa', 'Nguyễn Văn A 2016', '210987654321'])
    expect([bad, code(bad)]).toEqual([bad, 'account/passwordCommon']);
});

test('an account waits longer after each wrong password from the fifth on', () =>
  expect([1, 4, 5, 6, 8, 40].map(lockMinutes)).toEqual([0, 0, 1, 2, 8, 60]));

test('a password matches however its marks were typed, and no other does', async () => {
  const stored = await hashed('trữ nước ngọt mùa khô');
  expect(await matches(stored, 'trữ nước ngọt mùa khô'.normalize('NFD'))).toBe(true);
  expect(await matches(stored, 'trữ nước ngọt mùa khô.')).toBe(false);
});

inDatabase('a link works once; a newer one ends it; the log holds no token', facts, async (tx) => {
  const [first, second] = [invitation('Dung', 'dung'), invitation('Dung', 'dung')];
  expect(await send(tx, invite, 'Bình', day, first)).toBeNull();
  expect(await send(tx, invite, 'Bình', day, second)).toBeNull();
  expect(await useInvitation(tx, tokenHash(first.token))).toBeNull();
  expect(await useInvitation(tx, tokenHash(second.token))).toBe(first.accountId);
  expect(await useInvitation(tx, tokenHash(second.token))).toBeNull();
  const log = await tx.selectFrom('commandLog').selectAll().execute();
  expect(JSON.stringify(log)).not.toContain(second.token);
});

inDatabase('a user name is one person’s; a clerk appoints nobody', facts, async (tx) => {
  await send(tx, invite, 'Bình', day, invitation('Dung', 'dung'));
  expect((await send(tx, invite, 'Bình', day, invitation('Cúc', 'dung')))?.code).toBe('account/nameTaken');
  const duty = {
    id: newId(),
    officialId: idOf('Dung'),
    role: 'board',
    unitId: idOf('xã'),
    from: day,
    until: null,
  };
  expect((await send(tx, giveDuty, 'Bình', day, duty))?.code).toBe('request/notAllowed');
  expect(await send(tx, giveDuty, 'An', day, duty)).toBeNull();
  expect((await send(tx, giveDuty, 'An', day, { ...duty, id: newId() }))?.code).toBe('account/dutyOverlaps');
  expect((await rightsOf(tx, idOf('Dung'), day as Day)).map((r) => r.role)).toEqual(['board', 'official']);
});

inDatabase('a duty ends with its last day, but never the last administrator’s', facts, async (tx) => {
  await openAccount(tx, 'An');
  const duty = {
    id: newId(),
    officialId: idOf('Bình'),
    role: 'administrator',
    unitId: idOf('xã'),
    from: day,
    until: null,
  };
  expect(
    (await send(tx, closeAccount, 'An', day, { accountId: (await accountOf(tx, idOf('An')))?.id }))?.code,
  ).toBe('account/lastAdministrator');
  await openAccount(tx, 'Bình');
  expect(await send(tx, giveDuty, 'An', day, duty)).toBeNull();
  expect(await send(tx, takeDuty, 'An', day, { dutyId: duty.id, lastDay: '2016-10-01' })).toBeNull();
  const held = (on: string) => mayAct(tx, 'account.appoint', idOf('Bình'), idOf('xã'), on as Day);
  expect([await held('2016-10-01'), await held('2016-10-02')]).toEqual([true, false]);
});

inDatabase('one delegates one’s own role for days, and the right says in whose place', facts, async (tx) => {
  const given = {
    id: newId(),
    fromId: idOf('Cúc'),
    toId: idOf('Dung'),
    role: 'committee',
    unitId: idOf('xã'),
    from: '2016-09-27',
    to: '2016-09-28',
    reason: 'đi công tác',
  };
  expect((await send(tx, delegate, 'Dung', day, given))?.code).toBe('account/notOwnPost');
  expect((await send(tx, delegate, 'Cúc', day, { ...given, role: 'inspector' }))?.code).toBe(
    'account/noSuchPost',
  );
  expect((await send(tx, delegate, 'Cúc', day, { ...given, toId: idOf('Cúc') }))?.code).toBe(
    'account/toOneself',
  );
  expect(await send(tx, delegate, 'Cúc', day, given)).toBeNull();
  const places = async (on: string) =>
    (await rightsOf(tx, idOf('Dung'), on as Day))
      .filter((r) => r.role === 'committee')
      .map((r) => r.inPlaceOf);
  expect(await places('2016-09-26')).toEqual([]);
  expect(await places('2016-09-28')).toEqual([idOf('Cúc')]);
  expect(await places('2016-09-29')).toEqual([]);
});

inDatabase('a delegation of one day is over the next; both see it, and only the two', facts, async (tx) => {
  const said = { role: 'committee', unitId: idOf('xã'), from: day, to: day, reason: 'đi công tác' };
  const given = { id: newId(), fromId: idOf('Cúc'), toId: idOf('Dung'), ...said };
  expect(await send(tx, delegate, 'Cúc', day, given)).toBeNull();
  const held = (on: string) => mayAct(tx, 'review.sign', idOf('Dung'), idOf('xã'), on as Day);
  expect([await held('2016-09-26'), await held('2016-09-27')]).toEqual([true, false]);

  const own = async (who: string, on = day) =>
    (await get(tx, who, on, accountRoutes, '/own/duties')).body.filter((row: DutyRow) => row.toId !== null);
  const row = { id: given.id, name: 'Cúc', delegatedTo: 'Dung', from: day, until: '2016-09-27' };
  expect(await own('Cúc')).toMatchObject([row]);
  expect(await own('Dung')).toMatchObject([row]);
  expect(await own('Bình')).toEqual([]);
  expect(await own('Cúc', '2016-09-27')).toEqual([]);

  const place = async (who: string, on = day) =>
    (await get(tx, who, on, accountRoutes, `/own/place?role=committee&unitId=${idOf('xã')}`)).body.inPlaceOf;
  expect([await place('Dung'), await place('Cúc'), await place('Dung', '2016-09-27')]).toEqual([
    'Cúc',
    null,
    null,
  ]);
});

inDatabase('a delegation ends with the duty it is of', facts, async (tx) => {
  const said = { role: 'committee', unitId: idOf('xã'), from: day, to: '2016-10-30', reason: 'đi học' };
  const given = { id: newId(), fromId: idOf('Cúc'), toId: idOf('Dung'), ...said };
  expect(await send(tx, delegate, 'Cúc', day, given)).toBeNull();
  const rows = async () =>
    (await get(tx, 'Cúc', day, accountRoutes, '/own/duties')).body as (DutyRow & { until: string })[];
  const duty = (await rows()).find(({ toId }) => toId === null);
  expect(await send(tx, takeDuty, 'An', day, { dutyId: duty?.id, lastDay: '2016-10-01' })).toBeNull();
  expect((await rows()).map(({ until }) => until)).toEqual(['2016-10-02', '2016-10-02']);
  const end = { delegationId: given.id, lastDay: day };
  expect((await send(tx, endDelegation, 'Dung', day, end))?.code).toBe('account/notOwnPost');
  expect(await send(tx, endDelegation, 'Cúc', day, end)).toBeNull();
  expect((await rows()).map(({ until }) => until)).toEqual(['2016-10-02', '2016-09-27']);
});

inDatabase(
  'a printed list leaves who, what for and how many rows, for inspectors to read',
  facts,
  async (tx) => {
    const said = { id: newId(), about: '/units', purpose: 'họp giao ban', rows: 102 };
    expect(await send(tx, printList, 'Bình', day, said)).toBeNull();
    const [look] = (await looksAt(tx, { limit: 10 })) as { name: string; what: string; rows: number }[];
    expect([look?.name, look?.what, look?.rows]).toEqual(['Bình', 'print', 102]);
    expect((await send(tx, printList, 'Bình', day, { ...said, id: newId(), purpose: '' }))?.code).toBe(
      'request/unreadable',
    );
  },
);

inDatabase('only an administrator issues a link for an administrator’s account', facts, async (tx) => {
  const [link, other] = [invitation('An', 'an'), invitation('Bình', 'binh')];
  expect((await send(tx, invite, 'Bình', day, link))?.code).toBe('account/administratorsOnly');
  expect(await send(tx, invite, 'An', day, link)).toBeNull();
  expect(await send(tx, invite, 'Bình', day, other)).toBeNull();
  const close = await send(tx, closeAccount, 'Bình', day, { accountId: link.accountId });
  expect(close?.code).toBe('account/administratorsOnly');
});

inDatabase('a duty that ended stays as it was', facts, async (tx) => {
  const role = { officialId: idOf('Dung'), role: 'board', unitId: idOf('xã') };
  const duty = { id: newId(), ...role, from: '2016-01-01', until: '2016-02-01' };
  await send(tx, giveDuty, 'An', day, duty);
  await send(tx, takeDuty, 'An', day, { dutyId: duty.id, lastDay: '2016-12-31' });
  expect(await mayAct(tx, 'report.collect', idOf('Dung'), idOf('xã'), '2016-03-01' as Day)).toBe(false);
});

inDatabase(
  'who leaves service gives up every role and is signed out; the last administrator stays',
  facts,
  async (tx) => {
    await openAccount(tx, 'An');
    await openAccount(tx, 'Cúc');
    const leave = leaveOfficial([leaving]);
    const left = idOf<OfficialId>('Cúc');
    const account = await accountOf(tx, left);
    const session = {
      id: newId<RowId>(),
      tokenHash: tokenHash('x'),
      accountId: account?.id ?? '',
      desk: false,
      agent: '',
    };
    await insertSession(tx, session);
    expect(await leaving.preview(tx, { officialId: left, until: '2016-10-01' as Day })).toMatchObject([
      { count: 1 },
    ]);
    expect(await send(tx, leave, 'An', day, { officialId: left, until: '2016-10-01' })).toBeNull();
    const [last, after] = ['2016-09-30', '2016-10-01'] as Day[];
    expect((await holderOf(tx, tokenHash('x'), last as Day))?.officialId).toBe(left);
    expect(await holderOf(tx, tokenHash('x'), after as Day)).toBeNull();
    expect([
      (await rightsOf(tx, left, last as Day)).length,
      (await rightsOf(tx, left, after as Day)).length,
    ]).toEqual([1, 0]);
    await expect(
      send(tx, leave, 'An', day, { officialId: idOf('An'), until: '2016-10-01' }),
    ).rejects.toMatchObject({
      code: 'account/lastAdministrator',
    });
  },
);

inDatabase(
  'a new password ends every other session; wrong ones are counted however many come at once',
  facts,
  async (tx) => {
    await send(tx, invite, 'An', day, invitation('Dung', 'dung'));
    const account = await accountOf(tx, idOf('Dung'));
    await setPassword(tx, account?.id ?? '', await hashed('trữ nước ngọt mùa khô'));
    const one = (token: string) => ({
      id: newId<RowId>(),
      tokenHash: tokenHash(token),
      accountId: account?.id ?? '',
      desk: false,
      agent: '',
    });
    const [own, other] = [one('own'), one('other')];
    for (const session of [own, other]) await insertSession(tx, session);
    const body = { current: 'trữ nước ngọt mùa khô', password: 'hai mùa mưa nắng' };
    const by = { ...sender('Dung', day), sessionId: own.id };
    expect(await perform(tx, changePassword, { id: newId(), body }, by)).toBeNull();
    expect(await holderOf(tx, own.tokenHash, day as Day)).not.toBeNull();
    expect(await holderOf(tx, other.tokenHash, day as Day)).toBeNull();
    for (let tries = 0; tries < 5; tries++) await noteWrongTry(tx, account?.id as AccountId, lockMinutes);
    const after = await accountOf(tx, idOf('Dung'));
    expect([after?.wrongTries, after?.lockedUntil === null]).toEqual([5, false]);
  },
);

inDatabase(
  'the log says commands and lists by their names, and what it does not know by its code',
  facts,
  async (tx) => {
    await send(tx, invite, 'An', day, invitation('Cúc', 'cuc'));
    const units = {
      path: '/units',
      title: { vi: 'Danh sách đơn vị', en: 'Units' },
      action: 'unit.read',
    } as const;
    for (const about of ['/units', '/gone'])
      await send(tx, printList, 'Bình', day, { id: newId(), about, purpose: 'họp giao ban', rows: 3 });
    const routes = logRoutes([invite], [{ ...units, columns: [], rows: async () => [] }]);
    const said = async (path: string) =>
      (await get(tx, 'An', day, routes, path)).body.map((row: { says: object }) => row.says);
    const code = { vi: 'list.print', en: 'list.print' };
    expect(await said('/log')).toEqual(expect.arrayContaining([code, code, invite.name]));
    expect(await said('/looks')).toEqual(
      expect.arrayContaining([
        { vi: '/gone', en: '/gone' },
        { vi: 'Danh sách đơn vị', en: 'Units' },
      ]),
    );
  },
);
