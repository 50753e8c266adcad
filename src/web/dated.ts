import { Day } from '../kernel/day.ts';
import { base } from './place.ts';

/** Screens whose lists answer as of any day (`?on=2018-10-11` in the address), in the order in which addresses are matched. */
let known: readonly { at: RegExp; dated: boolean }[] = [];

/** Told once at the start: every screen there is. */
export function knowScreens(screens: readonly { path: string; dated?: true }[]): void {
  known = screens.map(({ path, dated }) => ({
    at: new RegExp(`^${path.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+')}$`),
    dated: dated === true,
  }));
}

/** Whether a screen shows other days than today; the path without the tenant's base. */
const isDated = (path: string): boolean => known.find(({ at }) => at.test(path))?.dated ?? false;

/** The day that the address of a dated screen asks for; null on every other screen and without one. */
export function dayInAddress(): Day | null {
  const asked = Day.safeParse(new URLSearchParams(location.search).get('on'));
  return asked.success && isDated(location.pathname.slice(base().length) || '/') ? asked.data : null;
}

let leavingDay = false;
/** Goes somewhere, and back to today. */
export function withoutDay(go: () => void): void {
  leavingDay = true;
  go();
  leavingDay = false;
}

/** A link that keeps the day shown, where it leads from one dated screen to another: `/t/x/officials` → `/t/x/officials?on=…`. */
export function carried(to: string): string {
  const on = leavingDay ? null : dayInAddress();
  const [path = '', query = ''] = to.split('?');
  if (on === null || !isDated(path.slice(base().length) || '/')) return to;
  const asked = new URLSearchParams(query);
  if (asked.has('on')) return to;
  return `${path}?${query === '' ? '' : `${query}&`}on=${on}`;
}
