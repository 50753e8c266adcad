import { addDays } from '../kernel/day.ts';
import type { Leaving } from '../officials/official.ts';
import type { Effect } from '../server/follow.ts';
import { homeUnit } from '../server/setting.sql.ts';
import type { Db, Tx } from '../server/sql.ts';
import { accountProblem } from './account.rules.ts';
import * as store from './account.sql.ts';

/** Who leaves service gives up every role; that nobody signs in as them from that day on is the session's to see (session.sql.ts). */
export async function preview(db: Db, { officialId, until }: Leaving): Promise<Effect[]> {
  const count = until === null ? 0 : await store.countDutiesFrom(db, officialId, until);
  return count === 0 ? [] : [{ what: { vi: 'vai trò thôi giữ', en: 'roles given up' }, count }];
}

/** Touches exactly the rows `preview` counted; a second time, none. Throws `account/lastAdministrator` where nobody else is one. */
export async function apply(db: Tx, { officialId, until }: Leaving): Promise<void> {
  if (until === null) return;
  const lastDay = addDays(until, -1);
  await store.lockAdministrators(db);
  const administers = await store.administers(db, officialId, until);
  const others = await store.administratorsAfter(db, await homeUnit(db), lastDay, officialId);
  if (administers && others === 0) throw accountProblem.lastAdministrator();
  await store.endDutiesOf(db, officialId, lastDay);
}
