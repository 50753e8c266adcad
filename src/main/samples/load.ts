import { setState } from '../../accounts/account.sql.ts';
import type { DemoSignIn } from '../../accounts/session.http.ts';
import { beginTenant, type Seed, type SetUpIds } from '../../accounts/set-up.sql.ts';
import type { SetUp } from '../../accounts/set-up.ts';
import type { Day } from '../../kernel/day.ts';
import type { AccountId, OfficialId } from '../../kernel/id.ts';
import type { AnyCommand } from '../../server/command.ts';
import { keepSetting } from '../../server/setting.sql.ts';
import type { OpenTenant, Tenancy } from '../../server/tenancy.ts';
import { dropTenant, findTenant, type Installation, makeTenant } from '../../server/tenant.ts';
import { Replay } from './replay.ts';

/** A sample world: how its tenant begins, and the story that fills it. */
export interface Sample {
  name: string;
  title: string;
  /** Its 'today', shown in a banner. */
  demoDay: Day;
  setUp: (replay: Replay) => { setUp: SetUp; ids: SetUpIds };
  /**
   * Notes and runs commands; the administrator of `setUp` is there already. May run in several parts when a later command
   * needs what an earlier one made (`flush`).
   */
  tell: (world: {
    replay: Replay;
    ids: SetUpIds;
    open: OpenTenant;
    flush: () => Promise<void>;
  }) => Promise<DemoAccount[]>;
}

/** Who can sign in by one click, and as what. */
export interface DemoAccount {
  officialId: OfficialId;
  accountId: AccountId;
  userName: string;
  label: { vi: string; en: string };
}

export interface SampleParts {
  commands: readonly AnyCommand[];
  kinds: Seed;
  seeds: readonly Seed[];
}

type Say = (line: { vi: string; en: string }) => void;

/**
 * Loads a sample into a tenant of its own; the same each time. On any error the half-made tenant is taken away again.
 * Accounts of a sample have no password: they are opened here, and only one-click sign-in reaches them.
 */
export async function loadSample(
  installation: Installation,
  tenancy: Tenancy,
  sample: Sample,
  parts: SampleParts,
  say: Say,
): Promise<void> {
  const tenant = await makeTenant(installation, {
    name: sample.name,
    title: sample.title,
    sample: sample.name,
    demoDay: sample.demoDay,
  });
  try {
    const open = await tenancy.named(sample.name);
    if (open === undefined) throw new Error(`the sample's tenant ${sample.name} is gone`);
    const replay = new Replay(sample.name);
    const { setUp, ids } = sample.setUp(replay);
    await open.db
      .transaction()
      .execute((tx) => beginTenant(tx, setUp, { ...parts, ids, passwordHash: null }));
    let said = 0;
    const analyze = async () => void (await installation.admin.query('analyze'));
    const flush = () =>
      replay.run(open, parts.commands, analyze, (done, all) => {
        if (Date.now() - said < 2_000) return;
        said = Date.now();
        say({ vi: `  dữ liệu mẫu: ${done}/${all} việc`, en: `  sample data: ${done}/${all} commands` });
      });
    const accounts = await sample.tell({ replay, ids, open, flush });
    await flush();
    await openDemo(open, accounts);
    await analyze();
  } catch (error) {
    await tenancy.forget(sample.name);
    await dropTenant(installation.admin, tenant);
    throw error;
  }
}

async function openDemo(open: OpenTenant, accounts: readonly DemoAccount[]) {
  const demo: DemoSignIn[] = accounts.map(({ userName, label }) => ({ userName, label }));
  await open.db.transaction().execute(async (tx) => {
    for (const { accountId } of accounts) await setState(tx, accountId, 'open');
    await keepSetting(tx, 'demoSignIns', demo);
  });
}

/** Takes a sample away. Only a sample: a real tenant is never deleted by one command. */
export async function dropSample(
  installation: Installation,
  tenancy: Tenancy | null,
  name: string,
): Promise<boolean> {
  const tenant = await findTenant(installation.admin, name);
  if (!tenant?.sample) return false;
  await tenancy?.forget(name);
  await dropTenant(installation.admin, tenant);
  return true;
}
