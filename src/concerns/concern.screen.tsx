import { written } from '../kernel/day.ts';
import { Card, Facts, Prose, Screen, Section } from '../web/design.tsx';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { Timeline, type TimelineStep } from '../web/steps.tsx';
import { t } from '../web/text.ts';
import { concernText, kindText, reporterText, sourceText, stepText } from './concern.texts.ts';
import { writtenNumber } from './concern.ts';
import { ConcernActs } from './concern-acts.tsx';
import { ClockStatus, Marks, StateStatus } from './concern-parts.tsx';
import type { ConcernPage } from './concern-view.ts';

/** One concern: what was said, who owes the answer and by when, what was done, and what I may do now. */
export function ConcernById({ id }: { id: string }) {
  const concern = useRead<ConcernPage>(`concerns/${id}`);
  const title = concern.value
    ? `${writtenNumber(concern.value.number)} · ${t(kindText[concern.value.kind])}`
    : t(concernText.concerns);
  return (
    <Screen title={title} back="/concerns" {...(concern.value && { lead: concern.value.unitName })}>
      <Reading of={concern}>{(known) => <Known concern={known} />}</Reading>
    </Screen>
  );
}

function Known({ concern }: { concern: ConcernPage }) {
  return (
    <>
      <p>
        <ClockStatus of={concern} /> {concern.clock.is !== 'stopped' && <StateStatus of={concern} />}{' '}
        <Marks of={concern} />
      </p>
      <Card>
        <Prose>{concern.text || t(concernText.erased)}</Prose>
        {(concern.proposal || concern.task) && (
          <Facts
            of={[
              [t(concernText.proposal), concern.proposal],
              [t(concernText.task), concern.task],
            ]}
          />
        )}
      </Card>
      {concern.answer && (
        <Section title={`${t(concernText.answer)} · ${concern.answeringUnitName}`}>
          <Card tone="ok">
            <Prose>{concern.answer}</Prose>
          </Card>
        </Section>
      )}
      <ConcernActs concern={concern} />
      <Section title={t(concernText.history)}>
        <Timeline steps={stepsOf(concern)} />
      </Section>
      {concern.reporter === 'sealed' && <Openings of={concern} />}
      <Section title={t(concernText.facts)}>
        <Card>
          <Facts of={factsOf(concern)} />
        </Card>
      </Section>
    </>
  );
}

const factsOf = (c: ConcernPage): [string, string][] => [
  [t(concernText.answering), c.answeringUnitName],
  [t(concernText.dueOn), written(c.dueOn)],
  [t(concernText.heardOn), written(c.heardOn)],
  [t(concernText.unitId), c.unitName],
  [t(concernText.source), t(sourceText[c.source])],
  [
    t(concernText.reporter),
    [t(reporterText[c.reporter]), c.coded && t(concernText.coded)].filter(Boolean).join(' · '),
  ],
  [t(concernText.carrier), c.officialName ?? ''],
  [t(concernText.notedBy), c.notedByName ?? t(concernText.fromBrowser)],
];

/** What was done, and the step that is owed now. */
function stepsOf(c: ConcernPage): TimelineStep[] {
  const done = c.steps.map((step): TimelineStep => {
    const facts = { unit: step.toUnitName ?? '', day: step.dueOn ? written(step.dueOn) : '' };
    const byHolder = step.what === 'heard' ? t(concernText.fromBrowser) : t(concernText.byHolder);
    return {
      day: step.onDay,
      says: t(stepText[step.what], facts),
      by: step.byName ?? byHolder,
      ...(step.text &&
        !(step.what === 'answered' && step.text === c.answer) && { note: <Prose>{step.text}</Prose> }),
    };
  });
  if (c.state === 'open') {
    const state = c.dueOn < me().today ? ('late' as const) : ('due' as const);
    return [...done, { day: c.dueOn, says: t(concernText.dueStep), by: c.answeringUnitName, state }];
  }
  if (c.state === 'answered' && c.toldOn === null)
    return [...done, { day: null, says: t(concernText.tellStep), by: c.unitName, state: 'due' }];
  return done;
}

const Openings = ({ of }: { of: ConcernPage }) => (
  <Section title={t(concernText.openings)}>
    {of.openings.length === 0 ? (
      <p class="meta">{t(concernText.noOpenings)}</p>
    ) : (
      <Timeline
        steps={of.openings.map((one) => ({
          day: one.onDay,
          says: one.purpose,
          by: [one.by, one.post].filter(Boolean).join(', '),
        }))}
      />
    )}
  </Section>
);
