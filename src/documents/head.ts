import { type Paragraph, Table, TableBorders, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { balanced, boldLength, brokenName, line, rule } from './drawing.ts';
import { type Layout, pointTwips, textWidth, twips, type Under } from './format.ts';
import { longDay, lowerFirst, upper, upperFirst } from './official-text.ts';
import type { Paper } from './paper.ts';

/** «Số 33-KH/ĐU», «Số: 05/KH-UBND»; room for a pen where the registry has not spoken. */
export function numberLine({ number }: Layout, value: number | undefined, symbol: string): string {
  const written = value === undefined ? '\u00a0'.repeat(8) : String(value).padStart(2, '0');
  return `${number.lead}${written}${number.join}${symbol}`;
}

/** Two columns: whose paper and which number; whose country or party, where and when. */
export function head(paper: Paper, layout: Layout): Table {
  const width = textWidth(layout, paper.landscape ?? false);
  const [left, right] = layout.headColumns.map((part) => part * width) as [number, number];
  return columns(
    [left, right],
    [
      [issuer(paper, layout, left), top(layout, right)],
      [
        number(paper, layout),
        [line(`${paper.place}, ${dayLine(paper)}`, { size: layout.date.size, italic: true })],
      ],
    ],
  );
}

/** A table without lines, each cell a few paragraphs; widths in mm. No row breaks over a page. */
export const columns = (widths: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table =>
  new Table({
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                children: [...children],
                width: { size: twips(widths[at] ?? 0), type: WidthType.DXA },
                margins: { left: 0, right: 0, top: 0, bottom: 0 },
              }),
          ),
        }),
    ),
  });

/** Upright capitals are narrower than the bold ones we know the lengths of. */
const upright = 0.94;

function issuer(paper: Paper, layout: Layout, width: number): Paragraph[] {
  const { size, under: below } = layout.issuer;
  const above =
    paper.parent === undefined ? [] : brokenName(upper(paper.parent), layout.parent.size * upright, width);
  const own = brokenName(upper(paper.issuer), size, width);
  return [
    ...above.map((part) => line(part, { size: layout.parent.size })),
    ...own.map((part) => line(part, { size, bold: true })),
    ...under(below, own.at(-1) ?? '', size, width),
  ];
}

function top({ top: { lines, under: below } }: Layout, width: number): Paragraph[] {
  const last = lines.at(-1);
  return [
    ...lines.map(({ text, size }) => line(text, { size, bold: true })),
    ...(last === undefined ? [] : under(below, last.text, last.size, width)),
  ];
}

function number(paper: Paper, layout: Layout): Paragraph[] {
  const { size, italic, lead } = layout.letterSubject;
  const subject = line(`${lead}${lowerFirst(paper.subject)}`, { size, italic });
  return [
    line(numberLine(layout, paper.number, paper.symbol), { size: layout.number.size }),
    ...(paper.type === undefined ? [subject] : []),
  ];
}

const open = '\u00a0'.repeat(6);
const dayLine = ({ day }: Paper): string =>
  day === undefined ? `ngày${open}tháng${open}năm${open}` : longDay(day);

/** Type, subject and what stands under them; of a letter only the addressees. */
export function titles(paper: Paper, layout: Layout): Paragraph[] {
  if (paper.type === undefined) return addressees(paper, layout);
  const width = textWidth(layout, paper.landscape ?? false);
  const { size, lowerFirst: small, under: below } = layout.subject;
  const subject = (small ? lowerFirst : upperFirst)(paper.subject)
    .split('\n')
    .flatMap((part) => balanced(part, size, width * 0.94));
  return [
    line(upper(paper.type), { size: layout.type.size, bold: true }, 'center', {
      spacing: { before: pointTwips(16) },
    }),
    ...subject.map((part) => line(part, { size, bold: true })),
    ...under(below, subject.at(-1) ?? '', size, width),
    ...(paper.reference === undefined
      ? []
      : [line(paper.reference, { size: layout.date.size, italic: true })]),
    after(layout),
  ];
}

function addressees({ addressees: to = [] }: Paper, layout: Layout): Paragraph[] {
  const { size } = layout.body;
  const [only] = to;
  if (only === undefined) return [after(layout)];
  const indent = { left: twips(30) };
  const lines =
    to.length === 1
      ? [line(`Kính gửi: ${upperFirst(only)}`, { size })]
      : [
          line('Kính gửi:', { size }, 'left', { indent }),
          ...to.map((one, at) =>
            line(`- ${upperFirst(one)}${at === to.length - 1 ? '.' : ';'}`, { size }, 'left', {
              indent: { left: twips(45) },
            }),
          ),
        ];
  return [after(layout), ...lines, after(layout)];
}

const after = ({ body }: Layout): Paragraph => line('', { size: body.size / 2 });

/** What stands under a line of the head or a title. */
export function under(below: Under, text: string, size: number, width: number): Paragraph[] {
  if ('signs' in below) return [line(below.signs, { size })];
  return [rule(Math.min(boldLength(text, size), width) * below.rule, width)];
}
