import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { writtenNumber } from '../concerns/concern.ts';
import { addDays, written, writtenMonth } from '../kernel/day.ts';
import type { HandoverId } from '../kernel/id.ts';
import { ConfirmButton, LinkButton } from '../web/button.tsx';
import { Actions, Facts, Notice, Prose, Row, Rows, Screen, Section } from '../web/design.tsx';
import { FileButton } from '../web/download.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { Timeline, type TimelineStep } from '../web/steps.tsx';
import { t } from '../web/text.ts';
import { partOf } from './handover.rules.ts';
import { StateOf } from './handover.screen.tsx';
import { handoverText } from './handover.texts.ts';
import type { Handover } from './handover.ts';

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
      <Open {...one} />
      <Section title={t(handoverText.progress)}>
        <Timeline steps={stepsOf(one)} />
        <Acts {...one} />
      </Section>
    </>
  );
}

/** What is open, each a link to where it is. */
function Open({ items, unitId }: Handover) {
  const { concerns, measures, reports, supports, directions } = items;
  if (concerns.length + measures.length + reports.length + supports.length + directions.length === 0)
    return <Empty icon="check" says={t(handoverText.opensNone)} />;
  const due = (day: (typeof items.directions)[number]['dueOn']) => t(handoverText.due, { day: written(day) });
  return (
    <Section title={t(handoverText.opens)}>
      <Part title={t(handoverText.concerns)} count={concerns.length}>
        {concerns.map((one) => (
          <Row
            key={one.id}
            icon="concern"
            href={`/concerns/${one.id}`}
            title={writtenNumber(one.number)}
            note={`${t(handoverText.heard, { day: written(one.heardOn) })} · ${due(one.dueOn)}`}
          />
        ))}
      </Part>
      <Part title={t(handoverText.measures)} count={measures.length}>
        {measures.map((one) => (
          <Row
            key={one.id}
            icon="rating"
            href={`/ratings/${unitId}`}
            title={one.what}
            note={due(one.dueOn)}
          />
        ))}
      </Part>
      <Part title={t(handoverText.reports)} count={reports.length}>
        {reports.map((month) => (
          <Row
            key={month}
            icon="report"
            href="/reports"
            title={t(handoverText.reportOf, { month: writtenMonth(month) })}
          />
        ))}
      </Part>
      <Part title={t(handoverText.supports)} count={supports.length}>
        {supports.map((one) => (
          <Row
            key={one.id}
            icon="support"
            href={`/support/${one.id}`}
            title={one.donor}
            note={[
              t(handoverText.pledged, { day: written(one.pledgedOn) }),
              one.received && t(handoverText.received),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Part>
      <Part title={t(handoverText.directions)} count={directions.length}>
        {directions.map((one) => (
          <Row
            key={one.id}
            icon="inspect"
            href={`/directions/${one.id}`}
            title={one.text}
            note={due(one.dueOn)}
          />
        ))}
      </Part>
    </Section>
  );
}

const Part = (p: { title: string; count: number; children: ComponentChildren }) =>
  p.count === 0 ? null : (
    <>
      <h3>{`${p.title} (${p.count})`}</h3>
      <Rows name={p.title}>{p.children}</Rows>
    </>
  );

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
