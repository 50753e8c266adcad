import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import { type AccountId, newId, type OfficialId, type RowId, type UnitId } from '../kernel/id.ts';
import type { AppointedRole } from '../kernel/policy.ts';
import type { Reader } from '../server/as-of.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Delegation, Duty, DutyRow } from './account.ts';

export interface Account {
  id: AccountId;
  officialId: OfficialId;
  userName: string;
  passwordHash: string | null;
  state: string;
  lang: string;
  wrongTries: number;
  lockedUntil: string | null;
}
const columns = [
  'id',
  'officialId',
  'userName',
  'passwordHash',
  'state',
  'lang',
  'wrongTries',
  'lockedUntil',
] as const;

export async function accountNamed(db: Db, userName: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('account')
    .select(columns)
    .where('userName', '=', userName)
    .executeTakeFirst();
  return row as Account | undefined;
}
export async function accountOf(db: Db, officialId: OfficialId): Promise<Account | undefined> {
  const row = await db
    .selectFrom('account')
    .select(columns)
    .where('officialId', '=', officialId)
    .executeTakeFirst();
  return row as Account | undefined;
}
export async function accountById(db: Db, id: string): Promise<Account | undefined> {
  const row = await db.selectFrom('account').select(columns).where('id', '=', id).executeTakeFirst();
  return row as Account | undefined;
}

/** Makes the account, or gives the one the official has this user name. */
export async function keepAccount(
  db: Tx,
  account: { id: AccountId; officialId: OfficialId; userName: string },
): Promise<void> {
  await db
    .insertInto('account')
    .values(account)
    .onConflict((on) => on.column('officialId').doUpdateSet({ userName: account.userName }))
    .execute();
}

export async function setPassword(db: Db, accountId: string, passwordHash: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ passwordHash, state: 'open', wrongTries: 0, lockedUntil: null })
    .where('id', '=', accountId)
    .execute();
}

export async function setState(
  db: Tx,
  accountId: string,
  state: 'invited' | 'open' | 'closed',
): Promise<void> {
  await db.updateTable('account').set({ state }).where('id', '=', accountId).execute();
}

export async function setLang(db: Tx, accountId: string, lang: 'vi' | 'en'): Promise<void> {
  await db.updateTable('account').set({ lang }).where('id', '=', accountId).execute();
}

/**
 * One more wrong try, counted however many come at once; from where `lockMinutes` says so the account waits. Committed by itself,
 * so a rollback cannot undo it.
 */
export async function noteWrongTry(
  db: Db,
  accountId: AccountId,
  lockMinutes: (wrongTries: number) => number,
): Promise<void> {
  const counted = await sql<{ wrongTries: number }>`
    update account set wrong_tries = wrong_tries + 1 where id = ${accountId} returning wrong_tries`.execute(
    db,
  );
  const minutes = lockMinutes(counted.rows[0]?.wrongTries ?? 0);
  if (minutes > 0)
    await sql`
      update account set locked_until = clock_timestamp() + make_interval(mins => ${minutes}::int)
       where id = ${accountId}`.execute(db);
}

/** Whether an official is in service on a day: who has left signs in no more. */
export async function inService(db: Db, officialId: OfficialId, day: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from official where id = ${officialId} and active @> ${day}::date`.execute(db);
  return rows.length > 0;
}

export async function officialName(db: Db, id: OfficialId): Promise<string | null> {
  const row = await db.selectFrom('official').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? null;
}

/** Whether someone is an administrator on a day or later, by duty or in another's place. */
export async function administers(db: Db, officialId: OfficialId, day: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from right_held where official_id = ${officialId} and role = 'administrator'
       and (upper(held) is null or upper(held) > ${day}::date) limit 1`.execute(db);
  return rows.length > 0;
}

/** Whoever takes an administrator away waits here for who is doing so just now, or two at once would leave none. */
export const lockAdministrators = (db: Tx) =>
  sql`select pg_advisory_xact_lock(hashtext(current_schema() || ' administrators'))`.execute(db);

/** A new link: the ones before it end here. */
export async function insertInvitation(
  db: Tx,
  link: { id: RowId; accountId: AccountId; tokenHash: Buffer; madeBy: OfficialId },
): Promise<void> {
  await sql`update invitation set revoked_at = clock_timestamp()
    where account_id = ${link.accountId} and used_at is null and revoked_at is null`.execute(db);
  await sql`
    insert into invitation (id, account_id, token_hash, made_by, ends_at)
    values (${link.id}, ${link.accountId}, ${link.tokenHash}, ${link.madeBy}, clock_timestamp() + interval '24 hours')`.execute(
    db,
  );
}

/** Marks the link used and says whose it is; null where it was used, replaced, or is older than 24 hours. */
export async function useInvitation(db: Tx, tokenHash: Buffer): Promise<AccountId | null> {
  const { rows } = await sql<{ accountId: AccountId }>`
    update invitation set used_at = clock_timestamp()
     where token_hash = ${tokenHash} and used_at is null and revoked_at is null and ends_at > clock_timestamp()
    returning account_id`.execute(db);
  return rows[0]?.accountId ?? null;
}

/** The links made for an account, so that its owner sees them, used or not. Newest first. */
export async function invitationsOf(db: Db, accountId: string) {
  const { rows } = await sql<{ madeAt: string; madeBy: string; usedAt: string | null }>`
    select i.made_at, o.name as made_by, i.used_at from invitation i join official o on o.id = i.made_by
     where i.account_id = ${accountId} order by i.made_at desc limit 20`.execute(db);
  return rows;
}

const range = (from: Day, until: Day | null): RawBuilder<string> =>
  sql`daterange(${from}::date, ${until}::date)`;

export async function insertDuty(db: Tx, { from, until, ...duty }: Duty): Promise<void> {
  await db
    .insertInto('duty')
    .values({ ...duty, held: range(from, until) })
    .execute();
}

/**
 * Who is given units of a plan is an official of the unit whose plan it is: they owe it a monthly report and must be able to
 * sign one. Without a last day, so that the last month can be signed after the units were handed over. Who is one already stays so.
 */
export async function appointHolders(
  db: Tx,
  { officialIds, unitId, from }: { officialIds: readonly OfficialId[]; unitId: UnitId; from: Day },
): Promise<void> {
  await sql`
    insert into duty (id, official_id, role, unit_id, held)
    select said.id, said.official_id, 'official', ${unitId}, ${range(from, null)}
      from unnest(${officialIds.map(() => newId())}::uuid[], ${officialIds}::uuid[]) as said(id, official_id)
     where not exists (select from duty d where d.official_id = said.official_id and d.role = 'official'
                          and d.unit_id = ${unitId} and d.held && ${range(from, null)})`.execute(db);
}

export async function findDuty(db: Db, id: string) {
  const { rows } = await sql<{
    id: RowId;
    officialId: OfficialId;
    role: AppointedRole;
    unitId: UnitId;
    from: Day | null;
    until: Day | null;
  }>`select id, official_id, role, unit_id, lower(held) as "from", upper(held) as until from duty where id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Whether a duty of the same role over the same unit meets these days. */
export async function dutyMeets(db: Db, duty: Duty): Promise<boolean> {
  const { rows } = await sql`
    select 1 from duty where official_id = ${duty.officialId} and role = ${duty.role} and unit_id = ${duty.unitId}
       and held && daterange(${duty.from}::date, ${duty.until}::date)`.execute(db);
  return rows.length > 0;
}

/** The duty's last day is `lastDay`; one that had not begun by then goes away, one that ended before stays as it was. */
export async function endDuty(db: Tx, id: string, lastDay: Day): Promise<void> {
  await sql`delete from duty where id = ${id} and lower(held) > ${lastDay}::date`.execute(db);
  await sql`update duty set held = daterange(lower(held), ${lastDay}::date + 1)
    where id = ${id} and (upper(held) is null or upper(held) > ${lastDay}::date + 1)`.execute(db);
}

/** How many of someone's duties reach to a day or beyond. */
export async function countDutiesFrom(db: Db, officialId: OfficialId, day: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from duty
     where official_id = ${officialId} and (upper(held) is null or upper(held) > ${day}::date)`.execute(db);
  return rows[0]?.count ?? 0;
}

/** All duties of someone, as `endDuty` ends one. */
export async function endDutiesOf(db: Tx, officialId: OfficialId, lastDay: Day): Promise<void> {
  const duties = await db.selectFrom('duty').select('id').where('officialId', '=', officialId).execute();
  for (const { id } of duties) await endDuty(db, id, lastDay);
}

/** How many people in service with an open or invited account are administrators of this unit after a day. */
export async function administratorsAfter(
  db: Db,
  unitId: UnitId,
  day: Day,
  besides?: OfficialId,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct d.official_id) as count from duty d join account a using (official_id)
      join official o on o.id = d.official_id and (upper(o.active) is null or upper(o.active) > ${day}::date + 1)
     where d.role = 'administrator' and d.unit_id = ${unitId} and a.state <> 'closed'
       and d.official_id is distinct from ${besides ?? null}::uuid
       and (upper(d.held) is null or upper(d.held) > ${day}::date + 1)`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function insertDelegation(db: Tx, { from, to, ...delegation }: Delegation): Promise<void> {
  await db
    .insertInto('delegation')
    .values({ ...delegation, held: sql`daterange(${from}::date, ${to}::date, '[]')` })
    .execute();
}

/** Whether someone holds the role over the unit on all of these days by their own duty. */
export async function holdsThroughout(db: Db, d: Delegation): Promise<boolean> {
  const { rows } = await sql`
    select 1 from duty where official_id = ${d.fromId} and role = ${d.role} and unit_id = ${d.unitId}
       and held @> daterange(${d.from}::date, ${d.to}::date, '[]')`.execute(db);
  return rows.length > 0;
}

export async function findDelegation(db: Db, id: string) {
  const row = await db
    .selectFrom('delegation')
    .select(['id', 'fromId', 'toId', 'unitId'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row as { id: RowId; fromId: OfficialId; toId: OfficialId; unitId: UnitId } | undefined;
}

export async function endDelegation(db: Tx, id: string, lastDay: Day): Promise<void> {
  await sql`delete from delegation where id = ${id} and lower(held) > ${lastDay}::date`.execute(db);
  await sql`update delegation set held = daterange(lower(held), ${lastDay}::date + 1)
    where id = ${id} and upper(held) > ${lastDay}::date + 1`.execute(db);
}

export interface AccountRow {
  officialId: OfficialId;
  name: string;
  accountId: AccountId | null;
  userName: string | null;
  state: string | null;
  lastSeen: string | null;
  linkEndsAt: string | null;
}

/** Everyone who could sign in, by given name, with the state of their account. Cost: one pass over the officials. */
export async function accountList(db: Db, day: Day): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select o.id as official_id, o.name, a.id as account_id, a.user_name, a.state, a.last_seen,
           (select max(ends_at) from invitation i where i.account_id = a.id and used_at is null and revoked_at is null
              and ends_at > clock_timestamp()) as link_ends_at
      from official o left join account a on a.official_id = o.id
     where o.active @> ${day}::date order by o.sort_key`.execute(db);
  return rows;
}

/**
 * Duties and delegations in force today or later, or on the day asked of; by person, of one person those held, given and
 * received. A delegation lasts no longer than the duty it is of.
 */
export async function dutyList(
  db: Db,
  { today, on }: Pick<Reader, 'today' | 'on'>,
  of?: OfficialId,
): Promise<DutyRow[]> {
  const day = on ?? today;
  const { rows } = await sql<DutyRow>`
    select x.id, x.official_id, x.role, x.unit_id, lower(x.held) as "from", upper(x.held) as until, x.to_id,
           x.reason, o.name, t.name as delegated_to, coalesce(f.name, '') as unit_name from (
      select id, official_id, role, unit_id, null::uuid as to_id, null as reason, held from duty
      union all
      select d.id, d.from_id, d.role, d.unit_id, d.to_id, d.reason, d.held * u.held
        from delegation d join duty u on u.official_id = d.from_id and u.role = d.role and u.unit_id = d.unit_id
       where not isempty(d.held * u.held)) x
      join official o on o.id = x.official_id
      left join official t on t.id = x.to_id
      left join unit_fact f on f.unit_id = x.unit_id and f.valid @> ${day}::date
     where ${on === undefined ? sql`(upper(x.held) is null or upper(x.held) > ${day}::date)` : sql`x.held @> ${day}::date`}
       and (${of ?? null}::uuid is null or ${of ?? null} in (x.official_id, x.to_id))
     order by o.sort_key, x.role, x.to_id is not null, lower(x.held)`.execute(db);
  return rows;
}
