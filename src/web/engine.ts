import type { Question } from './engine.worker.ts';

/** Seconds for an answer; what comes later has been asked for elsewhere. */
const patience = 30;

/**
 * The engine in a thread of its own, brought when first made. An answer that is late, that is asked for after `close`, or that
 * the engine or the browser cannot give, is rejected: whoever asks has another way.
 */
export class EngineThread {
  private readonly worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<
    number,
    { resolve: (told: unknown) => void; reject: (reason: Error) => void; clock: number }
  >();
  private asked = 0;
  private closed = false;

  constructor() {
    this.worker.onerror = () => this.close();
    this.worker.onmessage = ({ data }: MessageEvent<{ nth: number; told?: unknown; failed?: string }>) => {
      const one = this.waiting.get(data.nth);
      this.waiting.delete(data.nth);
      if (!one) return;
      clearTimeout(one.clock);
      if (data.failed === undefined) one.resolve(data.told);
      else one.reject(new Error(data.failed));
    };
  }

  /** `given`: memory that is handed over, not copied. */
  ask<T>(asked: Question, given: Transferable[] = []): Promise<T> {
    if (this.closed) return Promise.reject(new Error('closed'));
    const nth = ++this.asked;
    return new Promise<T>((resolve, reject) => {
      const late = () => {
        this.waiting.delete(nth);
        reject(new Error('late'));
      };
      const clock = window.setTimeout(late, patience * 1000);
      this.waiting.set(nth, { resolve: resolve as (told: unknown) => void, reject, clock });
      this.worker.postMessage({ nth, asked }, given);
    });
  }

  close(): void {
    this.closed = true;
    this.worker.terminate();
    for (const { reject, clock } of this.waiting.values()) {
      clearTimeout(clock);
      reject(new Error('closed'));
    }
    this.waiting.clear();
  }
}
