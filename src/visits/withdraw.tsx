import { type Day, monthOf, writtenMonth } from '../kernel/day.ts';
import { ConfirmButton } from '../web/button.tsx';
import { may, me } from '../web/me.ts';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { visitText } from './visit.texts.ts';

/** Asks for a reason and takes a line back; shown to whose line it is and to clerks, the server judges the rest. */
export function WithdrawButton(p: {
  kind: 'visit.withdraw' | 'contribution.withdraw' | 'situationNote.withdraw';
  body: object;
  row: { officialId: string; notedBy?: string; day: Day };
}) {
  const { officialId } = me();
  const own = p.row.officialId === officialId || p.row.notedBy === officialId;
  if (!own && !may('visit.recordFor')) return null;
  return (
    <ConfirmButton
      tone="quiet"
      icon="undo"
      asks={t(visitText.withdrawAsks)}
      explains={t(visitText.withdrawExplains, { month: writtenMonth(monthOf(p.row.day)) })}
      confirm={t(visitText.withdraw)}
      reason={{ label: t(visitText.reason), required: true, max: 300 }}
      act={(reason) => send(p.kind, { ...p.body, reason })}
    >
      {t(visitText.withdraw)}
    </ConfirmButton>
  );
}
