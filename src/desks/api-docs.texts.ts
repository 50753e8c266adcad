import type { Text } from '../kernel/text.ts';

export const apiText = {
  title: { vi: 'Giao diện lập trình (API)', en: 'Programming interface (API)' },
  lead: {
    vi: 'Dành cho người viết phần mềm nối với Ba Nắm. Chương trình đăng nhập như một người, và chỉ được làm những gì người đó được làm.',
    en: 'For whoever writes software against Ba Nắm. A program signs in as a person and may do what that person may.',
  },
  how: { vi: 'Cách gọi', en: 'How to call' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  signInSays: {
    vi: 'POST session với userName và password; giữ cookie trả về cho các lần gọi sau.',
    en: 'POST session with userName and password; keep the cookie it gives for later calls.',
  },
  write: { vi: 'Ghi', en: 'Write' },
  writeSays: {
    vi: 'POST commands, mỗi lần không quá 50 việc và 1 MiB. Mỗi việc có id là UUIDv7 tự đặt: gửi lại cùng id thì không làm hai lần.',
    en: 'POST commands, at most 50 and 1 MiB a time. Each has an id of your making, a UUIDv7: sent again with the same id it is not done twice.',
  },
  problem: { vi: 'Khi bị từ chối', en: 'When refused' },
  problemSays: {
    vi: 'application/problem+json: type là mã, detail là một câu theo Accept-Language. 4xx: sửa rồi gửi với id mới; 408, 425, 429, 5xx: gửi lại cùng id sau.',
    en: 'application/problem+json: type is the code, detail a sentence by Accept-Language. 4xx: mend and send under a new id; 408, 425, 429, 5xx: send the same id again later.',
  },
  whole: { vi: 'Bản đầy đủ', en: 'In full' },
  example: { vi: 'Ví dụ ghi một cuộc họp tổ', en: 'Example: a group meeting is noted' },
  reads: { vi: 'Đọc', en: 'Reads' },
  writes: { vi: 'Ghi', en: 'Writes' },
  find: { vi: 'Tìm theo tên', en: 'Find by name' },
  none: { vi: 'Không có tên nào như vậy', en: 'No such name' },
  asked: { vi: 'Tham số', en: 'Parameters' },
  answered: { vi: 'Trả về', en: 'Answer' },
  file: { vi: 'Một tệp, hoặc không có nội dung', en: 'A file, or nothing' },
  body: { vi: 'Nội dung', en: 'Body' },
  noFields: { vi: 'Không có tham số', en: 'None' },
  required: { vi: 'bắt buộc', en: 'required' },
  action: { vi: 'Quyền cần có', en: 'Right it asks' },
} as const satisfies Record<string, Text>;
