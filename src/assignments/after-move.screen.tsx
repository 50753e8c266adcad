import { Notice } from '../web/design.tsx';
import { t } from '../web/text.ts';
import { useChoices, useRepair } from './board.local.ts';
import { draftText } from './draft.texts.ts';
import type { DraftRow, WholeDraft } from './draft.ts';
import { extraWritten, lastMove } from './moving.screen.tsx';
import { Carry, Chain } from './repairs.screen.tsx';

/**
 * After a unit was given to someone by hand: what that alone costs, and the best that can be made of it by moving others. `at`: only
 * if it was this unit, where a phone shows it.
 */
export function AfterMove({ draft, at }: { draft: WholeDraft; at?: string }) {
  const last = lastMove.value;
  const row = at === undefined || at === last?.unitId ? rowOf(draft, last?.unitId) : undefined;
  const stands = last?.draftId === draft.id && last.nth === draft.steps && row?.officialId === last.toId;
  const told = stands && row && draft.lastStep?.nth === draft.steps && (
    <Told key={last.nth} draft={draft} row={row} fromId={last.fromId} toId={last.toId} />
  );
  return at === undefined ? <div role="status">{told}</div> : told || null;
}

const rowOf = (draft: WholeDraft, unitId: string | undefined) =>
  draft.rows.find((row) => row.unitId === unitId);

function Told({
  draft,
  row,
  fromId,
  toId,
}: {
  draft: WholeDraft;
  row: DraftRow;
  fromId: string | null;
  toId: string;
}) {
  const choices = useChoices(draft, row.unitId).value;
  const repair = useRepair(draft, row.unitId, toId).value?.repair;
  const costOf = (id: string | null) => choices?.find(({ officialId }) => officialId === id)?.cost ?? 0;
  const name = draft.loads.find((load) => load.officialId === toId)?.name ?? '';
  if (!choices) return null;
  return (
    <Notice
      title={t(draftText.movedFor, {
        ...{ unit: row.unitName, name, extra: extraWritten(costOf(toId) - costOf(fromId)) },
      })}
    >
      {repair === null && <p>{t(draftText.repairsNone)}</p>}
      {repair?.moves.length === 0 && <p>{t(draftText.nothingMoves)}</p>}
      {repair && repair.moves.length > 0 && (
        <>
          <p>{t(draftText.othersGiveWay)}</p>
          <Chain draft={draft} repair={repair} />
          <Carry
            {...{ draft, row, repair, note: row.reason.note, close: () => {} }}
            says={t(draftText.rearrangeOthers)}
          />
        </>
      )}
    </Notice>
  );
}
