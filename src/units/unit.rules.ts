import { type Day, written } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { identityKey } from '../kernel/name.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';
import type { UnitKind } from './kind.ts';
import type { UnitChange, UnitEdge, UnitFact, UnitRow } from './unit.ts';

/** Why a change of the tree is refused: one sentence each, said to the clerk who makes it. */
export const unitProblem = problems('unit', {
  unknownKind: {
    status: 422,
    vi: (f: { kind: string }) => `Chưa có loại đơn vị «${f.kind}».`,
    en: (f: { kind: string }) => `There is no unit kind «${f.kind}».`,
  },
  notStanding: {
    status: 422,
    vi: (f: { name: string; day: Day }) =>
      `Ngày ${written(f.day)} chưa có hoặc không còn đơn vị «${f.name}».`,
    en: (f: { name: string; day: Day }) => `The unit «${f.name}» does not stand on ${f.day}.`,
  },
  parentNotStanding: {
    status: 422,
    vi: (f: { name: string; day: Day }) =>
      `Đơn vị cấp trên của «${f.name}» không có suốt thời gian kể từ ngày ${written(f.day)}.`,
    en: (f: { name: string; day: Day }) =>
      `The unit above «${f.name}» does not stand all the time from ${f.day}.`,
  },
  notBelow: {
    status: 422,
    vi: (f: { name: string; parent: string }) => `«${f.name}» phải thuộc cấp thấp hơn «${f.parent}».`,
    en: (f: { name: string; parent: string }) => `«${f.name}» must be of a lower tier than «${f.parent}».`,
  },
  nameTaken: {
    status: 409,
    vi: (f: { name: string; parent: string }) => `«${f.parent}» đã có đơn vị tên «${f.name}».`,
    en: (f: { name: string; parent: string }) => `«${f.parent}» already has a unit named «${f.name}».`,
  },
  outside: {
    status: 422,
    vi: (f: { name: string }) => `Đơn vị cấp trên của «${f.name}» nằm ngoài nơi đang nhập.`,
    en: (f: { name: string }) => `The unit above «${f.name}» lies outside the place of this list.`,
  },
  beneathItself: {
    status: 422,
    vi: (f: { name: string }) => `Không thể đặt «${f.name}» dưới chính nó hoặc đơn vị bên dưới nó.`,
    en: (f: { name: string }) => `«${f.name}» cannot hang beneath itself.`,
  },
  hasChildren: {
    status: 422,
    vi: (f: { name: string; count: number; day: Day }) =>
      `Từ ngày ${written(f.day)} «${f.name}» còn ${f.count} đơn vị bên dưới; hãy chuyển hoặc kết thúc các đơn vị đó trước.`,
    en: (f: { name: string; count: number; day: Day }) =>
      `From ${f.day} «${f.name}» still has ${numbered(f.count, 'unit')} beneath; move or end what is there first.`,
  },
  hasBeneath: {
    status: 422,
    vi: (f: { name: string }) => `Bên dưới «${f.name}» còn đơn vị của cấp ấy hoặc cấp cao hơn.`,
    en: (f: { name: string }) => `Beneath «${f.name}» stand units of that tier or above it.`,
  },
  noOutline: {
    status: 422,
    vi: () => 'Không có đường bao (Polygon hoặc MultiPolygon).',
    en: () => 'There is no outline (Polygon or MultiPolygon).',
  },
  aboveHome: {
    status: 403,
    vi: (f: { home: string }) =>
      `Đơn vị cấp trên không do ${f.home} quản lý; khi cấp trên đổi tên hay sắp xếp lại, quản trị ghi nhận.`,
    en: (f: { home: string }) =>
      `Units above are not ${f.home}’s to change; where they are renamed or rearranged, an administrator notes it.`,
  },
  besideHome: {
    status: 422,
    vi: (f: { home: string }) =>
      `Chỉ ghi đơn vị bên dưới ${f.home}; đơn vị khác của cấp trên không quản lý ở đây.`,
    en: (f: { home: string }) =>
      `Only units beneath ${f.home} are kept here; other units of those above are not.`,
  },
  isHome: {
    status: 422,
    vi: (f: { name: string }) => `«${f.name}» là đơn vị chủ quản của hệ thống nên không thể kết thúc.`,
    en: (f: { name: string }) => `«${f.name}» is the unit this system is run for and cannot end.`,
  },
});

/** Days from one on (null: since ever) until another that is no longer of them (null: still). */
export type Stretch = { from: Day | null; until: Day | null };
/** Whether it holds on that day. */
export const holdsOn = ({ from, until }: Stretch, day: Day): boolean =>
  (from === null || from <= day) && (until === null || day < until);

/** The time without a gap in which a unit stands on a day, from the first day to the end; from that day on where it does not. */
export function stretchOn(facts: readonly Stretch[], day: Day): Stretch {
  const at = facts.findIndex((fact) => holdsOn(fact, day));
  if (at < 0) return { from: day, until: day };
  let [first, last] = [at, at];
  while (first > 0 && facts[first - 1]?.until === facts[first]?.from) first--;
  while (last < facts.length - 1 && facts[last + 1]?.from === facts[last]?.until) last++;
  return { from: facts[first]?.from ?? null, until: facts[last]?.until ?? null };
}

/** Whether `outer` holds on every day of `inner`. */
export const covers = (outer: Stretch, inner: Stretch): boolean =>
  (outer.from === null || (inner.from !== null && outer.from <= inner.from)) &&
  (outer.until === null || (inner.until !== null && inner.until <= outer.until));

type Values = Omit<UnitFact, keyof Stretch>;
/** What a change says of the facts, without the unit and the day. */
export function saidIn(change: UnitChange): Partial<Values> {
  const { unitId: _, from: __, changeId: ___, document: ____, ...said } = change;
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/**
 * A unit's facts after `said` became true on `day`: earlier days keep what they had; a later day takes each value too, up to
 * where that value was already known to change. `facts` are in order, without gaps, and one of them holds on `day`.
 */
export function changedFrom(facts: readonly UnitFact[], day: Day, said: Partial<Values>): UnitFact[] {
  const before = facts.find((fact) => holdsOn(fact, day));
  if (before === undefined) return [...facts];
  let still: Partial<Values> = said;
  const changed: UnitFact[] = [];
  for (const fact of facts) {
    if (fact.until !== null && fact.until <= day) {
      changed.push(fact);
      continue;
    }
    still = Object.fromEntries(Object.entries(still).filter(([key]) => same(fact, before, key)));
    if (fact === before && fact.from !== day) changed.push({ ...fact, until: day });
    changed.push({ ...fact, ...still, from: fact === before ? day : fact.from });
  }
  return joined(changed);
}

const same = (a: object, b: object, key: string) => (a as never)[key] === (b as never)[key];

/** Neighbours that say the same are one. */
export function joined<S extends Stretch>(stretches: readonly S[]): S[] {
  const whole: S[] = [];
  for (const next of stretches) {
    const last = whole.at(-1);
    const { from, until, ...values } = next;
    if (
      last?.until != null &&
      last.until === from &&
      Object.keys(values).every((key) => same(next, last, key))
    )
      whole[whole.length - 1] = { ...last, until };
    else whole.push(next);
  }
  return whole;
}

/** The stretches left when nothing holds from `until` on. */
export const endedAt = <S extends Stretch>(stretches: readonly S[], until: Day): S[] =>
  stretches
    .filter(({ from }) => from === null || from < until)
    .map((one) => (one.until === null || one.until > until ? { ...one, until } : one));

type Edge = Omit<UnitEdge, 'parentName'>;
/** For how long a move on `day` holds: until the parent is next known to change, or the unit's end. */
export function moveStretch(edges: readonly Edge[], day: Day, life: Stretch): Stretch {
  const held = edges.find((edge) => holdsOn(edge, day));
  const next = edges.find((edge) => edge.from !== null && edge.from > day);
  return { from: day, until: held ? held.until : (next?.from ?? life.until) };
}

/** The edges after a move, in order. */
export function movedTo(edges: readonly Edge[], parentId: UnitId, over: Stretch): Edge[] {
  const day = over.from as Day;
  const before = edges.filter(({ from }) => from === null || from < day);
  const after = edges.filter(({ from }) => from !== null && from > day);
  return joined([...endedAt(before, day), { parentId, ...over }, ...after]);
}

/** A unit above, as the rules need it. */
export interface Above extends Stretch {
  name: string;
  tier: number;
  /** `identityKey` of those already beneath it. */
  taken: ReadonlySet<string>;
}

/** What is wrong with one new unit under `above` (undefined: no such unit, or outside), or null. */
export function refuseUnit(
  unit: Pick<UnitRow, 'kind' | 'name'>,
  above: Above | undefined,
  kinds: ReadonlyMap<string, UnitKind>,
): Problem | null {
  const kind = kinds.get(unit.kind);
  if (kind === undefined) return unitProblem.unknownKind({ kind: unit.kind });
  if (above === undefined) return unitProblem.outside({ name: unit.name });
  if (kind.tier <= above.tier) return unitProblem.notBelow({ name: unit.name, parent: above.name });
  if (above.taken.has(identityKey(unit.name)))
    return unitProblem.nameTaken({ name: unit.name, parent: above.name });
  return null;
}

/**
 * What is wrong with a list of new units, row by row (null: nothing). Parents come from `standing` or from the list itself,
 * where a parent may also stand below its children. Names that a row brings are taken for the rows after it.
 */
export function refuseUnits(
  units: readonly UnitRow[],
  standing: ReadonlyMap<string, Above>,
  kinds: ReadonlyMap<string, UnitKind>,
  from: Day,
): (Problem | null)[] {
  const known = new Map([...standing].map(([id, above]) => [id, { ...above, taken: new Set(above.taken) }]));
  for (const { id, name, kind } of units)
    known.set(id, { name, tier: kinds.get(kind)?.tier ?? 9, from, until: null, taken: new Set<string>() });
  return units.map((unit) => {
    const above = known.get(unit.parentId);
    const problem = refuseUnit(unit, above, kinds);
    above?.taken.add(identityKey(unit.name));
    return problem;
  });
}
