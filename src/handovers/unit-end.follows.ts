import { sql } from 'kysely';
import type { RowId, UnitId } from '../kernel/id.ts';
import type { Effect } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Open, UnitChanging } from '../units/operation.commands.ts';
import { endingsIn } from '../units/passing.sql.ts';
import { nameOn } from '../units/tree.sql.ts';
import type { WhyNot } from '../units/undoing.sql.ts';
import { unitChangeProblem } from '../units/unit-change.rules.ts';
import { followedBy, keepFollowed } from '../units/unit-change.sql.ts';

/**
 * A handover that both have not confirmed is called off where its assignment does not last to its last day: whoever goes on in the
 * successor may be handed over from there. Those done, refused or due before the change stay as they are.
 */
const proposed = ({ endings, day }: UnitChanging) => sql`
  from handover h join ${endingsIn(endings)} ending on ending.unit_id = h.unit_id
  where h.state = 'proposed' and h.ends_on >= ${day}::date - 1`;

export async function preview(db: Db, changing: UnitChanging): Promise<Effect[]> {
  const { rows } = await sql<{ line: string }>`
    select ${nameOn(sql`h.unit_id`, sql`h.ends_on`)} || ' · ' || f.name || ' → ' || t.name as line
      from (select h.* ${proposed(changing)}) h join official f on f.id = h.from_id join official t on t.id = h.to_id order by line`.execute(
    db,
  );
  const what = {
    vi: 'bàn giao chưa xong được hủy; lập lại ở đơn vị kế thừa nếu còn cần',
    en: 'handovers not settled, called off; propose them anew in the successor if still needed',
  };
  return [{ what, count: rows.length, lines: rows.map(({ line }) => line) }];
}

export async function open(db: Db, unitIds: readonly UnitId[]): Promise<Open[]> {
  const { rows } = await sql<{ unitId: UnitId; count: number }>`
    select unit_id, count(*)::int as count from handover
     where unit_id = any(${unitIds}::uuid[]) and state = 'proposed' group by unit_id`.execute(db);
  return rows.map((row) => ({ ...row, what: { vi: 'bàn giao chưa xong', en: 'handovers not settled' } }));
}

/** Touches exactly the rows `preview` counted; a second time, none. */
export async function apply(db: Tx, changing: UnitChanging): Promise<void> {
  const { rows } = await sql<{ rowId: string; before: { state: string }; buckets: string[] }>`
    update handover set state = 'cancelled' where id in (select h.id ${proposed(changing)})
    returning id as row_id, jsonb_build_object('state', 'proposed') as before,
      array['unit:' || unit_id, 'official:' || from_id, 'official:' || to_id] as buckets`.execute(db);
  await keepFollowed(db, changing.changeId, 'handover', rows);
}

/** Of these changes, those after which what follows from them has been handed over. */
export async function since(db: Db, changeIds: readonly RowId[]): Promise<WhyNot> {
  const { rows } = await sql<{ changeId: RowId; name: string }>`
    select distinct on (made.id) made.id as change_id, ${nameOn(sql`h.unit_id`, sql`h.ends_on`)} as name
      from unit_change made join unit_change_row kept on kept.change_id = made.id and kept.what = 'assignment'
      join handover h on h.assignment_id = kept.row_id
     where made.id = any(${changeIds}::uuid[]) and h.state in ('proposed', 'confirmed') and h.made_on >= made.made_on
       and h.ends_on >= made.day
     order by made.id, h.id`.execute(db);
  const what = { vi: 'việc bàn giao', en: 'a handover' };
  return new Map(rows.map(({ changeId, name }) => [changeId, unitChangeProblem.goneOnSince({ name, what })]));
}

export async function undo(db: Tx, changeId: RowId): Promise<void> {
  const ids = (await followedBy(db, changeId, 'handover')).map(({ rowId }) => rowId);
  await sql`update handover set state = 'proposed' where id = any(${ids}::uuid[]) and state = 'cancelled'`.execute(
    db,
  );
}
