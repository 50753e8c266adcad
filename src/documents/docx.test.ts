import { expect, test } from 'vitest';
import { officeHere, opened, readByOffice, wordsOf } from '../../test/world/paper.ts';
import { day } from '../../test/world/world.ts';
import { toDocx } from './docx.ts';
import { balanced, boldLength, brokenName } from './drawing.ts';
import { clause, list, note, type Paper, paragraph, point, section } from './paper.ts';

const rows = Array.from({ length: 90 }, (_, at) => [String(at + 1), `Tổ ${at + 1}`]);
const plan: Paper = {
  layout: 'party',
  parent: 'Đảng bộ huyện Giồng Trôm',
  issuer: 'Đảng ủy xã Mỹ Thạnh',
  number: 5,
  symbol: 'KH/ĐU',
  type: 'Kế hoạch',
  subject: 'Về phân công cán bộ theo dõi, hỗ trợ tổ nhân dân tự quản',
  place: 'Mỹ Thạnh',
  day: day('2026-02-05'),
  bases: ['Căn cứ Kế hoạch số 19-KH/HU', 'Xét tình hình của xã'],
  body: [
    section('Mục đích'),
    clause('Yêu cầu'),
    point('Sát dân'),
    point('Kịp thời'),
    section('Nội dung'),
    clause('Việc'),
    list(['Một', 'Hai']),
    paragraph('Trên đây là kế hoạch'),
  ],
  signs: [{ authority: 'T/M Đảng ủy', post: 'Bí thư', name: 'Cán bộ 01' }],
  recipients: ['Các chi bộ', 'Lưu Văn phòng Đảng ủy'],
  annexes: [
    {
      title: 'Danh sách tổ',
      landscape: true,
      body: [
        note('(số liệu mẫu)'),
        {
          kind: 'table',
          columns: [
            { heading: 'TT', width: 1 },
            { heading: 'Tổ', width: 9 },
          ],
          rows,
        },
      ],
    },
  ],
};
const state: Paper = { ...plan, layout: 'state', symbol: 'KH-UBND', issuer: 'Ủy ban nhân dân xã Mỹ Thạnh' };

const partsOf = async (paper: Paper) => opened(await toDocx(paper));
const xmlOf = async (paper: Paper) => (await partsOf(paper)).get('word/document.xml') ?? '';
/** The properties of the paragraph that holds a text, and of its run. */
const around = (xml: string, text: string) =>
  xml.split('<w:p>').find((part) => part.includes(`>${text}</w:t>`)) ?? `no «${text}»`;

test('party page: 20, 20, 30 and 15 mm of A4, number at the top from the second page', async () => {
  const parts = await partsOf(plan);
  const [portrait, landscape] =
    (parts.get('word/document.xml') ?? '').match(/<w:sectPr.*?<\/w:sectPr>/g) ?? [];
  for (const margin of [
    'w:top="1134"',
    'w:bottom="1134"',
    'w:left="1701"',
    'w:right="850"',
    'w:header="567"',
  ])
    for (const pages of [portrait, landscape]) expect(pages).toContain(margin);
  expect(portrait).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  expect(landscape).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
  for (const pages of [portrait, landscape]) {
    expect(pages).toContain('<w:titlePg/>');
    expect(pages).toContain('w:start="1"');
  }
  const headers = [...parts].filter(([name]) => name.startsWith('word/header')).map(([, xml]) => xml);
  expect(headers.filter((xml) => xml.includes('PAGE'))).toHaveLength(2);
  expect(headers).toHaveLength(4);
});

test('party head: number without colon, padded; capitals; sizes; italic date; -----', async () => {
  const xml = await xmlOf(plan);
  expect(wordsOf(xml).slice(0, 9)).toEqual([
    'ĐẢNG BỘ HUYỆN GIỒNG TRÔM',
    'ĐẢNG ỦY XÃ MỸ THẠNH',
    '*',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Số 05-KH/ĐU',
    'Mỹ Thạnh, ngày 05 tháng 02 năm 2026',
    'KẾ HOẠCH',
    'về phân công cán bộ theo dõi, hỗ trợ tổ nhân dân tự quản',
    '-----',
  ]);
  expect(around(xml, 'ĐẢNG CỘNG SẢN VIỆT NAM')).toMatch(/<w:b\/>.*<w:sz w:val="30"\/>/);
  expect(around(xml, 'ĐẢNG BỘ HUYỆN GIỒNG TRÔM')).not.toContain('<w:b/>');
  expect(around(xml, 'Số 05-KH/ĐU')).toContain('<w:sz w:val="28"/>');
  expect(around(xml, 'Mỹ Thạnh, ngày 05 tháng 02 năm 2026')).toMatch(/<w:i\/>.*<w:sz w:val="28"\/>/);
  expect(around(xml, 'KẾ HOẠCH')).toMatch(/<w:jc w:val="center"\/>.*<w:b\/>.*<w:sz w:val="32"\/>/);
});

test('the rule under the first line of a party paper is as long as the line', async () => {
  const xml = await xmlOf(plan);
  const [, width, left] =
    xml.match(/<w:gridCol w:w="\d+"\/><w:gridCol w:w="(\d+)"\/>.*?<w:pBdr><w:top.*?<w:ind w:left="(\d+)"/) ??
    [];
  const length = Number(width) - 2 * Number(left);
  expect(length / 56.7).toBeCloseTo(boldLength('ĐẢNG CỘNG SẢN VIỆT NAM', 15), 0);
});

test('party body: 14 points, justified, first line 10 mm in, line exactly 18 to 20 points, ends with a full stop', async () => {
  const xml = await xmlOf(plan);
  const last = around(xml, 'Trên đây là kế hoạch.');
  expect(last).toMatch(/<w:jc w:val="both"\/>/);
  expect(last).toMatch(/w:firstLine="567"/);
  expect(last).toMatch(/w:lineRule="exact"/);
  expect(Number(last.match(/w:line="(\d+)"/)?.[1])).toBeGreaterThanOrEqual(360);
  expect(Number(last.match(/w:line="(\d+)"/)?.[1])).toBeLessThanOrEqual(400);
  expect(last).toContain('<w:sz w:val="28"/>');
  expect(wordsOf(xml).slice(9, 21)).toEqual([
    '- Căn cứ Kế hoạch số 19-KH/HU;',
    '- Xét tình hình của xã.',
    'I- MỤC ĐÍCH',
    '1. Yêu cầu',
    'a) Sát dân',
    'b) Kịp thời',
    'II- NỘI DUNG',
    '1. Việc',
    '- Một;',
    '- Hai.',
    'Trên đây là kế hoạch.',
    'Nơi nhận:',
  ]);
});

test('party signature: authority bold, post not, name bold; recipients close with a full stop', async () => {
  const xml = await xmlOf(plan);
  expect(around(xml, 'T/M ĐẢNG ỦY')).toContain('<w:b/>');
  expect(around(xml, 'BÍ THƯ')).not.toContain('<w:b/>');
  expect(around(xml, 'Cán bộ 01')).toContain('<w:b/>');
  expect(around(xml, 'Nơi nhận:')).toContain('<w:u w:val="single"/>');
  expect(wordsOf(xml)).toEqual(expect.arrayContaining(['- Các chi bộ;', '- Lưu Văn phòng Đảng ủy.']));
});

test('state paper: colon, slash, motto, rules for signs, bold post, closing ./.', async () => {
  const xml = await xmlOf(state);
  const words = wordsOf(xml);
  expect(words).toEqual(
    expect.arrayContaining(['Số: 05/KH-UBND', 'Độc lập - Tự do - Hạnh phúc', 'I. MỤC ĐÍCH']),
  );
  expect(words).toEqual(expect.arrayContaining(['Trên đây là kế hoạch./.', 'Căn cứ Kế hoạch số 19-KH/HU;']));
  expect(words).not.toContain('-----');
  expect(around(xml, 'BÍ THƯ')).toContain('<w:b/>');
  expect(around(xml, 'Xét tình hình của xã.')).toContain('<w:i/>');
  expect(xml.match(/<w:pBdr><w:top/g)).toHaveLength(3);
  expect(words).toContain(
    '(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân xã Mỹ Thạnh)',
  );
});

test('a long issuer breaks before its place', () => {
  expect(brokenName('ỦY BAN NHÂN DÂN XÃ MỸ THẠNH', 14, 60)).toEqual(['ỦY BAN NHÂN DÂN', 'XÃ MỸ THẠNH']);
  expect(brokenName('ĐẢNG ỦY XÃ MỸ THẠNH', 14, 76)).toEqual(['ĐẢNG ỦY XÃ MỸ THẠNH']);
});

test('a long subject breaks after a comma where its lines stay about alike', () => {
  const subject = 'về phân công cán bộ, công chức theo dõi, hỗ trợ tổ nhân dân tự quản giai đoạn 2016 - 2020';
  expect(balanced(subject, 14, 155)).toEqual([
    'về phân công cán bộ, công chức theo dõi,',
    'hỗ trợ tổ nhân dân tự quản giai đoạn 2016 - 2020',
  ]);
  expect(balanced('dài'.repeat(200), 14, 155)).toHaveLength(1);
  expect(balanced(`${subject} ${subject} ${subject}`, 14, 155).join(' ')).toBe(
    `${subject} ${subject} ${subject}`,
  );
});

test('a table repeats its headings, breaks no row, and keeps the rows under a tall cell together', async () => {
  const body = [
    {
      kind: 'table' as const,
      columns: [
        { heading: 'Họ và tên', width: 2 },
        { heading: 'Tổ', width: 1 },
        { heading: 'Số hộ', width: 1, align: 'right' as const },
      ],
      rows: [
        [{ text: 'Cán bộ 01', rows: 2 }, 'Tổ 1', '32'],
        ['Tổ 2', '41'],
      ],
    },
  ];
  const xml = await xmlOf({ ...plan, body, annexes: [] });
  const table = xml.split('<w:tbl>')[2]?.split('</w:tbl>')[0] ?? '';
  const [headings = '', first = '', second = ''] = table.split('<w:tr>').slice(1);
  expect(headings).toContain('<w:tblHeader/>');
  for (const row of [headings, first, second]) expect(row).toContain('<w:cantSplit/>');
  expect(first).toContain('<w:keepNext/>');
  expect(second).not.toContain('<w:keepNext/>');
  expect(around(second, '41')).toContain('<w:jc w:val="right"/>');
});

test('a letter has no type: its subject stands under the number, its addressees above the text', async () => {
  const { type: _, ...rest } = plan;
  const letter = {
    ...rest,
    subject: 'Đôn đốc báo cáo',
    symbol: 'CV/ĐU',
    addressees: ['Chi bộ ấp 1'],
    annexes: [],
    bases: [],
  };
  const xml = await xmlOf(letter);
  expect(wordsOf(xml).slice(4, 8)).toEqual([
    'Số 05-CV/ĐU',
    'về việc đôn đốc báo cáo',
    'Mỹ Thạnh, ngày 05 tháng 02 năm 2026',
    'Kính gửi: Chi bộ ấp 1',
  ]);
  expect(around(xml, 'về việc đôn đốc báo cáo')).toMatch(/<w:i\/>.*<w:sz w:val="24"\/>/);
});

test('without number and day there is room for a pen; a draft says so on every page', async () => {
  const { number: _, day: __, ...open } = plan;
  const parts = await partsOf({ ...open, draft: true });
  const words = wordsOf(parts.get('word/document.xml') ?? '').map((text) => text.replace(/\s+/g, ' '));
  expect(words).toEqual(expect.arrayContaining(['Số -KH/ĐU', 'Mỹ Thạnh, ngày tháng năm ']));
  const headers = [...parts].filter(([name]) => name.startsWith('word/header'));
  for (const [, xml] of headers) expect(wordsOf(xml)).toEqual(['DỰ THẢO']);
});

test('the tenant spells tones its way, the names of country and party stay', async () => {
  const words = wordsOf(await xmlOf({ ...state, spelling: 'uỷ' }));
  expect(words.join()).toContain('UỶ BAN NHÂN DÂN');
  expect(words).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
});

test('the same paper is the same bytes, and says nothing of who made it', async () => {
  const [once, again] = [await toDocx(plan), await toDocx(plan)];
  expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
  const core = opened(once).get('docProps/core.xml') ?? '';
  expect(core).toContain('2026-02-05T00:00:00Z');
  expect(core).not.toMatch(/creator|lastModifiedBy|Un-named/);
});

const hostile = `<b>&"\u0000\u0007\ud800 \u202eRTL\u202c 😀 ${'dài'.repeat(400)} ]]> =1+1`;
const strange: Paper = {
  ...plan,
  subject: hostile,
  issuer: hostile,
  foot: hostile,
  body: [
    section(hostile),
    paragraph(hostile),
    {
      kind: 'table',
      columns: [
        { heading: hostile, width: 1 },
        { heading: '2', width: 9 },
      ],
      rows: [[hostile, '']],
    },
  ],
};

test.skipIf(!officeHere)('LibreOffice opens them all and shows every mark', { timeout: 60_000 }, async () => {
  const read = readByOffice({
    'party.docx': await toDocx(plan),
    'state.docx': await toDocx(state),
    'strange.docx': await toDocx(strange),
  });
  for (const text of ['ĐẢNG ỦY XÃ MỸ THẠNH', 'Mỹ Thạnh, ngày 05 tháng 02 năm 2026', 'Kịp thời', 'Tổ 90'])
    expect(read['party.docx']).toContain(text);
  expect(read['state.docx']).toContain('Độc lập - Tự do - Hạnh phúc');
  expect(read['strange.docx']).toContain('<b>&"');
  expect(read['strange.docx']).toContain('RTL');
});
