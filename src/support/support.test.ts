import { expect, test } from 'vitest';
import { inDatabase, send, sender } from '../../test/world/database.ts';
import { day, idOf } from '../../test/world/world.ts';
import { newId, type RowId, type UnitId } from '../kernel/id.ts';
import { moveSupportOn, recordSupport, recordSupportFor, withdraw } from './support.commands.ts';
import { refuseSteps } from './support.rules.ts';
import { supportSums, supports, supportTasks } from './support.sql.ts';

const facts = `
  xã has tổ1, tổ2
  An is official of xã
  Bình is clerk of xã
  An holds tổ1 from 2016-07-21`;
const said = (change: object = {}) => ({
  id: newId<RowId>(),
  unitId: idOf('tổ1'),
  togetherWith: 'Chi hội Phụ nữ',
  donor: 'Một doanh nghiệp ngoài xã',
  donorKind: 'company',
  inside: false,
  form: 'cash',
  what: '',
  valueVnd: 2_000_000,
  purpose: 'socialSecurity',
  concernId: null,
  pledgedOn: '2016-08-01',
  receivedOn: null,
  handedOverOn: null,
  ...change,
});
const today = '2016-09-26';

test('the three days run in order and none lies ahead', () => {
  const code = (receivedOn: string | null, handedOverOn: string | null) =>
    refuseSteps(
      {
        pledgedOn: day('2016-08-01'),
        receivedOn: receivedOn === null ? null : day(receivedOn),
        handedOverOn: handedOverOn === null ? null : day(handedOverOn),
      },
      day(today),
    )?.code ?? null;
  expect(code('2016-08-02', '2016-08-02')).toBeNull();
  expect(code('2016-07-31', null)).toBe('support/order');
  expect(code(null, '2016-08-02')).toBe('support/order');
  expect(code('2016-09-27', null)).toBe('support/dayAhead');
});

inDatabase('recorded, received, handed over; each step once', facts, async (tx) => {
  const one = said();
  expect(await send(tx, recordSupport, 'An', today, one)).toBeNull();
  expect((await supportTasks(tx, sender('An', today))).map((t) => t.dueOn)).toEqual(['2016-08-31']);
  const move = (receivedOn: string | null, handedOverOn: string | null) =>
    send(tx, moveSupportOn, 'An', today, { id: one.id, receivedOn, handedOverOn });
  expect(await move('2016-08-10', null)).toBeNull();
  expect((await move('2016-08-11', null))?.code).toBe('support/stepTaken');
  expect(await move('2016-08-10', '2016-08-12')).toBeNull();
  const days = { from: day('2016-08-01'), to: day('2016-08-31') };
  expect(await supportSums(tx, [idOf<UnitId>('xã')], days)).toEqual([
    { purpose: 'socialSecurity', inside: false, records: 1, valueVnd: 2_000_000 },
  ]);
  expect(await supportTasks(tx, sender('An', today))).toEqual([]);
});

inDatabase('a withdrawn record counts nowhere but is still there to read', facts, async (tx) => {
  const one = said({ receivedOn: '2016-08-05' });
  await send(tx, recordSupport, 'An', today, one);
  expect(await send(tx, withdraw, 'Bình', today, { id: one.id, reason: 'ghi trùng' })).toBeNull();
  expect((await send(tx, withdraw, 'Bình', today, { id: one.id, reason: 'ghi trùng' }))?.code).toBe(
    'support/withdrawn',
  );
  expect((await supports(tx, {}, sender('Bình', today))).map((row) => row.withdrawn)).toEqual([true]);
  const days = { from: day('2016-08-01'), to: day('2016-08-31') };
  expect(await supportSums(tx, [idOf<UnitId>('xã')], days)).toEqual([]);
});

inDatabase(
  'refused with a sentence: not one’s unit, cash without a sum, goods without a name',
  facts,
  async (tx) => {
    const code = async (change: object) => (await send(tx, recordSupport, 'An', today, said(change)))?.code;
    expect(await code({ unitId: idOf('tổ2') })).toBe('request/notAllowed');
    expect(await code({ valueVnd: 0 })).toBe('support/cashWithoutValue');
    expect(await code({ form: 'goods' })).toBe('support/goodsUnnamed');
    const notHeld = { ...said({ unitId: idOf('tổ2') }), officialId: idOf('An') };
    expect((await send(tx, recordSupportFor, 'Bình', today, notHeld))?.code).toBe('support/notHeld');
    expect(await send(tx, recordSupportFor, 'Bình', today, { ...said(), officialId: idOf('An') })).toBeNull();
  },
);

inDatabase('a support helps to settle only a concern of that unit or one above it', facts, async (tx) => {
  const concernOf = async (unit: string, number: number) => {
    const id = newId();
    const where = { unitId: idOf<UnitId>(unit), answeringUnitId: idOf<UnitId>('xã') };
    const what = { kind: 'hardship', source: 'unit', reporter: 'none', text: 'Thiếu nước.', state: 'open' };
    const days = { heardOn: '2016-07-30', dueOn: '2016-08-10' };
    await tx
      .insertInto('concern')
      .values({ id, number, ...where, ...what, ...days, notedBy: idOf('Bình') })
      .execute();
    return id;
  };
  const [own, beside] = [await concernOf('xã', 1), await concernOf('tổ2', 2)];
  const code = async (concernId: string) =>
    (await send(tx, recordSupport, 'An', today, said({ concernId })))?.code ?? null;
  expect([await code(own), await code(beside)]).toEqual([null, 'request/notFound']);
});
