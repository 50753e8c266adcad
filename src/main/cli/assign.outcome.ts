import { numbered, type Text } from '../../kernel/text.ts';
import type { Answer } from '../../server/solver.ts';

/** What a person reads when the search is over. */
export function outcomeOf(answer: Answer): Text {
  const { status, objective, bound } = answer;
  if (status === 'optimal')
    return {
      vi: `Đã phân công ${answer.rows.length} đơn vị, chi phí ${objective}: tốt nhất, có chứng minh${loadsOf(answer).vi}.`,
      en: `Assigned ${numbered(answer.rows.length, 'unit')} at cost ${objective}: the best, proven${loadsOf(answer).en}.`,
    };
  if (status === 'feasible') {
    const gap = (((objective - bound) / Math.max(1, objective)) * 100).toFixed(2);
    return {
      vi: `Đã phân công ${answer.rows.length} đơn vị, chi phí ${objective}; chưa chứng minh là tốt nhất, cách cận dưới nhiều nhất ${gap} %${loadsOf(answer).vi}.`,
      en: `Assigned ${numbered(answer.rows.length, 'unit')} at cost ${objective}; not proven best, at most ${gap} % above the bound${loadsOf(answer).en}.`,
    };
  }
  if (status === 'unknown')
    return answer.stoppedBy === 'time'
      ? {
          vi: 'Hết thời gian mà chưa tìm được phương án nào; tăng --time-limit.',
          en: 'Time ran out before any plan was found; raise --time-limit.',
        }
      : {
          vi: 'Chưa tìm được phương án nào, cũng chưa chứng minh được là không có; nới quy tắc rồi thử lại.',
          en: 'No plan was found, nor a proof that there is none; loosen the rules and try again.',
        };
  return causeOf(answer);
}

/** How many officials hold how many units: «28 × 3, 9 × 2». */
function loadsOf({ loads }: Answer): Text {
  const counts = new Map<number, number>();
  for (const { units } of loads) counts.set(units, (counts.get(units) ?? 0) + 1);
  const told = [...counts]
    .sort((a, b) => b[0] - a[0])
    .map(([units, officials]) => `${officials} × ${units}`)
    .join(', ');
  return told === ''
    ? { vi: '', en: '' }
    : { vi: ` (cán bộ × đơn vị: ${told})`, en: ` (officials × units: ${told})` };
}

function causeOf({ blocking, relax }: Answer): Text {
  const rules = relax.map(({ rule, cost }) => `${rule} (${cost})`).join(', ');
  const why = blocking ? saidOf(blocking) : { vi: 'chưa rõ vì sao', en: 'it is not known why' };
  return {
    vi: `Không có phương án nào: ${why.vi}.${rules && ` Nới một trong các quy tắc (chi phí khi đó): ${rules}.`}`,
    en: `There is no plan: ${why.en}.${rules && ` Relax one of these rules (cost then): ${rules}.`}`,
  };
}

const some = (ids: readonly string[]) =>
  ids.length > 8 ? `${ids.slice(0, 8).join(', ')}, …` : ids.join(', ');

function saidOf({ cause, units, officials, load, room }: NonNullable<Answer['blocking']>): Text {
  const these = numbered(units.length, 'unit');
  const people = numbered(officials.length, 'official');
  if (cause === 'changes')
    return {
      vi: `ít nhất ${units.length} đơn vị (${some(units)}) phải đổi người, mà chỉ cho đổi ${room}`,
      en: `at least ${these} (${some(units)}) must change hands, and ${room} may`,
    };
  if (cause === 'minimums')
    return {
      vi: `các mức tối thiểu của ${officials.length} cán bộ (${some(officials)}) cộng lại lớn hơn ${load} là tất cả những gì có`,
      en: `the minimums of ${people} (${some(officials)}) add up to more than the ${load} there is`,
    };
  if (cause === 'whole')
    return {
      vi: `không cách chia ${units.length} đơn vị nào giữ được khoảng của cả ${officials.length} cán bộ`,
      en: `no way of sharing out ${these} keeps the range of each of ${people}`,
    };
  const bear = load === units.length ? { vi: '', en: '' } : { vi: `, tải ${load}`, en: `, load ${load}` };
  const whole =
    cause === 'pieces'
      ? { vi: ', nhưng không xếp nguyên từng đơn vị vừa được', en: ', but whole units do not fill it' }
      : { vi: '', en: '' };
  return {
    vi: `${units.length} đơn vị (${some(units)})${bear.vi}, ${officials.length} cán bộ có thể nhận (${some(officials)}), chỗ cho ${room}${whole.vi}`,
    en: `${these} (${some(units)})${bear.en}, ${people} who may take them (${some(officials)}), room for ${room}${whole.en}`,
  };
}
