import { sql } from 'kysely';
import type { PlanId, RowId } from '../kernel/id.ts';
import type { Task } from '../kernel/task.ts';
import { same } from '../kernel/task.ts';
import { numbered } from '../kernel/text.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { owedPlans } from './cascade.sql.ts';
import { lagDays, planName } from './plan.rules.ts';
import type { Plan } from './plan.ts';

/** What of plans waits for a person: to confirm; for a clerk also roll-outs not yet confirmed by all, and plans owed below. */
export async function planTasks(db: Db, sender: Sender): Promise<Task[]> {
  return [...(await toConfirm(db, sender)), ...(await notConfirmed(db, sender)), ...(await owed(db, sender))];
}

interface Waiting extends Pick<Plan, 'type' | 'number' | 'symbol' | 'subject'> {
  id: RowId;
  planId: PlanId;
  told: number;
  open: number;
}

async function toConfirm(db: Db, { officialId }: Sender): Promise<Task[]> {
  const { rows } = await sql<Waiting>`
    select r.id, r.plan_id, p.type, p.number, p.symbol, p.subject
      from rollout_told t join rollout r on r.id = t.rollout_id join plan p on p.id = r.plan_id
     where t.official_id = ${officialId} and t.confirmed_on is null and p.withdrawn_on is null
     order by r.day, r.id`.execute(db);
  return rows.map((row) => ({
    kind: 'plan.confirm',
    id: row.id,
    title: {
      vi: `Xác nhận đã được triển khai ${planName(row)}`,
      en: `Confirm that you were told of ${planName(row)}`,
    },
    about: same(row.subject),
    dueOn: null,
    path: `/plans/${row.planId}`,
    time: null,
  }));
}

async function notConfirmed(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const { rows } = await sql<Waiting>`
    select r.id, r.plan_id, p.type, p.number, p.symbol, p.subject, count(*) as told,
           count(*) filter (where t.confirmed_on is null) as open
      from rollout r join rollout_told t on t.rollout_id = r.id join plan p on p.id = r.plan_id join body b on b.id = p.body_id
     where b.unit_id in ${unitsWhere('plan.confirmFor', officialId, today)} and upper(p.period) > ${today} and p.withdrawn_on is null
     group by r.id, p.id having count(*) filter (where t.confirmed_on is null) > 0
     order by r.day, r.id`.execute(db);
  return rows.map((row) => ({
    kind: 'plan.confirmFor',
    id: row.id,
    title: {
      vi: `${planName(row)}: còn ${row.open}/${row.told} người chưa xác nhận`,
      en: `${planName(row)}: ${row.open} of ${row.told} have not confirmed`,
    },
    about: same(row.subject),
    dueOn: null,
    path: `/plans/${row.planId}?tab=rollout`,
    time: null,
  }));
}

async function owed(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const rows = await owedPlans(db, unitsWhere('plan.write', officialId, today), today);
  return rows.map((row) => {
    const days = lagDays(row.issuedOn, null, today);
    return {
      kind: 'plan.owed',
      id: `${row.planId} ${row.unitName}`,
      title: {
        vi: `Chưa có kế hoạch thực hiện ${planName(row)}`,
        en: `No plan yet to carry out ${planName(row)}`,
      },
      about: {
        vi: `${row.unitName} · đã ${days} ngày`,
        en: `${row.unitName} · ${numbered(days, 'day')} so far`,
      },
      dueOn: null,
      path: `/plans/${row.planId}`,
      time: null,
    };
  });
}
