import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  type Table,
  TextRun,
} from 'docx';
import { bases, blocks, closed } from './body.ts';
import { citedWith } from './citation.ts';
import { closing } from './closing.ts';
import { line } from './drawing.ts';
import { halfPoints, type Layout, layouts, pointTwips, textWidth, twips } from './format.ts';
import { head, titles } from './head.ts';
import { roman, upper } from './official-text.ts';
import type { Annex, Paper } from './paper.ts';
import { everyText, printable, spelled } from './spelling.ts';
import { steadyZip } from './steady-zip.ts';

/**
 * The paper as a DOCX. The same paper gives the same bytes, on any day and machine: no clock, no chance, no author in it.
 * Fonts are named, not carried.
 */
export async function toDocx(paper: Paper): Promise<Uint8Array> {
  const layout = layouts[paper.layout];
  const { spelling } = paper;
  const ready = everyText(paper, (text) =>
    spelling === undefined ? printable(text) : spelled(printable(text), spelling),
  );
  const file = new Document({
    creator: '',
    title: ready.subject,
    styles: {
      default: {
        document: {
          run: { font: layout.font, size: halfPoints(layout.body.size), language: { value: 'vi-VN' } },
        },
      },
    },
    sections: [
      main(ready, layout),
      ...(ready.annexes ?? []).map((annex, at) => behind(ready, annex, at, layout)),
    ],
  });
  const properties = { path: 'docProps/core.xml', data: coreProperties(ready) };
  return steadyZip(new Uint8Array(await Packer.toArrayBuffer(file, undefined, [properties])));
}

function main(paper: Paper, layout: Layout): ISectionOptions {
  const landscape = paper.landscape ?? false;
  return page(paper, layout, landscape, [
    head(paper, layout),
    ...titles(paper, layout),
    ...bases(paper.bases ?? [], layout),
    ...blocks(closed(paper.body, layout.body.closing), layout, textWidth(layout, landscape), true),
    line('', { size: layout.body.size / 2 }, 'left', { keepNext: true }),
    ...closing(paper, layout),
  ]);
}

function behind(paper: Paper, annex: Annex, at: number, layout: Layout): ISectionOptions {
  const { title, body, landscape = false } = annex;
  const { size, titleSize, numerals } = layout.annex;
  const nth = numerals === 'roman' ? roman(at + 1) : String(at + 1);
  const label = paper.annexes?.length === 1 ? 'Phụ lục' : `Phụ lục ${nth}`;
  return page(paper, layout, landscape, [
    line(label, { size, bold: true }),
    line(upper(title), { size: titleSize, bold: true }),
    line(citedWith(paper), { size: titleSize, italic: true }, 'center', {
      spacing: { after: pointTwips(10) },
    }),
    ...blocks(body, layout, textWidth(layout, landscape)),
  ]);
}

/** Pages with the number at the top from the second on, counted from 1. */
function page(
  { draft = false, foot }: Paper,
  { page: { width, height }, margin, pageNumber, foot: { size } }: Layout,
  landscape: boolean,
  children: (Paragraph | Table)[],
): ISectionOptions {
  const mark = draft ? [line('DỰ THẢO', { size: pageNumber.size, bold: true }, 'right')] : [];
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(pageNumber.size) })],
  });
  const footer = new Footer({ children: [line(foot ?? '', { size }, 'left')] });
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          width: twips(width),
          height: twips(height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          ...{
            top: twips(margin.top),
            bottom: twips(margin.bottom),
            left: twips(margin.left),
            right: twips(margin.right),
          },
          ...{ header: twips(pageNumber.fromEdge), footer: twips(pageNumber.fromEdge), gutter: 0 },
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      default: new Header({ children: [number, ...mark] }),
      first: new Header({ children: mark.length > 0 ? mark : [new Paragraph({ children: [] })] }),
    },
    footers: { default: footer, first: footer },
    children,
  };
}

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Title and the paper's own day; neither person nor machine. */
const coreProperties = ({ subject, day }: Paper): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${escaped(subject)}</dc:title><dc:language>vi-VN</dc:language>` +
  ['created', 'modified']
    .map(
      (name) =>
        `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day ?? '1980-01-01'}T00:00:00Z</dcterms:${name}>`,
    )
    .join('') +
  '</cp:coreProperties>';
