import { start } from '../web/app.tsx';
import type { ScreenEntry } from '../web/routes.tsx';

/**
 * Every screen, each slice's in a chunk of its own. The order of those with `nav` is the order of the tab bar and the
 * side rail. Labels stand here, not in a slice's texts: those come with the slice's chunk, the frame must stay light.
 * One line a screen: { path: '/units/:id', load: async () => (await import('../units/unit.screen.tsx')).Unit }
 */
const screens: ScreenEntry[] = [
  {
    path: '/',
    load: async () => (await import('../desks/desk.screen.tsx')).Today,
    nav: { label: { vi: 'Hôm nay', en: 'Today' }, icon: 'home' },
  },
  {
    path: '/accounts',
    load: async () => (await import('../accounts/account.screen.tsx')).Accounts,
    nav: { label: { vi: 'Tài khoản', en: 'Accounts' }, icon: 'lock', action: 'account.read' },
  },
  {
    path: '/duties',
    load: async () => (await import('../accounts/duty.screen.tsx')).Duties,
    nav: {
      label: { vi: 'Vai trò, ủy quyền', en: 'Roles and delegation' },
      icon: 'people',
      action: 'account.read',
    },
  },
  {
    path: '/log',
    load: async () => (await import('../accounts/log.screen.tsx')).Log,
    nav: { label: { vi: 'Nhật ký hệ thống', en: 'Log' }, icon: 'clock', action: 'log.read' },
  },
  { path: '/account', load: async () => (await import('../accounts/own.screen.tsx')).OwnAccount },
];

/** Screens that need no sign-in: a resident's receipt, a one-time link. They stand without the shell. */
const open: ScreenEntry[] = [
  { path: '/begin', load: async () => (await import('../accounts/begin.screen.tsx')).BeginHere },
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
