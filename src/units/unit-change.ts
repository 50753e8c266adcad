import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { OfficialId, RowId, UnitId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';
import { Text } from '../kernel/text.ts';
import { UnitRow, UnitSaid } from './unit.ts';

/** By which decision or resolution, as a reader would look it up: «Nghị quyết 1687/NQ-UBTVQH15 ngày 16/6/2025». */
export const Document = z.string().check(z.overwrite(clean), z.maxLength(300));
export const mostSources = 200;
const some = z.array(UnitId).check(z.minLength(1), z.maxLength(mostSources));

/** What every change of the tree says beside itself: its own id, from which day it holds, by which document. */
const change = { changeId: RowId, from: Day, document: z.optional(Document) };

const { from: _, id: __, parentId: ___, changeId: ____, document: _____, ...facts } = UnitSaid.shape;
/** A unit that a change begins; it hangs where the rules of that change say, or under `parentId`. */
export const Successor = z.strictObject({ id: UnitId, parentId: z.optional(z.nullable(UnitId)), ...facts });
export type Successor = z.infer<typeof Successor>;

/** New names for units whose names would clash under their new parent, or that the document renames at once. */
const renames = z.optional(
  z.array(z.strictObject({ unitId: UnitId, name: UnitRow.shape.name })).check(z.maxLength(1000)),
);

/**
 * Sáp nhập: units of one tier become one, new or already there, which takes all that hung beneath them. `into` is a new unit or
 * the id of one that goes on. Households: as said, else the sum where all are known.
 */
export const UnitMerge = z
  .strictObject({ ...change, unitIds: some, into: z.union([UnitId, Successor]), renames })
  .check(z.meta({ vi: 'sáp nhập đơn vị', en: 'merger of units' }));
export type UnitMerge = z.infer<typeof UnitMerge>;

/** Which unit beneath goes to which of the new ones. */
const children = z.array(z.strictObject({ unitId: UnitId, toId: UnitId })).check(z.maxLength(5000));

/**
 * Chia: one unit becomes two or more new ones, each with its share of the households. Every unit beneath goes to one of them. The heir
 * takes what is still open; where nothing is, it may be left unsaid and is the one with most households.
 */
export const UnitSplit = z
  .strictObject({
    ...change,
    unitId: UnitId,
    into: z.array(Successor).check(z.minLength(2), z.maxLength(50)),
    children,
    heirId: z.optional(UnitId),
    renames,
  })
  .check(z.meta({ vi: 'chia đơn vị', en: 'split of a unit' }));
export type UnitSplit = z.infer<typeof UnitSplit>;

/** Tách: part of a unit becomes a new one beside it; the unit goes on with the rest. */
export const UnitExtract = z
  .strictObject({ ...change, unitId: UnitId, into: Successor, children, renames })
  .check(z.meta({ vi: 'tách một phần đơn vị', en: 'extraction from a unit' }));
export type UnitExtract = z.infer<typeof UnitExtract>;

/** Bỏ một cấp: every unit of a tier beneath `beneathId` ends, and what hung beneath each hangs where it hung. */
export const TierAbolition = z
  .strictObject({
    ...change,
    beneathId: UnitId,
    tier: z.int().check(z.minimum(0), z.maximum(9)),
    renames,
  })
  .check(z.meta({ vi: 'bỏ một cấp', en: 'abolition of a tier' }));
export type TierAbolition = z.infer<typeof TierAbolition>;

/** Lập lại: a unit that ended stands again from a day on, under `parentId`, as it was known last. */
export const UnitRestoration = z
  .strictObject({ ...change, unitId: UnitId, parentId: UnitId })
  .check(z.meta({ vi: 'lập lại đơn vị', en: 'restoration of a unit' }));
export type UnitRestoration = z.infer<typeof UnitRestoration>;

/** Hoàn tác: everything is again as it was before that change. */
export const ChangeUndoing = z
  .strictObject({ changeId: RowId })
  .check(z.meta({ vi: 'hoàn tác thay đổi đơn vị', en: 'undoing of a change of units' }));
export type ChangeUndoing = z.infer<typeof ChangeUndoing>;

/** How a unit lives on in another: all of it, a part of it; `above`: it ended without successor, and the one above answers for it. */
export const Descent = z.enum(['whole', 'part', 'above']);
export type Descent = z.infer<typeof Descent>;

/** One line of what units became. The heir, one at an end, is where what is open goes. */
export const Lineage = z
  .strictObject({
    fromId: UnitId,
    toId: UnitId,
    how: Descent,
    /** That went there, where it was said. */
    households: z.nullable(z.int()),
    heir: z.boolean(),
    /** Where it has a clause or decision of its own beside the change's. */
    document: z.optional(Document),
  })
  .check(z.meta({ vi: 'nguồn gốc đơn vị', en: 'lineage of units' }));
export type Lineage = z.infer<typeof Lineage>;

/** What would follow a change in one slice: how many rows, what becomes of them, and the first of them by name. */
export const ChangeEffect = z.strictObject({
  what: Text,
  count: z.int(),
  lines: z.array(z.string()),
});
export type ChangeEffect = z.infer<typeof ChangeEffect>;

/** A unit as a change tells of it, with what it hangs under. */
export const ToldUnit = z.strictObject({ id: UnitId, name: z.string(), under: z.string() });
export type ToldUnit = z.infer<typeof ToldUnit>;

/** A unit whose name another beneath the same parent would have as well; `was`: what it hung under before. */
export const UnitClash = z.strictObject({
  unitId: UnitId,
  name: z.string(),
  under: z.string(),
  was: z.string(),
});
export type UnitClash = z.infer<typeof UnitClash>;

/** What a change would do, before anything is written. */
export const ChangePreview = z.strictObject({
  begins: z.array(ToldUnit),
  ends: z.array(z.strictObject({ ...ToldUnit.shape, heirName: z.string(), how: Descent })),
  /** How many units come under another parent; the first of them. */
  moves: z.int(),
  moved: z.array(z.string()),
  /** Names that would stand twice under one parent; each of these may be given another (`renames`). */
  clashes: z.array(UnitClash),
  effects: z.array(ChangeEffect),
});
export type ChangePreview = z.infer<typeof ChangePreview>;

/** A change of the tree as the list of changes shows it. */
export const ToldChange = z
  .strictObject({
    id: RowId,
    kind: z.string(),
    /** What that kind of change is called. */
    name: Text,
    from: Day,
    document: z.string(),
    madeById: OfficialId,
    madeByName: z.string(),
    madeOn: Day,
    undoneByName: z.nullable(z.string()),
    undoneOn: z.nullable(Day),
    /** Why it cannot be taken back; null: it can, it has been, or the reader may not. */
    whyNot: z.nullable(Text),
    /** Units it touched, the first few, by the names of that day. */
    units: z.int(),
    named: z.array(z.string()),
  })
  .check(z.meta({ vi: 'thay đổi của cây đơn vị', en: 'change of the tree of units' }));
export type ToldChange = z.infer<typeof ToldChange>;

/** One arrow of a unit's lineage: from whom to whom, when, how, by which document. */
export const LineageArrow = z.strictObject({
  ...Lineage.shape,
  day: Day,
  document: z.string(),
  fromName: z.string(),
  toName: z.string(),
  /** Whether who asks may open the unit it comes from, the one it leads to. */
  seesFrom: z.boolean(),
  seesTo: z.boolean(),
});
export type LineageArrow = z.infer<typeof LineageArrow>;
