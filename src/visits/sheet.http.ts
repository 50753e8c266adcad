import { onlyIfSeen } from '../server/http.ts';
import type { Sheet } from '../server/sheet.http.ts';
import { AttendanceQuery, VisitsQuery } from './diary.http.ts';
import { findAttendance } from './diary.sql.ts';
import { MeetingsQuery } from './meeting-day.http.ts';
import { findMeetings } from './meeting-day.sql.ts';
import { asAsked, scopeOf } from './scope.http.ts';
import { attendance } from './visit.rules.ts';
import { findVisits } from './visit.sql.ts';
import { actingAsText, visitKindText } from './visit.texts.ts';

/** The diary as a spreadsheet: the rows of GET /visits, 20 000 at most. Lines taken back say so. */
const visitSheet: Sheet = {
  path: '/visits',
  title: 'Nhật ký cơ sở',
  english: 'Diary',
  action: 'visit.read',
  columns: [
    { heading: 'Ngày', width: 12, kind: 'day' },
    { heading: 'Đơn vị', width: 22, kind: 'text' },
    { heading: 'Trực thuộc', width: 20, kind: 'text' },
    { heading: 'Loại', width: 24, kind: 'text' },
    { heading: 'Cán bộ', width: 24, kind: 'text' },
    { heading: 'Người ghi', width: 24, kind: 'text' },
    { heading: 'Với tư cách', width: 22, kind: 'text' },
    { heading: 'Hộ dự', width: 8, kind: 'count' },
    { heading: 'Tổng số hộ', width: 11, kind: 'count' },
    { heading: 'Nội dung tuyên truyền', width: 36, kind: 'text' },
    { heading: 'Thống nhất', width: 36, kind: 'text' },
    { heading: 'Ghi chú', width: 44, kind: 'text' },
    { heading: 'Đã rút, lý do', width: 24, kind: 'text' },
  ],
  async rows(request, query) {
    const { unit, official, withdrawn, ...rest } = asAsked(VisitsQuery, query);
    if (unit) await onlyIfSeen(request, 'visit.read', unit);
    const visits = await findVisits(request.db, {
      ...rest,
      unitId: unit,
      officialId: official,
      counted: withdrawn === 'false',
      ...(unit ? {} : { seenBy: request.sender }),
      limit: 20_001,
    });
    return visits.map((visit) => [
      visit.day,
      visit.unitName,
      visit.underName,
      visitKindText[visit.kind].vi,
      visit.officialName,
      visit.notedByName,
      actingAsText[visit.actingAs].vi,
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
  title: 'Tỷ lệ hộ dự họp tổ',
  english: 'Attendance at group meetings',
  action: 'visit.read',
  columns: [
    { heading: 'Đơn vị', width: 24, kind: 'text' },
    { heading: 'Trực thuộc', width: 22, kind: 'text' },
    { heading: 'Số cuộc họp', width: 12, kind: 'count' },
    { heading: 'Có đếm hộ', width: 12, kind: 'count' },
    { heading: 'Lượt hộ dự', width: 12, kind: 'count' },
    { heading: 'Lượt hộ mời', width: 12, kind: 'count' },
    { heading: 'Tỷ lệ (%)', width: 10, kind: 'count' },
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
  title: 'Lịch họp',
  english: 'Meetings',
  action: 'visit.read',
  columns: [
    { heading: 'Ngày', width: 12, kind: 'day' },
    { heading: 'Giờ', width: 8, kind: 'text' },
    { heading: 'Đơn vị', width: 24, kind: 'text' },
    { heading: 'Trực thuộc', width: 22, kind: 'text' },
    { heading: 'Cuộc họp', width: 24, kind: 'text' },
    { heading: 'Nơi họp', width: 28, kind: 'text' },
    { heading: 'Cán bộ được phân công', width: 32, kind: 'text' },
    { heading: 'Trùng giờ với', width: 32, kind: 'text' },
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
      visitKindText[meeting.what].vi,
      meeting.place,
      meeting.officials.map((official) => official.name).join(', '),
      meeting.clashes.map((clash) => `${clash.unitName} ${clash.time}`).join(', '),
    ]);
  },
};

export const visitSheets: Sheet[] = [visitSheet, attendanceSheet, meetingSheet];
