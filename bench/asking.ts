import { performance } from 'node:perf_hooks';

/** How something answered: milliseconds and answers a second, over all clients together. */
export interface Latency {
  what: string;
  clients: number;
  answers: number;
  p50: number;
  p95: number;
  perSecond: number;
}

/** One client's way of asking; each call is one question, answered when it resolves. */
export type Ask = () => Promise<unknown>;

/**
 * Asks without pause for so many seconds, every client in turn with itself and beside the others. The first tenth is warm-up and
 * not counted. An answer that fails ends the run: a fast refusal is not a figure.
 */
export async function latencyOf(what: string, asks: readonly Ask[], seconds: number): Promise<Latency> {
  const took: number[] = [];
  const begin = performance.now();
  const from = begin + seconds * 100;
  const until = begin + seconds * 1100;
  await Promise.all(
    asks.map(async (ask) => {
      for (let at = performance.now(); at < until; ) {
        await ask();
        const now = performance.now();
        if (at >= from) took.push(now - at);
        at = now;
      }
    }),
  );
  took.sort((a, b) => a - b);
  const share = (part: number) =>
    took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? Number.NaN;
  return {
    ...{ what, clients: asks.length, answers: took.length },
    p50: rounded(share(0.5)),
    p95: rounded(share(0.95)),
    perSecond: Math.round(took.length / seconds),
  };
}

const rounded = (milliseconds: number) => Math.round(milliseconds * 100) / 100;
