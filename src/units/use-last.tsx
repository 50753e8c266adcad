import { useRef } from 'preact/hooks';
import type { ReadOf } from '../web/read.ts';

/** A reading that keeps the last value while another path is being read, so that what is on the screen stays there. */
export function useLast<T>(reading: ReadOf<T>): ReadOf<T> {
  const last = useRef<T | null>(null);
  if (reading.value !== null) last.current = reading.value;
  const keeps = reading.state === 'loading' && last.current !== null;
  return keeps ? { ...reading, state: 'ready', value: last.current } : reading;
}
