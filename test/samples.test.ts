import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { distribution } from '../src/assignments/load.rules.ts';
import { choLach } from '../src/main/samples/cho-lach.ts';
import { loadSample, type Sample } from '../src/main/samples/load.ts';
import { tellHouse } from '../src/main/samples/my-thanh/house.ts';
import { myThanh } from '../src/main/samples/my-thanh.ts';
import { Replay } from '../src/main/samples/replay.ts';
import { commands, kinds, seeds } from '../src/main/server.ts';
import { rollUp } from '../src/reports/figure.rules.ts';
import type { ReviewFigures } from '../src/reviews/review.ts';
import { openInstallation } from '../src/server/installation.ts';
import { type Db, pool } from '../src/server/sql.ts';
import { Tenancy } from '../src/server/tenancy.ts';
import type { Installation } from '../src/server/tenant.ts';
import { withDatabase } from './world/postgres.ts';

/** A sample loaded into a database of its own, once for all tests of a `describe`. */
function loaded(sample: Sample) {
  const name = `sample_${randomBytes(6).toString('hex')}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-sample-'));
  const world = {} as { db: Db; seconds: number };
  let installation: Installation;
  let tenancy: Tenancy;
  const onServer = async (statement: string) => {
    const server = pool({ url: inject('server'), most: 1 });
    await server.query(statement);
    await server.end();
  };
  beforeAll(async () => {
    await onServer(`create database ${name}`);
    installation = await openInstallation(withDatabase(inject('server'), name), folder);
    tenancy = new Tenancy(installation);
    const began = Date.now();
    await loadSample(installation, tenancy, sample, { commands, kinds, seeds }, () => {});
    world.seconds = (Date.now() - began) / 1000;
    const open = await tenancy.named(sample.name);
    if (!open) throw new Error('the sample is not there');
    world.db = open.db;
    console.log(`${sample.name}: ${world.seconds} s`);
  }, 240_000);
  afterAll(async () => {
    await tenancy.close();
    await installation.admin.end();
    await onServer(`drop database ${name} with (force)`);
    rmSync(folder, { recursive: true });
  });
  return world;
}

async function rows<Row>(db: Db, query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(db)).rows;
}

/** How many want each processor: a machine that others are using takes so many times as long. */
const busy = () => Math.max(1, (loadavg()[0] ?? 1) / cpus().length);

test('the same word makes the same world', () => {
  const told = (word: string) => {
    const replay = new Replay(word);
    const { ids } = myThanh.setUp(replay);
    return JSON.stringify(tellHouse(replay, ids));
  };
  expect(told('my-thanh')).toBe(told('my-thanh'));
  expect(told('my-thanh')).not.toBe(told('another'));
});

describe('my-thanh, as the report of 26/9/2016 has it', () => {
  const world = loaded(myThanh);

  test('six hamlets of 17 groups each, all marked as made', async () => {
    const found = await rows(
      world.db,
      sql<{ name: string; groups: number; made: boolean }>`
        select h.name, count(*)::int as groups, bool_and(g.made_up and h.made_up) as made from unit_fact h
          join unit_edge e on e.parent_id = h.unit_id join unit_fact g on g.unit_id = e.unit_id
         where h.kind = 'hamlet' group by h.name order by h.name`,
    );
    expect(found).toEqual([1, 2, 3, 4, 5, 6].map((at) => ({ name: `Ấp ${at}`, groups: 17, made: true })));
  });

  test('102 groups over 37: 28 with 3 and 9 with 2', async () => {
    const loads = await rows(
      world.db,
      sql<{
        units: number;
      }>`select count(*)::int as units from assignment where kind = 'followAndSupport' and lower(held) = '2016-07-25' group by official_id`,
    );
    expect(distribution(loads.map(({ units }) => units))).toEqual([
      { units: 3, officials: 28 },
      { units: 2, officials: 9 },
    ]);
  });

  test('Kế hoạch 33-KH/ĐU follows 19-KH/HU after 62 days', async () => {
    const found = await rows(
      world.db,
      sql`select above.number || '-' || above.symbol as above, p.number || '-' || p.symbol as own, p.issued_on - above.issued_on as lag
            from plan p join plan above on above.id = p.parent_id`,
    );
    expect(found).toEqual([{ above: '19-KH/HU', own: '33-KH/ĐU', lag: 62 }]);
  });

  test('all 37 were told, most confirmed; a few groups are not received yet', async () => {
    const told = await rows(
      world.db,
      sql`select count(*)::int as told, count(confirmed_on)::int as confirmed, count(noted_by)::int as noted from rollout_told`,
    );
    expect(told).toEqual([{ told: 37, confirmed: 35, noted: 5 }]);
    const [open] = await rows(
      world.db,
      sql<{ groups: number; answered: number }>`
        select count(*) filter (where received_on is null)::int as groups, count(answer)::int as answered from assignment`,
    );
    expect(open?.groups).toBeGreaterThan(2);
    expect(open?.groups).toBeLessThan(9);
    expect(open?.answered).toBe(1);
  });

  test('concerns of all four kinds, anonymous and sealed ones, one standing, some late', async () => {
    const kinds = await rows(world.db, sql<{ kind: string }>`select distinct kind from concern order by 1`);
    expect(kinds.map(({ kind }) => kind)).toEqual(['grievance', 'hardship', 'obstacle', 'wish']);
    const [of] = await rows(
      world.db,
      sql<Record<string, number>>`select count(*) filter (where reporter = 'anonymous')::int as anonymous,
            count(*) filter (where reporter = 'sealed')::int as sealed, count(*) filter (where shortcoming)::int as standing,
            count(*) filter (where state = 'open' and due_on < '2016-09-26')::int as late from concern`,
    );
    expect(of).toMatchObject({ anonymous: 1, sealed: 1, standing: 1 });
    expect(of?.late).toBeGreaterThan(3);
  });

  test('of August two are missing, three came late, one is sent back; what was signed adds up to its rows', async () => {
    const states = await rows(
      world.db,
      sql`select state, count(*)::int as reports from report where month = '2016-08' group by state order by state`,
    );
    expect(states).toEqual([
      { state: 'accepted', reports: 31 },
      { state: 'collected', reports: 2 },
      { state: 'returned', reports: 1 },
      { state: 'signed', reports: 1 },
    ]);
    const late = await rows(
      world.db,
      sql`select count(distinct report_id)::int as reports from report_hop h join report r on r.id = h.report_id
           where hop = 'author' and round = 1 and month = '2016-08' and done_on > due_on`,
    );
    expect(late).toEqual([{ reports: 3 }]);
    const apart = await rows(
      world.db,
      sql`select r.id from report r, jsonb_each_text(r.figures) f(name, amount)
           where f.amount::bigint <> (select sum(l.amount) from report_line l where l.report_id = r.id and l.figure = f.name)`,
    );
    expect(apart).toEqual([]);
  });

  test('five groups are weak, each with a plan under way; a sixth has risen', async () => {
    const now = await rows(
      world.db,
      sql<{ weak: boolean; groups: number }>`select weak, count(*)::int as groups from
            (select distinct on (unit_id) weak from rating order by unit_id, day desc) newest group by weak order by weak`,
    );
    expect(now).toEqual([
      { weak: false, groups: 97 },
      { weak: true, groups: 5 },
    ]);
    const plans = await rows(
      world.db,
      sql`select count(*)::int as opened, count(closed_on)::int as closed from strengthening`,
    );
    expect(plans).toEqual([{ opened: 6, closed: 1 }]);
  });

  test('support is pledged, received, handed over, from inside and outside', async () => {
    const [found] = await rows(
      world.db,
      sql<Record<string, number>>`select count(*)::int as pledged, count(received_on)::int as received,
            count(handed_over_on)::int as handed, count(*) filter (where not inside)::int as outside, count(concern_id)::int as answering
            from support`,
    );
    expect(found?.pledged).toBe(26);
    for (const count of [found?.received, found?.handed, found?.outside, found?.answering])
      expect(count).toBeGreaterThan(4);
  });

  test('one group changed hands, and still 28 have 3 and 9 have 2; one handover waits, one was refused', async () => {
    const states = await rows(world.db, sql<{ state: string }>`select state from handover order by state`);
    expect(states.map(({ state }) => state)).toEqual(['confirmed', 'proposed', 'refused']);
    const loads = await rows(
      world.db,
      sql<{
        units: number;
      }>`select count(*)::int as units from assignment where held @> '2016-09-26'::date group by official_id`,
    );
    expect(distribution(loads.map(({ units }) => units))).toEqual([
      { units: 3, officials: 28 },
      { units: 2, officials: 9 },
    ]);
  });

  test('the meeting of 26/9/2016 lies 67 days after the plan; its figures are those of the rows', async () => {
    const [review] = await rows(
      world.db,
      sql<{ figures: ReviewFigures; state: string; present: number; chairs: number }>`
        select figures, state, (select count(*)::int from attendance a where a.review_id = r.id and present) as present,
               (select count(*)::int from attendance a where a.review_id = r.id and chair) as chairs from review r`,
    );
    expect(review).toMatchObject({ state: 'signed', present: 2 + 37 + 6, chairs: 2 });
    expect(review?.figures).toMatchObject({ daysSincePlan: 67, lagDays: 62, units: 102 });
    expect(review?.figures.reports).toEqual({ owed: 37, inTime: 32, late: 3, missing: 2 });
    expect(review?.figures.ratings).toMatchObject({ rated: 102, strengthening: 5 });
    expect(review?.figures.ratings.weak).toHaveLength(5);
    const meetings = await rows(
      world.db,
      sql<{
        held: number;
      }>`select count(*)::int as held from visit v where kind = 'groupMeeting' and acting_as in ('assigned', 'clerk')
             and not exists (select 1 from withdrawal w where w.row_id = v.id)`,
    );
    expect(review?.figures.figures.groupMeetings).toBe(meetings[0]?.held);
  });

  test('who was late was urged; some answered', async () => {
    const [found] = await rows(
      world.db,
      sql<{
        sent: number;
        answered: number;
        late: number;
      }>`select count(*)::int as sent, count(answered_on)::int as answered,
            count(*) filter (where answered_on is null and answer_due < '2016-09-26')::int as late from urging`,
    );
    expect(found?.sent).toBeGreaterThan(12);
    expect(found?.answered).toBeGreaterThan(5);
    expect(found?.late).toBeGreaterThan(0);
    const directions = await rows(
      world.db,
      sql<{ state: string }>`select distinct state from direction order by state`,
    );
    expect(directions.map(({ state }) => state)).toEqual(['done', 'open', 'reported']);
  });

  test('nobody in it has a name', async () => {
    const names = await rows(world.db, sql<{ name: string }>`select name from official`);
    expect(names.filter(({ name }) => !/^Cán bộ \d\d$/.test(name))).toEqual([]);
    const holders = await rows(
      world.db,
      sql<{
        name: string;
      }>`select distinct regexp_replace(holder_name, '\\d+$', '') as name from post where holder_name <> '' order by 1`,
    );
    expect(holders.map(({ name }) => name)).toEqual(['Tổ trưởng ', 'Đảng viên ']);
  });

  test('it is there within a minute', () => expect(world.seconds).toBeLessThan(60 * busy()));
});

describe('cho-lach, as the report of 11/10/2018 has it', () => {
  const world = loaded(choLach);

  test('ten communes, a township, 90 hamlets and quarters', async () => {
    const found = await rows(
      world.db,
      sql<{
        tier: string;
        units: number;
      }>`select case when kind in ('commune', 'township') then 'commune' else 'hamlet' end as tier,
            count(*)::int as units from unit_fact where kind in ('commune', 'township', 'hamlet', 'quarter') group by 1 order by 1`,
    );
    expect(found).toEqual([
      { tier: 'commune', units: 11 },
      { tier: 'hamlet', units: 90 },
    ]);
  });

  test('11 in charge of one each; 47 follow 90: 43 with 2 and 4 with 1', async () => {
    const loads = await rows(
      world.db,
      sql<{
        kind: string;
        units: number;
      }>`select kind, count(*)::int as units from assignment group by kind, official_id`,
    );
    const of = (kind: string) =>
      distribution(loads.filter((one) => one.kind === kind).map(({ units }) => units));
    expect(of('inCharge')).toEqual([{ units: 1, officials: 11 }]);
    expect(of('followAndSupport')).toEqual([
      { units: 2, officials: 43 },
      { units: 1, officials: 4 },
    ]);
  });

  test('the review covers 30 months, and what was signed month by month adds up to it exactly', async () => {
    const [review] = await rows(
      world.db,
      sql<{ figures: ReviewFigures; from: string; to: string; heldOn: string }>`
        select figures, period_from as "from", period_to as "to", held_on from review`,
    );
    expect(review).toMatchObject({ from: '2016-04-01', to: '2018-09-30', heldOn: '2018-10-11' });
    const { figures, months, everyMonth } = review?.figures ?? ({} as ReviewFigures);
    expect(months).toHaveLength(30);
    expect(rollUp(months.map((month) => month.figures))).toEqual(figures);
    expect(figures.cellMeetings).toBeGreaterThan(2_000);
    expect(everyMonth.of).toBe(58);
    expect(everyMonth.done).toBeGreaterThan(29);
    expect(everyMonth.done).toBeLessThan(58);
  });

  test('it is there within a minute', () => expect(world.seconds).toBeLessThan(60 * busy()));
});
