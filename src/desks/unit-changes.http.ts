import * as z from 'zod/mini';
import { Day, firstDay, monthOf } from '../kernel/day.ts';
import { UnitId } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { mayAct } from '../server/access.sql.ts';
import type { AnyCommand } from '../server/command.ts';
import { answer, onlyIfAnywhere, onlyIfSeen, type Routes } from '../server/http.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { UnitFollower } from '../units/operation.commands.ts';
import { maySeeUnit } from '../units/tree.sql.ts';
import { whyNotUndone } from '../units/undoing.sql.ts';
import { ToldChange } from '../units/unit-change.ts';
import { unitImport } from '../units/unit-import.commands.ts';
import { changesOf } from './unit-changes.sql.ts';
import { countsUnder } from './unit-counts.sql.ts';
import { UnitCounts } from './unit-counts.ts';
import { UnitReport } from './unit-report.ts';
import { reportsOf } from './unit-reports.sql.ts';

const limit = 50;
const page = z.pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.transform(Number));
const Says = z.object({ vi: z.string(), en: z.string() });
const Told = z.object({ ...ToldChange.shape, name: Says, whyNot: z.nullable(Says) });

/** What each kind of change is called. */
export function changeNames(commands: readonly AnyCommand[]): (kind: string) => Text {
  const names = new Map<string, Text>([...commands, unitImport].map(({ kind, name }) => [kind, name]));
  return (kind) => names.get(kind) ?? { vi: kind, en: kind };
}

/** What became of the tree, and what its units are like side by side. `commands`: for the names of kinds of change. */
export const unitChangeRoutes =
  (commands: readonly AnyCommand[], followers: readonly UnitFollower[]): Routes =>
  async (app) => {
    const nameOf = changeNames(commands);

    /** GET /unit-changes?unit=&page= — changes of the tree, newest first, 50 a page; `mayUndo`: whether the reader may take one back, `whyNot`: why not this one. */
    app.get(
      '/unit-changes',
      {
        schema: {
          querystring: z.strictObject({ unit: z.optional(UnitId), page: z.optional(page) }),
          response: { 200: z.object({ rows: z.array(Told), total: z.int(), mayUndo: z.boolean() }) },
        },
      },
      async (request) => {
        const { db, query, sender } = request;
        await onlyIfAnywhere(request, 'unit.read');
        const { rows, total } = await changesOf(
          db,
          { unitId: query.unit, page: query.page ?? 0, limit },
          sender,
        );
        const mayUndo = await mayAct(db, 'unit.change', sender.officialId, await homeUnit(db), sender.today);
        const standing = rows.flatMap(({ id, undoneOn }) => (mayUndo && undoneOn === null ? [id] : []));
        const why = await whyNotUndone(db, standing, followers);
        const named = rows.map((row) => ({
          ...{ ...row, name: nameOf(row.kind) },
          whyNot: why.get(row.id)?.says ?? null,
        }));
        return { rows: named, total, mayUndo };
      },
    );

    /**
     * GET /units/counts?under=&on= — of each unit directly beneath one on a day: visits of that month up to the day, concerns open on it,
     * the newest rating by then. Counts only; null where the reader has no right to it.
     */
    app.get(
      '/units/counts',
      {
        schema: {
          querystring: z.strictObject({ under: UnitId, on: z.optional(Day) }),
          response: { 200: z.array(z.object({ ...UnitCounts.shape, rating: z.nullable(Says) })) },
        },
      },
      async (request) => {
        const { db, query, sender } = request;
        await onlyIfAnywhere(request, 'unit.read');
        const { under, on = sender.today } = query;
        if (!(await maySeeUnit(db, under, sender.officialId, sender.today))) throw requestProblem.notFound();
        return countsUnder(db, under, { from: firstDay(monthOf(on)), to: on }, sender);
      },
    );

    /** GET /units/:unitId/reports — signed reports that tell of a unit or of what stood beneath it, newest first. */
    app.get(
      '/units/:unitId/reports',
      {
        schema: {
          params: z.strictObject({ unitId: UnitId }),
          response: { 200: z.array(answer(UnitReport)) },
        },
      },
      async (request) => {
        await onlyIfSeen(request, 'report.read', request.params.unitId);
        return reportsOf(request.db, request.params.unitId, request.sender);
      },
    );
  };
