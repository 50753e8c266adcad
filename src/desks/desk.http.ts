import * as z from 'zod/mini';
import { monthOf } from '../kernel/day.ts';
import { Task } from '../kernel/task.ts';
import type { Sender } from '../server/command.ts';
import { answer, onlyIfAnywhere, type Routes } from '../server/http.ts';
import type { Db } from '../server/sql.ts';
import { beginnings } from './beginning.sql.ts';
import { inOrder } from './desk.rules.ts';
import { Beginnings, Progress } from './desk.ts';
import { progressOf } from './progress.sql.ts';

export type Tasks = (db: Db, sender: Sender) => Promise<Task[]>;

const Says = z.object({ vi: z.string(), en: z.string() });
const Told = z.object({ ...Task.shape, title: Says, about: Says });

/** The desk of whoever asks: what waits for them, told by each slice in `sources`. Cost: one small query or two a slice. */
export const deskRoutes =
  (sources: readonly Tasks[]): Routes =>
  async (app) => {
    app.get(
      '/desk',
      { schema: { response: { 200: z.object({ tasks: z.array(Told) }) } } },
      async (request) => {
        await onlyIfAnywhere(request, 'own.use');
        const told = await Promise.all(sources.map((tasks) => tasks(request.db, request.sender)));
        return { tasks: inOrder(told.flat()) };
      },
    );

    /** GET /desk/progress — how the running month of an assigned official stands. */
    app.get('/desk/progress', { schema: { response: { 200: answer(Progress) } } }, async (request) => {
      await onlyIfAnywhere(request, 'visit.record');
      return progressOf(request.db, request.sender, monthOf(request.sender.today));
    });

    /** GET /beginnings — what a new tenant has of what it begins with, as counts. */
    app.get('/beginnings', { schema: { response: { 200: answer(Beginnings) } } }, async (request) => {
      await onlyIfAnywhere(request, 'account.read');
      return beginnings(request.db, request.sender.today);
    });
  };
