import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from './button.tsx';
import { designText } from './design.texts.ts';
import { Dialog } from './dialog.tsx';
import { unsaved } from './entry-form.tsx';
import { t } from './text.ts';

const wanted = signal<(() => void) | null>(null);

/** Goes at once, or asks first where a form holds unsaved words. The router calls it for every link (routes.tsx). */
export function leave(go: () => void): void {
  if (unsaved.value.size === 0) go();
  else wanted.value = go;
}

/** The question itself, and the browser's own for closing the tab. The shell has one. */
export function Leaving() {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => unsaved.value.size > 0 && event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  const go = wanted.value;
  if (!go) return null;
  const stay = () => (wanted.value = null);
  return (
    <Dialog title={t(designText.leaveTitle)} onClose={stay}>
      <p>{t(designText.leaveSays)}</p>
      <div class="actions">
        <Button tone="main" onClick={stay}>
          {t(designText.stay)}
        </Button>
        <Button
          tone="danger"
          onClick={() => {
            stay();
            unsaved.value = new Set();
            go();
          }}
        >
          {t(designText.leave)}
        </Button>
      </div>
    </Dialog>
  );
}
