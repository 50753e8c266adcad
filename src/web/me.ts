import { signal } from '@preact/signals';
import { type Day, dayAt, type Instant, instantAt } from '../kernel/day.ts';
import type { OfficialId, UnitId } from '../kernel/id.ts';
import type { Action, Role } from '../kernel/policy.ts';
import type { Lang } from '../kernel/text.ts';
import { dayInAddress } from './dated.ts';

/** The commune (or province) whose tree this is. `demoDay` is «today» of a sample tenant. */
export interface Tenant {
  name: string;
  title: string;
  sample: boolean;
  demoDay: Day | null;
}

/** Who is signed in, as `GET me` answers. `may` lists the actions allowed in at least one unit. */
export interface Me {
  officialId: OfficialId;
  name: string;
  userName: string;
  tenant: Tenant & { today: Day };
  roles: readonly { role: Role; unitId: UnitId | null; unitName: string | null }[];
  may: readonly Action[];
  lang: Lang;
  /** The unit the tenant is about; null before its set-up. */
  homeUnitId: UnitId | null;
}

/** `undefined` while unknown, null when nobody is signed in. */
const known = signal<Me | null | undefined>(undefined);
/** True from the moment the server says that the session ended until someone signs in again. */
export const lapsed = signal(false);

/** Who is signed in; undefined while the server has not said, null for nobody. */
export const whoIsIn = (): Me | null | undefined => known.value;

/** Who is signed in. Only for what is drawn inside the shell, where there always is someone. */
export function me(): Me & { today: Day; now: () => Instant } {
  const who = known.value;
  if (!who) throw new Error('me() is for screens inside the shell');
  return { ...who, today: who.tenant.today, now: () => nowOn(who.tenant.demoDay) };
}

/**
 * Does the reader have this action anywhere? The server judges each case; this only hides what is never theirs, and whatever
 * writes while another day than today is shown.
 */
export const may = (action: Action): boolean =>
  (known.value?.may.includes(action) ?? false) && (onlyReads(action) || !looksBack());

const onlyReads = (action: Action) => /\.(read|readDraft|use|export)$/.test(action);

/** The day that the screen shows: that of its address where its lists answer as of any day, else today. */
export const shownDay = (): Day => dayInAddress() ?? me().today;

const looksBack = () => known.value != null && shownDay() !== known.value.tenant.today;

/** Whether one of the actions is among those the reader has; true where none is named. */
export const hasOne = (action: Action | readonly Action[] | undefined, may: readonly Action[]): boolean =>
  action === undefined || [action].flat().some((one) => may.includes(one));

export function signedIn(who: Me | null): void {
  known.value = who;
  lapsed.value = false;
}

/** Called on a 401: keeps the screen and asks to sign in over it. */
export function lapse(): void {
  if (known.value) lapsed.value = true;
}

/** The device's clock as told in Việt Nam; in a sample tenant the hour of now on the demonstration day. */
function nowOn(demoDay: Day | null): Instant {
  const now = instantAt(Date.now());
  return demoDay === null ? now : (now.replace(dayAt(Date.now()), demoDay) as Instant);
}
