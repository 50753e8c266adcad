declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';
  /** `copy … to stdout` as a stream; `rowCount` once it has ended. */
  export function to(text: string): Submittable & Readable & { rowCount: number };
  /** `copy … from stdin` as a stream; `rowCount` once it has finished. */
  export function from(text: string): Submittable & Writable & { rowCount: number };
}
