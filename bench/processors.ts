import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processors that some processes have used so far, each with all it has started. Linux. */
export interface Used {
  server: number;
  postgres: number;
  /** This process, which asks. */
  client: number;
}

/** Of this process's server and of the postmaster with that number. */
export function usedBy(postmaster: number): Used {
  const all = processes();
  const of = (pid: number): number =>
    all.filter(({ parent }) => parent === pid).reduce((sum, one) => sum + one.used + of(one.pid), 0);
  const own = ({ pid }: { pid: number }) => all.find((one) => one.pid === pid)?.used ?? 0;
  const postgres = of(postmaster);
  const beneath = all.some(({ pid, parent }) => pid === postmaster && parent === process.pid);
  return {
    server: of(process.pid) - (beneath ? postgres + own({ pid: postmaster }) : 0),
    postgres,
    client: own(process),
  };
}

function processes() {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap((pid) => {
      try {
        const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
        const told = rest.split(' ').map(Number);
        return [{ pid, parent: told[1] ?? 0, used: 10 * ((told[11] ?? 0) + (told[12] ?? 0)) }];
      } catch {
        return [];
      }
    });
}
