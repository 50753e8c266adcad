import { expect, test } from 'vitest';
import { officeHere, opened, readByOffice, wordsOf } from '../../test/world/paper.ts';
import * as made from '../../test/world/paper-facts.ts';
import { day } from '../../test/world/world.ts';
import { assignmentAnnex, assignmentList, assignmentSentence, distribution } from './assignment-annex.ts';
import { cited, citedAgain } from './citation.ts';
import { toDocx } from './docx.ts';
import { figureSentence, shareText } from './figures.ts';
import { handoverRecord } from './handover-record.ts';
import { monthlyReport } from './monthly-report.ts';
import type { Paper } from './paper.ts';
import { planPaper } from './plan-paper.ts';
import { reviewReport } from './review-report.ts';
import { urgingLetter } from './urging-letter.ts';

const wordsIn = async (paper: Paper) => wordsOf(opened(await toDocx(paper)).get('word/document.xml') ?? '');
const headings = (words: string[]) => words.filter((text) => /^[IVX]+- /.test(text));

test('a plan is cited in full once, briefly after', () => {
  expect(cited(made.parentPlan, 'party')).toBe(
    'Kế hoạch số 19-KH/HU, ngày 20/5/2016 của Huyện ủy Giồng Trôm',
  );
  expect(citedAgain(made.parentPlan, 'party')).toBe('Kế hoạch 19-KH/HU');
  expect(citedAgain(made.parentPlan, 'state')).toBe('Kế hoạch số 19-KH/HU');
  const state = {
    ...made.plan,
    symbol: 'KH-UBND',
    number: 5,
    issuer: 'Ủy ban nhân dân xã Mỹ Thạnh',
    about: 'Về hỗ trợ cơ sở',
  };
  expect(cited(state, 'state')).toBe(
    'Kế hoạch số 05/KH-UBND ngày 21 tháng 7 năm 2016 của Ủy ban nhân dân xã Mỹ Thạnh về hỗ trợ cơ sở',
  );
});

test('the distribution is printed, not the mean', () => {
  expect(assignmentSentence(made.assignment)).toBe(
    '37 người theo dõi, hỗ trợ 102 tổ: 28 người 03 tổ, 09 người 02 tổ',
  );
  expect(distribution([1, 0, 1], 'đồng chí', 'xã')).toBe('02 đồng chí 01 xã, 01 đồng chí chưa có xã');
});

test('an annex has a row a unit, its official beside all of them, and names what is not known', () => {
  const { body, landscape } = assignmentAnnex({ ...made.assignment, unassigned: ['Tổ 103', 'Tổ 104'] });
  const [table, , left] = body;
  if (table?.kind !== 'table') throw new Error('no table');
  expect(landscape).toBe(true);
  expect(table.rows).toHaveLength(103);
  expect(table.rows[0]).toHaveLength(7);
  expect(table.rows[1]).toHaveLength(4);
  expect(table.rows.flat()).toEqual(expect.arrayContaining(['chưa có', 'chưa rõ']));
  expect(table.rows.at(-1)?.at(-1)).toMatchObject({ text: '01 tổ chưa rõ số hộ' });
  expect(left).toMatchObject({ items: ['02 tổ chưa có người được phân công: Tổ 103, Tổ 104'] });
});

test('an official without a unit keeps a row that says so', () => {
  const facts = { ...made.assignment, officials: [{ name: 'Cán bộ 01', post: 'Bí thư', units: [] }] };
  const [table] = assignmentAnnex(facts).body;
  expect(table).toMatchObject({
    rows: [[{ text: '1' }, { text: 'Cán bộ 01' }, {}, 'chưa được phân công', '', '', ''], {}],
  });
});

test('a plan has its three sections, its grounds and its annex', async () => {
  const words = await wordsIn(planPaper(made.issued('KH/ĐU'), made.planFacts));
  expect(headings(words)).toEqual(['I- MỤC ĐÍCH, YÊU CẦU', 'II- NỘI DUNG', 'III- TỔ CHỨC THỰC HIỆN']);
  expect(words).toContain('- Căn cứ Kế hoạch số 19-KH/HU, ngày 20/5/2016 của Huyện ủy Giồng Trôm;');
  expect(words).toEqual(expect.arrayContaining(['Phụ lục', 'Tổ 102, ấp Phú Hòa']));
});

test('a monthly report has its four sections, its gaps by name, and at the foot how to check it', async () => {
  const paper = monthlyReport(made.issued('BC/ĐU'), made.monthly);
  const words = await wordsIn(paper);
  expect(headings(words)).toEqual([
    'I- KẾT QUẢ',
    'II- HẠN CHẾ, NGUYÊN NHÂN',
    'III- NHIỆM VỤ THÁNG SAU',
    'IV- KIẾN NGHỊ',
  ]);
  for (const text of [
    '- Dự họp tổ: 86/102 cuộc (84,31%);',
    '- Quá hạn: 02 việc.',
    '- 02 tổ chưa có báo cáo tháng 9/2016: Tổ 05, Tổ 17.',
    'Không có kiến nghị.',
    'Chưa có nội dung được ghi nhận.',
  ])
    expect(words).toContain(text);
  const feet = [...opened(await toDocx(paper))].filter(([name]) => name.startsWith('word/footer'));
  for (const [, foot] of feet) {
    expect(foot).toContain(made.monthly.frozen?.hash);
    expect(foot).toContain(made.monthly.frozen?.logHead);
  }
  expect(feet.length).toBeGreaterThan(0);
});

test('causes told together with the shortcomings have no heading of their own', async () => {
  const words = await wordsIn(monthlyReport(made.issued('BC/ĐU'), { ...made.monthly, causes: null }));
  expect(words).not.toContain('2. Nguyên nhân');
  expect(words[words.indexOf('II- HẠN CHẾ, NGUYÊN NHÂN') + 1]).toBe('- Một số tổ họp chưa đủ hộ.');
});

test('figures that are not frozen make a draft', () => {
  expect(monthlyReport(made.issued('BC/ĐU'), { ...made.monthly, frozen: null }).draft).toBe(true);
  expect(reviewReport(made.issued('BC/ĐU'), made.review).draft).toBeUndefined();
});

test('what nobody counted is not nought', () => {
  expect(figureSentence({ label: 'Hộ dự họp', unit: 'hộ', value: null, whole: 32 })).toBe(
    'Hộ dự họp: chưa rõ',
  );
  expect(figureSentence({ label: 'Hộ dự họp', unit: 'hộ', value: 20, whole: null })).toBe(
    'Hộ dự họp: 20/chưa rõ hộ',
  );
  expect([shareText(20, null), shareText(null, 32), shareText(0, 0), shareText(0, 32)]).toEqual([
    'chưa rõ',
    'chưa rõ',
    'chưa rõ',
    '0%',
  ]);
});

test('a review has its five sections, the lag of its plan, attendance by post and its directions', async () => {
  const words = await wordsIn(reviewReport(made.issued('BC/ĐU'), made.review));
  expect(headings(words)).toEqual([
    'I- CÔNG TÁC TRIỂN KHAI',
    'II- KẾT QUẢ',
    'III- ĐÁNH GIÁ CHUNG',
    'IV- PHƯƠNG HƯỚNG, NHIỆM VỤ',
    'V- KIẾN NGHỊ, ĐỀ XUẤT',
  ]);
  expect(words.join('\n')).toContain('62 ngày sau Kế hoạch 19-KH/HU.');
  for (const text of [
    'rút kinh nghiệm việc thực hiện Kế hoạch 33-KH/ĐU',
    '(từ ngày 21/7/2016 đến ngày 26/9/2016)',
    '- 37 người theo dõi, hỗ trợ 102 tổ: 28 người 03 tổ, 09 người 02 tổ.',
    '- Người được phân công: 35/37 đồng chí (94,59%);',
    '- Bí thư chi bộ ấp: 06 đồng chí.',
    '- 02 tổ chưa có báo cáo tháng 9/2016: Tổ 05, Tổ 17.',
    'Phụ lục 2',
    '15/10/2016',
  ])
    expect(words).toContain(text);
});

test('a review before its meeting says so and invents nothing', async () => {
  const nothing = {
    strengths: [],
    shortcomings: [],
    causes: [],
    lessons: [],
    tasks: [],
    commendations: [],
    directions: [],
  };
  const words = await wordsIn(
    reviewReport(made.issued('BC/ĐU'), {
      ...made.review,
      ...nothing,
      meeting: null,
      coordination: [],
      missing: [],
    }),
  );
  expect(words).toEqual(
    expect.arrayContaining([
      'Chưa tổ chức hội nghị.',
      'Chưa đánh giá phối hợp.',
      '- Không thiếu số liệu nào trong kỳ.',
    ]),
  );
  expect(words.filter((text) => text === 'Chưa có nội dung được ghi nhận.')).toHaveLength(5);
});

test('an urging letter names what is late and by how many days', async () => {
  const words = await wordsIn(urgingLetter(made.issued('CV/ĐU'), made.urging));
  for (const text of ['về việc đôn đốc việc quá hạn', '- Đồng chí Cán bộ 12.', '32 ngày', '06 ngày'])
    expect(words).toContain(text);
  expect(words.join('\n')).toContain('trước ngày 3/10/2016');
});

test('a handover tells an empty list from one nobody drew up, and both sides sign', async () => {
  const words = await wordsIn(handoverRecord(made.issued('BB/ĐU'), made.handover));
  const after = (heading: string) => words[words.indexOf(heading) + 1];
  expect(after('2. Biện pháp củng cố đang thực hiện')).toBe('Không có.');
  expect(after('3. Báo cáo chưa gửi')).toBe('- Tổ 32: báo cáo tháng 8/2016.');
  expect(after('4. Khoản vận động hỗ trợ chưa bàn giao cho đơn vị')).toBe(
    '- Tổ 31: Công ty 01, ngày 5/9/2016, chưa nhận.',
  );
  expect(after('5. Ý kiến chỉ đạo chưa thực hiện xong')).toBe('Không có.');
  expect(after('6. Tài liệu')).toBe('Chưa lập danh sách.');
  const signed = words.slice(words.indexOf('BÊN GIAO'));
  expect(signed.slice(0, 7)).toEqual([
    'BÊN GIAO',
    'BÊN NHẬN',
    'T/M ĐẢNG ỦY',
    'BÍ THƯ',
    'Cán bộ 12',
    'Cán bộ 30',
    'Cán bộ 01',
  ]);
});

test.skipIf(!officeHere)('LibreOffice opens every paper, in either layout', { timeout: 60_000 }, async () => {
  const state = {
    ...made.issued('BC-UBND'),
    layout: 'state' as const,
    issuer: 'Ủy ban nhân dân xã Mỹ Thạnh',
  };
  const read = readByOffice({
    'list.docx': await toDocx(assignmentList(made.issued('DS/ĐU'), made.plan, made.assignment)),
    'plan.docx': await toDocx(planPaper(made.issued('KH/ĐU'), made.planFacts)),
    'month.docx': await toDocx(monthlyReport(made.issued('BC/ĐU'), made.monthly)),
    'review.docx': await toDocx(reviewReport(made.issued('BC/ĐU'), made.review)),
    'review-state.docx': await toDocx(reviewReport({ ...state, day: day('2026-05-05') }, made.review)),
    'letter.docx': await toDocx(urgingLetter(made.issued('CV/ĐU'), made.urging)),
    'handover.docx': await toDocx(handoverRecord(made.issued('BB/ĐU'), made.handover)),
  });
  const shown: Record<string, string> = {
    'list.docx': 'phân công cán bộ theo dõi, hỗ trợ tổ',
    'plan.docx': 'PHÂN CÔNG CÁN BỘ THEO DÕI, HỖ TRỢ TỔ',
    'month.docx': 'Trữ nước ngọt phục vụ sinh hoạt',
    'review.docx': 'I- CÔNG TÁC TRIỂN KHAI',
    'review-state.docx': 'ngày 05 tháng 5 năm 2026',
    'letter.docx': 'Kính gửi:',
    'handover.docx': 'BÊN NHẬN',
  };
  for (const [name, text] of Object.entries(shown)) expect(read[name]).toContain(text);
  expect(read['list.docx']?.match(/Đảng viên phụ/g)?.length).toBeGreaterThan(3);
});
