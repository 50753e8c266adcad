import { sql } from 'kysely';
import type { UnitId } from '../kernel/id.ts';
import { identityKey } from '../kernel/name.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Db } from '../server/sql.ts';
import { listedProblem } from './listed.rules.ts';
import type { Reshaping } from './operation.commands.ts';
import { nameOn } from './tree.sql.ts';
import { holdsOn, unitProblem } from './unit.rules.ts';

/** By code: units that would begin although another goes on that has the code, or the name in the same place. */
export async function doublesOf(db: Db, { begin, after, day }: Reshaping): Promise<Map<string, Problem>> {
  const beginning = new Map(begin.flatMap((unit) => (unit.code ? [[unit.code, unit] as const] : [])));
  const { rows } = await sql<{
    id: UnitId;
    code: string | null;
    name: string;
    parentId: UnitId;
    parent: string;
  }>`
    select fact.unit_id as id, fact.code, fact.name, edge.parent_id, ${nameOn(sql`edge.parent_id`, sql`${day}::date`)} as parent
      from unit_fact fact join unit_edge edge on edge.unit_id = fact.unit_id and edge.valid @> ${day}::date
     where fact.valid @> ${day}::date and (fact.code = any(${[...beginning.keys()]}::text[])
        or edge.parent_id = any(${begin.flatMap(({ parentId }) => parentId ?? [])}::uuid[]))`.execute(db);
  const going = rows.filter(({ id }) => after.get(id)?.facts.some((fact) => holdsOn(fact, day)) ?? true);
  const coded = new Map(going.map((row) => [row.code, row]));
  const named = new Map(going.map((row) => [`${row.parentId} ${identityKey(row.name)}`, row]));
  const notes = new Map<string, Problem>();
  for (const [code, { name, parentId }] of beginning) {
    const [other, namesake] = [coded.get(code), named.get(`${parentId} ${identityKey(name)}`)];
    if (other) notes.set(code, listedProblem.codeOfOther({ code, other: other.name }));
    if (namesake) notes.set(code, unitProblem.nameTaken({ name, parent: namesake.parent }));
  }
  return notes;
}
