import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type TableKind, tableKind } from '../../server/tables.ts';
import type { AssignOptions } from './assign.ts';
import { BadInput } from './exit.ts';

export type ReadOptions = { readonly seed: number; readonly timeLimit: number; readonly outKind: TableKind };

/** Checks what was typed, before any file is read. @throws BadInput */
export async function readOptions(options: AssignOptions): Promise<ReadOptions> {
  const { officials, units, current, costs, rules, out, report } = options;
  if (options.explain && !report)
    throw new BadInput({
      vi: '--explain ghi vào báo cáo: thêm --report TỆP.json.',
      en: '--explain writes into the report: add --report FILE.json.',
    });
  for (const file of [officials, units, current, costs]) if (file !== undefined) await demandFile(file, true);
  if (rules !== undefined) await demandFile(rules, false);
  if (report !== undefined && path.resolve(report) === path.resolve(out))
    throw new BadInput({
      vi: '--out và --report phải là hai tệp khác nhau.',
      en: '--out and --report must be two files.',
    });
  // The plan may take the place of the one it was made from: a plan is read as a list of current holders.
  for (const read of [officials, units, costs, rules, current])
    for (const written of read === current ? [report] : [out, report])
      if (read !== undefined && written !== undefined && path.resolve(read) === path.resolve(written))
        throw new BadInput({
          vi: `Kết quả sẽ ghi đè lên «${read}», là tệp đầu vào; chọn tên khác.`,
          en: `The result would overwrite "${read}", which is read; choose another name.`,
        });
  return {
    seed: number('--seed', options.seed ?? '0', /^-?\d{1,15}$/, 'số nguyên', 'a whole number'),
    timeLimit: number(
      '--time-limit',
      options.timeLimit ?? '60',
      /^\d{1,6}(\.\d+)?$/,
      'số giây',
      'a number of seconds',
    ),
    outKind: kindOf(out),
  };
}

async function demandFile(file: string, isTable: boolean): Promise<void> {
  if (isTable) kindOf(file);
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (!found?.isFile())
    throw new BadInput({
      vi: `Không có tệp «${file}»; kiểm tra tên và thư mục.`,
      en: `There is no file "${file}"; check its name and folder.`,
    });
}

function kindOf(file: string): TableKind {
  const kind = tableKind(file);
  if (kind !== null) return kind;
  throw new BadInput({
    vi: `«${file}» phải kết thúc bằng .csv hoặc .xlsx.`,
    en: `"${file}" must end in .csv or .xlsx.`,
  });
}

function number(option: string, text: string, shape: RegExp, vi: string, en: string): number {
  if (shape.test(text)) return Number(text);
  throw new BadInput({
    vi: `${option}: «${text}» không phải ${vi}.`,
    en: `${option}: "${text}" is not ${en}.`,
  });
}
