import type { Paper } from '../documents/paper.ts';
import type { HandoverId, PlanId, ReportId } from '../kernel/id.ts';
import type { Db, Tx } from '../server/sql.ts';

type Printed = PlanId | ReportId | HandoverId;

/** What a document said when it was issued or signed; undefined for a draft. */
export async function frozenPaper(db: Db, ofId: Printed): Promise<Paper | undefined> {
  const row = await db.selectFrom('frozenPaper').select('paper').where('ofId', '=', ofId).executeTakeFirst();
  return row?.paper as Paper | undefined;
}

/** Freezes a paper in the place of any the document had; none, where it cannot be drawn up. */
export async function freezePaper(tx: Tx, ofId: Printed, paper: Paper | undefined): Promise<void> {
  await tx.deleteFrom('frozenPaper').where('ofId', '=', ofId).execute();
  if (paper)
    await tx
      .insertInto('frozenPaper')
      .values({ ofId, paper: JSON.stringify(paper) })
      .execute();
}
