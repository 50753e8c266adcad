import * as z from 'zod/mini';
import { Day, Instant } from '../kernel/day.ts';
import { AccountId, OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { accountList, accountOf, dutyList, invitationsOf } from './account.sql.ts';
import { logOf, looksAt } from './log.sql.ts';

const AccountRow = z.object({
  officialId: OfficialId,
  name: z.string(),
  accountId: z.nullable(AccountId),
  userName: z.nullable(z.string()),
  state: z.nullable(z.string()),
  lastSeen: z.nullable(Instant),
  linkEndsAt: z.nullable(Instant),
});
const DutyRow = z.object({
  id: RowId,
  officialId: OfficialId,
  name: z.string(),
  role: z.string(),
  unitId: UnitId,
  unitName: z.string(),
  from: z.nullable(Day),
  until: z.nullable(Day),
  delegatedTo: z.nullable(z.string()),
  reason: z.nullable(z.string()),
});
const LogRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string(),
  at: Instant,
  receivedAt: Instant,
  done: z.boolean(),
  problem: z.nullable(z.string()),
});
const LookRow = z.object({
  name: z.string(),
  what: z.string(),
  about: z.string(),
  purpose: z.string(),
  rows: z.nullable(z.number()),
  at: Instant,
});

export const accountRoutes: Routes = async (app) => {
  /** GET /accounts — everyone who could sign in, and how far they are. */
  app.get('/accounts', { schema: { response: { 200: z.array(AccountRow) } } }, async (request) => {
    await onlyIfSeen(request, 'account.read', await homeUnit(request.db));
    return z.array(AccountRow).parse(await accountList(request.db, request.sender.today));
  });

  /** GET /duties — roles and delegations in force today or later. */
  app.get('/duties', { schema: { response: { 200: z.array(DutyRow) } } }, async (request) => {
    await onlyIfSeen(request, 'account.read', await homeUnit(request.db));
    return z.array(DutyRow).parse(await dutyList(request.db, request.sender.today));
  });

  /** GET /own/duties — one's own roles, and whom one stands in for. */
  app.get('/own/duties', { schema: { response: { 200: z.array(DutyRow) } } }, async (request) => {
    await onlyIfAnywhere(request, 'own.use');
    const all = await dutyList(request.db, request.sender.today);
    return z.array(DutyRow).parse(all.filter((row) => row.officialId === request.sender.officialId));
  });

  /** GET /own/links — the one-time links ever made for one's account. */
  app.get(
    '/own/links',
    {
      schema: {
        response: {
          200: z.array(z.object({ madeAt: Instant, madeBy: z.string(), usedAt: z.nullable(Instant) })),
        },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'own.use');
      const account = await accountOf(request.db, request.sender.officialId);
      const links = account ? await invitationsOf(request.db, account.id) : [];
      return links as { madeAt: Instant; madeBy: string; usedAt: Instant | null }[];
    },
  );

  const page = z.strictObject({ before: z.optional(z.iso.datetime({ offset: true })) });
  /** GET /own/log — what one sent, newest first, 100 at a time. */
  app.get(
    '/own/log',
    { schema: { querystring: page, response: { 200: z.array(LogRow) } } },
    async (request) => {
      await onlyIfAnywhere(request, 'own.use');
      return z.array(LogRow).parse(await logOf(request.db, request.query.before, request.sender.officialId));
    },
  );

  /** GET /log — what everyone sent; never a body. */
  app.get('/log', { schema: { querystring: page, response: { 200: z.array(LogRow) } } }, async (request) => {
    await onlyIfSeen(request, 'log.read', await homeUnit(request.db));
    return z.array(LogRow).parse(await logOf(request.db, request.query.before));
  });

  /** GET /looks — every opening of sealed data and every list taken out, with its purpose. */
  app.get('/looks', { schema: { response: { 200: z.array(LookRow) } } }, async (request) => {
    await onlyIfSeen(request, 'log.read', await homeUnit(request.db));
    return z.array(LookRow).parse(await looksAt(request.db));
  });
};
