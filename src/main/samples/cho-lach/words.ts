import type { DonorKind, Purpose, SupportForm } from '../../../support/support.ts';

/** What people of the sample wrote: of units and their work, never of a person. All of it is made. */

export const meetings = [
  'Dự sinh hoạt chi bộ, nghe báo cáo tình hình ấp.',
  'Dự sinh hoạt, cùng chi bộ bàn tiêu chí nông thôn mới còn thiếu.',
  'Dự sinh hoạt, góp ý nghị quyết tháng.',
  'Dự sinh hoạt chuyên đề quý.',
  '',
];
export const others = [
  'Cùng ấp ra quân làm đường hoa.',
  'Trao đổi với chi ủy về các phản ánh còn lại.',
  'Dự ngày hội đại đoàn kết ở khu dân cư.',
  'Cùng tổ vệ sinh tuyến kênh.',
  'Nắm tiến độ làm lộ liên ấp.',
];
export const ideas = [
  'Đề xuất trồng cây giống theo tổ hợp tác.',
  'Gợi ý ghép họp tổ với bình xét hộ văn hóa.',
];
export const works = ['Một buổi công làm lộ', 'Nửa ngày công dọn kênh'];
export const gifts = ['Góp quỹ khuyến học ấp', 'Góp xi măng làm cầu', 'Góp quỹ vì người nghèo'];
export const partyWork = [
  'Chi bộ sinh hoạt đều, có nghị quyết tháng.',
  'Chi ủy phân công đảng viên phụ trách tổ.',
  'Chuyên đề quý đã sinh hoạt đúng hạn.',
];
export const peopleLife = [
  'Cây giống, hoa kiểng tiêu thụ tốt.',
  'Giá chôm chôm giảm, bà con tính chuyển cây.',
  'Nước mặn vào sớm, vườn cây thiếu nước tưới.',
  'Đường liên ấp đã thông, đi lại thuận tiện.',
];

export const concerns: readonly (readonly [
  kind: string,
  source: string,
  text: string,
  proposal: string,
  answer: string,
])[] = [
  [
    'hardship',
    'resident',
    'Thiếu nước ngọt tưới cây giống khi mặn lên.',
    'Đắp đập tạm, nạo vét kênh nội đồng.',
    'Huyện cấp kinh phí nạo vét hai tuyến kênh, xong trước mùa khô.',
  ],
  [
    'obstacle',
    'unit',
    'Lộ liên ấp xuống cấp, xe tải nhỏ không vào được vườn.',
    'Đưa vào danh mục giao thông nông thôn.',
    'Đã đưa vào danh mục năm sau, Nhà nước và nhân dân cùng làm.',
  ],
  [
    'wish',
    'resident',
    'Mong có lớp kỹ thuật ghép cây vào buổi tối.',
    'Trung tâm mở lớp tại ấp.',
    'Mở lớp 30 học viên trong quý tới.',
  ],
  [
    'grievance',
    'resident',
    'Trại nuôi gây mùi, đã phản ánh nhiều lần.',
    'Kiểm tra, có thời hạn khắc phục.',
    'Đã kiểm tra liên ngành, chủ trại cam kết làm hầm biogas.',
  ],
  [
    'obstacle',
    'member',
    'Chi bộ ít đảng viên trẻ, khó phân công việc.',
    'Bồi dưỡng quần chúng ưu tú ở đoàn thể.',
    'Đã cử năm quần chúng dự lớp bồi dưỡng.',
  ],
  [
    'hardship',
    'unit',
    'Cầu gỗ qua rạch hư, học sinh phải đi vòng.',
    'Vận động xây cầu bê tông.',
    'Đã vận động được nhà tài trợ, khởi công trong quý.',
  ],
  [
    'wish',
    'member',
    'Mong được thông tin sớm về quy hoạch cụm cây giống.',
    'Tổ chức báo cáo chuyên đề ở ấp.',
    'Đã tổ chức hai buổi báo cáo chuyên đề.',
  ],
];

export type Offer = readonly [
  donor: string,
  kind: DonorKind,
  inside: boolean,
  form: SupportForm,
  what: string,
  valueVnd: number,
  purpose: Purpose,
];
/** Of givers no name: kinds that a district knows, inside and outside. */
export const offers: readonly Offer[] = [
  ['Một nhà vườn trong huyện', 'individual', true, 'cash', '', 20_000_000, 'newRuralDevelopment'],
  [
    'Một doanh nghiệp cây giống',
    'company',
    true,
    'goods',
    '400 cây hoa làm đường hoa',
    12_000_000,
    'newRuralDevelopment',
  ],
  ['Hội đồng hương ở thành phố', 'organisation', false, 'cash', '', 150_000_000, 'roadsAndBridges'],
  [
    'Một mạnh thường quân ở tỉnh khác',
    'individual',
    false,
    'goods',
    'Vật liệu xây một cầu bê tông',
    210_000_000,
    'roadsAndBridges',
  ],
  ['Quỹ vì người nghèo', 'fund', true, 'cash', '', 40_000_000, 'socialSecurity'],
  [
    'Một tổ chức từ thiện ngoài huyện',
    'organisation',
    false,
    'goods',
    '200 phần quà Tết',
    60_000_000,
    'socialSecurity',
  ],
  ['Bà con trong ấp', 'individual', true, 'work', '120 ngày công', 18_000_000, 'newRuralDevelopment'],
  ['Một ngân hàng', 'company', false, 'cash', '', 50_000_000, 'socialSecurity'],
  ['Hội Khuyến học huyện', 'organisation', true, 'goods', '80 suất học bổng', 40_000_000, 'education'],
];
