import { type Day, written } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';
import type { Criterion, Level, RatingSaid, Scheme, SchemeSaid } from './rating.ts';

export const ratingProblem = problems('rating', {
  dayAhead: {
    status: 422,
    vi: (f: { day: Day; fields: string[] }) => `Ngày ${written(f.day)} chưa tới.`,
    en: (f: { day: Day; fields: string[] }) => `${f.day} has not come yet.`,
  },
  notInForce: {
    status: 422,
    vi: (f: { day: Day }) => `Thang phân loại này không có hiệu lực ngày ${written(f.day)}.`,
    en: (f: { day: Day }) => `This scheme is not in force on ${f.day}.`,
  },
  scores: {
    status: 422,
    vi: (f: { criterion: string; most: number; fields: string[] }) =>
      `«${f.criterion}» phải có điểm từ 0 đến ${f.most}.`,
    en: (f: { criterion: string; most: number; fields: string[] }) =>
      `«${f.criterion}» needs 0 to ${numbered(f.most, 'point')}.`,
  },
  unknownCriterion: {
    status: 422,
    vi: (f: { id: string }) => `Thang này không có tiêu chí «${f.id}».`,
    en: (f: { id: string }) => `This scheme has no criterion «${f.id}».`,
  },
  levels: {
    status: 422,
    vi: () => 'Các mức phải xếp từ cao xuống thấp, mức thấp nhất từ 0 điểm, không trùng tên.',
    en: () => 'Levels run from high to low, the lowest from 0 points, no name twice.',
  },
  criteria: {
    status: 422,
    vi: () => 'Mỗi tiêu chí phải có mã riêng.',
    en: () => 'Each criterion needs an id of its own.',
  },
  laterScheme: {
    status: 409,
    vi: (f: { from: Day }) => `Đã có thang phân loại từ ngày ${written(f.from)}; hãy chọn ngày sau đó.`,
    en: (f: { from: Day }) => `Another scheme begins on ${f.from}; choose a later day.`,
  },
  notWeak: {
    status: 422,
    vi: () => 'Lần phân loại này không xếp đơn vị vào diện yếu.',
    en: () => 'By this rating the unit is not weak.',
  },
  openAlready: {
    status: 409,
    vi: () => 'Đơn vị này đang có kế hoạch củng cố chưa khép.',
    en: () => 'This unit has an open strengthening plan.',
  },
  dueBefore: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Hạn phải sau hôm nay và biện pháp không sau hạn của kế hoạch.',
    en: (_: { fields: string[] }) => 'The due day is after today, and no measure after the plan’s own day.',
  },
  doneAlready: {
    status: 409,
    vi: () => 'Việc này đã ghi xong.',
    en: () => 'This is done already.',
  },
  measuresOpen: {
    status: 409,
    vi: (f: { count: number }) => `Còn ${f.count} biện pháp chưa ghi kết quả.`,
    en: (f: { count: number }) => `${numbered(f.count, 'measure has', 'measures have')} no result yet.`,
  },
  notOwner: {
    status: 403,
    vi: () => 'Chỉ người được giao hoặc văn phòng ghi kết quả biện pháp này.',
    en: () => 'Only who was charged with it or the office notes its result.',
  },
});

/** The class of so many points: the highest level they reach. Levels run from high to low, the lowest from 0. */
export const levelOf = (total: number, levels: readonly Level[]): Level => {
  const level = levels.find(({ from }) => total >= from);
  if (level === undefined) throw new RangeError(`no level for ${total} points`);
  return level;
};

export const totalOf = (scores: Readonly<Record<string, number>>): number =>
  Object.values(scores).reduce((sum, points) => sum + points, 0);

export function refuseScheme(said: SchemeSaid, known: readonly Pick<Scheme, 'from'>[]): Problem | null {
  if (new Set(said.criteria.map((c) => c.id)).size !== said.criteria.length) return ratingProblem.criteria();
  const falls = said.levels.every((level, at) => at === 0 || level.from < (said.levels[at - 1]?.from ?? 0));
  const named = new Set(said.levels.map((level) => level.id)).size === said.levels.length;
  if (!falls || !named || said.levels.at(-1)?.from !== 0) return ratingProblem.levels();
  const later = known.find((scheme) => scheme.from >= said.from);
  return later ? ratingProblem.laterScheme({ from: later.from }) : null;
}

export function refuseRating(said: RatingSaid, scheme: Scheme, today: Day): Problem | null {
  if (said.day > today) return ratingProblem.dayAhead({ day: said.day, fields: ['day'] });
  if (said.day < scheme.from || (scheme.until !== null && said.day >= scheme.until))
    return ratingProblem.notInForce({ day: said.day });
  const unknown = Object.keys(said.scores).find((id) => !scheme.criteria.some((c) => c.id === id));
  if (unknown !== undefined) return ratingProblem.unknownCriterion({ id: unknown });
  const wrong = wrongScore(said.scores, scheme);
  return wrong ? ratingProblem.scores({ criterion: wrong.vi, most: wrong.most, fields: [] }) : null;
}

/** The first criterion that has no points, or points outside its range. */
export const wrongScore = (
  scores: Readonly<Record<string, number>>,
  { criteria }: Pick<Scheme, 'criteria'>,
): Criterion | undefined =>
  criteria.find(({ id, most }) => !((scores[id] ?? -1) >= 0 && (scores[id] ?? 0) <= most));

/** The scheme in force on a day; undefined where none is. */
export const schemeOn = <S extends Pick<Scheme, 'from' | 'until'>>(
  all: readonly S[],
  day: Day,
): S | undefined => all.find(({ from, until }) => from <= day && (until === null || day < until));

/** The most points a scheme can give. */
export const mostOf = (criteria: readonly Pick<Criterion, 'most'>[]): number =>
  criteria.reduce((sum, { most }) => sum + most, 0);

/**
 * The neutral scheme a tenant begins with: services and participation only, 100 points. A province's own decision (Bến Tre's
 * 21/2025/QĐ-UBND, whose thresholds were not at hand) is entered as the next version.
 */
export const firstCriteria: Criterion[] = [
  { id: 'meetings', vi: 'Sinh hoạt tổ đều hằng tháng', en: 'Meets every month', most: 20 },
  { id: 'attendance', vi: 'Hộ dự họp đầy đủ', en: 'Households attend', most: 20 },
  {
    id: 'topics',
    vi: 'Phổ biến chủ trương, pháp luật tới hộ',
    en: 'Households are told of policy and law',
    most: 15,
  },
  {
    id: 'concerns',
    vi: 'Phản ánh kịp thời, theo tới cùng',
    en: 'Raises concerns in time and follows them',
    most: 15,
  },
  {
    id: 'mutualHelp',
    vi: 'Giúp nhau sản xuất, đời sống',
    en: 'Helps one another in work and life',
    most: 15,
  },
  {
    id: 'commonWork',
    vi: 'Làm việc chung: đường, vệ sinh, nước',
    en: 'Common work: roads, cleanliness, water',
    most: 15,
  },
];
export const firstLevels: Level[] = [
  { id: 'strong', vi: 'Mạnh', en: 'Strong', from: 80, weak: false },
  { id: 'fair', vi: 'Khá', en: 'Fair', from: 65, weak: false },
  { id: 'average', vi: 'Trung bình', en: 'Average', from: 50, weak: false },
  { id: 'weak', vi: 'Yếu', en: 'Weak', from: 0, weak: true },
];
