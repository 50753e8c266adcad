import { placeOf } from '../assignments/place.sql.ts';
import type { OfficialId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import { type By, command } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import { RowWithdrawn } from './contribution.ts';
import { refuseSituationNote } from './situation-note.rules.ts';
import { findSituationNoteRow, hasNoteSince, insertSituationNote } from './situation-note.sql.ts';
import { SituationNoteSaid, SituationNoteSaidFor } from './situation-note.ts';
import { takeBack } from './withdrawal.commands.ts';

/** An official notes the situation of a unit of theirs; the first since it was taken over is the baseline. */
export const recordSituationNote = command({
  kind: 'situationNote.record',
  name: { vi: 'Ghi tình hình đơn vị', en: 'Write a situation note' },
  body: SituationNoteSaid,
  may: {
    action: 'visit.record',
    unit: (said) => said.unitId,
    on: async (said, by, db) => (await placeOf(db, by.officialId, said.unitId, said.day)).judgedOn,
  },
  run: (db, said, by) => note(db, said, by, by.officialId),
});

export const recordSituationNoteFor = command({
  kind: 'situationNote.recordFor',
  name: { vi: 'Ghi thay tình hình đơn vị', en: 'Write a situation note for someone' },
  body: SituationNoteSaidFor,
  may: { action: 'visit.recordFor', unit: (said) => said.unitId },
  run: (db, { officialId, ...said }, by) => note(db, said, by, officialId),
});

export const withdrawSituationNote = command({
  kind: 'situationNote.withdraw',
  name: { vi: 'Rút lại tình hình đơn vị', en: 'Withdraw a situation note' },
  body: RowWithdrawn,
  may: { action: 'visit.withdraw', unit: async ({ id }, db) => (await findSituationNoteRow(db, id))?.unitId },
  run: async (db, { id, reason }, by) =>
    takeBack(db, by, await findSituationNoteRow(db, id), {
      rowId: id,
      what: 'situationNote',
      reason,
      replacedBy: null,
    }),
});

async function note(
  db: Tx,
  said: SituationNoteSaid,
  by: By,
  officialId: OfficialId,
): Promise<Problem | null> {
  const { unitId, held } = await placeOf(db, officialId, said.unitId, said.day);
  const refusal = refuseSituationNote(said, held, by.today);
  if (refusal || held === null) return refusal;
  const baseline = !(await hasNoteSince(db, officialId, unitId, held.from));
  await insertSituationNote(db, { ...said, unitId }, { officialId, notedBy: by.officialId, baseline });
  by.touch('situationNote', said.id, `unit:${unitId}`, `official:${officialId}`);
  return null;
}

export const situationNoteCommands = [recordSituationNote, recordSituationNoteFor, withdrawSituationNote];
