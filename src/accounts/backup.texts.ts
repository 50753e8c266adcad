import type { Text } from '../kernel/text.ts';

export const backupText = {
  backups: { vi: 'Sao lưu', en: 'Backups' },
  lead: {
    vi: 'Mỗi đêm lúc 2 giờ, toàn bộ dữ liệu được ghi thành một tệp trong thư mục dữ liệu của máy chủ; giữ 14 ngày gần nhất.',
    en: 'Every night at 2 o’clock all data is written to one file in the server’s data folder; the newest 14 days are kept.',
  },
  now: { vi: 'Sao lưu ngay', en: 'Back up now' },
  asked: {
    vi: 'Máy chủ đang sao lưu; kết quả hiện ở đây sau ít phút.',
    en: 'The server is backing up; the outcome shows here in a moment.',
  },
  day: { vi: 'Ngày', en: 'Day' },
  outcome: { vi: 'Kết quả', en: 'Outcome' },
  done: { vi: 'Đã sao lưu', en: 'Done' },
  failed: { vi: 'Lỗi', en: 'Failed' },
  at: { vi: 'Lúc', en: 'At' },
  rows: { vi: 'Số dòng', en: 'Rows' },
  size: { vi: 'Cỡ tệp', en: 'Size' },
  file: { vi: 'Tệp', en: 'File' },
  gone: { vi: 'Không còn giữ', en: 'No longer kept' },
  none: { vi: 'Chưa có bản sao lưu nào', en: 'No backups yet' },
  noneExplains: {
    vi: 'Bản đầu tiên được ghi lúc 2 giờ đêm nay, nếu máy chủ đang chạy. Dữ liệu mẫu không tự sao lưu.',
    en: 'The first is written at 2 o’clock tonight, if the server runs then. A sample is not backed up by itself.',
  },
  restore: { vi: 'Khôi phục', en: 'Restoring' },
  restoreHow: {
    vi: 'Trên máy chủ, chạy lệnh sau. Bản sao lưu thành một nơi mới bên cạnh, dữ liệu đang dùng vẫn nguyên.',
    en: 'Run this on the server. The backup becomes a new place beside the present one, which stays as it is.',
  },
  restoreAfter: {
    vi: 'Sau khi khôi phục mọi người đăng nhập lại; mã biên nhận và mật khẩu vẫn dùng được. Tài khoản đã đóng sau ngày sao lưu thì phải đóng lại.',
    en: 'After restoring everyone signs in again; receipt codes and passwords still work. Accounts closed since that day must be closed again.',
  },
  keep: { vi: 'Giữ bản sao ở nơi khác', en: 'Keep a copy elsewhere' },
  keepHow: {
    vi: 'Chép các tệp này sang một ổ đĩa khác, cất ở chỗ khóa. Tệp chứa mọi thứ, cả tên người phản ánh đã niêm: giữ kín như chính dữ liệu.',
    en: 'Copy these files to another disk kept under lock. A file holds everything, sealed names too: it is as secret as the data.',
  },
} as const satisfies Record<string, Text>;
