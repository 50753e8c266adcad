import type * as z from 'zod/mini';
import { type Problem, requestProblem, unreadable } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';

export const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** For what may be left out: empty is null. */
export const textOrNull = (form: FormData, name: string): string | null => text(form, name) || null;

/** Every value under one name: of ticked boxes, of a picker for many. */
export const texts = (form: FormData, name: string): string[] => form.getAll(name).map(String);

export const ticked = (form: FormData, name: string): boolean => form.get(name) !== null;

/** Empty is null, not zero: «không ghi» and «không có ai» are different answers. Not a number is NaN, and refused. */
export const count = (form: FormData, name: string): number | null =>
  text(form, name) === '' ? null : Number(text(form, name).replace(/,/g, '.'));

/** Whole đồng, written with or without points: `2.000.000`. Empty is null, not a number NaN. */
export const dong = (form: FormData, name: string): number | null => {
  const said = text(form, name).replace(/[.,\s]|đ$/gi, '');
  return said === '' ? null : Number(said);
};

/** `2016-09-26` from the three boxes of a `DayField`; what is no day stays no day, for the words to refuse. */
export const day = (form: FormData, name: string): string =>
  [text(form, `${name}.year`), text(form, `${name}.month`), text(form, `${name}.day`)]
    .map((part) => part.padStart(2, '0'))
    .join('-');

/** The same where a day may be left out: three empty boxes are null. */
export const dayOrNull = (form: FormData, name: string): string | null =>
  ['day', 'month', 'year'].some((part) => text(form, `${name}.${part}`)) ? day(form, name) : null;

/** `19:30`, however it was typed: `19h30`, `19.30`, `7`. Empty is null. */
export const time = (form: FormData, name: string): string | null => {
  const said = text(form, name);
  const [, hour, minute = ''] = /^(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?)?$/i.exec(said) ?? [];
  return hour === undefined ? said || null : `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
};

/** What the form says, if it says enough to be these words. */
export function draft<S extends z.ZodMiniType>(words: S, said: unknown): z.output<S> | Problem {
  const read = words.safeParse(said);
  return read.success ? read.data : unreadable(read.error);
}

/** The fields that a Problem names; one of many parts (`households.3.count`) by its first word that has a label, else by its first. */
export const fieldsOf = (problem: Problem | null, labels: Readonly<Record<string, Text>>): string[] =>
  ((problem?.facts as { fields?: string[] } | undefined)?.fields ?? []).map((field) => {
    const words = field.split('.');
    return words.find((word) => labels[word]) ?? words[0] ?? field;
  });

/**
 * What could not be read, each place of the form once: the parts of a field are one, and so are words that one field gives
 * (they have its label). `drawn` tells the field that is on the page from what only comes with it.
 */
export function asPlaces(
  problem: Problem,
  labels: Readonly<Record<string, Text>>,
  drawn: (field: string) => boolean,
): Problem {
  if (problem.code !== 'request/unreadable') return problem;
  const places = new Map<string, string>();
  for (const field of fieldsOf(problem, labels)) {
    const label = labels[field]?.vi ?? field;
    if (!places.has(label) || drawn(field)) places.set(label, field);
  }
  return requestProblem.unreadable({ fields: [...places.values()] });
}
