import { expect } from 'vitest';
import { inDatabase } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { opened } from '../../test/world/paper.ts';
import { idOf } from '../../test/world/world.ts';
import { sheetRoutes } from '../server/sheet.http.ts';
import { partiesSheets } from './parties.http.ts';
import { visitSheets } from './sheet.http.ts';

const facts = `
  xã has tổ1
  Lan is clerk of xã
  An holds tổ1 from 2016-07-21
  An meets tổ1 on 2016-08-15`;
const routes = sheetRoutes([...visitSheets, ...partiesSheets]);

inDatabase('every list of the diary goes out as a spreadsheet, with its rows', facts, async (tx) => {
  const days = 'from=2016-08-01&to=2016-08-31';
  const lists = [
    `visits.xlsx?unit=${idOf('xã')}`,
    `attendance.xlsx?${days}`,
    `meetings.xlsx?${days}`,
    'parties.xlsx?month=2016-08',
  ];
  for (const path of lists) {
    const { status, bytes } = await get(
      tx,
      'Lan',
      '2016-09-26',
      routes,
      `/${path}${path.includes('?') ? '&' : '?'}purpose=kiem tra`,
    );
    expect([path, status]).toEqual([path, 200]);
    const text = [...opened(bytes).values()].join('');
    if (!path.startsWith('meetings')) expect(text).toContain('tổ1');
  }
  const unread = await get(
    tx,
    'Lan',
    '2016-09-26',
    routes,
    '/attendance.xlsx?from=8&to=2016-08-31&purpose=kiem tra',
  );
  expect([unread.status, unread.body.fields]).toEqual([400, ['from']]);
});
