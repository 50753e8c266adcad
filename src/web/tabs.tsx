import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';

/** One tab; `count` shows beside its word. The panel is drawn when first opened. */
export interface Tab {
  id: string;
  says: string;
  count?: number;
  panel: () => ComponentChildren;
}

/**
 * Several views of one thing. The open one stands in the address (`?tab=history`), so that it can be sent and found again.
 * Arrow keys, Home and End move: `<Tabs name="tab" tabs={[{ id: 'now', says: 'Hiện nay', panel: () => … }]} />`.
 */
export function Tabs(p: { tabs: readonly Tab[]; name?: string; label: string }) {
  const name = p.name ?? 'tab';
  const [open, setOpen] = useState(() => new URLSearchParams(location.search).get(name) ?? p.tabs[0]?.id);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    p.tabs.findIndex((tab) => tab.id === open),
    0,
  );
  function go(to: number) {
    const tab = p.tabs[(to + p.tabs.length) % p.tabs.length];
    if (!tab) return;
    setOpen(tab.id);
    const url = new URL(location.href);
    url.searchParams.set(name, tab.id);
    history.replaceState(history.state, '', url);
    list.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  }
  const keys: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: p.tabs.length - 1,
  };
  return (
    <div class="tabs">
      <div
        ref={list}
        class="tab-list"
        role="tablist"
        aria-label={p.label}
        onKeyDown={(event) => {
          const to = keys[event.key];
          if (to === undefined) return;
          event.preventDefault();
          go(to);
        }}
      >
        {p.tabs.map((tab, n) => (
          <button
            key={tab.id}
            id={`tab-${tab.id}`}
            type="button"
            role="tab"
            class="tab"
            aria-selected={n === at}
            aria-controls={`panel-${tab.id}`}
            tabIndex={n === at ? 0 : -1}
            onClick={() => go(n)}
          >
            {tab.says}
            {tab.count !== undefined && <span class="tab-count">{tab.count}</span>}
          </button>
        ))}
      </div>
      {p.tabs.map((tab, n) => (
        <div
          key={tab.id}
          id={`panel-${tab.id}`}
          role="tabpanel"
          aria-labelledby={`tab-${tab.id}`}
          hidden={n !== at}
          class="panel"
        >
          {n === at && tab.panel()}
        </div>
      ))}
    </div>
  );
}
