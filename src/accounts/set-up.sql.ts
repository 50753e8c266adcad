import type { Day } from '../kernel/day.ts';
import { type AccountId, newId, type OfficialId, type UnitId } from '../kernel/id.ts';
import { enterOfficials } from '../officials/official.sql.ts';
import { keepSetting } from '../server/setting.sql.ts';
import type { Tx } from '../server/sql.ts';
import { enterUnits } from '../units/unit.sql.ts';
import { insertDuty, keepAccount, setPassword } from './account.sql.ts';
import type { SetUp } from './set-up.ts';

/** What a slice puts into a new tenant: kinds of units, due days, a rating scheme. */
export type Seed = (tx: Tx, home: UnitId, from: Day) => Promise<void>;

/** Ids for what set-up makes; a sample world gives its own, so that each loading makes the same. */
export interface SetUpIds {
  home: UnitId;
  superiors: UnitId[];
  official: OfficialId;
  account: AccountId;
}
export const newSetUpIds = (count: number): SetUpIds => ({
  home: newId(),
  superiors: Array.from({ length: count }, () => newId()),
  official: newId(),
  account: newId(),
});

/**
 * Fills a tenant that has just been made: the chain of superiors, the home unit, what each slice seeds, and the first person,
 * administrator and clerk of the home unit. Without a password hash the account waits for a one-time link.
 */
export async function beginTenant(
  tx: Tx,
  setUp: SetUp,
  {
    seeds,
    kinds,
    ids,
    passwordHash,
  }: { kinds: Seed; seeds: readonly Seed[]; ids: SetUpIds; passwordHash: string | null },
): Promise<void> {
  const { from, administrator } = setUp;
  await kinds(tx, ids.home, from);
  const above = setUp.superiors.map((unit, at) => ({
    ...unit,
    id: ids.superiors[at] as UnitId,
    parentId: at === 0 ? null : (ids.superiors[at - 1] as UnitId),
  }));
  await enterUnits(tx, from, [
    ...above,
    { ...setUp.home, id: ids.home, parentId: ids.superiors.at(-1) ?? null },
  ]);
  await keepSetting(tx, 'homeUnitId', ids.home);
  for (const seed of seeds) await seed(tx, ids.home, from);
  await enterOfficials(tx, [
    { id: ids.official, name: administrator.name, category: 'civilServant', postTitle: administrator.post },
  ]);
  for (const role of ['administrator', 'clerk', 'official'] as const)
    await insertDuty(tx, {
      id: newId(),
      officialId: ids.official,
      role,
      unitId: ids.home,
      from,
      until: null,
    });
  await keepAccount(tx, { id: ids.account, officialId: ids.official, userName: administrator.userName });
  if (passwordHash !== null) await setPassword(tx, ids.account, passwordHash);
}
