import { createHash } from 'node:crypto';

import type { Day, Month } from '../../src/kernel/day.ts';
import type { OfficialId, UnitId, VisitId } from '../../src/kernel/id.ts';
import type { AppointedRole } from '../../src/kernel/policy.ts';

/** An assignment as a fact says it: `until` is the first day no longer held. */
interface Assignment {
  officialId: OfficialId;
  unitId: UnitId;
  from: Day;
  until: Day | null;
}
interface Visit {
  id: VisitId;
  officialId: OfficialId;
  unitId: UnitId;
  day: Day;
  kind: 'groupMeeting' | 'householdCall';
  householdsPresent: number | null;
  note: string;
}

const names = new Map<string, string>();
/** The same name is always the same id, so a test may say «An» where the code says a uuid. */
export function idOf<Id extends string>(name: string): Id {
  const hex = createHash('sha256').update(name.normalize('NFC')).digest('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  names.set(id, name);
  return id as Id;
}
export const nameOf = (id: string): string => names.get(id) ?? id;
export const day = (d: string) => d as Day;
export const month = (m: string) => m as Month;

/**
 * A small world from a few words, one fact a line:
 *   `xã has tổ1, tổ2`                               (since ever; the next tier only: what hangs where)
 *   `An is official of xã`                          (a duty, since ever)
 *   `An holds tổ1 from 2016-07-21 [until 2016-12-01]`
 *   `An meets tổ1 on 2016-08-15`                    (also: `calls`, a household call)
 */
export function world(text: string) {
  const tree: { above: string; below: string }[] = [];
  const duties: { who: string; role: AppointedRole; where: string }[] = [];
  const assignments: Assignment[] = [];
  const visits: Visit[] = [];
  const grammar: [RegExp, (a: string, b: string, c: string, d?: string) => void][] = [
    [
      /^(\S+) has (.+)$/,
      (above, all) => {
        for (const below of all.split(/, */)) tree.push({ above, below });
      },
    ],
    [
      /^(\S+) is (administrator|clerk|official|board|committee|inspector|cell|groupHead|superior) of (\S+)$/,
      (who, role, where) => duties.push({ who, role: role as AppointedRole, where }),
    ],
    [
      /^(\S+) holds (\S+) from (\S+)(?: until (\S+))?$/,
      (who, where, from, until) =>
        assignments.push({
          officialId: idOf(who),
          unitId: idOf(where),
          from: day(from),
          until: until === undefined ? null : day(until),
        }),
    ],
    [
      /^(\S+) (meets|calls) (\S+) on (\S+)$/,
      (who, how, where, on = '') =>
        visits.push({
          id: idOf(`visit ${visits.length}`),
          officialId: idOf(who),
          unitId: idOf(where),
          day: day(on),
          kind: how === 'meets' ? 'groupMeeting' : 'householdCall',
          householdsPresent: how === 'meets' ? 20 : null,
          note: '',
        }),
    ],
  ];
  for (const line of text.split('\n').map((l) => l.trim())) {
    if (line === '') continue;
    const rule = grammar.find(([pattern]) => pattern.test(line));
    if (rule === undefined) throw new Error(`world: cannot read «${line}»`);
    const [pattern, add] = rule;
    const [, a = '', b = '', c = '', d] = pattern.exec(line) ?? [];
    add(a, b, c, d);
  }
  return { tree, duties, assignments, visits };
}
