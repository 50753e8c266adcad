import { sql } from 'kysely';
import type { Effect } from '../server/follow.ts';
import type { Db } from '../server/sql.ts';
import type { UnitChanging } from '../units/operation.commands.ts';

/**
 * Urgings and directions stay with the unit they were given to, and with whom they name; the heir's people answer them, since an ended
 * unit counts beneath its heir. So nothing is written, and nothing to be put back.
 */
export async function preview(db: Db, { endings }: UnitChanging): Promise<Effect[]> {
  const ended = endings.map(({ unitId }) => unitId);
  const { rows } = await sql<{ urgings: number; directions: number }>`
    select (select count(*)::int from urging where unit_id = any(${ended}::uuid[]) and answered_on is null) as urgings,
           (select count(*)::int from direction where unit_id = any(${ended}::uuid[]) and state <> 'done') as directions`.execute(
    db,
  );
  return [
    {
      what: {
        vi: 'đôn đốc chưa trả lời; người của đơn vị kế thừa trả lời',
        en: 'urgings not answered; the successor’s people answer',
      },
      count: rows[0]?.urgings ?? 0,
    },
    {
      what: {
        vi: 'chỉ đạo chưa xong; người của đơn vị kế thừa thực hiện',
        en: 'directions not done; the successor’s people carry them out',
      },
      count: rows[0]?.directions ?? 0,
    },
  ];
}

export const apply = async (): Promise<void> => {};
export const undo = async (): Promise<void> => {};
