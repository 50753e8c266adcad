import type { Job } from '../server/installation.ts';
import { openTenant, tenants } from '../server/tenant.ts';
import { forgetWrongCodes } from './receipt.sql.ts';

/** Every hour: what is left of wrong codes a day old goes, in every tenant, also where nobody comes by. */
export const forgetWrongCodesHourly: Job = {
  name: 'forgetWrongCodes',
  cron: '23 * * * *',
  async run(installation) {
    for (const tenant of await tenants(installation.admin)) {
      const db = openTenant(installation, tenant, 1);
      try {
        await forgetWrongCodes(db);
      } finally {
        await db.destroy();
      }
    }
  },
};
