/** Shades of a map: how many steps, and where a count falls between nothing and the most. */
export const shades = 5;

/** From 0 (nothing) to 4 (the most); null stays unknown. Equal steps between 0 and the most. */
export function shadeOf(count: number | null, most: number): number | null {
  if (count === null) return null;
  if (count <= 0 || most <= 0) return 0;
  return Math.min(shades - 1, Math.max(1, Math.ceil((count / most) * (shades - 1))));
}

/** The counts that each shade stands for: `[from, to]`; a shade that no whole number falls into is left out. */
export function stepsOf(most: number): { shade: number; from: number; to: number }[] {
  const steps = new Map<number, { shade: number; from: number; to: number }>();
  const edges = [0, ...Array.from({ length: shades - 1 }, (_, at) => ((at + 1) * most) / (shades - 1))];
  let from = 0;
  for (const [shade, edge] of edges.entries()) {
    const to = Math.floor(edge);
    if (to >= from && shadeOf(to, most) === shade) steps.set(shade, { shade, from, to });
    from = Math.max(from, to + 1);
  }
  return [...steps.values()];
}
