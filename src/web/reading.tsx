import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { designText } from './design.texts.ts';
import { Icon, type IconName } from './icon.tsx';
import type { ReadOf } from './read.ts';
import { sentence, t } from './text.ts';

/**
 * Every state of what is read from the server, in one place:
 * `<Reading of={useRead<Unit[]>('units')} empty={<Empty says="Chưa có tổ nào" />}>{(units) => …}</Reading>`.
 * `empty` shows for an empty array or an answer whose `rows` are empty.
 */
export function Reading<T>(p: {
  of: ReadOf<T>;
  empty?: ComponentChildren;
  children: (value: T) => ComponentChildren;
}) {
  const { state, value, problem, again } = p.of;
  if (state === 'ready' && value !== null)
    return <>{p.empty !== undefined && hasNothing(value) ? p.empty : p.children(value)}</>;
  if (state === 'ready') return <>{p.empty ?? <Empty says={t(designText.nothing)} />}</>;
  if (state === 'loading') return <Loading />;
  if (state === 'forbidden') return <Forbidden {...(problem && { explains: sentence(problem) })} />;
  if (state === 'offline') return <Offline again={again} />;
  return <Failed {...(problem && { explains: sentence(problem) })} again={again} />;
}

function hasNothing(value: unknown): boolean {
  const rows = Array.isArray(value) ? value : (value as { rows?: unknown }).rows;
  return Array.isArray(rows) && rows.length === 0;
}

/** A whole place with nothing to show but a sentence, and what to do about it. */
function Plate(p: {
  icon: IconName;
  kind: string;
  says: string;
  explains?: string;
  children?: ComponentChildren;
}) {
  return (
    <div class={`plate plate-${p.kind}`}>
      <span class="plate-icon">
        <Icon name={p.icon} size={28} />
      </span>
      <p class="plate-says">{p.says}</p>
      {p.explains && <p class="plate-explains">{p.explains}</p>}
      {p.children && <div class="actions">{p.children}</div>}
    </div>
  );
}

/** Nothing here, and what would bring something: `<Empty says="Chưa có kế hoạch"><LinkButton …/></Empty>`. */
export const Empty = (p: {
  says: string;
  explains?: string;
  icon?: IconName;
  children?: ComponentChildren;
}) => <Plate {...p} icon={p.icon ?? 'diary'} kind="empty" />;

/** Grey bars in place of what is coming; only after 300 ms, so that a quick answer does not flicker. */
export function Loading(p: { rows?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const clock = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(clock);
  }, []);
  return (
    <div class="loading" role="status" aria-busy="true">
      <span class="unseen">{late ? t(designText.loading) : ''}</span>
      {late && Array.from({ length: p.rows ?? 4 }, (_, at) => <span key={at} class="skeleton" />)}
    </div>
  );
}

/** The server refused or broke: its sentence, and one more try. */
export const Failed = (p: { explains?: string; again?: () => void }) => (
  <div role="alert">
    <Plate {...p} icon="warn" kind="failed" says={t(designText.failed)}>
      {p.again && <Button onClick={p.again}>{t(designText.again)}</Button>}
    </Plate>
  </div>
);

/** Not within the reader's rights; says so without blame. */
export const Forbidden = (p: { explains?: string }) => (
  <Plate {...p} icon="lock" kind="forbidden" says={t(designText.forbidden)} />
);

/** No network: grey, since it is nobody's mistake. */
export const Offline = (p: { again?: () => void }) => (
  <Plate icon="offline" kind="offline" says={t(designText.offline)} explains={t(designText.offlineBar)}>
    {p.again && <Button onClick={p.again}>{t(designText.again)}</Button>}
  </Plate>
);
