import { expect } from 'vitest';
import { change, command, group, merger, undo, unit } from '../../test/world/change.ts';
import { inDatabase, send, sql } from '../../test/world/database.ts';
import { serverFor } from '../../test/world/http.ts';
import { idOf } from '../../test/world/world.ts';
import { changeRoutes } from '../server/changes.http.ts';

/** What a phone that holds rows of a unit is told when the unit ends, and when that is taken back. */

const facts = `
  xã has ấp1
  ấp1 has tổ1, tổ2
  Chi is clerk of xã
  Chi is administrator of xã
  Dung is groupHead of tổ1
  Dung is groupHead of tổ2
  An holds tổ1 from 2016-07-21
  Bình holds tổ2 from 2016-07-21`;

inDatabase('devices learn what went to the heir, and what came back', facts, async (tx) => {
  await sql`update unit_fact set households = 40 where unit_id = ${unit('tổ2')}`.execute(tx);
  const concernId = idOf<string>('phản ánh');
  const said = {
    ...{
      id: concernId,
      unitId: unit('tổ1'),
      kind: 'wish',
      source: 'unit',
      reporter: 'none',
      text: 'đường ngập',
    },
    ...{ proposal: '', task: '', shortcoming: false, heardOn: '2016-09-01', ordinary: true },
  };
  expect(await send(tx, command('concern.raise'), 'An', '2016-09-02', said)).toBeNull();
  const day = '2016-10-05';
  const held = new Map<string, { epoch?: string; buckets: Record<string, number> }>();
  const asks = async (who: string) => {
    const app = serverFor(tx, who, day, changeRoutes);
    const payload = held.get(who) ?? { buckets: {} };
    const { epoch, buckets, evict } = (await app.inject({ method: 'POST', url: '/changes', payload })).json();
    const versions = Object.entries<{ to: number }>(buckets).map(([name, { to }]) => [name, to] as const);
    held.set(who, { epoch, buckets: Object.fromEntries(versions) });
    const news = Object.entries<{ changed: { kind: string; id: string }[] }>(buckets).flatMap(
      ([name, { changed }]) => changed.map(({ kind, id }) => `${name} ${kind} ${id}`),
    );
    return { news, evict };
  };
  const [tổ1, tổ2, heir] = ['tổ1', 'tổ2', 'tổ mới'].map((name) => `unit:${unit(name)}`);
  for (const who of ['An', 'Bình', 'Dung']) await asks(who);
  const merge = merger(['tổ1', 'tổ2'], group('tổ mới', { households: 65 }), '2016-10-01');
  expect(await change(tx, 'unit.merge', merge, day)).toBeNull();
  const [old, gone] = ['assignment Bình tổ2', 'assignment An tổ1'].map((name) => idOf<string>(name));
  const { rows } = await sql<{
    id: string;
  }>`select id from assignment where unit_id = ${unit('tổ mới')}`.execute(tx);
  const bình = await asks('Bình');
  expect(bình.evict).toEqual([tổ2]);
  expect(bình.news).toEqual(
    expect.arrayContaining([
      `${heir} assignment ${rows[0]?.id}`,
      `${heir} concern ${concernId}`,
      `official:${idOf('Bình')} assignment ${old}`,
      `official:${idOf('Bình')} assignment ${rows[0]?.id}`,
    ]),
  );
  const an = await asks('An');
  expect(an.evict).toEqual([tổ1]);
  expect(an.news).toEqual(
    expect.arrayContaining([
      `official:${idOf('An')} assignment ${gone}`,
      `official:${idOf('An')} concern ${concernId}`,
    ]),
  );
  expect((await asks('Dung')).news.filter((one) => one.includes(' duty '))).toHaveLength(3);
  expect((await asks('Bình')).news).toEqual([]);
  expect(await undo(tx, merge.changeId, day)).toBeNull();
  const back = await asks('An');
  expect(back.evict).toEqual([]);
  expect(back.news).toEqual(
    expect.arrayContaining([
      `${tổ1} assignment ${gone}`,
      `${tổ1} concern ${concernId}`,
      `official:${idOf('An')} assignment ${gone}`,
    ]),
  );
  const again = await asks('Bình');
  expect(again.evict).toEqual([heir]);
  expect(again.news).toEqual(
    expect.arrayContaining([
      `${tổ2} assignment ${old}`,
      `official:${idOf('Bình')} assignment ${rows[0]?.id}`,
    ]),
  );
});
