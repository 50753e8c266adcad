import type { Job } from './installation.ts';
import { sealLog } from './seal.ts';
import { openTenant, tenants } from './tenant.ts';

/**
 * Every five minutes: whatever was done since is sealed, in every tenant, so that nobody has longer than that to change what
 * they did. A tenant that fails does not keep the others waiting.
 */
export const sealLogs: Job = {
  name: 'sealLogs',
  cron: '*/5 * * * *',
  async run(installation) {
    const failed: unknown[] = [];
    for (const tenant of await tenants(installation.admin)) {
      const db = openTenant(installation, tenant, 1);
      await db
        .transaction()
        .execute(sealLog)
        .catch((error) => failed.push(error));
      await db.destroy();
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} logs could not be sealed`);
  },
};
