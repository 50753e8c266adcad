import { addDays, type Day } from '../../../kernel/day.ts';
import type { ConcernId, RowId } from '../../../kernel/id.ts';
import type { Replay } from '../replay.ts';
import { months } from './diary.ts';
import type { District } from './house.ts';
import type { Held } from './plan.ts';
import * as words from './words.ts';

const today = '2018-10-11' as Day;
const a = <Row>(from: readonly Row[], at: number) => from[at % from.length] as Row;

/** Six concerns a month on their ways: most answered in time, some late, the newest open. */
export function tellConcerns(replay: Replay, house: District, held: readonly Held[]): void {
  const { chance } = replay;
  for (const [which, month] of months.entries())
    for (let at = 0; at < 6; at++) {
      const one = a(held, which * 31 + at * 17);
      const [kind, source, text, proposal, answer] = a(words.concerns, which + at);
      const heardOn = `${month}-${chance.between(10, 28)}` as Day;
      const id = replay.id<ConcernId>(heardOn);
      let last = heardOn;
      const step = (who: { id: typeof one.officialId }, days: number, act: string, more: object) => {
        last = addDays(last, days);
        if (last <= today) replay.say(who.id, last, `concern.${act}`, { concernId: id, ...more }, '10:00');
        return last <= today;
      };
      const said = { id, unitId: one.unitId, heardOn, kind, source, text, proposal, reporter: 'none' };
      replay.say(one.officialId, heardOn, 'concern.raise', {
        ...said,
        task: '',
        shortcoming: false,
        ordinary: true,
      });
      const self = { id: one.officialId };
      const up = chance.happens(0.4);
      if (up) step(self, 1, 'forward', { toUnitId: house.home, text: 'Đề nghị huyện xem xét.' });
      if (which === months.length - 1 && at % 2 === 0) continue;
      if (!step(up ? house.clerk : self, chance.between(2, at === 5 ? 16 : 8), 'answer', { text: answer }))
        continue;
      if (at === 4) continue;
      if (step(self, chance.between(1, 5), 'tell', { text: 'Đã thông báo ở cuộc họp ấp.' }))
        step(self, 0, 'close', { text: '' });
    }
}

/** Four or five support records a month, in and out of the district, for new rural development and social security. */
export function tellSupport(replay: Replay, held: readonly Held[]): void {
  const { chance } = replay;
  for (const [which, month] of months.entries())
    for (let at = 0; at < 4 + (which % 2); at++) {
      const one = a(held, which * 23 + at * 41);
      const [donor, donorKind, inside, form, what, valueVnd, purpose] = a(words.offers, which * 4 + at);
      const pledgedOn = `${month}-${chance.between(2, 9).toString().padStart(2, '0')}` as Day;
      const id = replay.id<RowId>(pledgedOn);
      const body = {
        id,
        unitId: one.unitId,
        donor,
        donorKind,
        inside,
        form,
        what,
        valueVnd,
        purpose,
        pledgedOn,
      };
      const more = { togetherWith: chance.pick(['', 'Mặt trận xã', 'Chi ủy ấp']), concernId: null };
      replay.say(one.officialId, pledgedOn, 'support.record', {
        ...body,
        ...more,
        receivedOn: null,
        handedOverOn: null,
      });
      if (chance.happens(0.08)) continue;
      const receivedOn = addDays(pledgedOn, chance.between(3, 12));
      const handedOverOn = addDays(receivedOn, chance.between(0, 8));
      replay.say(one.officialId, handedOverOn, 'support.move', { id, receivedOn, handedOverOn }, '16:00');
    }
}
