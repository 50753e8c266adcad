import { useEffect, useRef, useState } from 'preact/hooks';
import { LinkButton } from '../web/button.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may } from '../web/me.ts';
import { type ReadOf, useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { concernText, kindText } from './concern.texts.ts';
import { writtenNumber } from './concern.ts';
import { ClockStatus, Marks, StateStatus } from './concern-parts.tsx';
import type { ConcernLine } from './concern-view.ts';

/** So much of what was said tells one line from another. */
const excerpt = (text: string): string => (text.length > 140 ? `${text.slice(0, 138)}…` : text);

const columns: readonly Column<ConcernLine>[] = [
  {
    head: concernText.number,
    of: (c) => writtenNumber(c.number),
    show: (c) => `${writtenNumber(c.number)} · ${t(kindText[c.kind])}`,
  },
  { head: concernText.textShort, of: (c) => excerpt(c.text) || t(concernText.erased) },
  { head: concernText.unitShort, of: (c) => c.unitName },
  {
    head: concernText.clock,
    of: (c) => c.dueOn,
    show: (c) => (
      <>
        <ClockStatus of={c} /> {c.clock.is === 'answered' && <StateStatus of={c} />} <Marks of={c} />
      </>
    ),
  },
  { head: concernText.answeringShort, of: (c) => c.answeringUnitName },
  { head: concernText.heardShort, of: (c) => c.heardOn, kind: 'day', deskOnly: true },
];

interface Page {
  total: number;
  rows: ConcernLine[];
}
const size = 50;

/** Concerns of one question (`state=open&unitId=…`): cards on a phone, a table in the office; asked page by page. */
export function ConcernList(p: { query: string; name?: string }) {
  const [words, setWords] = useState('');
  const [page, setPage] = useState(0);
  const path = `concerns?${p.query}${p.query && '&'}limit=${size}&page=${page}${words && `&q=${encodeURIComponent(words)}`}`;
  const known = useLast(useRead<Page>(path), p.query);
  const empty = (
    <Empty says={t(concernText.none)} explains={t(concernText.noneExplains)} icon="concern">
      {may('concern.raise') && (
        <LinkButton href="/concerns/new" tone="main" icon="plus">
          {t(concernText.raise)}
        </LinkButton>
      )}
    </Empty>
  );
  return (
    <Reading of={known} {...(words === '' && { empty })}>
      {({ rows, total }) => (
        <List
          name={p.name ?? t(concernText.concerns)}
          rows={rows}
          id={(c) => c.id}
          columns={columns}
          href={(c) => `/concerns/${c.id}`}
          {...(may('list.export') && { sheet: `concerns?${p.query}` })}
          server={{
            total,
            page,
            size,
            go: setPage,
            ask: (asked) => {
              setWords(asked.trim());
              setPage(0);
            },
          }}
        />
      )}
    </Reading>
  );
}

/** While another page of the same question is on its way the last one stays, so that the box one types in does too. */
function useLast<T>(read: ReadOf<T>, question: string): ReadOf<T> {
  const last = useRef<{ question: string; read: ReadOf<T> } | null>(null);
  useEffect(() => {
    if (read.state === 'ready') last.current = { question, read };
  });
  const kept = last.current?.question === question ? last.current.read : null;
  return read.state === 'loading' && kept ? kept : read;
}
