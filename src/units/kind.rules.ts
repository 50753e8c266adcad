import { problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';

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
