import type { Text } from '../kernel/text.ts';

export const setUpText = {
  title: { vi: 'Bắt đầu dùng Ba Nắm', en: 'Begin with Ba Nắm' },
  lead: {
    vi: 'Năm bước: nơi dùng, tổ chức, đơn vị, cán bộ, tài khoản. Trang này là bước đầu; các bước sau nhắc ở màn hình «Hôm nay».',
    en: 'Five steps: the place, its bodies, units, officials, accounts. This page is the first; the others wait on «Today».',
  },
  step1: { vi: 'Nơi dùng', en: 'The place' },
  step2: { vi: 'Tổ chức, ký hiệu', en: 'Bodies, symbols' },
  step3: { vi: 'Đơn vị', en: 'Units' },
  step4: { vi: 'Cán bộ', en: 'Officials' },
  step5: { vi: 'Tài khoản', en: 'Accounts' },
  noToken: {
    vi: 'Địa chỉ này thiếu mã thiết lập. Hãy mở đúng địa chỉ in trên màn hình lúc khởi động.',
    en: 'This address lacks its code. Open the one that was printed at the start.',
  },
  homeKind: { vi: 'Loại đơn vị', en: 'Kind of unit' },
  homeName: { vi: 'Tên đơn vị', en: 'Name of the unit' },
  homeNameHint: { vi: 'Tên đầy đủ, ví dụ: Xã Mỹ Thạnh', en: 'The full name, such as Xã Mỹ Thạnh' },
  name: { vi: 'Tên trong địa chỉ', en: 'Name in the address' },
  nameHint: {
    vi: 'Chữ thường không dấu, số và gạch nối, ví dụ: my-thanh',
    en: 'Small letters, digits and dashes, such as my-thanh',
  },
  province: { vi: 'Thuộc tỉnh, thành phố', en: 'In the province or city' },
  district: { vi: 'Thuộc huyện (trước 1/7/2025)', en: 'In the district (before 1 July 2025)' },
  from: { vi: 'Dữ liệu bắt đầu từ ngày', en: 'Data begins on' },
  fromHint: {
    vi: 'Đơn vị, chức vụ và vai trò có hiệu lực từ ngày này; nên là đầu năm hoặc đầu kỳ kế hoạch.',
    en: 'Units, posts and roles hold from this day; the start of the year or of the plan is best.',
  },
  administrator: { vi: 'Người quản trị đầu tiên', en: 'The first administrator' },
  administratorName: { vi: 'Họ và tên', en: 'Name' },
  post: { vi: 'Chức vụ', en: 'Post' },
  userName: { vi: 'Tên đăng nhập', en: 'User name' },
  userNameHint: {
    vi: 'Chữ thường không dấu, số, dấu chấm; ví dụ: nguyenvana',
    en: 'Small letters without marks, digits, dots, such as nguyenvana',
  },
  password: { vi: 'Mật khẩu', en: 'Password' },
  passwordHint: {
    vi: 'Ít nhất 12 ký tự; một câu ngắn dễ nhớ là tốt nhất.',
    en: 'At least 12 characters; a short sentence is best.',
  },
  make: { vi: 'Tạo và vào', en: 'Create and enter' },
  making: { vi: 'Đang tạo…', en: 'Creating…' },
} as const satisfies Record<string, Text>;
