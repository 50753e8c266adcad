import { sql } from 'kysely';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import { inDatabase, send, sender } from '../../test/world/database.ts';
import { idOf } from '../../test/world/world.ts';
import { type CommandId, newId, UnitId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { secret } from '../kernel/secret.ts';
import { newsOf } from './changes.sql.ts';
import { command } from './command.ts';
import { brokenSeal, headAfter } from './seal.ts';

const facts = 'An is clerk of xã\n Bình is official of xã';
const code = secret(z.string());

/** Writes first and refuses after, as no real command should; or does what it says. */
const rename = command({
  kind: 'unit.rename',
  name: { vi: 'Đổi tên', en: 'Rename' },
  body: z.strictObject({ unitId: UnitId, name: z.string(), code, refuse: z.boolean() }),
  may: { action: 'unit.change', unit: (body) => body.unitId },
  async run(db, body, by) {
    await db.updateTable('unitFact').set({ name: body.name }).where('unitId', '=', body.unitId).execute();
    by.touch('unit', body.unitId, 'common', `unit:${body.unitId}`);
    return body.refuse ? requestProblem.notFound() : null;
  },
});
const body = (name: string, refuse = false) => ({ unitId: idOf('xã'), name, code: '274 913', refuse });

inDatabase('a refused command leaves its log row, no secret, and nothing else', facts, async (tx) => {
  const refusal = await send(tx, rename, 'An', '2016-09-26', body('phường', true));
  expect(refusal?.retry).toBe('never');
  expect(await tx.selectFrom('unitFact').select('name').execute()).toEqual([{ name: 'xã' }]);
  const logged = await tx.selectFrom('commandLog').selectAll().executeTakeFirstOrThrow();
  expect(logged.body).toEqual({ unitId: idOf('xã'), name: 'phường', refuse: true });
  expect(JSON.stringify(logged)).not.toContain('274');
  expect(logged.problem).toMatchObject({ code: 'request/notFound', status: 404 });
  expect(await newsOf(tx, 'common', 0)).toMatchObject({ to: 0, changed: [] });
});

inDatabase('the same id gives the same answer, and another body or sender none', facts, async (tx) => {
  const id = newId<CommandId>();
  const sent = body('phường');
  expect(await send(tx, rename, 'An', '2016-09-26', sent, id)).toBeNull();
  expect(await send(tx, rename, 'An', '2016-09-26', sent, id)).toBeNull();
  expect((await send(tx, rename, 'An', '2016-09-26', body('xã'), id))?.code).toBe('request/idTaken');
  expect((await send(tx, rename, 'Bình', '2016-09-26', sent, id))?.code).toBe('request/idTaken');
  expect(await newsOf(tx, 'common', 0)).toEqual({
    to: 1,
    changed: [{ kind: 'unit', id: idOf('xã') }],
    anew: false,
    more: false,
  });
});

inDatabase('what may succeed later is not kept: sent again under its id, it is done', facts, async (tx) => {
  const refusals: (Problem | null)[] = [
    requestProblem.unforeseen(),
    requestProblem.tooMany({ seconds: 5 }),
    null,
  ];
  const busy = command({ ...rename, run: async () => refusals.shift() ?? null });
  const id = newId<CommandId>();
  const again = async () => (await send(tx, busy, 'An', '2016-09-26', body('phường'), id))?.code ?? null;
  const answers = [];
  for (const _ of [1, 2, 3]) {
    await sql`savepoint request`.execute(tx);
    answers.push(
      await again().catch(async (thrown: Problem) => {
        await sql`rollback to savepoint request`.execute(tx);
        return `thrown ${thrown.code}`;
      }),
    );
  }
  expect(answers).toEqual(['thrown request/unforeseen', 'thrown request/tooMany', null]);
});

inDatabase('what the policy, the tree or the words do not allow stops at the door', facts, async (tx) => {
  const refused = async (who: string, sent: object) =>
    (await send(tx, rename, who, '2016-09-26', sent))?.code;
  expect(await refused('Bình', body('phường'))).toBe('request/notAllowed');
  expect(await refused('An', { ...body('phường'), unitId: newId() })).toBe('request/notAllowed');
  expect(await refused('An', { ...body('phường'), officialId: sender('An', '2016-09-26').officialId })).toBe(
    'request/unreadable',
  );
});

inDatabase(
  'what no stored text can hold is refused with its field, not failed and sent for ever',
  facts,
  async (tx) => {
    for (const name of ['phường\0', 'phường\ud83d'])
      expect(await send(tx, rename, 'An', '2016-09-26', body(name))).toMatchObject({
        ...{ code: 'request/unreadable', facts: { fields: ['name'] } },
      });
  },
);

inDatabase(
  'a rule of the tables that no rule of ours foresaw is a refusal, not a failure',
  facts,
  async (tx) => {
    const break_ = command({
      ...rename,
      async run(db, { unitId }) {
        await db.insertInto('unit').values({ id: unitId }).execute();
        return null;
      },
    });
    expect((await send(tx, break_, 'An', '2016-09-26', body('x')))?.code).toBe('request/conflict');
  },
);

inDatabase('a chain with nothing sealed holds, and every entry counts in its head', facts, async (tx) => {
  expect(await brokenSeal(tx)).toBeNull();
  const entry = { id: 'a', kind: 'k', officialId: 'o', receivedAt: 't', bodyHash: 'h', problem: null };
  const heads = [[], [entry], [{ ...entry, bodyHash: 'i' }], [entry, entry]].map((all) =>
    headAfter('0', all),
  );
  expect(new Set(heads).size).toBe(4);
});
