import * as z from 'zod/mini';
import { OfficialId, RowId, type UnitId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import { type AnyCommand, type By, command, type Sender } from '../server/command.ts';
import type { Follower } from '../server/follow.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import { unitToJudge } from '../units/tree.sql.ts';
import { unitNames } from '../units/unit.sql.ts';
import { officialProblem, refuseAbsence, refuseSkills } from './official.rules.ts';
import {
  absenceOwner,
  absencesOf,
  areaOf,
  changeOfficialRow,
  deleteAbsence,
  enterOfficials,
  findOfficial,
  insertAbsence,
  leaveService,
} from './official.sql.ts';
import { Absence, Leaving, OfficialChange, OfficialSaid, OfficialsSaid } from './official.ts';

/** The right over an official is that over their area; without one, over the tenant's own unit. */
const inArea = (db: Db, area: UnitId | null | undefined, by: Sender) =>
  area ? unitToJudge(db, area, by.today) : homeUnit(db);
const ofOfficial = async (db: Db, officialId: OfficialId, by: Sender) => {
  const area = await areaOf(db, officialId);
  return area === null ? undefined : inArea(db, area, by);
};
const touch = (by: By, officialId: OfficialId) =>
  by.touch('official', officialId, 'common', `official:${officialId}`);

/** Someone new, with what they can do. */
export const enterOfficial = command({
  kind: 'official.enter',
  name: { vi: 'Thêm cán bộ', en: 'Add an official' },
  body: OfficialSaid,
  may: { action: 'official.change', unit: (body, db, by) => inArea(db, body.areaUnitId, by) },
  async run(db, official, by) {
    const refusal = await refuseFacts(db, [official], by);
    if (refusal) return refusal;
    await enterOfficials(db, [official]);
    touch(by, official.id);
    return null;
  },
});

/** A whole list at once, each of the list's area or of a unit beneath it; the first row that is wrong refuses all. */
export const enterOfficialList = command({
  kind: 'official.enterMany',
  name: { vi: 'Thêm danh sách cán bộ', en: 'Add a list of officials' },
  body: OfficialsSaid,
  may: { action: 'official.change', unit: (body, db, by) => inArea(db, body.areaUnitId, by) },
  async run(db, { areaUnitId, officials }, by) {
    const all = officials.map((official) => ({ ...official, areaUnitId: official.areaUnitId ?? areaUnitId }));
    const refusal = await refuseFacts(db, all, by);
    if (refusal) return refusal;
    await enterOfficials(db, all);
    for (const { id } of all) touch(by, id);
    return null;
  },
});

/** What is known of an official, corrected or brought up to date. */
export const changeOfficial = command({
  kind: 'official.change',
  name: { vi: 'Sửa thông tin cán bộ', en: 'Change an official' },
  body: OfficialChange,
  may: { action: 'official.change', unit: (body, db, by) => ofOfficial(db, body.officialId, by) },
  async run(db, change, by) {
    const refusal = await refuseFacts(db, [change], by);
    if (refusal) return refusal;
    await changeOfficialRow(db, change);
    touch(by, change.officialId);
    return null;
  },
});

type Facts = Pick<OfficialSaid, 'homeUnitId' | 'areaUnitId' | 'skills'>;
async function refuseFacts(db: Tx, said: readonly Facts[], by: By): Promise<Problem | null> {
  const units = said
    .flatMap(({ homeUnitId, areaUnitId }) => [homeUnitId, areaUnitId])
    .filter((id) => id != null);
  const known = await unitNames(db, units, by.today);
  for (const { homeUnitId, areaUnitId, skills } of said) {
    const fields = [
      ...(homeUnitId && !known.has(homeUnitId) ? ['homeUnitId'] : []),
      ...(areaUnitId && !known.has(areaUnitId) ? ['areaUnitId'] : []),
    ];
    if (fields.length > 0) return officialProblem.unknownUnit({ fields });
    const refusal = refuseSkills(skills);
    if (refusal) return refusal;
  }
  return null;
}

/** Out of service from a day on: posts end with it; what else hangs on the official is for the followers to settle. */
export const leaveOfficial = (followers: readonly Follower<Leaving>[]) =>
  command({
    kind: 'official.leave',
    name: { vi: 'Cho cán bộ thôi công tác', en: 'Note that an official leaves' },
    body: Leaving,
    may: { action: 'official.change', unit: (body, db, by) => ofOfficial(db, body.officialId, by) },
    async run(db, leaving, by) {
      const { officialId, until } = leaving;
      const official = await findOfficial(db, officialId);
      if (!official) return requestProblem.notFound();
      if (until !== null && official.from !== null && until <= official.from)
        return officialProblem.leavesBeforeStart({ from: official.from, fields: ['until'] });
      for (const follower of followers) await follower.apply(db, leaving);
      await leaveService(db, officialId, until);
      touch(by, officialId);
      return null;
    },
  });

/** Away from a day to a day: no meeting is owed, no reminder comes. */
export const enterAbsence = command({
  kind: 'absence.enter',
  name: { vi: 'Ghi vắng mặt', en: 'Note an absence' },
  body: Absence,
  may: { action: 'official.change', unit: (body, db, by) => ofOfficial(db, body.officialId, by) },
  async run(db, absence, by) {
    const refusal = refuseAbsence(absence, await absencesOf(db, absence.officialId));
    if (refusal) return refusal;
    await insertAbsence(db, absence);
    touch(by, absence.officialId);
    return null;
  },
});

/** An absence that did not come about, or was wrongly written. */
export const withdrawAbsence = command({
  kind: 'absence.withdraw',
  name: { vi: 'Bỏ ghi vắng mặt', en: 'Withdraw an absence' },
  body: z.strictObject({ id: RowId, officialId: OfficialId }),
  may: { action: 'official.change', unit: (body, db, by) => ofOfficial(db, body.officialId, by) },
  async run(db, { id, officialId }, by) {
    if ((await absenceOwner(db, id)) !== officialId) return requestProblem.notFound();
    await deleteAbsence(db, id);
    touch(by, officialId);
    return null;
  },
});

/** All of them; those who follow a leaving are main's to list. */
export const officialCommands = (followers: readonly Follower<Leaving>[]): AnyCommand[] => [
  enterOfficial,
  enterOfficialList,
  changeOfficial,
  leaveOfficial(followers),
  enterAbsence,
  withdrawAbsence,
];
