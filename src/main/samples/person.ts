import type { Day } from '../../kernel/day.ts';
import type { AccountId, OfficialId, RowId, UnitId } from '../../kernel/id.ts';
import type { AppointedRole } from '../../kernel/policy.ts';
import type { DemoAccount } from './load.ts';
import type { Replay } from './replay.ts';

/** Someone of a sample world: an official by number, «Cán bộ 07», with the account they may sign in with. */
export interface Person {
  id: OfficialId;
  accountId: AccountId;
  name: string;
  userName: string;
}

/** «Cán bộ 07»: no sample has a person's name, invented or real. */
export const person = (replay: Replay, day: Day, name: string, userName: string): Person => ({
  id: replay.id<OfficialId>(day),
  accountId: replay.id<AccountId>(day),
  name,
  userName,
});

/** Their roles, from a day on, and an account that waits for its one-time link. */
export function appoint(
  replay: Replay,
  by: OfficialId,
  day: Day,
  who: Person,
  duties: readonly { role: AppointedRole; unitId: UnitId }[],
): void {
  for (const { role, unitId } of duties) {
    const body = { id: replay.id<RowId>(day), officialId: who.id, role, unitId, from: day, until: null };
    replay.say(by, day, 'duty.give', body, '08:30');
  }
  const token = replay.bytes(32).toString('base64url');
  const link = {
    id: replay.id<RowId>(day),
    accountId: who.accountId,
    officialId: who.id,
    userName: who.userName,
    token,
  };
  replay.say(by, day, 'account.invite', link, '08:40');
}

/** One click on the sign-in page. */
export const demoOf = ({ id, accountId, userName }: Person, label: DemoAccount['label']): DemoAccount => ({
  officialId: id,
  accountId,
  userName,
  label,
});
