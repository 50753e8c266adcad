import { type Day, monthOf, written, writtenMonth } from '../kernel/day.ts';
import { ConfirmButton } from '../web/button.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { visitText } from './visit.texts.ts';
import type { Withdrawal } from './visit.ts';

interface ReportOf {
  month: string;
  state: string;
}

/**
 * Which month's report a change of this line touches, said plainly: its own while that is not signed, else the next. Of another's
 * line the reader may not know, and is told the rule.
 */
export function useWhichMonth(row: { officialId: string; day: Day }): string {
  const month = monthOf(row.day);
  const own = row.officialId === me().officialId && may('report.write');
  const mine = useRead<{ reports: ReportOf[] }>(own ? 'reports/mine' : null);
  const facts = { month: writtenMonth(month) };
  if (mine.value === null) return t(visitText.monthEither, facts);
  const signed = mine.value.reports.some(
    (report) => report.month === month && !['draft', 'returned'].includes(report.state),
  );
  return t(signed ? visitText.monthSigned : visitText.monthOpen, facts);
}

/** «… rút ngày 26/9/2016: ghi nhầm». */
export const withdrawalSaid = ({ byName, on, reason }: Withdrawal): string =>
  t(visitText.withdrawnSays, { name: byName, day: written(on), reason });

/** Asks for a reason and takes a line back; shown to whose line it is and to clerks, the server judges the rest. */
export function WithdrawButton(p: {
  kind: 'visit.withdraw' | 'contribution.withdraw' | 'situationNote.withdraw';
  body: object;
  row: { officialId: string; notedBy?: string; day: Day };
}) {
  const { officialId } = me();
  const monthSaid = useWhichMonth(p.row);
  const own = p.row.officialId === officialId || p.row.notedBy === officialId;
  if (!own && !may('visit.recordFor')) return null;
  return (
    <ConfirmButton
      tone="quiet"
      icon="undo"
      asks={t(visitText.withdrawAsks)}
      explains={`${t(visitText.withdrawStays)} ${monthSaid}`}
      confirm={t(visitText.withdraw)}
      reason={{ label: t(visitText.reason), required: true, max: 300 }}
      act={(reason) => send(p.kind, { ...p.body, reason })}
    >
      {t(visitText.withdraw)}
    </ConfirmButton>
  );
}
