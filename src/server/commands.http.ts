import * as z from 'zod/mini';
import { Instant } from '../kernel/day.ts';
import { CommandId } from '../kernel/id.ts';
import { Problem, requestProblem } from '../kernel/problem.ts';
import { type AnyCommand, foretell, perform } from './command.ts';
import { langOf, onlyIfAnywhere, type Routes } from './http.ts';

/** The one door for writes: at most 50 commands and 1 MiB, answered one by one in their order. */
export const Commands = z.strictObject({
  device: z.string().check(z.maxLength(60)),
  app: z.string().check(z.maxLength(40)),
  commands: z
    .array(
      z.strictObject({
        id: CommandId,
        kind: z.string().check(z.maxLength(60)),
        at: Instant,
        body: z.record(z.string(), z.unknown()),
      }),
    )
    .check(z.minLength(1), z.maxLength(50)),
});

const Result = z.object({
  id: CommandId,
  done: z.boolean(),
  problem: z.optional(z.looseObject({ type: z.string() })),
});

/**
 * POST /commands. Each item is a transaction of its own; a refused one does not hold up those after it.
 * What fails here and may succeed later (503) is answered as a problem to be sent again under the same id.
 */
export const commandRoutes =
  (commands: readonly AnyCommand[]): Routes =>
  async (app) => {
    const known = new Map(commands.map((c) => [c.kind, c]));
    app.post(
      '/commands',
      { schema: { body: Commands, response: { 200: z.object({ results: z.array(Result) }) } } },
      async (request) => {
        const { device, app: version, commands: sent } = request.body;
        const results: z.infer<typeof Result>[] = [];
        for (const item of sent) {
          const c = known.get(item.kind);
          const problem =
            c === undefined
              ? requestProblem.unknownKind({ kind: item.kind })
              : await request.db
                  .transaction()
                  .execute((tx) => perform(tx, c, { ...item, device, app: version }, request.sender))
                  .catch((error: unknown) => {
                    if (error instanceof Problem) return error;
                    request.log.error({ err: error, kind: item.kind }, 'command failed');
                    return requestProblem.unforeseen();
                  });
          results.push(
            problem
              ? { id: item.id, done: false, problem: problem.document(langOf(request)) }
              : { id: item.id, done: true },
          );
        }
        return { results };
      },
    );

    /** POST /commands/preview: what one command would do, nothing written; the problem it would meet is answered as one. */
    app.post(
      '/commands/preview',
      {
        schema: {
          body: z.strictObject({
            kind: z.string().check(z.maxLength(60)),
            body: z.record(z.string(), z.unknown()),
          }),
          response: { 200: z.looseObject({}) },
        },
      },
      async (request) => {
        const { kind, body } = request.body;
        const c = known.get(kind);
        if (c === undefined) throw requestProblem.unknownKind({ kind });
        const told = await foretell(request.db, c, body, request.sender);
        if (told instanceof Problem) throw told;
        return told as Record<string, unknown>;
      },
    );
  };

const Kind = z.object({
  kind: z.string(),
  /** Of the policy: who may send it. */
  action: z.string(),
  /** JSON Schema (2020-12) of the body as it is sent. */
  body: z.record(z.string(), z.unknown()),
});

/** GET /commands/kinds: every kind the door knows, with what its body holds. For whoever writes a program against it. */
export const commandKindRoutes =
  (commands: readonly AnyCommand[]): Routes =>
  async (app) => {
    const kinds = commands
      .map(({ kind, may, body }) => ({
        kind,
        action: may.action,
        body: { ...z.toJSONSchema(body, { unrepresentable: 'any', io: 'input' }) },
      }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1));
    app.get('/commands/kinds', { schema: { response: { 200: z.array(Kind) } } }, async (request) => {
      await onlyIfAnywhere(request, 'own.use');
      return kinds;
    });
  };
