import { useEffect, useRef } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { designText } from './design.texts.ts';
import { Icon } from './icon.tsx';
import { type Drawing, writtenAs } from './list.tsx';
import { type Column, totalOf } from './list-order.ts';
import { t } from './text.ts';

const isNumber = <Row,>(column: Column<Row>) =>
  column.kind === 'count' || column.kind === 'money' || column.kind === 'share';
const align = <Row,>(column: Column<Row>) =>
  isNumber(column) ? 'number' : (column.kind ?? 'text') === 'text' ? undefined : 'short';

/** The list on a desk: heads that sort, rows that open, sums at the foot. Arrow keys go from row to row. */
export function ListTable<Row>(p: Drawing<Row>) {
  const summed = p.columns.some((column) => column.total);
  const box = useFitting();
  return (
    <div class="table-box" ref={box}>
      <table
        class={p.columns.length > 6 ? 'table table-wide' : 'table'}
        onKeyDown={(event) => goByArrow(event)}
      >
        <caption class="table-name">{p.name}</caption>
        <thead>
          <tr>
            {p.columns.map((column, at) => (
              <SortHead key={at} {...p} column={column} at={at} />
            ))}
            {p.actions && (
              <th scope="col" class="table-actions">
                <span class="unseen">{t(designText.actions)}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {p.shown.map((row) => (
            <tr key={p.id(row)} class={p.href?.(row) ? 'opens' : undefined}>
              {p.columns.map((column, at) => (
                <Cell key={at} {...p} column={column} row={row} first={at === 0} />
              ))}
              {p.actions && <td class="table-actions">{p.actions(row)}</td>}
            </tr>
          ))}
        </tbody>
        {summed && (
          <tfoot>
            <tr>
              {p.columns.map((column, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {t(designText.total)}
                  </th>
                ) : (
                  <td key={at} class={align(column)}>
                    {column.total && writtenAs(column.kind, totalOf(p.matching, column))}
                  </td>
                ),
              )}
              {p.actions && <td />}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** Marks the box whose table fits, so that only one that does not is scrolled sideways (and then by keyboard too). */
function useFitting() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const around = box.current;
    if (!around) return;
    const watch = new ResizeObserver(() => {
      const fits = (around.firstElementChild?.scrollWidth ?? 0) <= around.clientWidth;
      around.classList.toggle('table-fits', fits);
    });
    watch.observe(around);
    if (around.firstElementChild) watch.observe(around.firstElementChild);
    return () => watch.disconnect();
  }, []);
  return box;
}

function SortHead<Row>(p: Drawing<Row> & { column: Column<Row>; at: number }) {
  const here = p.order?.column === p.at;
  const sort = here ? (p.order?.down ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" class={align(p.column)} aria-sort={sort}>
      <button
        type="button"
        class="sort"
        onClick={() => p.setOrder({ column: p.at, down: here ? !p.order?.down : false })}
      >
        {t(p.column.head)}
        <Icon name={here ? (p.order?.down ? 'down' : 'up') : 'sort'} size={14} />
      </button>
    </th>
  );
}

/** A word longer than any of ours: it is broken where the column ends. */
const endless = /\S{40}/;

function Cell<Row>(p: Drawing<Row> & { column: Column<Row>; row: Row; first: boolean }) {
  const shows = p.column.show?.(p.row) ?? writtenAs(p.column.kind, p.column.of(p.row));
  const said = endless.test(String(p.column.of(p.row))) ? 'long' : align(p.column);
  if (!p.first) return <td class={said}>{shows}</td>;
  const href = p.href?.(p.row);
  return (
    <th scope="row" class={said}>
      {href ? (
        <Link href={href} class="row-link">
          {shows}
        </Link>
      ) : (
        shows
      )}
    </th>
  );
}

function goByArrow(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const table = event.currentTarget;
  if (!step || !(table instanceof HTMLElement)) return;
  const links = [...table.querySelectorAll<HTMLElement>('.row-link')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (at === -1 || !links[at + step]) return;
  event.preventDefault();
  links[at + step]?.focus();
}
