import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf, type Sheet, sheetOf } from '../../test/world/list-files.ts';
import { readListFile } from './list-file.ts';

test.each<[string, string, Partial<Sheet>]>([
  [
    'shared, inline and rich text',
    'Xã A|Tổ 1|Hoà Lộc',
    {
      strings:
        '<si><t>Xã A</t></si><si><r><t>Hoà </t></r><r><t xml:space="preserve">Lộc</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>',
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Tổ 1</t></is></c><c r="C1" t="s"><v>1</v></c></row>',
    },
  ],
  [
    'codes as text and as numbers, with the zeros that are shown',
    '00097|97|00097|28993',
    {
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
      rows: '<row><c t="str"><v>00097</v></c><c><v>97</v></c><c s="1"><v>97</v></c><c s="1"><v>28993</v></c></row>',
    },
  ],
  [
    'numbers as people wrote them',
    '0.3|1250|-5|1000000|84912345678|10.1545',
    {
      rows: `<row>${['0.30000000000000004', '1250', '-5', '1E6', '84912345678', '10.154500000000001'].map((v) => `<c><v>${v}</v></c>`).join('')}</row>`,
    },
  ],
  [
    'days, however they are shown',
    '2025-07-01|2025-07-01|2025-07-01|2025-07-01|1900-01-01|08:30',
    {
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[$-42A]&quot;ngày&quot; d mmmm yyyy;@"/></numFmts>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>',
      rows: '<row><c s="1"><v>45839</v></c><c s="2"><v>45839.5</v></c><c s="3"><v>45839</v></c><c t="d"><v>2025-07-01T00:00:00</v></c><c s="1"><v>1</v></c><c s="4"><v>0.354166666666667</v></c></row>',
    },
  ],
  [
    'what formulas last said',
    '42|ba|TRUE',
    {
      rows: '<row><c><f>6*7</f><v>42</v></c><c t="str"><f>LOWER("BA")</f><v>ba</v></c><c t="b"><f>1=1</f><v>1</v></c><c t="str"><f>""</f><v></v></c></row>',
    },
  ],
  [
    'gaps, blanks, comments and sections',
    '|b|<&>|a\u20ac',
    {
      rows: '<!-- x --><row r="3"><c r="B3" t="str"><v>b</v></c><c r="C3" t="str"><v><![CDATA[<&>]]></v></c><c r="D3" t="str"><v>a&#x20AC;</v></c><c r="XFD3" s="1"/></row>',
    },
  ],
  ['elements with a prefix', 'a', { rows: '<x:row><x:c t="str"><x:v>a</x:v></x:c></x:row>' }],
  [
    'a line break and what no one sees',
    'Tổ 1 ấp 2',
    { rows: '<row><c t="str"><v> Tổ\u00a01_x000D_\n\u200bấp   2</v></c></row>' },
  ],
])('a sheet with %s', async (_, cells, sheet) => {
  const [[, ...read] = []] = await rowsOf(sheetOf({ rows: '', ...sheet }), 'x.xlsx');
  expect(read.join('|')).toBe(cells);
});

test('the first sheet that is shown is read, the others are named; days may count from 1904', async () => {
  const workbook =
    '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Ẩn" state="hidden" r:id="r9"/>' +
    '<sheet name="Tổ &amp; ấp" r:id="r1"/><sheet name="Ghi chú" r:id="r8"/></sheets></workbook>';
  const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
  const bytes = sheetOf({ rows: '<row><c><v>44377</v></c></row>', workbook, styles });
  expect(await readListFile(bytes, 'x.xlsx')).toMatchObject({
    ...{ sheet: 'Tổ & ấp', sheets: ['Ẩn', 'Tổ & ấp', 'Ghi chú'], rows: [{ line: 1, cells: ['2025-07-01'] }] },
  });
});

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync);
test.skipIf(!soffice)('a spreadsheet that LibreOffice saved (skipped without LibreOffice)', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-office-'));
  const csv = path.join(folder, 'list.csv');
  writeFileSync(
    csv,
    'Mã,Tên,Từ ngày,Số hộ,Tổng\n"01",Xã Hòa Lộc,2025-07-01,1250,=D2*2\n02,"Tổ ""1"", ấp",2016-12-31,24.5,=D3&"x"\n',
  );
  const filter = '44,34,76,1,1/2/2/2/3/5,1066,false,true,false,false,false,-1';
  execFileSync(
    soffice as string,
    [
      `-env:UserInstallation=file://${folder}/user`,
      '--headless',
      '--convert-to',
      'xlsx',
      `--infilter=CSV:${filter}`,
      '--outdir',
      folder,
      csv,
    ],
    { stdio: 'ignore' },
  );
  const list = await readListFile(readFileSync(path.join(folder, 'list.xlsx')), 'list.xlsx');
  rmSync(folder, { recursive: true });
  expect(list).toMatchObject({ format: 'xlsx', sheets: ['list'] });
  expect(list.rows.map(({ cells }) => cells)).toEqual([
    ['Mã', 'Tên', 'Từ ngày', 'Số hộ', 'Tổng'],
    ['01', 'Xã Hòa Lộc', '2025-07-01', '1250', '2500'],
    ['02', 'Tổ "1", ấp', '2016-12-31', '24.5', '24.5x'],
  ]);
});
