import { start } from '../web/app.tsx';
import type { ScreenEntry } from '../web/routes.tsx';

/**
 * Every screen, each slice's in a chunk of its own. The order of those with `nav` is the order of the tab bar and the
 * side rail. One line a screen: { path: '/units/:id', load: async () => (await import('../units/unit.screen.tsx')).Unit }
 */
const screens: ScreenEntry[] = [];

/** Screens that need no sign-in: a resident's receipt, a one-time link. They stand without the shell. */
const open: ScreenEntry[] = [];

if (import.meta.env.MODE === 'gallery')
  open.push({ path: '/gallery/*?', load: async () => (await import('../web/gallery.screen.tsx')).Gallery });

start(screens, open);
