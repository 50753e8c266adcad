import type { UnitId } from '../kernel/id.ts';
import type { AppointedRole } from '../kernel/policy.ts';
import { useRead } from '../web/read.ts';
import { t } from '../web/text.ts';
import { accountText } from './account.texts.ts';

/** «Ký thay mặt Cán bộ 1.» where the reader acts in that role over the unit by delegation today; else an empty string. */
export function useSigningFor(role: AppointedRole, unitId: UnitId | null): string {
  const place = useRead<{ inPlaceOf: string | null }>(
    unitId && `own/place?${new URLSearchParams({ role, unitId })}`,
  );
  const name = place.value?.inPlaceOf;
  return name ? t(accountText.signsFor, { name }) : '';
}
