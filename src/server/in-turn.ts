/** Lets so many work at once; the rest wait in the order in which they came. What fails makes room as well. */
export function inTurn(places: number): <Told>(work: () => Promise<Told>) => Promise<Told> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy >= places) await new Promise<void>((go) => waiting.push(go));
    else busy++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy--;
    }
  };
}
