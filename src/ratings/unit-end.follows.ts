import type { Effect } from '../server/follow.ts';
import type { Db, Tx } from '../server/sql.ts';
import type { UnitChanging } from '../units/operation.commands.ts';
import * as store from './unit-end.sql.ts';

/** An open strengthening plan goes on in the successor with what is not done; past ratings and measures done stay where they were. */
export async function preview(db: Db, changing: UnitChanging): Promise<Effect[]> {
  const rows = await store.endedPlans(db, changing);
  const [go, end] = [
    rows.filter(({ how }) => how === 'successor'),
    rows.filter(({ how }) => how === 'above'),
  ];
  return [
    {
      what: {
        vi: 'kế hoạch củng cố đang mở chuyển sang đơn vị kế thừa',
        en: 'open strengthening plans that go to the successor',
      },
      count: go.length,
      lines: go.map(({ unitName, heirName }) => `${unitName} → ${heirName}`),
    },
    {
      what: { vi: 'kế hoạch củng cố kết thúc cùng đơn vị', en: 'strengthening plans that end with the unit' },
      count: end.length,
      lines: end.map(({ unitName }) => unitName),
    },
  ];
}

export const open = store.openPlans;

/** Touches exactly the rows `preview` counted; a second time, none. */
export const apply = async (db: Tx, changing: UnitChanging): Promise<void> =>
  store.passPlans(db, changing, await store.endedPlans(db, changing));

export const since = store.plansSince;
export const undo = store.putPlansBack;
