import { type Day, written } from '../kernel/day.ts';
import { searchKey } from '../kernel/name.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { Absence, Skill } from './official.ts';

/** Why something said of an official is refused. */
export const officialProblem = problems('official', {
  skillTwice: {
    status: 422,
    vi: (f: { skill: string; fields: string[] }) => `Kỹ năng «${f.skill}» được ghi hai lần.`,
    en: (f: { skill: string; fields: string[] }) => `The skill «${f.skill}» is written twice.`,
  },
  unknownUnit: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Không tìm thấy nơi ở hoặc địa bàn đã chọn.',
    en: (_: { fields: string[] }) => 'The place of residence or the area chosen is not known.',
  },
  leavesBeforeStart: {
    status: 422,
    vi: (f: { from: Day; fields: string[] }) =>
      `Ngày thôi công tác phải sau ngày bắt đầu ${written(f.from)}.`,
    en: (f: { from: Day; fields: string[] }) => `The leaving must come after the first day, ${f.from}.`,
  },
  absenceBackward: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Ngày cuối phải từ ngày đầu trở đi.',
    en: (_: { fields: string[] }) => 'The last day must not come before the first.',
  },
  absenceTwice: {
    status: 409,
    vi: (f: { from: Day; to: Day }) => `Đã ghi vắng từ ${written(f.from)} đến ${written(f.to)}.`,
    en: (f: { from: Day; to: Day }) => `An absence from ${f.from} to ${f.to} is written already.`,
  },
  notActive: {
    status: 422,
    vi: (f: { name: string; day: Day }) =>
      `Ngày ${written(f.day)} đồng chí ${f.name} không còn hoặc chưa công tác ở đây.`,
    en: (f: { name: string; day: Day }) => `${f.name} is not in service on ${f.day}.`,
  },
});

/** One skill is said once, however it is spelt. */
export function refuseSkills(skills: readonly Skill[] | undefined): Problem | null {
  const seen = new Set<string>();
  for (const { skill } of skills ?? []) {
    const key = searchKey(skill);
    if (seen.has(key)) return officialProblem.skillTwice({ skill, fields: ['skills'] });
    seen.add(key);
  }
  return null;
}

/** An absence has a first and a last day, and no two of one official share a day. */
export function refuseAbsence(absence: Absence, others: readonly Absence[]): Problem | null {
  if (absence.to < absence.from) return officialProblem.absenceBackward({ fields: ['to'] });
  const other = others.find(
    ({ id, from, to }) => id !== absence.id && from <= absence.to && absence.from <= to,
  );
  return other ? officialProblem.absenceTwice({ from: other.from, to: other.to }) : null;
}
