import * as z from 'zod/mini';
import { Instant } from '../kernel/day.ts';
import { AccountId, OfficialId, UnitId } from '../kernel/id.ts';
import { AppointedRole } from '../kernel/policy.ts';
import { inWhosePlace } from '../server/access.sql.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { answer, onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { accountList, accountOf, dutyList, invitationsOf, officialName } from './account.sql.ts';
import { DutyRow } from './account.ts';

const AccountRow = z.object({
  officialId: OfficialId,
  name: z.string(),
  accountId: z.nullable(AccountId),
  userName: z.nullable(z.string()),
  state: z.nullable(z.string()),
  lastSeen: z.nullable(Instant),
  linkEndsAt: z.nullable(Instant),
});
export const accountRoutes: Routes = async (app) => {
  /** GET /accounts — everyone who could sign in, and how far they are. */
  app.get('/accounts', { schema: { response: { 200: z.array(AccountRow) } } }, async (request) => {
    await onlyIfSeen(request, 'account.read', await homeUnit(request.db));
    return z.array(AccountRow).parse(await accountList(request.db, request.sender.today));
  });

  const duties = { querystring: OnDay, response: { 200: z.array(answer(DutyRow)) } };

  /** GET /duties?on= — roles and delegations in force today or later, or on that day. */
  app.get('/duties', { schema: duties }, async (request) => {
    await onlyIfSeen(request, 'account.read', await homeUnit(request.db));
    return dutyList(request.db, { ...request.sender, on: request.query.on });
  });

  /** GET /own/duties?on= — one's own roles, what one has delegated, and for whom one stands in. */
  app.get('/own/duties', { schema: duties }, async (request) => {
    await onlyIfAnywhere(request, 'own.use');
    const { sender, query } = request;
    return dutyList(request.db, { ...sender, on: query.on }, sender.officialId);
  });

  /** GET /own/place — in whose place one acts today in a role over a unit; null where the right is one's own. */
  app.get(
    '/own/place',
    {
      schema: {
        querystring: z.strictObject({ role: AppointedRole, unitId: UnitId }),
        response: { 200: z.object({ inPlaceOf: z.nullable(z.string()) }) },
      },
    },
    async (request) => {
      await onlyIfAnywhere(request, 'own.use');
      const { role, unitId } = request.query;
      const { officialId, today } = request.sender;
      const whose = await inWhosePlace(request.db, role, officialId, unitId, today);
      return { inPlaceOf: whose && (await officialName(request.db, whose)) };
    },
  );

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
};
