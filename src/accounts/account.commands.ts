import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { AccountId, type OfficialId, RowId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import { secret } from '../kernel/secret.ts';
import { mayAct } from '../server/access.sql.ts';
import { type By, command } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Tx } from '../server/sql.ts';
import { accountProblem, refusePassword } from './account.rules.ts';
import * as store from './account.sql.ts';
import { Delegation, Duty, Invitation, Password } from './account.ts';
import { endOtherSessions, endSessions } from './session.sql.ts';

const atHome = { unit: async (_: unknown, db: Parameters<typeof homeUnit>[0]) => homeUnit(db) };

/** argon2id, 19 MiB, 2 passes, 1 lane (OWASP's first line). About 30 ms here. */
export const hashed = (password: string): Promise<string> =>
  hash(password.normalize('NFC'), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
export const matches = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password.normalize('NFC'));
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Who holds the link is who signs in: so an administrator's account is left to those who may appoint one. */
async function refuseAccountOf(db: Tx, officialId: OfficialId, by: By): Promise<Problem | null> {
  if (!(await store.administers(db, officialId, by.today))) return null;
  const home = await homeUnit(db);
  const may = await mayAct(db, 'account.appoint', by.officialId, home, by.today);
  return may ? null : accountProblem.administratorsOnly();
}

/** A one-time link for an official, to begin or to begin again; makes the account where there is none. */
export const invite = command({
  kind: 'account.invite',
  name: { vi: 'Cấp liên kết đăng nhập một lần', en: 'Make a one-time link' },
  body: Invitation,
  may: { action: 'account.invite', ...atHome },
  async run(db, body, by) {
    const [named, own] = [
      await store.accountNamed(db, body.userName),
      await store.accountOf(db, body.officialId),
    ];
    if (named && named.officialId !== body.officialId)
      return accountProblem.nameTaken({ userName: body.userName });
    if (own?.state === 'closed') return accountProblem.closed();
    const refusal = await refuseAccountOf(db, body.officialId, by);
    if (refusal) return refusal;
    const accountId = own?.id ?? body.accountId;
    await store.keepAccount(db, { id: accountId, officialId: body.officialId, userName: body.userName });
    const link = { id: body.id, accountId, madeBy: by.officialId, tokenHash: tokenHash(body.token.open()) };
    await store.insertInvitation(db, link);
    by.touch('account', accountId, `official:${body.officialId}`);
    return null;
  },
});

/** Ends every session; the person cannot sign in until it is opened again by a new link. */
export const closeAccount = command({
  kind: 'account.close',
  name: { vi: 'Khóa tài khoản', en: 'Close an account' },
  body: z.strictObject({ accountId: AccountId }),
  may: { action: 'account.invite', ...atHome },
  async run(db, { accountId }, by) {
    await store.lockAdministrators(db);
    const account = await store.accountById(db, accountId);
    if (!account) return accountProblem.notThere();
    const refusal = await refuseAccountOf(db, account.officialId, by);
    if (refusal) return refusal;
    const unitId = await homeUnit(db);
    await store.setState(db, accountId, 'closed');
    if ((await store.administratorsAfter(db, unitId, by.today)) === 0)
      return accountProblem.lastAdministrator();
    await endSessions(db, accountId);
    return null;
  },
});

export const reopenAccount = command({
  kind: 'account.reopen',
  name: { vi: 'Mở lại tài khoản', en: 'Reopen an account' },
  body: z.strictObject({ accountId: AccountId }),
  may: { action: 'account.invite', ...atHome },
  async run(db, { accountId }, by) {
    const account = await store.accountById(db, accountId);
    if (!account) return accountProblem.notThere();
    const refusal = await refuseAccountOf(db, account.officialId, by);
    if (refusal) return refusal;
    await store.setState(db, accountId, account.passwordHash === null ? 'invited' : 'open');
    return null;
  },
});

/** One's own password; every other session ends. */
export const changePassword = command({
  kind: 'account.changePassword',
  name: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  body: z.strictObject({ current: secret(Password), password: secret(Password) }),
  may: { action: 'own.use', ...atHome },
  async run(db, body, by) {
    const account = await store.accountOf(db, by.officialId);
    if (!account?.passwordHash || !(await matches(account.passwordHash, body.current.open())))
      return accountProblem.wrong();
    const refusal = refusePassword(body.password.open(), account.userName);
    if (refusal) return refusal;
    await store.setPassword(db, account.id, await hashed(body.password.open()));
    await endOtherSessions(db, account.id, by.sessionId);
    return null;
  },
});

export const chooseLang = command({
  kind: 'account.chooseLang',
  name: { vi: 'Chọn ngôn ngữ', en: 'Choose the language' },
  body: z.strictObject({ lang: z.enum(['vi', 'en']) }),
  may: { action: 'own.use', ...atHome },
  async run(db, { lang }, by) {
    await store.setLang(db, by.accountId, lang);
    return null;
  },
});

/** One's own session on another machine. */
export const endSession = command({
  kind: 'session.end',
  name: { vi: 'Kết thúc phiên làm việc', en: 'End a session' },
  body: z.strictObject({ sessionId: RowId }),
  may: { action: 'own.use', ...atHome },
  async run(db, { sessionId }, by) {
    const ended = await endSessions(db, by.accountId, sessionId);
    return ended === 0 ? accountProblem.notThere() : null;
  },
});

export const giveDuty = command({
  kind: 'duty.give',
  name: { vi: 'Giao nhiệm vụ trong hệ thống', en: 'Give a duty' },
  body: Duty,
  may: { action: 'account.appoint', unit: (duty) => duty.unitId },
  async run(db, duty, by) {
    if (await store.dutyMeets(db, duty)) return accountProblem.dutyOverlaps();
    await store.insertDuty(db, duty);
    by.touch('duty', duty.id, `official:${duty.officialId}`);
    return null;
  },
});

/** `lastDay` is the last day it is held. Rights and rows leave with it. */
export const takeDuty = command({
  kind: 'duty.end',
  name: { vi: 'Thôi nhiệm vụ trong hệ thống', en: 'End a duty' },
  body: z.strictObject({ dutyId: RowId, lastDay: Day }),
  may: {
    action: 'account.appoint',
    unit: async (body, db) => (await store.findDuty(db, body.dutyId))?.unitId,
  },
  async run(db, { dutyId, lastDay }, by) {
    await store.lockAdministrators(db);
    const duty = await store.findDuty(db, dutyId);
    if (!duty) return accountProblem.notThere();
    await store.endDuty(db, dutyId, lastDay);
    if (duty.role === 'administrator' && (await store.administratorsAfter(db, duty.unitId, lastDay)) === 0)
      return accountProblem.lastAdministrator();
    by.touch('duty', dutyId, `official:${duty.officialId}`);
    return null;
  },
});

export const delegate = command({
  kind: 'delegation.give',
  name: { vi: 'Ủy quyền thay mặt', en: 'Delegate' },
  body: Delegation,
  may: { action: 'delegation.give', unit: (body) => body.unitId },
  async run(db, body, by): Promise<Problem | null> {
    if (body.fromId === body.toId) return accountProblem.toOneself({ fields: ['toId'] });
    const others = body.fromId !== by.officialId;
    if (others && !(await mayAct(db, 'account.appoint', by.officialId, body.unitId, by.today)))
      return accountProblem.notOwnPost();
    if (!(await store.holdsThroughout(db, body))) return accountProblem.noSuchPost();
    await store.insertDelegation(db, body);
    by.touch('delegation', body.id, `official:${body.fromId}`, `official:${body.toId}`);
    return null;
  },
});

export const endDelegation = command({
  kind: 'delegation.end',
  name: { vi: 'Kết thúc ủy quyền', en: 'End a delegation' },
  body: z.strictObject({ delegationId: RowId, lastDay: Day }),
  may: {
    action: 'delegation.give',
    unit: async (body, db) => (await store.findDelegation(db, body.delegationId))?.unitId,
  },
  async run(db, { delegationId, lastDay }, by) {
    const found = await store.findDelegation(db, delegationId);
    if (!found) return accountProblem.notThere();
    if (
      found.fromId !== by.officialId &&
      !(await mayAct(db, 'account.appoint', by.officialId, found.unitId, by.today))
    )
      return accountProblem.notOwnPost();
    await store.endDelegation(db, delegationId, lastDay);
    by.touch('delegation', delegationId, `official:${found.fromId}`, `official:${found.toId}`);
    return null;
  },
});

export const accountCommands = [
  invite,
  closeAccount,
  reopenAccount,
  changePassword,
  chooseLang,
  endSession,
  giveDuty,
  takeDuty,
  delegate,
  endDelegation,
];
