import type { ListLimits } from './list-limits.ts';
import { listProblem } from './list-problem.ts';

/** Reads JSON, its depth and count of values looked at first. @throws Problem */
export function readJson(text: string, limits: ListLimits): unknown {
  judge(text, limits);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw listProblem.notJson(placeOf(text, String((error as Error).message)));
  }
}

/** Walks over the text once; what stands in quotes does not count. */
function judge(text: string, limits: ListLimits): void {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 0x22) {
      at = closing(text, at + 1);
      if (at === -1) return;
    } else if (sign === 0x5b || sign === 0x7b) {
      if (++depth > limits.depth) throw listProblem.tooDeep({ most: limits.depth });
      values++;
    } else if (sign === 0x5d || sign === 0x7d) depth--;
    else if (sign === 0x2c && ++values > limits.values)
      throw listProblem.tooManyValues({ most: limits.values });
  }
}

function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

function placeOf(text: string, message: string): { line: number; column: number } {
  const said = /position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, said === undefined ? text.length : Number(said)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
