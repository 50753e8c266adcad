import { numbered, type Text } from '../kernel/text.ts';
import type { Clock } from './concern.rules.ts';
import type { ConcernKind, ConcernSource, ConcernStepKind, LegalKind, Reporter } from './concern.ts';

export const kindText: Record<ConcernKind, Text> = {
  obstacle: { vi: 'Vướng mắc', en: 'Obstacle' },
  hardship: { vi: 'Khó khăn', en: 'Hardship' },
  grievance: { vi: 'Bức xúc', en: 'Grievance' },
  wish: { vi: 'Tâm tư, nguyện vọng', en: 'Wish' },
};

export const sourceText: Record<ConcernSource, Text> = {
  unit: { vi: 'Của đơn vị', en: 'The unit itself' },
  member: { vi: 'Đảng viên', en: 'Party members' },
  resident: { vi: 'Nhân dân', en: 'Residents' },
};

export const reporterText: Record<Reporter, Text> = {
  none: { vi: 'Không của riêng ai', en: 'Nobody in particular' },
  anonymous: { vi: 'Không nêu tên', en: 'Anonymous' },
  sealed: { vi: 'Họ tên được niêm kín', en: 'Name under seal' },
};

export const legalText: Record<LegalKind, Text> = {
  complaint: { vi: 'Khiếu nại', en: 'Complaint' },
  denunciation: { vi: 'Tố cáo', en: 'Denunciation' },
};

/** What the clock of a concern says. */
export function clockText(clock: Clock): Text {
  switch (clock.is) {
    case 'running': {
      const { workingDaysLeft: days } = clock;
      if (days === 0) return { vi: 'hạn hôm nay', en: 'due today' };
      return { vi: `còn ${days} ngày làm việc`, en: `${numbered(days, 'working day')} left` };
    }
    case 'late':
      return { vi: `quá ${clock.days} ngày`, en: `${numbered(clock.days, 'day')} late` };
    case 'answered':
      return clock.daysLate === 0
        ? { vi: 'trả lời đúng hạn', en: 'answered in time' }
        : {
            vi: `trả lời trễ ${clock.daysLate} ngày`,
            en: `answered ${numbered(clock.daysLate, 'day')} late`,
          };
    case 'stopped':
      return { vi: '–', en: '–' };
  }
}

/** What each step of a concern's way says. */
export const stepText: Record<ConcernStepKind, Text> = {
  heard: { vi: 'Ghi nhận phản ánh', en: 'Heard' },
  forwarded: { vi: 'Chuyển đến {unit}', en: 'Passed on to {unit}' },
  deadline: { vi: 'Gia hạn trả lời đến {day}', en: 'Day of answer moved to {day}' },
  answered: { vi: 'Trả lời', en: 'Answered' },
  told: { vi: 'Đã thông báo cho dân', en: 'Residents told' },
  closed: { vi: 'Kết thúc', en: 'Closed' },
  reopened: { vi: 'Mở lại, hạn trả lời {day}', en: 'Opened again, answer due {day}' },
  withdrawn: { vi: 'Rút phản ánh', en: 'Taken back' },
  noted: { vi: 'Ghi thêm', en: 'Note' },
  handedOver: {
    vi: 'Chuyển theo thủ tục khiếu nại, tố cáo',
    en: 'Handed over as a complaint or denunciation',
  },
  inherited: { vi: 'Chuyển cho đơn vị kế thừa: {unit}', en: 'Passed to the successor: {unit}' },
};

export const relationText = {
  above: { vi: 'cấp trên', en: 'above' },
  below: { vi: 'bên dưới', en: 'below' },
  sameTier: { vi: 'cùng cấp', en: 'same tier' },
} as const satisfies Record<string, Text>;

export const concernText = {
  concerns: { vi: 'Phản ánh, kiến nghị', en: 'Concerns' },
  lead: {
    vi: 'Vướng mắc, khó khăn, bức xúc, tâm tư nguyện vọng ở cơ sở: ai trả lời, còn mấy ngày, dân đã biết chưa.',
    en: 'Obstacles, hardships, grievances and wishes of the base: who answers, by when, and whether people know.',
  },
  raise: { vi: 'Ghi phản ánh', en: 'Note a concern' },
  figures: { vi: 'Số liệu', en: 'Figures' },
  legalList: { vi: 'Đơn đã chuyển', en: 'Handed over' },
  // tabs
  tabs: { vi: 'Nhóm phản ánh', en: 'Kinds of list' },
  owed: { vi: 'Cần trả lời', en: 'To answer' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  inHand: { vi: 'Đang xử lý', en: 'In hand' },
  untold: { vi: 'Chờ báo dân', en: 'Not told yet' },
  closedOnes: { vi: 'Đã kết thúc', en: 'Closed' },
  mine: { vi: 'Của tôi', en: 'Mine' },
  all: { vi: 'Tất cả', en: 'All' },
  none: { vi: 'Không có phản ánh nào ở đây', en: 'Nothing here' },
  noneExplains: {
    vi: 'Khi nghe dân hay đảng viên phản ánh, hãy ghi lại để được trả lời đúng hạn.',
    en: 'When residents or members raise something, note it, so that it is answered in time.',
  },
  narrowed: { vi: 'Danh sách theo số liệu đã chọn', en: 'The rows behind the chosen figure' },
  showAll: { vi: 'Xem tất cả', en: 'Show all' },
  // columns, facts
  number: { vi: 'Số', en: 'Number' },
  kind: { vi: 'Loại', en: 'Kind' },
  source: { vi: 'Nguồn', en: 'Source' },
  reporter: { vi: 'Người phản ánh', en: 'Reporter' },
  unitId: { vi: 'Đơn vị nghe phản ánh', en: 'Where it was heard' },
  answering: { vi: 'Đơn vị trả lời', en: 'Answered by' },
  carrier: { vi: 'Cán bộ theo dõi đơn vị', en: 'Official following the unit' },
  notedBy: { vi: 'Người ghi', en: 'Noted by' },
  fromBrowser: { vi: 'Hộp góp ý (dân tự ghi)', en: 'Concern box (a resident)' },
  text: { vi: 'Nội dung phản ánh', en: 'What was said' },
  proposal: { vi: 'Đề xuất giải quyết', en: 'Proposal' },
  task: { vi: 'Nhiệm vụ địa phương liên quan', en: 'Local task it concerns' },
  heardOn: { vi: 'Ngày nghe phản ánh', en: 'Day it was heard' },
  dueOn: { vi: 'Hạn trả lời', en: 'Answer due' },
  clock: { vi: 'Thời hạn', en: 'Clock' },
  shortcoming: { vi: 'Tồn tại', en: 'Standing shortcoming' },
  carriedOver: { vi: 'Chuyển kỳ', en: 'Carried over' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  history: { vi: 'Quá trình xử lý', en: 'What was done' },
  byHolder: { vi: 'Người giữ mã', en: 'Holder of the code' },
  erased: { vi: 'Nội dung đã được xóa.', en: 'The words were erased.' },
  coded: { vi: 'Có mã nhận', en: 'Has a receipt code' },
  dueStep: { vi: 'Hạn trả lời', en: 'Answer due' },
  tellStep: { vi: 'Thông báo cho dân', en: 'Tell the residents' },
  facts: { vi: 'Thông tin', en: 'Facts' },
  textShort: { vi: 'Nội dung', en: 'What was said' },
  unitShort: { vi: 'Nơi nghe', en: 'Heard at' },
  heardShort: { vi: 'Ngày nghe', en: 'Heard on' },
  answeringShort: { vi: 'Trả lời', en: 'Answered by' },
  // acts
  otherActs: { vi: 'Việc khác', en: 'Other acts' },
  doAnswer: { vi: 'Trả lời', en: 'Answer' },
  doForward: { vi: 'Chuyển', en: 'Pass on' },
  doExtend: { vi: 'Gia hạn', en: 'Extend' },
  doTell: { vi: 'Đã thông báo cho dân', en: 'Residents told' },
  doClose: { vi: 'Kết thúc', en: 'Close' },
  doReopen: { vi: 'Mở lại', en: 'Open again' },
  doNote: { vi: 'Ghi thêm', en: 'Add a note' },
  doMark: { vi: 'Đánh dấu tồn tại', en: 'Mark as shortcoming' },
  doUnmark: { vi: 'Bỏ dấu tồn tại', en: 'Unmark' },
  doHandOver: { vi: 'Đây là khiếu nại, tố cáo', en: 'This is a complaint or denunciation' },
  doWithdraw: { vi: 'Rút dòng ghi sai', en: 'Take back a mistaken line' },
  doOpenSeal: { vi: 'Mở niêm kín họ tên', en: 'Open the sealed name' },
  answerHint: {
    vi: 'Viết cho dân đọc: sẽ làm gì, ai làm, bao giờ xong; nếu không làm được thì vì sao.',
    en: 'Write for residents: what will be done, by whom, by when; or why it cannot be.',
  },
  toUnitId: { vi: 'Chuyển đến', en: 'Pass on to' },
  toUnitHint: {
    vi: 'Cấp trên, đơn vị cùng cấp, hoặc trả về đơn vị bên dưới.',
    en: 'A unit above, beside on the same tier, or back below.',
  },
  forwardWhy: { vi: 'Lý do chuyển', en: 'Why' },
  until: { vi: 'Hạn trả lời mới', en: 'New day of answer' },
  untilHint: {
    vi: 'Rơi vào ngày nghỉ thì lùi đến ngày làm việc kế tiếp.',
    en: 'A day off moves on to the next working day.',
  },
  extendWhy: { vi: 'Lý do gia hạn (dân đọc được)', en: 'Why (residents can read it)' },
  tellHow: { vi: 'Thông báo bằng cách nào', en: 'How they were told' },
  tellExplains: {
    vi: 'Ví dụ: báo trong buổi sinh hoạt tổ, niêm yết ở nhà văn hóa ấp.',
    en: 'For example: at the group’s meeting, on the hamlet’s board.',
  },
  closeExplains: { vi: 'Việc đã xong và dân đã biết.', en: 'It is done and people know.' },
  remark: { vi: 'Ghi chú', en: 'Remark' },
  reopenWhy: { vi: 'Vì sao mở lại', en: 'Why open it again' },
  noteWhat: { vi: 'Nội dung ghi thêm (dân không đọc)', en: 'The note (not for residents)' },
  withdrawWhy: { vi: 'Sai ở chỗ nào', en: 'What was wrong' },
  withdrawExplains: {
    vi: 'Số phản ánh còn trong danh sách; nội dung được xóa.',
    en: 'The number stays in the list; the words are erased.',
  },
  // sealed name
  purpose: { vi: 'Mở để làm gì', en: 'What for' },
  purposeHint: {
    vi: 'Ghi rõ mục đích. Lần mở này được ghi lại; người phản ánh đọc được ai mở, ngày nào, để làm gì.',
    en: 'Say clearly. This opening is logged; the reporter can read who opened it, when and what for.',
  },
  open: { vi: 'Mở', en: 'Open' },
  openings: { vi: 'Các lần mở niêm kín', en: 'Openings of the seal' },
  noOpenings: { vi: 'Chưa ai mở.', en: 'Nobody has opened it.' },
  sealedName: { vi: 'Họ tên', en: 'Name' },
  sealedContact: { vi: 'Liên hệ', en: 'Contact' },
  // raising
  legalQuestion: {
    vi: 'Đây có phải đơn khiếu nại, tố cáo không?',
    en: 'Is it a complaint or a denunciation?',
  },
  legalHint: {
    vi: 'Khiếu nại, tố cáo có thủ tục riêng theo luật: không ghi nội dung vào đây.',
    en: 'Those have legal procedures of their own: no word of them is written here.',
  },
  ordinary: { vi: 'Không, là phản ánh, kiến nghị thường', en: 'No, an ordinary concern' },
  isComplaint: { vi: 'Khiếu nại', en: 'A complaint' },
  isDenunciation: { vi: 'Tố cáo', en: 'A denunciation' },
  soundsLegal: { vi: 'Nghe như đơn {kind}', en: 'This sounds like a {kind}' },
  soundsLegalExplains: {
    vi: 'Nếu đúng, hãy chọn lại ở câu hỏi đầu tiên: chỉ ghi số đơn và nơi nhận, nội dung không lưu lại.',
    en: 'If it is one, change the first answer: only reference and receiver are kept, no word of it.',
  },
  noUnits: { vi: 'Đồng chí chưa có đơn vị để ghi phản ánh', en: 'You have no unit to note concerns in' },
  noUnitsExplains: {
    vi: 'Văn phòng phân công đơn vị cho đồng chí thì trang này mở ra.',
    en: 'Once the office has assigned you a unit, this page opens.',
  },
  smallTitle: { vi: 'Tổ này ít hộ', en: 'A small group' },
  smallExplains: {
    vi: 'Chỉ cần biết phản ánh từ {unit} là đoán ra người nói. Nên ghi ở {above}.',
    en: 'Knowing that it came from {unit} tells who spoke. Better note it at {above}.',
  },
  noteAbove: { vi: 'Ghi ở {above}', en: 'Note it at {above}' },
  caution: {
    vi: 'Không ghi bí mật nhà nước; không ghi họ tên, số giấy tờ, sức khỏe, tôn giáo, chuyện riêng của ai.',
    en: 'No state secret; nobody’s name, papers, health, religion or private matters.',
  },
  textHint: {
    vi: 'Việc gì, ở đâu, từ bao giờ, ảnh hưởng mấy hộ.',
    en: 'What, where, since when, how many households.',
  },
  proposalHint: { vi: 'Theo đồng chí nên giải quyết thế nào.', en: 'How you think it should be solved.' },
  moreFields: { vi: 'Đề xuất, nhiệm vụ liên quan, tồn tại', en: 'Proposal, task, shortcoming' },
  shortcomingCheck: { vi: 'Là tồn tại kéo dài', en: 'A standing shortcoming' },
  shortcomingHint: {
    vi: 'Đã nêu nhiều lần mà chưa giải quyết dứt điểm.',
    en: 'Raised before, never settled.',
  },
  anonymousHint: {
    vi: 'Không ghi tên ở bất cứ đâu; trao phiếu mã cho người nói.',
    en: 'No name anywhere; hand them the slip with the code.',
  },
  sealedHint: {
    vi: 'Chỉ mở được khi có mục đích, mỗi lần mở đều ghi lại.',
    en: 'Opened only with a purpose; each opening is logged.',
  },
  noneHint: { vi: 'Ý kiến chung của buổi họp, của đơn vị.', en: 'Of a meeting, of the unit as a whole.' },
  reporterName: { vi: 'Họ tên người phản ánh (niêm kín)', en: 'Reporter’s name (sealed)' },
  reporterContact: { vi: 'Cách liên hệ (niêm kín)', en: 'Contact (sealed)' },
  savedNumber: { vi: 'Đã ghi phản ánh {number}', en: 'Noted as {number}' },
  savedPlain: { vi: 'Đã ghi phản ánh', en: 'Noted' },
  another: { vi: 'Ghi phản ánh khác', en: 'Note another' },
  openIt: { vi: 'Mở phản ánh', en: 'Open it' },
  // legal hand-over
  reference: { vi: 'Số, ký hiệu đơn', en: 'Reference' },
  referenceHint: {
    vi: 'Chỉ số và ký hiệu; không ghi nội dung, không ghi tên.',
    en: 'Number and symbol only; no content, no names.',
  },
  handedTo: { vi: 'Chuyển đến cơ quan', en: 'Handed to' },
  day: { vi: 'Ngày chuyển', en: 'Day' },
  legalKind: { vi: 'Loại đơn', en: 'Kind' },
  keepHandover: { vi: 'Lưu việc chuyển đơn', en: 'Keep the hand-over' },
  handOverExplains: {
    vi: 'Nội dung đã ghi, các ghi chú và họ tên niêm kín bị xóa ngay; chỉ còn số đơn, nơi nhận, ngày chuyển.',
    en: 'What was written, the notes and the sealed name are erased at once; only reference, receiver and day stay.',
  },
  handoverKept: { vi: 'Đã lưu việc chuyển đơn', en: 'The hand-over is kept' },
  handoverKeptExplains: {
    vi: 'Phần mềm chỉ giữ số đơn, nơi nhận và ngày. Hãy gửi đơn gốc theo quy định.',
    en: 'Only reference, receiver and day are kept here. Send the paper itself as the law says.',
  },
  noLegal: { vi: 'Chưa có đơn nào được chuyển', en: 'None handed over yet' },
  // figures
  allTime: { vi: 'Từ đầu đến nay', en: 'All time' },
  byMonth: { vi: 'Theo tháng', en: 'By month' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  total: { vi: 'Tổng số', en: 'Total' },
  // a unit's page
  openOfUnit: { vi: 'Phản ánh chưa xong', en: 'Concerns in hand' },
  heardUntil: { vi: 'Phản ánh ghi nhận đến ngày {day}', en: 'Concerns heard by {day}' },
  noneOfUnit: { vi: 'Không có phản ánh đang xử lý.', en: 'No concern in hand.' },
  allOfUnit: { vi: 'Tất cả phản ánh', en: 'All concerns' },
} as const satisfies Record<string, Text>;
