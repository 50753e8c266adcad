import { searchKey } from '../kernel/name.ts';
import { problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';
import type { UnitKind } from './kind.ts';

/** Why a change of the kinds or of the chain is refused. */
export const kindProblem = problems('unitKind', {
  inUse: {
    status: 422,
    vi: (f: { kind: string; count: number }) =>
      `Đang có ${f.count} đơn vị loại «${f.kind}» nên không đổi cấp được; hãy thêm loại mới.`,
    en: (f: { kind: string; count: number }) =>
      `${numbered(f.count, 'unit is', 'units are')} of kind «${f.kind}», so its tier stays; add a new kind instead.`,
  },
  linkUpward: {
    status: 422,
    vi: () => 'Cấp được nắm phải thấp hơn cấp nắm.',
    en: () => 'The held tier must lie below the holder’s.',
  },
  linkTaken: {
    status: 409,
    vi: () => 'Hai cấp này đã có một mắt xích trong thời gian đó.',
    en: () => 'These two tiers already have a link in that time.',
  },
  linkBackward: {
    status: 422,
    vi: () => 'Ngày kết thúc phải sau ngày bắt đầu.',
    en: () => 'The last day must come after the first.',
  },
});

/** A kind by its code, its name in either language, or the beginning of one where no other begins so. */
export function kindsBySaying(kinds: readonly UnitKind[]) {
  return (said: string): UnitKind | undefined => {
    const key = searchKey(said);
    const names = (kind: UnitKind) => [kind.code.toLowerCase(), searchKey(kind.vi), searchKey(kind.en)];
    const exact = kinds.find((kind) => names(kind).includes(key));
    const begun = kinds.filter((kind) => names(kind).some((name) => name.startsWith(`${key} `)));
    return exact ?? (begun.length === 1 ? begun[0] : undefined);
  };
}

/** «Ấp 3» says that it is an ấp, «Tổ 07» that it is a tổ: the kind whose name's first words the unit's name begins with. */
export function kindBegun(name: string, kinds: readonly UnitKind[]): UnitKind | undefined {
  const words = searchKey(name).split(' ');
  const shared = (kind: UnitKind) => {
    const own = searchKey(kind.vi).split(' ');
    const differs = own.findIndex((word, at) => word !== words[at]);
    return differs === -1 ? own.length : differs;
  };
  const best = Math.max(...kinds.map(shared), 0);
  const fitting = kinds.filter((kind) => shared(kind) === best);
  return best > 0 && fitting.length === 1 ? fitting[0] : undefined;
}
