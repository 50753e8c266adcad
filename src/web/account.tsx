import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { roleText } from '../kernel/policy.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import type { Me } from './me.ts';
import { signOut } from './session.ts';
import { shellText } from './shell.texts.ts';
import { lang, speak, t } from './text.ts';

/** Who is signed in; opens to roles, language and the way out. */
export function Account(p: { me: Me }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="account" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span class="account-letter" aria-hidden="true">
          {initials(p.me.name)}
        </span>
        <span class="account-name">
          <span class="unseen">{t(shellText.account)}: </span>
          {p.me.name}
        </span>
      </button>
      {open && (
        <Dialog title={p.me.name} sheet onClose={() => setOpen(false)}>
          <p class="meta">{p.me.userName}</p>
          <ul class="roles">
            {p.me.roles.map((role) => (
              <li key={`${role.role} ${role.unitId}`}>
                <Icon name="person" size={18} />
                <span>
                  {t(roleText[role.role])}
                  {role.unitName && <span class="meta"> · {role.unitName}</span>}
                </span>
              </li>
            ))}
          </ul>
          <LanguageSwitch />
          <div class="actions">
            <Link href="/account" class="button button-plain" onClick={() => setOpen(false)}>
              <Icon name="lock" />
              <span>{t(shellText.own)}</span>
            </Link>
            <Button icon="out" onClick={() => void signOut()}>
              {t(shellText.signOut)}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Given name's letter and the family name's: «Nguyễn Thị Hoa» is NH. Numbers stay: «Cán bộ 01» is 01. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  return /^\d/.test(last)
    ? last.slice(0, 3)
    : `${words[0]?.[0] ?? ''}${words.length > 1 ? last[0] : ''}`.toUpperCase();
}

/** Tiếng Việt or English, each in its own words. */
export const LanguageSwitch = () => (
  <fieldset class="language" aria-label={t(shellText.language)}>
    {(['vi', 'en'] as const).map((one) => (
      <button key={one} type="button" lang={one} aria-pressed={lang() === one} onClick={() => speak(one)}>
        {one === 'vi' ? 'Tiếng Việt' : 'English'}
      </button>
    ))}
  </fieldset>
);
