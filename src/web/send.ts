import { instantAt } from '../kernel/day.ts';
import { type CommandId, newId } from '../kernel/id.ts';
import { Problem } from '../kernel/problem.ts';
import { ask, fromDocument } from './ask.ts';
import { rereadAll } from './read.ts';

/** One command as the door takes it. */
interface Command {
  id: CommandId;
  kind: string;
  at: string;
  body: object;
}
type Result = { id: string; done: boolean; problem?: Parameters<typeof fromDocument>[0] };

/** Sent but not answered: the same words sent again go under the same id, so the server counts them once. */
const unanswered = new Map<string, Command>();

/**
 * Sends one command: the only door for writes. Null when the server has it; else the Problem to show.
 * After no answer (`web/noAnswer`) call it again with the same body: it is the same command.
 */
export async function send(kind: string, body: object): Promise<Problem | null> {
  const [problem = null] = await sendAll([{ kind, body }]);
  return problem;
}

/** Several commands in order, at most 50; each stands or falls alone, so each has its own Problem or null. */
export async function sendAll(said: readonly { kind: string; body: object }[]): Promise<(Problem | null)[]> {
  const commands = said.map(({ kind, body }) => commandOf(kind, body));
  const answer = await ask<{ results: Result[] }>('POST', 'commands', {
    device: device(),
    app: __APP__,
    commands,
  });
  if (!(answer instanceof Problem)) rereadAll();
  return commands.map((command, at) => {
    const problem = answer instanceof Problem ? answer : problemIn(answer.results[at]);
    if (problem === null || problem.retry === 'never') unanswered.delete(wordsOf(command));
    return problem;
  });
}

/** What one command would do, nothing written; the Problem it would meet. */
export const foretell = <T>(kind: string, body: object): Promise<T | Problem> =>
  ask<T>('POST', 'commands/preview', { kind, body });

const problemIn = (result: Result | undefined): Problem | null =>
  result?.problem ? fromDocument(result.problem) : null;
const wordsOf = ({ kind, body }: Pick<Command, 'kind' | 'body'>) => `${kind} ${JSON.stringify(body)}`;

function commandOf(kind: string, body: object): Command {
  const words = wordsOf({ kind, body });
  const command = unanswered.get(words) ?? { id: newId(), kind, at: instantAt(Date.now()), body };
  unanswered.set(words, command);
  return command;
}

/** This browser's name towards the server: random, says nothing of the person or the machine. */
function device(): string {
  const known = localStorage.getItem('device') ?? newId<string>();
  localStorage.setItem('device', known);
  return known;
}
