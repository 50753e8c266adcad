import type { ConcernKind, ConcernSource } from '../../../concerns/concern.ts';

/** What was raised: of things and works, never of a person. All of it is made. */
export interface Said {
  kind: ConcernKind;
  source: ConcernSource;
  text: string;
  proposal: string;
  task: string;
  /** What the one who owes it answered in the end. */
  answer: string;
}

const said = (
  kind: ConcernKind,
  source: ConcernSource,
  task: string,
  text: string,
  proposal: string,
  answer: string,
): Said => ({ kind, source, task, text, proposal, answer });

const [roads, water, trade] = ['Đường nội ấp', 'Trữ nước ngọt', 'Sinh kế'];
const [life, party, light] = ['An sinh xã hội', 'Sinh hoạt chi bộ, tổ', 'Điện, chiếu sáng'];

export const sayings: readonly Said[] = [
  said(
    'hardship',
    'resident',
    water,
    'Nhiều hộ cuối tổ chưa có bồn trữ nước, mùa khô năm nay phải mua nước ghe giá cao.',
    'Xét hỗ trợ bồn 1.000 lít cho hộ khó khăn, phần còn lại vận động mua trả góp.',
    'Xã đã lập danh sách đề nghị Hội Chữ thập đỏ hỗ trợ 12 bồn; đợt đầu giao trong tháng 10.',
  ),
  said(
    'obstacle',
    'unit',
    roads,
    'Đoạn lộ đầu tổ dài khoảng 200 mét ngập khi triều cường, học sinh đi lại khó.',
    'Nâng cốt bằng đá bụi trước mùa mưa cuối năm, bà con góp công.',
    'Ủy ban nhân dân xã cấp 15 khối đá bụi, tổ góp ngày công; làm trong tháng 9.',
  ),
  said(
    'wish',
    'resident',
    trade,
    'Bà con muốn được tập huấn trồng xen dưới tán dừa để có thêm thu nhập.',
    'Khuyến nông mở lớp tại tổ vào buổi chiều.',
    'Khuyến nông xã mở hai lớp trong quý IV, tổ trưởng đăng ký số người dự.',
  ),
  said(
    'grievance',
    'resident',
    'Môi trường',
    'Cơ sở sơ chế dừa xả nước xuống mương làm cá chết, đã nói nhiều lần chưa đổi.',
    'Đề nghị xã kiểm tra và có biện pháp dứt điểm.',
    'Xã đã kiểm tra, lập biên bản, yêu cầu cơ sở làm hố lắng trước ngày 15/9.',
  ),
  said(
    'obstacle',
    'member',
    party,
    'Sinh hoạt chi bộ trùng giờ họp tổ nên đảng viên phụ trách không dự được cả hai.',
    'Dời lệ họp tổ lùi một ngày.',
    'Chi ủy thống nhất dời lệ họp tổ; từ tháng 9 không còn trùng.',
  ),
  said(
    'hardship',
    'unit',
    life,
    'Ba hộ có nhà xuống cấp sau đợt mưa giông, chưa có kinh phí sửa.',
    'Vận động tấm lợp và ngày công.',
    'Mặt trận xã vận động được 120 tấm lợp, tổ góp công sửa xong trước 20/9.',
  ),
  said(
    'wish',
    'resident',
    light,
    'Đoạn đường ra bến chưa có đèn, buổi tối đi lại không an toàn.',
    'Vận động lắp 6 bóng đèn, tổ tự trả tiền điện.',
    'Đã đưa vào danh sách tuyến đường sáng quý IV; xã hỗ trợ dây và trụ.',
  ),
  said(
    'obstacle',
    'resident',
    roads,
    'Cây ngã chắn lối đi vào tổ sau đợt giông, xe không qua được.',
    'Đề nghị ấp huy động người dọn ngay.',
    'Ấp đã huy động dọn xong trong hai ngày.',
  ),
  said(
    'grievance',
    'resident',
    life,
    'Việc bình xét hộ được hỗ trợ lần trước chưa họp lấy ý kiến tổ.',
    'Tổ chức họp bình xét công khai, niêm yết kết quả.',
    'Ban ấp đã họp lại với tổ, niêm yết danh sách tại nhà văn hóa.',
  ),
  said(
    'wish',
    'member',
    party,
    'Mong có tài liệu ngắn về nghị quyết Đại hội để đọc trong họp tổ.',
    'Ban Tuyên giáo in tờ gấp hai mặt.',
    'Ban Tuyên giáo đã in 110 tờ, phát theo tài liệu họp tổ tháng 9.',
  ),
  said(
    'hardship',
    'resident',
    trade,
    'Giá dừa khô xuống, một số hộ thiếu vốn mua phân cho vụ tới.',
    'Giới thiệu vay vốn Ngân hàng Chính sách qua tổ tiết kiệm.',
    'Hội Phụ nữ và Hội Nông dân nhận hồ sơ đến hết tháng 10.',
  ),
  said(
    'obstacle',
    'unit',
    party,
    'Tổ chưa có nơi họp ổn định nên số hộ dự ít.',
    'Mượn hội trường trường học vào buổi tối.',
    'Trường đồng ý cho mượn một phòng vào ngày họp lệ.',
  ),
  said(
    'obstacle',
    'resident',
    water,
    'Nước máy yếu vào giờ cao điểm, cuối tuyến không có nước.',
    'Đề nghị trạm cấp nước kiểm tra áp lực.',
    'Trạm đã thay bơm tăng áp, theo dõi thêm hai tuần.',
  ),
];

/** A shortcoming that has stood for years. */
export const standing = said(
  'obstacle',
  'unit',
  roads,
  'Cầu ván qua rạch vào tổ đã mục nhiều năm, chưa có nguồn để thay bằng cầu bê tông.',
  'Đưa vào danh mục công trình dân sinh, vận động trong và ngoài huyện.',
  'Đã đưa vào kế hoạch vận động năm 2017.',
);
