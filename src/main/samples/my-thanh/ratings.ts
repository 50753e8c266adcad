import type { Day } from '../../../kernel/day.ts';
import type { RowId } from '../../../kernel/id.ts';
import { firstCriteria } from '../../../ratings/rating.rules.ts';
import { schemes } from '../../../ratings/rating.sql.ts';
import type { Replay } from '../replay.ts';
import type { Held } from './holding.ts';
import type { Group, House } from './people.ts';

const ratedOn = '2016-08-31' as Day;
const ratedAgain = '2016-09-23' as Day;
/** Weak in August, strengthened, and average by the end of September: it can be done. */
const risen = 35;

const goals = [
  'Họp đều hằng tháng, hộ dự từ 60 % trở lên trong quý IV.',
  'Có nơi họp ổn định và tổ phó trước ngày 30/11.',
  'Làm xong tuyến lộ tổ, gây lại quỹ tương trợ trong năm.',
];
const measures = [
  'Gửi thư mời kèm nội dung trước ba ngày, nhắc lại trước giờ họp',
  'Chi ủy và đảng viên phụ trách cùng dự ba kỳ họp liền',
  'Mượn phòng của trường làm nơi họp tổ',
  'Vận động mỗi hộ một ngày công làm tuyến lộ tổ',
  'Tập huấn cách điều hành họp cho ban đại diện tổ',
];

/** All 102 rated at the end of August: five are weak and still are, a sixth has risen. Each gets a plan with measures. */
export function tellRatings(replay: Replay, house: House, held: readonly Held[]): void {
  const { groups, board, secretary } = house;
  const weak = groups.filter((group) => group.weak || group.number === risen);
  const ids = new Map(groups.map((group) => [group, replay.id<RowId>(ratedOn)]));
  const scores = new Map(groups.map((group) => [group, points(replay, weak.includes(group) ? 0.42 : 0.78)]));
  replay.say(board.id, ratedOn, 'rating.record', async (db) => {
    const schemeId = (await schemes(db))[0]?.id;
    return {
      ratings: groups.map((group) => ({
        ...{ id: ids.get(group), unitId: group.id, schemeId, day: ratedOn, scores: scores.get(group) },
        note: weak.includes(group) ? 'Họp không đều, hộ dự ít.' : '',
      })),
    };
  });
  for (const [at, group] of weak.entries()) {
    const official = held.find((one) => one.group === group)?.official;
    if (!official) continue;
    const day = '2016-09-05' as Day;
    const id = replay.id<RowId>(day);
    const said = [0, 1, 2].map((step) => ({
      ...{ id: replay.id<RowId>(day), what: measures[(at + step) % measures.length] },
      officialId: step === 1 ? group.hamlet.secretary.id : official.id,
      dueOn: group.number === risen ? '2016-09-20' : ['2016-09-20', '2016-10-31', '2016-11-30'][step],
    }));
    const body = { id, unitId: group.id, ratingId: ids.get(group), goal: goals[at % goals.length] };
    replay.say(secretary.id, day, 'strengthening.open', { ...body, dueOn: '2016-12-15', measures: said });
    const done = group.number === risen ? said : at % 2 === 0 ? said.slice(0, 1) : [];
    for (const measure of done)
      replay.say(
        measure.officialId,
        '2016-09-19' as Day,
        'measure.finish',
        { id: measure.id, doneOn: '2016-09-19', result: 'Đã làm; kỳ họp tháng 9 đông hơn tháng trước.' },
        '20:00',
      );
    if (group.number === risen) tellRise(replay, house, group, id);
  }
}

function tellRise(replay: Replay, { board, secretary }: House, group: Group, id: RowId): void {
  const rated = replay.id<RowId>(ratedAgain);
  const scores = points(replay, 0.6);
  replay.say(board.id, ratedAgain, 'rating.record', async (db) => {
    const schemeId = (await schemes(db))[0]?.id;
    const note = 'Hai kỳ họp gần đây đều đặn, đã có nơi họp.';
    return { ratings: [{ id: rated, unitId: group.id, schemeId, day: ratedAgain, scores, note }] };
  });
  const outcome = 'Tổ đã họp đều; chuyển từ yếu lên trung bình.';
  replay.say(secretary.id, ratedAgain, 'strengthening.close', { id, outcome }, '15:00');
}

/** Points about `share` of what each criterion can give, a point or two either way. */
const points = ({ chance }: Replay, share: number) =>
  Object.fromEntries(
    firstCriteria.map(({ id, most }) => [
      id,
      Math.max(
        0,
        Math.min(most, Math.round(most * share) + chance.between(share < 0.5 ? -1 : -2, share < 0.5 ? 0 : 3)),
      ),
    ]),
  );
