import { type Day, type Month, monthOf, writtenMonth } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';

export const coordinationProblem = problems('coordination', {
  monthAhead: {
    status: 422,
    vi: (f: { month: Month }) => `Tháng ${writtenMonth(f.month)} chưa tới nên chưa đánh giá được.`,
    en: (f: { month: Month }) => `${f.month} has not come yet, so it cannot be assessed.`,
  },
});

export const refuseCoordination = (month: Month, today: Day): Problem | null =>
  month > monthOf(today) ? coordinationProblem.monthAhead({ month }) : null;
