import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import { unitsWhere } from '../server/access.sql.ts';

/** Of what a figure or list is asked: a unit and all beneath it, or whatever a person may see of the diary today. */
export type Scope = { unitId: UnitId } | { seenBy: { officialId: OfficialId; today: Day } };

/** Those units as the tree stood on a day, as a subquery: `where unit_id in ${unitsIn(scope, on)}`. */
export const unitsIn = (scope: Scope, on: Day): RawBuilder<UnitId> =>
  'unitId' in scope
    ? sql`(select below_id from unit_closure where above_id = ${scope.unitId} and valid @> ${on}::date)`
    : unitsWhere('visit.read', scope.seenBy.officialId, scope.seenBy.today, on);
