import { sql } from 'kysely';
import * as z from 'zod/mini';
import { newId } from '../kernel/id.ts';
import { command } from './command.ts';
import { homeUnit } from './setting.sql.ts';

/**
 * Asks for a backup now, into the data folder of the server; nothing leaves the house. The job begins once this command is
 * committed, and is noted among the looks at everything.
 */
export const requestBackup = command({
  kind: 'backup.request',
  name: { vi: 'Yêu cầu sao lưu', en: 'Ask for a backup' },
  body: z.strictObject({}),
  may: { action: 'backup.read', unit: (_, db) => homeUnit(db) },
  async run(db, _, by) {
    await db
      .insertInto('lookLog')
      .values({
        ...{ id: newId(), officialId: by.officialId, what: 'backup' },
        ...{ about: 'backup.request', purpose: 'Sao lưu vào thư mục dữ liệu của máy chủ' },
      })
      .execute();
    await sql`select enqueue('backup', '{}')`.execute(db);
    return null;
  },
});

export const backupCommands = [requestBackup];
