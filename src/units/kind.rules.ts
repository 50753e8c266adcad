import { identityKey, searchKey } from '../kernel/name.ts';
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

/** A kind by its code, its name in either language, or the beginning of one where no other begins so; several that are called so. */
export function kindsBySaying(kinds: readonly UnitKind[]) {
  const known = kinds.map((kind) => ({
    ...{ kind, names: [kind.code.toLowerCase(), searchKey(kind.vi), searchKey(kind.en)] },
    head: searchKey(headOf(kind).join(' ')),
  }));
  return (said: string): readonly UnitKind[] => {
    const key = searchKey(said);
    const exact = known.filter(({ names, head }) => names.includes(key) || head === key);
    const begun = known.filter(({ names }) => names.some((name) => name.startsWith(`${key} `)));
    return (exact.length > 0 || begun.length > 1 ? exact : begun).map(({ kind }) => kind);
  };
}

/** «Thành phố thuộc tỉnh» is called «Thành phố» in the name of a unit. */
function headOf({ vi }: UnitKind): string[] {
  const words = identityKey(vi).split(' ');
  const at = words.indexOf(identityKey('thuộc'));
  return at > 0 ? words.slice(0, at) : words;
}

/**
 * «Ấp 3» says that it is an ấp: the kinds whose whole name the unit's name begins with, the longest; else those of which it has the first
 * word, where that is short for them: «Tổ 07», «Tổ An Bình» of «Tổ nhân dân tự quản», «Khu 3» of «Khu phố». «Thị xã» is no «Thị trấn».
 */
export function kindsByName(kinds: readonly UnitKind[]) {
  const heads = kinds.map((kind) => ({ kind, head: headOf(kind).map((word) => [word, searchKey(word)]) }));
  return (name: string): readonly UnitKind[] => {
    const words = identityKey(name).split(' ');
    // The same word, or written without any marks: «Phương Thịnh» is no phường.
    const same = (said: string | undefined, word: readonly string[]) =>
      said !== undefined && word.includes(said);
    const whole = heads.filter(({ head }) => head.every((word, at) => same(words[at], word)));
    const most = Math.max(0, ...whole.map(({ head }) => head.length));
    if (most > 0) return whole.filter(({ head }) => head.length === most).map(({ kind }) => kind);
    const next = name.normalize('NFC').trim().split(/\s+/)[1] ?? '';
    const numbered = /^(\d+\S*|\p{L}|[IVXLC]+)$/u.test(next);
    const short = ({ head: [first = [], ...more] }: (typeof heads)[number]) =>
      more.length > 0 && same(words[0], first) && (numbered || (more.length > 1 && /^\p{Lu}/u.test(next)));
    return heads.filter(short).map(({ kind }) => kind);
  };
}

/** Of several kinds that a unit may be, the one of the nearest tier between those that stand above it and beneath it. */
export function kindBetween(
  some: readonly UnitKind[],
  { above = -1, beneath = 10 }: { above?: number | undefined; beneath?: number | undefined },
): UnitKind | undefined {
  if (some.length === 1) return some[0];
  const fitting = some.filter(({ tier }) => tier > above && tier < beneath);
  const nearest = fitting.filter(({ tier }) => fitting.every((other) => tier <= other.tier));
  return nearest.length === 1 ? nearest[0] : undefined;
}
