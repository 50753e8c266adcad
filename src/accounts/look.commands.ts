import * as z from 'zod/mini';
import { RowId } from '../kernel/id.ts';
import { allows } from '../kernel/policy.ts';
import { rightsOf } from '../server/access.sql.ts';
import { command } from '../server/command.ts';

/** A list as it was printed: which, what for, how many rows. The rows themselves are on the printer's paper only. */
const ListPrinted = z
  .strictObject({
    id: RowId,
    about: z.string().check(z.regex(/^\/[a-z0-9/-]{1,80}$/i)),
    purpose: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
    rows: z.int().check(z.minimum(0), z.maximum(20_000)),
  })
  .check(z.meta({ vi: 'lần in danh sách', en: 'printed list' }));

/** Notes that a list is about to leave the house on paper, before it does. */
export const printList = command({
  kind: 'list.print',
  name: { vi: 'In danh sách', en: 'Print a list' },
  body: ListPrinted,
  // Wherever one may export: the rows were judged when the list was read.
  may: {
    action: 'list.export',
    unit: async (_, db, { officialId, today }) =>
      (await rightsOf(db, officialId, today)).find(({ role }) => allows(role, 'list.export'))?.unitId,
  },
  async run(db, { id, about, purpose, rows }, by) {
    await db
      .insertInto('lookLog')
      .values({ id, officialId: by.officialId, what: 'print', about, purpose, rows })
      .execute();
    return null;
  },
});
