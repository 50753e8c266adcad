import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Action } from '../kernel/policy.ts';
import type { Text } from '../kernel/text.ts';
import type { By, Sender } from '../server/command.ts';
import type { ListFile } from '../server/list-file.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { Choice, FileRow, ListedLine, ListedRow, Recognised } from '../units/listed.rules.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import type { PasteColumn } from '../units/paste.rules.ts';
import type { ChangePreview } from '../units/unit-change.ts';

/** What a list is judged by, beside its rows. */
export interface Judging {
  db: Db;
  file: ListFile;
  on: Day;
  under: UnitId;
  by: Sender;
  /** Who follows where the tree changes. */
  followers: readonly UnitFollower[];
  /** By which document the list changes the tree; '': not said. */
  document: string;
  answerOf: (line: number) => Choice | undefined;
  /** A new id for the row on a line. */
  idOf: <Id extends string>(line: number) => Id;
}

/** What a list is written with, beside its entries. */
export type Applying = Pick<Judging, 'on' | 'under' | 'followers' | 'document'> & {
  by: By;
  /** What the list says as it is known already. */
  same: readonly unknown[];
};

/** How one kind of list is brought in: its columns, what its rows come to, and how that is done. */
export interface Importer<Entry = unknown> {
  name: Text;
  action: Action;
  columns: readonly PasteColumn<string>[];
  /** What can be told of the columns beyond their headings one by one. */
  recognise?: (found: Recognised) => Recognised;
  /** Columns without which no row can be read; of a list within the list, one is enough. */
  needs: readonly (readonly string[])[];
  /** A row of the template. */
  example: Readonly<Record<string, string>>;
  /** Rows of what is no table, as of a day; none where it is not known. */
  rows?: (file: ListFile, on: Day) => FileRow[] | undefined;
  judge: (lines: readonly ListedLine<string>[], judging: Judging) => Promise<ListedRow<Entry>[]>;
  /** What would follow from what the rows came to, where they change the tree. */
  foretell?: (entries: readonly Entry[], judging: Judging) => Promise<ChangePreview>;
  /** Writes what the rows came to and says what it touched. */
  apply: (tx: Tx, entries: readonly Entry[], of: Applying) => Promise<void>;
}
