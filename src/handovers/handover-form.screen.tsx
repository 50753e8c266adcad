import { useRef, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import * as z from 'zod/mini';
import type { AssignmentRow } from '../assignments/assignment.ts';
import { written } from '../kernel/day.ts';
import { AssignmentId, type HandoverId, newId, OfficialId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Official } from '../officials/official.ts';
import { officialOption, officialOptions } from '../officials/official-field.tsx';
import { ChecksField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Notice, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField, TextField } from '../web/field.tsx';
import { day, text, texts } from '../web/form.ts';
import { me } from '../web/me.ts';
import { OfficialPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { sendAll } from '../web/send.ts';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { refuseProposal } from './handover.rules.ts';
import { handoverText } from './handover.texts.ts';
import { type Handover, HandoverSaid } from './handover.ts';

/** What the form says: one handover for each unit picked. */
const { toId, endsOn, reason, note } = HandoverSaid.shape;
const ProposalSaid = z.strictObject({
  officialId: OfficialId,
  assignments: z.array(AssignmentId).check(z.minLength(1)),
  ...{ toId, endsOn, reason, note },
});
type ProposalSaid = z.infer<typeof ProposalSaid>;

/** Lập bàn giao: whose units, which of them, to whom, from when. `?official=` and `?assignment=` fill in. */
export function NewHandover() {
  const [, navigate] = useLocation();
  const given = new URLSearchParams(useSearch());
  const known = useRead<{ official: Official }>(
    given.get('official') ? `officials/${given.get('official')}` : null,
  );
  const [picked, setPicked] = useState<string | null>(given.get('official'));
  const held = useRead<AssignmentRow[]>(picked ? `assignments?officialId=${picked}` : null);
  const ids = useRef(new Map<AssignmentId, HandoverId>());
  const sent = useRef(new Set<AssignmentId>());
  const underWay = useRead<Handover[]>('handovers');
  const taken = new Set(
    (underWay.value ?? []).flatMap((one) => (one.state === 'proposed' ? one.assignmentId : [])),
  );
  const all = (held.value ?? []).filter((row) => row.state === 'held' && row.until === null);
  const standing = all.filter((row) => !taken.has(row.id));

  async function act({ assignments, officialId: _, ...said }: ProposalSaid): Promise<Problem | null> {
    const left = assignments.filter((id) => !sent.current.has(id));
    const bodies = left.map((assignmentId) => {
      const id = ids.current.get(assignmentId) ?? newId<HandoverId>();
      ids.current.set(assignmentId, id);
      return { id, assignmentId, ...said };
    });
    const answers = await sendAll(bodies.map((body) => ({ kind: 'handover.propose', body })));
    answers.forEach((problem, at) => {
      const id = left[at];
      if (problem === null && id) sent.current.add(id);
    });
    const refused = answers.find((problem) => problem !== null) ?? null;
    if (refused) return refused;
    return null;
  }
  function done({ assignments }: ProposalSaid) {
    const [first] = assignments;
    toast(t(handoverText.proposed, { count: assignments.length }));
    navigate(assignments.length === 1 && first ? `/handovers/${ids.current.get(first)}` : '/handovers');
  }
  if (given.get('official') && known.state === 'loading') return null;
  return (
    <Screen title={t(handoverText.propose)} back="/handovers" lead={t(handoverText.lead)}>
      <Card>
        <Form
          words={ProposalSaid}
          said={(form) => ({
            officialId: text(form, 'officialId'),
            assignments: texts(form, 'assignments'),
            toId: text(form, 'toId'),
            endsOn: day(form, 'endsOn'),
            reason: text(form, 'reason'),
            note: text(form, 'note'),
          })}
          judge={(said) => judge(said, standing)}
          act={act}
          done={done}
          labels={handoverText}
          submit={t(handoverText.propose)}
        >
          <OfficialPicker
            name="officialId"
            label={t(handoverText.officialId)}
            options={officialOptions}
            {...(known.value && { value: officialOption(known.value.official) })}
            onPick={(official) => setPicked(official?.id ?? null)}
          />
          {picked && (
            <Reading of={held}>
              {() =>
                standing.length === 0 ? (
                  <Notice>{t(all.length === 0 ? handoverText.holdsNone : handoverText.allUnderWay)}</Notice>
                ) : (
                  <ChecksField
                    key={`${picked} ${standing.length}`}
                    name="assignments"
                    label={t(handoverText.assignments)}
                    hint={t(handoverText.assignmentsHint)}
                    values={
                      given.get('assignment')
                        ? [given.get('assignment') as string]
                        : standing.map((row) => row.id)
                    }
                    choices={standing.map((row) => ({
                      value: row.id,
                      label: [row.unitName, row.parentName].filter(Boolean).join(', '),
                      hint: t(handoverText.since, { day: written(row.from) }),
                    }))}
                  />
                )
              }
            </Reading>
          )}
          <OfficialPicker name="toId" label={t(handoverText.toId)} options={officialOptions} />
          <DayField
            name="endsOn"
            label={t(handoverText.endsOn)}
            hint={t(handoverText.endsHint)}
            today={me().today}
          />
          <TextField name="reason" label={t(handoverText.reason)} max={300} />
          <NoteField
            name="note"
            label={t(handoverText.note)}
            hint={t(handoverText.noteHint)}
            max={2000}
            optional
          />
        </Form>
      </Card>
    </Screen>
  );
}

/** The rule of one handover, for each unit picked. */
function judge(said: ProposalSaid, standing: readonly AssignmentRow[]): Problem | null {
  for (const id of said.assignments) {
    const held = standing.find((row) => row.id === id) ?? null;
    const refusal = refuseProposal(said, held);
    if (refusal) return refusal;
  }
  return null;
}
