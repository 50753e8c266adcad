import type { Command } from 'commander';
import type { Text } from '../../kernel/text.ts';
import type { Sender } from '../../server/command.ts';
import type { Migrated } from '../../server/installation.ts';
import type { OpenTenant } from '../../server/tenancy.ts';
import type { Tenant, Installation as WithKey } from '../../server/tenant.ts';
import { BadInput, say } from './exit.ts';
import { defaultDataFolder } from './settings.ts';

/** What every command on an installation takes. */
export interface InstallationOptions {
  data?: string;
  json?: boolean;
}

export const withInstallationOptions = (command: Command): Command =>
  command
    .option('--data <folder>', 'thư mục dữ liệu / data folder (BA_NAM_DATA, ./data)')
    .option('--json', 'cho máy đọc / for machines');

/**
 * Opens the installation in the data folder, or at DATABASE_URL, whether a server runs on it or not, and closes what it opened
 * whatever happens: a PostgreSQL that was running goes on.
 */
export async function withInstallation<T>(
  options: InstallationOptions,
  act: (installation: WithKey) => Promise<T>,
  migrated?: Migrated,
): Promise<T> {
  const { openPostgres } = await import('../../server/database-url.ts');
  const { openInstallation } = await import('../../server/installation.ts');
  const folder = defaultDataFolder(options.data);
  const postgres = await openPostgres({ url: process.env.DATABASE_URL || null, folder, say });
  try {
    const installation = await openInstallation(postgres.url, folder, migrated);
    try {
      return await act(installation);
    } finally {
      await installation.admin.end();
    }
  } finally {
    await postgres.stop();
  }
}

/** The tenant of that name; without one, the only one there is. @throws BadInput that names those there are. */
export async function chosenTenant(installation: WithKey, name: string | undefined): Promise<Tenant> {
  const { tenants } = await import('../../server/tenant.ts');
  const all = await tenants(installation.admin);
  const found = name === undefined && all.length === 1 ? all[0] : all.find((one) => one.name === name);
  if (found) return found;
  const names = all.map((one) => one.name).join(', ');
  if (names === '')
    throw new BadInput({ vi: 'Ở đây chưa có dữ liệu nào.', en: 'There is no tenant here yet.' });
  throw new BadInput(
    name === undefined
      ? { vi: `Hãy chọn bằng --tenant: ${names}.`, en: `Choose one with --tenant: ${names}.` }
      : { vi: `Không có «${name}»; đang có: ${names}.`, en: `There is no "${name}"; there are: ${names}.` },
  );
}

/** Who acts, by user name: an open account, under its own rights. @throws BadInput where there is none of that name. */
export async function senderNamed({ db, clock, keyed }: OpenTenant, userName: string): Promise<Sender> {
  const { accountNamed } = await import('../../accounts/account.sql.ts');
  const account = await accountNamed(db, userName);
  if (account?.state === 'open')
    return { accountId: account.id, officialId: account.officialId, ...clock(), keyed };
  throw new BadInput({
    vi: `Không có tài khoản đang dùng tên «${userName}»; hãy đặt --as.`,
    en: `There is no open account "${userName}"; set --as.`,
  });
}

/** The outcome: one line of JSON on stdout for machines, else a sentence for people. */
export function tell(options: InstallationOptions, facts: object, says: Text): void {
  if (options.json) process.stdout.write(`${JSON.stringify(facts)}\n`);
  else say(says);
}

/** As people write numbers, in each language. */
export const counted = (count: number): Text => ({
  vi: count.toLocaleString('vi-VN'),
  en: count.toLocaleString('en-US'),
});
