import { sql } from 'kysely';
import pg from 'pg';

const mark = '/* ready */ ';
const marked = /^\s*\/\* ready \*\/ /;

/**
 * Begins a statement that every connection keeps prepared: sql`${ready}select …`. Reading and planning such a statement takes PostgreSQL
 * ten times as long as answering it, and is done once instead of every time. For statements that find a few rows by index whatever
 * they are asked; one whose best plan hangs on what is asked (a whole province, one group) is better planned each time.
 */
export const ready = sql.raw(mark);

/** A longer list wants a plan for its length. */
const longestList = 20;
const names = new Map<string, string>();

/** The name under which connections keep a statement; undefined: it is planned each time anew. */
function nameOf(text: string, values: readonly unknown[]): string | undefined {
  if (!marked.test(text)) return undefined;
  if (values.some((value) => Array.isArray(value) && value.length > longestList)) return undefined;
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `ready${names.size}`;
  names.set(text, name);
  return name;
}

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/** A connection that keeps what begins with `ready` prepared. PostgreSQL plans it anew itself when a table or its statistics change. */
export class PreparingClient extends pg.Client {
  constructor(settings?: string | pg.ClientConfig) {
    super(settings);
    const query = this.query.bind(this) as Query;
    const prepared: Query = (text, values, ...rest) => {
      const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text, values) : undefined;
      return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
    };
    this.query = prepared as typeof this.query;
  }
}
