import type { Day } from '../../../kernel/day.ts';
import type { RowId } from '../../../kernel/id.ts';
import type { Person } from '../person.ts';
import type { Replay } from '../replay.ts';
import type { Missed } from './diary.ts';
import type { Held } from './holding.ts';
import type { Hamlet, House } from './people.ts';
import { late, missing } from './reports.ts';

const none = { toId: null, toBodyId: null, aboutId: null, month: null };

/** Urging with and without answers, an inspection, directions on their ways. */
export function tellInspections(
  replay: Replay,
  house: House,
  held: readonly Held[],
  missed: readonly Missed[],
): void {
  const { home, board, inspector, clerk, officials } = house;
  const urge = (by: Person, day: string, urgings: readonly object[]) => {
    const said = urgings.map((one) => ({ ...none, id: replay.id<RowId>(day), ...one }));
    replay.say(by.id, day as Day, 'urging.send', { urgings: said }, '15:00');
    return said.map(({ id }) => id);
  };
  const answer = (who: Person | undefined, day: string, id: RowId | undefined, text: string) =>
    who && replay.say(who.id, day as Day, 'urging.answer', { id, answer: text }, '20:10');
  const official = (number: number) => officials[number - 1] as Person;

  for (const number of [36, 37]) {
    const own = held.find((one) => one.official === official(number));
    const text = 'Đề nghị đồng chí tiếp nhận đơn vị được phân công.';
    if (own)
      urge(clerk, '2016-08-04', [{ ...about(own), about: 'receipt', aboutId: own.assignmentId, text }]);
  }

  const owing = [...late, ...missing];
  const text = 'Đã quá hạn ngày 3. Đề nghị đồng chí gửi báo cáo tháng 8 qua Ban Tuyên giáo.';
  const asked = urge(
    board,
    '2016-09-07',
    owing.map((number) => ({
      unitId: home,
      toId: official(number).id,
      about: 'report',
      month: '2016-08',
      text,
    })),
  );
  answer(
    official(late[0] ?? 1),
    '2016-09-09',
    asked[0],
    'Xin gửi trước ngày 14, đang bổ sung số hộ trữ nước.',
  );
  answer(official(late[1] ?? 1), '2016-09-12', asked[1], 'Sẽ ký trong tuần.');
  answer(official(missing[0] ?? 1), '2016-09-14', asked[3], 'Đi tập huấn, xin nộp cùng tháng 9.');

  const august = missed.filter(({ month, held: { until } }) => month === '2016-08' && !until).slice(0, 6);
  const ids = urge(
    inspector,
    '2016-09-12',
    august.map(({ held: one, month }) => ({
      ...about(one),
      ...{
        about: 'meeting',
        month,
        text: `Tháng 8 chưa dự họp ${one.group.name}. Đề nghị nêu lý do và cách khắc phục.`,
      },
    })),
  );
  for (const [at, { held: one }] of august.entries())
    if (at % 3 !== 2)
      answer(one.official, `2016-09-1${4 + at}`, ids[at], 'Trùng lịch trực; tháng 9 đã dự, đã xin lỗi tổ.');

  const first = held.find((one) => one.official === officials[0] && one.group.weak);
  if (first) {
    const asks = `Đề nghị đồng chí báo cách củng cố ${first.group.name}: nơi họp, người mời, ngày họp tới.`;
    urge(inspector, '2016-09-23', [{ ...about(first), about: 'measure', text: asks }]);
    const prepares = 'Đề nghị ban đại diện tổ gửi thư mời trước ba ngày cho kỳ họp tới.';
    urge(first.official, '2016-09-20', [
      { unitId: first.group.id, toBodyId: first.group.boardId, about: 'other', text: prepares },
    ]);
  }
  tellDirections(replay, house);
}

const about = ({ official, group }: Held) => ({ unitId: group.id, toId: official.id });

/** An inspection of a cell leads to a direction that is done; the district's own is reported; one is past its day. */
function tellDirections(
  replay: Replay,
  { home, hamlets, inspector, superior, secretary, clerk, bodies }: House,
): void {
  const hamlet = hamlets[2] as Hamlet;
  const inspectionId = replay.id<RowId>('2016-09-08');
  replay.say(inspector.id, '2016-09-08' as Day, 'inspection.record', {
    ...{ id: inspectionId, unitId: hamlet.id, bodyId: bodies.inspection, day: '2016-09-08' },
    subject: `Việc phối hợp của chi ủy ${hamlet.name} với cán bộ được phân công`,
    findings:
      'Chi ủy sinh hoạt đều, có phân công đảng viên phụ trách tổ. Hạn chế: hai tổ chưa có đảng viên phụ trách dự họp tháng 8; sổ họp tổ ghi còn sơ sài.',
  });
  const give = (by: Person, day: string, body: object) => {
    const id = replay.id<RowId>(day);
    const whole = { id, toId: null, toBodyId: null, inspectionId: null, reviewId: null, ...body };
    replay.say(by.id, day as Day, 'direction.give', whole, '16:00');
    return id;
  };
  const toCell = give(inspector, '2016-09-08', {
    ...{ unitId: hamlet.id, toBodyId: hamlet.cellId, inspectionId, dueOn: '2016-09-20' },
    text: 'Bổ sung đảng viên phụ trách cho hai tổ; bí thư chi bộ dự họp hai tổ này trong tháng 9.',
  });
  replay.say(hamlet.secretary.id, '2016-09-19' as Day, 'direction.report', {
    ...{ id: toCell, outcome: 'Đã phân công tạm thời phó bí thư chi bộ; đã dự họp hai tổ ngày 14 và 17.' },
  });
  replay.say(inspector.id, '2016-09-21' as Day, 'direction.settle', { id: toCell, comment: 'Đạt yêu cầu.' });
  const fromAbove = give(superior, '2016-09-05', {
    ...{ unitId: home, toBodyId: bodies.committee, dueOn: '2016-09-25' },
    text: 'Báo cáo kết quả hai tháng triển khai Kế hoạch 19-KH/HU ở cơ sở; nêu rõ số tổ yếu và cách củng cố.',
  });
  replay.say(clerk.id, '2016-09-24' as Day, 'direction.report', {
    ...{ id: fromAbove, outcome: 'Đảng ủy họp rút kinh nghiệm ngày 26/9, gửi báo cáo ngay sau hội nghị.' },
  });
  give(secretary, '2016-09-12', {
    ...{ unitId: home, toBodyId: bodies.collecting, dueOn: '2016-09-23' },
    text: 'Biên soạn tài liệu ngắn về Chỉ thị 16 và trữ nước ngọt cho họp tổ tháng 10.',
  });
}
