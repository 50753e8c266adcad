/** JSON Schema as `z.toJSONSchema` writes it; only what we read of it. */
export interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
}

/** A field of a body or of an answer. `name` tells its place: `topics[].topicId`. */
export interface Field {
  name: string;
  type: string;
  required: boolean;
}

/** Every field of an object, those within it beneath it, in the order of the schema. */
export function fieldsOf(schema: Schema, prefix = ''): Field[] {
  const inside = bare(schema);
  if (inside.type === 'array' && inside.items) return fieldsOf(inside.items, `${prefix}[].`);
  return Object.entries(inside.properties ?? {}).flatMap(([key, value]) => {
    const name = `${prefix}${key}`;
    const own = { name, type: typeOf(value), required: inside.required?.includes(key) ?? false };
    const within = bare(value);
    const below = within.type === 'array' ? within.items : within;
    const dot = within.type === 'array' ? '[].' : '.';
    return [own, ...(below && bare(below).properties ? fieldsOf(below, `${name}${dot}`) : [])];
  });
}

/** What a value may be, in a few words a programmer reads: `uuid`, `"a" | "b"`, `text ≤ 200`, `integer 0–1000 | null`. */
export function typeOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ');
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === 'array') return `[${schema.items ? typeOf(schema.items) : ''}]${upTo(schema.maxItems)}`;
  if (schema.type === 'string') return `${textOf(schema)}${upTo(schema.maxLength)}`;
  if (schema.type === 'integer' || schema.type === 'number') return `${schema.type}${rangeOf(schema)}`;
  return schema.type ?? 'any';
}

/** Where null is allowed, what stands beside it. */
const bare = (schema: Schema): Schema => schema.anyOf?.find((one) => one.type !== 'null') ?? schema;
const upTo = (most: number | undefined): string => (most === undefined ? '' : ` ≤ ${most}`);

const formats: Record<string, string> = { uuid: 'uuid', date: 'YYYY-MM-DD', 'date-time': 'date-time +07:00' };
const textOf = ({ format, pattern }: Schema): string =>
  (format && formats[format]) ?? (pattern === undefined ? 'text' : `/${pattern}/`);

/** zod gives whole numbers the bounds of what a double holds; those say nothing. */
function rangeOf({ minimum = -Infinity, maximum = Infinity }: Schema): string {
  const least = minimum > Number.MIN_SAFE_INTEGER ? minimum : null;
  const most = maximum < Number.MAX_SAFE_INTEGER ? maximum : null;
  if (least !== null && most !== null) return ` ${least}–${most}`;
  if (least !== null) return ` ≥ ${least}`;
  return most === null ? '' : ` ≤ ${most}`;
}

/** Things by the first part of what they are called, in the order of first sight: `/units/tree` → `units`, `visit.record` → `visit`. */
export function byFirstPart<T>(all: readonly T[], name: (one: T) => string): [part: string, ones: T[]][] {
  const parts = new Map<string, T[]>();
  for (const one of all) {
    const part = /[a-zA-Z-]+/.exec(name(one))?.[0] ?? '';
    parts.set(part, [...(parts.get(part) ?? []), one]);
  }
  return [...parts];
}
