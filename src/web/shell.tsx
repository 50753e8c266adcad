import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Link, useLocation, useSearch } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import type { Action } from '../kernel/policy.ts';
import { Account } from './account.tsx';
import { designText } from './design.texts.ts';
import { Dialog } from './dialog.tsx';
import { Icon, type IconName, Mark } from './icon.tsx';
import { Leaving } from './leaving.tsx';
import { hasOne, type Me, shownDay } from './me.ts';
import { online } from './online.ts';
import type { ScreenEntry } from './routes.tsx';
import { shellText } from './shell.texts.ts';
import { t } from './text.ts';
import { Toasts } from './toast.tsx';

/** One way to a part: made from the `nav` of a ScreenEntry. */
export interface NavItem {
  href: string;
  says: string;
  icon: IconName;
  /** The heading it stands under in the side rail. */
  group?: string;
}

/** The parts this person has, in the order of the list. */
export const navFor = (screens: readonly ScreenEntry[], may: readonly Action[]): NavItem[] =>
  screens.flatMap(({ path, action, nav }) => {
    if (!nav || !hasOne(action, may) || !hasOne(nav.action, may)) return [];
    return [{ href: path, says: t(nav.label), icon: nav.icon, ...(nav.group && { group: t(nav.group) }) }];
  });

/** The frame of every screen: a tab bar at the thumb on a phone, a side rail on a desk; banners; the account. */
export function Shell(p: { me: Me; nav: readonly NavItem[]; children: ComponentChildren }) {
  const [at] = useLocation();
  // Links keep the day shown: they are drawn anew when it changes.
  useSearch();
  const here = [...p.nav]
    .filter(({ href }) => within(at, href))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <div class="shell">
      <a class="skip" href="#page-content">
        {t(shellText.skip)}
      </a>
      <header class="top">
        <Link href="/" class="brand">
          <Mark size={30} />
          <span class="brand-name">Ba Nắm</span>
          <span class="brand-tenant">{p.me.tenant.title}</span>
        </Link>
        <Account me={p.me} />
      </header>
      <nav class="rail" aria-label={t(shellText.navigation)}>
        {groupsOf(p.nav).map(([group, items]) => (
          <div key={group}>
            {group && <p class="rail-group">{group}</p>}
            <NavLinks items={items} here={here} />
          </div>
        ))}
      </nav>
      <div class="page">
        <Banners me={p.me} />
        <p class="print-only">
          {p.me.tenant.title} · {t(designText.figuresOf, { day: written(shownDay()) })} {p.me.name}
        </p>
        <main id="page-content" tabIndex={-1}>
          {p.children}
        </main>
      </div>
      <TabBar items={p.nav} here={here} />
      <Toasts />
      <Leaving />
    </div>
  );
}

/** The parts by their group, in the order of first sight; those without one lead. */
function groupsOf(items: readonly NavItem[]): [group: string, items: NavItem[]][] {
  const groups = new Map<string, NavItem[]>();
  for (const item of items) {
    const group = item.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  return [...groups];
}

/** Is the page at, or under, this part? The first page is only itself. */
const within = (at: string, href: string) => at === href || (href !== '/' && at.startsWith(`${href}/`));

const NavLinks = (p: { items: readonly NavItem[]; here: NavItem | undefined; onGo?: () => void }) => (
  <ul class="nav">
    {p.items.map((item) => (
      <li key={item.href}>
        <Link
          href={item.href}
          class="nav-link"
          {...(item.href === p.here?.href && { 'aria-current': 'page' as const })}
          {...(p.onGo && { onClick: p.onGo })}
        >
          <Icon name={item.icon} size={22} />
          <span>{item.says}</span>
        </Link>
      </li>
    ))}
  </ul>
);

/** Five places at the thumb; with more parts the fifth is «Thêm». */
function TabBar(p: { items: readonly NavItem[]; here: NavItem | undefined }) {
  const [open, setOpen] = useState(false);
  const tabs = p.items.length > 5 ? p.items.slice(0, 4) : p.items;
  const rest = p.items.slice(tabs.length);
  return (
    <>
      <nav class="tab-bar" aria-label={t(shellText.navigation)}>
        <NavLinks items={tabs} here={p.here} />
        {rest.length > 0 && (
          <button
            type="button"
            class="nav-link"
            aria-expanded={open}
            data-here={rest.some((item) => item.href === p.here?.href)}
            onClick={() => setOpen(true)}
          >
            <Icon name="more" size={22} />
            <span>{t(shellText.more)}</span>
          </button>
        )}
      </nav>
      {open && (
        <Dialog title={t(shellText.more)} sheet onClose={() => setOpen(false)}>
          <NavLinks items={rest} here={p.here} onGo={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

/** What is true of every page for now: sample data, no network. Neither looks like an error. */
const Banners = (p: { me: Me }) => (
  <>
    {p.me.tenant.sample && (
      <p class="banner banner-sample">
        <Icon name="info" size={18} />
        <span>
          {t(shellText.sample)}
          {p.me.tenant.demoDay && <> · {t(shellText.demoDay, { day: written(p.me.tenant.demoDay) })}</>}
        </span>
      </p>
    )}
    <p class="banner banner-offline" role="status" hidden={online.value}>
      {!online.value && (
        <>
          <Icon name="offline" size={18} />
          <span>{t(designText.offlineBar)}</span>
        </>
      )}
    </p>
  </>
);
