import type { Action } from '../kernel/policy.ts';
import { topicText } from '../outreach/topic.texts.ts';
import { dueDayText } from '../plans/due-day.texts.ts';
import { planText } from '../plans/plan.texts.ts';
import type { ScreenEntry } from '../web/routes.tsx';

/** Reading a diary or having one; who held units until lately still writes what was forgotten. */
const diary: readonly Action[] = ['visit.read', 'visit.record', 'visit.act', 'report.write'];
const writing: readonly Action[] = ['visit.record', 'visit.act', 'report.write'];

/**
 * Every screen, each slice's in a chunk of its own. The order of those with `nav` is the order of the tab bar and the
 * side rail. `action` is what the screen's own read or command asks. Labels stand here, not in a slice's texts: those come
 * with the slice's chunk, the frame must stay light.
 * `dated` ones take a day in their address (`useOnDay`).
 * One entry a screen: { path: '/units/:id', action: 'unit.read', load: async () => (await import('../units/unit.screen.tsx')).Unit }
 */
export const screens: readonly ScreenEntry[] = [
  {
    path: '/',
    load: async () => (await import('../desks/desk.screen.tsx')).Today,
    nav: { label: { vi: 'Hôm nay', en: 'Today' }, icon: 'home' },
  },
  {
    path: '/diary',
    action: diary,
    load: async () => (await import('../visits/diary.screen.tsx')).MyDiary,
    nav: {
      label: { vi: 'Nhật ký', en: 'Diary' },
      icon: 'diary',
    },
  },
  {
    path: '/visits',
    action: diary,
    load: async () => (await import('../visits/visit-list.screen.tsx')).Visits,
  },
  {
    path: '/visits/new',
    action: writing,
    load: async () => (await import('../visits/visit.screen.tsx')).RecordVisit,
  },
  {
    path: '/visits/for',
    action: 'visit.recordFor',
    load: async () => (await import('../visits/visit-for.screen.tsx')).RecordVisitFor,
  },
  {
    path: '/visits/:id',
    action: diary,
    load: async () => (await import('../visits/visit-page.screen.tsx')).VisitPage,
  },
  {
    path: '/visits/:id/replace',
    action: ['visit.withdraw', 'visit.recordFor'],
    load: async () => (await import('../visits/visit-page.screen.tsx')).ReplaceVisit,
  },
  {
    path: '/contributions/new',
    action: ['visit.record', 'report.write'],
    load: async () => (await import('../visits/contribution.screen.tsx')).RecordContribution,
  },
  {
    path: '/meetings',
    action: diary,
    load: async () => (await import('../visits/meeting.screen.tsx')).Meetings,
  },
  {
    path: '/attendance',
    action: 'visit.read',
    load: async () => (await import('../visits/attendance.screen.tsx')).AttendanceList,
  },
  {
    path: '/unattended',
    action: 'visit.read',
    load: async () => (await import('../visits/attendance.screen.tsx')).UnattendedList,
  },
  {
    path: '/parties',
    dated: true,
    action: 'visit.read',
    load: async () => (await import('../visits/parties.screen.tsx')).Parties,
  },
  {
    path: '/units/:unitId/diary',
    action: 'visit.read',
    load: async () => (await import('../visits/unit-diary.tsx')).UnitDiaryPage,
  },
  {
    path: '/units/:unitId/situation',
    dated: true,
    action: 'visit.read',
    load: async () => (await import('../visits/situation-note.screen.tsx')).UnitSituation,
  },
  {
    path: '/units/:unitId/meeting-days',
    dated: true,
    action: 'visit.read',
    load: async () => (await import('../visits/meeting-day.screen.tsx')).MeetingDays,
  },
  {
    path: '/units/:unitId/coordination',
    action: 'coordination.write',
    load: async () => (await import('../visits/coordination.screen.tsx')).AssessCoordination,
  },
  {
    path: '/concerns',
    dated: true,
    action: 'concern.read',
    load: async () => (await import('../concerns/concerns.screen.tsx')).Concerns,
    nav: { label: { vi: 'Phản ánh', en: 'Concerns' }, icon: 'concern' },
  },
  {
    path: '/concerns/new',
    action: 'concern.raise',
    load: async () => (await import('../concerns/raise.screen.tsx')).RaiseConcern,
  },
  {
    path: '/concerns/counts',
    dated: true,
    action: 'concern.read',
    load: async () => (await import('../concerns/concern-counts.screen.tsx')).ConcernCounts,
  },
  {
    path: '/concerns/legal',
    dated: true,
    action: 'concern.read',
    load: async () => (await import('../concerns/concern-counts.screen.tsx')).LegalHandovers,
  },
  {
    path: '/concerns/:id',
    // Whoever carries a concern sees it, with or without a right over its unit.
    action: 'own.use',
    load: async () => (await import('../concerns/concern.screen.tsx')).ConcernById,
  },
  {
    path: '/units',
    dated: true,
    action: 'unit.read',
    load: async () => (await import('../units/unit.screen.tsx')).Units,
    nav: { label: { vi: 'Đơn vị', en: 'Units' }, icon: 'tree' },
  },
  {
    path: '/units/new',
    action: 'unit.change',
    load: async () => (await import('../units/unit-form.screen.tsx')).NewUnit,
  },
  {
    path: '/units/map',
    action: 'unit.read',
    load: async () => (await import('../desks/unit-map.screen.tsx')).UnitMap,
  },
  {
    path: '/unit-changes',
    action: 'unit.read',
    load: async () => (await import('../desks/unit-changes.screen.tsx')).UnitChanges,
  },
  {
    path: '/unit-changes/new',
    action: 'unit.change',
    load: async () => (await import('../units/arrange.screen.tsx')).Arrange,
  },
  {
    path: '/units/:id',
    dated: true,
    action: 'unit.read',
    load: async () => (await import('../desks/unit-page.screen.tsx')).UnitPage,
  },
  {
    path: '/units/:id/edit',
    action: 'unit.change',
    load: async () => (await import('../units/unit-edit.screen.tsx')).EditUnit,
  },
  {
    path: '/unit-kinds',
    dated: true,
    action: 'unit.read',
    load: async () => (await import('../units/kind.screen.tsx')).UnitKinds,
  },
  {
    path: '/officials',
    dated: true,
    action: 'official.read',
    load: async () => (await import('../officials/official.screen.tsx')).Officials,
    nav: { label: { vi: 'Cán bộ', en: 'Officials' }, icon: 'person' },
  },
  {
    path: '/officials/new',
    action: 'official.change',
    load: async () => (await import('../officials/official-form.screen.tsx')).NewOfficial,
  },
  {
    path: '/officials/:id',
    dated: true,
    action: 'official.read',
    load: async () => (await import('../officials/official-page.screen.tsx')).OfficialPage,
  },
  {
    path: '/officials/:id/edit',
    action: 'official.change',
    load: async () => (await import('../officials/official-form.screen.tsx')).EditOfficial,
  },
  {
    path: '/bodies',
    dated: true,
    action: 'official.read',
    load: async () => (await import('../officials/body.screen.tsx')).Bodies,
  },
  {
    path: '/bodies/new',
    action: 'official.change',
    load: async () => (await import('../officials/body-form.screen.tsx')).NewBody,
  },
  {
    path: '/bodies/paste',
    action: 'official.change',
    load: async () => (await import('../officials/post-paste.screen.tsx')).PastePosts,
  },
  {
    path: '/bodies/:id',
    dated: true,
    action: 'official.read',
    load: async () => (await import('../officials/body.screen.tsx')).BodyPage,
  },
  {
    path: '/plans',
    dated: true,
    action: 'plan.read',
    load: async () => (await import('../plans/plan.screen.tsx')).Plans,
    nav: { label: planText.plans, icon: 'plan' },
  },
  {
    path: '/plans/new',
    action: 'plan.write',
    load: async () => (await import('../plans/plan-form.screen.tsx')).NewPlan,
  },
  {
    path: '/plans/:id',
    action: 'plan.read',
    load: async () => (await import('../plans/plan-page.screen.tsx')).PlanPage,
  },
  {
    path: '/plans/:id/edit',
    action: 'plan.write',
    load: async () => (await import('../plans/plan-form.screen.tsx')).EditPlan,
  },
  {
    path: '/plans/:id/correct',
    action: 'plan.write',
    load: async () => (await import('../plans/plan-change.screen.tsx')).CorrectPlan,
  },
  {
    path: '/plans/:id/rollout',
    action: 'plan.write',
    load: async () => (await import('../plans/rollout-form.screen.tsx')).RollOutPage,
  },
  {
    path: '/registry',
    dated: true,
    action: 'plan.write',
    load: async () => (await import('../plans/registry.screen.tsx')).Registry,
  },
  {
    path: '/plans/:id/assignment',
    action: 'assignment.draft',
    load: async () => (await import('../assignments/board.screen.tsx')).Board,
  },
  {
    path: '/plans/:id/assignment/new',
    action: 'assignment.draft',
    load: async () => (await import('../assignments/draft-form.screen.tsx')).NewDraft,
  },
  {
    path: '/assignments',
    dated: true,
    action: 'assignment.read',
    load: async () => (await import('../assignments/assignments.screen.tsx')).Assignments,
    nav: {
      label: { vi: 'Phân công', en: 'Assignments' },
      icon: 'assign',
      action: ['assignment.draft', 'urging.read'],
    },
  },
  {
    path: '/needs',
    action: 'assignment.draft',
    load: async () => (await import('../assignments/unit-need.screen.tsx')).UnitNeeds,
  },
  {
    path: '/receive',
    action: 'assignment.receive',
    load: async () => (await import('../assignments/receive.screen.tsx')).Receive,
    nav: { label: { vi: 'Đơn vị của tôi', en: 'My units' }, icon: 'tree', action: 'visit.record' },
  },
  {
    path: '/topics',
    dated: true,
    action: 'topic.read',
    load: async () => (await import('../outreach/topic.screen.tsx')).Topics,
    nav: { label: topicText.nav, icon: 'topic' },
  },
  {
    path: '/topics/new',
    action: 'topic.write',
    load: async () => (await import('../outreach/topic-form.screen.tsx')).NewTopic,
  },
  {
    path: '/topics/:id',
    action: 'topic.read',
    load: async () => (await import('../outreach/topic.screen.tsx')).TopicPage,
  },
  {
    path: '/topics/:id/edit',
    action: 'topic.write',
    load: async () => (await import('../outreach/topic-form.screen.tsx')).EditTopic,
  },
  {
    path: '/calendar',
    dated: true,
    action: 'dueDay.read',
    load: async () => (await import('../plans/due-day.screen.tsx')).Calendar,
    nav: { label: dueDayText.nav, icon: 'calendar', action: 'dueDay.write' },
  },
  {
    path: '/support',
    dated: true,
    action: 'support.read',
    load: async () => (await import('../support/support.screen.tsx')).SupportList,
    nav: { label: { vi: 'Vận động hỗ trợ', en: 'Support' }, icon: 'support' },
  },
  {
    path: '/support/new',
    action: ['support.record', 'support.recordFor'],
    load: async () => (await import('../support/support.screen.tsx')).NewSupport,
  },
  {
    path: '/support/:id',
    action: 'support.read',
    load: async () => (await import('../support/support.screen.tsx')).SupportPage,
  },
  {
    path: '/ratings',
    dated: true,
    action: 'rating.read',
    load: async () => (await import('../ratings/rating.screen.tsx')).Ratings,
    nav: {
      label: { vi: 'Phân loại, củng cố', en: 'Rating and strengthening' },
      icon: 'rating',
    },
  },
  {
    path: '/ratings/new',
    action: 'rating.write',
    load: async () => (await import('../ratings/rating-form.screen.tsx')).RateUnit,
  },
  {
    path: '/ratings/table',
    action: 'rating.write',
    load: async () => (await import('../ratings/rating-table.screen.tsx')).RateTable,
  },
  {
    path: '/ratings/:unitId',
    dated: true,
    action: 'rating.read',
    load: async () => (await import('../ratings/unit-rating.screen.tsx')).UnitRatingPage,
  },
  {
    path: '/strengthening',
    dated: true,
    action: 'rating.read',
    load: async () => (await import('../ratings/strengthening.screen.tsx')).Strengthenings,
  },
  {
    path: '/strengthening/new',
    action: 'strengthening.write',
    load: async () => (await import('../ratings/strengthening-form.screen.tsx')).NewStrengthening,
  },
  {
    path: '/strengthening/:id',
    action: 'rating.read',
    load: async () => (await import('../ratings/strengthening-page.screen.tsx')).StrengtheningPage,
  },
  {
    path: '/rating-schemes',
    dated: true,
    action: 'rating.read',
    load: async () => (await import('../ratings/scheme.screen.tsx')).Schemes,
  },
  {
    path: '/rating-schemes/new',
    action: 'rating.setScheme',
    load: async () => (await import('../ratings/scheme-form.screen.tsx')).NewScheme,
  },
  {
    path: '/reports',
    dated: true,
    action: ['report.write', 'report.read'],
    load: async () => (await import('../reports/report.screen.tsx')).Reports,
    nav: { label: { vi: 'Báo cáo', en: 'Reports' }, icon: 'report' },
  },
  {
    path: '/reports/draft/:unitId/:month/:forId?',
    action: 'report.write',
    load: async () => (await import('../reports/report.screen.tsx')).DraftReport,
  },
  {
    path: '/reports/month/:unitId/:month',
    dated: true,
    action: 'report.read',
    load: async () => (await import('../reports/report-month.screen.tsx')).ReportMonth,
  },
  {
    path: '/reports/:id',
    action: ['report.write', 'report.read'],
    load: async () => (await import('../reports/report.screen.tsx')).SignedReport,
  },
  {
    path: '/coverage',
    action: 'figure.read',
    load: async () => (await import('../reports/coverage.screen.tsx')).CoveragePage,
  },
  {
    path: '/figures/:unitId',
    action: 'figure.read',
    load: async () => (await import('../reports/figure.screen.tsx')).UnitFigures,
  },
  {
    path: '/figures/:unitId/:figure/:from/:to',
    action: 'figure.read',
    load: async () => (await import('../reports/figure.screen.tsx')).FigureRows,
  },
  {
    path: '/reviews',
    dated: true,
    action: 'review.read',
    load: async () => (await import('../reviews/review.screen.tsx')).Reviews,
    nav: { label: { vi: 'Sơ kết', en: 'Reviews' }, icon: 'review' },
  },
  {
    path: '/reviews/new',
    action: 'review.write',
    load: async () => (await import('../reviews/review.screen.tsx')).NewReview,
  },
  {
    path: '/reviews/:id',
    action: ['review.read', 'review.readDraft'],
    load: async () => (await import('../reviews/review-page.screen.tsx')).ReviewPage,
  },
  {
    path: '/imports',
    action: ['unit.change', 'official.change', 'assignment.publish'],
    load: async () => (await import('../imports/import.screen.tsx')).ImportScreen,
  },
  {
    path: '/handovers',
    dated: true,
    action: 'handover.read',
    load: async () => (await import('../handovers/handover.screen.tsx')).Handovers,
    nav: { label: { vi: 'Bàn giao', en: 'Handovers' }, icon: 'handover' },
  },
  {
    path: '/handovers/new',
    action: 'handover.propose',
    load: async () => (await import('../handovers/handover-form.screen.tsx')).NewHandover,
  },
  {
    path: '/handovers/:id',
    action: 'handover.read',
    load: async () => (await import('../handovers/handover-page.screen.tsx')).HandoverPage,
  },
  {
    path: '/overdue',
    dated: true,
    action: 'urging.send',
    load: async () => (await import('../inspections/overdue.screen.tsx')).OverdueList,
    nav: { label: { vi: 'Đôn đốc', en: 'Urging' }, icon: 'bell' },
  },
  {
    path: '/urgings',
    dated: true,
    action: 'urging.answer',
    load: async () => (await import('../inspections/urging.screen.tsx')).Urgings,
  },
  {
    path: '/urgings/new',
    action: 'urging.send',
    load: async () => (await import('../inspections/urging-form.screen.tsx')).NewUrging,
  },
  {
    path: '/urgings/:id',
    action: 'urging.answer',
    load: async () => (await import('../inspections/urging.screen.tsx')).UrgingPage,
  },
  {
    path: '/directions',
    dated: true,
    action: 'direction.read',
    load: async () => (await import('../inspections/direction.screen.tsx')).Directions,
    nav: { label: { vi: 'Chỉ đạo', en: 'Directions' }, icon: 'inspect' },
  },
  {
    path: '/directions/new',
    action: 'direction.give',
    load: async () => (await import('../inspections/direction-form.screen.tsx')).NewDirection,
  },
  {
    path: '/directions/:id',
    action: 'direction.read',
    load: async () => (await import('../inspections/direction.screen.tsx')).DirectionPage,
  },
  {
    path: '/inspections',
    dated: true,
    action: 'urging.read',
    load: async () => (await import('../inspections/inspection.screen.tsx')).Inspections,
  },
  {
    path: '/inspections/new',
    action: 'inspection.write',
    load: async () => (await import('../inspections/inspection.screen.tsx')).NewInspection,
  },
  {
    path: '/accounts',
    action: 'account.read',
    load: async () => (await import('../accounts/account.screen.tsx')).Accounts,
    nav: { label: { vi: 'Tài khoản', en: 'Accounts' }, icon: 'lock' },
  },
  {
    path: '/duties',
    dated: true,
    action: 'account.read',
    load: async () => (await import('../accounts/duty.screen.tsx')).Duties,
    nav: {
      label: { vi: 'Vai trò, ủy quyền', en: 'Roles and delegation' },
      icon: 'people',
    },
  },
  {
    path: '/log',
    action: 'log.read',
    load: async () => (await import('../accounts/log.screen.tsx')).Log,
    nav: { label: { vi: 'Nhật ký hệ thống', en: 'Log' }, icon: 'clock' },
  },
  {
    path: '/api-docs',
    action: 'own.use',
    load: async () => (await import('../desks/api-docs.screen.tsx')).ApiDocs,
    nav: {
      label: { vi: 'Lập trình (API)', en: 'Programming (API)' },
      icon: 'link',
      action: 'setting.change',
    },
  },
  {
    path: '/backups',
    action: 'backup.read',
    load: async () => (await import('../accounts/backup.screen.tsx')).Backups,
    nav: { label: { vi: 'Sao lưu', en: 'Backups' }, icon: 'download' },
  },
  {
    path: '/account',
    action: 'own.use',
    load: async () => (await import('../accounts/own.screen.tsx')).OwnAccount,
  },
];
