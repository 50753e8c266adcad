import type { ListLimits } from './list-limits.ts';
import { listProblem } from './list-problem.ts';
import { NotJson, parsePlaced } from './placed-json.ts';

/** Reads JSON, its depth and count of values looked at first; `values` is that count. @throws Problem */
export function readJson(text: string, limits: ListLimits): { json: unknown; values: number } {
  const values = judge(text, limits);
  try {
    return { json: JSON.parse(text), values };
  } catch (error) {
    throw listProblem.notJson(placeOf(text, String((error as Error).message)));
  }
}

/** A position of an outline stands between three commas and brackets. */
const valuesPerPosition = 4;

/** Walks over the text once; what stands in quotes does not count. */
function judge(text: string, limits: ListLimits): number {
  const most = limits.values + limits.positions * valuesPerPosition;
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 0x22) {
      const end = closing(text, at + 1);
      if (end === -1) break;
      if (end - at > limits.cell) throw listProblem.cellTooLong({ ...placeAt(text, at), most: limits.cell });
      at = end;
    } else if (sign === 0x5b || sign === 0x7b) {
      if (++depth > limits.depth) throw listProblem.tooDeep({ most: limits.depth });
      values++;
    } else if (sign === 0x5d || sign === 0x7d) depth--;
    else if (sign === 0x2c) values++;
    if (values > most) throw listProblem.tooManyValues({ most });
  }
  return values;
}

function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

const short = 64 * 1024;

/** Where it goes wrong. In a long text the parser tells either how many signs stand before, or ten on each side. */
function placeOf(text: string, message: string): { line: number; column: number } {
  if (text.length <= short)
    try {
      parsePlaced(text);
    } catch (error) {
      if (error instanceof NotJson) return { line: error.line, column: error.column };
    }
  const before = /position (\d+)/.exec(message)?.[1];
  const around = /\.\.\."(.*)"(?:\.\.\.)? is not valid JSON$/s.exec(message)?.[1];
  if (before !== undefined) return placeAt(text, Number(before));
  return placeAt(text, around === undefined ? text.length : text.indexOf(around) + 10);
}

function placeAt(text: string, at: number): { line: number; column: number } {
  let [line, from] = [1, 0];
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', from)) {
    line++;
    from = next + 1;
  }
  return { line, column: at - from + 1 };
}
