import type { RowId, UnitId } from '../kernel/id.ts';
import type { Text } from '../kernel/text.ts';
import type { Effect } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Open, UnitChanging, UnitFollower } from './operation.commands.ts';
import type { Passed } from './passing.rules.ts';
import { type Dated, goneOn, type Hanging, passing, passOn, putBack, type Writing } from './passing.sql.ts';
import { firstOf } from './undoing.sql.ts';

/** How the rows of a table with days follow the end of their unit, and in which words it is told. */
export interface DatedFollowing extends Writing {
  dated: Dated;
  /** What the rows are called. */
  said: Text;
  goes: Text;
  ends: Text;
  /** One row for whoever decides; else whom it is of, the unit, and the heir. */
  line?(row: Passed<Hanging>): string;
}

/** Rows with days follow the end of their unit: those that go on do so at its heir, the others end with it. */
export const datedFollower = ({
  dated,
  said,
  goes,
  ends,
  line = written,
  ...writing
}: DatedFollowing): UnitFollower => ({
  async preview(db: Db, changing: UnitChanging): Promise<Effect[]> {
    const rows = await passing(db, changing, dated);
    const told = (what: Text, some: typeof rows): Effect => ({
      what,
      count: some.length,
      lines: some.map(line),
    });
    return [
      told(
        goes,
        rows.filter((row) => row.goes),
      ),
      told(
        ends,
        rows.filter((row) => !row.goes),
      ),
    ];
  },
  async apply(db: Tx, changing: UnitChanging): Promise<void> {
    await passOn(db, changing, dated, await passing(db, changing, dated), writing);
  },
  since: (db: Db, changeIds: readonly RowId[]) => goneOn(db, changeIds, dated, said),
  undo: (db: Tx, changeId: RowId): Promise<void> => putBack(db, changeId, dated),
});

const written = ({ personName, unitName, heirName, goes }: Passed<Hanging>): string =>
  [personName, goes ? `${unitName} → ${heirName}` : unitName].filter(Boolean).join(' · ');

/** Several that follow one after the other, as one; the last is put back first. */
export const inTurn = (...followers: readonly UnitFollower[]): UnitFollower => ({
  async preview(db, changing) {
    const effects: Effect[] = [];
    for (const follower of followers) effects.push(...(await follower.preview(db, changing)));
    return effects;
  },
  async apply(db, changing) {
    for (const follower of followers) await follower.apply(db, changing);
  },
  async open(db, unitIds: readonly UnitId[], day): Promise<Open[]> {
    const found: Open[] = [];
    for (const follower of followers) found.push(...((await follower.open?.(db, unitIds, day)) ?? []));
    return found;
  },
  since: (db, changeIds) =>
    firstOf(
      db,
      changeIds,
      [...followers].reverse().map(({ since }) => since),
    ),
  async undo(db, changeId) {
    for (const follower of [...followers].reverse()) await follower.undo(db, changeId);
  },
});
