import { addDays, type Day, lastDay, type Month, monthsOf } from '../../../kernel/day.ts';
import type { OfficialId, RowId, VisitId } from '../../../kernel/id.ts';
import type { Replay } from '../replay.ts';
import { effectiveOn, type Held } from './plan.ts';
import * as words from './words.ts';

export const months: readonly Month[] = monthsOf({ from: effectiveOn, to: '2018-09-30' as Day });

/** Who missed no month: about seven in ten. «Đa số» of the report becomes a share with the rest named. */
export const steadfast = (replay: Replay, held: readonly Held[]): ReadonlySet<OfficialId> =>
  new Set([...new Set(held.map((one) => one.officialId))].filter(() => replay.chance.happens(0.7)));

/** Thirty months of cell meetings, contacts, local activities, contributions and situation notes. */
export function tellDiary(replay: Replay, held: readonly Held[]): void {
  const { chance } = replay;
  const always = steadfast(replay, held);
  for (const month of months)
    for (const [at, one] of held.entries()) {
      const meets = `${month}-0${3 + (at % 6)}` as Day;
      if (always.has(one.officialId) || chance.happens(0.86)) meeting(replay, one, meets);
      if (chance.happens(one.kind === 'inCharge' ? 0.5 : 0.12)) other(replay, one, month);
      if (chance.happens(month.endsWith('3') || month.endsWith('6') || month.endsWith('9') ? 0.7 : 0.08))
        situation(replay, one, month);
    }
}

const write = (replay: Replay, { officialId }: Held, day: Day, kind: string, body: object) =>
  replay.say(officialId, day, kind, body, '20:00');

function meeting(replay: Replay, held: Held, day: Day): void {
  const { chance } = replay;
  const contributions = chance.happens(0.06)
    ? [{ id: replay.id<RowId>(day), kind: 'idea', what: chance.pick(words.ideas) }]
    : [];
  write(replay, held, day, 'visit.record', {
    ...{ id: replay.id<VisitId>(day), unitId: held.unitId, day, kind: 'cellMeeting', contributions },
    note: chance.pick(words.meetings),
  });
}

function other(replay: Replay, held: Held, month: Month): void {
  const { chance } = replay;
  const day = `${month}-${chance.between(10, 27)}` as Day;
  const kind = chance.pick(['contact', 'localActivity', 'localActivity', 'householdCall']);
  const contributions =
    kind === 'localActivity' && chance.happens(0.4)
      ? [
          chance.happens(0.5)
            ? { id: replay.id<RowId>(day), kind: 'work', what: chance.pick(words.works) }
            : {
                ...{ id: replay.id<RowId>(day), kind: 'money', what: chance.pick(words.gifts) },
                valueVnd: chance.between(2, 30) * 100_000,
              },
        ]
      : [];
  write(replay, held, day, 'visit.record', {
    ...{ id: replay.id<VisitId>(day), unitId: held.unitId, day, kind, contributions },
    note: chance.pick(words.others),
  });
}

function situation(replay: Replay, held: Held, month: Month): void {
  const { chance } = replay;
  const day = addDays(lastDay(month), -chance.between(0, 6));
  const [partyWork, peopleLife] = [chance.pick(words.partyWork), chance.pick(words.peopleLife)];
  const id = replay.id<RowId>(day);
  write(replay, held, day, 'situationNote.record', { id, unitId: held.unitId, day, partyWork, peopleLife });
}
