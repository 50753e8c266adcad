import { problems } from '../kernel/problem.ts';
import { numbered, type Text } from '../kernel/text.ts';
import type { ListedRow } from '../units/listed.rules.ts';
import type { ImportCounts, ImportRow } from './import.ts';

/** Why a file is not taken. What is wrong with a row is said by the slice that the row is of. */
export const importProblem = problems('import', {
  otherBytes: {
    status: 422,
    vi: () => 'Tệp nhận được không khớp với tệp đã gửi; hãy gửi lại.',
    en: () => 'What arrived is not the file that was sent; send it again.',
  },
  tooLarge: {
    status: 413,
    vi: (f: { most: number }) => `Tệp lớn quá ${f.most} MB; hãy chia nhỏ hoặc bỏ bớt cột, hình.`,
    en: (f: { most: number }) =>
      `The file is larger than ${f.most} MB; split it, or leave out columns and pictures.`,
  },
  empty: {
    status: 422,
    vi: () => 'Tệp không có dòng nào dưới dòng tiêu đề.',
    en: () => 'The file has no rows below its headings.',
  },
  tooMany: {
    status: 422,
    vi: (f: { count: number; most: number }) =>
      `Danh sách có ${f.count} dòng, mỗi lần nhập được nhiều nhất ${f.most}; hãy chia tệp.`,
    en: (f: { count: number; most: number }) =>
      `The list has ${numbered(f.count, 'row')}, at most ${f.most} can be imported at once; split the file.`,
  },
  noColumn: {
    status: 422,
    vi: (f: { heading: string; key: string }) => `Chưa biết cột nào là «${f.heading}»; hãy chọn cột.`,
    en: (f: { heading: string; key: string }) =>
      `It is not known which column is «${f.heading}»; choose one.`,
  },
  badRows: {
    status: 422,
    vi: (f: { count: number; lines: number[]; first: Text }) =>
      `Còn ${f.count} dòng chưa đúng nên chưa lưu dòng nào. Dòng ${f.lines[0]}: ${f.first.vi}`,
    en: (f: { count: number; lines: number[]; first: Text }) =>
      `${numbered(f.count, 'row is', 'rows are')} not right yet, so none was saved. Row ${f.lines[0]}: ${f.first.en}`,
  },
  changedSince: {
    status: 409,
    vi: (f: { new: number; changed: number }) =>
      `Dữ liệu vừa được người khác thay đổi: danh sách này nay thêm ${f.new}, đổi ${f.changed}. Hãy xem lại rồi nhập.`,
    en: (f: { new: number; changed: number }) =>
      `Somebody has changed things since: rows it would now add: ${f.new}; change: ${f.changed}. Look again, then import.`,
  },
  unknownJson: {
    status: 422,
    vi: () => 'Tệp JSON phải là đơn vị của DHIS2 (organisationUnits) hoặc GeoJSON có tên đơn vị (name).',
    en: () => 'A JSON file must be organisation units of DHIS2, or GeoJSON whose features have a name.',
  },
  wrongFormat: {
    status: 422,
    vi: () => 'Ranh giới phải ở dạng GeoJSON (tệp .geojson hoặc .json).',
    en: () => 'Boundaries must be GeoJSON (a .geojson or .json file).',
  },
});

export const outcomeOf = ({ problems: wrong, outcome }: ListedRow<unknown>): ImportRow['outcome'] =>
  wrong.length > 0 ? 'bad' : outcome;

/** As many refused rows as are written out at once. */
export const mostRefused = 20_000;

/** How many rows come to what. */
export function countsOf(rows: readonly ListedRow<unknown>[]): ImportCounts {
  const counts = { rows: rows.length, new: 0, changed: 0, same: 0, bad: 0, noted: 0, asked: 0 };
  for (const row of rows) {
    counts[outcomeOf(row)]++;
    if (row.problems.length === 0 && row.notes.length > 0) counts.noted++;
    if (row.asks) counts.asked++;
  }
  return counts;
}

/** As many rows as a preview shows at once. */
export const rowsAPage = 100;

/** Which of the rows a reader wants to see. */
export const shows = ['all', 'bad', 'asked', 'noted', 'new', 'changed', 'same'] as const;
export type Show = (typeof shows)[number];
export const isShown = (row: ListedRow<unknown>, show: Show): boolean => {
  if (show === 'all') return true;
  if (show === 'asked') return row.asks;
  if (show === 'noted') return row.problems.length === 0 && row.notes.length > 0;
  return outcomeOf(row) === show;
};

/** What needs a person first, then the rest, each in the order of the file. */
const order: readonly ImportRow['outcome'][] = ['bad', 'changed', 'new', 'same'];
export const badFirst = <Row extends ListedRow<unknown>>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => order.indexOf(outcomeOf(a)) - order.indexOf(outcomeOf(b)) || a.line - b.line);
