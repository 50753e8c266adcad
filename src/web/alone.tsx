import type { ComponentChildren } from 'preact';
import { LanguageSwitch } from './account.tsx';
import { Mark } from './icon.tsx';
import { Leaving } from './leaving.tsx';
import { Toasts } from './toast.tsx';

/** The frame of a screen that needs no sign-in: our name, the language, and nothing else to go to. */
export const Alone = (p: { children: ComponentChildren }) => (
  <div class="alone-frame">
    <header class="alone-top">
      <p class="alone-brand">
        <Mark size={30} />
        <span>Ba Nắm</span>
      </p>
      <LanguageSwitch />
    </header>
    {p.children}
    <Toasts />
    <Leaving />
  </div>
);
