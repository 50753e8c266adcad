/** Where this page lives: `/t/{tenant}` and everything under it. The first set-up lives outside, its base is empty. */
const place = /^\/t\/([^/]+)/;

/** The name of the tenant in the address; empty outside of any. */
export const tenant = (): string => place.exec(location.pathname)?.[1] ?? '';

/** The base of every link inside the app, `/t/my-thanh`. */
export const base = (): string => place.exec(location.pathname)?.[0] ?? '';

/** The address of an API path: `units?on=2016-09-26` → `/t/my-thanh/api/units?on=2016-09-26`. */
export const api = (path: string): string => `${base()}/api/${path.replace(/^\//, '')}`;

/** A link's address as the browser sees it: `/units` → `/t/my-thanh/units`. For wouter's `Link` use the short form. */
export const address = (path: string): string => `${base()}${path}`;
