import type { Job } from '../server/installation.ts';
import { openTenant, tenants } from '../server/tenant.ts';
import { forgetFiles } from './file.sql.ts';

/** Every hour: files that were brought a day ago go, in every tenant. */
export const forgetFilesHourly: Job = {
  name: 'forgetFiles',
  cron: '41 * * * *',
  async run(installation) {
    for (const tenant of await tenants(installation.admin)) {
      const db = openTenant(installation, tenant, 1);
      try {
        await forgetFiles(db);
      } finally {
        await db.destroy();
      }
    }
  },
};
