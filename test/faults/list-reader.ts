import { readFileSync } from 'node:fs';
import { Problem } from '../../src/kernel/problem.ts';
import { type ListFile, readListFile } from '../../src/server/list-file.ts';

/**
 * A process that reads the files it is given, one after the other, and tells of each as a line of JSON: how long it took and what time of the
 * processor it got, how far its memory rose, how long its main thread was held up at most (milliseconds, bytes), and what came of it.
 */
await readListFile(Buffer.from('a,b'), 'x.csv');
for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let [peak, held, last] = [before, 0, performance.now()];
  const tick = setInterval(() => {
    const now = performance.now();
    held = Math.max(held, now - last - 5);
    last = now;
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const told = await readListFile(bytes, file).then(
    (list: ListFile) => ({ rows: list.rows.length, format: list.format }),
    (error: unknown) => (error instanceof Problem ? { code: error.code } : { crash: String(error) }),
  );
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(tick);
  held = Math.max(held, performance.now() - last - 5);
  console.log(
    JSON.stringify({
      file,
      took: Math.round(took),
      cpu: Math.round((user + system) / 1000),
      rose: peak - before,
      held: Math.round(held),
      ...told,
    }),
  );
}
