import { addDays, type Day, type Month, monthOf } from '../../../kernel/day.ts';
import type { RowId, TopicId, UnitId, VisitId } from '../../../kernel/id.ts';
import { occurrences } from '../../../visits/meeting-day.rules.ts';
import type { Person } from '../person.ts';
import type { Replay } from '../replay.ts';
import type { Held, Rule } from './holding.ts';
import type { House } from './people.ts';
import type { Plans } from './plan.ts';
import * as words from './words.ts';

export const lastDay = '2016-09-26' as Day;
const months = ['2016-08', '2016-09'] as Month[];

/** Two who write on paper only: the clerk enters their lines. */
const onPaper = (house: House) => [house.officials[12], house.officials[33]];

/** A regular meeting that the one who holds the group did not attend. */
export interface Missed {
  held: Held;
  month: Month;
}

/**
 * Two months in the field: first contacts, meetings, activities, calls, contributions, situation notes, coordination.
 * Returns the meetings that were missed, for those who urge.
 */
export function tellDiary(
  replay: Replay,
  house: House,
  plans: Plans,
  held: readonly Held[],
  meetingDays: ReadonlyMap<UnitId, Rule>,
): Missed[] {
  const diary = new Diary(replay, house, plans);
  for (const one of held) {
    diary.firstContact(one);
    const rule = meetingDays.get(one.group.id);
    for (const month of months) {
      const [day] = rule ? occurrences(rule, month) : [];
      if (day && day <= lastDay) diary.groupMeeting(one, day);
      diary.between(one, month);
    }
    diary.situation(one);
  }
  for (const official of house.officials) diary.ofOfficial(held.filter((one) => one.official === official));
  for (const month of months) diary.ofCells(month, meetingDays);
  diary.mistake(held);
  return diary.missed;
}

/** Longer than most: one method for each kind of line, and they share how a line is written. */
class Diary {
  readonly replay: Replay;
  readonly house: House;
  readonly topics: readonly TopicId[];
  readonly missed: Missed[] = [];
  constructor(replay: Replay, house: House, { topics }: Plans) {
    this.replay = replay;
    this.house = house;
    this.topics = [topics.water, topics.directive, topics.congress, topics.law];
  }

  /** The official's own hand, or the clerk's from their paper some days later. */
  private write({ official, from, until }: Held, day: Day, kind: string, body: object, time: string): void {
    if (day < from || (until && day > until)) return;
    const { clerk } = this.house;
    if (!onPaper(this.house).includes(official)) {
      const wait = this.replay.chance.happens(0.85) ? 0 : this.replay.chance.between(1, 3);
      this.replay.say(official.id, atMost(addDays(day, wait)), kind, body, wait === 0 ? time : '20:50');
      return;
    }
    const entered = atMost(addDays(day, this.replay.chance.between(2, 6)));
    this.replay.say(clerk.id, entered, `${kind}For`, { ...body, officialId: official.id }, '10:30');
  }

  private visit(held: Held, day: Day, kind: string, more: object, time = '20:30'): void {
    const id = this.replay.id<VisitId>(day);
    this.write(held, day, 'visit.record', { id, unitId: held.group.id, day, kind, ...more }, time);
  }

  firstContact(held: Held): void {
    const { chance } = this.replay;
    if (chance.happens(0.25)) return;
    const day = addDays(held.from, chance.between(1, 9));
    this.visit(held, day, 'contact', { note: chance.pick(words.contacts) });
  }

  /** Attended mostly, by weak groups' officials less; households counted but for a few. */
  groupMeeting(held: Held, day: Day): void {
    const { chance } = this.replay;
    const { households, weak } = held.group;
    const first = held.official === this.house.officials[0];
    // Tonight's meeting of the first official's group is for whoever tries the sample to note.
    if (first && day === lastDay) return;
    if (day < held.from || (held.until && day > held.until)) return;
    if (!chance.happens(first ? 1 : weak ? 0.6 : 0.88)) {
      this.missed.push({ held, month: monthOf(day) });
      return;
    }
    const share = weak ? chance.between(28, 48) : chance.between(62, 98);
    const present =
      households !== null && chance.happens(0.95) ? Math.round((households * share) / 100) : null;
    const chosen = [
      ...(chance.happens(0.8) ? [this.topics[0]] : []),
      ...(chance.happens(0.45) ? [this.topics[1]] : []),
      ...(chance.happens(0.3) ? [this.topics[2]] : []),
      ...(chance.happens(0.25) ? [this.topics[3]] : []),
    ];
    this.visit(held, day, 'groupMeeting', {
      householdsPresent: present,
      topics: chosen.map((topicId) => ({ topicId, householdsDid: this.did(topicId, present) })),
      agreed: chance.happens(0.7) ? chance.pick(words.agreed) : '',
      note: chance.pick(weak ? words.weakNotes : words.meetingNotes),
      contributions: chance.happens(0.12)
        ? [{ id: this.replay.id<RowId>(day), kind: 'idea', what: chance.pick(words.ideas) }]
        : [],
    });
    if (chance.happens(0.75)) this.coordination(held, day);
  }

  /** Water and the directive ask something of households; some meetings count who did it. */
  private did(topicId: TopicId | undefined, present: number | null): number | null {
    const { chance } = this.replay;
    const asks = topicId === this.topics[0] || topicId === this.topics[1];
    return asks && present !== null && chance.happens(0.6)
      ? chance.between(0, Math.ceil(present * 0.6))
      : null;
  }

  private coordination({ official, group, until }: Held, day: Day): void {
    const { chance } = this.replay;
    if (until && day >= until) return;
    const good = group.weak ? 0.1 : 0.78;
    const level = chance.happens(good) ? 'good' : chance.happens(group.weak ? 0.4 : 0.85) ? 'fair' : 'poor';
    const note = level === 'poor' ? 'Chi ủy và đảng viên phụ trách chưa dự họp tổ.' : '';
    const body = { unitId: group.id, month: monthOf(day), level, note };
    this.replay.say(official.id, atMost(addDays(day, 1)), 'coordination.assess', body, '21:00');
  }

  /** Besides the meeting: contacts, local activities, household calls. */
  between(held: Held, month: Month): void {
    const { chance } = this.replay;
    const day = () => atMost(`${month}-${String(chance.between(2, 26)).padStart(2, '0')}` as Day);
    if (chance.happens(0.35)) this.visit(held, day(), 'contact', { note: chance.pick(words.contacts) });
    if (chance.happens(0.14)) {
      const at = day();
      this.visit(held, at, 'localActivity', {
        note: chance.pick(words.activities),
        contributions: chance.happens(0.5)
          ? [{ id: this.replay.id<RowId>(at), kind: 'work', what: chance.pick(words.works) }]
          : [],
      });
    }
    const { households } = held.group;
    if (chance.happens(0.2) && households)
      this.visit(held, day(), 'householdCall', {
        householdNumber: chance.between(1, households),
        note: chance.pick(words.calls),
      });
  }

  /** The baseline within weeks, then a note where the month had something to say. */
  situation(held: Held): void {
    const { chance } = this.replay;
    const { group, from } = held;
    const note = (day: Day) =>
      this.write(
        held,
        day,
        'situationNote.record',
        {
          ...{ id: this.replay.id<RowId>(day), unitId: group.id, day },
          partyWork: chance.happens(0.6) ? chance.pick(words.partyWork) : '',
          peopleLife: chance.pick(group.weak ? words.weakLife : words.peopleLife),
        },
        '21:10',
      );
    if (chance.happens(0.9)) note(addDays(from, chance.between(8, 24)));
    if (chance.happens(0.5)) note(`2016-09-${chance.between(10, 24)}` as Day);
  }

  /** Cell meetings, one a month at most, noted under one's first group; money of one's own. */
  ofOfficial(held: readonly Held[]): void {
    const { chance } = this.replay;
    const [first, last] = [held[0], held.at(-1)];
    if (!first || !last) return;
    for (const month of months)
      if (chance.happens(0.72)) {
        const day = `${month}-0${chance.between(3, 5)}` as Day;
        this.visit(first, day, 'cellMeeting', { note: chance.pick(words.cellNotes) }, '17:30');
      }
    if (!chance.happens(0.3)) return;
    const day = `2016-09-${chance.between(10, 23)}` as Day;
    const valueVnd = chance.between(2, 20) * 50_000;
    const body = { id: this.replay.id<RowId>(day), unitId: last.group.id, day, kind: 'money', valueVnd };
    this.write(last, day, 'contribution.record', { ...body, what: chance.pick(words.gifts) }, '21:20');
  }

  /** The other two of the three parties: cell committees, members in charge by their cell's account, heads of groups. */
  ofCells(month: Month, meetingDays: ReadonlyMap<UnitId, Rule>): void {
    const { chance } = this.replay;
    const act = (who: Person, unitId: UnitId, actingAs: string, kind: string) => {
      const rule = meetingDays.get(unitId);
      const [day] = rule ? occurrences(rule, month) : [];
      if (!day || day > lastDay) return;
      const body = { id: this.replay.id<VisitId>(day), unitId, day, kind, actingAs };
      this.replay.say(who.id, day, 'visit.act', body, '19:45');
    };
    for (const hamlet of this.house.hamlets) {
      act(hamlet.secretary, hamlet.id, 'cell', 'cellMeeting');
      for (const { id, weak, head } of this.house.groups.filter((one) => one.hamlet === hamlet)) {
        if (chance.happens(weak ? 0.1 : 0.4)) act(hamlet.secretary, id, 'cell', 'groupMeeting');
        if (chance.happens(weak ? 0.1 : 0.6)) act(hamlet.secretary, id, 'memberInCharge', 'groupMeeting');
        if (head) act(head, id, 'groupHead', 'groupMeeting');
      }
    }
  }

  /** One line was written under the wrong kind and replaced; another was written twice and taken back. */
  mistake(held: readonly Held[]): void {
    const [one, other] = [held[40], held[55]];
    if (!one || !other) return;
    const day = '2016-08-28' as Day;
    const [wrong, right, twice] = [1, 2, 3].map(() => this.replay.id<VisitId>(day));
    const line = { unitId: one.group.id, day };
    const say = ({ official }: Held, on: string, kind: string, body: object) =>
      this.replay.say(official.id, on as Day, kind, body, '20:40');
    say(one, day, 'visit.record', { id: wrong, kind: 'contact', note: 'Dự phát quang tuyến lộ.', ...line });
    say(one, '2016-08-29', 'visit.replace', {
      ...{ visitId: wrong, reason: 'Ghi nhầm loại: đây là hoạt động ở địa phương.' },
      visit: { id: right, kind: 'localActivity', note: 'Dự phát quang tuyến lộ.', ...line },
    });
    say(other, day, 'visit.record', { id: twice, kind: 'contact', unitId: other.group.id, day });
    say(other, '2016-08-30', 'visit.withdraw', { visitId: twice, reason: 'Ghi hai lần.' });
  }
}

const atMost = (day: Day): Day => (day > lastDay ? lastDay : day);
