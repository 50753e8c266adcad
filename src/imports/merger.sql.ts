import { sql } from 'kysely';
import { addDays, type Day } from '../kernel/day.ts';
import type { Db } from '../server/sql.ts';

/**
 * Codes as the tree has them around a day, for those that a spreadsheet may have robbed of their leading zeros: as written where a unit
 * has just that code or none has one like it, else the only one that differs by zeros alone.
 */
export async function codesAsKnown(db: Db, on: Day): Promise<(code: string) => string> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from unit_fact
     where code is not null and valid && daterange(${addDays(on, -1)}::date, ${on}::date, '[]')`.execute(db);
  const known = new Set(rows.map(({ code }) => code));
  const bare = (code: string) => code.replace(/^0+(?=.)/, '');
  const alike = new Map<string, string[]>();
  for (const code of known) alike.set(bare(code), [...(alike.get(bare(code)) ?? []), code]);
  return (code) => {
    const [only, ...others] = known.has(code) ? [code] : (alike.get(bare(code)) ?? []);
    return only !== undefined && others.length === 0 ? only : code;
  };
}
