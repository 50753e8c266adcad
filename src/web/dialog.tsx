import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';
import { designText } from './design.texts.ts';
import { t } from './text.ts';

/**
 * A native modal dialog; rendered is open: `{open && <Dialog title="…" onClose={…}>…</Dialog>}`. Escape and the cross close
 * it, the focus begins in the first field and goes back to where it was. `sheet` rises from the bottom edge of a phone.
 */
export function Dialog(p: {
  title: string;
  onClose: () => void;
  sheet?: boolean;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    dialog?.showModal();
    dialog
      ?.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea):not([type=hidden])')
      ?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={p.sheet ? 'dialog dialog-sheet' : 'dialog'}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        p.onClose();
      }}
    >
      <header class="dialog-head">
        <h2 id={title}>{p.title}</h2>
        <IconButton icon="cross" says={t(designText.close)} onClick={p.onClose} />
      </header>
      <div class="dialog-body">{p.children}</div>
    </dialog>
  );
}
