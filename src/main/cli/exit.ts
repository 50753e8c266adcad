import type { Text } from '../../kernel/text.ts';

/** What every command answers to the shell. */
export const exitCode = { done: 0, failed: 1, badInput: 2, noAnswer: 3 } as const;

/** What the person gave cannot be used: exit code 2. */
export class BadInput extends Error {
  readonly says: Text;
  constructor(says: Text) {
    super(says.en);
    this.says = says;
  }
}

/** A line for a person, Vietnamese first. On stderr, so that what a machine reads on stdout stays clean. */
export const say = ({ vi, en }: Text) => process.stderr.write(`${vi}\n  ${en}\n`);

/** Says why a command ended, in both languages, and gives its exit code. What no sentence was written for keeps its trace. */
export function explain(error: unknown): number {
  const says = (error as { says?: Text }).says;
  if (says) say(says);
  else console.error(error);
  return error instanceof BadInput ? exitCode.badInput : exitCode.failed;
}
