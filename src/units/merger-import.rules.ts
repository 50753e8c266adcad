import { searchKey } from '../kernel/name.ts';
import { type ListedLine, type ListedRow, listedProblem, refusedRow } from './listed.rules.ts';
import { type PasteColumn, pasteProblem } from './paste.rules.ts';

/** The columns of a list of mergers: which unit went, whole or in part, into which. */
export const mergerColumns = [
  { key: 'oldCode', heading: { vi: 'Mã cũ', en: 'Old code' }, also: ['mã đơn vị cũ', 'mã trước'] },
  { key: 'oldName', heading: { vi: 'Tên cũ', en: 'Old name' }, also: ['tên đơn vị cũ', 'đơn vị cũ'] },
  { key: 'newCode', heading: { vi: 'Mã mới', en: 'New code' }, also: ['mã đơn vị mới', 'mã sau'] },
  { key: 'newName', heading: { vi: 'Tên mới', en: 'New name' }, also: ['tên đơn vị mới', 'đơn vị mới'] },
  {
    key: 'part',
    heading: { vi: 'Toàn bộ hay một phần', en: 'Whole or part' },
    also: ['kind', 'phạm vi', 'hình thức', 'loại'],
  },
  { key: 'document', heading: { vi: 'Văn bản', en: 'Document' }, also: ['nghị quyết', 'quyết định'] },
  {
    key: 'clause',
    heading: { vi: 'Khoản', en: 'Clause' },
    also: ['điều khoản', 'điểm', 'nq1687 art1 clause'],
  },
] as const satisfies PasteColumn<string>[];

export interface MergerEntry {
  oldCode: string;
  oldName: string;
  newCode: string;
  newName: string;
  /** Only a part of the old unit went there. */
  part: boolean;
  document: string;
}

/** Reads a list of mergers: each row names an old and a new unit, by code, by name, or both; or says that the old one ends without successor. */
export function mergerRows(lines: readonly ListedLine<string>[]): ListedRow<MergerEntry>[] {
  const lineOf = new Map<string, number>();
  return lines.map((line) => {
    const { of } = line;
    const [part, ends] = [partSaid(of('part')), endsSaid(of('part'))];
    const key = [of('oldCode'), of('oldName'), of('newCode'), of('newName')].map(searchKey).join(' | ');
    const before = lineOf.get(key);
    lineOf.set(key, before ?? line.line);
    const old = of('oldCode') === '' && of('oldName') === '';
    const none = of('newCode') === '' && of('newName') === '';
    const problems = [
      ...(old ? [listedProblem.missing({ heading: 'Mã cũ' })] : []),
      ...(none && !ends ? [listedProblem.missing({ heading: 'Mã mới' })] : []),
      ...(part === undefined
        ? [pasteProblem.unknown({ heading: 'Toàn bộ hay một phần', cell: of('part') })]
        : []),
      ...(before === undefined
        ? []
        : [pasteProblem.twice({ name: of('oldName') || of('oldCode'), line: before })]),
    ];
    if (problems.length > 0 || part === undefined) return refusedRow(line, problems);
    const document = [of('clause') && `khoản ${of('clause')}`, of('document')].filter(Boolean).join(' ');
    const entry = {
      ...{ oldCode: of('oldCode'), oldName: of('oldName'), newCode: of('newCode'), newName: of('newName') },
      ...{ part, document },
    };
    return { ...refusedRow<MergerEntry>(line, []), entry, outcome: 'new' };
  });
}

/** It ends, and nothing of it goes anywhere. */
const endsSaid = (cell: string): boolean =>
  /^(ends|ended|abolished|ket thuc|giai the|bai bo)$/.test(searchKey(cell));

/** Empty is whole; undefined: neither. */
function partSaid(cell: string): boolean | undefined {
  const said = searchKey(cell);
  if (endsSaid(cell)) return false;
  if (/^(|full|whole|toan bo|toan phan|nguyen trang|tron ven)$/.test(said)) return false;
  return /^(part|partial|mot phan)$/.test(said) ? true : undefined;
}
