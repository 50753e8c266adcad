import { sql } from 'kysely';
import { addDays, type Day } from '../kernel/day.ts';
import type { AssignmentId, PlanId } from '../kernel/id.ts';
import { same, type Task } from '../kernel/task.ts';
import { numbered } from '../kernel/text.ts';
import { planName } from '../plans/plan.rules.ts';
import type { Plan } from '../plans/plan.ts';
import { unitsWhere } from '../server/access.sql.ts';
import type { Sender } from '../server/command.ts';
import type { Db } from '../server/sql.ts';
import { nameKeyOn, nameOn } from '../units/tree.sql.ts';
import { daysToAnswer, daysToReceive } from './assignment.rules.ts';
import { unheldUnits } from './unheld.sql.ts';

/** What of assignments waits for a person: to receive; for a clerk, those late in receiving, objections, units without anyone. */
export async function assignmentTasks(db: Db, sender: Sender): Promise<Task[]> {
  return [
    ...(await toReceive(db, sender)),
    ...(await objections(db, sender)),
    ...(await notReceived(db, sender)),
    ...(await unheld(db, sender)),
  ];
}

type Named = Pick<Plan, 'type' | 'number' | 'symbol'> & { planId: PlanId };

async function toReceive(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const { rows } = await sql<Named & { publishedOn: Day; units: number; names: string }>`
    select a.plan_id, p.type, p.number, p.symbol, a.published_on, count(*)::int as units,
           string_agg(${nameOn(sql`a.unit_id`, sql`${today}::date`)}, ', '
                      order by ${nameKeyOn(sql`a.unit_id`, sql`${today}::date`)}) as names
      from assignment a join plan p on p.id = a.plan_id
     where a.official_id = ${officialId} and a.received_on is null and a.objection is null
       and (upper(a.held) is null or upper(a.held) > ${today}::date)
     group by a.plan_id, p.id, a.published_on order by a.published_on`.execute(db);
  return rows.map((row) => ({
    kind: 'assignment.receive',
    id: `${row.planId} ${row.publishedOn}`,
    title: {
      vi: `Tiếp nhận ${row.units} đơn vị được phân công`,
      en: `Receive ${numbered(row.units, 'unit')} assigned to you`,
    },
    about: same(`${row.names} · ${planName(row)}`),
    dueOn: addDays(row.publishedOn, daysToReceive),
    path: '/receive',
    time: null,
  }));
}

async function objections(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const { rows } = await sql<{
    id: AssignmentId;
    name: string;
    unit: string;
    objectedOn: Day;
    planId: PlanId;
  }>`
    select a.id, a.plan_id, o.name, ${nameOn(sql`a.unit_id`, sql`${today}::date`)} as unit, a.objected_on
      from assignment a join official o on o.id = a.official_id
     where a.objection is not null and a.answer is null and a.received_on is null
       and (upper(a.held) is null or upper(a.held) > ${today}::date)
       and a.unit_id in ${unitsWhere('assignment.publish', officialId, today)}
     order by a.objected_on, a.id`.execute(db);
  return rows.map((row) => ({
    kind: 'assignment.answer',
    id: row.id,
    title: {
      vi: `Trả lời ý kiến về phân công ${row.unit}`,
      en: `Answer an objection to the assignment of ${row.unit}`,
    },
    about: same(row.name),
    dueOn: addDays(row.objectedOn, daysToAnswer),
    path: `/assignments?planId=${row.planId}&only=objected`,
    time: null,
  }));
}

async function notReceived(db: Db, { officialId, today }: Sender): Promise<Task[]> {
  const { rows } = await sql<Named & { officials: number; units: number; first: Day }>`
    select a.plan_id, p.type, p.number, p.symbol, count(distinct a.official_id)::int as officials, count(*)::int as units,
           min(a.published_on) as first
      from assignment a join plan p on p.id = a.plan_id
     where a.received_on is null and a.objection is null and a.published_on + ${daysToReceive}::int < ${today}::date
       and (upper(a.held) is null or upper(a.held) > ${today}::date)
       and a.unit_id in ${unitsWhere('assignment.publish', officialId, today)}
     group by a.plan_id, p.id order by min(a.published_on)`.execute(db);
  return rows.map((row) => ({
    kind: 'assignment.notReceived',
    id: row.planId,
    title: {
      vi: `${row.officials} người chưa tiếp nhận ${row.units} đơn vị`,
      en: `${numbered(row.officials, 'person has', 'people have')} not received ${numbered(row.units, 'unit')}`,
    },
    about: same(planName(row)),
    dueOn: addDays(row.first, daysToReceive),
    path: `/assignments?planId=${row.planId}&only=notReceived`,
    time: null,
  }));
}

async function unheld(db: Db, sender: Sender): Promise<Task[]> {
  const rows = await unheldUnits(db, 'assignment.publish', sender, sender.today);
  if (rows.length === 0) return [];
  return [
    {
      kind: 'assignment.unheld',
      id: 'unheld',
      title: {
        vi: `${rows.length} đơn vị chưa có người được phân công`,
        en: `${numbered(rows.length, 'unit has', 'units have')} nobody assigned`,
      },
      about: same(
        rows
          .slice(0, 5)
          .map((row) => row.unitName)
          .join(', '),
      ),
      dueOn: null,
      path: '/assignments?tab=unheld',
      time: null,
    },
  ];
}
