import { sql } from 'kysely';
import type { UnitId } from '../kernel/id.ts';
import { ready } from './prepared.ts';
import type { Db, Tx } from './sql.ts';

/** The unit this tenant runs: a commune that stands alone, or a province. Its superiors are plain units. */
export async function homeUnit(db: Db): Promise<UnitId> {
  const unitId = await findSetting<UnitId>(db, 'homeUnitId');
  if (unitId === undefined) throw new Error('this tenant has no home unit yet');
  return unitId;
}

export async function findSetting<Value>(db: Db, key: string): Promise<Value | undefined> {
  const { rows } = await sql<{ value: Value }>`${ready}select value from setting where key = ${key}`.execute(
    db,
  );
  return rows[0]?.value;
}

export async function keepSetting(db: Tx, key: string, value: unknown): Promise<void> {
  const stored = JSON.stringify(value);
  await db
    .insertInto('setting')
    .values({ key, value: stored })
    .onConflict((on) => on.column('key').doUpdateSet({ value: stored }))
    .execute();
}
