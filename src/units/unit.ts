import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { RowId, UnitId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';
import { Text } from '../kernel/text.ts';
import { UnitKindCode } from './kind.ts';

const maybe = <Words extends z.ZodMiniType>(words: Words) => z.optional(z.nullable(words));

/** Several units at once: as many as one paste may carry. */
export const mostUnits = 500;

/** What any change of the tree may say beside itself: its id, so that it can be taken back, and by which document. */
const change = {
  changeId: z.optional(RowId),
  document: z.optional(z.string().check(z.overwrite(clean), z.maxLength(300))),
};

/** What a unit is called and is. The name is whole, as people say it: «Xã Mỹ Thạnh», «Tổ 07»; stored composed, single spaces. */
const facts = {
  kind: UnitKindCode,
  name: z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(120)),
  /** Of the statistics office. Reused for other units over the years, so never an identity. */
  code: maybe(z.string().check(z.trim(), z.minLength(1), z.maxLength(20))),
  /** Place among its brothers where the name's own order is not the wanted one. */
  ordinal: maybe(z.int().check(z.minimum(0), z.maximum(9999))),
  /** A count of households; null: not known. Never a list. */
  households: maybe(z.int().check(z.minimum(0), z.maximum(100_000))),
  /** Of its seat, degrees (WGS 84). */
  lat: maybe(z.number().check(z.minimum(-90), z.maximum(90))),
  lon: maybe(z.number().check(z.minimum(-180), z.maximum(180))),
};

/** A unit enters the tree on `from`, under `parentId`; null: above or beside the tenant's own tree (a superior). */
export const UnitSaid = z
  .strictObject({
    id: UnitId,
    parentId: z.nullable(UnitId),
    from: Day,
    ...facts,
    /** A sample's own invention, said so wherever it shows. */
    madeUp: z.optional(z.boolean()),
    ...change,
  })
  .check(z.meta({ vi: 'đơn vị mới', en: 'new unit' }));
export type UnitSaid = z.infer<typeof UnitSaid>;

const { from: _, parentId: __, changeId: ___, document: ____, ...row } = UnitSaid.shape;
/** One of several: its parent stands already or is entered with it. */
export const UnitRow = z.strictObject({ ...row, parentId: UnitId });
export type UnitRow = z.infer<typeof UnitRow>;

/** A whole list, all or nothing, on one day. Every parent is `beneathId`, lies beneath it, or is in the list. */
export const UnitsSaid = z
  .strictObject({
    beneathId: UnitId,
    from: Day,
    units: z.array(UnitRow).check(z.minLength(1), z.maxLength(mostUnits)),
    ...change,
  })
  .check(z.meta({ vi: 'danh sách đơn vị mới', en: 'list of new units' }));
export type UnitsSaid = z.infer<typeof UnitsSaid>;

/** What changes from a day on; what is not named stays. The days before keep what they had. */
export const UnitChange = z
  .strictObject({
    unitId: UnitId,
    from: Day,
    ...facts,
    kind: z.optional(facts.kind),
    name: z.optional(facts.name),
    ...change,
  })
  .check(z.meta({ vi: 'thay đổi của đơn vị', en: 'change of a unit' }));
export type UnitChange = z.infer<typeof UnitChange>;

/** From that day on the unit hangs under another. */
export const UnitMove = z
  .strictObject({ unitId: UnitId, parentId: UnitId, from: Day, ...change })
  .check(z.meta({ vi: 'chuyển một đơn vị', en: 'move of a unit' }));
export type UnitMove = z.infer<typeof UnitMove>;

/** `until` is the first day on which the unit is no more. */
export const UnitEnd = z
  .strictObject({ unitId: UnitId, until: Day, ...change })
  .check(z.meta({ vi: 'kết thúc đơn vị', en: 'end of a unit' }));
export type UnitEnd = z.infer<typeof UnitEnd>;

/** A unit by name alone, as paths and lists of parents carry it. */
export const NamedUnit = z.strictObject({ id: UnitId, name: z.string() });
export type NamedUnit = z.infer<typeof NamedUnit>;

/** A unit as it is on one day. */
export const Unit = z
  .strictObject({
    id: UnitId,
    kind: UnitKindCode,
    kindName: Text,
    tier: z.int(),
    name: z.string(),
    code: z.nullable(z.string()),
    ordinal: z.nullable(z.int()),
    households: z.nullable(z.int()),
    lat: z.nullable(z.number()),
    lon: z.nullable(z.number()),
    madeUp: z.boolean(),
    /** From the top of the tree down to its own parent. */
    parents: z.array(NamedUnit),
    /** How many hang directly beneath it. */
    children: z.int(),
  })
  .check(z.meta({ vi: 'đơn vị', en: 'unit' }));
export type Unit = z.infer<typeof Unit>;

/** One stretch of a unit's past, present or future; null at either end: since ever, still. `until` is the first day after. */
const stretch = { from: z.nullable(Day), until: z.nullable(Day) };
export const UnitFact = z.strictObject({
  ...stretch,
  kind: UnitKindCode,
  name: z.string(),
  code: z.nullable(z.string()),
  ordinal: z.nullable(z.int()),
  households: z.nullable(z.int()),
  lat: z.nullable(z.number()),
  lon: z.nullable(z.number()),
  madeUp: z.boolean(),
});
export type UnitFact = z.infer<typeof UnitFact>;
export const UnitEdge = z.strictObject({ ...stretch, parentId: UnitId, parentName: z.string() });
export type UnitEdge = z.infer<typeof UnitEdge>;

/** A unit's own page: as on the day asked, and all it was and will be. Not standing that day: the nearest facts known. */
export const UnitHistory = z.strictObject({
  unit: Unit,
  on: Day,
  state: z.enum(['notYet', 'standing', 'ended']),
  /** Within what the reader's roles reach today, also through its heir; else only told for its place and name. */
  within: z.boolean(),
  /** What the reader may do with it today: change it, enter units beneath it. */
  may: z.strictObject({ change: z.boolean(), addBeneath: z.boolean() }),
  facts: z.array(UnitFact),
  edges: z.array(UnitEdge),
});
export type UnitHistory = z.infer<typeof UnitHistory>;
