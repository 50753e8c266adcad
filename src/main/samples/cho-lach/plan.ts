import { sql } from 'kysely';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { AssignmentId, DraftId, OfficialId, PlanId, RowId, UnitId } from '../../../kernel/id.ts';
import type { OpenTenant } from '../../../server/tenancy.ts';
import type { Replay } from '../replay.ts';
import type { District } from './house.ts';

const issuedOn = '2016-03-24' as Day;
/** The two and a half years of the review begin here. */
export const effectiveOn = '2016-04-01' as Day;

export interface Held {
  assignmentId: AssignmentId;
  officialId: OfficialId;
  unitId: UnitId;
  kind: 'inCharge' | 'followAndSupport';
}

/**
 * The report gives the plan neither number nor day: both are made and marked. So are the communes' own plans under it, and the
 * meeting days of the cells.
 */
export function tellPlan(replay: Replay, house: District): PlanId {
  const { clerk, members, leaders, bodies } = house;
  const planId = replay.id<PlanId>(issuedOn);
  const say = (day: string, kind: string, body: object, time?: string) =>
    replay.say(clerk.id, day as Day, kind, body, time);
  const period = { from: effectiveOn, to: '2020-12-31' };
  say(issuedOn, 'plan.record', {
    ...{
      id: planId,
      bodyId: bodies.committee,
      parentId: null,
      type: 'KH',
      number: 12,
      issuedOn,
      madeUp: true,
      period,
    },
    subject:
      'phân công Ủy viên Ban Thường vụ phụ trách xã, thị trấn; lãnh đạo ngành theo dõi, hỗ trợ ấp, khu phố',
    content: '(Bài báo không nêu số và ngày của kế hoạch; số, ngày và trích yếu do dữ liệu mẫu đặt.)',
  });
  for (const { committeeId } of house.communes) {
    const day = addDays(issuedOn, replay.chance.between(8, 40));
    say(day, 'plan.record', {
      ...{
        id: replay.id<PlanId>(day),
        bodyId: committeeId,
        parentId: planId,
        type: 'KH',
        madeUp: true,
        period,
      },
      ...{ subject: 'phân công cán bộ theo dõi, hỗ trợ ấp, tổ', asksBelow: false },
      ...{ number: replay.chance.between(5, 30), issuedOn: day },
    });
  }
  const rolloutId = replay.id<RowId>('2016-03-28');
  const everyone = [...members, ...leaders].map(({ id }) => id);
  say('2016-03-28', 'plan.rollOut', {
    ...{ id: rolloutId, planId, day: '2016-03-28', officialIds: everyone },
    meeting: 'Hội nghị triển khai kế hoạch, hội trường Huyện ủy',
  });
  say('2016-03-30', 'plan.confirmFor', { rolloutId, officialIds: everyone, day: '2016-03-28' });
  const draft = (
    kind: Held['kind'],
    heldTier: number,
    title: string,
    officials: readonly { id: OfficialId }[],
  ) => {
    const id = replay.id<DraftId>('2016-03-29');
    const asked = { id, planId, kind, heldTier, title, effectiveOn };
    say('2016-03-29', 'draft.make', {
      ...asked,
      officials: officials.map((one) => ({ officialId: one.id })),
    });
    say('2016-03-31', 'draft.publish', { draftId: id, effectiveOn });
  };
  draft('inCharge', 3, '11 đồng chí phụ trách 11 xã, thị trấn', members);
  draft('followAndSupport', 4, '47 đồng chí theo dõi 90 ấp, khu phố', leaders);
  for (const { id } of house.hamlets)
    say('2016-03-31', 'meetingDay.set', {
      ...{ id: replay.id<RowId>('2016-03-31'), unitId: id, what: 'cellMeeting', from: effectiveOn },
      ...{ dayOfMonth: replay.chance.between(3, 8), time: replay.chance.pick(['07:30', '14:00', '19:00']) },
      place: 'Trụ sở ấp, khu phố',
    });
  return planId;
}

export async function readHeld(open: OpenTenant): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select id as assignment_id, official_id, unit_id, kind from assignment order by kind, unit_id`.execute(
    open.db,
  );
  return rows;
}

/** Everyone receives within ten days. */
export function tellReceipts(replay: Replay, held: readonly Held[]): void {
  for (const officialId of new Set(held.map((one) => one.officialId))) {
    const own = held.filter((one) => one.officialId === officialId);
    const day = addDays(effectiveOn, replay.chance.between(0, 9));
    const assignmentIds = own.map((one) => one.assignmentId);
    replay.say(officialId, day, 'assignment.receive', { assignmentIds }, '17:00');
  }
}
