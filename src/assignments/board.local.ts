import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Repair as Found, Choice as Priced } from '../engine/board.ts';
import { provenByPrices } from '../engine/problem.ts';
import type { OfficialId } from '../kernel/id.ts';
import { Problem } from '../kernel/problem.ts';
import { EngineThread } from '../web/engine.ts';
import type { Question } from '../web/engine.worker.ts';
import { type ReadOf, read, useRead } from '../web/read.ts';
import { wide } from '../web/wide.ts';
import type { BoardFacts } from './board-facts.ts';
import type { WholeDraft } from './draft.ts';
import { choiceTold, engineRules, repairTold, standingOf } from './draft-board.rules.ts';
import type { Choice, Repair } from './repair.ts';

/** Units and officials together that a board works with in the browser: 200 KB of facts on a phone, 3 MB on a desk. */
const most = { phone: 3000, desk: 40_000 };
/** From so many pairs on a plan takes seconds: what a change alone costs is then told by a thread that does not plan. */
const long = 2_000_000;
/** So many officials are told their best repair beside the cost. */
export const told = 40;

/** Whether the browser can tell itself what a change costs: by count, whatever prices prove, and not too much of it. */
const isForHere = ({ publishedOn, facts, rules, units, officials }: WholeDraft): boolean =>
  publishedOn === null &&
  facts !== null &&
  rules.compact === 0 &&
  provenByPrices(engineRules(rules, { units: new Set(), officials: new Set() }, { locks: [], leads: [] })) &&
  units + officials <= (wide.value ? most.desk : most.phone);

/** The facts that were read last: other rules of the same draft need no others. */
let loaded: { draftId: string; facts: BoardFacts } | null = null;

/** A draft at hand: what it is planned from, loaded once for its facts and rules, and the engine in its thread. */
class OpenBoard {
  readonly key: string;
  private readonly plans = new EngineThread();
  private readonly prices: EngineThread;
  private readonly opened: Promise<void>;
  private facts: BoardFacts | null = null;
  private draft: WholeDraft;
  private unitAt: ReadonlyMap<string, number> = new Map();
  private officialAt: ReadonlyMap<string, number> = new Map();
  private closed = false;

  constructor(draft: WholeDraft) {
    this.key = keyOf(draft);
    this.draft = draft;
    this.prices = draft.units * draft.officials > long ? new EngineThread() : this.plans;
    this.opened = this.load();
    this.opened.catch(() => closeBoard(this));
  }

  /** Whether it is of this draft and of just these rows. */
  isOf(draft: WholeDraft): boolean {
    return this.draft === draft;
  }

  /** Other rows of the same draft. */
  async stands(draft: WholeDraft): Promise<void> {
    this.draft = draft;
    if (!this.facts) return;
    const standing = standingOf(draft.rows, this.unitAt, this.officialAt);
    await this.plans.ask({ what: 'stands', standing }, [standing.official.buffer, standing.locked.buffer]);
  }

  async choices(unitId: string): Promise<Choice[]> {
    const unit = await this.unit(unitId);
    const leads = new Set<string>(
      this.facts?.leads.filter((lead) => lead.unitId === unitId).map(({ officialId }) => officialId),
    );
    const all = await this.prices.ask<Priced[]>({ what: 'choices', unit });
    return all.map((one) => choiceTold(one, leads.has(one.official)));
  }

  async repairs(unitId: string): Promise<Repair[]> {
    return this.named(await this.ask<Found[]>(unitId, (unit) => ({ what: 'repairs', unit })));
  }

  async repair(unitId: string, officialId: string): Promise<{ repair: Repair | null }> {
    await this.opened;
    const official = this.officialAt.get(officialId);
    if (official === undefined) return { repair: null };
    const one = await this.ask<Found | null>(unitId, (unit) => ({ what: 'repair', unit, official }));
    return { repair: one && (this.named([one])[0] ?? null) };
  }

  async repairsToMany(unitId: string): Promise<Repair[]> {
    return this.named(
      await this.ask<Found[]>(unitId, (unit) => ({ what: 'repairsToMany', unit, most: told })),
    );
  }

  close(): void {
    this.closed = true;
    this.plans.close();
    this.prices.close();
  }

  private async load(): Promise<void> {
    if (loaded?.draftId !== this.draft.id || loaded.facts.version !== this.draft.facts) {
      const facts = await read<BoardFacts>(`drafts/${this.draft.id}/facts`);
      if (facts instanceof Problem || facts.version !== this.draft.facts)
        throw new Error('the facts are not those of the draft');
      loaded = { draftId: this.draft.id, facts };
    }
    if (this.closed) return;
    const { facts } = loaded;
    this.facts = facts;
    this.unitAt = new Map(facts.units.id.map((id, at) => [id, at]));
    this.officialAt = new Map(facts.officials.id.map((id, at) => [id, at]));
    const rules = engineRules(
      this.draft.rules,
      { units: this.unitAt, officials: this.officialAt },
      { locks: [], leads: facts.leads },
    );
    for (const thread of new Set([this.prices, this.plans])) {
      const standing = standingOf(this.draft.rows, this.unitAt, this.officialAt);
      const { columns, given } = inArrays(facts);
      await thread.ask({ what: 'open', columns, rules, seed: facts.seed, standing }, given);
    }
    this.plans.ask({ what: 'ready' }).catch(() => {});
  }

  private async unit(unitId: string): Promise<number> {
    await this.opened;
    const unit = this.unitAt.get(unitId);
    if (unit === undefined) throw new Error('the unit is not there any more');
    return unit;
  }

  private async ask<T>(unitId: string, question: (unit: number) => Question): Promise<T> {
    return this.plans.ask<T>(question(await this.unit(unitId)));
  }

  private named(found: readonly Found[]): Repair[] {
    const holders = new Map<string, OfficialId | null>(
      this.draft.rows.map((row) => [row.unitId, row.officialId]),
    );
    return found.map((one) => repairTold(one, (id) => holders.get(id) ?? null));
  }
}

/** Columns as arrays of numbers, and the memory of them, which goes over to the thread. */
function inArrays({ officials, units }: BoardFacts) {
  const given: Transferable[] = [];
  const whole = (column: readonly number[]) => {
    const array = Int32Array.from(column);
    given.push(array.buffer);
    return array;
  };
  const degrees = (column: readonly (number | null)[]) => {
    const array = Float64Array.from(column, (value) => value ?? Number.NaN);
    given.push(array.buffer);
    return array;
  };
  const words = ({ first, of }: { first: number[]; of: number[] }) => ({
    first: whole(first),
    of: whole(of),
  });
  const columns = {
    officials: {
      ...{ id: officials.id, area: whole(officials.area), homeUnit: whole(officials.homeUnit) },
      ...{ lat: degrees(officials.lat), lon: degrees(officials.lon), skills: words(officials.skills) },
      ...{ min: whole(officials.min), max: whole(officials.max) },
    },
    units: {
      ...{ id: units.id, area: whole(units.area), holder: whole(units.holder), weight: whole(units.weight) },
      ...{ lat: degrees(units.lat), lon: degrees(units.lon) },
      ...{ skills: words(units.skills), requiredSkills: words(units.requiredSkills) },
    },
  };
  return { columns, given };
}

/** What is loaded anew when it changes: facts, limits (both in `facts`) and rules. */
const keyOf = ({ id, facts, rules }: WholeDraft): string => `${id} ${facts} ${JSON.stringify(rules)}`;

/** The board that is open in this browser. */
const open = signal<{ board: OpenBoard; rows: number } | null>(null);
let turn = 0;

function closeBoard(board: OpenBoard): void {
  board.close();
  if (open.value?.board === board) open.value = null;
}

/** Keeps the engine at hand for a draft that is on the screen: opened once, told of other rows, closed when facts or rules change. */
export function useBoard(draft: WholeDraft): void {
  const key = isForHere(draft) ? keyOf(draft) : null;
  useEffect(() => {
    if (key === null) return;
    const board = new OpenBoard(draft);
    open.value = { board, rows: ++turn };
    return () => closeBoard(board);
  }, [key]);
  useEffect(() => {
    const now = open.value;
    if (now === null || now.board.key !== key || now.board.isOf(draft)) return;
    now.board.stands(draft).catch(() => {});
    open.value = { board: now.board, rows: ++turn };
  }, [draft]);
}

/** What the engine here says, or the server at `path` where it is not at hand or does not know; a null path waits. */
function useAnswer<T>(
  draft: WholeDraft,
  path: string | null,
  ask: (board: OpenBoard) => Promise<T>,
): ReadOf<T> {
  const now = open.value?.board.key === keyOf(draft) ? open.value : null;
  const [answer, setAnswer] = useState<{ path: string; rows: number; value: T | null } | null>(null);
  useEffect(() => {
    if (path === null || now === null) return;
    let stale = false;
    const say = (value: T | null) => stale || setAnswer({ path, rows: now.rows, value });
    ask(now.board).then(say, () => say(null));
    return () => {
      stale = true;
    };
  }, [path, now]);
  const mine = answer !== null && answer.path === path && answer.rows === now?.rows ? answer : null;
  const told = useRead<T>(path !== null && (now === null || mine?.value === null) ? path : null);
  if (path === null || now === null || mine?.value === null) return told;
  const again = () => setAnswer(null);
  if (mine) return { state: 'ready', value: mine.value, problem: null, again };
  return { state: 'loading', value: null, problem: null, again };
}

/** Who else might take the unit and what that costs with all else left alone. Null: nothing is asked. */
export const useChoices = (draft: WholeDraft, unitId: string | null): ReadOf<Choice[]> =>
  useAnswer(draft, unitId && `drafts/${draft.id}/units/${unitId}`, (board) => board.choices(unitId ?? ''));

/** The three best plans in which another takes the unit. */
export const useRepairs = (draft: WholeDraft, unitId: string): ReadOf<Repair[]> =>
  useAnswer(draft, `drafts/${draft.id}/units/${unitId}/repairs`, (board) => board.repairs(unitId));

/** The best plan that gives the unit to that official. */
export const useRepair = (
  draft: WholeDraft,
  unitId: string,
  officialId: string | null,
): ReadOf<{ repair: Repair | null }> =>
  useAnswer(draft, officialId && `drafts/${draft.id}/units/${unitId}/to/${officialId}`, (board) =>
    board.repair(unitId, officialId ?? ''),
  );

/** The best repair for each of the `told` who could take the unit for least, as far as the engine here knows; empty until then. */
export function useManyRepairs(draft: WholeDraft, unitId: string | null): ReadonlyMap<string, Repair> {
  const now = open.value?.board.key === keyOf(draft) ? open.value : null;
  const [known, setKnown] = useState<{
    unitId: string;
    rows: number;
    by: ReadonlyMap<string, Repair>;
  } | null>(null);
  useEffect(() => {
    if (unitId === null || now === null) return;
    let stale = false;
    now.board.repairsToMany(unitId).then(
      (all) =>
        stale || setKnown({ unitId, rows: now.rows, by: new Map(all.map((one) => [one.officialId, one])) }),
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [unitId, now]);
  return known && known.unitId === unitId && known.rows === now?.rows ? known.by : none;
}

const none: ReadonlyMap<string, Repair> = new Map();
