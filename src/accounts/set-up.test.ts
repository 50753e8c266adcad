import { expect } from 'vitest';
import { inDatabase, send, sender } from '../../test/world/database.ts';
import { idOf } from '../../test/world/world.ts';
import { newId } from '../kernel/id.ts';
import { personSortKey, searchKey } from '../kernel/name.ts';
import type { Tx } from '../server/sql.ts';
import { giveDuty, invite } from './account.commands.ts';
import { setUpTasks } from './set-up-task.sql.ts';

const day = '2026-11-22';
const left = async (tx: Tx, who = 'An') => (await setUpTasks(tx, sender(who, day))).map(({ id }) => id);

inDatabase(
  'an administrator sees what is left of the set-up, others do not',
  'An is administrator of xã\n Lan is clerk of xã',
  async (tx) => {
    expect(await left(tx)).toEqual(['bodies', 'units', 'accounts', 'administrator']);
    expect(await left(tx, 'Lan')).toEqual([]);
  },
);

inDatabase(
  'each step goes when what it asks for is there',
  'xã has ấp1\n An is administrator of xã',
  async (tx) => {
    expect(await left(tx)).toEqual(['bodies', 'officials', 'accounts', 'administrator']);
    const second = { id: idOf('Bình'), name: 'Bình', category: 'official', sortKey: personSortKey('Bình') };
    await tx
      .insertInto('official')
      .values({ ...second, searchKey: searchKey('Bình') })
      .execute();
    expect(await left(tx)).not.toContain('officials');
    for (const [who, userName] of [
      ['An', 'an.nguyen'],
      ['Bình', 'binh'],
    ] as const)
      await send(tx, invite, 'An', day, {
        id: newId(),
        accountId: newId(),
        officialId: idOf(who),
        userName,
        token: (userName[0] ?? '').repeat(43),
      });
    expect(await left(tx)).toEqual(['bodies', 'administrator']);
    await send(tx, giveDuty, 'An', day, {
      id: newId(),
      officialId: idOf('Bình'),
      role: 'administrator',
      unitId: idOf('xã'),
      from: day,
      until: null,
    });
    expect(await left(tx)).toEqual(['bodies']);
  },
);
