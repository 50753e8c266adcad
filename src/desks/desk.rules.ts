import { addDays, type Day } from '../kernel/day.ts';
import type { Task } from '../kernel/task.ts';
import type { Beginnings } from './desk.ts';

/** When a task asks for its person, from the most pressing down. */
export const stretches = ['overdue', 'today', 'week', 'later', 'undated'] as const;
export type Stretch = (typeof stretches)[number];

export function stretchOf(task: Pick<Task, 'dueOn'>, today: Day): Stretch {
  if (task.dueOn === null) return 'undated';
  if (task.dueOn < today) return 'overdue';
  if (task.dueOn === today) return 'today';
  return task.dueOn <= addDays(today, 7) ? 'week' : 'later';
}

/** Overdue first, the oldest on top; then by day and hour; what has no day last. Each task once. */
export function inOrder(tasks: readonly Task[]): Task[] {
  const once = new Map(tasks.map((task) => [`${task.kind} ${task.id}`, task]));
  const key = (task: Task) => `${task.dueOn ?? '9999-99-99'} ${task.time ?? '24:00'} ${task.title.vi}`;
  return [...once.values()].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** What a new tenant begins with, in order; each is done once there is enough of it. */
export const beginningSteps = [
  { step: 'bodies', enough: 1, path: '/bodies' },
  { step: 'units', enough: 1, path: '/imports?what=units' },
  { step: 'officials', enough: 2, path: '/imports?what=officials' },
  { step: 'accounts', enough: 2, path: '/accounts' },
  { step: 'administrators', enough: 2, path: '/duties' },
] as const satisfies readonly { step: keyof Beginnings; enough: number; path: string }[];

/** The steps not done yet; none once everything has begun. */
export const stepsLeft = (have: Beginnings) =>
  beginningSteps.filter(({ step, enough }) => have[step] < enough);
