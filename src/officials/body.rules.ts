import { type Day, written } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { Body } from './body.ts';
import type { Post, PostSaid, PostTitle } from './post.ts';

/** Why a body is refused. */
export const bodyProblem = problems('body', {
  unitNotStanding: {
    status: 422,
    vi: (f: { name: string }) => `Đơn vị của «${f.name}» không có vào ngày đó hoặc nằm ngoài nơi đang nhập.`,
    en: (f: { name: string }) =>
      `The unit of «${f.name}» does not stand that day, or lies outside this list’s place.`,
  },
  nameTaken: {
    status: 409,
    vi: (f: { name: string; fields: string[] }) => `Đơn vị này đã có tổ chức tên «${f.name}».`,
    en: (f: { name: string; fields: string[] }) => `This unit already has a body named «${f.name}».`,
  },
  endsBeforeStart: {
    status: 422,
    vi: (f: { from: Day; fields: string[] }) => `Ngày kết thúc phải sau ngày ${written(f.from)}.`,
    en: (f: { from: Day; fields: string[] }) => `The end must come after ${f.from}.`,
  },
});

/** Why a post is refused. */
export const postProblem = problems('post', {
  noHolder: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Cần chọn một cán bộ hoặc ghi họ tên người giữ chức vụ, không cả hai.',
    en: (_: { fields: string[] }) => 'Choose an official or write the holder’s name, not both.',
  },
  nameNotHere: {
    status: 422,
    vi: (_: { fields: string[] }) =>
      'Chỉ ở chi bộ và ban đại diện tổ mới ghi họ tên; nơi khác hãy chọn cán bộ.',
    en: (_: { fields: string[] }) =>
      'Names are written in cells and group boards only; elsewhere choose an official.',
  },
  noGroup: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Cần chọn tổ mà đảng viên phụ trách.',
    en: (_: { fields: string[] }) => 'Choose the group that the member is in charge of.',
  },
  groupOutside: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Tổ được chọn không thuộc đơn vị của tổ chức này vào ngày đó.',
    en: (_: { fields: string[] }) => 'That group does not lie beneath this body’s unit on that day.',
  },
  bodyNotStanding: {
    status: 422,
    vi: (f: { name: string; day: Day }) => `Ngày ${written(f.day)} chưa có hoặc không còn «${f.name}».`,
    en: (f: { name: string; day: Day }) => `«${f.name}» does not stand on ${f.day}.`,
  },
  taken: {
    status: 409,
    vi: (f: { holder: string; from: Day | null }) =>
      `Đồng chí ${f.holder} đang giữ chức vụ này${f.from ? ` từ ${written(f.from)}` : ''}; hãy ghi ngày thôi giữ trước.`,
    en: (f: { holder: string; from: Day | null }) =>
      `${f.holder} holds this post${f.from ? ` from ${f.from}` : ''}; end that first.`,
  },
  endsBeforeStart: {
    status: 422,
    vi: (f: { from: Day; fields: string[] }) => `Ngày thôi giữ phải sau ngày ${written(f.from)}.`,
    en: (f: { from: Day; fields: string[] }) => `The end must come after ${f.from}.`,
  },
});

/** Held by one at a time: in a body, or, for the member in charge, of a group. */
const single: readonly PostTitle[] = [
  'secretary',
  'standingDeputySecretary',
  'chair',
  'head',
  'memberInCharge',
];
const namesHere = (kind: Body['kind']) => kind === 'cell' || kind === 'groupBoard';

type Held = Pick<Post, 'id' | 'title' | 'unitId' | 'name' | 'from' | 'until'>;

/** What is wrong with a post in `body`, beside all posts `held` there at any time, or null. */
export function refusePost(
  post: PostSaid,
  body: Pick<Body, 'name' | 'kind' | 'from' | 'until'>,
  held: readonly Held[],
): Problem | null {
  if (!post.officialId === !post.holderName)
    return postProblem.noHolder({ fields: ['officialId', 'holderName'] });
  if (post.holderName && !namesHere(body.kind)) return postProblem.nameNotHere({ fields: ['holderName'] });
  if (post.title === 'memberInCharge' && !post.unitId) return postProblem.noGroup({ fields: ['unitId'] });
  if (post.until != null && post.until <= post.from)
    return postProblem.endsBeforeStart({ from: post.from, fields: ['until'] });
  if ((body.from !== null && post.from < body.from) || (body.until !== null && post.from >= body.until))
    return postProblem.bodyNotStanding({ name: body.name, day: post.from });
  const holder = single.includes(post.title) ? held.find((other) => clashes(post, other)) : undefined;
  return holder ? postProblem.taken({ holder: holder.name, from: holder.from }) : null;
}

const clashes = (post: PostSaid, other: Held) =>
  other.id !== post.id &&
  other.title === post.title &&
  (post.title !== 'memberInCharge' || other.unitId === post.unitId) &&
  (post.until == null || other.from === null || other.from < post.until) &&
  (other.until === null || post.from < other.until);
