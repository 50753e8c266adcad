import type { Day } from '../kernel/day.ts';
import { newId, type RowId } from '../kernel/id.ts';
import type { By } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import { reshape } from './operation.commands.ts';
import { changedFrom } from './unit.rules.ts';
import { findHistories } from './unit.sql.ts';
import type { UnitEntry } from './unit-import.rules.ts';

/** What such a change is called, where changes of the tree are listed and where the list is brought in. */
export const unitImport = {
  kind: 'unit.import',
  name: { vi: 'Nhập danh sách đơn vị từ tệp', en: 'Import a list of units' },
} as const;

/**
 * Does what the rows of a list came to, on a day, as one change that can be taken back; the rules are judged already. A unit that the
 * list names as it is belongs to the change too: a mergers file asks who is named again.
 */
export async function applyUnits(
  tx: Tx,
  entries: readonly UnitEntry[],
  { day, document }: { day: Day; document: string },
  by: By,
): Promise<void> {
  const begin = entries.flatMap((entry) => ('enter' in entry ? [entry.enter] : []));
  const changes = new Map(
    entries.flatMap((entry) => ('change' in entry ? [[entry.unitId, entry.change] as const] : [])),
  );
  const before = await findHistories(tx, [...changes.keys()]);
  const after = new Map(
    [...before].map(([id, { facts, edges }]) => [
      id,
      { facts: changedFrom(facts, day, changes.get(id) ?? {}), edges },
    ]),
  );
  const planned = { changeId: newId<RowId>(), day, document, begin, before, after, lineage: [] };
  await reshape(tx, unitImport.kind, planned, by, []);
}
