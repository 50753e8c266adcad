import { start } from '../web/app.tsx';
import type { ScreenEntry } from '../web/routes.tsx';
import { screens } from './screens.tsx';

/** Screens that need no sign-in: a resident's receipt, a one-time link. They stand without the shell. */
const open: ScreenEntry[] = [
  { path: '/begin', load: async () => (await import('../accounts/begin.screen.tsx')).BeginHere },
  { path: '/gop-y', load: async () => (await import('../concerns/concern-box.screen.tsx')).ConcernBox },
  {
    path: '/concern-box',
    load: async () => (await import('../concerns/concern-box.screen.tsx')).ConcernBox,
  },
];

if (import.meta.env.MODE === 'gallery')
  open.push({
    path: '/gallery/*?',
    bare: true,
    load: async () => (await import('../web/gallery.screen.tsx')).Gallery,
  });

/** The first set-up stands outside every tenant. */
if (location.pathname.startsWith('/setup')) {
  const load = async () => (await import('../accounts/set-up.screen.tsx')).SetUpPage;
  start([], [{ path: '/*?', load }]);
} else start(screens, open);
