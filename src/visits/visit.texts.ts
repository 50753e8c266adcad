import type { Text } from '../kernel/text.ts';
import type { ActingAs, ContributionTold, VisitKind } from './visit.ts';

export const visitKindText = {
  contact: { vi: 'Liên hệ cơ sở', en: 'Contact' },
  cellMeeting: { vi: 'Dự sinh hoạt chi bộ', en: 'Cell meeting' },
  groupMeeting: { vi: 'Dự họp tổ', en: 'Group meeting' },
  localActivity: { vi: 'Tham gia hoạt động ở địa phương', en: 'Local activity' },
  householdCall: { vi: 'Đến thăm hộ', en: 'Household call' },
} as const satisfies Record<VisitKind, Text>;

/** What each kind is, in one line under its name. */
export const visitKindHint = {
  contact: {
    vi: 'Gặp hoặc gọi điện cho bí thư chi bộ, tổ trưởng',
    en: 'Seen or phoned the cell secretary or group head',
  },
  cellMeeting: { vi: 'Sinh hoạt chi bộ hằng tháng', en: 'The cell’s monthly meeting' },
  groupMeeting: {
    vi: 'Sinh hoạt tổ hằng tháng với các hộ',
    en: 'The group’s monthly meeting with its households',
  },
  localActivity: {
    vi: 'Lao động, làm đường, ngày hội, ra quân…',
    en: 'Joint work, road building, festivals …',
  },
  householdCall: { vi: 'Chỉ ghi số thứ tự hộ trong tổ', en: 'Only the household’s number in its group' },
} as const satisfies Record<VisitKind, Text>;

export const actingAsText = {
  assigned: { vi: 'Cán bộ được phân công', en: 'Assigned official' },
  clerk: { vi: 'Văn phòng ghi từ sổ giấy', en: 'Written from paper by the office' },
  cell: { vi: 'Chi ủy', en: 'Cell committee' },
  memberInCharge: { vi: 'Đảng viên phụ trách tổ', en: 'Party member in charge' },
  groupHead: { vi: 'Tổ trưởng', en: 'Group head' },
} as const satisfies Record<ActingAs, Text>;

export const contributionKindText = {
  idea: { vi: 'Ý kiến, sáng kiến', en: 'An idea' },
  work: { vi: 'Công sức', en: 'Work' },
  money: { vi: 'Tiền', en: 'Money' },
} as const satisfies Record<ContributionTold['kind'], Text>;

/** 1 Monday … 7 Sunday. */
export const weekdayText: Readonly<Record<number, Text>> = {
  1: { vi: 'Thứ hai', en: 'Monday' },
  2: { vi: 'Thứ ba', en: 'Tuesday' },
  3: { vi: 'Thứ tư', en: 'Wednesday' },
  4: { vi: 'Thứ năm', en: 'Thursday' },
  5: { vi: 'Thứ sáu', en: 'Friday' },
  6: { vi: 'Thứ bảy', en: 'Saturday' },
  7: { vi: 'Chủ nhật', en: 'Sunday' },
};

/** What the screens of the diary say; the names of fields are those of the words. */
export const visitText = {
  diary: { vi: 'Nhật ký', en: 'Diary' },
  myDiary: { vi: 'Nhật ký của tôi', en: 'My diary' },
  record: { vi: 'Ghi nhật ký', en: 'Write in the diary' },
  recordFor: { vi: 'Ghi từ sổ giấy', en: 'Write from paper' },
  recordForLead: {
    vi: 'Ghi thay cán bộ nộp sổ giấy. Tên cán bộ và tên người ghi cùng hiện trên dòng nhật ký.',
    en: 'For an official who keeps a diary on paper. Both names stand on the line.',
  },
  writeWhat: { vi: 'Ghi gì', en: 'What to write' },
  visitOne: { vi: 'Lần đến cơ sở', en: 'Visit' },
  officialId: { vi: 'Cán bộ', en: 'Official' },
  pickOfficial: {
    vi: 'Chọn cán bộ để thấy các đơn vị đồng chí ấy phụ trách.',
    en: 'Choose an official to see the units held.',
  },
  unitId: { vi: 'Đơn vị', en: 'Unit' },
  kind: { vi: 'Việc gì', en: 'What it was' },
  day: { vi: 'Ngày', en: 'Day' },
  dayHint: {
    vi: 'Ghi muộn vẫn được: tháng nào đã ký báo cáo thì dòng này tính vào báo cáo kế tiếp (ghi bổ sung).',
    en: 'It may be late: where that month’s report is signed, the line counts in the next one.',
  },
  actingAs: { vi: 'Việc của ai', en: 'Whose act' },
  householdNumber: { vi: 'Số thứ tự hộ trong tổ', en: 'The household’s number in its group' },
  householdNumberHint: { vi: 'Chỉ ghi số, không ghi tên.', en: 'The number only, no name.' },
  householdsPresent: { vi: 'Số hộ có người dự', en: 'Households present' },
  householdsPresentHint: {
    vi: 'Không đếm thì bỏ trống, đừng ghi 0.',
    en: 'Leave empty where nobody counted; do not write 0.',
  },
  householdsTotal: { vi: 'Trên tổng số hộ', en: 'Of how many' },
  householdsTotalHint: {
    vi: 'Theo danh sách đơn vị; sửa nếu hôm đó khác, bỏ trống nếu chưa rõ.',
    en: 'As the unit has it; correct it if it differed that day, leave empty if unknown.',
  },
  householdsUnit: { vi: 'hộ', en: 'households' },
  topics: { vi: 'Nội dung đã tuyên truyền', en: 'Topics explained' },
  householdsDid: { vi: 'Số hộ đang làm theo', en: 'Households doing it now' },
  noTopics: { vi: 'Hiện chưa có nội dung nào trong đợt.', en: 'No topic is in season now.' },
  agreed: { vi: 'Đã thống nhất việc gì', en: 'What was agreed' },
  note: { vi: 'Ghi chú', en: 'Note' },
  noteHint: {
    vi: 'Ghi việc của đơn vị. Không ghi tên, quan điểm, tôn giáo, sức khỏe hay chuyện riêng của người dân.',
    en: 'About the unit’s affairs. No names, views, religion, health or private matters of residents.',
  },
  contributions: { vi: 'Đồng chí có đóng góp tại đây', en: 'I gave something of my own here' },
  contributionsOf: {
    vi: 'Cán bộ có đóng góp tại đây',
    en: 'The official gave something of their own here',
  },
  contributionsHint: {
    vi: 'Của chính mình; phần vận động người khác ghi ở mục hỗ trợ.',
    en: 'One’s own; what others were moved to give belongs under support.',
  },
  contributionKind: { vi: 'Bằng', en: 'In the form of' },
  what: { vi: 'Đóng góp gì', en: 'What' },
  valueVnd: { vi: 'Số tiền', en: 'Amount' },
  ownContribution: { vi: 'Đóng góp của cán bộ', en: 'Own contribution' },
  recordContribution: { vi: 'Ghi đóng góp', en: 'Note a contribution' },
  heldUntil: { vi: 'phụ trách đến hết {day}', en: 'held until {day}' },
  noUnits: { vi: 'Đồng chí chưa được phân công đơn vị nào', en: 'No unit is assigned to you' },
  noUnitsExplains: {
    vi: 'Khi văn phòng công bố phân công, các đơn vị của đồng chí hiện ở đây.',
    en: 'Once the office publishes the assignment, your units show here.',
  },
  noUnitsOf: {
    vi: 'Cán bộ này chưa được phân công đơn vị nào trong phạm vi của đồng chí',
    en: 'No unit within your rights is assigned to this official',
  },
  emptyMonth: { vi: 'Tháng này chưa ghi gì', en: 'Nothing noted this month' },
  emptyMonthExplains: {
    vi: 'Mỗi lần liên hệ, dự họp, tham gia hoạt động, thăm hộ là một dòng.',
    en: 'Each contact, meeting, activity and household call is a line.',
  },
  visits: { vi: 'Các lần đến cơ sở', en: 'Visits' },
  noVisits: { vi: 'Không có dòng nhật ký nào theo lựa chọn này', en: 'No line matches' },
  onlyThousand: {
    vi: 'Đang hiện 1.000 dòng mới nhất; hãy chọn kỳ hẹp hơn hoặc xuất danh sách để có đủ.',
    en: 'The newest 1,000 lines; narrow the days, or export the list for all.',
  },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  allKinds: { vi: 'Mọi loại', en: 'All kinds' },
  show: { vi: 'Xem', en: 'Show' },
  official: { vi: 'Cán bộ', en: 'Official' },
  notedBy: { vi: 'Người ghi', en: 'Written by' },
  notedByOf: { vi: '{noter} ghi thay từ sổ giấy', en: 'written from paper by {noter}' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  under: { vi: 'Trực thuộc', en: 'Under' },
  present: { vi: 'Hộ dự', en: 'Households' },
  presentOf: { vi: '{present}/{total} hộ', en: '{present} of {total} {total|household|households}' },
  presentOnly: {
    vi: '{present} hộ, chưa rõ tổng số',
    en: '{present} {present|household|households}, total unknown',
  },
  notCounted: { vi: 'không đếm hộ', en: 'not counted' },
  household: { vi: 'hộ số {number}', en: 'household {number}' },
  topicCount: { vi: '{count} nội dung', en: '{count} {count|topic|topics}' },
  didOf: { vi: '{count} hộ đang làm', en: '{count} {count|household does|households do} it' },
  received: { vi: 'Hệ thống nhận ngày', en: 'Received on' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
  withdrawnSays: { vi: '{name} rút ngày {day}: {reason}', en: '{name} withdrew it on {day}: {reason}' },
  replacedBy: { vi: 'Xem dòng thay thế', en: 'The line that replaces it' },
  replaces: { vi: 'Thay cho dòng đã rút', en: 'In place of a withdrawn line' },
  old: { vi: 'Xem dòng cũ', en: 'The old line' },
  withdraw: { vi: 'Rút dòng này', en: 'Withdraw' },
  withdrawAsks: { vi: 'Rút dòng nhật ký này?', en: 'Withdraw this line?' },
  withdrawStays: {
    vi: 'Dòng vẫn còn để đối chiếu nhưng không được tính nữa.',
    en: 'The line stays to be looked up and no longer counts.',
  },
  monthOpen: {
    vi: 'Báo cáo tháng {month} chưa ký nên số liệu tháng ấy đổi ngay.',
    en: 'The report of {month} is not signed yet, so its figures change at once.',
  },
  monthSigned: {
    vi: 'Báo cáo tháng {month} đã ký và giữ nguyên; báo cáo kế tiếp sẽ trừ lại.',
    en: 'The report of {month} is signed and stays as it is; the next one takes it off.',
  },
  monthEither: {
    vi: 'Báo cáo tháng {month} chưa ký thì số liệu đổi ngay; đã ký rồi thì báo cáo kế tiếp sẽ trừ lại.',
    en: 'If the report of {month} is not signed yet its figures change at once; if it is, the next one takes it off.',
  },
  replace: { vi: 'Ghi lại cho đúng', en: 'Write it anew' },
  replaceTitle: { vi: 'Thay dòng nhật ký ngày {day}', en: 'Replace the line of {day}' },
  reason: { vi: 'Lý do', en: 'Reason' },
  visit: { vi: 'Dòng nhật ký', en: 'Diary line' },
  situation: { vi: 'Tình hình đơn vị', en: 'Situation of the unit' },
  recordSituation: { vi: 'Ghi tình hình', en: 'Note the situation' },
  situationOf: { vi: 'Tình hình {unit}', en: 'Situation of {unit}' },
  situationLead: {
    vi: 'Nắm tình hình chi bộ và đời sống chung của đơn vị để đề xuất kịp thời.',
    en: 'Party work of the cell and life in the unit as a whole, so that help comes in time.',
  },
  partyWork: { vi: 'Công tác xây dựng Đảng ở chi bộ', en: 'Party work of the cell' },
  peopleLife: { vi: 'Đời sống, việc của dân trong đơn vị', en: 'People’s life in the unit' },
  baseline: { vi: 'Ghi nhận ban đầu', en: 'Baseline' },
  baselineNow: {
    vi: 'Đây là ghi nhận ban đầu của đồng chí sau khi tiếp nhận đơn vị.',
    en: 'This will be your baseline after taking the unit over.',
  },
  earlierNotes: { vi: 'Những lần ghi trước', en: 'Earlier notes' },
  noNotes: { vi: 'Chưa có ghi chép nào về tình hình đơn vị này', en: 'Nothing is noted on this unit yet' },
  save: { vi: 'Lưu', en: 'Save' },
  calendar: { vi: 'Lịch họp', en: 'Meetings' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  attendance: { vi: 'Tỷ lệ hộ dự họp', en: 'Attendance' },
  unattended: { vi: 'Chưa dự họp', en: 'Not attended' },
  parties: { vi: 'Ba bên ở tổ', en: 'Three parties' },
  narrow: { vi: 'Lọc theo đơn vị, cán bộ, loại, kỳ', en: 'Narrow by unit, official, kind, days' },
  showAll: { vi: 'Bỏ lọc', en: 'Show all' },
  monthsMet: { vi: 'Các tháng đã họp', en: 'Months with a meeting' },
  met: { vi: 'có họp', en: 'met' },
  notMet: { vi: 'chưa ghi cuộc họp nào', en: 'no meeting noted' },
  openUnitDiary: { vi: 'Nhật ký của đơn vị', en: 'Diary of the unit' },
  openDiary: { vi: 'Mở nhật ký', en: 'Open the diary' },
} as const satisfies Record<string, Text>;
