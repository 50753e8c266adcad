import * as z from 'zod/mini';
import { hardRules, tierNames } from '../engine/problem.ts';
import { Day } from '../kernel/day.ts';
import { DraftId, OfficialId, PlanId, UnitId } from '../kernel/id.ts';
import { LinkKind } from '../units/kind.ts';
import { Reason } from './reason.ts';

const count = z.int().check(z.minimum(0), z.maximum(100_000));
const tier = z.int().check(z.minimum(1), z.maximum(9));

/** How far loads may lie apart: as little as can be, floor or ceiling, one either way, so many, or any. */
export const Spread = z.union([z.enum(['least', 'tight', 'band', 'none']), count]);
export type Spread = z.infer<typeof Spread>;

/** What a difference costs, in points; 1 point is 1 metre of the way. */
export const Weights = z.strictObject({
  metre: z._default(count, 1),
  missingSkill: z._default(count, 3000),
  otherArea: z._default(count, 2000),
  change: z._default(count, 4000),
});
export type Weights = z.infer<typeof Weights>;

export const Pair = z.strictObject({ unitId: UnitId, officialId: OfficialId });
export type Pair = z.infer<typeof Pair>;

/** One aim; later ones may worsen it by the fraction `tolerance` (0.02: two per cent). */
export const Aim = z.strictObject({
  tier: z.enum(tierNames),
  tolerance: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0),
});
export type Aim = z.infer<typeof Aim>;

const firstAims: Aim[] = [
  { tier: 'spread', tolerance: 0 },
  { tier: 'cost', tolerance: 0 },
];

const asked = {
  /** What is shared out evenly: units, or their workload (1 to 3). */
  by: z._default(z.enum(['count', 'need']), 'count'),
  spread: z._default(Spread, 'least'),
  hard: z._default(z.array(z.enum(hardRules)).check(z.maxLength(3)), ['requiredSkills']),
  points: z._default(Weights, { metre: 1, missingSkill: 3000, otherArea: 2000, change: 4000 }),
  /** In their order: the first counts before all others. */
  tiers: z._default(
    z.array(Aim).check(
      z.maxLength(tierNames.length),
      z.refine((aims) => new Set(aims.map(({ tier }) => tier)).size === aims.length),
    ),
    firstAims,
  ),
  /** Points for a metre between a unit and the middle of its official's units: the more, the closer together. */
  compact: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
  /** How many units that have a holder may get another; null: any. */
  maxChanges: z._default(z.nullable(count), null),
  /** Whether a unit of the most work (a weak one, often) wants one who leads (secretary, chair, head or a deputy): else a missing skill. */
  leadersForHeavy: z._default(z.boolean(), false),
};
type Asked = { [Key in keyof typeof asked]: z.infer<(typeof asked)[Key]> };

/** What is asked where nothing is said. */
export const usualRules: Asked = {
  by: 'count',
  spread: 'least',
  hard: ['requiredSkills'],
  points: { metre: 1, missingSkill: 3000, otherArea: 2000, change: 4000 },
  tiers: firstAims,
  compact: 0,
  maxChanges: null,
  leadersForHeavy: false,
};

/** What the engine was asked: load rule, hard rules, weights, aims, and pairs that may not be. */
export const DraftRules = z
  .strictObject({ ...asked, forbid: z._default(z.array(Pair), []) })
  .check(z.meta({ vi: 'quy tắc phân công', en: 'assignment rules' }));
export type DraftRules = z.infer<typeof DraftRules>;

/** One who may be given units, with the least and the most (null: no limit) of them, or of their workload where that is shared out. */
export const DraftOfficial = z.strictObject({
  officialId: OfficialId,
  least: z._default(count, 0),
  most: z._default(z.nullable(count), null),
});
export type DraftOfficial = z.infer<typeof DraftOfficial>;

const title = z.string().check(z.trim(), z.normalize('NFC'), z.minLength(1), z.maxLength(120));

/** Asks for a proposal: these officials, these units (null: every unit of the tier), these rules, from that day on. */
export const DraftAsked = z
  .strictObject({
    id: DraftId,
    planId: PlanId,
    kind: LinkKind,
    heldTier: tier,
    title,
    effectiveOn: Day,
    unitIds: z._default(z.nullable(z.array(UnitId).check(z.minLength(1), z.maxLength(5000))), null),
    officials: z.array(DraftOfficial).check(z.minLength(1), z.maxLength(5000)),
    rules: z._default(z.strictObject(asked), usualRules),
  })
  .check(z.meta({ vi: 'đề xuất phân công', en: 'assignment proposal' }));
export type DraftAsked = z.infer<typeof DraftAsked>;

/** Units put elsewhere by hand; each is then held there when the rest is planned anew. Null: nobody. */
export const DraftMoved = z
  .strictObject({
    draftId: DraftId,
    moves: z
      .array(
        z.strictObject({
          unitId: UnitId,
          officialId: z.nullable(OfficialId),
          /** Who has it as the sender sees the draft: where that is no longer so, nothing moves. Left out: whoever has it. */
          fromId: z.optional(z.nullable(OfficialId)),
          /** Why, as the annex prints it. */
          note: z._default(z.string().check(z.trim(), z.normalize('NFC'), z.maxLength(200)), ''),
        }),
      )
      .check(z.minLength(1), z.maxLength(1000)),
  })
  .check(z.meta({ vi: 'chuyển các đơn vị', en: 'move of units' }));

export const DraftLocked = z
  .strictObject({
    draftId: DraftId,
    unitIds: z.array(UnitId).check(z.minLength(1), z.maxLength(5000)),
    locked: z.boolean(),
  })
  .check(z.meta({ vi: 'giữ cố định', en: 'lock' }));

/** A pair that may not be, or may again; the next planning obeys. */
export const DraftForbidden = z
  .strictObject({ draftId: DraftId, pair: Pair, forbidden: z.boolean() })
  .check(z.meta({ vi: 'không giao cặp này', en: 'forbidden pair' }));

/** What stays of a draft's rows: as many as its rules allow, before all points; or points for each that changes. */
export const Kept = z.union([z.literal('most'), count]);
export type Kept = z.infer<typeof Kept>;

/**
 * Plans all that is not locked anew, from what is known now; may change rules and officials. Without `kept` as if there were no
 * draft: what stays is who holds a unit now.
 */
export const DraftReplanned = z
  .strictObject({
    draftId: DraftId,
    rules: z.optional(z.strictObject(asked)),
    officials: z.optional(z.array(DraftOfficial).check(z.minLength(1), z.maxLength(5000))),
    kept: z.optional(Kept),
    /** The count of changes that the sender saw; refused where another has been made since. */
    after: z.optional(z.int().check(z.minimum(0))),
  })
  .check(z.meta({ vi: 'cân lại', en: 're-planning' }));

/** Takes the last change of a draft back. */
export const DraftUndone = z
  .strictObject({
    draftId: DraftId,
    /** Which change: the last one must still be it. */
    nth: z.int().check(z.minimum(1)),
  })
  .check(z.meta({ vi: 'hoàn tác', en: 'undone change' }));

/** What was done to a draft since it was made. */
export const DraftStep = z.enum(['move', 'lock', 'forbid', 'replan']);
export type DraftStep = z.infer<typeof DraftStep>;

export const DraftDiscarded = z
  .strictObject({ draftId: DraftId })
  .check(z.meta({ vi: 'bỏ phương án', en: 'discarded draft' }));

/** The draft becomes the assignment from a day on; those who keep a unit keep its date. */
export const DraftPublished = z
  .strictObject({
    draftId: DraftId,
    effectiveOn: Day,
    /** Said by someone who has read that facts changed since it was computed. */
    evenIfStale: z._default(z.boolean(), false),
    /** What `changes` showed beside it: a draft that gives otherwise by now is not published. Left out: as it is. */
    seen: z.optional(z.string().check(z.maxLength(64))),
  })
  .check(z.meta({ vi: 'công bố phân công', en: 'publication of assignments' }));

/** A draft in a list. Loads are units per official, as `distribution` counts them. */
export const Draft = z
  .strictObject({
    id: DraftId,
    planId: PlanId,
    kind: LinkKind,
    heldTier: tier,
    title: z.string(),
    effectiveOn: Day,
    wholeTier: z.boolean(),
    rules: DraftRules,
    madeBy: z.string(),
    madeOn: Day,
    publishedOn: z.nullable(Day),
    units: count,
    officials: count,
    /** Points in all, and the least the rules allow (null once moved by hand or locked). */
    cost: z.int(),
  })
  .check(z.meta({ vi: 'phương án phân công', en: 'assignment draft' }));
export type Draft = z.infer<typeof Draft>;

/** What the engine said of its answer. */
export const DraftResult = z.strictObject({
  status: z.string(),
  spread: z.nullable(z.union([z.string(), z.number()])),
  objective: z.number(),
  bound: z.number(),
  certificate: z.strictObject({ violations: z.int(), pairsPriced: z.int() }),
  exceptions: z.array(OfficialId),
  seed: z.int(),
  /** Whether time ended the search before a proof. */
  stoppedBy: z._default(z.nullable(z.literal('time')), null),
});
export type DraftResult = z.infer<typeof DraftResult>;

export const DraftRow = z.strictObject({
  unitId: UnitId,
  unitName: z.string(),
  parentId: z.nullable(UnitId),
  parentName: z.nullable(z.string()),
  households: z.nullable(z.int()),
  officialId: z.nullable(OfficialId),
  /** Whom the engine gave it to; another than `officialId` was put there by hand. */
  proposedId: z.nullable(OfficialId),
  /** Who holds it now, or just before the draft's day. */
  holderId: z.nullable(OfficialId),
  holderName: z.nullable(z.string()),
  locked: z.boolean(),
  cost: z.int(),
  workload: z.int(),
  /** Degrees, where the unit has its own. */
  place: z.nullable(z.object({ lat: z.number(), lon: z.number() })),
  reason: Reason,
});
export type DraftRow = z.infer<typeof DraftRow>;

export const DraftLoad = z.strictObject({
  officialId: OfficialId,
  name: z.string(),
  post: z.string(),
  sector: z.string(),
  least: count,
  most: z.nullable(count),
  units: count,
  households: z.int(),
  /** The workload of these units in all. */
  workload: count,
  /** Of this kind, just before the draft's day. */
  before: count,
});
export type DraftLoad = z.infer<typeof DraftLoad>;

/**
 * A draft with its rows and loads; `stale`: something it was computed from has changed since; `facts` tells what it would be
 * planned from now (`BoardFacts`), null once it is published.
 */
export const WholeDraft = z.strictObject({
  ...Draft.shape,
  result: DraftResult,
  stale: z.boolean(),
  facts: z.nullable(z.string()),
  /** What «Hoàn tác» would take back; null: nothing was done yet. */
  lastStep: z.nullable(z.strictObject({ nth: z.int(), did: DraftStep })),
  /** How many changes there were so far: the next one is one more. */
  steps: count,
  rows: z.array(DraftRow),
  loads: z.array(DraftLoad),
});
export type WholeDraft = z.infer<typeof WholeDraft>;
