import { beforeAll, expect, test } from 'vitest';
import { makeDraft, moveInDraft, replanDraft, undoInDraft } from '../../src/assignments/draft.commands.ts';
import { findDraft, givenIn, keptRows, lastStepOf } from '../../src/assignments/draft.sql.ts';
import { usualRules } from '../../src/assignments/draft.ts';
import { publishDraft } from '../../src/assignments/publication.commands.ts';
import { setWorkload } from '../../src/assignments/unit-need.commands.ts';
import type { DraftId } from '../../src/kernel/id.ts';
import type { AnyCommand } from '../../src/server/command.ts';
import { asked, commune, link, numbered as names } from '../world/assignments.ts';
import { database, ownDatabase, send, store } from '../world/database.ts';
import { idOf } from '../world/world.ts';

/** A draft that several people change, or one changes while another publishes it, each in a transaction that is kept. */
const today = '2016-07-25';
ownDatabase();
beforeAll(() =>
  database()
    .transaction()
    .execute(async (tx) => {
      await store(tx, commune(8, 40, 'Mai is clerk of xã'));
      await link(tx);
    }),
);

const say = (c: AnyCommand, who: string, body: object) =>
  database()
    .transaction()
    .execute((tx) => send(tx, c, who, today, body))
    .then((problem) => problem?.code ?? null);

async function made(effectiveOn: string): Promise<DraftId> {
  const said = asked(names('cb', 8), { effectiveOn });
  expect(await say(makeDraft, 'Lan', said)).toBeNull();
  return said.id;
}
const move = (draftId: DraftId, unit: string, official: string) => ({
  draftId,
  moves: [{ unitId: idOf(unit), officialId: idOf(official) }],
});

test('four units moved at once: all four stand, each a step of its own', async () => {
  const draftId = await made('2016-07-26');
  const answers = await Promise.all(
    [1, 2, 3, 4].map((at) => say(moveInDraft, at % 2 ? 'Lan' : 'Mai', move(draftId, `tổ0${at}`, `cb0${at}`))),
  );
  expect(answers).toEqual([null, null, null, null]);
  expect((await lastStepOf(database(), draftId))?.nth).toBe(4);
  const rows = await keptRows(database(), draftId);
  for (const at of [1, 2, 3, 4])
    expect(rows.find(({ unitId }) => unitId === idOf(`tổ0${at}`))?.officialId).toBe(idOf(`cb0${at}`));
});

test('nobody takes back what another did since', async () => {
  const draftId = await made('2016-07-26');
  await say(moveInDraft, 'Lan', move(draftId, 'tổ01', 'cb01'));
  const own = await lastStepOf(database(), draftId);
  await say(moveInDraft, 'Mai', move(draftId, 'tổ02', 'cb02'));
  expect(await say(undoInDraft, 'Lan', { draftId, nth: own?.nth })).toBe('draft/changedSince');
  const [one, two] = await Promise.all([
    say(undoInDraft, 'Lan', { draftId, nth: 2 }),
    say(undoInDraft, 'Mai', { draftId, nth: 2 }),
  ]);
  expect([one, two].sort()).toEqual([null, 'draft/changedSince'].sort());
  // A number is never given twice, so an old message on a screen cannot take back something newer.
  await say(moveInDraft, 'Mai', move(draftId, 'tổ03', 'cb03'));
  expect((await lastStepOf(database(), draftId))?.nth).toBe(3);
});

test('nobody moves what another has moved since, nor publishes a draft that another has changed since it was looked at', async () => {
  const draftId = await made('2016-07-26');
  const seen = await keptRows(database(), draftId);
  const row = seen.find(({ unitId }) => unitId === idOf('tổ05'));
  const fromId = row?.officialId;
  const [toId = null, otherId = null] = names('cb', 8)
    .map((name) => idOf(name))
    .filter((id) => id !== fromId);
  const to = (officialId: string | null, fromId: string | null | undefined) => ({
    draftId,
    moves: [{ unitId: idOf('tổ05'), officialId, fromId }],
  });
  expect(await say(moveInDraft, 'Mai', to(toId, fromId))).toBeNull();
  expect(await say(moveInDraft, 'Lan', to(otherId, fromId))).toBe('draft/movedSince');
  const now = await keptRows(database(), draftId);
  expect(now.find(({ unitId }) => unitId === idOf('tổ05'))?.officialId).toBe(toId);
  const publish = { draftId, effectiveOn: '2016-07-26' };
  expect(await say(publishDraft([]), 'Lan', { ...publish, seen: givenIn(seen) })).toBe('draft/notAsSeen');
  expect((await findDraft(database(), draftId))?.publishedOn).toBeNull();
  expect(await say(moveInDraft, 'Lan', to(otherId, toId))).toBeNull();
  await say(undoInDraft, 'Lan', { draftId, nth: 2 });
  await say(undoInDraft, 'Lan', { draftId, nth: 1 });
  expect(givenIn(await keptRows(database(), draftId))).toBe(givenIn(seen));
  const anew = { draftId, rules: usualRules };
  expect(await say(replanDraft, 'Mai', { ...anew, after: 1 })).toBe('draft/plannedSince');
  expect(await say(replanDraft, 'Mai', { ...anew, after: 2 })).toBeNull();
});

test('published while it is planned anew: one of the two, and the draft shows what was published', async () => {
  const heavy = { beneathId: idOf('xã'), workload: 3, unitIds: names('tổ', 5).map((name) => idOf(name)) };
  expect(await say(setWorkload, 'Lan', heavy)).toBeNull();
  const draftId = await made('2016-07-27');
  const officials = names('cb', 6).map((name) => ({ officialId: idOf(name) }));
  const rules = { ...usualRules, by: 'need' };
  const answers = await Promise.all([
    say(replanDraft, 'Mai', { draftId, officials, rules }),
    say(publishDraft([]), 'Lan', { draftId, effectiveOn: '2016-07-27' }),
  ]);
  expect(answers.filter((code) => code !== null && code !== 'draft/published')).toEqual([]);
  expect((await findDraft(database(), draftId))?.publishedOn).toBe(today);
  const rows = await database()
    .selectFrom('draftRow as r')
    .innerJoin('assignment as a', 'a.id', 'r.assignmentId')
    .select(['r.officialId as shown', 'a.officialId as given'])
    .where('r.draftId', '=', draftId)
    .execute();
  expect(rows).toHaveLength(40);
  for (const { shown, given } of rows) expect(shown).toBe(given);
  expect(await lastStepOf(database(), draftId)).toBeNull();
});
