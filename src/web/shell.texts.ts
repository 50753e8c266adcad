import type { Text } from '../kernel/text.ts';

/** What the frame around every screen and the sign-in page say. */
export const shellText = {
  skip: { vi: 'Đến nội dung chính', en: 'Skip to the content' },
  navigation: { vi: 'Các phần', en: 'Parts' },
  more: { vi: 'Thêm', en: 'More' },
  account: { vi: 'Tài khoản', en: 'Account' },
  own: { vi: 'Mật khẩu, nơi đang đăng nhập', en: 'Password, where I am signed in' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  sample: { vi: 'Dữ liệu mẫu', en: 'Sample data' },
  demoDay: { vi: '«hôm nay» là {day}', en: '“today” is {day}' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  signInAgain: { vi: 'Phiên làm việc đã hết', en: 'Your session has ended' },
  signInAgainSays: {
    vi: 'Đăng nhập lại để tiếp tục; nội dung đang viết vẫn còn ở trang phía sau.',
    en: 'Sign in again to go on; what you were writing is still on the page behind.',
  },
  userName: { vi: 'Tên đăng nhập', en: 'User name' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  residents: {
    vi: 'Bà con: gửi phản ánh, xem trả lời',
    en: 'Residents: raise a concern, read the answer',
  },
  residentsSays: { vi: 'Không cần tài khoản, không cần nêu tên.', en: 'No account and no name needed.' },
  forgotten: {
    vi: 'Quên mật khẩu? Văn phòng cấp lại bằng một đường dẫn dùng một lần.',
    en: 'Forgotten it? The office issues a new one by a link used once.',
  },
  what: {
    vi: 'Phân công, theo dõi và hỗ trợ cơ sở theo phương châm «3 nắm»: tỉnh nắm đến xã, huyện nắm đến ấp, xã nắm đến tổ và từng hộ.',
    en: 'Assigning officials to units, following and supporting them: the province knows each commune, the district each hamlet, the commune each group and household.',
  },
  motto: { vi: 'Gần dân, sát cơ sở', en: 'Close to the people' },
  trySample: { vi: 'Xem thử với một vai', en: 'Try it in a role' },
  trySampleSays: {
    vi: 'Đây là dữ liệu mẫu, tên người là giả định. Chọn một vai để vào ngay.',
    en: 'This is sample data; its people are made up. Pick a role to go in.',
  },
  notSetUp: {
    vi: 'Hệ thống chưa có người quản trị. Hãy mở đường dẫn dùng một lần mà máy chủ in ra khi khởi động.',
    en: 'There is no administrator yet. Open the link that the server printed when it started.',
  },
} as const satisfies Record<string, Text>;
