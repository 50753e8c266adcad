import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { Icon, type IconName } from './icon.tsx';
import { number } from './text.ts';

export type Tone = 'plain' | 'ok' | 'warn' | 'danger' | 'info';
const toneIcon: Partial<Record<Tone, IconName>> = { ok: 'check', warn: 'warn', danger: 'stop', info: 'info' };

/**
 * One number and what it counts; `href` opens the rows behind it: `<Figure value={102} says="tổ" href="/units?tier=group" />`.
 * A value already written («94 %», «2.000.000 đ», «–») may be given as text.
 */
export function Figure(p: {
  value: number | string;
  says: string;
  href?: string;
  note?: string;
  tone?: Tone;
}) {
  const icon = toneIcon[p.tone ?? 'plain'];
  const value = typeof p.value === 'number' ? number(p.value) : p.value;
  const inside = (
    <>
      <span class="figure-value">{value}</span>
      <span class="figure-says">
        {icon && <Icon name={icon} size={16} />}
        {p.says}
      </span>
      {p.note && <span class="figure-note">{p.note}</span>}
    </>
  );
  const long = value.length > 8;
  const look = `figure figure-${p.tone ?? 'plain'}${long ? ' figure-long' : ''}`;
  return p.href ? (
    <Link href={p.href} class={`${look} figure-opens`}>
      {inside}
    </Link>
  ) : (
    <div class={look}>{inside}</div>
  );
}

/** Several figures side by side, as many as fit. */
export const Figures = (p: { children: ComponentChildren }) => <div class="figures">{p.children}</div>;

/** So much of so much, drawn and written: `<Progress value={2} max={3} says="Họp" />` shows «Họp 2/3». */
export function Progress(p: { value: number; max: number; says: string; tone?: Tone }) {
  const share = p.max === 0 ? 0 : Math.min(p.value / p.max, 1);
  const words = `${number(p.value)}/${number(p.max)}`;
  return (
    <div class={`progress progress-${p.tone ?? 'plain'}`}>
      <span class="progress-says">{p.says}</span>
      <span class="progress-value">{words}</span>
      <span class="track" role="img" aria-label={`${p.says}: ${words}`}>
        <span class="fill" style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  );
}

/** One line of `Bars`. */
export interface BarRow {
  id: string;
  says: string;
  value: number;
  href?: string;
  note?: string;
  tone?: Tone;
}

/** Loads side by side, the number beside each bar: `<Bars name="Tổ mỗi cán bộ" unit="tổ" rows={[…]} />`. */
export function Bars(p: { name: string; rows: readonly BarRow[]; unit?: string; max?: number }) {
  const max = p.max ?? Math.max(1, ...p.rows.map((row) => row.value));
  return (
    <table class="bars">
      <caption class="unseen">{p.name}</caption>
      <tbody>
        {p.rows.map((row) => (
          <tr key={row.id} class={`progress-${row.tone ?? 'plain'}`}>
            <th scope="row">
              {row.href ? <Link href={row.href}>{row.says}</Link> : row.says}
              {row.note && <span class="bars-note">{row.note}</span>}
            </th>
            <td class="bars-bar">
              <span class="track" aria-hidden="true">
                <span class="fill" style={{ width: `${(row.value / max) * 100}%` }} />
              </span>
            </td>
            <td class="number">
              {number(row.value)}
              {p.unit && <span class="meta"> {p.unit}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
