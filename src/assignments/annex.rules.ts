import { problems } from '../kernel/problem.ts';

export const annexProblem = problems('annex', {
  notIssued: {
    status: 409,
    vi: () => 'Kế hoạch chưa ban hành nên chưa có danh sách kèm theo.',
    en: () => 'The plan is not issued, so no list goes with it yet.',
  },
  nothingPublished: {
    status: 404,
    vi: () => 'Chưa công bố phân công nào theo kế hoạch này.',
    en: () => 'No assignment is published under this plan.',
  },
});
