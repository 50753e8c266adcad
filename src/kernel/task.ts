import * as z from 'zod/mini';
import { Day } from './day.ts';
import { Text } from './text.ts';

/**
 * Something that waits for a person, as their desk shows it: what, by when, and where it is done. Each slice tells its own
 * (`visitTasks(db, sender)`), the desk puts them in order: overdue first, then by day.
 */
export const Task = z
  .strictObject({
    /** Which kind of thing it is, `report.sign`; with `id` it names the task. */
    kind: z.string(),
    id: z.string(),
    title: Text,
    /** A second line: of which unit, from whom. */
    about: Text,
    dueOn: z.nullable(Day),
    /** Where it is done, below the tenant's address: `/reports/2016-09`. */
    path: z.string(),
    /** `HH:MM` where it has an hour, else null. */
    time: z.nullable(z.string()),
  })
  .check(z.meta({ vi: 'việc cần làm', en: 'task' }));
export type Task = z.infer<typeof Task>;

export const same = (said: string): Text => ({ vi: said, en: said });
