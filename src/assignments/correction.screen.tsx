import { officialOptions } from '../officials/official-field.tsx';
import type { LinkKind } from '../units/kind.ts';
import { unitOptions } from '../units/unit-field.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { OfficialPicker, UnitPicker } from '../web/picker.tsx';
import { lang, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { refuseEnd } from './assignment.rules.ts';
import { assignmentText, kindText } from './assignment.texts.ts';
import { AssignmentEnded, AssignmentGiven, type AssignmentRow } from './assignment.ts';

/** One unit to one official, under a plan that is issued. */
export const GiveDialog = ({
  planId,
  of,
  close,
}: {
  planId: string;
  of?: { unitId: string; unitName: string; parentName: string | null; kind: LinkKind };
  close: () => void;
}) => (
  <Dialog title={t(assignmentText.give)} onClose={close}>
    <p class="meta">{t(assignmentText.giveLead)}</p>
    <Form
      words={AssignmentGiven}
      said={(form, id) => ({
        id,
        planId,
        kind: text(form, 'kind'),
        unitId: text(form, 'unitId'),
        officialId: text(form, 'officialId'),
        from: day(form, 'from'),
        reason: text(form, 'reason'),
      })}
      kind="assignment.give"
      labels={assignmentText}
      submit={t(assignmentText.give)}
      done={() => {
        toast(t(assignmentText.given));
        close();
      }}
    >
      <UnitPicker
        name="unitId"
        label={t(assignmentText.unitId)}
        options={unitOptions()}
        {...(of && { value: { id: of.unitId, name: of.unitName, under: of.parentName ?? '' } })}
      />
      <OfficialPicker name="officialId" label={t(assignmentText.officialId)} options={officialOptions} />
      <ChoiceField
        name="kind"
        label={t(assignmentText.kind)}
        value={of?.kind ?? 'followAndSupport'}
        row
        choices={(['followAndSupport', 'inCharge', 'assist'] as const).map((value) => ({
          value,
          label: kindText[value][lang()],
        }))}
      />
      <DayField name="from" label={t(assignmentText.from)} value={me().today} today={me().today} />
      <TextField name="reason" label={t(assignmentText.reason)} max={200} optional />
    </Form>
  </Dialog>
);

/** The last day of an assignment that nobody takes over yet. */
export const EndDialog = ({ row, close }: { row: AssignmentRow; close: () => void }) => (
  <Dialog title={t(assignmentText.endAsks, { unit: row.unitName, name: row.officialName })} onClose={close}>
    <p>{t(assignmentText.endExplains, { unit: row.unitName })}</p>
    <Form
      words={AssignmentEnded}
      said={(form) => ({
        assignmentId: row.id,
        lastDay: day(form, 'lastDay'),
        reason: text(form, 'reason'),
      })}
      judge={(value) => refuseEnd(row, value.lastDay)}
      kind="assignment.end"
      labels={assignmentText}
      submit={t(assignmentText.end)}
      done={close}
    >
      <DayField name="lastDay" label={t(assignmentText.lastDay)} value={me().today} today={me().today} />
      <TextField name="reason" label={t(assignmentText.reason)} max={300} />
    </Form>
  </Dialog>
);
