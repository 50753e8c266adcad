import { written } from '../kernel/day.ts';
import { Status } from '../web/design.tsx';
import { t } from '../web/text.ts';
import { assignmentText } from './assignment.texts.ts';
import type { AssignmentRow } from './assignment.ts';

/** How an assignment stands, in one word with its icon: received, waiting, objected to, still to begin, ended. */
export function StandingOf({ row }: { row: AssignmentRow }) {
  if (row.state === 'ended')
    return <Status>{t(assignmentText.ended, { day: row.until ? written(row.until) : '' })}</Status>;
  if (row.receivedOn)
    return <Status tone="ok">{t(assignmentText.received, { day: written(row.receivedOn) })}</Status>;
  if (row.objection !== null && row.answer === null)
    return <Status tone="danger">{t(assignmentText.objectionWaits)}</Status>;
  if (row.answer !== null) return <Status tone="info">{t(assignmentText.answered)}</Status>;
  return <Status tone="warn">{t(assignmentText.waiting)}</Status>;
}

/** «Tổ 07, Ấp 3»: enough to tell it from others of the name. */
export const fullName = ({ unitName, parentName }: Pick<AssignmentRow, 'unitName' | 'parentName'>): string =>
  parentName === null ? unitName : `${unitName}, ${parentName}`;
