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
/** What the server made of one: `versions` by id of what it touched, `made` what it alone could name (a number, a code). */
export interface Done {
  done: true;
  versions?: Readonly<Record<string, number>>;
  made?: unknown;
}
type Result = { id: string } & (Done | { problem: Parameters<typeof fromDocument>[0] });

/** Sent but not answered: the same words sent again go under the same id, so the server counts them once. */
const unanswered = new Map<string, Command>();

/**
 * Sends one command: the only door for writes. Null when the server has it; else the Problem to show.
 * After no answer (`web/noAnswer`) call it again with the same body: it is the same command.
 */
export async function send(kind: string, body: object): Promise<Problem | null> {
  const result = await sendFor(kind, body);
  return result instanceof Problem ? result : null;
}

/** Like `send`, for a command whose answer carries something (`made`: a receipt code, a number, a link). */
export async function sendFor(kind: string, body: object): Promise<Done | Problem> {
  const [result] = await sendAll([{ kind, body }]);
  return result as Done | Problem;
}

/** Several commands in order, at most 50; each stands or falls alone. One result for each. */
export async function sendAll(said: readonly { kind: string; body: object }[]): Promise<(Done | Problem)[]> {
  const commands = said.map(({ kind, body }) => commandOf(kind, body));
  const answer = await ask<{ results: Result[] }>('POST', 'commands', {
    device: device(),
    app: __APP__,
    commands,
  });
  if (answer instanceof Problem) {
    if (answer.retry === 'never') commands.forEach(forget);
    return commands.map(() => answer);
  }
  rereadAll();
  return answer.results.map((result, at) => {
    const done = 'problem' in result ? fromDocument(result.problem) : result;
    const command = commands[at];
    if (command && !(done instanceof Problem && done.retry === 'later')) forget(command);
    return done;
  });
}

const wordsOf = (kind: string, body: object) => `${kind} ${JSON.stringify(body)}`;
const forget = (command: Command) => unanswered.delete(wordsOf(command.kind, command.body));

function commandOf(kind: string, body: object): Command {
  const words = wordsOf(kind, body);
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
