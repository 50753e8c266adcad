import type { Day } from '../kernel/day.ts';
import { newId, type UnitId } from '../kernel/id.ts';
import type { Tx } from '../server/sql.ts';
import { keepKind, keepLink } from './kind.sql.ts';
import type { UnitKind } from './kind.ts';

/**
 * The kinds of units a new tenant knows; each tenant may rename them and add its own (thôn, bản, tổ dân phố …). Districts and
 * townships are among them although the tier ended on 2025-07-01: what came before must still be told.
 */
const kinds: UnitKind[] = [
  { code: 'province', vi: 'Tỉnh', en: 'Province', tier: 1 },
  { code: 'city', vi: 'Thành phố', en: 'City', tier: 1 },
  { code: 'district', vi: 'Huyện', en: 'District', tier: 2 },
  { code: 'commune', vi: 'Xã', en: 'Commune', tier: 3 },
  { code: 'ward', vi: 'Phường', en: 'Ward', tier: 3 },
  { code: 'township', vi: 'Thị trấn', en: 'Township', tier: 3 },
  { code: 'specialZone', vi: 'Đặc khu', en: 'Special zone', tier: 3 },
  { code: 'hamlet', vi: 'Ấp', en: 'Hamlet', tier: 4 },
  { code: 'quarter', vi: 'Khu phố', en: 'Quarter', tier: 4 },
  { code: 'group', vi: 'Tổ nhân dân tự quản', en: 'Self-managed group', tier: 5 },
];

/** Tỉnh nắm tới xã; huyện nắm tới xã, ấp, khu phố; xã nắm tới ấp, tổ (mission, A2, A4, A5, A9). */
const links = [
  [1, 3, 'inCharge'],
  [2, 3, 'inCharge'],
  [2, 4, 'followAndSupport'],
  [3, 4, 'inCharge'],
  [3, 5, 'followAndSupport'],
] as const;

/** What a tenant begins with, before its first unit. */
export async function seedKinds(db: Tx, _home: UnitId, from: Day): Promise<void> {
  for (const kind of kinds) await keepKind(db, kind);
  for (const [holderTier, heldTier, kind] of links)
    await keepLink(db, { id: newId(), holderTier, heldTier, kind, from, until: null });
}
