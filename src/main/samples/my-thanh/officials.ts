import type { Category } from '../../../officials/official.ts';

/** One of the 37: whose staff, which branch, which post, and what they do best (the first skill at level 3, then 2). */
export type Line = readonly [Category, sector: string, post: string, ...skills: string[]];

/**
 * The report says 37 «cán bộ, công chức, người hoạt động không chuyên trách». Which of them sits where it does not say: this
 * is made, after the posts that communes of 2016 had.
 */
export const lines: readonly Line[] = [
  ['official', 'Nông dân', 'Chủ tịch Hội Nông dân xã', 'nông nghiệp', 'vận động quần chúng'],
  ['official', 'Ủy ban nhân dân', 'Chủ tịch Ủy ban nhân dân xã', 'quản lý nhà nước', 'pháp luật'],
  ['official', 'Ủy ban nhân dân', 'Phó Chủ tịch Ủy ban nhân dân xã', 'kinh tế tập thể', 'quản lý nhà nước'],
  ['official', 'Hội đồng nhân dân', 'Phó Chủ tịch Hội đồng nhân dân xã', 'pháp luật', 'tiếp dân'],
  ['official', 'Mặt trận', 'Chủ tịch Ủy ban Mặt trận Tổ quốc xã', 'vận động quần chúng', 'an sinh xã hội'],
  ['official', 'Phụ nữ', 'Chủ tịch Hội Liên hiệp Phụ nữ xã', 'vận động quần chúng', 'an sinh xã hội'],
  ['official', 'Cựu chiến binh', 'Chủ tịch Hội Cựu chiến binh xã', 'vận động quần chúng'],
  ['official', 'Thanh niên', 'Bí thư Đoàn xã', 'tuyên truyền', 'khởi nghiệp'],
  ['civilServant', 'Văn phòng - Thống kê', 'Công chức Văn phòng - Thống kê', 'tổng hợp báo cáo'],
  ['civilServant', 'Văn phòng - Thống kê', 'Công chức Văn phòng, cải cách hành chính', 'tổng hợp báo cáo'],
  ['civilServant', 'Địa chính - Xây dựng', 'Công chức Địa chính', 'đất đai', 'pháp luật'],
  [
    'civilServant',
    'Địa chính - Xây dựng',
    'Công chức Xây dựng, giao thông',
    'giao thông nông thôn',
    'đất đai',
  ],
  ['civilServant', 'Tài chính - Kế toán', 'Công chức Tài chính', 'tài chính'],
  ['civilServant', 'Tài chính - Kế toán', 'Kế toán xã', 'tài chính'],
  ['civilServant', 'Tư pháp - Hộ tịch', 'Công chức Tư pháp', 'pháp luật', 'hòa giải'],
  ['civilServant', 'Tư pháp - Hộ tịch', 'Công chức Hộ tịch', 'pháp luật', 'tiếp dân'],
  ['civilServant', 'Văn hóa - Xã hội', 'Công chức Văn hóa - Thông tin', 'tuyên truyền'],
  ['civilServant', 'Văn hóa - Xã hội', 'Công chức Lao động - Xã hội', 'an sinh xã hội', 'tiếp dân'],
  ['civilServant', 'Công an', 'Trưởng Công an xã', 'an ninh trật tự', 'hòa giải'],
  ['civilServant', 'Quân sự', 'Chỉ huy trưởng Ban Chỉ huy Quân sự xã', 'phòng chống thiên tai'],
  ['partTimeWorker', 'Tổ chức', 'Ủy viên Ban Tổ chức Đảng ủy', 'xây dựng Đảng'],
  ['partTimeWorker', 'Dân vận', 'Cán bộ Dân vận', 'vận động quần chúng', 'hòa giải'],
  ['partTimeWorker', 'Tuyên giáo', 'Cán bộ Tuyên giáo', 'tuyên truyền', 'xây dựng Đảng'],
  ['partTimeWorker', 'Kiểm tra', 'Ủy viên Ủy ban kiểm tra Đảng ủy', 'xây dựng Đảng'],
  [
    'partTimeWorker',
    'Mặt trận',
    'Phó Chủ tịch Ủy ban Mặt trận Tổ quốc xã',
    'hòa giải',
    'vận động quần chúng',
  ],
  ['partTimeWorker', 'Nông dân', 'Phó Chủ tịch Hội Nông dân xã', 'nông nghiệp', 'thủy lợi'],
  ['partTimeWorker', 'Phụ nữ', 'Phó Chủ tịch Hội Liên hiệp Phụ nữ xã', 'an sinh xã hội'],
  ['partTimeWorker', 'Cựu chiến binh', 'Phó Chủ tịch Hội Cựu chiến binh xã', 'hòa giải'],
  ['partTimeWorker', 'Thanh niên', 'Phó Bí thư Đoàn xã', 'khởi nghiệp', 'tuyên truyền'],
  ['partTimeWorker', 'Công an', 'Phó Trưởng Công an xã', 'an ninh trật tự'],
  ['partTimeWorker', 'Quân sự', 'Phó Chỉ huy trưởng Quân sự xã', 'phòng chống thiên tai'],
  ['partTimeWorker', 'Khuyến nông', 'Cán bộ Khuyến nông', 'nông nghiệp', 'thủy lợi'],
  ['partTimeWorker', 'Thú y', 'Cán bộ Thú y', 'nông nghiệp'],
  ['partTimeWorker', 'Thủy lợi', 'Cán bộ Giao thông - Thủy lợi', 'thủy lợi', 'giao thông nông thôn'],
  ['partTimeWorker', 'Chữ thập đỏ', 'Chủ tịch Hội Chữ thập đỏ xã', 'an sinh xã hội', 'vận động quần chúng'],
  ['partTimeWorker', 'Người cao tuổi', 'Chủ tịch Hội Người cao tuổi xã', 'hòa giải'],
  ['partTimeWorker', 'Đài truyền thanh', 'Phụ trách Đài truyền thanh xã', 'tuyên truyền'],
];
