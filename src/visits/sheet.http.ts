import * as z from 'zod/mini';
import { UnitId } from '../kernel/id.ts';
import { OnDay } from '../server/as-of.sql.ts';
import { onlyIfSeen } from '../server/http.ts';
import { asAsked, askedOfSheet, column, type Sheet } from '../server/sheet.http.ts';
import { AttendanceQuery, UnattendedQuery, VisitsQuery } from './diary.http.ts';
import { findAttendance, findUnattended } from './diary.sql.ts';
import { MeetingsQuery } from './meeting-day.http.ts';
import { findMeetings } from './meeting-day.sql.ts';
import { scopeOf } from './scope.http.ts';
import { findSituationNotes } from './situation-note.sql.ts';
import { attendance } from './visit.rules.ts';
import { findVisits } from './visit.sql.ts';
import { actingAsText, visitKindText } from './visit.texts.ts';

/** The diary as a spreadsheet: the rows of GET /visits, 20 000 at most. Lines taken back say so. */
const visitSheet: Sheet = {
  path: '/visits',
  title: { vi: 'Nhật ký cơ sở', en: 'Diary' },
  action: 'visit.read',
  columns: [
    { heading: { vi: 'Ngày', en: 'Day' }, width: 12, kind: 'day' },
    { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 22, kind: 'text' },
    { heading: { vi: 'Trực thuộc', en: 'Under' }, width: 20, kind: 'text' },
    { heading: { vi: 'Loại', en: 'Kind' }, width: 24, kind: 'text' },
    { heading: { vi: 'Cán bộ', en: 'Official' }, width: 24, kind: 'text' },
    { heading: { vi: 'Người ghi', en: 'Written by' }, width: 24, kind: 'text' },
    { heading: { vi: 'Với tư cách', en: 'Acting as' }, width: 22, kind: 'text' },
    { heading: { vi: 'Hộ dự', en: 'Households present' }, width: 8, kind: 'count' },
    { heading: { vi: 'Tổng số hộ', en: 'Households in all' }, width: 11, kind: 'count' },
    { heading: { vi: 'Nội dung tuyên truyền', en: 'Topics' }, width: 36, kind: 'text' },
    { heading: { vi: 'Thống nhất', en: 'Agreed' }, width: 36, kind: 'text' },
    { heading: { vi: 'Ghi chú', en: 'Note' }, width: 44, kind: 'text' },
    { heading: { vi: 'Đã rút, lý do', en: 'Withdrawn, reason' }, width: 24, kind: 'text' },
  ],
  async rows(request, query) {
    const { unit, official, withdrawn, ...rest } = asAsked(VisitsQuery, query);
    if (unit) await onlyIfSeen(request, 'visit.read', unit);
    const visits = await findVisits(request.db, {
      ...rest,
      unitId: unit,
      officialId: official,
      counted: withdrawn === 'false',
      ...(unit ? {} : { seenBy: { ...request.sender, on: rest.on } }),
      limit: askedOfSheet,
    });
    return visits.map((visit) => [
      visit.day,
      visit.unitName,
      visit.underName,
      visitKindText[visit.kind],
      visit.officialName,
      visit.notedByName,
      actingAsText[visit.actingAs],
      visit.householdsPresent,
      visit.householdsTotal,
      visit.topics.map((topic) => topic.title).join('; '),
      visit.agreed,
      visit.note,
      visit.withdrawal?.reason ?? null,
    ]);
  },
};

const attendanceSheet: Sheet = {
  path: '/attendance',
  title: { vi: 'Tỷ lệ hộ dự họp tổ', en: 'Attendance at group meetings' },
  action: 'visit.read',
  columns: [
    { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 24, kind: 'text' },
    { heading: { vi: 'Trực thuộc', en: 'Under' }, width: 22, kind: 'text' },
    { heading: { vi: 'Số cuộc họp', en: 'Meetings' }, width: 12, kind: 'count' },
    { heading: { vi: 'Có đếm hộ', en: 'Meetings counted' }, width: 12, kind: 'count' },
    { heading: { vi: 'Lượt hộ dự', en: 'Households present' }, width: 12, kind: 'count' },
    { heading: { vi: 'Lượt hộ mời', en: 'Households expected' }, width: 12, kind: 'count' },
    { heading: { vi: 'Tỷ lệ (%)', en: 'Share (%)' }, width: 10, kind: 'count' },
  ],
  async rows(request, query) {
    const { unit, from, to } = asAsked(AttendanceQuery, query);
    const rows = await findAttendance(request.db, await scopeOf(request, unit), { from, to });
    return rows.map((row) => {
      const share = attendance(row.present, row.expected);
      return [
        row.unitName,
        row.underName,
        row.meetings,
        row.counted,
        row.present,
        row.expected,
        share === null ? null : Math.round(share * 1000) / 10,
      ];
    });
  },
};

const meetingSheet: Sheet = {
  path: '/meetings',
  title: { vi: 'Lịch họp', en: 'Meetings' },
  action: 'visit.read',
  columns: [
    { heading: { vi: 'Ngày', en: 'Day' }, width: 12, kind: 'day' },
    { heading: { vi: 'Giờ', en: 'Time' }, width: 8, kind: 'text' },
    { heading: { vi: 'Đơn vị', en: 'Unit' }, width: 24, kind: 'text' },
    { heading: { vi: 'Trực thuộc', en: 'Under' }, width: 22, kind: 'text' },
    { heading: { vi: 'Cuộc họp', en: 'Meeting' }, width: 24, kind: 'text' },
    { heading: { vi: 'Nơi họp', en: 'Place' }, width: 28, kind: 'text' },
    { heading: { vi: 'Cán bộ được phân công', en: 'Assigned official' }, width: 32, kind: 'text' },
    { heading: { vi: 'Trùng giờ với', en: 'Clashes with' }, width: 32, kind: 'text' },
  ],
  async rows(request, query) {
    const { unit, from, to } = asAsked(MeetingsQuery, query);
    if (unit) await onlyIfSeen(request, 'visit.read', unit);
    const whose = unit ? { unitId: unit } : { officialId: request.sender.officialId };
    const meetings = await findMeetings(request.db, whose, { from, to });
    return meetings.map((meeting) => [
      meeting.day,
      meeting.time,
      meeting.unitName,
      meeting.underName,
      visitKindText[meeting.what],
      meeting.place,
      meeting.officials.map((official) => official.name).join(', '),
      meeting.clashes.map((clash) => `${clash.unitName} ${clash.time}`).join(', '),
    ]);
  },
};

const unattendedSheet: Sheet = {
  path: '/unattended',
  title: { vi: 'Chưa dự họp trong tháng', en: 'Owed a meeting' },
  action: 'visit.read',
  columns: [
    column('Đơn vị', 'Unit', 24),
    column('Trực thuộc', 'Under', 22),
    column('Cán bộ', 'Official', 26),
    column('Phụ trách từ', 'Held from', 12, 'day'),
  ],
  async rows(request, query) {
    const { unit, month } = asAsked(UnattendedQuery, query);
    const rows = await findUnattended(request.db, await scopeOf(request, unit), month);
    return rows.map((row) => [row.unitName, row.underName, row.officialName, row.from]);
  },
};

const situationSheet: Sheet = {
  path: '/units/:unitId/situation-notes',
  title: { vi: 'Tình hình đơn vị', en: 'Situation of a unit' },
  action: 'visit.read',
  columns: [
    column('Ngày', 'Day', 12, 'day'),
    column('Cán bộ', 'Official', 26),
    column('Người ghi', 'Written by', 26),
    column('Công tác xây dựng Đảng', 'Party work', 48),
    column('Đời sống nhân dân', 'People’s life', 48),
    column('Đã rút, lý do', 'Withdrawn, reason', 24),
  ],
  async rows(request, query) {
    const { unitId } = asAsked(z.strictObject({ unitId: UnitId }), request.params);
    await onlyIfSeen(request, 'visit.read', unitId);
    const notes = await findSituationNotes(request.db, { unitId, on: asAsked(OnDay, query).on });
    return notes.map((note) => [
      ...[note.day, note.officialName, note.notedByName, note.partyWork, note.peopleLife],
      note.withdrawal?.reason ?? null,
    ]);
  },
};

export const visitSheets: Sheet[] = [
  visitSheet,
  attendanceSheet,
  meetingSheet,
  unattendedSheet,
  situationSheet,
];
