import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, RowId, UnitId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';
import { SituationNote, type SituationNoteSaid } from './situation-note.ts';
import { withdrawalTold } from './withdrawal.sql.ts';

export async function insertSituationNote(
  db: Tx,
  said: SituationNoteSaid,
  stamp: { officialId: OfficialId; notedBy: OfficialId; baseline: boolean },
): Promise<void> {
  await db
    .insertInto('situationNote')
    .values({ ...said, ...stamp })
    .execute();
}

/** Whether that official has noted the unit's situation since that day, and not taken it back. */
export async function hasNoteSince(
  db: Db,
  officialId: OfficialId,
  unitId: UnitId,
  since: Day,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from situation_note s left join withdrawal w on w.row_id = s.id
     where s.unit_id = ${unitId} and s.official_id = ${officialId} and s.day >= ${since}::date and w.row_id is null
     limit 1`.execute(db);
  return rows.length > 0;
}

/** Notes on a unit itself, or by one official, newest first; all days where none are given. At most 200. */
export async function findSituationNotes(
  db: Db,
  asked: { unitId?: UnitId; officialId?: OfficialId; from?: Day; to?: Day; on?: Day | undefined },
): Promise<SituationNote[]> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (asked.unitId) where.push(sql`s.unit_id = ${asked.unitId}`);
  if (asked.officialId) where.push(sql`s.official_id = ${asked.officialId}`);
  if (asked.from) where.push(sql`s.day >= ${asked.from}::date`);
  if (asked.to) where.push(sql`s.day <= ${asked.to}::date`);
  if (asked.on) where.push(sql`s.day <= ${asked.on}::date`);
  const { rows } = await sql`
    select s.id, s.unit_id, f.name as unit_name, s.official_id, o.name as official_name, s.noted_by, n.name as noted_by_name, s.day,
           s.party_work, s.people_life, s.baseline, ${withdrawalTold} as withdrawal
      from situation_note s
      join official o on o.id = s.official_id
      join official n on n.id = s.noted_by
      join unit_fact f on f.unit_id = s.unit_id and f.valid @> s.day
      left join withdrawal w on w.row_id = s.id ${asked.on ? sql`and w.withdrawn_on <= ${asked.on}::date` : sql``}
      left join official wo on wo.id = w.withdrawn_by
     where ${sql.join(where, sql` and `)}
     order by s.day desc, s.id desc limit 200`.execute(db);
  return z.array(SituationNote).parse(rows);
}

export async function findSituationNoteRow(db: Db, id: RowId) {
  return db
    .selectFrom('situationNote')
    .leftJoin('withdrawal', 'withdrawal.rowId', 'situationNote.id')
    .select(['officialId', 'notedBy', 'unitId', 'withdrawal.withdrawnOn'])
    .where('situationNote.id', '=', id)
    .$narrowType<{ officialId: OfficialId; notedBy: OfficialId; unitId: UnitId; withdrawnOn: Day | null }>()
    .executeTakeFirst();
}
