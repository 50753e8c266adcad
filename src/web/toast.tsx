import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button, IconButton } from './button.tsx';
import { designText } from './design.texts.ts';
import { t } from './text.ts';

const shown = signal<{ says: string; undo?: () => void } | null>(null);

/** Says in passing that something is done: `toast('Đã lưu')`; with `undo` for eight seconds a way back. */
export function toast(says: string, undo?: () => void): void {
  shown.value = undo ? { says, undo } : { says };
}

/** Where toasts appear; the shell has one. Always on the page, so that a reader of the screen hears it change. */
export function Toasts() {
  const now = shown.value;
  useEffect(() => {
    if (!now) return;
    const clock = setTimeout(() => (shown.value = null), now.undo ? 8000 : 4000);
    return () => clearTimeout(clock);
  }, [now]);
  return (
    <div class="toasts" role="status">
      {now && (
        <div class="toast">
          <span>{now.says}</span>
          {now.undo && (
            <Button
              tone="quiet"
              icon="undo"
              onClick={() => {
                shown.value = null;
                now.undo?.();
              }}
            >
              {t(designText.undo)}
            </Button>
          )}
          <IconButton icon="cross" says={t(designText.close)} onClick={() => (shown.value = null)} />
        </div>
      )}
    </div>
  );
}
