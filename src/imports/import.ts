import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { Text } from '../kernel/text.ts';
import { choices } from '../units/listed.rules.ts';
import { Document } from '../units/unit-change.ts';

/** The lists that can be brought in from a file. Totals of households are a column of the units. */
export const ImportWhat = z.enum(['units', 'officials', 'current', 'boundaries', 'mergers']);
export type ImportWhat = z.infer<typeof ImportWhat>;

/** As large as a file may be. */
export const mostBytes = 20 * 1024 * 1024;
/** As many rows as one list may have. */
export const mostRows = 50_000;

/** A file is named by what is in it. */
export const FileHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Which heading of the file is which of our columns, where a person said so: column → heading, `#3` for the third, '' for none. */
export const ImportMap = z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(500)));
export type ImportMap = z.infer<typeof ImportMap>;

/** What a person decided where a row may speak of one known or of another: by the row's line; `*` for all the rest. */
export const ImportAnswers = z.record(z.string().check(z.regex(/^(\d{1,7}|\*)$/)), z.enum(choices));
export type ImportAnswers = z.infer<typeof ImportAnswers>;

/** What is asked of a file that was brought before: how to read it, from which day it holds, under which unit. */
export const ImportSaid = z
  .strictObject({
    file: FileHash,
    on: Day,
    /** Absent: the tenant's own unit. */
    under: z.optional(UnitId),
    /** By which document, where the list changes the tree. */
    document: z.optional(Document),
    map: z.optional(ImportMap),
    answers: z.optional(ImportAnswers),
    /** What the preview counted; the list is refused where it would now do something else. */
    seen: z.optional(z.strictObject({ new: z.int(), changed: z.int() })),
  })
  .check(z.meta({ vi: 'danh sách nhập từ tệp', en: 'list imported' }));
export type ImportSaid = z.infer<typeof ImportSaid>;

/** How many rows come to what. `noted` ones are fine and worth a look; `asked` ones are refused until somebody decides. */
export const ImportCounts = z.strictObject({
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  bad: z.int(),
  noted: z.int(),
  asked: z.int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** One of our columns and where it was found. */
export const ImportColumn = z.strictObject({
  key: z.string(),
  heading: Text,
  /** Which column of the file, counted from 1; null: not in the file. */
  at: z.nullable(z.int()),
  /** False where it was guessed: a person should look. */
  sure: z.boolean(),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

export const ImportRow = z.strictObject({
  line: z.int(),
  cells: z.array(z.string()),
  outcome: z.enum(['new', 'changed', 'same', 'bad']),
  asks: z.boolean(),
  changes: z.array(z.strictObject({ what: Text, from: z.string(), to: z.string() })),
  problems: z.array(Text),
  notes: z.array(Text),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** A file as it was read, before anything is written. */
export const ImportPreview = z
  .strictObject({
    what: ImportWhat,
    name: z.string(),
    format: z.string(),
    encoding: z.nullable(z.string()),
    sheet: z.nullable(z.string()),
    sheets: z.array(z.string()),
    /** Cells that were in the letters of before Unicode, and were converted. */
    oldLetters: z.nullable(z.int()),
    headings: z.array(z.string()),
    columns: z.array(ImportColumn),
    /** The columns are those somebody chose the last time these headings came. */
    remembered: z.boolean(),
    counts: ImportCounts,
    /** Why no row could be read yet: a column must be chosen. */
    problem: z.nullable(Text),
    /** Whether it can be applied: nothing is wrong and something would change. */
    ready: z.boolean(),
    rows: z.array(ImportRow),
    /** How many rows there are of those asked for. */
    total: z.int(),
  })
  .check(z.meta({ vi: 'xem trước danh sách nhập', en: 'preview of an import' }));
export type ImportPreview = z.infer<typeof ImportPreview>;
