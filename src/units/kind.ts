import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { RowId } from '../kernel/id.ts';
import { clean } from '../kernel/name.ts';

const label = z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(60));
const tier = z.int().check(z.minimum(0), z.maximum(9));

export const UnitKindCode = z.string().check(z.regex(/^[a-z][a-zA-Z]*$/), z.maxLength(40));

/**
 * What a unit may be, as this tenant calls it: ấp here, khóm or thôn elsewhere. Data, so that a place without groups, or with
 * «tổ dân cư», fits. `tier` counts from the top: 0 the country, 1 province, 2 district, 3 commune, 4 hamlet, 5 group; tiers may be skipped.
 */
export const UnitKind = z
  .strictObject({ code: UnitKindCode, vi: label, en: label, tier })
  .check(z.meta({ vi: 'loại đơn vị', en: 'unit kind' }));
export type UnitKind = z.infer<typeof UnitKind>;

/** `assist`: a second one beside whoever is in charge or follows, and never the same person. */
export const LinkKind = z.enum(['inCharge', 'followAndSupport', 'assist']);
export type LinkKind = z.infer<typeof LinkKind>;

/**
 * A link of the chain «tỉnh nắm tới xã, huyện nắm tới ấp, xã nắm tới tổ»: officials of the holder's tier take units of the
 * held tier, by this kind of assignment, from `from` until the day before `until` (null: still).
 */
export const ChainLink = z
  .strictObject({
    id: RowId,
    holderTier: tier,
    heldTier: tier,
    kind: LinkKind,
    from: Day,
    until: z.nullable(Day),
  })
  .check(z.meta({ vi: 'mắt xích nắm cơ sở', en: 'chain link' }));
export type ChainLink = z.infer<typeof ChainLink>;
