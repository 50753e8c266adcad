import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Day, type Month, written, writtenMonth } from '../kernel/day.ts';
import { Button, IconButton } from './button.tsx';
import type { Choice } from './choice-field.tsx';
import { designText } from './design.texts.ts';
import { PrintButton, SheetButton } from './download.tsx';
import { Icon } from './icon.tsx';
import { ListCards, SortSelect } from './list-cards.tsx';
import { type Column, filtered, type Order, ordered } from './list-order.ts';
import { ListTable } from './list-table.tsx';
import { may } from './me.ts';
import { money, number, percent, t } from './text.ts';
import { printing, wide } from './wide.ts';

export interface ListProps<Row> {
  /** What the list is, said to readers of the screen and printed above it. */
  name: string;
  rows: readonly Row[];
  /** A row's own id. */
  id: (row: Row) => string;
  /** The first names the row: it leads each line and heads each card, and carries the link. */
  columns: readonly Column<Row>[];
  /** Where a row leads; null: this one leads nowhere. */
  href?: (row: Row) => string | null;
  /** Buttons of one row. */
  actions?: (row: Row) => ComponentChildren;
  /** API path whose `.xlsx` and `.csv` are this list; brings «Xuất danh sách». */
  sheet?: string;
  /** What else it leaves as: `{ value: 'geojson', label, hint }`. */
  forms?: readonly Choice[];
  /** The order at first; without it the rows stay as given. */
  order?: Order;
  /** For a list that the server cuts into pages (`?q=`, `?page=`). */
  server?: {
    total: number;
    page: number;
    size: number;
    go: (page: number) => void;
    ask: (words: string) => void;
  };
}

/** So many lines at a time: more is slow on a cheap phone and read by nobody. Paper gets them all. */
const pageSize = (all: number) => (printing.value ? Math.max(all, 1) : wide.value ? 200 : 50);

/**
 * A list of anything, from one set of columns: a table on a desk, cards on a phone. Filtered without tone marks, sorted by
 * its heads, added up at the foot, printed, exported. `<List name="Tổ" rows={groups} id={(g) => g.id} columns={[…]} href={(g) => `/units/${g.id}`} />`.
 */
export function List<Row>(p: ListProps<Row>) {
  const [asked, setAsked] = useState('');
  const [order, setOrder] = useState<Order | null>(p.order ?? null);
  const [turned, setPage] = useState(0);
  const matching = useMemo(
    () => (p.server ? p.rows : filtered(p.rows, p.columns, asked)),
    [p.rows, p.columns, p.server, asked],
  );
  const sorted = useMemo(() => {
    const column = order && p.columns[order.column];
    return column ? ordered(matching, column, order.down) : matching;
  }, [matching, order, p.columns]);
  const size = pageSize(sorted.length);
  const pages = p.server ? Math.ceil(p.server.total / p.server.size) : Math.ceil(sorted.length / size);
  const page = p.server?.page ?? Math.min(turned, Math.max(pages - 1, 0));
  const shown = p.server ? sorted : sorted.slice(page * size, page * size + size);
  const drawing = { ...p, shown, matching, order, setOrder };
  return (
    <div class="list">
      <ListHead
        {...p}
        asked={asked}
        ask={(words) => {
          setAsked(words);
          setPage(0);
          p.server?.ask(words);
        }}
        matching={matching.length}
        sort={
          !wide.value &&
          p.rows.length > 2 && <SortSelect columns={p.columns} order={order} setOrder={setOrder} />
        }
      />
      {shown.length === 0 && asked !== '' && <p class="list-none">{t(designText.noRows, { asked })}</p>}
      {shown.length > 0 && (wide.value ? <ListTable {...drawing} /> : <ListCards {...drawing} />)}
      {pages > 1 && <Pages page={page} pages={pages} go={p.server?.go ?? setPage} />}
    </div>
  );
}

/** What a table or a set of cards draws. */
export interface Drawing<Row> extends Omit<ListProps<Row>, 'order'> {
  shown: readonly Row[];
  matching: readonly Row[];
  order: Order | null;
  setOrder: (order: Order) => void;
}

function ListHead<Row>(
  p: ListProps<Row> & {
    asked: string;
    ask: (words: string) => void;
    matching: number;
    sort: ComponentChildren;
  },
) {
  const all = p.server?.total ?? p.rows.length;
  const searchable = p.server !== undefined || p.rows.length > 7;
  return (
    <div class="list-head">
      {searchable && <FilterBox name={p.name} ask={p.ask} />}
      <p class="list-count" role="status">
        {p.asked === '' || p.server
          ? t(designText.rows, { count: number(all) })
          : t(designText.rowsOf, { shown: number(p.matching), count: number(all) })}
      </p>
      {p.sort}
      <div class="list-tools">
        {p.sheet && may('list.export') && <SheetButton path={p.sheet} {...(p.forms && { forms: p.forms })} />}
        {p.sheet ? (
          may('list.export') && <PrintButton path={p.sheet} rows={p.matching} />
        ) : (
          <Button tone="quiet" icon="print" onClick={() => print()}>
            {t(designText.print)}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Tells what was typed 200 ms after the last key. */
function FilterBox(p: { name: string; ask: (words: string) => void }) {
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const clock = setTimeout(() => p.ask(typed), 200);
    return () => clearTimeout(clock);
  }, [typed]);
  return (
    <div class="filter">
      <Icon name="search" />
      <input
        class="input"
        type="search"
        aria-label={`${t(designText.filter)}: ${p.name}`}
        placeholder={t(designText.filter)}
        title={t(designText.filterHint)}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  );
}

const Pages = (p: { page: number; pages: number; go: (page: number) => void }) => (
  <nav class="pages">
    <IconButton
      icon="back"
      says={t(designText.earlier)}
      off={p.page === 0}
      onClick={() => p.go(p.page - 1)}
    />
    <span>{t(designText.pageOf, { page: p.page + 1, pages: p.pages })}</span>
    <IconButton
      icon="forward"
      says={t(designText.later)}
      off={p.page >= p.pages - 1}
      onClick={() => p.go(p.page + 1)}
    />
  </nav>
);

/** A value as its kind is written in the reader's language; unknown is «–». */
export function writtenAs(kind: Column<never>['kind'], value: string | number | null): string {
  if (value === null || value === '') return '–';
  if (kind === 'day') return written(value as Day);
  if (kind === 'month') return writtenMonth(value as Month);
  if (typeof value === 'string') return value;
  if (kind === 'money') return money(value);
  return kind === 'share' ? percent(value) : number(value);
}
