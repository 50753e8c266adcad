import { topicText } from '../outreach/topic.texts.ts';
import { dueDayText } from '../plans/due-day.texts.ts';
import { planText } from '../plans/plan.texts.ts';
import { start } from '../web/app.tsx';
import type { ScreenEntry } from '../web/routes.tsx';

/**
 * Every screen, each slice's in a chunk of its own. The order of those with `nav` is the order of the tab bar and the
 * side rail. Labels stand here, not in a slice's texts: those come with the slice's chunk, the frame must stay light.
 * One line a screen: { path: '/units/:id', load: async () => (await import('../units/unit.screen.tsx')).Unit }
 */
const screens: ScreenEntry[] = [
  {
    path: '/',
    load: async () => (await import('../desks/desk.screen.tsx')).Today,
    nav: { label: { vi: 'Hôm nay', en: 'Today' }, icon: 'home' },
  },
  {
    path: '/diary',
    load: async () => (await import('../visits/diary.screen.tsx')).MyDiary,
    nav: {
      label: { vi: 'Nhật ký', en: 'Diary' },
      icon: 'diary',
      action: ['visit.read', 'visit.record', 'visit.act', 'report.write'],
    },
  },
  { path: '/visits', load: async () => (await import('../visits/visit-list.screen.tsx')).Visits },
  { path: '/visits/new', load: async () => (await import('../visits/visit.screen.tsx')).RecordVisit },
  { path: '/visits/for', load: async () => (await import('../visits/visit-for.screen.tsx')).RecordVisitFor },
  { path: '/visits/:id', load: async () => (await import('../visits/visit-page.screen.tsx')).VisitPage },
  {
    path: '/visits/:id/replace',
    load: async () => (await import('../visits/visit-page.screen.tsx')).ReplaceVisit,
  },
  {
    path: '/contributions/new',
    load: async () => (await import('../visits/contribution.screen.tsx')).RecordContribution,
  },
  { path: '/meetings', load: async () => (await import('../visits/meeting.screen.tsx')).Meetings },
  { path: '/attendance', load: async () => (await import('../visits/attendance.screen.tsx')).AttendanceList },
  { path: '/unattended', load: async () => (await import('../visits/attendance.screen.tsx')).UnattendedList },
  { path: '/parties', load: async () => (await import('../visits/parties.screen.tsx')).Parties },
  {
    path: '/units/:unitId/diary',
    load: async () => (await import('../visits/unit-diary.tsx')).UnitDiaryPage,
  },
  {
    path: '/units/:unitId/situation',
    load: async () => (await import('../visits/situation-note.screen.tsx')).UnitSituation,
  },
  {
    path: '/units/:unitId/meeting-days',
    load: async () => (await import('../visits/meeting-day.screen.tsx')).MeetingDays,
  },
  {
    path: '/units/:unitId/coordination',
    load: async () => (await import('../visits/coordination.screen.tsx')).AssessCoordination,
  },
  {
    path: '/concerns',
    load: async () => (await import('../concerns/concerns.screen.tsx')).Concerns,
    nav: { label: { vi: 'Phản ánh', en: 'Concerns' }, icon: 'concern', action: 'concern.read' },
  },
  { path: '/concerns/new', load: async () => (await import('../concerns/raise.screen.tsx')).RaiseConcern },
  {
    path: '/concerns/counts',
    load: async () => (await import('../concerns/concern-counts.screen.tsx')).ConcernCounts,
  },
  {
    path: '/concerns/legal',
    load: async () => (await import('../concerns/concern-counts.screen.tsx')).LegalHandovers,
  },
  { path: '/concerns/:id', load: async () => (await import('../concerns/concern.screen.tsx')).ConcernById },
  {
    path: '/units',
    load: async () => (await import('../units/unit.screen.tsx')).Units,
    nav: { label: { vi: 'Đơn vị', en: 'Units' }, icon: 'tree', action: 'unit.read' },
  },
  { path: '/units/new', load: async () => (await import('../units/unit-form.screen.tsx')).NewUnit },
  { path: '/units/paste', load: async () => (await import('../units/unit-paste.screen.tsx')).PasteUnits },
  { path: '/units/:id', load: async () => (await import('../desks/unit-page.screen.tsx')).UnitPage },
  { path: '/units/:id/edit', load: async () => (await import('../units/unit-edit.screen.tsx')).EditUnit },
  { path: '/unit-kinds', load: async () => (await import('../units/kind.screen.tsx')).UnitKinds },
  {
    path: '/officials',
    load: async () => (await import('../officials/official.screen.tsx')).Officials,
    nav: { label: { vi: 'Cán bộ', en: 'Officials' }, icon: 'person', action: 'official.read' },
  },
  {
    path: '/officials/new',
    load: async () => (await import('../officials/official-form.screen.tsx')).NewOfficial,
  },
  {
    path: '/officials/paste',
    load: async () => (await import('../officials/official-form.screen.tsx')).PasteOfficials,
  },
  {
    path: '/officials/:id',
    load: async () => (await import('../officials/official-page.screen.tsx')).OfficialPage,
  },
  {
    path: '/officials/:id/edit',
    load: async () => (await import('../officials/official-form.screen.tsx')).EditOfficial,
  },
  { path: '/bodies', load: async () => (await import('../officials/body.screen.tsx')).Bodies },
  { path: '/bodies/new', load: async () => (await import('../officials/body-form.screen.tsx')).NewBody },
  {
    path: '/bodies/paste',
    load: async () => (await import('../officials/post-paste.screen.tsx')).PastePosts,
  },
  { path: '/bodies/:id', load: async () => (await import('../officials/body.screen.tsx')).BodyPage },
  {
    path: '/plans',
    load: async () => (await import('../plans/plan.screen.tsx')).Plans,
    nav: { label: planText.plans, icon: 'plan', action: 'plan.read' },
  },
  { path: '/plans/new', load: async () => (await import('../plans/plan-form.screen.tsx')).NewPlan },
  { path: '/plans/:id', load: async () => (await import('../plans/plan-page.screen.tsx')).PlanPage },
  { path: '/plans/:id/edit', load: async () => (await import('../plans/plan-form.screen.tsx')).EditPlan },
  {
    path: '/plans/:id/correct',
    load: async () => (await import('../plans/plan-change.screen.tsx')).CorrectPlan,
  },
  {
    path: '/plans/:id/rollout',
    load: async () => (await import('../plans/rollout-form.screen.tsx')).RollOutPage,
  },
  { path: '/registry', load: async () => (await import('../plans/registry.screen.tsx')).Registry },
  {
    path: '/plans/:id/assignment',
    load: async () => (await import('../assignments/board.screen.tsx')).Board,
  },
  {
    path: '/plans/:id/assignment/new',
    load: async () => (await import('../assignments/draft-form.screen.tsx')).NewDraft,
  },
  {
    path: '/assignments',
    load: async () => (await import('../assignments/assignments.screen.tsx')).Assignments,
    nav: {
      label: { vi: 'Phân công', en: 'Assignments' },
      icon: 'assign',
      action: ['assignment.draft', 'urging.read'],
    },
  },
  { path: '/needs', load: async () => (await import('../assignments/unit-need.screen.tsx')).UnitNeeds },
  {
    path: '/receive',
    load: async () => (await import('../assignments/receive.screen.tsx')).Receive,
    nav: { label: { vi: 'Đơn vị của tôi', en: 'My units' }, icon: 'tree', action: 'visit.record' },
  },
  {
    path: '/topics',
    load: async () => (await import('../outreach/topic.screen.tsx')).Topics,
    nav: { label: topicText.nav, icon: 'topic', action: 'topic.read' },
  },
  { path: '/topics/new', load: async () => (await import('../outreach/topic-form.screen.tsx')).NewTopic },
  { path: '/topics/:id', load: async () => (await import('../outreach/topic.screen.tsx')).TopicPage },
  {
    path: '/topics/:id/edit',
    load: async () => (await import('../outreach/topic-form.screen.tsx')).EditTopic,
  },
  {
    path: '/calendar',
    load: async () => (await import('../plans/due-day.screen.tsx')).Calendar,
    nav: { label: dueDayText.nav, icon: 'calendar', action: 'dueDay.write' },
  },
  {
    path: '/support',
    load: async () => (await import('../support/support.screen.tsx')).SupportList,
    nav: { label: { vi: 'Vận động hỗ trợ', en: 'Support' }, icon: 'support', action: 'support.read' },
  },
  { path: '/support/new', load: async () => (await import('../support/support.screen.tsx')).NewSupport },
  { path: '/support/:id', load: async () => (await import('../support/support.screen.tsx')).SupportPage },
  {
    path: '/ratings',
    load: async () => (await import('../ratings/rating.screen.tsx')).Ratings,
    nav: {
      label: { vi: 'Phân loại, củng cố', en: 'Rating and strengthening' },
      icon: 'rating',
      action: 'rating.read',
    },
  },
  { path: '/ratings/new', load: async () => (await import('../ratings/rating-form.screen.tsx')).RateUnit },
  {
    path: '/ratings/table',
    load: async () => (await import('../ratings/rating-table.screen.tsx')).RateTable,
  },
  {
    path: '/ratings/:unitId',
    load: async () => (await import('../ratings/unit-rating.screen.tsx')).UnitRatingPage,
  },
  {
    path: '/strengthening',
    load: async () => (await import('../ratings/strengthening.screen.tsx')).Strengthenings,
  },
  {
    path: '/strengthening/new',
    load: async () => (await import('../ratings/strengthening-form.screen.tsx')).NewStrengthening,
  },
  {
    path: '/strengthening/:id',
    load: async () => (await import('../ratings/strengthening-page.screen.tsx')).StrengtheningPage,
  },
  { path: '/rating-schemes', load: async () => (await import('../ratings/scheme.screen.tsx')).Schemes },
  {
    path: '/rating-schemes/new',
    load: async () => (await import('../ratings/scheme-form.screen.tsx')).NewScheme,
  },
  {
    path: '/reports',
    load: async () => (await import('../reports/report.screen.tsx')).Reports,
    nav: { label: { vi: 'Báo cáo', en: 'Reports' }, icon: 'report', action: ['report.write', 'report.read'] },
  },
  {
    path: '/reports/draft/:unitId/:month/:forId?',
    load: async () => (await import('../reports/report.screen.tsx')).DraftReport,
  },
  {
    path: '/reports/month/:unitId/:month',
    load: async () => (await import('../reports/report-month.screen.tsx')).ReportMonth,
  },
  { path: '/reports/:id', load: async () => (await import('../reports/report.screen.tsx')).SignedReport },
  { path: '/coverage', load: async () => (await import('../reports/coverage.screen.tsx')).CoveragePage },
  { path: '/figures/:unitId', load: async () => (await import('../reports/figure.screen.tsx')).UnitFigures },
  {
    path: '/figures/:unitId/:figure/:from/:to',
    load: async () => (await import('../reports/figure.screen.tsx')).FigureRows,
  },
  {
    path: '/reviews',
    load: async () => (await import('../reviews/review.screen.tsx')).Reviews,
    nav: { label: { vi: 'Sơ kết', en: 'Reviews' }, icon: 'review', action: 'review.read' },
  },
  { path: '/reviews/new', load: async () => (await import('../reviews/review.screen.tsx')).NewReview },
  { path: '/reviews/:id', load: async () => (await import('../reviews/review-page.screen.tsx')).ReviewPage },
  {
    path: '/handovers',
    load: async () => (await import('../handovers/handover.screen.tsx')).Handovers,
    nav: { label: { vi: 'Bàn giao', en: 'Handovers' }, icon: 'handover', action: 'handover.read' },
  },
  {
    path: '/handovers/new',
    load: async () => (await import('../handovers/handover-form.screen.tsx')).NewHandover,
  },
  {
    path: '/handovers/:id',
    load: async () => (await import('../handovers/handover-page.screen.tsx')).HandoverPage,
  },
  {
    path: '/overdue',
    load: async () => (await import('../inspections/overdue.screen.tsx')).OverdueList,
    nav: { label: { vi: 'Đôn đốc', en: 'Urging' }, icon: 'bell', action: 'urging.send' },
  },
  { path: '/urgings', load: async () => (await import('../inspections/urging.screen.tsx')).Urgings },
  {
    path: '/urgings/new',
    load: async () => (await import('../inspections/urging-form.screen.tsx')).NewUrging,
  },
  { path: '/urgings/:id', load: async () => (await import('../inspections/urging.screen.tsx')).UrgingPage },
  {
    path: '/directions',
    load: async () => (await import('../inspections/direction.screen.tsx')).Directions,
    nav: { label: { vi: 'Chỉ đạo', en: 'Directions' }, icon: 'inspect', action: 'direction.read' },
  },
  {
    path: '/directions/new',
    load: async () => (await import('../inspections/direction-form.screen.tsx')).NewDirection,
  },
  {
    path: '/directions/:id',
    load: async () => (await import('../inspections/direction.screen.tsx')).DirectionPage,
  },
  {
    path: '/inspections',
    load: async () => (await import('../inspections/inspection.screen.tsx')).Inspections,
  },
  {
    path: '/inspections/new',
    load: async () => (await import('../inspections/inspection.screen.tsx')).NewInspection,
  },
  {
    path: '/accounts',
    load: async () => (await import('../accounts/account.screen.tsx')).Accounts,
    nav: { label: { vi: 'Tài khoản', en: 'Accounts' }, icon: 'lock', action: 'account.read' },
  },
  {
    path: '/duties',
    load: async () => (await import('../accounts/duty.screen.tsx')).Duties,
    nav: {
      label: { vi: 'Vai trò, ủy quyền', en: 'Roles and delegation' },
      icon: 'people',
      action: 'account.read',
    },
  },
  {
    path: '/log',
    load: async () => (await import('../accounts/log.screen.tsx')).Log,
    nav: { label: { vi: 'Nhật ký hệ thống', en: 'Log' }, icon: 'clock', action: 'log.read' },
  },
  {
    path: '/api-docs',
    load: async () => (await import('../desks/api-docs.screen.tsx')).ApiDocs,
    nav: {
      label: { vi: 'Lập trình (API)', en: 'Programming (API)' },
      icon: 'link',
      action: 'setting.change',
    },
  },
  {
    path: '/backups',
    load: async () => (await import('../accounts/backup.screen.tsx')).Backups,
    nav: { label: { vi: 'Sao lưu', en: 'Backups' }, icon: 'download', action: 'backup.read' },
  },
  { path: '/account', load: async () => (await import('../accounts/own.screen.tsx')).OwnAccount },
];

/** Screens that need no sign-in: a resident's receipt, a one-time link. They stand without the shell. */
const open: ScreenEntry[] = [
  { path: '/begin', load: async () => (await import('../accounts/begin.screen.tsx')).BeginHere },
  { path: '/gop-y', load: async () => (await import('../concerns/concern-box.screen.tsx')).ConcernBox },
  {
    path: '/concern-box',
    load: async () => (await import('../concerns/concern-box.screen.tsx')).ConcernBox,
  },
];

if (import.meta.env.MODE === 'gallery')
  open.push({
    path: '/gallery/*?',
    bare: true,
    load: async () => (await import('../web/gallery.screen.tsx')).Gallery,
  });

/** The first set-up stands outside every tenant. */
if (location.pathname.startsWith('/setup')) {
  const load = async () => (await import('../accounts/set-up.screen.tsx')).SetUpPage;
  start([], [{ path: '/*?', load }]);
} else start(screens, open);
