import { command } from '../server/command.ts';
import { refuseMeetingDay } from './meeting-day.rules.ts';
import { endMeetingDay, insertMeetingDay } from './meeting-day.sql.ts';
import { MeetingDayEnded, MeetingDaySaid } from './meeting-day.ts';

/** Sets when a unit meets each month. */
export const setMeetingDay = command({
  kind: 'meetingDay.set',
  name: { vi: 'Đặt lệ họp', en: 'Set a meeting day' },
  body: MeetingDaySaid,
  may: { action: 'meetingDay.write', unit: (said) => said.unitId },
  async run(db, said, by) {
    const refusal = refuseMeetingDay(said);
    if (refusal) return refusal;
    await endMeetingDay(db, said.unitId, said.what, said.from);
    await insertMeetingDay(db, said);
    by.touch('meetingDay', said.id, `unit:${said.unitId}`);
    return null;
  },
});

export const stopMeetingDay = command({
  kind: 'meetingDay.end',
  name: { vi: 'Thôi lệ họp', en: 'End a meeting day' },
  body: MeetingDayEnded,
  may: { action: 'meetingDay.write', unit: (said) => said.unitId },
  async run(db, { unitId, what, from }, by) {
    await endMeetingDay(db, unitId, what, from);
    by.touch('meetingDay', unitId, `unit:${unitId}`);
    return null;
  },
});

export const meetingDayCommands = [setMeetingDay, stopMeetingDay];
