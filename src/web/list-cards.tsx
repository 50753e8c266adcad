import { Link } from 'wouter-preact';
import { IconButton } from './button.tsx';
import { designText } from './design.texts.ts';
import { type Drawing, writtenAs } from './list.tsx';
import { totalOf } from './list-order.ts';
import { t } from './text.ts';

/** The list on a phone: one card a row, headed by its first column. */
export function ListCards<Row>(p: Drawing<Row>) {
  const [first, ...rest] = p.columns.filter((column) => !column.deskOnly);
  if (!first) return null;
  const summed = p.columns.filter((column) => column.total);
  return (
    <>
      <ul class="cards" aria-label={p.name}>
        {p.shown.map((row) => {
          const title = first.show?.(row) ?? writtenAs(first.kind, first.of(row));
          const href = p.href?.(row);
          return (
            <li key={p.id(row)} class={href ? 'list-card opens' : 'list-card'}>
              <p class="list-card-title">
                {href ? (
                  <Link href={href} class="row-link">
                    {title}
                  </Link>
                ) : (
                  title
                )}
              </p>
              <dl class="list-card-facts">
                {rest.map((column, at) => (
                  <div key={at}>
                    <dt>{t(column.head)}</dt>
                    <dd>{column.show?.(row) ?? writtenAs(column.kind, column.of(row))}</dd>
                  </div>
                ))}
              </dl>
              {p.actions && <div class="list-card-actions">{p.actions(row)}</div>}
            </li>
          );
        })}
      </ul>
      {summed.length > 0 && (
        <dl class="list-card list-card-facts list-card-total" aria-label={t(designText.total)}>
          {summed.map((column, at) => (
            <div key={at}>
              <dt>
                {t(designText.total)} · {t(column.head)}
              </dt>
              <dd>{writtenAs(column.kind, totalOf(p.matching, column))}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** What the heads of a table do, for a phone. */
export function SortSelect<Row>(p: Pick<Drawing<Row>, 'columns' | 'order' | 'setOrder'>) {
  return (
    <div class="sort-select">
      <label>
        <span>{t(designText.sortBy)}</span>
        <select
          class="input"
          value={String(p.order?.column ?? '')}
          onChange={(event) => p.setOrder({ column: Number(event.currentTarget.value), down: false })}
        >
          {p.order === null && <option value="">{t(designText.sortBy)}…</option>}
          {p.columns.map((column, at) => (
            <option key={at} value={String(at)}>
              {t(column.head)}
            </option>
          ))}
        </select>
      </label>
      {p.order && (
        <IconButton
          icon={p.order.down ? 'down' : 'up'}
          says={t(designText.turn)}
          onClick={() => p.order && p.setOrder({ ...p.order, down: !p.order.down })}
        />
      )}
    </div>
  );
}
