import { expect } from 'vitest';
import { group, unit } from '../../test/world/change.ts';
import { inDatabase, sql } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { change, facts, from, given, merger, undo } from '../../test/world/unit-end.ts';
import { newId, type RowId } from '../kernel/id.ts';
import { whyNotUndone } from '../units/undoing.sql.ts';
import { routes, unitFollowers } from './server.ts';

/** Whether a change can be taken back is told beforehand, as the undoing judges. */

inDatabase(
  'the list of changes says beforehand which can be taken back, and of the others why not',
  facts,
  async (tx) => {
    const split = { changeId: newId<RowId>(), from, unitId: unit('tổ3'), heirId: unit('tổ3A'), children: [] };
    const changes = [
      ['unit.merge', merger(['tổ1'], group('tổ1 mới'))],
      ['unit.create', { changeId: newId<RowId>(), from, ...group('tổ9'), parentId: unit('ấp2') }],
      ['unit.create', { changeId: newId<RowId>(), from, ...group('tổ10'), parentId: unit('ấp2') }],
      ['unit.split', { ...split, into: [group('tổ3A'), group('tổ3B')] }],
      ['unit.change', { changeId: newId<RowId>(), from: '2016-11-01', unitId: unit('tổ9'), name: 'tổ 9' }],
    ] as const;
    for (const [kind, body] of changes) expect(await change(tx, kind, body)).toBeNull();
    const { rows } = await sql<{ id: string }>`
    select id from assignment where unit_id = ${unit('tổ1 mới')}`.execute(tx);
    const end = { assignmentId: rows[0]?.id, lastDay: '2016-10-31', reason: 'chuyển công tác' };
    expect(await change(tx, 'assignment.end', end, '2016-10-05')).toBeNull();
    await given(tx, 'Bình', 'tổ10', '[2016-11-01,)');
    const told = async (who: string) => {
      const { body } = await get(tx, who, '2016-10-05', routes, '/unit-changes');
      return new Map(
        body.rows.map((row: { id: string; whyNot: { vi: string } | null }) => [
          row.id,
          row.whyNot?.vi ?? null,
        ]),
      );
    };
    const [merged, made, used, divided, renamed] = changes.map(([, { changeId }]) => changeId);
    expect(await told('Chi')).toEqual(
      new Map([
        [merged, expect.stringContaining('phân công ở «tổ1 mới» đã có cập nhật')],
        [made, expect.stringContaining('Sau đó «tổ 9» lại có thay đổi')],
        [used, expect.stringContaining('Đã có việc ghi ở «tổ10»')],
        [divided, null],
        [renamed, null],
      ]),
    );
    expect(new Set((await told('An')).values())).toEqual(new Set([null]));
    for (const id of [merged, made, used]) expect(await undo(tx, id as RowId, '2016-10-05')).not.toBeNull();
    for (const id of [divided, renamed]) expect(await undo(tx, id as RowId, '2016-10-05')).toBeNull();
    expect((await told('Chi')).get(made as RowId)).toBeNull();
  },
);

inDatabase('a page of changes is judged with as many statements as one change', facts, async (tx) => {
  const made: RowId[] = [];
  const create = async (name: string) => {
    const body = { changeId: newId<RowId>(), from, ...group(name), parentId: unit('ấp2') };
    expect(await change(tx, 'unit.create', body)).toBeNull();
    made.push(body.changeId);
  };
  const statements = async () => {
    let count = 0;
    const counting = tx.withPlugin({
      transformQuery: ({ node }) => {
        count++;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    expect((await whyNotUndone(counting, made, unitFollowers)).size).toBe(0);
    return count;
  };
  await create('tổ11');
  const one = await statements();
  for (const name of ['tổ12', 'tổ13', 'tổ14', 'tổ15']) await create(name);
  expect(await statements()).toBe(one);
  expect(one).toBeLessThan(40);
});
