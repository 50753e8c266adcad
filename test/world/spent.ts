/** Milliseconds that the processor worked on it; how long it took besides depends on what else the machine does. */
export function spent(work: () => void): number {
  const { user } = process.threadCpuUsage();
  work();
  return (process.threadCpuUsage().user - user) / 1000;
}
