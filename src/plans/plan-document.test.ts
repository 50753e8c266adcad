import { expect, test } from 'vitest';
import { inDatabase, send } from '../../test/world/database.ts';
import { get } from '../../test/world/http.ts';
import { day, idOf } from '../../test/world/world.ts';
import type { BodyId, PlanId } from '../kernel/id.ts';
import { letterhead } from './letterhead.sql.ts';
import { draftPlan, recordPlan } from './plan.commands.ts';
import { findPlan } from './plan.sql.ts';
import { planDocumentRoutes } from './plan-document.http.ts';
import { blocksOf, paperOf } from './plan-paper.sql.ts';

test('a plan’s lines become sections, clauses, points and lists', () =>
  expect(
    blocksOf(`I. Mục đích
1. Yêu cầu
- Nắm chắc tình hình;
- Kịp thời báo cáo.

II- Nội dung
a) Phân công
1. Mỗi đồng chí theo dõi, hỗ trợ từ hai đến ba tổ.`),
  ).toEqual([
    { kind: 'section', text: 'Mục đích' },
    { kind: 'clause', text: 'Yêu cầu' },
    { kind: 'list', items: ['Nắm chắc tình hình', 'Kịp thời báo cáo'] },
    { kind: 'section', text: 'Nội dung' },
    { kind: 'point', text: 'Phân công' },
    { kind: 'paragraph', text: '1. Mỗi đồng chí theo dõi, hỗ trợ từ hai đến ba tổ.' },
  ]));

const facts = 'xã has tổ1\n An is clerk of xã\n Bình is official of xã';
const today = '2016-09-26';
const committee = idOf<BodyId>('Đảng ủy');
const period = { from: '2016-07-21', to: '2020-12-31' };

inDatabase('the paper is its body’s: who signs, where, what it cites', facts, async (tx) => {
  await tx.updateTable('unitFact').set({ name: 'Xã Mỹ Thạnh' }).where('name', '=', 'xã').execute();
  await tx
    .insertInto('body')
    .values({
      id: committee,
      unitId: idOf('xã'),
      kind: 'committee',
      name: 'Đảng ủy xã Mỹ Thạnh',
      symbol: 'ĐU',
      sortKey: '',
    })
    .execute();
  const post = { bodyId: committee, officialId: idOf('Bình'), label: '' };
  await tx
    .insertInto('post')
    .values([
      { ...post, id: idOf('phó'), title: 'deputySecretary', held: '(,)' },
      { ...post, id: idOf('bí thư'), title: 'secretary', officialId: idOf('An'), held: '[2016-01-01,)' },
    ])
    .execute();
  expect(await letterhead(tx, committee, day(today))).toMatchObject({
    layout: 'party',
    issuer: 'Đảng ủy xã Mỹ Thạnh',
    authority: 'Đảng ủy',
    place: 'Mỹ Thạnh',
    signs: [{ authority: 'T/M Đảng ủy', post: 'Bí thư', name: 'An' }],
  });
  expect((await letterhead(tx, committee, day('2015-12-31')))?.signs[0]).toMatchObject({
    post: 'Phó Bí thư',
  });

  const parent = { id: idOf<PlanId>('a'), bodyId: committee, parentId: null, subject: 'việc lớn', period };
  expect(
    await send(tx, recordPlan, 'An', today, { ...parent, number: 33, issuedOn: '2016-07-21' }),
  ).toBeNull();
  const child = { ...parent, id: idOf<PlanId>('b'), parentId: idOf<PlanId>('a'), subject: 'việc nhỏ' };
  expect(
    await send(tx, draftPlan, 'An', today, { ...child, content: 'I. Mục đích\nLàm cho tốt' }),
  ).toBeNull();
  const plan = await findPlan(tx, idOf('b'));
  expect(plan && (await paperOf(tx, plan))).toMatchObject({
    draft: true,
    subject: 'về việc nhỏ',
    bases: ['Căn cứ Kế hoạch số 33-KH/ĐU, ngày 21/7/2016 của Đảng ủy xã Mỹ Thạnh về việc lớn'],
  });
  const file = (who: string, of: string) =>
    get(tx, who, today, planDocumentRoutes, `/plans/${idOf(of)}/document.docx`);
  for (const of of ['a', 'b']) expect((await file('An', of)).bytes.subarray(0, 2).toString()).toBe('PK');
  expect((await file('Bình', 'b')).status).toBe(404);
});
