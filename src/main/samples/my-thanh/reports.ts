import { addDays, type Day, type Month } from '../../../kernel/day.ts';
import type { ReportId } from '../../../kernel/id.ts';
import { summed } from '../../../reports/figure.rules.ts';
import { dueLines } from '../../../reports/line.sql.ts';
import type { Person } from '../person.ts';
import type { Replay } from '../replay.ts';
import type { House } from './people.ts';

const august = '2016-08' as Month;
const september = '2016-09' as Month;

/** Of the 37: two have sent nothing, three were late, one was sent back and is still there, one was sent back and came again. */
export const missing = [18, 29];
export const late = [5, 14, 26];
const sentBack = 9;
const cameAgain = 21;

const shortcomings = [
  'Việc dự họp của một số hộ chưa đều.',
  'Phối hợp với đảng viên phụ trách tổ có lúc chưa kịp thời.',
  'Chưa thăm được các hộ ở cuối tổ.',
  'Nội dung tuyên truyền còn dài, bà con khó nhớ.',
];
const nextTasks = [
  'Dự đủ các cuộc họp tổ; cùng tổ trưởng gửi thư mời trước ba ngày.',
  'Tiếp tục vận động trữ nước ngọt; đếm số hộ đã có bồn.',
  'Trả lời xong các phản ánh còn lại của tháng.',
  'Cùng chi ủy bàn việc củng cố tổ.',
];
const proposals = [
  '',
  '',
  'Đề nghị Ban Tuyên giáo cấp tài liệu ngắn cho họp tổ.',
  'Đề nghị xã hỗ trợ đá bụi sửa lộ.',
];

/** August on its way from author over board to committee; a few have signed September already. */
export function tellReports(replay: Replay, house: House): void {
  const { home, officials, board, secretary } = house;
  const ids = officials.map(() => replay.id<ReportId>('2016-09-01'));
  const id = (number: number) => ids[number - 1] as ReportId;
  const pass = (who: Person, day: string, kind: string, numbers: readonly number[], time: string) =>
    replay.say(who.id, day as Day, kind, { unitId: home, reportIds: numbers.map(id) }, time);
  const all = officials.map((_, at) => at + 1).filter((number) => !missing.includes(number));
  for (const number of all) {
    const day = late.includes(number)
      ? `2016-09-${13 + late.indexOf(number)}`
      : addDays('2016-08-30' as Day, replay.chance.between(0, 5));
    sign(replay, house, officials[number - 1] as Person, august, id(number), day as Day);
  }
  const inTime = all.filter(
    (number) => !late.includes(number) && number !== sentBack && number !== cameAgain,
  );
  pass(board, '2016-09-06', 'report.collect', inTime, '09:00');
  const back = (who: Person, day: string, kind: string, number: number, comment: string) =>
    replay.say(who.id, day as Day, kind, { unitId: home, reportId: id(number), comment }, '09:30');
  back(board, '2016-09-06', 'report.returnByBoard', cameAgain, 'Chưa ghi kết quả vận động trữ nước ngọt.');
  sign(replay, house, officials[cameAgain - 1] as Person, august, id(cameAgain), '2016-09-08' as Day);
  pass(board, '2016-09-09', 'report.collect', [sentBack, cameAgain], '14:00');
  back(secretary, '2016-09-12', 'report.returnByCommittee', sentBack, 'Nêu rõ vì sao hai tổ chưa dự họp.');
  pass(secretary, '2016-09-12', 'report.accept', [...inTime, cameAgain], '10:00');
  pass(board, '2016-09-19', 'report.collect', late.slice(0, 2), '09:00');
  for (const number of [3, 8, 11])
    sign(
      replay,
      house,
      officials[number - 1] as Person,
      september,
      replay.id<ReportId>('2016-09-24'),
      '2016-09-26' as Day,
    );
}

/** Signed with the figures that the author has before them just then. */
function sign(replay: Replay, house: House, who: Person, month: Month, id: ReportId, day: Day): void {
  const { chance } = replay;
  const words = {
    shortcomings: chance.pick(shortcomings),
    nextTasks: chance.pick(nextTasks),
    proposals: chance.pick(proposals),
  };
  replay.say(
    who.id,
    day,
    'report.sign',
    async (db) => {
      const asked = { officialId: who.id, unitId: house.home, month, reportId: id };
      return { id, unitId: house.home, month, ...words, seen: summed(await dueLines(db, asked)) };
    },
    '21:40',
  );
}
