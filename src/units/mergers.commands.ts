import { addDays } from '../kernel/day.ts';
import { newId, type UnitId } from '../kernel/id.ts';
import { identityKey } from '../kernel/name.ts';
import { Problem } from '../kernel/problem.ts';
import type { Sender } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db } from '../server/sql.ts';
import { kindsByCode } from './kind.sql.ts';
import { kindOfName, mergerProblem } from './mergers.rules.ts';
import { type Coded, listedAgain, unitsByCode } from './mergers.sql.ts';
import { type MergerRow, UnitMergers } from './mergers.ts';
import { operation, type Reshaping, settledPlan, type UnitFollower } from './operation.commands.ts';
import { judgedAt, refuseBeside, refuseSome } from './reach.sql.ts';
import { openAt, sumOf } from './succession.commands.ts';
import { beneathOf } from './tree.sql.ts';
import { changedFrom, endedAt, holdsOn, unitProblem } from './unit.rules.ts';
import { childrenFrom, findHistories, type History, type NewUnit } from './unit.sql.ts';
import { goesOn, reparented, unitChangeProblem } from './unit-change.rules.ts';
import type { Lineage } from './unit-change.ts';

/** A mergers file worked out: what is wrong row by row, and, where nothing is, the change it makes. */
export interface Mergers {
  findings: { line: number; problem: Problem }[];
  /** Null where a row is wrong. */
  reshaping: Reshaping | null;
  /** Lines of units that go on as they are. */
  kept: ReadonlySet<number>;
}

export const applyMergers = operation({
  kind: 'unit.mergers',
  name: { vi: 'Nhập bảng sáp nhập đơn vị', en: 'Apply a mergers file' },
  body: UnitMergers,
  may: { action: 'unit.change', unit: judgedAt<UnitMergers>((body) => body.beneathId) },
  async plan(db, said, by, followers) {
    const { findings, reshaping } = await readMergers(db, said, by, followers);
    return reshaping ?? (findings[0]?.problem as Problem);
  },
});

/** A row with the units it speaks of. */
interface Resolved {
  row: MergerRow;
  from: Coded;
  /** Null: it ends without successor. */
  toId: UnitId | null;
}

/**
 * Works out a mergers file: old codes as of the day before, new ones as of the day, by those entered for that day first, else by a unit of
 * before that keeps code and name, else as new. Cost: a handful of statements and the rows of the units it touches, however many.
 */
export async function readMergers(
  db: Db,
  said: UnitMergers,
  by: Sender,
  followers: readonly UnitFollower[],
): Promise<Mergers> {
  const findings: Mergers['findings'] = [];
  const outside = await refuseSome(db, [said.beneathId], by);
  if (outside) return { findings: [{ line: 1, problem: outside }], reshaping: null, kept: new Set() };
  const { resolved, begin } = await resolve(db, said, findings);
  const froms = new Map<UnitId, Resolved[]>();
  for (const one of resolved) froms.set(one.from.id, [...(froms.get(one.from.id) ?? []), one]);
  const ids = [...froms.keys()];
  const childIds = await childrenFrom(db, ids, said.from);
  const before = await findHistories(db, [...ids, ...childIds]);
  const open = await openAt(db, partedOnly(froms), said.from, followers);
  const homeId = await homeUnit(db);
  const over = new Set(
    childIds.flatMap((id) =>
      (before.get(id)?.edges ?? [])
        .filter(({ until }) => until === null || until > said.from)
        .map((edge) => edge.parentId),
    ),
  );
  const after = new Map<UnitId, History>();
  const heirs = new Map<UnitId, UnitId>();
  const lineage: Lineage[] = [];
  for (const [id, rows] of froms) {
    const problem = end(id, rows);
    if (problem) findings.push({ line: rows[0]?.row.line ?? 1, problem });
  }
  const ends = new Set(heirs.keys());
  for (const { row, from, toId } of resolved) {
    const [also] = toId !== null && toId !== from.id && ends.has(toId) ? (froms.get(toId) ?? []) : [];
    if (!also) continue;
    const facts = { name: also.from.name, line: also.row.line };
    findings.push({ line: row.line, problem: mergerProblem.endsToo(facts) });
    heirs.delete(from.id);
  }
  for (const line of lineage) if (line.how === 'above') line.toId = heirOf(line.toId);
  for (const id of childIds) {
    const history = after.get(id) ?? (before.get(id) as History);
    const left = history.edges.some(
      ({ parentId, until }) => heirs.has(parentId) && (until === null || until > said.from),
    );
    const to = (up: UnitId) => (heirs.has(up) ? heirOf(up) : undefined);
    if (left) after.set(id, { ...history, edges: reparented(history.edges, said.from, to) });
  }
  await begun();
  await grown();
  findings.sort((a, b) => a.line - b.line);
  const kept = new Set(
    [...froms.values()].flatMap((rows) =>
      rows.length === 1 && rows[0]?.toId === rows[0]?.from.id ? [rows[0]?.row.line ?? 0] : [],
    ),
  );
  if (findings.length > 0) return { findings, reshaping: null, kept };
  const { changeId, from: day, document = '' } = said;
  const units = begin.map(({ unit }) => unit);
  const planned = await settledPlan({ changeId, day, document, begin: units, before, after, lineage }, db);
  if (!(planned instanceof Problem)) return { findings, reshaping: planned, kept };
  const { name } = planned.facts as { name?: string };
  const line = resolved.find(({ from }) => from.name === name)?.row.line ?? 1;
  return { findings: [{ line, problem: planned }], reshaping: null, kept };

  /** Where what hung on a unit hangs from that day on: beneath the first of its heirs that goes on. */
  function heirOf(id: UnitId): UnitId {
    let at = id;
    for (let next = heirs.get(at); next !== undefined; next = heirs.get(at)) at = next;
    return at;
  }

  /** Hangs each unit that begins: where its row says, else where the one beside it hung; there the sender must be allowed to. */
  async function begun(): Promise<void> {
    for (const { unit, beside } of begin) {
      const hung = before.get(beside.id)?.edges.find((edge) => holdsOn(edge, said.from))?.parentId ?? null;
      const parentId = unit.parentId ?? hung;
      unit.parentId = parentId && heirOf(parentId);
    }
    const parentIds = [...new Set(begin.flatMap(({ unit }) => unit.parentId ?? []))];
    const own = new Set(await beneathOf(db, parentIds, said.beneathId, said.from));
    const beside = (await refuseBeside(db, said.beneathId, by)) && parentIds;
    const refused = new Map<UnitId, Problem>();
    for (const id of beside ?? parentIds.filter((one) => !own.has(one))) {
      const problem = (await refuseBeside(db, id, by)) ?? (await refuseSome(db, [id], by));
      if (problem) refused.set(id, problem);
    }
    for (const { unit, line } of begin) {
      const { parentId, name } = unit;
      const problem = parentId ? refused.get(parentId) : mergerProblem.noParent({ name });
      if (problem) findings.push({ line, problem });
    }
  }

  /** The households of units that take others over, where they are known of each that came and nothing came or went in parts. */
  async function grown(): Promise<void> {
    const came = new Map<UnitId, (number | null)[]>();
    for (const { toId, how, households } of lineage)
      if (how !== 'above') came.set(toId, [...(came.get(toId) ?? []), households]);
    for (const { unit } of begin) unit.households = sumOf(came.get(unit.id) ?? [null]);
    const gave = new Set(lineage.map(({ fromId }) => fromId));
    const taking = await findHistories(
      db,
      [...came.keys()].filter((id) => !gave.has(id)),
    );
    for (const [id, history] of taking) {
      const total = sumOf([...(came.get(id) ?? []), ownOf(history.facts)]);
      if (total === null) continue;
      before.set(id, history);
      const { edges } = after.get(id) ?? history;
      after.set(id, { edges, facts: changedFrom(history.facts, said.from, { households: total }) });
    }
  }

  /** A unit's own share of what it has from that day on; null: not known, or told for that very day already, with all that came. */
  function ownOf(facts: History['facts']): number | null {
    const [now, then] = [said.from, addDays(said.from, -1)].map((day) =>
      facts.find((fact) => holdsOn(fact, day)),
    );
    if (!then) return now?.households == null ? 0 : null;
    return now?.households === then.households ? then.households : null;
  }

  function householdsOf(id: UnitId): number | null {
    return before.get(id)?.facts.find((fact) => holdsOn(fact, said.from))?.households ?? null;
  }

  /** What one old unit becomes; undefined where its rows are right. */
  function end(id: UnitId, rows: readonly Resolved[]): Problem | undefined {
    const history = before.get(id) as History;
    const [first] = rows as [Resolved];
    const { name } = first.from;
    if (!goesOn(history.facts, said.from)) return unitChangeProblem.begunThatDay({ name, day: said.from });
    const went = new Map<UnitId, Lineage>();
    for (const { toId, row } of rows)
      if (toId !== null && toId !== id)
        went.set(toId, {
          ...{ fromId: id, toId, how: row.part ? 'part' : 'whole' },
          ...{ households: row.part ? null : householdsOf(id), heir: false },
          ...(row.document && { document: row.document }),
        });
    lineage.push(...went.values());
    if (rows.some(({ toId }) => toId === id)) return;
    if (id === homeId) return unitProblem.isHome({ name });
    const whole = rows.find(({ row }) => !row.part)?.toId;
    const answer = said.heirs?.[first.row.oldCode];
    const chosen = answer && rows.find(({ row }) => row.newCode === answer)?.toId;
    if (answer && !chosen) return unitChangeProblem.heirUnknown({ name });
    if (first.row.part && !whole && !chosen) {
      const waiting = open.get(id) ?? (over.has(id) ? beneath : undefined);
      if (waiting) return unitChangeProblem.askHeir({ name, open: waiting });
    }
    const heirId =
      whole ?? chosen ?? first.toId ?? history.edges.find((edge) => holdsOn(edge, said.from))?.parentId;
    if (!heirId) return unitChangeProblem.noneAbove({ name });
    heirs.set(id, heirId);
    after.set(id, { facts: endedAt(history.facts, said.from), edges: endedAt(history.edges, said.from) });
    const line = went.get(heirId);
    if (line) line.heir = true;
    else lineage.push({ fromId: id, toId: heirId, how: 'above', households: null, heir: true });
    return;
  }
}

const beneath = { vi: 'đơn vị bên dưới', en: 'units beneath' };
const partedOnly = (froms: ReadonlyMap<UnitId, readonly Resolved[]>): UnitId[] =>
  [...froms].filter(([, rows]) => rows.every(({ row }) => row.part)).map(([id]) => id);

/** A unit that begins with the file, the line that names it first, and the unit whose place it takes where no parent is given. */
interface Beginning {
  unit: NewUnit & { parentId: UnitId | null };
  line: number;
  beside: Coded;
}

/** Codes to units; what cannot be is found. A new unit that no list has entered begins here. */
async function resolve(db: Db, said: UnitMergers, findings: Mergers['findings']) {
  const { rows, from: day, beneathId, codes = {} } = said;
  const codeOf = (code: string) => codes[code] ?? code;
  const asked = rows.flatMap(({ oldCode, newCode, newParentCode }) => [
    oldCode,
    ...[newCode, newParentCode].flatMap((code) => (code ? [codeOf(code)] : [])),
  ]);
  const coded = await unitsByCode(db, beneathId, [...new Set(asked)], day);
  const kinds = await kindsByCode(db);
  const entered = (code: string) => coded.now.get(code)?.filter(({ from }) => from === day) ?? [];
  const staying = (code: string) => coded.now.get(code)?.filter(({ from }) => from !== day) ?? [];
  // A code alone may be another unit's from that day: it stands for one of before only where the list of that day names it again.
  const again = await listedAgain(db, day);
  const aboveOf = (code: string): Coded | null => entered(code)[0] ?? staying(code)[0] ?? null;
  const begun = new Map<string, Beginning>();
  const seen = new Map<string, number>();
  const wholes = new Map<UnitId, number>();
  const resolved: Resolved[] = [];

  for (const row of rows) {
    const one = read(row);
    if ('code' in one && 'status' in one) findings.push({ line: row.line, problem: one as Problem });
    else resolved.push(one as Resolved);
  }
  return { resolved, begin: [...begun.values()] };

  function read(row: MergerRow): Resolved | Problem {
    const from = oldOf(row);
    if ('status' in from) return from;
    const key = `${from.id} ${row.newCode ?? ''}`;
    const before = seen.get(key);
    if (before !== undefined) return mergerProblem.twice({ line: before });
    seen.set(key, row.line);
    if (!row.part) {
      const whole = wholes.get(from.id);
      if (whole !== undefined) return mergerProblem.wholeTwice({ code: row.oldCode, line: whole });
      wholes.set(from.id, row.line);
    }
    if (row.newCode === undefined) return { row, from, toId: null };
    const to = newOf(row, codeOf(row.newCode), from);
    return typeof to === 'string' ? { row, from, toId: to } : to;
  }

  function oldOf({ oldCode, oldName }: MergerRow): Coded | Problem {
    const found = coded.before.get(oldCode) ?? [];
    if (found.length === 0) return mergerProblem.oldUnknown({ code: oldCode, day });
    const named = oldName ? found.filter(({ name }) => identityKey(name) === identityKey(oldName)) : found;
    const [first] = named;
    if (!first)
      return mergerProblem.otherName({ code: oldCode, name: oldName ?? '', found: found[0]?.name ?? '' });
    return named.length > 1 ? mergerProblem.several({ code: oldCode, count: named.length }) : first;
  }

  function newOf(row: MergerRow, code: string, beside: Coded): UnitId | Problem {
    const same = (name: string) => !row.newName || identityKey(name) === identityKey(row.newName);
    const before = begun.get(code);
    if (before)
      return same(before.unit.name)
        ? before.unit.id
        : mergerProblem.newOtherwise({ code, name: before.unit.name, line: before.line });
    const list = entered(code);
    const [listed] = list.filter(({ name }) => same(name));
    if (listed) return listed.id;
    if (list[0]) return mergerProblem.otherName({ code, name: row.newName ?? '', found: list[0].name });
    const [kept] = staying(code).filter(({ name }) => same(name));
    if (kept && (row.newName || again.has(kept.id))) return kept.id;
    if (!row.newName) return mergerProblem.newUnknown({ code, day });
    const kind = kinds.get(row.newKind ?? kindOfName(row.newName, kinds.values())?.code ?? beside.kind);
    if (!kind) return unitProblem.unknownKind({ kind: row.newKind ?? '' });
    if (kind.tier !== kinds.get(beside.kind)?.tier)
      return unitChangeProblem.tiersDiffer({ name: row.newName, other: beside.name });
    const above = row.newParentCode === undefined ? undefined : aboveOf(codeOf(row.newParentCode));
    if (above === null) return mergerProblem.noParent({ name: row.newName });
    if (above && (kinds.get(above.kind)?.tier ?? 0) >= kind.tier)
      return unitProblem.notBelow({ name: row.newName, parent: above.name });
    const unit = {
      ...{ id: newId<UnitId>(), kind: kind.code, name: row.newName, code },
      parentId: above?.id ?? null,
    };
    begun.set(code, { unit, line: row.line, beside });
    return unit.id;
  }
}
