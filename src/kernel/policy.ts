import * as z from 'zod/mini';
import type { Text } from './text.ts';

/**
 * What someone is appointed to be, over a unit and all beneath it. `assigned` is nobody's appointment: who holds a
 * published assignment has it over the unit held, for as long as it is held.
 */
export const AppointedRole = z.enum([
  'administrator',
  'clerk',
  'official',
  'board',
  'committee',
  'inspector',
  'cell',
  'groupHead',
  'superior',
]);
export type AppointedRole = z.infer<typeof AppointedRole>;
export type Role = AppointedRole | 'assigned';

export const roleText: Record<Role, Text> = {
  administrator: { vi: 'Quản trị', en: 'Administrator' },
  clerk: { vi: 'Văn phòng', en: 'Office clerk' },
  official: { vi: 'Cán bộ', en: 'Official' },
  board: { vi: 'Ban tổng hợp báo cáo', en: 'Collecting board' },
  committee: { vi: 'Cấp ủy', en: 'Committee' },
  inspector: { vi: 'Ủy ban kiểm tra', en: 'Inspection commission' },
  cell: { vi: 'Chi ủy', en: 'Cell committee' },
  groupHead: { vi: 'Tổ trưởng', en: 'Group head' },
  superior: { vi: 'Cấp trên theo dõi', en: 'Superior reader' },
  assigned: { vi: 'Cán bộ được phân công', en: 'Assigned official' },
};

const everyone = [
  'administrator',
  'clerk',
  'official',
  'board',
  'committee',
  'inspector',
  'cell',
  'groupHead',
  'superior',
  'assigned',
] as const satisfies readonly Role[];
const office = ['clerk', 'board', 'committee', 'inspector', 'superior'] as const satisfies readonly Role[];
const field = [...office, 'cell', 'groupHead', 'assigned'] as const satisfies readonly Role[];

/**
 * Who may do what (quyền hạn): all of it, one line an action.
 * A role counts only within the units it was given over, on the day the action is about. Judged by the server and shown by
 * the screens from this one table; the matrix test walks every line through every route and command.
 */
export const policy = {
  // one's own account, sessions, log
  'own.use': everyone,
  // the house: units, officials, bodies, lists
  'unit.read': everyone,
  'unit.change': ['administrator', 'clerk'],
  'official.read': everyone,
  'official.change': ['administrator', 'clerk'],
  'account.read': ['administrator', 'clerk'],
  'account.invite': ['administrator', 'clerk'],
  'account.appoint': ['administrator'],
  'delegation.give': ['administrator', 'clerk', 'board', 'committee', 'inspector', 'official'],
  'setting.change': ['administrator'],
  'log.read': ['administrator', 'inspector'],
  'list.export': ['administrator', 'clerk', 'board', 'committee', 'inspector', 'superior', 'official'],
  'backup.read': ['administrator', 'clerk'],
  // plans and topics
  'plan.read': everyone,
  'plan.readDraft': ['clerk', 'committee', 'board'],
  'plan.write': ['clerk'],
  'plan.confirm': everyone,
  'plan.confirmFor': ['clerk'],
  'number.note': ['clerk'],
  'dueDay.read': everyone,
  'dueDay.write': ['administrator', 'clerk'],
  'topic.read': everyone,
  'topic.write': ['clerk', 'board'],
  // assignment
  'assignment.read': everyone,
  'assignment.draft': ['clerk', 'committee'],
  'assignment.publish': ['clerk', 'committee'],
  'assignment.receive': everyone,
  'handover.propose': ['clerk', 'committee'],
  'handover.confirm': ['official', 'assigned', 'committee', 'board', 'clerk'],
  'handover.read': ['clerk', 'committee', 'board', 'official', 'assigned', 'inspector'],
  // the diary
  'visit.read': field,
  'visit.record': ['assigned'],
  'visit.recordFor': ['clerk'],
  'visit.act': ['cell', 'groupHead'],
  'visit.withdraw': ['official', 'assigned', 'clerk', 'cell', 'groupHead'],
  'meetingDay.write': ['clerk', 'assigned', 'cell', 'groupHead'],
  'coordination.write': ['assigned', 'cell', 'clerk'],
  // concerns
  'concern.read': field,
  'concern.raise': ['assigned', 'clerk', 'cell', 'groupHead'],
  'concern.handle': ['clerk', 'committee', 'assigned', 'cell'],
  'concern.openSeal': ['committee', 'inspector'],
  // support, ratings
  'support.read': field,
  'support.record': ['assigned'],
  'support.recordFor': ['clerk'],
  'support.change': ['assigned', 'official', 'clerk'],
  'rating.read': field,
  'rating.setScheme': ['administrator', 'clerk'],
  'rating.write': ['clerk', 'committee', 'board'],
  'strengthening.write': ['clerk', 'committee', 'board'],
  'measure.finish': ['assigned', 'clerk', 'committee', 'board', 'cell'],
  // reports
  'report.read': ['clerk', 'board', 'committee', 'inspector', 'superior'],
  'report.write': ['official'],
  'report.collect': ['board'],
  'report.accept': ['committee'],
  'figure.read': field,
  // inspection
  'urging.read': ['clerk', 'board', 'committee', 'inspector', 'superior'],
  'urging.send': ['clerk', 'board', 'committee', 'inspector', 'assigned'],
  'urging.answer': everyone,
  'inspection.write': ['inspector'],
  'direction.read': ['clerk', 'board', 'committee', 'inspector', 'superior', 'cell', 'assigned', 'official'],
  'direction.give': ['committee', 'inspector', 'superior'],
  'direction.settle': ['committee', 'inspector', 'superior'],
  'direction.report': ['clerk', 'committee', 'board', 'cell', 'official'],
  // reviews
  'review.read': ['clerk', 'board', 'committee', 'inspector', 'superior', 'official', 'cell'],
  'review.readDraft': ['clerk', 'committee', 'inspector', 'superior'],
  'review.write': ['clerk', 'committee'],
  'review.sign': ['committee'],
} as const satisfies Record<string, readonly Role[]>;
export type Action = keyof typeof policy;

/** Whether a role may ever do an action; where and when is the right's own matter. */
export const allows = (role: Role, action: Action): boolean =>
  (policy[action] as readonly Role[]).includes(role);
