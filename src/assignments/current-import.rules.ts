import type { Day } from '../kernel/day.ts';
import { written } from '../kernel/day.ts';
import type { AssignmentId, OfficialId, PlanId, UnitId } from '../kernel/id.ts';
import { identityKey, searchKey } from '../kernel/name.ts';
import { type Problem, requestProblem } from '../kernel/problem.ts';
import type { KnownOfficial } from '../officials/official-import.rules.ts';
import { planName } from '../plans/plan.rules.ts';
import type { Plan } from '../plans/plan.ts';
import { type ChainLink, LinkKind } from '../units/kind.ts';
import { dayIn, type ListedLine, type ListedRow, listedProblem, refusedRow } from '../units/listed.rules.ts';
import { type PasteColumn, pasteProblem } from '../units/paste.rules.ts';
import { Places } from '../units/places.rules.ts';
import { holdsOn, type Stretch } from '../units/unit.rules.ts';
import type { StandingUnit } from '../units/unit-import.rules.ts';
import { assignmentProblem } from './assignment.rules.ts';
import { kindText } from './assignment.texts.ts';
import type { AssignmentGiven } from './assignment.ts';
import { draftProblem, notInOffice, refusePlanDay } from './draft.rules.ts';

/** The columns of a list of who has which unit. */
export const currentColumns = [
  {
    key: 'official',
    heading: { vi: 'Họ và tên', en: 'Name' },
    also: ['họ tên', 'cán bộ', 'người phụ trách', 'người theo dõi', 'người được phân công', 'official'],
  },
  { key: 'post', heading: { vi: 'Chức vụ, cơ quan', en: 'Post' }, also: ['chức vụ', 'chức danh'] },
  { key: 'sector', heading: { vi: 'Ngành', en: 'Sector' }, also: ['cơ quan', 'đơn vị công tác', 'bộ phận'] },
  { key: 'contact', heading: { vi: 'Liên hệ', en: 'Contact' }, also: ['điện thoại', 'số điện thoại', 'sđt'] },
  {
    key: 'unit',
    heading: { vi: 'Đơn vị', en: 'Unit' },
    also: ['tổ', 'tên đơn vị', 'tên tổ', 'đơn vị được phân công', 'địa bàn'],
  },
  { key: 'unitCode', heading: { vi: 'Mã đơn vị', en: 'Unit code' }, also: ['mã', 'code'] },
  { key: 'parent', heading: { vi: 'Thuộc', en: 'Under' }, also: ['thuộc ấp', 'thuộc đơn vị', 'ấp'] },
  { key: 'kind', heading: { vi: 'Hình thức', en: 'Kind' }, also: ['hình thức phân công'] },
  { key: 'plan', heading: { vi: 'Kế hoạch', en: 'Plan' }, also: ['số kế hoạch', 'theo kế hoạch'] },
  { key: 'from', heading: { vi: 'Từ ngày', en: 'From' }, also: ['kể từ ngày', 'ngày bắt đầu'] },
  { key: 'reason', heading: { vi: 'Lý do', en: 'Reason' }, also: ['ghi chú'] },
] as const satisfies PasteColumn<string>[];
type Key = (typeof currentColumns)[number]['key'];
type Line = ListedLine<Key>;

/** An issued plan, with the unit whose officials it assigns and whether who brings the list may publish there. */
export interface IssuedPlan
  extends Pick<Plan, 'id' | 'type' | 'number' | 'symbol' | 'issuedOn' | 'withdrawnOn' | 'period'> {
  root: UnitId;
  may: boolean;
}
/** Who has, had or is to have a unit, and on which days. */
export interface Holding extends Stretch {
  unitId: UnitId;
  kind: LinkKind;
  officialId: OfficialId;
  officialName: string;
}
export interface CurrentListing {
  units: readonly StandingUnit[];
  officials: readonly KnownOfficial[];
  plans: readonly IssuedPlan[];
  links: readonly ChainLink[];
  /** Of every day from the earliest on that a row says. */
  holdings: readonly Holding[];
  on: Day;
  idOf: (line: number) => AssignmentId;
}
/** An assignment to be given, and the unit over which its holder serves. */
export interface CurrentEntry {
  given: AssignmentGiven;
  root: UnitId;
}
type Row = ListedRow<CurrentEntry>;

/**
 * Judges a list of who has which unit row by row, by the rules of a single assignment. Who has the unit already stays; another
 * holder refuses the row. Without a plan it is the one issued plan that holds that day; without a kind, the one that the chain knows.
 */
export function judgeCurrent(lines: readonly Line[], listing: CurrentListing): Row[] {
  const reading = new CurrentReading(listing);
  return lines.map((line) => reading.take(line));
}

/** The earliest day from which a row of the list holds, or the list's own. */
export const earliestDay = (lines: readonly ListedLine<string>[], on: Day): Day =>
  lines
    .map((line) => dayIn(line.of('from')) as Day | undefined)
    .reduce<Day>((first, day) => (day !== undefined && day < first ? day : first), on);

/** Letters of a reason, as a single assignment takes it. */
const mostReason = 200;

class CurrentReading {
  readonly #of: CurrentListing;
  readonly #places: Places<StandingUnit>;
  readonly #officials = new Map<string, KnownOfficial[]>();
  readonly #held = new Map<string, (Holding & { line?: number })[]>();

  constructor(listing: CurrentListing) {
    this.#of = listing;
    this.#places = new Places(listing.units);
    for (const one of listing.officials) {
      const key = identityKey(one.name);
      this.#officials.set(key, [...(this.#officials.get(key) ?? []), one]);
    }
    for (const one of listing.holdings) this.#hold(one);
  }

  #hold(one: Holding & { line?: number }) {
    const key = `${one.unitId} ${one.kind}`;
    this.#held.set(key, [...(this.#held.get(key) ?? []), one]);
  }

  take(line: Line): Row {
    const unit = this.#unitOf(line);
    const official = this.#officialOf(line);
    const said = dayIn(line.of('from'));
    const from = line.of('from') === '' ? this.#of.on : (said as Day | undefined);
    const day = from ? null : listedProblem.notDay({ heading: 'Từ ngày', cell: line.of('from') });
    const long = line.of('reason').length > mostReason;
    const reason = long ? pasteProblem.tooLong({ heading: 'Lý do', most: mostReason }) : null;
    const problems = [unit.problem, official.problem, day, reason].filter((problem) => problem != null);
    if (problems.length > 0 || !unit.found || !official.found || !from) return refusedRow(line, problems);
    return this.#judge(line, unit.found, official.found, from);
  }

  #judge(line: Line, unit: StandingUnit, official: KnownOfficial, from: Day): Row {
    const known = this.#kept(line, unit, official);
    if (known) return known;
    if (!holdsOn({ from: unit.since, until: unit.until }, from))
      return refusedRow(line, [assignmentProblem.notStanding({ day: from })]);
    if (!holdsOn({ from: official.since, until: official.until }, from)) {
      const gone = notInOffice([official], from);
      return refusedRow(line, gone ? [gone] : []);
    }
    const { plan, kind, problem } = this.#planOf(line, unit, from);
    if (problem || !plan || !kind) return refusedRow(line, problem ? [problem] : []);
    const other = this.#held.get(`${unit.id} ${kind}`)?.find(({ until }) => until === null || until > from);
    if (other) {
      const facts = { unit: unit.name, holder: other.officialName };
      return refusedRow(line, [assignmentProblem.heldAlready(facts)]);
    }
    const held = { unitId: unit.id, kind, officialId: official.id, officialName: official.name };
    this.#hold({ ...held, from, until: null, line: line.line });
    const given = {
      ...{ id: this.#of.idOf(line.line), planId: plan.id as PlanId, kind, unitId: unit.id },
      ...{ officialId: official.id, from, reason: line.of('reason') },
    };
    return { ...refusedRow<CurrentEntry>(line, []), entry: { given, root: plan.root } };
  }

  /** The row says what stands already, or what an earlier row said. */
  #kept(line: Line, unit: StandingUnit, official: KnownOfficial): Row | null {
    const kind = kindSaid(line.of('kind'));
    const kinds = kind ? [kind] : LinkKind.options;
    const mine = kinds
      .flatMap((one) => this.#held.get(`${unit.id} ${one}`) ?? [])
      .find(({ officialId, until }) => officialId === official.id && (until === null || until > this.#of.on));
    if (!mine) return null;
    if (mine.line !== undefined)
      return refusedRow(line, [pasteProblem.twice({ name: unit.name, line: mine.line })]);
    const entry = { given: {} as AssignmentGiven, root: unit.id };
    return { ...refusedRow<CurrentEntry>(line, []), entry, outcome: 'same' };
  }

  #unitOf(line: Line): { found?: StandingUnit; problem?: Problem } {
    const [name, code, parent] = [line.of('unit'), line.of('unitCode'), line.of('parent')];
    const heading = name === '' ? 'Mã đơn vị' : 'Đơn vị';
    const cell = name || code;
    if (cell === '') return { problem: listedProblem.missing({ heading: 'Đơn vị' }) };
    const above = parent === '' ? null : this.#places.said(parent);
    const direct = (above ?? []).flatMap((up) => this.#places.under(up.id, name) ?? []);
    const anywhere = () => (name === '' ? this.#places.coded(code) : this.#places.said(name));
    const named = direct.length > 0 ? direct : anywhere();
    const under = named.filter(
      (one) => one.ours && (above === null || this.#places.above(one).some((up) => above.includes(up))),
    );
    const coded =
      name !== '' && code !== '' ? under.filter((one) => this.#places.coded(code).includes(one)) : [];
    const found = coded.length > 0 ? coded : under;
    if (found.length === 1 && found[0]) return { found: found[0] };
    return found.length === 0
      ? { problem: pasteProblem.unknown({ heading, cell: [cell, parent].filter(Boolean).join(', ') }) }
      : { problem: pasteProblem.unclear({ heading, cell, count: found.length }) };
  }

  #officialOf(line: Line): { found?: KnownOfficial; problem?: Problem } {
    const name = line.of('official');
    if (name === '') return { problem: pasteProblem.noName() };
    let found = this.#officials.get(identityKey(name)) ?? [];
    const facts = { heading: 'Họ và tên', cell: name };
    if (found.length === 0) return { problem: pasteProblem.unknown(facts) };
    const narrow = (key: 'sector' | 'contact' | 'post', of: (one: KnownOfficial) => string) => {
      const said = searchKey(line.of(key));
      const fitting = found.filter((one) => searchKey(of(one)) === said);
      if (said !== '' && found.length > 1 && fitting.length > 0) found = fitting;
    };
    narrow('contact', ({ contact }) => contact);
    narrow('sector', ({ sector }) => sector);
    narrow('post', ({ postTitle }) => postTitle);
    return found.length === 1 && found[0]
      ? { found: found[0] }
      : { problem: pasteProblem.unclear({ ...facts, count: found.length }) };
  }

  /** The plan and the kind that the row says, or the only ones that fit. */
  #planOf(
    line: Line,
    unit: StandingUnit,
    from: Day,
  ): { plan?: IssuedPlan; kind?: LinkKind; problem?: Problem } {
    const [cell, kindCell] = [line.of('plan'), line.of('kind')];
    const kind = kindSaid(kindCell);
    if (kindCell !== '' && !kind)
      return { problem: pasteProblem.unknown({ heading: 'Hình thức', cell: kindCell }) };
    const above = new Set([unit, ...this.#places.above(unit)].map(({ id }) => id));
    const named = this.#of.plans.filter((plan) => cell === '' || isNamed(plan, cell));
    if (named.length === 0)
      return { problem: pasteProblem.unknown({ heading: 'Kế hoạch', cell: cell || written(from) }) };
    const judged = named.map((plan) => ({ plan, ...this.#fits(plan, unit, above, kind, from) }));
    const fitting = judged.filter(({ problem }) => !problem);
    const [only] = fitting;
    if (fitting.length > 1)
      return {
        problem: pasteProblem.unclear({
          heading: 'Kế hoạch',
          cell: cell || written(from),
          count: fitting.length,
        }),
      };
    if (only) return { plan: only.plan, kind: only.kind as LinkKind };
    return { problem: judged[0]?.problem ?? draftProblem.noLink() };
  }

  #fits(
    plan: IssuedPlan,
    unit: StandingUnit,
    above: ReadonlySet<UnitId>,
    said: LinkKind | undefined,
    from: Day,
  ): { kind?: LinkKind; problem?: Problem } {
    const refusal = refusePlanDay(plan, from);
    if (refusal) return { problem: refusal };
    if (!above.has(plan.root)) return { problem: assignmentProblem.notStanding({ day: from }) };
    if (!plan.may) return { problem: requestProblem.notAllowed({ action: 'assignment.publish' }) };
    const tier = this.#places.get(plan.root)?.tier;
    const kinds = this.#of.links
      .filter((link) => link.holderTier === tier && link.heldTier === unit.tier && holdsOn(link, from))
      .map(({ kind }) => kind)
      .filter((kind) => (said ? kind === said : kind !== 'assist'));
    return kinds[0] ? { kind: kinds[0] } : { problem: draftProblem.noLink() };
  }
}

/** A kind as lists call it: «phụ trách», «theo dõi, hỗ trợ», «phối hợp». */
function kindSaid(cell: string): LinkKind | undefined {
  const key = searchKey(cell);
  if (key === '') return undefined;
  const exact = LinkKind.options.find((kind) =>
    [kind.toLowerCase(), searchKey(kindText[kind].vi), searchKey(kindText[kind].en)].includes(key),
  );
  if (exact) return exact;
  if (/phoi hop|assist/.test(key)) return 'assist';
  if (/theo doi|ho tro|follow/.test(key)) return 'followAndSupport';
  return /phu trach|charge/.test(key) ? 'inCharge' : undefined;
}

/** «Kế hoạch 33-KH/ĐU», «33-KH/ĐU», or «33» alone. */
const isNamed = (plan: IssuedPlan, cell: string): boolean => {
  const key = searchKey(cell);
  const name = searchKey(planName(plan));
  return name === key || name.endsWith(` ${key}`) || String(plan.number) === key;
};
