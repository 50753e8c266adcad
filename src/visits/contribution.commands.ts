import { placeOf } from '../assignments/place.sql.ts';
import type { OfficialId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import { type By, command } from '../server/command.ts';
import type { Tx } from '../server/sql.ts';
import { findContributionRow, insertContributions } from './contribution.sql.ts';
import { ContributionSaid, ContributionSaidFor, RowWithdrawn } from './contribution.ts';
import { refuseContribution, refuseDay } from './visit.rules.ts';
import { takeBack } from './withdrawal.commands.ts';

/** An official notes what they gave to a unit of theirs, outside any visit. */
export const recordContribution = command({
  kind: 'contribution.record',
  name: { vi: 'Ghi đóng góp', en: 'Record a contribution' },
  body: ContributionSaid,
  may: {
    action: 'visit.record',
    unit: (said) => said.unitId,
    on: async (said, by, db) => (await placeOf(db, by.officialId, said.unitId, said.day)).judgedOn,
  },
  run: (db, said, by) => give(db, said, by, by.officialId),
});

export const recordContributionFor = command({
  kind: 'contribution.recordFor',
  name: { vi: 'Ghi thay đóng góp từ sổ giấy', en: 'Record a contribution for someone' },
  body: ContributionSaidFor,
  may: { action: 'visit.recordFor', unit: (said) => said.unitId },
  run: (db, { officialId, ...said }, by) => give(db, said, by, officialId),
});

export const withdrawContribution = command({
  kind: 'contribution.withdraw',
  name: { vi: 'Rút lại đóng góp', en: 'Withdraw a contribution' },
  body: RowWithdrawn,
  may: { action: 'visit.withdraw', unit: async ({ id }, db) => (await findContributionRow(db, id))?.unitId },
  run: async (db, { id, reason }, by) =>
    takeBack(db, by, await findContributionRow(db, id), {
      rowId: id,
      what: 'contribution',
      reason,
      replacedBy: null,
    }),
});

async function give(db: Tx, said: ContributionSaid, by: By, officialId: OfficialId): Promise<Problem | null> {
  const { day } = said;
  const { unitId, held } = await placeOf(db, officialId, said.unitId, day);
  const refusal = refuseDay(day, held, by.today) ?? refuseContribution(said);
  if (refusal) return refusal;
  await insertContributions(db, [said], { officialId, notedBy: by.officialId, unitId, visitId: null, day });
  by.touch('contribution', said.id, `unit:${unitId}`, `official:${officialId}`);
  return null;
}

export const contributionCommands = [recordContribution, recordContributionFor, withdrawContribution];
