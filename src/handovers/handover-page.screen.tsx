import { Link } from 'wouter-preact';
import { addDays, written } from '../kernel/day.ts';
import type { HandoverId } from '../kernel/id.ts';
import { ConfirmButton, LinkButton } from '../web/button.tsx';
import { Actions, Facts, Notice, Prose, Screen, Section } from '../web/design.tsx';
import { FileButton } from '../web/download.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { Timeline, type TimelineStep } from '../web/steps.tsx';
import { t } from '../web/text.ts';
import { partOf } from './handover.rules.ts';
import { StateOf } from './handover.screen.tsx';
import { handoverText } from './handover.texts.ts';
import type { Handover } from './handover.ts';
import { OpenItems } from './handover-open.tsx';

/** One handover: what passes, who has confirmed, and what each may do. */
export function HandoverPage({ id }: { id: HandoverId }) {
  const found = useRead<Handover>(`handovers/${id}`);
  return (
    <Reading of={found}>
      {(one) => (
        <Screen
          title={t(handoverText.one, { unit: one.unitName })}
          back="/handovers"
          actions={
            (one.state === 'proposed' || one.state === 'confirmed') && (
              <FileButton path={`handovers/${one.id}/record.docx`}>{t(handoverText.record)}</FileButton>
            )
          }
        >
          <Body {...one} />
        </Screen>
      )}
    </Reading>
  );
}

function Body(one: Handover) {
  return (
    <>
      <p>
        <StateOf {...one} />
      </p>
      {one.refusal && <Notice tone="warn">{t(handoverText.refusal, { reason: one.refusal })}</Notice>}
      <Facts
        of={[
          [t(handoverText.unit), <Link href={`/units/${one.unitId}`}>{one.unitName}</Link>],
          [t(handoverText.from), <Link href={`/officials/${one.fromId}`}>{one.fromName}</Link>],
          [t(handoverText.to), <Link href={`/officials/${one.toId}`}>{one.toName}</Link>],
          [t(handoverText.endsOn), written(one.endsOn)],
          [t(handoverText.reason), one.reason],
          [t(handoverText.note), one.note && <Prose>{one.note}</Prose>],
          [
            t(handoverText.lastVisit),
            one.items.lastVisit ? written(one.items.lastVisit) : t(handoverText.neverVisited),
          ],
        ]}
      />
      <OpenItems {...one} />
      <Section title={t(handoverText.progress)}>
        <Timeline steps={stepsOf(one)} />
        <Acts {...one} />
      </Section>
    </>
  );
}

function stepsOf(one: Handover): TimelineStep[] {
  const made = { day: one.madeOn, says: t(handoverText.proposedStep), by: one.madeByName };
  const waiting = one.state !== 'proposed' ? null : one.dueOn < me().today ? 'late' : 'due';
  const party = (says: string, by: string, day: Handover['fromConfirmedOn']): TimelineStep[] =>
    day ? [{ day, says, by }] : waiting ? [{ day: one.dueOn, says, by, state: waiting }] : [];
  const steps = [
    made,
    ...party(t(handoverText.fromStep), one.fromName, one.fromConfirmedOn),
    ...party(t(handoverText.toStep), one.toName, one.toConfirmedOn),
  ];
  if (one.state === 'refused')
    steps.push({ day: null, says: t(handoverText.refusedStep), note: one.refusal });
  if (one.state === 'confirmed')
    steps.push({
      day: addDays(one.endsOn, 1),
      says: t(handoverText.doneStep, { name: one.toName }),
      state: addDays(one.endsOn, 1) > me().today ? 'due' : 'done',
    });
  return steps;
}

function Acts(one: Handover) {
  const { officialId } = me();
  const part = partOf(one, officialId);
  const party = one.fromId === officialId || one.toId === officialId;
  if (one.state === 'refused' && may('handover.propose'))
    return (
      <Actions>
        <LinkButton href={`/handovers/new?official=${one.fromId}&assignment=${one.assignmentId}`} icon="plus">
          {t(handoverText.again)}
        </LinkButton>
      </Actions>
    );
  if (one.state !== 'proposed') return null;
  return (
    <Actions>
      {(part === 'from' || part === 'to') && (
        <ConfirmButton
          tone="main"
          icon="check"
          asks={t(handoverText.confirmAsks)}
          explains={t(handoverText.confirmExplains, { day: written(addDays(one.endsOn, 1)) })}
          confirm={t(handoverText.confirm)}
          reason={{ label: t(handoverText.note), max: 1000 }}
          act={(note) => send('handover.confirm', { id: one.id, note })}
        >
          {t(part === 'from' ? handoverText.confirmFrom : handoverText.confirmTo)}
        </ConfirmButton>
      )}
      {party && (
        <ConfirmButton
          asks={t(handoverText.refuseAsks)}
          explains={t(handoverText.refuseExplains)}
          reason={{ required: true, max: 500 }}
          act={(reason) => send('handover.refuse', { id: one.id, reason })}
        >
          {t(handoverText.refuse)}
        </ConfirmButton>
      )}
      {may('handover.propose') && (
        <ConfirmButton
          tone="danger"
          asks={t(handoverText.cancelAsks)}
          act={() => send('handover.cancel', { id: one.id })}
        >
          {t(handoverText.cancel)}
        </ConfirmButton>
      )}
      {party && part !== 'from' && part !== 'to' && <p class="meta">{t(handoverText.confirmed)}</p>}
    </Actions>
  );
}
