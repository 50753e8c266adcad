import type { Text } from '../kernel/text.ts';
import type { HandoverState } from './handover.ts';

export const stateText: Record<HandoverState, Text> = {
  proposed: { vi: 'Chờ xác nhận', en: 'Waits for both' },
  confirmed: { vi: 'Đã bàn giao', en: 'Handed over' },
  refused: { vi: 'Bị từ chối', en: 'Refused' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
};

export const handoverText = {
  title: { vi: 'Bàn giao', en: 'Handovers' },
  lead: {
    vi: 'Một đơn vị chuyển từ cán bộ này sang cán bộ khác cùng mọi việc còn dở; xong khi cả hai bên xác nhận.',
    en: 'A unit passes from one official to another with all that is open; done when both have confirmed.',
  },
  one: { vi: 'Bàn giao {unit}', en: 'Handover of {unit}' },
  propose: { vi: 'Lập bàn giao', en: 'Propose a handover' },
  none: { vi: 'Chưa có bàn giao nào', en: 'No handovers yet' },
  noneExplains: {
    vi: 'Khi một cán bộ thôi phụ trách đơn vị và có người thay, văn phòng lập bàn giao ở đây.',
    en: 'When an official leaves a unit and another takes it over, the office proposes it here.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  from: { vi: 'Bên giao', en: 'From' },
  to: { vi: 'Bên nhận', en: 'To' },
  endsOn: { vi: 'Ngày cuối của bên giao', en: 'Last day of the leaver' },
  endsHint: { vi: 'Bên nhận phụ trách từ ngày hôm sau.', en: 'The successor begins the day after.' },
  reason: { vi: 'Lý do', en: 'Reason' },
  note: { vi: 'Ghi chú', en: 'Note' },
  noteHint: {
    vi: 'Điều người nhận cần biết về đơn vị; không ghi về hoàn cảnh riêng của ai.',
    en: 'What the successor should know of the unit; nothing of anyone’s circumstances.',
  },
  state: { vi: 'Tình trạng', en: 'State' },
  dueOn: { vi: 'Xác nhận trước', en: 'Confirm by' },
  late: { vi: 'chậm {days} ngày', en: '{days} {days|day|days} late' },
  madeBy: { vi: 'Người lập', en: 'Proposed by' },

  officialId: { vi: 'Cán bộ thôi phụ trách', en: 'The official who leaves' },
  assignments: { vi: 'Đơn vị bàn giao', en: 'Units to hand over' },
  assignmentsHint: {
    vi: 'Chọn một hoặc nhiều đơn vị cho cùng một người nhận.',
    en: 'One or several for the same successor.',
  },
  holdsNone: { vi: 'Đồng chí này không phụ trách đơn vị nào.', en: 'This official holds no unit.' },
  allUnderWay: {
    vi: 'Các đơn vị của đồng chí này đều đang được bàn giao.',
    en: 'All units of this official are being handed over already.',
  },
  since: { vi: 'từ {day}', en: 'since {day}' },
  toId: { vi: 'Cán bộ nhận', en: 'The successor' },
  proposed: { vi: 'Đã lập {count} bàn giao', en: '{count} proposed' },

  opens: { vi: 'Việc còn dở lúc lập bàn giao', en: 'What is open, as it was when proposed' },
  opensNone: { vi: 'Đơn vị không còn việc nào dở', en: 'Nothing is open in this unit' },
  concerns: { vi: 'Phản ánh, kiến nghị', en: 'Concerns' },
  measures: { vi: 'Biện pháp củng cố', en: 'Strengthening measures' },
  reports: { vi: 'Báo cáo chưa gửi', en: 'Reports not sent' },
  supports: { vi: 'Vận động hỗ trợ chưa bàn giao', en: 'Support not handed over' },
  directions: { vi: 'Chỉ đạo chưa xong', en: 'Directions not done' },
  lastVisit: { vi: 'Lần đến gần nhất', en: 'Last visit' },
  neverVisited: { vi: 'chưa ghi lần nào', en: 'none noted' },
  due: { vi: 'hạn {day}', en: 'due {day}' },
  heard: { vi: 'ghi nhận {day}', en: 'heard {day}' },
  pledged: { vi: 'hứa {day}', en: 'pledged {day}' },
  received: { vi: 'đã nhận', en: 'received' },
  reportOf: { vi: 'Báo cáo tháng {month}', en: 'Report of {month}' },

  progress: { vi: 'Xác nhận của hai bên', en: 'Both parties' },
  proposedStep: { vi: 'Lập bàn giao', en: 'Proposed' },
  fromStep: { vi: 'Bên giao xác nhận', en: 'The leaver confirms' },
  toStep: { vi: 'Bên nhận xác nhận', en: 'The successor confirms' },
  refusedStep: { vi: 'Từ chối', en: 'Refused' },
  doneStep: { vi: 'Đơn vị chuyển sang {name}', en: 'The unit passes to {name}' },
  confirm: { vi: 'Xác nhận', en: 'Confirm' },
  confirmFrom: { vi: 'Xác nhận đã giao', en: 'I have handed it over' },
  confirmTo: { vi: 'Xác nhận đã nhận', en: 'I have taken it over' },
  confirmAsks: { vi: 'Xác nhận phần của đồng chí?', en: 'Confirm your part?' },
  confirmExplains: {
    vi: 'Khi cả hai bên xác nhận, đơn vị cùng mọi việc còn dở chuyển cho bên nhận từ ngày {day}. Việc bên giao đã ghi trên máy mà chưa gửi vẫn được nhận.',
    en: 'Once both have confirmed, the unit and all that is open pass to the successor from {day}. What the leaver has not sent yet is still taken.',
  },
  confirmed: {
    vi: 'Đồng chí đã xác nhận; chờ bên kia.',
    en: 'You have confirmed; the other side has not yet.',
  },
  refuse: { vi: 'Từ chối', en: 'Refuse' },
  refuseAsks: { vi: 'Từ chối bàn giao này?', en: 'Refuse this handover?' },
  refuseExplains: {
    vi: 'Việc sẽ quay lại văn phòng để sắp xếp lại.',
    en: 'It goes back to the office to be arranged anew.',
  },
  cancel: { vi: 'Hủy bàn giao', en: 'Cancel' },
  cancelAsks: { vi: 'Hủy bàn giao này?', en: 'Cancel this handover?' },
  again: { vi: 'Lập bàn giao khác', en: 'Propose another' },
  record: { vi: 'Tải biên bản', en: 'Download the record' },
  refusal: { vi: 'Lý do từ chối: {reason}', en: 'Refused because: {reason}' },
} as const satisfies Record<string, Text>;
