import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { Problem } from '../kernel/problem.ts';
import { designText } from './design.texts.ts';
import { Dialog } from './dialog.tsx';
import { Icon, type IconName } from './icon.tsx';
import { sentence, t } from './text.ts';
import { toast } from './toast.tsx';

/** How much a button stands out: one `main` a screen; `danger` for what cannot be undone; `quiet` inside lists. */
export type Tone = 'main' | 'plain' | 'quiet' | 'danger';

interface Face {
  tone?: Tone;
  icon?: IconName;
  children: ComponentChildren;
}
const look = (tone: Tone = 'plain') => `button button-${tone}`;

/** `<Button onClick={…}>Cân lại</Button>`; `busy` shows that it works and takes no second press. */
export const Button = (
  p: Face & {
    onClick?: (event: MouseEvent) => void;
    type?: 'button' | 'submit';
    busy?: boolean;
    off?: boolean;
  },
) => (
  <button
    type={p.type ?? 'button'}
    class={look(p.tone)}
    aria-busy={p.busy ?? false}
    disabled={p.off ?? false}
    onClick={(event) => (p.busy ? event.preventDefault() : p.onClick?.(event))}
  >
    {p.icon && <Icon name={p.icon} />}
    <span>{p.children}</span>
  </button>
);

/** Only an icon to see, the words to hear and to hover: `<IconButton icon="cross" says="Đóng" onClick={…} />`. */
export const IconButton = (p: { icon: IconName; says: string; onClick: () => void; off?: boolean }) => (
  <button
    type="button"
    class="button button-quiet button-icon"
    aria-label={p.says}
    title={p.says}
    disabled={p.off ?? false}
    onClick={p.onClick}
  >
    <Icon name={p.icon} />
  </button>
);

/** Looks like a button, is a link: `<LinkButton href="/plans/new" tone="main" icon="plus">Lập kế hoạch</LinkButton>`. */
export const LinkButton = (p: Face & { href: string }) => (
  <Link href={p.href} class={look(p.tone)}>
    {p.icon && <Icon name={p.icon} />}
    <span>{p.children}</span>
  </Link>
);

/**
 * Acts at one press, without asking: `<ActButton act={() => send('urging.send', { … })} done="Đã nhắc">Nhắc</ActButton>`.
 * Takes no second press meanwhile; a Problem, or `done`, is said in a toast.
 */
export function ActButton(p: Face & { act: () => Promise<Problem | null>; done?: string; off?: boolean }) {
  const [busy, setBusy] = useState(false);
  async function press() {
    setBusy(true);
    const problem = await p.act();
    setBusy(false);
    if (problem) toast(sentence(problem));
    else if (p.done) toast(p.done);
  }
  return (
    <Button
      tone={p.tone ?? 'plain'}
      {...(p.icon && { icon: p.icon })}
      off={p.off ?? false}
      busy={busy}
      onClick={() => void press()}
    >
      {p.children}
    </Button>
  );
}

/**
 * Asks before it acts. With `reason` the person also says why (`required`: must), given to `act`.
 * `act` returns the Problem, shown in the dialog with what was typed still there; null closes it.
 */
export function ConfirmButton(
  p: Face & {
    asks: string;
    explains?: string;
    confirm?: string;
    reason?: { label?: string; required?: boolean; max?: number };
    act: (reason: string) => Promise<Problem | null>;
    off?: boolean;
  },
) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        tone={p.tone ?? 'plain'}
        {...(p.icon && { icon: p.icon })}
        off={p.off ?? false}
        onClick={() => setOpen(true)}
      >
        {p.children}
      </Button>
      {open && <Confirmation {...p} close={() => setOpen(false)} />}
    </>
  );
}

function Confirmation(p: Parameters<typeof ConfirmButton>[0] & { close: () => void }) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  async function act(form: HTMLFormElement) {
    const reason = String(new FormData(form).get('reason') ?? '').trim();
    if (p.reason?.required && reason === '') return setWrong(t(designText.reasonMissing));
    setBusy(true);
    const problem = await p.act(reason);
    setBusy(false);
    if (problem) setWrong(sentence(problem));
    else p.close();
  }
  return (
    <Dialog title={p.asks} onClose={p.close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void act(event.currentTarget);
        }}
      >
        {p.explains && <p>{p.explains}</p>}
        {p.reason && (
          <label class="field">
            <span class="label">{p.reason.label ?? t(designText.reason)}</span>
            <textarea class="input" name="reason" rows={3} maxLength={p.reason.max ?? 500} />
          </label>
        )}
        <p role="alert" class="wrong">
          {wrong}
        </p>
        <div class="actions">
          <Button type="submit" tone={p.tone === 'danger' ? 'danger' : 'main'} busy={busy}>
            {p.confirm ?? t(designText.confirm)}
          </Button>
          <Button tone="quiet" onClick={p.close}>
            {t(designText.cancel)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
