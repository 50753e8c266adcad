import type { Assignment } from '../assignments/assignment.ts';
import type { Day } from '../kernel/day.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { SituationNoteSaid } from './situation-note.ts';
import { refuseDay } from './visit.rules.ts';

export const situationNoteProblem = problems('situationNote', {
  empty: {
    status: 422,
    vi: () => 'Hãy ghi ít nhất một mục: công tác xây dựng Đảng hoặc đời sống trong đơn vị.',
    en: () => 'Write at least one part: party work of the cell, or life in the unit.',
  },
});

export const refuseSituationNote = (
  note: SituationNoteSaid,
  held: Assignment | null,
  today: Day,
): Problem | null =>
  refuseDay(note.day, held, today) ??
  (note.partyWork === '' && note.peopleLife === '' ? situationNoteProblem.empty() : null);
