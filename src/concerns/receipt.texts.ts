import type { Text } from '../kernel/text.ts';

/** The slip with the code, and the concern box: plain words, for anyone. */
export const receiptText = {
  // the slip
  slip: { vi: 'Phiếu mã nhận', en: 'Receipt slip' },
  slipCode: { vi: 'Mã của quý vị', en: 'Your code' },
  slipOnce: {
    vi: 'Mã chỉ hiện một lần và không lưu ở đâu. Hãy in hoặc chép lại rồi giữ kín.',
    en: 'The code is shown once and kept nowhere. Print it or write it down, and keep it to yourself.',
  },
  slipUse: {
    vi: 'Giữ mã này để xem trả lời, yêu cầu xem lại hoặc rút phản ánh, không cần tài khoản:',
    en: 'With this code you can read the answer, ask again or take it back, without an account:',
  },
  slipOf: { vi: 'Phản ánh {number}', en: 'Concern {number}' },
  slipDue: { vi: 'Hạn trả lời: {day}', en: 'Answer due: {day}' },
  print: { vi: 'In phiếu', en: 'Print the slip' },
  copied: { vi: 'Tôi đã giữ mã', en: 'I have kept the code' },
  // the box
  box: { vi: 'Hộp góp ý', en: 'Concern box' },
  boxLead: {
    vi: 'Nói điều đang vướng mắc, khó khăn, bức xúc hay mong muốn. Không cần tài khoản, không cần nêu tên.',
    en: 'Say what hinders, troubles or angers you, or what you wish. No account, no name needed.',
  },
  ask: { vi: 'Gửi phản ánh', en: 'Send a concern' },
  look: { vi: 'Xem trả lời', en: 'Read the answer' },
  chooseWhat: { vi: 'Quý vị muốn làm gì?', en: 'What would you like to do?' },
  promiseTitle: { vi: 'Chúng tôi không lưu quý vị là ai', en: 'We do not keep who you are' },
  promise: {
    vi: 'Trang này không đăng nhập, không lưu địa chỉ máy, không lưu giờ; chỉ lưu điều quý vị viết và ngày gửi.',
    en: 'No sign-in here; no address of your machine and no hour is kept, only what you write and the day.',
  },
  where: { vi: 'Chuyện ở đâu?', en: 'Where is it?' },
  whereHint: { vi: 'Gõ tên ấp hoặc tổ, không cần dấu.', en: 'Type the name of the hamlet or group.' },
  kind: { vi: 'Đây là', en: 'It is' },
  obstacle: { vi: 'Một việc đang vướng', en: 'Something that is stuck' },
  hardship: { vi: 'Một khó khăn', en: 'A hardship' },
  grievance: { vi: 'Một điều bức xúc', en: 'A grievance' },
  wish: { vi: 'Một mong muốn', en: 'A wish' },
  text: { vi: 'Chuyện như thế nào?', en: 'What is it about?' },
  textHint: {
    vi: 'Việc gì, ở đâu, từ bao giờ. Không ghi tên mình nếu muốn ẩn danh; không ghi chuyện riêng của người khác; không ghi bí mật nhà nước.',
    en: 'What, where, since when. Leave out your name to stay anonymous, the private matters of others, and state secrets.',
  },
  proposal: { vi: 'Theo quý vị nên làm gì?', en: 'What should be done?' },
  ordinary: { vi: 'Đây có phải khiếu nại hay tố cáo không?', en: 'Is it a complaint or a denunciation?' },
  ordinaryHint: {
    vi: 'Khiếu nại: không đồng ý với một quyết định của cơ quan. Tố cáo: báo việc vi phạm pháp luật của một người.',
    en: 'Complaint: against a decision of an authority. Denunciation: of a breach of law by someone.',
  },
  no: { vi: 'Không', en: 'No' },
  yes: { vi: 'Có', en: 'Yes' },
  legalTitle: { vi: 'Khiếu nại, tố cáo xin gửi nơi khác', en: 'Please take it elsewhere' },
  legalSays: {
    vi: 'Luật có thủ tục riêng bảo vệ quý vị. Xin đến nơi tiếp công dân của xã trong ngày tiếp dân, hoặc gửi đơn cho cơ quan có thẩm quyền. Trang này không nhận và không lưu nội dung.',
    en: 'The law has a procedure of its own that protects you. Come to the commune’s citizen reception, or send it to the authority in charge. This page neither takes nor keeps it.',
  },
  soundsLegalTitle: {
    vi: 'Nghe như khiếu nại hoặc tố cáo',
    en: 'It sounds like a complaint or denunciation',
  },
  soundsLegal: {
    vi: 'Nếu đúng vậy, xin chọn «Có» ở câu hỏi bên trên để biết nơi gửi đúng.',
    en: 'If so, answer “Yes” to the question above and you will be told where to take it.',
  },
  smallTitle: { vi: 'Nơi này ít hộ', en: 'A small place' },
  small: {
    vi: 'Chỉ cần biết chuyện ở {unit} là có thể đoán ra quý vị. Chọn {above} thì kín hơn.',
    en: 'Knowing that it is at {unit} may tell who you are. Choosing {above} hides you better.',
  },
  chooseAbove: { vi: 'Chọn {above}', en: 'Choose {above}' },
  named: { vi: 'Tôi muốn được liên hệ', en: 'I want to be contacted' },
  namedHint: {
    vi: 'Họ tên được niêm kín; chỉ mở khi có lý do, và quý vị đọc được ai đã mở.',
    en: 'Your name is sealed; it is opened only for a reason, and you can read who opened it.',
  },
  reporterName: { vi: 'Họ tên', en: 'Name' },
  reporterContact: { vi: 'Số điện thoại hoặc cách liên hệ', en: 'Telephone or other contact' },
  send: { vi: 'Gửi', en: 'Send' },
  sentTitle: { vi: 'Đã nhận phản ánh {number}', en: 'Received as {number}' },
  // by code
  code: { vi: 'Mã trên phiếu', en: 'The code on your slip' },
  codeHint: {
    vi: '20 ký tự, viết hoa hay thường, có gạch hay không đều được.',
    en: '20 characters; capitals and dashes do not matter.',
  },
  see: { vi: 'Xem', en: 'Look' },
  unitId: { vi: 'Nơi xảy ra', en: 'Place' },
  answerOf: { vi: 'Trả lời của {unit}', en: 'Answer of {unit}' },
  noAnswer: { vi: 'Chưa có trả lời. Hạn trả lời là ngày {day}.', en: 'No answer yet. It is due on {day}.' },
  lateAnswer: {
    vi: 'Đã quá hạn trả lời ngày {day}. Cơ quan phụ trách thấy việc này trong danh sách quá hạn.',
    en: 'The answer was due on {day}. The office in charge sees it among what is late.',
  },
  yourWords: { vi: 'Điều quý vị đã viết', en: 'What you wrote' },
  steps: { vi: 'Đã làm gì', en: 'What was done' },
  byYou: { vi: 'Quý vị', en: 'You' },
  openings: { vi: 'Ai đã mở họ tên của quý vị', en: 'Who opened your name' },
  noOpenings: { vi: 'Chưa ai mở.', en: 'Nobody.' },
  reopen: { vi: 'Chưa được, xin xem lại', en: 'Not settled, look again' },
  reopenWhy: { vi: 'Còn điều gì chưa được?', en: 'What is not settled?' },
  withdraw: { vi: 'Rút phản ánh', en: 'Take it back' },
  withdrawAsk: { vi: 'Rút phản ánh này?', en: 'Take this concern back?' },
  withdrawSays: {
    vi: 'Điều quý vị đã viết và họ tên (nếu có) được xóa ngay, không lấy lại được.',
    en: 'What you wrote, and your name if given, is erased at once and cannot be brought back.',
  },
  taken: { vi: 'Đã rút. Nội dung đã được xóa.', en: 'Taken back. The words were erased.' },
  other: { vi: 'Xem mã khác', en: 'Another code' },
} as const satisfies Record<string, Text>;
