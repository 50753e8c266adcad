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
    return {
      vi: 'Hết thời gian mà chưa tìm được phương án nào; tăng --time-limit.',
      en: 'Time ran out before any plan was found; raise --time-limit.',
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
  const { units = [], officials = [], room = 0 } = blocking ?? {};
  const some = (ids: readonly string[]) =>
    ids.length > 8 ? `${ids.slice(0, 8).join(', ')}, …` : ids.join(', ');
  const rules = relax.map(({ rule, cost }) => `${rule} (${cost})`).join(', ');
  return {
    vi: `Không có phương án nào: ${units.length} đơn vị (${some(units)}), ${officials.length} cán bộ có thể nhận (${some(officials)}), chỗ cho ${room}.${rules && ` Nới một trong các quy tắc (chi phí khi đó): ${rules}.`}`,
    en: `There is no plan: ${numbered(units.length, 'unit')} (${some(units)}), ${numbered(officials.length, 'official')} who may take them (${some(officials)}), room for ${room}.${rules && ` Relax one of these rules (cost then): ${rules}.`}`,
  };
}
