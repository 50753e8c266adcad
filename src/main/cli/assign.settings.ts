import { readFile } from 'node:fs/promises';
import {
  defaultRules,
  hardRules,
  type Pair,
  type Rules,
  type Spread,
  type Tier,
  tierNames,
} from '../../engine/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { type Member, NotJson, type Placed, parsePlaced } from '../../server/placed-json.ts';
import type { Findings } from './assign.findings.ts';
import type { Lists } from './assign.lists.ts';

/** Where each lock and forbid stands, for what can be judged only with the lists at hand. */
export type PlacedPair = Pair & { readonly line: number; readonly column: number };
export type PlacedRules = Rules & {
  readonly locks: readonly PlacedPair[];
  readonly forbid: readonly PlacedPair[];
};

/** Reads the rules; what is left out is as in `defaultRules`. What is unknown or wrong goes to the findings. */
export async function readRules(file: string | undefined, findings: Findings): Promise<PlacedRules> {
  const defaults = { ...defaultRules, locks: [], forbid: [] };
  if (file === undefined) return defaults;
  const text = await readFile(file, 'utf8');
  try {
    return { ...defaults, ...new Reading(file, findings).rules(parsePlaced(text)) };
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    findings.refuse(file, error.line, error.column, says.notJson);
    return defaults;
  }
}

/** What locks and forbids say against the lists and against each other. A lock over a hard rule is a note. */
export function judgePairs(file: string, rules: PlacedRules, lists: Lists, findings: Findings): void {
  const officials = new Map(lists.officials.map(({ id }, at) => [id, at]));
  const units = new Map(lists.units.map(({ id }, at) => [id, at]));
  const listed =
    lists.costs &&
    new Set(lists.costs.unit.map((unit, at) => unit * officials.size + (lists.costs?.official[at] ?? 0)));
  const locked = new Set<string>();
  const forbidden = new Set(rules.forbid.map(({ unit, official }) => JSON.stringify([unit, official])));
  for (const pair of [...rules.locks, ...rules.forbid]) {
    const { unit, official, line, column } = pair;
    if (!units.has(unit)) findings.refuse(file, line, column, says.unknownId(unit, 'units'));
    if (!officials.has(official)) findings.refuse(file, line, column, says.unknownId(official, 'officials'));
  }
  for (const { unit, official, line, column } of rules.locks) {
    if (locked.has(unit)) findings.refuse(file, line, column, says.lockedTwice(unit));
    locked.add(unit);
    if (forbidden.has(JSON.stringify([unit, official])))
      findings.refuse(file, line, column, says.lockedAndForbidden);
    const [unitAt, officialAt] = [units.get(unit), officials.get(official)];
    if (unitAt === undefined || officialAt === undefined) continue;
    if (listed && !listed.has(unitAt * officials.size + officialAt))
      findings.refuse(file, line, column, says.notListed);
    for (const rule of broken(rules, lists, unitAt, officialAt))
      findings.note(file, line, column, says.lockWins(rule));
  }
}

/** The hard rules that a locked pair goes against. */
function broken(rules: Rules, { officials, units }: Lists, unitAt: number, officialAt: number): string[] {
  const official = officials[officialAt];
  const unit = units[unitAt];
  const breaks = {
    requiredSkills: unit?.requiredSkills?.some((skill) => !official?.skills?.includes(skill)),
    home: official?.homeUnit === unit?.id,
    area: Boolean(official?.area && unit?.area) && official?.area !== unit?.area,
  };
  return hardRules.filter((rule) => rules.hard.includes(rule) && breaks[rule]);
}

type Handlers = Record<string, (value: Placed) => void>;

/** Walks through a rules file, each value beside its check. */
class Reading {
  private readonly file: string;
  private readonly findings: Findings;

  constructor(file: string, findings: Findings) {
    this.file = file;
    this.findings = findings;
  }

  rules(root: Placed): Partial<PlacedRules> {
    const found: { -readonly [Key in keyof PlacedRules]?: PlacedRules[Key] } = {};
    this.object(root, {
      balance: (value) => {
        found.balance = this.balance(value);
      },
      hard: (value) => {
        found.hard = this.list(value, (item) => this.oneOf(item, hardRules));
      },
      tiers: (value) => {
        found.tiers = this.tiers(value);
      },
      points: (value) => {
        found.points = this.points(value);
      },
      locks: (value) => {
        found.locks = this.list(value, (item) => this.pair(item));
      },
      forbid: (value) => {
        found.forbid = this.list(value, (item) => this.pair(item));
      },
      maxChanges: (value) => {
        found.maxChanges =
          value.kind === 'plain' && value.value === null ? null : (this.whole(value) ?? null);
      },
    });
    return found;
  }

  private balance(value: Placed): Rules['balance'] {
    let { by, spread }: { by: 'count' | 'weight'; spread: Spread } = defaultRules.balance;
    this.object(value, {
      by: (item) => {
        by = this.oneOf(item, ['count', 'weight'] as const) ?? by;
      },
      spread: (item) => {
        const isNumber = item.kind === 'plain' && typeof item.value === 'number';
        const named = ['least', 'tight', 'band', 'none'] as const;
        spread = (isNumber ? this.whole(item) : this.oneOf(item, named, says.spread)) ?? spread;
      },
    });
    return { by, spread };
  }

  private tiers(value: Placed): Tier[] {
    const seen = new Set<string>();
    return this.list(value, (item) => {
      const tier = this.tier(item);
      if (tier && seen.has(tier.tier)) return this.refuse(item, says.tierTwice(tier.tier));
      if (tier) seen.add(tier.tier);
      return tier;
    });
  }

  private tier(item: Placed): Tier | undefined {
    if (item.kind !== 'object') {
      const tier = this.oneOf(item, tierNames);
      return tier && { tier, tolerance: 0 };
    }
    let tier: Tier['tier'] | undefined;
    let tolerance: number | undefined = 0;
    this.object(item, {
      tier: (name) => {
        tier = this.oneOf(name, tierNames);
      },
      tolerance: (part) => {
        const number = part.kind === 'plain' ? part.value : null;
        tolerance =
          typeof number === 'number' && number >= 0 && number <= 1000
            ? number
            : this.refuse(part, says.tolerance);
      },
    });
    if (!item.members.some(({ key }) => key === 'tier')) return this.refuse(item, says.noTier);
    return tier && tolerance !== undefined ? { tier, tolerance } : undefined;
  }

  private points(value: Placed): Rules['points'] {
    const points = { ...defaultRules.points };
    const set = (name: keyof typeof points) => (item: Placed) => {
      points[name] = this.whole(item) ?? points[name];
    };
    this.object(value, {
      metre: set('metre'),
      missingSkill: set('missingSkill'),
      otherArea: set('otherArea'),
      change: set('change'),
    });
    return points;
  }

  private pair(item: Placed): PlacedPair | undefined {
    const { line, column } = item;
    const found: { unit?: string | undefined; official?: string | undefined } = {};
    this.object(item, {
      unit: (id) => {
        found.unit = this.id(id);
      },
      official: (id) => {
        found.official = this.id(id);
      },
    });
    if (item.kind !== 'object') return undefined;
    for (const key of ['unit', 'official'])
      if (!item.members.some((member) => member.key === key)) return this.refuse(item, says.halfPair(key));
    const { unit, official } = found;
    return unit !== undefined && official !== undefined ? { unit, official, line, column } : undefined;
  }

  /** Numbers too: a spreadsheet's ids often are. */
  private id(item: Placed): string | undefined {
    const value = item.kind === 'plain' ? item.value : null;
    if (typeof value === 'string' || typeof value === 'number') return String(value).normalize('NFC').trim();
    return this.refuse(item, says.id);
  }

  private whole(item: Placed): number | undefined {
    const value = item.kind === 'plain' ? item.value : null;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1e12) return value;
    return this.refuse(item, says.whole);
  }

  private oneOf<Name extends string>(
    item: Placed,
    names: readonly Name[],
    other: Text = says.oneOf(names),
  ): Name | undefined {
    const value = item.kind === 'plain' ? item.value : null;
    return names.find((name) => name === value) ?? this.refuse(item, other);
  }

  private list<Item>(value: Placed, read: (item: Placed) => Item | undefined): Item[] {
    if (value.kind !== 'array') {
      this.refuse(value, says.list);
      return [];
    }
    return value.items.flatMap((item) => read(item) ?? []);
  }

  private object(value: Placed, handlers: Handlers): void {
    if (value.kind !== 'object') {
      this.refuse(value, says.object(Object.keys(handlers)));
      return;
    }
    const seen = new Set<string>();
    for (const member of value.members) {
      if (seen.has(member.key)) this.refuse(member, says.keyTwice(member.key));
      else if (Object.hasOwn(handlers, member.key)) handlers[member.key]?.(member.value);
      else this.refuse(member, says.unknownKey(member.key, Object.keys(handlers)));
      seen.add(member.key);
    }
  }

  private refuse({ line, column }: Placed | Member, text: Text): undefined {
    this.findings.refuse(this.file, line, column, text);
  }
}

const says = {
  notJson: {
    vi: 'từ đây không còn là JSON; kiểm tra dấu phẩy, ngoặc và dấu ngoặc kép',
    en: 'from here on this is no JSON; check commas, brackets and quotes',
  },
  unknownKey: (key: string, keys: readonly string[]) => ({
    vi: `không có khóa «${key}»; dùng: ${keys.join(', ')}`,
    en: `there is no key "${key}"; use: ${keys.join(', ')}`,
  }),
  keyTwice: (key: string) => ({
    vi: `khóa «${key}» có hai lần; xóa một`,
    en: `key "${key}" stands twice; delete one`,
  }),
  oneOf: (names: readonly string[]) => ({
    vi: `giá trị không hợp lệ; dùng một trong: ${names.join(', ')}`,
    en: `not a known value; use one of: ${names.join(', ')}`,
  }),
  spread: {
    vi: 'giá trị không hợp lệ; dùng "least", "tight", "band", "none" hoặc một số nguyên từ 0',
    en: 'not a known value; use "least", "tight", "band", "none" or a whole number from 0',
  },
  whole: { vi: 'phải là số nguyên từ 0', en: 'must be a whole number from 0' },
  tolerance: {
    vi: 'độ nới phải là phần của 1, từ 0 (0.02 là 2 %)',
    en: 'a tolerance is a fraction from 0 (0.02 is 2 %)',
  },
  tierTwice: (tier: string) => ({
    vi: `mức «${tier}» có hai lần; xóa một`,
    en: `tier "${tier}" stands twice; delete one`,
  }),
  noTier: { vi: 'thiếu khóa «tier»', en: 'key "tier" is missing' },
  halfPair: (key: string) => ({
    vi: `thiếu khóa «${key}»; viết {"unit": "…", "official": "…"}`,
    en: `key "${key}" is missing; write {"unit": "…", "official": "…"}`,
  }),
  id: { vi: 'mã phải là một chuỗi', en: 'an id must be a text' },
  list: { vi: 'phải là một danh sách […]', en: 'must be a list […]' },
  object: (keys: readonly string[]) => ({
    vi: `phải là {…} với các khóa: ${keys.join(', ')}`,
    en: `must be {…} with the keys: ${keys.join(', ')}`,
  }),
  unknownId: (id: string, list: 'units' | 'officials') => ({
    vi: `mã «${id}» không có trong danh sách ${list === 'units' ? 'đơn vị' : 'cán bộ'}; sửa mã hoặc xóa dòng này`,
    en: `id "${id}" is not in the list of ${list}; correct the id or delete this entry`,
  }),
  lockedTwice: (unit: string) => ({
    vi: `đơn vị «${unit}» bị khóa hai lần; xóa một`,
    en: `unit "${unit}" is locked twice; delete one`,
  }),
  lockedAndForbidden: {
    vi: 'cặp này vừa bị khóa vừa bị cấm; xóa một trong hai',
    en: 'this pair is locked and forbidden; delete one of the two',
  },
  notListed: {
    vi: 'tệp chi phí không có cặp bị khóa này; thêm chi phí hoặc bỏ khóa',
    en: 'the costs do not list this locked pair; add its cost or remove the lock',
  },
  lockWins: (rule: string) => ({
    vi: `khóa này thắng quy tắc cứng «${rule}»`,
    en: `this lock wins over the hard rule "${rule}"`,
  }),
};
