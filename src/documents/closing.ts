import type { Paragraph, Table } from 'docx';
import { line } from './drawing.ts';
import { type Layout, pointTwips, textWidth } from './format.ts';
import { columns } from './head.ts';
import { ended, upper } from './official-text.ts';
import type { Paper, Sign } from './paper.ts';

/** Signatures and recipients: side by side under one name, one above the other under several. On one page. */
export function closing(paper: Paper, layout: Layout): (Table | Paragraph)[] {
  const width = textWidth(layout, paper.landscape ?? false);
  const sent = recipients(paper.recipients, layout);
  const [only, ...others] = paper.signs;
  if (only !== undefined && others.length === 0) {
    const signed = [...posts(only, layout), ...name(only, layout)];
    return [columns([width * 0.48, width * 0.52], [[sent, signed]])];
  }
  const each = paper.signs.map(() => width / paper.signs.length);
  const rows = [posts, name].map((part) => paper.signs.map((sign) => part(sign, layout)));
  return [columns(each, rows), line('', { size: layout.body.size }), ...sent];
}

function posts({ authority, inPlaceOf, post }: Sign, { sign: { size, postBold } }: Layout): Paragraph[] {
  const kept = { keepNext: true };
  const above = [authority, inPlaceOf].filter((said) => said !== undefined);
  return [
    ...above.map((said) => line(upper(said), { size, bold: true }, 'center', kept)),
    line(upper(post), { size, bold: postBold || above.length === 0 }, 'center', kept),
  ];
}

/** Below the room a signature and a seal need. */
const name = ({ name: signer }: Sign, { sign: { size, gap } }: Layout): Paragraph[] => [
  line(signer, { size, bold: true }, 'center', { spacing: { before: pointTwips((gap * 72) / 25.4) } }),
];

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
