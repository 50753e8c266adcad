import { signal } from '@preact/signals';
import type { Problem } from '../kernel/problem.ts';
import { filled, type Lang, type Text } from '../kernel/text.ts';

const chosen = signal<Lang>(document.documentElement.lang === 'en' ? 'en' : 'vi');

/** The reader's language: what they chose on this device, Vietnamese if nothing. A component that asks is drawn again on a change. */
export const lang = (): Lang => chosen.value;

/** Changes the language of the page at once and remembers it on this device. */
export function speak(to: Lang): void {
  chosen.value = to;
  document.documentElement.lang = to;
  localStorage.setItem('lang', to);
}

/** What this device remembered; else what the account says, once known. */
export function speakAsRemembered(account: Lang = 'vi'): void {
  const remembered = localStorage.getItem('lang') ?? account;
  chosen.value = remembered === 'en' ? 'en' : 'vi';
  document.documentElement.lang = chosen.value;
}

/** What a text says in the reader's language, its `{facts}` filled in (`filled` says how). */
export const t = (text: Text, facts: Readonly<Record<string, string | number>> = {}): string =>
  filled(text[lang()], facts);

const locale = (): string => (lang() === 'en' ? 'en-GB' : 'vi-VN');

/** `1.234,5` in Vietnamese; at most `places` digits after the comma. */
export const number = (value: number, places = 2): string =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: places }).format(value);

/** Đồng, whole: `2.000.000 đ`. */
export const money = (dong: number): string => `${number(dong, 0)} đ`;

/** Of a share between 0 and 1: `94 %`. Null (nothing to divide by) is «–», never 0 %. */
export const percent = (share: number | null): string =>
  share === null ? '–' : `${number(share * 100, 0)} %`;

/** A Problem's sentence in the reader's language. */
export const sentence = (problem: Problem): string => problem.says[lang()];
