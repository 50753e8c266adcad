import { type Day, written } from '../kernel/day.ts';
import { identityKey } from '../kernel/name.ts';
import { problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';
import type { UnitKind } from './kind.ts';

/** What can be wrong with a row of a mergers file, said to whoever has to mend the file. */
export const mergerProblem = problems('merger', {
  oldUnknown: {
    status: 422,
    vi: (f: { code: string; day: Day }) => `Ngày ${written(f.day)} không có đơn vị nào mang mã ${f.code}.`,
    en: (f: { code: string; day: Day }) => `No unit has the code ${f.code} on ${f.day}.`,
  },
  otherName: {
    status: 422,
    vi: (f: { code: string; name: string; found: string }) =>
      `Mã ${f.code} là «${f.found}», không phải «${f.name}»; kiểm tra lại mã.`,
    en: (f: { code: string; name: string; found: string }) =>
      `The code ${f.code} is «${f.found}», not «${f.name}»; check the code.`,
  },
  several: {
    status: 422,
    vi: (f: { code: string; count: number }) =>
      `Có ${f.count} đơn vị cùng mang mã ${f.code}; ghi thêm tên cũ.`,
    en: (f: { code: string; count: number }) =>
      `The code ${f.code} is borne by ${numbered(f.count, 'unit')}; give the old name too.`,
  },
  newUnknown: {
    status: 422,
    vi: (f: { code: string; day: Day }) =>
      `Chưa có đơn vị mới mang mã ${f.code} từ ngày ${written(f.day)}; nhập danh sách đơn vị mới trước, hoặc ghi tên mới.`,
    en: (f: { code: string; day: Day }) =>
      `No new unit has the code ${f.code} from ${f.day}; import the list of new units first, or give the new name.`,
  },
  newOtherwise: {
    status: 422,
    vi: (f: { code: string; name: string; line: number }) =>
      `Mã mới ${f.code} ở dòng ${f.line} là «${f.name}»; một mã chỉ là một đơn vị mới.`,
    en: (f: { code: string; name: string; line: number }) =>
      `The new code ${f.code} is «${f.name}» in line ${f.line}; a code is one new unit.`,
  },
  wholeTwice: {
    status: 422,
    vi: (f: { code: string; line: number }) =>
      `Mã ${f.code} đã sáp nhập toàn bộ ở dòng ${f.line}; mỗi đơn vị chỉ đi toàn bộ một lần.`,
    en: (f: { code: string; line: number }) =>
      `The code ${f.code} goes as a whole in line ${f.line} already; a unit can do so once.`,
  },
  twice: {
    status: 422,
    vi: (f: { line: number }) => `Trùng với dòng ${f.line}.`,
    en: (f: { line: number }) => `The same as line ${f.line}.`,
  },
  endsToo: {
    status: 422,
    vi: (f: { name: string; line: number }) =>
      `«${f.name}» cũng kết thúc trong bảng này (dòng ${f.line}), không nhận đơn vị khác được; ghi đơn vị nhận cuối cùng.`,
    en: (f: { name: string; line: number }) =>
      `«${f.name}» ends in this file too (line ${f.line}) and takes nothing over; name the unit that does in the end.`,
  },
  noParent: {
    status: 422,
    vi: (f: { name: string }) => `Không rõ «${f.name}» thuộc đơn vị nào; ghi mã đơn vị cấp trên.`,
    en: (f: { name: string }) =>
      `It is not clear what «${f.name}» hangs under; give the code of the unit above.`,
  },
});

/** The kind that a whole name begins with, «Phường …» a ward: the longest that fits. */
export const kindOfName = (name: string, kinds: Iterable<UnitKind>): UnitKind | undefined => {
  const key = identityKey(name);
  return [...kinds]
    .filter(({ vi }) => key.startsWith(`${identityKey(vi)} `))
    .sort((a, b) => b.vi.length - a.vi.length)[0];
};
