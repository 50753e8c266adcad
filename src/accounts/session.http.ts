import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { Day, type Instant } from '../kernel/day.ts';
import { newId, OfficialId, UnitId } from '../kernel/id.ts';
import { type Action, policy } from '../kernel/policy.ts';
import { mayAnywhere, rightsOf } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Routes } from '../server/http.ts';
import { findSetting } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { unitNames } from '../units/unit.sql.ts';
import { hashed, matches, tokenHash } from './account.commands.ts';
import { accountProblem, lockMinutes, refusePassword } from './account.rules.ts';
import * as store from './account.sql.ts';
import { Begin, Session, SignIn } from './account.ts';
import { endSessions, holderOf, insertSession, sessionsOf } from './session.sql.ts';

export interface DemoSignIn {
  userName: string;
  label: { vi: string; en: string };
}

const secure = (request: FastifyRequest): boolean => request.protocol === 'https';
/** One cookie a tenant, so that two tenants of one process do not sign each other out. */
const cookieName = (request: FastifyRequest): string =>
  `${secure(request) ? '__Host-' : ''}bn_${request.tenant.name}`;

/** Who asks, by the cookie; null: nobody. */
export async function signedIn(request: FastifyRequest): Promise<Sender | null> {
  const token = request.cookies[cookieName(request)];
  if (token === undefined) return null;
  const clock = request.open.clock();
  const holder = await holderOf(request.db, tokenHash(token), clock.today);
  return holder && { ...holder, ...clock, keyed: request.open.keyed };
}

async function begin(request: FastifyRequest, reply: FastifyReply, account: store.Account, desk: boolean) {
  if (!(await store.inService(request.db, account.officialId, request.open.clock().today)))
    throw accountProblem.notServing();
  const token = randomBytes(32).toString('base64url');
  const agent = (request.headers['user-agent'] ?? '').slice(0, 200);
  await request.db
    .transaction()
    .execute((tx) =>
      insertSession(tx, { id: newId(), tokenHash: tokenHash(token), accountId: account.id, desk, agent }),
    );
  reply.setCookie(cookieName(request), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: secure(request),
    ...(desk ? {} : { maxAge: 14 * 24 * 3600 }),
  });
  return {};
}

/** A hash that no password has: an unknown name takes as long as a known one. */
const nobody = hashed(randomBytes(24).toString('hex'));

async function byPassword(db: Db, userName: string, password: string): Promise<store.Account> {
  const account = await store.accountNamed(db, userName.trim().toLowerCase());
  const right = await matches(account?.passwordHash ?? (await nobody), password);
  const wait = account?.lockedUntil ? Date.parse(account.lockedUntil) - Date.now() : 0;
  if (wait > 0) throw accountProblem.locked({ minutes: Math.ceil(wait / 60_000) });
  if (account?.state === 'open' && account.passwordHash !== null && right) return account;
  if (account) await store.noteWrongTry(db, account.id, lockMinutes);
  throw accountProblem.wrong();
}

const Front = z.object({
  tenant: z.object({ name: z.string(), title: z.string(), sample: z.boolean(), demoDay: z.nullable(Day) }),
  demo: z.array(z.object({ userName: z.string(), label: z.object({ vi: z.string(), en: z.string() }) })),
  setUp: z.boolean(),
});

const Me = z.object({
  officialId: OfficialId,
  name: z.string(),
  userName: z.string(),
  tenant: z.object({
    name: z.string(),
    title: z.string(),
    sample: z.boolean(),
    demoDay: z.nullable(Day),
    today: Day,
  }),
  roles: z.array(z.object({ role: z.string(), unitId: UnitId, unitName: z.nullable(z.string()) })),
  may: z.array(z.string()),
  lang: z.enum(['vi', 'en']),
  homeUnitId: z.nullable(UnitId),
});

const strict = { config: { open: true, rateLimit: { max: 30, timeWindow: '1 minute' } } };

/**
 * Signing in and out, and who one is. One of the writes that are not commands: there is nobody yet to send one.
 * One-click sign-in only in a sample tenant, and only where `demo` (loopback or BA_NAM_DEMO=1).
 */
export const sessionRoutes =
  (demo: boolean): Routes =>
  async (app) => {
    const demoOf = async (request: FastifyRequest): Promise<DemoSignIn[]> =>
      demo && request.tenant.sample !== null
        ? ((await findSetting<DemoSignIn[]>(request.db, 'demoSignIns')) ?? [])
        : [];

    const front = { open: true, rateLimit: { max: 240, timeWindow: '1 minute' } };
    app.get('/front', { config: front, schema: { response: { 200: Front } } }, async (request) => {
      const { name, title, sample, demoDay } = request.tenant;
      const home = await findSetting(request.db, 'homeUnitId');
      return {
        tenant: { name, title, sample: sample !== null, demoDay: demoDay as Day | null },
        demo: await demoOf(request),
        setUp: home !== undefined,
      };
    });

    app.post(
      '/session',
      { ...strict, schema: { body: SignIn, response: { 200: z.object({}) } } },
      async (request, reply) => {
        const said = request.body;
        if ('demo' in said) {
          const known = (await demoOf(request)).some(({ userName }) => userName === said.demo);
          const account = known ? await store.accountNamed(request.db, said.demo) : undefined;
          if (account?.state !== 'open') throw accountProblem.wrong();
          return begin(request, reply, account, false);
        }
        const account = await byPassword(request.db, said.userName, said.password.open());
        return begin(request, reply, account, said.desk ?? false);
      },
    );

    app.post(
      '/session/begin',
      { ...strict, schema: { body: Begin, response: { 200: z.object({}) } } },
      async (request, reply) => {
        const { token, password, desk } = request.body;
        const passwordHash = await hashed(password.open());
        const account = await request.db.transaction().execute(async (tx) => {
          const accountId = await store.useInvitation(tx, tokenHash(token.open()));
          const found = accountId === null ? undefined : await store.accountById(tx, accountId);
          if (found === undefined || found.state === 'closed') throw accountProblem.linkEnded();
          const refusal = refusePassword(password.open(), found.userName);
          if (refusal) throw refusal;
          await store.setPassword(tx, found.id, passwordHash);
          await endSessions(tx, found.id);
          return found;
        });
        return begin(request, reply, account, desk ?? false);
      },
    );

    app.delete('/session', { schema: { response: { 200: z.object({}) } } }, async (request, reply) => {
      const { accountId, sessionId } = request.sender;
      await endSessions(request.db, accountId, sessionId);
      reply.clearCookie(cookieName(request), {
        path: '/',
        secure: secure(request),
        sameSite: 'strict',
        httpOnly: true,
      });
      return {};
    });

    /** GET /me — who is signed in; null for nobody, which is no error: every page asks before it knows. */
    app.get(
      '/me',
      { config: { open: true }, schema: { response: { 200: z.nullable(Me) } } },
      async (request) => {
        const sender = await signedIn(request);
        if (sender === null) return null;
        const { officialId, today } = sender;
        const [rights, account, official, homeUnitId] = await Promise.all([
          rightsOf(request.db, officialId, today),
          store.accountOf(request.db, officialId),
          request.db.selectFrom('official').select('name').where('id', '=', officialId).executeTakeFirst(),
          findSetting<UnitId>(request.db, 'homeUnitId'),
        ]);
        if (!account || !official) return null;
        const names = await unitNames(request.db, [...new Set(rights.map((r) => r.unitId))], today);
        const { name, title, sample, demoDay } = request.tenant;
        return {
          officialId,
          name: official.name,
          userName: account.userName,
          tenant: { name, title, sample: sample !== null, demoDay: demoDay as Day | null, today },
          roles: rights.map(({ role, unitId }) => ({ role, unitId, unitName: names.get(unitId) ?? null })),
          may: (Object.keys(policy) as Action[]).filter((action) => mayAnywhere(rights, action)),
          lang: account.lang === 'en' ? ('en' as const) : ('vi' as const),
          homeUnitId: homeUnitId ?? null,
        };
      },
    );

    app.get(
      '/sessions',
      { schema: { response: { 200: z.array(z.object(Session.shape)) } } },
      async (request) => {
        const { accountId, sessionId } = request.sender;
        const all = await sessionsOf(request.db, accountId);
        return all.map((one) => ({
          ...one,
          madeAt: one.madeAt as Instant,
          seenAt: one.seenAt as Instant,
          current: one.id === sessionId,
        }));
      },
    );
  };
