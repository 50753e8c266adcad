import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Problem } from '../kernel/problem.ts';
import { ask } from './ask.ts';

export type ReadState = 'loading' | 'ready' | 'failed' | 'offline' | 'forbidden';

/** What is known of a path. While it is read again after a write, the old value stays and `state` stays `ready`. */
export interface ReadOf<T> {
  state: ReadState;
  value: T | null;
  problem: Problem | null;
  /** Reads it again. */
  again: () => void;
}

type Known = Omit<ReadOf<unknown>, 'again'>;
const unknown: Known = { state: 'loading', value: null, problem: null };
const kept = new Map<string, Signal<Known>>();
const users = new Map<string, number>();

/** Reads once, past the cache: `read<Unit[]>('units?q=to 7')`. The value, or the Problem; never throws. */
export const read = <T>(path: string): Promise<T | Problem> => ask<T>('GET', path);

/**
 * What the API says at `path`, for a component: kept for all who ask the same, read again after every write.
 * A null path waits (state `loading`): for what depends on a first answer.
 */
export function useRead<T>(path: string | null): ReadOf<T> {
  useEffect(() => {
    if (path === null) return;
    users.set(path, (users.get(path) ?? 0) + 1);
    void refresh(path);
    return () => void users.set(path, (users.get(path) ?? 1) - 1);
  }, [path]);
  const known = path === null ? unknown : cell(path).value;
  return { ...known, value: known.value as T | null, again: () => path !== null && void refresh(path) };
}

/** After a write: what is on the screen is read again, what is not is forgotten. */
export function rereadAll(): void {
  for (const path of kept.keys()) {
    if ((users.get(path) ?? 0) > 0) void refresh(path);
    else kept.delete(path);
  }
}

/** After a change of person: nothing of the last one stays. */
export function forgetReads(): void {
  for (const [path, known] of kept) {
    known.value = unknown;
    if ((users.get(path) ?? 0) > 0) void refresh(path);
    else kept.delete(path);
  }
}

function cell(path: string): Signal<Known> {
  const found = kept.get(path) ?? signal(unknown);
  kept.set(path, found);
  return found;
}

/** The last question wins: an older answer that comes later is dropped. */
const asked = new Map<string, number>();
async function refresh(path: string): Promise<void> {
  const turn = (asked.get(path) ?? 0) + 1;
  asked.set(path, turn);
  const known = cell(path);
  if (known.value.state !== 'ready') known.value = { ...known.value, state: 'loading' };
  const answer = await ask<unknown>('GET', path);
  if (asked.get(path) !== turn) return;
  if (!(answer instanceof Problem)) known.value = { state: 'ready', value: answer, problem: null };
  else if (known.value.state !== 'ready' || answer.retry === 'never')
    known.value = { state: stateOf(answer), value: null, problem: answer };
}

function stateOf(problem: Problem): ReadState {
  if (problem.status === 403) return 'forbidden';
  return problem.code === 'web/noAnswer' ? 'offline' : 'failed';
}
