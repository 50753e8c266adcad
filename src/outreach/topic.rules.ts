import type { Day } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { Season, Topic, TopicSaid } from './topic.ts';

export const topicProblem = problems('topic', {
  unitStays: {
    status: 409,
    vi: () => 'Nội dung đã lập cho một đơn vị thì giữ đơn vị đó; hãy lập nội dung khác.',
    en: () => 'A topic keeps the unit it was made for; make another one.',
  },
  noPlan: {
    status: 422,
    vi: () => 'Không có kế hoạch này.',
    en: () => 'There is no such plan.',
  },
});

/** What is wrong with a topic, or null. `stored` is the topic of that id, if there is one. */
export function refuseTopic(
  said: TopicSaid,
  stored: Pick<Topic, 'unitId'> | undefined,
  planFound: boolean,
): Problem | null {
  if (stored && stored.unitId !== said.unitId) return topicProblem.unitStays();
  return said.planId !== null && !planFound ? topicProblem.noPlan() : null;
}

/** Before its season, in it, or after. */
export function seasonOn({ from, to }: Season, day: Day): 'ahead' | 'now' | 'over' {
  if (from !== null && day < from) return 'ahead';
  return to !== null && day > to ? 'over' : 'now';
}
