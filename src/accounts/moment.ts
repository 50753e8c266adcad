import { type Day, instantAt, written } from '../kernel/day.ts';

/** `14:05 26/9/2016`, a stored moment as told in Việt Nam. */
export function momentOf(at: string): string {
  const told = instantAt(Date.parse(at));
  return `${told.slice(11, 16)} ${written(told.slice(0, 10) as Day)}`;
}
