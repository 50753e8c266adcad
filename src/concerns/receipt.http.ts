import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { type Day, dayAt } from '../kernel/day.ts';
import { type ConcernId, idFrom } from '../kernel/id.ts';
import { requestProblem } from '../kernel/problem.ts';
import { dueOn } from '../plans/due-day.rules.ts';
import { dueDays } from '../plans/due-day.sql.ts';
import { keepChanges } from '../server/changes.sql.ts';
import type { Routes } from '../server/http.ts';
import { findSetting } from '../server/setting.sql.ts';
import type { Tx } from '../server/sql.ts';
import { namesSomeone, smallGroupUnlessSet } from './caution.rules.ts';
import { after, concernProblem, refuseAct, refuseConcern, refuseWords } from './concern.rules.ts';
import * as store from './concern.sql.ts';
import { BoxPlace, ReceiptAnswer } from './concern-view.ts';
import * as receipts from './receipt.sql.ts';
import { normalised, ReceiptSaid } from './receipt.ts';
import { openingsOf, sealReporter } from './reporter.sql.ts';

type Said = z.output<typeof ReceiptSaid>;
/** What this door knows of the one before it: the day, and hashes under the tenant's key. No session, no name. */
interface Outside {
  today: Day;
  keyed: (purpose: string, text: string) => Buffer;
}

/** The answer is as late for a right code as for a wrong one. */
const leastMilliseconds = 250;

/**
 * The open door of the concern box. `POST /receipts` is one of the four writes that are not commands: whoever raises a concern
 * here has no account, and the log of commands would say when. It reads no cookie, keeps no address and no hour; a
 * wrong code is counted under a hash of the caller that lives a day (receipt_try).
 */
export const receiptRoutes =
  (least = leastMilliseconds): Routes =>
  async (app) => {
    /** So many requests a minute from one address; a name is looked for with every few letters typed. */
    const open = (max: number) => ({
      config: { open: true, rateLimit: { max, timeWindow: '1 minute' } },
    });

    app.get(
      '/receipts/places',
      {
        ...open(240),
        schema: {
          querystring: z.strictObject({ q: z.optional(z.string().check(z.maxLength(60))) }),
          response: { 200: z.array(BoxPlace) },
        },
      },
      async (request) => {
        const { today } = request.open.clock();
        const smallest = (await findSetting<number>(request.db, 'smallGroup')) ?? smallGroupUnlessSet;
        const places = await receipts.placesOn(request.db, today, request.query.q ?? '', 200);
        return places.map(({ id, name, under, aboveId, kindVi, kindEn, ...size }) => ({
          ...{ id, name, under, aboveId, kind: { vi: kindVi, en: kindEn } },
          small: namesSomeone(size, smallest),
        }));
      },
    );

    app.post(
      '/receipts',
      { ...open(30), schema: { body: ReceiptSaid, response: { 200: ReceiptAnswer } } },
      async (request, reply) => {
        const began = performance.now();
        reply.header('cache-control', 'no-store');
        try {
          return await answered(request, request.body as Said);
        } finally {
          const left = least - (performance.now() - began);
          if (left > 0) await new Promise((go) => setTimeout(go, left));
        }
      },
    );
  };

/** A wrong code is counted and refused; the count is kept, so the refusal is thrown after its transaction. */
async function answered(request: FastifyRequest, said: Said): Promise<ReceiptAnswer> {
  const outside = { today: request.open.clock().today, keyed: request.open.keyed };
  // The clock of the machine, not the day of a sample world: this is about the caller, not about the concern.
  const day = dayAt(Date.now());
  const caller = outside.keyed('caller', `${day} ${request.ip}`);
  const answer = await request.db.transaction().execute(async (tx) => {
    const seconds = await receipts.secondsToWait(tx, caller);
    if (seconds > 0) throw requestProblem.tooMany({ seconds });
    const id = await done(tx, said, outside);
    if (id === null) await receipts.noteWrongCode(tx, caller, day);
    return id === null ? null : shown(tx, id, outside.today);
  });
  if (answer === null) throw concernProblem.codeUnknown();
  return answer;
}

/** Does what is asked; the concern's id, or null where the code is none of ours. */
async function done(tx: Tx, said: Said, by: Outside): Promise<ConcernId | null> {
  const code = 'raise' in said ? said.raise.code : said.code;
  const receiptHash = by.keyed('receipt', normalised(code.open()));
  const found = await receipts.findByReceipt(tx, receiptHash);
  if ('raise' in said) {
    if (!found) return raise(tx, said.raise, receiptHash, by);
    // The same sent again, after no answer. Another text under a known code is somebody's guess.
    return found.text === said.raise.text && found.unitId === said.raise.unitId ? found.id : null;
  }
  if (!found) return null;
  if ('reopen' in said) await actByHolder(tx, found.id, { what: 'reopened', text: said.reopen }, by);
  if ('withdraw' in said) await actByHolder(tx, found.id, { what: 'withdrawn', text: '' }, by);
  return found.id;
}

type Raised = Extract<Said, { raise: unknown }>['raise'];

async function raise(tx: Tx, said: Raised, receiptHash: Buffer, { today }: Outside): Promise<ConcernId> {
  const reporter = said.reporterName === undefined ? ('anonymous' as const) : ('sealed' as const);
  const refusal =
    refuseConcern({ ...said, heardOn: today, reporter }, { today, held: true }) ??
    refuseWords(`${said.text} ${said.proposal}`);
  if (refusal) throw refusal;
  if (!(await receipts.findPlace(tx, said.unitId, today))) throw requestProblem.notFound();
  const id = idOfDay(today);
  const { unitId, kind, text, proposal } = said;
  const officialId = await store.followerOf(tx, unitId, today);
  const due = dueOn(await dueDays(tx), 'concern', today);
  await store.insertConcern(tx, {
    ...{ id, unitId, kind, text, proposal, reporter, officialId, receiptHash },
    ...{ source: 'resident', task: '', shortcoming: false, notedBy: null, heardOn: today, dueOn: due },
  });
  if (said.reporterName !== undefined)
    await sealReporter(tx, { concernId: id, name: said.reporterName, contact: said.reporterContact ?? '' });
  const heard = { concernId: id, what: 'heard', byId: null, onDay: today } as const;
  await store.addStep(tx, { ...heard, toId: unitId, dueOn: due });
  await tell(tx, { id, officialId, unitId, answeringUnitId: unitId });
  return id;
}

/** An id that holds the day and no hour: a UUIDv7 of this moment would say when somebody sat at a screen. */
const idOfDay = (day: Day): ConcernId =>
  idFrom(Date.parse(`${day}T00:00:00+07:00`), crypto.getRandomValues(new Uint8Array(16)));

async function actByHolder(
  tx: Tx,
  id: ConcernId,
  { what, text }: { what: 'reopened' | 'withdrawn'; text: string },
  { today }: Outside,
): Promise<void> {
  const concern = await store.lockConcern(tx, id);
  if (!concern) throw requestProblem.notFound();
  const act =
    what === 'reopened'
      ? { what, on: today, dueOn: dueOn(await dueDays(tx), 'concern', today) }
      : { what, on: today };
  const refusal = refuseAct(concern, act);
  if (refusal) throw refusal;
  const standing = after(concern, act);
  await store.keepStanding(tx, id, standing, what === 'reopened' ? null : undefined);
  const newDay = what === 'reopened' ? { dueOn: standing.dueOn } : {};
  await store.addStep(tx, { concernId: id, what, byId: null, onDay: today, text, ...newDay });
  if (what === 'withdrawn') await store.eraseWords(tx, id);
  await tell(tx, concern);
}

/** Devices of those who follow the unit hear of it. */
const tell = (tx: Tx, c: Pick<store.Held, 'id' | 'unitId' | 'answeringUnitId' | 'officialId'>) =>
  keepChanges(
    tx,
    [
      ...new Set([
        `unit:${c.unitId}`,
        `unit:${c.answeringUnitId}`,
        ...(c.officialId ? [`official:${c.officialId}`] : []),
      ]),
    ].map((bucket) => ({ bucket, kind: 'concern', rowId: c.id })),
  );

async function shown(tx: Tx, id: ConcernId, today: Day): Promise<ReceiptAnswer> {
  const [concern, steps, openings] = [
    await receipts.readByHolder(tx, id),
    await receipts.stepsForHolder(tx, id),
    await openingsOf(tx, id),
  ];
  if (!concern) throw requestProblem.notFound();
  return { ...concern, today, steps, openings };
}
