import { type Day, written } from '../kernel/day.ts';
import type { OfficialId } from '../kernel/id.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import type { Handover } from './handover.ts';

/** Working days within which both should confirm. */
export const confirmWithin = 5;

export const handoverProblem = problems('handover', {
  notHeld: {
    status: 409,
    vi: () => 'Phân công này đã kết thúc hoặc đang có bàn giao khác.',
    en: () => 'This assignment has ended, or another handover of it is under way.',
  },
  toHolder: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Người nhận phải là người khác.',
    en: (_: { fields: string[] }) => 'The successor must be someone else.',
  },
  endsBefore: {
    status: 422,
    vi: (f: { from: Day; fields: string[] }) =>
      `Ngày cuối phải từ ${written(f.from)}, ngày bắt đầu phân công.`,
    en: (f: { from: Day; fields: string[] }) =>
      `The last day must be ${f.from} or later, when the assignment began.`,
  },
  settled: {
    status: 409,
    vi: () => 'Bàn giao này đã xong, bị từ chối hoặc đã hủy.',
    en: () => 'This handover is settled, refused or cancelled.',
  },
  notParty: {
    status: 403,
    vi: () => 'Chỉ người bàn giao và người nhận được xác nhận hoặc từ chối.',
    en: () => 'Only the leaver and the successor confirm or refuse.',
  },
  confirmedAlready: {
    status: 409,
    vi: () => 'Đồng chí đã xác nhận phần của mình.',
    en: () => 'You have confirmed your part.',
  },
});

export function refuseProposal(
  said: { toId: OfficialId; endsOn: Day },
  held: { officialId: OfficialId; from: Day; until: Day | null } | null,
): Problem | null {
  if (held === null || (held.until !== null && held.until <= said.endsOn)) return handoverProblem.notHeld();
  if (held.officialId === said.toId) return handoverProblem.toHolder({ fields: ['toId'] });
  return said.endsOn < held.from ? handoverProblem.endsBefore({ from: held.from, fields: ['endsOn'] }) : null;
}

/** Whose part someone would confirm, or why they may not. */
export function partOf(
  handover: Pick<Handover, 'state' | 'fromId' | 'toId' | 'fromConfirmedOn' | 'toConfirmedOn'>,
  officialId: OfficialId,
): 'from' | 'to' | Problem {
  if (handover.state !== 'proposed') return handoverProblem.settled();
  const part = handover.fromId === officialId ? 'from' : handover.toId === officialId ? 'to' : null;
  if (part === null) return handoverProblem.notParty();
  const done = part === 'from' ? handover.fromConfirmedOn : handover.toConfirmedOn;
  return done === null ? part : handoverProblem.confirmedAlready();
}
