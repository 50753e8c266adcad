import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/**
 * Something a mouse can carry; `onTake` hears what is carried, and null when it is let go. Whoever has no mouse needs another
 * way beside it: `<Drag onTake={(on) => setTaken(on ? row : null)}>Tổ 5</Drag>`.
 */
export const Drag = (p: { onTake: (carried: boolean) => void; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: for a mouse alone; another way stands beside it
  <span
    class="drag"
    draggable
    onDragStart={(event) => {
      event.dataTransfer?.setData('text/plain', '');
      p.onTake(true);
    }}
    onDragEnd={() => p.onTake(false)}
  >
    {p.children}
  </span>
);

/** Where it can be put down. */
export function Drop(p: { onDrop: () => void; children: ComponentChildren }) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for a mouse alone; another way stands beside it
    <div
      class={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        p.onDrop();
      }}
    >
      {p.children}
    </div>
  );
}
