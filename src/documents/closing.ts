import type { Paragraph, Table } from 'docx';
import { line } from './drawing.ts';
import { type Layout, pointTwips, textWidth } from './format.ts';
import { columns } from './head.ts';
import { ended, upper } from './official-text.ts';
import type { Paper, Sign } from './paper.ts';

/** Signatures and recipients: side by side under one name, one above the other under several. On one page. */
export function closing(paper: Paper, layout: Layout): (Table | Paragraph)[] {
  const width = textWidth(layout, paper.landscape ?? false);
  const signed = paper.signs.map((sign) => signature(sign, layout));
  const sent = recipients(paper.recipients, layout);
  if (signed.length === 1) return [columns([width * 0.48, width * 0.52], [[sent, signed[0] ?? []]])];
  return [
    columns(
      signed.map(() => width / signed.length),
      [signed],
    ),
    ...sent,
  ];
}

function signature({ authority, post, name }: Sign, { sign: { size, postBold, gap } }: Layout): Paragraph[] {
  return [
    ...(authority === undefined ? [] : [line(upper(authority), { size, bold: true })]),
    line(upper(post), { size, bold: postBold || authority === undefined }),
    line(name, { size, bold: true }, 'center', { spacing: { before: pointTwips((gap * 72) / 25.4) } }),
  ];
}

function recipients(of: readonly string[], { recipients: { label, labelSize, size } }: Layout): Paragraph[] {
  if (of.length === 0) return [line('', { size })];
  const stroke =
    label === 'underlined'
      ? { size: labelSize, underline: true }
      : { size: labelSize, bold: true, italic: true };
  return [
    line('Nơi nhận:', stroke, 'left'),
    ...of.map((one, at) => line(`- ${ended(one, at === of.length - 1 ? '.' : ';')}`, { size }, 'left')),
  ];
}
