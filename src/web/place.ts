/**
 * Where this page lives: `/t/{tenant}` and everything under it. A page opened outside a tenant (never served so) has no
 * tenant and its reads answer 404.
 */
export const tenant = (): string => /^\/t\/([^/]+)/.exec(location.pathname)?.[1] ?? '';

/** The base of every link inside the app, `/t/my-thanh`; outside every tenant (first set-up) there is none. */
export const base = (): string => (tenant() === '' ? '' : `/t/${tenant()}`);

/** The address of an API path: `units?on=2016-09-26` → `/t/my-thanh/api/units?on=2016-09-26`. */
export const api = (path: string): string => `${base()}/api/${path.replace(/^\//, '')}`;

/** A link's address as the browser sees it: `/units` → `/t/my-thanh/units`. For wouter's `Link` use the short form. */
export const address = (path: string): string => `${base()}${path}`;
