import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { BodyId } from '../kernel/id.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import type { Db, Tx } from '../server/sql.ts';
import { gapsIn, nextNumber, refuseNumber, seriesOn } from './number.rules.ts';
import { NumberGiven, type NumberProposed, Term } from './number.ts';
import { type Issuer, symbolOf } from './plan.rules.ts';

/** The body as a document needs it. */
export async function findIssuer(db: Db, bodyId: BodyId): Promise<Issuer | undefined> {
  return db
    .selectFrom('body')
    .select([
      'name',
      'symbol',
      sql<Issuer['layout']>`layout`.as('layout'),
      sql<Day | null>`lower(valid)`.as('from'),
      sql<Day | null>`upper(valid) - 1`.as('to'),
    ])
    .where('id', '=', bodyId)
    .executeTakeFirst();
}

/** What a document of a body, type and day is numbered with: a plan, a review's report, a report to the tier above. */
export interface NumberWanted {
  bodyId: BodyId;
  /** KH, BC, TB … */
  type: string;
  day: Day;
  /** As the paper has it, or null for the next free one. */
  number: number | null;
  /** `plan:<id>`, `review:<id>` …: by which the registry leads back to the document. */
  about: string;
}

/**
 * Gives a number for good and says how the document is signed with it: `{ number: 33, symbol: 'KH/ĐU' }`. Writers of one body
 * wait for each other, so two at once never get the same. `number/taken` where the paper's number is given already.
 */
export async function giveNumber(
  tx: Tx,
  { bodyId, type, day, number: said, about }: NumberWanted,
): Promise<{ number: number; symbol: string; series: string } | Problem> {
  await tx.selectFrom('body').select('id').where('id', '=', bodyId).forNoKeyUpdate().execute();
  const issuer = await findIssuer(tx, bodyId);
  if (issuer === undefined) return requestProblem.notFound();
  const series = seriesOn(issuer.layout, day, await termsOf(tx, bodyId));
  const given = await numbersIn(tx, bodyId, type, series);
  const number = said ?? nextNumber(given);
  const refusal = refuseNumber(number, series, given);
  if (refusal) return refusal;
  await tx
    .insertInto('documentNumber')
    .values({ bodyId, type, series, number, about, givenOn: day })
    .execute();
  return { number, symbol: symbolOf(type, issuer), series };
}

/**
 * Gives a document another number, day or both in its registry; the number it bore by mistake is free again. `number/taken` where
 * another document has it.
 */
export async function changeNumber(
  tx: Tx,
  wanted: NumberWanted,
): Promise<{ number: number; symbol: string; series: string } | Problem> {
  const { bodyId, type, about } = wanted;
  await tx
    .deleteFrom('documentNumber')
    .where('bodyId', '=', bodyId)
    .where('type', '=', type)
    .where('about', '=', about)
    .execute();
  return giveNumber(tx, wanted);
}

/** What would be given on that day, and what was left out before. Undefined: no such body. */
export async function proposeNumber(
  db: Db,
  { bodyId, type, day }: Pick<NumberWanted, 'bodyId' | 'type' | 'day'>,
): Promise<NumberProposed | undefined> {
  const issuer = await findIssuer(db, bodyId);
  if (issuer === undefined) return undefined;
  const series = seriesOn(issuer.layout, day, await termsOf(db, bodyId));
  const given = await numbersIn(db, bodyId, type, series);
  return { series, next: nextNumber(given), gaps: gapsIn(given) };
}

async function numbersIn(db: Db, bodyId: BodyId, type: string, series: string): Promise<number[]> {
  const rows = await db
    .selectFrom('documentNumber')
    .select('number')
    .where('bodyId', '=', bodyId)
    .where('type', '=', type)
    .where('series', '=', series)
    .execute();
  return rows.map((row) => row.number);
}

/** A body's registry (by a day: what was given by then), the newest first, 500 lines at most. A plan is told by its subject, any other document by what it says. */
export async function numbersOf(db: Db, bodyId: BodyId, by?: Day): Promise<NumberGiven[]> {
  const rows = await db
    .selectFrom('documentNumber as n')
    .leftJoin('plan as p', (join) => join.on(sql<boolean>`n.about = 'plan:' || p.id`))
    .select([
      'n.type',
      'n.series',
      'n.number',
      'n.givenOn as day',
      sql<string>`coalesce(p.subject, n.about)`.as('about'),
      sql<boolean>`p.withdrawn_on is not null and p.withdrawn_on <= ${by ?? 'infinity'}::date`.as(
        'withdrawn',
      ),
    ])
    .where('n.bodyId', '=', bodyId)
    .$if(by !== undefined, (q) => q.where('n.givenOn', '<=', by as Day))
    .orderBy('n.series', 'desc')
    .orderBy('n.type')
    .orderBy('n.number', 'desc')
    .limit(500)
    .execute();
  return z.array(NumberGiven).parse(rows);
}

/** The earliest first; or that of a day. */
export async function termsOf(db: Db, bodyId: BodyId, on?: Day): Promise<Term[]> {
  const rows = await db
    .selectFrom('term')
    .select(['bodyId', 'name', sql<Day>`lower(held)`.as('from'), sql<Day | null>`upper(held) - 1`.as('to')])
    .where('bodyId', '=', bodyId)
    .$if(on !== undefined, (q) => q.where(sql<boolean>`held @> ${on}::date`))
    .orderBy(sql`lower(held)`)
    .execute();
  return z.array(Term).parse(rows);
}

export async function keepTerm(db: Tx, { bodyId, name, from, to }: Term): Promise<void> {
  const held = sql<string>`daterange(${from}::date, ${to}::date, '[]')`;
  await db
    .insertInto('term')
    .values({ bodyId, name, held })
    .onConflict((on) => on.columns(['bodyId', 'name']).doUpdateSet({ held }))
    .execute();
}
