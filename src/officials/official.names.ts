import { joined, type Text } from '../kernel/text.ts';
import type { BodyKind } from './body.ts';
import type { Category } from './official.ts';
import type { PostTitle } from './post.ts';

/** How categories, kinds of bodies and posts are called, on screens and on paper alike. */
export const categoryText: Record<Category, Text> = {
  official: { vi: 'Cán bộ', en: 'Elected official' },
  civilServant: { vi: 'Công chức', en: 'Civil servant' },
  publicEmployee: { vi: 'Viên chức', en: 'Public employee' },
  partTimeWorker: { vi: 'Người hoạt động không chuyên trách', en: 'Part-time worker' },
  volunteer: { vi: 'Cộng tác viên', en: 'Volunteer' },
};

export const bodyKindText: Record<BodyKind, Text> = {
  committee: { vi: 'Cấp ủy', en: 'Party committee' },
  standingCommittee: { vi: 'Ban thường vụ', en: 'Standing committee' },
  collectingBoard: { vi: 'Ban tổng hợp báo cáo', en: 'Collecting board' },
  cell: { vi: 'Chi bộ', en: 'Party cell' },
  inspectionCommission: { vi: 'Ủy ban kiểm tra', en: 'Inspection commission' },
  office: { vi: 'Văn phòng', en: 'Office' },
  peoplesCommittee: { vi: 'Ủy ban nhân dân', en: 'People’s committee' },
  front: { vi: 'Mặt trận Tổ quốc', en: 'Fatherland Front' },
  groupBoard: { vi: 'Ban đại diện tổ', en: 'Group board' },
  other: { vi: 'Tổ chức khác', en: 'Other body' },
};

export const postTitleText: Record<PostTitle, Text> = {
  secretary: { vi: 'Bí thư', en: 'Secretary' },
  standingDeputySecretary: { vi: 'Phó Bí thư Thường trực', en: 'Standing deputy secretary' },
  deputySecretary: { vi: 'Phó Bí thư', en: 'Deputy secretary' },
  chair: { vi: 'Chủ tịch', en: 'Chair' },
  deputyChair: { vi: 'Phó Chủ tịch', en: 'Deputy chair' },
  head: { vi: 'Trưởng ban', en: 'Head' },
  deputyHead: { vi: 'Phó Trưởng ban', en: 'Deputy head' },
  member: { vi: 'Ủy viên', en: 'Member' },
  memberInCharge: { vi: 'Đảng viên phụ trách tổ', en: 'Party member in charge of the group' },
};

const inBody: Partial<Record<BodyKind, Partial<Record<PostTitle, Text>>>> = {
  groupBoard: {
    head: { vi: 'Tổ trưởng', en: 'Group head' },
    deputyHead: { vi: 'Tổ phó', en: 'Deputy group head' },
  },
  inspectionCommission: {
    head: { vi: 'Chủ nhiệm', en: 'Head' },
    deputyHead: { vi: 'Phó Chủ nhiệm', en: 'Deputy head' },
  },
  office: {
    head: { vi: 'Chánh Văn phòng', en: 'Head of office' },
    deputyHead: { vi: 'Phó Chánh Văn phòng', en: 'Deputy head of office' },
    member: { vi: 'Chuyên viên', en: 'Officer' },
  },
  cell: { member: { vi: 'Chi ủy viên', en: 'Cell committee member' } },
};

/** A post as people say it: its own label, else its title in that kind of body; with the group a member is in charge of. */
export function postName(post: {
  title: PostTitle;
  label: string;
  bodyKind: string;
  unitName?: string | null;
}): Text {
  if (post.label !== '') return { vi: post.label, en: post.label };
  const said = inBody[post.bodyKind as BodyKind]?.[post.title] ?? postTitleText[post.title];
  if (post.title !== 'memberInCharge' || !post.unitName) return said;
  return { vi: `Đảng viên phụ trách ${post.unitName}`, en: `Party member in charge of ${post.unitName}` };
}

/** The posts one holds, as lists print them. */
export const postsWritten = (posts: readonly Parameters<typeof postInBody>[0][]): Text =>
  joined(posts.map(postInBody));

/** The same with its body; a label of its own stands alone, it says enough. */
export function postInBody(post: Parameters<typeof postName>[0] & { bodyName: string }): Text {
  const said = postName(post);
  return post.label !== ''
    ? said
    : { vi: `${said.vi}, ${post.bodyName}`, en: `${said.en}, ${post.bodyName}` };
}
