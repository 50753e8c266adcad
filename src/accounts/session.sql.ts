import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { AccountId, OfficialId, RowId } from '../kernel/id.ts';
import { ready } from '../server/prepared.ts';
import type { Db, Tx } from '../server/sql.ts';
import { idleMinutes } from './account.rules.ts';

export interface Holder {
  sessionId: RowId;
  accountId: AccountId;
  officialId: OfficialId;
}

/**
 * Who holds this token, if the session has not ended, was seen within its idle time, and its official is in service on `day`; notes
 * once a minute that it was seen. Idle time runs on the server's true clock, whatever day a sample world has.
 */
export async function holderOf(db: Db, tokenHash: Buffer, day: Day): Promise<Holder | null> {
  const { rows } = await sql<Holder & { stale: boolean }>`
    ${ready}select s.id as session_id, a.id as account_id, a.official_id, s.seen_at < clock_timestamp() - interval '1 minute' as stale
      from session s join account a on a.id = s.account_id join official o on o.id = a.official_id and o.active @> ${day}::date
     where s.token_hash = ${tokenHash} and s.ended_at is null and a.state = 'open'
       and s.seen_at > clock_timestamp() - make_interval(mins => case when s.desk then ${idleMinutes.desk}::int else ${idleMinutes.own}::int end)`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { stale, ...holder } = row;
  if (stale)
    await sql`update session set seen_at = clock_timestamp() where id = ${holder.sessionId}`.execute(db);
  return holder;
}

export async function insertSession(
  db: Tx,
  session: { id: RowId; tokenHash: Buffer; accountId: string; desk: boolean; agent: string },
): Promise<void> {
  await db.insertInto('session').values(session).execute();
  await sql`update account set last_seen = clock_timestamp(), wrong_tries = 0, locked_until = null where id = ${session.accountId}`.execute(
    db,
  );
}

/** One's own open sessions, newest first. */
export async function sessionsOf(db: Db, accountId: AccountId) {
  const { rows } = await sql<{ id: RowId; desk: boolean; agent: string; madeAt: string; seenAt: string }>`
    select id, desk, agent, made_at, seen_at from session
     where account_id = ${accountId} and ended_at is null
       and seen_at > clock_timestamp() - make_interval(mins => case when desk then ${idleMinutes.desk}::int else ${idleMinutes.own}::int end)
     order by seen_at desc`.execute(db);
  return rows;
}

/** Ends all sessions of this account but the one that asks. */
export async function endOtherSessions(db: Db, accountId: AccountId, own: RowId | undefined): Promise<void> {
  await sql`
    update session set ended_at = clock_timestamp()
     where account_id = ${accountId} and ended_at is null and id is distinct from ${own ?? null}::uuid`.execute(
    db,
  );
}

/** Ends one session of this account, or all of them. Says how many ended. */
export async function endSessions(db: Db, accountId: string, sessionId?: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update session set ended_at = clock_timestamp()
     where account_id = ${accountId} and ended_at is null ${sessionId ? sql`and id = ${sessionId}` : sql``}`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}
