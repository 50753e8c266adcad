import type { AssignmentFacts } from '../../src/documents/assignment-annex.ts';
import type { Citation } from '../../src/documents/citation.ts';
import type { FigureGroup } from '../../src/documents/figures.ts';
import type { HandoverFacts } from '../../src/documents/handover-record.ts';
import type { MonthlyFacts } from '../../src/documents/monthly-report.ts';
import type { Issued } from '../../src/documents/paper.ts';
import type { PlanFacts } from '../../src/documents/plan-paper.ts';
import type { ReviewFacts } from '../../src/documents/review-report.ts';
import type { UrgingFacts } from '../../src/documents/urging-letter.ts';
import { day, month } from './world.ts';

/** A commune's papers in made-up facts: 37 officials, 102 groups, one month, one review. */

const two = (number: number) => String(number).padStart(2, '0');
const hamlets = ['Phú Hòa', 'Bình Thủy', 'Tân An', 'Long Thạnh', 'An Quý', 'Mỹ Hòa'];
const posts = [
  'Phó Chủ tịch Ủy ban nhân dân xã',
  'Công chức Văn phòng - Thống kê',
  'Chủ tịch Hội Nông dân xã',
];

export const issued = (symbol: string): Issued => ({
  layout: 'party',
  parent: 'Đảng bộ huyện Giồng Trôm',
  issuer: 'Đảng ủy xã Mỹ Thạnh',
  number: 41,
  symbol,
  place: 'Mỹ Thạnh',
  day: day('2016-09-26'),
  signs: [{ authority: 'T/M Đảng ủy', post: 'Bí thư', name: 'Cán bộ 01' }],
  recipients: ['Ban Thường vụ Huyện ủy', 'Các chi bộ trực thuộc', 'Lưu Văn phòng Đảng ủy'],
});

export const parentPlan: Citation = {
  type: 'Kế hoạch',
  number: 19,
  symbol: 'KH/HU',
  day: day('2016-05-20'),
  issuer: 'Huyện ủy Giồng Trôm',
};
export const plan: Citation = {
  type: 'Kế hoạch',
  number: 33,
  symbol: 'KH/ĐU',
  day: day('2016-07-21'),
  issuer: 'Đảng ủy xã Mỹ Thạnh',
  about: 'về phân công cán bộ, công chức theo dõi, hỗ trợ tổ nhân dân tự quản',
};

const groupName = (nth: number) => `Tổ ${two(nth)}, ấp ${hamlets[nth % hamlets.length]}`;
export const loads = Array.from({ length: 37 }, (_, at) => (at < 28 ? 3 : 2));

export const assignment: AssignmentFacts = {
  unit: 'tổ',
  person: 'người',
  duty: 'theo dõi, hỗ trợ',
  unassigned: [],
  officials: loads.map((load, at) => ({
    name: `Cán bộ ${two(at + 1)}`,
    post: posts[at % posts.length] ?? '',
    units: Array.from({ length: load }, (_, of) => {
      const nth = loads.slice(0, at).reduce((sum, one) => sum + one, 0) + of + 1;
      return {
        name: groupName(nth),
        households: nth === 50 ? null : 24 + (nth % 15),
        partyMember: nth === 7 ? null : `Đảng viên ${two(nth)}`,
        reason: nth % 4 === 0 ? 'Biết rõ địa bàn, phụ trách từ kỳ trước' : 'Gần nơi ở',
      };
    }),
  })),
};

export const planFacts: PlanFacts = {
  about: 'phân công cán bộ, công chức theo dõi, hỗ trợ tổ nhân dân tự quản giai đoạn 2016 - 2020',
  period: { from: day('2016-07-21'), to: day('2020-12-31') },
  parent: parentPlan,
  bases: ['Xét tình hình cơ sở và đề nghị của các chi bộ'],
  purposes: ['Nắm chắc tình hình đơn vị, kịp thời tháo gỡ khó khăn, vướng mắc ngay từ cơ sở'],
  requirements: ['Mỗi tổ có người theo dõi, hỗ trợ; phân công vừa sức, phù hợp chuyên môn và địa bàn'],
  contents: [
    {
      heading: 'Nhiệm vụ của người được phân công',
      items: ['Dự họp tổ hằng tháng', 'Báo cáo trước ngày 25'],
    },
  ],
  organisation: [{ who: 'Ban Tuyên giáo Đảng ủy', does: 'tổng hợp báo cáo hằng tháng' }],
  assignments: [assignment],
};

const frozen = {
  on: day('2016-09-26'),
  hash: 'b1946ac92492d2347c6235b4d2611184',
  logHead: '591785b794601e212b260e25925636fd',
};
const missing = [{ what: 'chưa có báo cáo tháng 9/2016', of: 'tổ', names: ['Tổ 05', 'Tổ 17'] }];

const groups: FigureGroup[] = [
  {
    heading: 'Dự sinh hoạt',
    lines: [
      { label: 'Dự sinh hoạt chi bộ', unit: 'cuộc', value: 6, whole: 6 },
      { label: 'Dự họp tổ', unit: 'cuộc', value: 86, whole: 102 },
      { label: 'Hộ dự họp', unit: 'lượt hộ', value: 2210, whole: 2621 },
    ],
  },
  {
    heading: 'Hoạt động tại cơ sở',
    lines: [
      { label: 'Liên hệ cơ sở', unit: 'lần', value: 143 },
      { label: 'Tham gia hoạt động tại địa phương', unit: 'lần', value: 21 },
      { label: 'Thăm hộ', unit: 'lượt', value: 64 },
    ],
  },
  {
    heading: 'Tuyên truyền',
    lines: [
      {
        label: 'Trữ nước ngọt phục vụ sinh hoạt, sản xuất',
        unit: 'tổ',
        value: 97,
        note: '1.840 hộ thực hiện',
      },
      { label: 'Chỉ thị 16 về Đồng khởi mới', unit: 'tổ', value: 61, note: 'chưa rõ số hộ thực hiện' },
    ],
  },
  {
    heading: 'Phản ánh, kiến nghị',
    lines: [
      { label: 'Nhận trong kỳ', unit: 'việc', value: 19 },
      { label: 'Đã giải quyết', unit: 'việc', value: 15 },
      { label: 'Quá hạn', unit: 'việc', value: 2 },
    ],
  },
  {
    heading: 'Vận động, đóng góp',
    lines: [
      { label: 'Tiền vận động', unit: 'đồng', value: 25_000_000 },
      { label: 'Cán bộ góp công', unit: 'ngày công', value: 9 },
    ],
  },
];

export const monthly: MonthlyFacts = {
  month: month('2016-09'),
  plan,
  scope: '37 người theo dõi, hỗ trợ 102 tổ',
  unit: 'tổ',
  groups,
  situation: ['Các tổ ổn định; nước mặn vào sớm ở ấp Tân An'],
  units: Array.from({ length: 12 }, (_, at) => ({
    name: groupName(at + 1),
    meetings: at === 4 ? [] : [day(`2016-09-${two(at + 3)}`)],
    present: at === 4 ? null : 20 + at,
    total: at === 6 ? null : 32,
    concerns: at % 3,
    settled: at % 2,
    note: at === 4 ? 'Tổ chưa họp' : '',
  })),
  missing,
  shortcomings: ['Một số tổ họp chưa đủ hộ'],
  causes: [],
  nextTasks: ['Vận động các hộ dự họp đầy đủ', 'Củng cố tổ yếu'],
  proposals: [],
  frozen,
};

export const review: ReviewFacts = {
  kind: 'lessonsLearned',
  period: { from: day('2016-07-21'), to: day('2016-09-26') },
  plan,
  parentPlan,
  meeting: {
    day: day('2016-09-26'),
    chairs: [
      'đồng chí Cán bộ 01, Bí thư Đảng ủy',
      'đồng chí Cán bộ 02, Phó Bí thư Thường trực, Chủ tịch Hội đồng nhân dân xã',
    ],
    attendance: [
      { post: 'Người được phân công', present: 35, invited: 37 },
      { post: 'Bí thư chi bộ ấp', present: 6, invited: null },
    ],
  },
  assignments: [{ duty: 'theo dõi, hỗ trợ', person: 'người', unit: 'tổ', loads }],
  rollOut: { told: 37, confirmed: 35, received: 34, assigned: 37 },
  results: groups,
  coordination: [
    { grade: 'Tốt', units: 71 },
    { grade: 'Khá', units: 22 },
    { grade: 'Chưa đánh giá', units: 9 },
  ],
  missing,
  strengths: [
    'Phần lớn người được phân công chủ động liên hệ cơ sở: 34/37 người; còn 03 người chưa dự họp tổ nào',
  ],
  shortcomings: ['Một số tổ họp chưa đủ hộ'],
  causes: [],
  lessons: ['Chi ủy, đảng viên phụ trách tổ và người được phân công phải phối hợp đồng bộ'],
  commendations: [{ to: 'Cán bộ 08', reason: 'vận động 07 hộ góp công sửa đường ấp An Quý' }],
  tasks: ['Củng cố, nâng chất 05 tổ yếu', 'Báo cáo hằng tháng qua Ban Tuyên giáo Đảng ủy'],
  directions: [
    {
      by: 'Cán bộ 01, Bí thư Đảng ủy',
      says: 'Rà soát các tổ chưa có đảng viên phụ trách, báo cáo trong tháng 10',
      owner: 'Ban Tuyên giáo Đảng ủy',
      due: day('2016-10-15'),
      doneOn: null,
    },
  ],
  proposals: ['Huyện ủy sớm hướng dẫn tiêu chí xếp loại tổ'],
  annexes: [],
  frozen,
};

export const urging: UrgingFacts = {
  to: ['Chi bộ ấp Tân An', 'đồng chí Cán bộ 12'],
  plan,
  asOf: day('2016-09-26'),
  overdue: [
    { what: 'Báo cáo tháng 8/2016', of: 'Cán bộ 12', due: day('2016-08-25') },
    { what: 'Họp tổ tháng 9/2016', of: 'Tổ 05, ấp An Quý', due: day('2016-09-20') },
  ],
  before: [{ day: day('2016-09-05'), how: 'nhắc qua điện thoại' }],
  answerBy: day('2016-10-03'),
};

export const handover: HandoverFacts = {
  day: day('2016-09-26'),
  plan,
  from: { name: 'Cán bộ 12', post: 'Công chức Địa chính' },
  to: { name: 'Cán bộ 30', post: 'Phó Chủ tịch Hội Phụ nữ xã' },
  units: [
    { name: groupName(31), households: 27, partyMember: 'Đảng viên 31', meets: 'ngày 16 hằng tháng, 17 giờ' },
    { name: groupName(32), households: null, partyMember: null, meets: null },
  ],
  concerns: [
    {
      unit: 'Tổ 31',
      kind: 'vướng mắc',
      summary: 'Cống đầu ấp hư, nước mặn vào ruộng',
      heardOn: day('2016-09-02'),
      due: day('2016-09-12'),
    },
  ],
  measures: [],
  unsentReports: [{ unit: 'Tổ 32', month: month('2016-08') }],
  supports: [{ unit: 'Tổ 31', donor: 'Công ty 01', pledgedOn: day('2016-09-05'), received: false }],
  directions: [],
  papers: null,
  remarks: ['Tổ 32 nên họp vào chiều chủ nhật để các hộ dự đông hơn'],
};
