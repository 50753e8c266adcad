import { Board, type Standing } from '../engine/board.ts';
import { type Columns, problemOf } from '../engine/columns.ts';
import type { Rules } from '../engine/problem.ts';

/** What the engine in its thread is asked. First `open`; units and officials are their places in the columns. */
export type Question =
  | { what: 'open'; columns: Columns; rules: Rules; seed: number; standing: Standing }
  | { what: 'stands'; standing: Standing }
  | { what: 'ready' }
  | { what: 'choices' | 'repairs'; unit: number }
  | { what: 'repair'; unit: number; official: number }
  | { what: 'repairsToMany'; unit: number; most: number };

/** The engine in a thread of its own: the page stays smooth while it thinks. It answers in the order it is asked. */
let board: Board | null = null;

function answer(asked: Question): unknown {
  if (asked.what === 'open') {
    board = new Board(problemOf(asked.columns, asked.rules, asked.seed), asked.standing);
    return null;
  }
  if (!board) throw new Error('no board is open');
  switch (asked.what) {
    case 'stands':
      return board.stands(asked.standing) ?? null;
    case 'ready':
      return board.ready() ?? null;
    case 'choices':
      return board.choices(asked.unit);
    case 'repairs':
      return board.repairs(asked.unit);
    case 'repair':
      return board.repair(asked.unit, asked.official);
    case 'repairsToMany':
      return board.repairsToMany(asked.unit, asked.most);
  }
}

addEventListener('message', ({ data }: MessageEvent<{ nth: number; asked: Question }>) => {
  try {
    postMessage({ nth: data.nth, told: answer(data.asked) });
  } catch (error) {
    postMessage({ nth: data.nth, failed: String(error) });
  }
});
