import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import { LinkButton } from '../web/button.tsx';
import { Actions, Facts, Notice, Prose, Row, Rows, Screen, Section } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { number, t } from '../web/text.ts';
import type { DiaryUnit } from './diary.ts';
import { dayName, giftSaid, presentSaid } from './diary-days.tsx';
import { PlaceField, placeOf } from './place-field.tsx';
import { judgeVisit } from './visit.screen.tsx';
import { actingAsText, visitKindText, visitText } from './visit.texts.ts';
import { type Visit, VisitReplaced } from './visit.ts';
import { KindField, VisitFields, visitSaid } from './visit-fields.tsx';
import { useWhichMonth, WithdrawButton, withdrawalSaid } from './withdraw.tsx';

const byOfficial = (visit: Visit) => visit.actingAs === 'assigned' || visit.actingAs === 'clerk';

/** One line with all its parts, what became of it, and the ways to put it right. */
export function VisitPage({ id }: { id: string }) {
  const visit = useRead<Visit>(`visits/${id}`);
  return (
    <Reading of={visit}>
      {(line) => (
        <Screen
          title={`${t(visitKindText[line.kind])} · ${line.unitName}`}
          back="/diary"
          lead={dayName(line.day)}
        >
          <Standing visit={line} />
          <Facts
            of={[
              [t(visitText.unit), [line.unitName, line.underName].filter(Boolean).join(' · ')],
              [t(visitText.official), line.officialName],
              [t(visitText.actingAs), t(actingAsText[line.actingAs])],
              [t(visitText.notedBy), line.notedByName],
              ...(line.kind === 'groupMeeting' ? [[t(visitText.present), presentSaid(line)] as const] : []),
              ...(line.kind === 'householdCall'
                ? [[t(visitText.householdNumber), line.householdNumber] as const]
                : []),
              [t(visitText.received), written(line.receivedOn)],
            ]}
          />
          <Parts visit={line} />
        </Screen>
      )}
    </Reading>
  );
}

/** Withdrawn or counting, and what to do about it. */
function Standing({ visit }: { visit: Visit }) {
  const own = visit.officialId === me().officialId || visit.notedBy === me().officialId;
  const { withdrawal } = visit;
  return (
    <>
      {withdrawal && (
        <Notice tone="warn" title={t(visitText.withdrawn)}>
          <p>{withdrawalSaid(withdrawal)}</p>
          {withdrawal.replacedBy && (
            <LinkButton href={`/visits/${withdrawal.replacedBy}`} tone="quiet" icon="forward">
              {t(visitText.replacedBy)}
            </LinkButton>
          )}
        </Notice>
      )}
      {visit.replaces && (
        <Notice title={t(visitText.replaces)}>
          <LinkButton href={`/visits/${visit.replaces}`} tone="quiet" icon="back">
            {t(visitText.old)}
          </LinkButton>
        </Notice>
      )}
      {!withdrawal && (
        <Actions>
          {(own || may('visit.recordFor')) && (
            <LinkButton href={`/visits/${visit.id}/replace`} icon="pencil">
              {t(visitText.replace)}
            </LinkButton>
          )}
          <WithdrawButton kind="visit.withdraw" body={{ visitId: visit.id }} row={visit} />
        </Actions>
      )}
    </>
  );
}

const Parts = ({ visit }: { visit: Visit }) => (
  <>
    {visit.topics.length > 0 && (
      <Section title={t(visitText.topics)}>
        <Rows name={t(visitText.topics)}>
          {visit.topics.map((topic) => (
            <Row
              key={topic.topicId}
              title={topic.title}
              icon="topic"
              {...(topic.householdsDid !== null && {
                note: t(visitText.didOf, { count: number(topic.householdsDid) }),
              })}
            />
          ))}
        </Rows>
      </Section>
    )}
    {visit.agreed && (
      <Section title={t(visitText.agreed)}>
        <Prose>{visit.agreed}</Prose>
      </Section>
    )}
    {visit.note && (
      <Section title={t(visitText.note)}>
        <Prose>{visit.note}</Prose>
      </Section>
    )}
    {visit.contributions.length > 0 && (
      <Section title={t(visitText.ownContribution)}>
        <Rows name={t(visitText.ownContribution)}>
          {visit.contributions.map((gift) => (
            <Row
              key={gift.id}
              title={giftSaid(gift)}
              icon="support"
              tone={gift.withdrawn ? 'warn' : 'plain'}
              {...(gift.withdrawn && { beside: t(visitText.withdrawn) })}
            />
          ))}
        </Rows>
      </Section>
    )}
  </>
);

/** The same form, filled from the old line; one command withdraws that and stores this. */
export function ReplaceVisit({ id }: { id: string }) {
  const visit = useRead<Visit>(`visits/${id}`);
  const mine = visit.value?.officialId === me().officialId;
  const units = useRead<DiaryUnit[]>(
    visit.value && (mine ? 'diary/units' : `diary/units?official=${visit.value.officialId}`),
  );
  return (
    <Reading of={visit}>
      {(line) => (
        <Screen title={t(visitText.replaceTitle, { day: written(line.day) })} back={`/visits/${id}`}>
          <Reading of={units}>{(rows) => <ReplaceForm visit={line} units={rows} />}</Reading>
        </Screen>
      )}
    </Reading>
  );
}

function ReplaceForm({ visit, units }: { visit: Visit; units: readonly DiaryUnit[] }) {
  const [, navigate] = useLocation();
  const monthSaid = useWhichMonth(visit);
  const fit = units.filter((unit) => (unit.part === 'assigned') === byOfficial(visit));
  const was = fit.find((unit) => unit.unitId === visit.unitId);
  const [place, setPlace] = useState(was && placeOf(was));
  const [kind, setKind] = useState(visit.kind);
  const unit = fit.find((one) => placeOf(one) === place);
  return (
    <Form
      words={VisitReplaced}
      said={(form, id) => ({
        visitId: visit.id,
        reason: text(form, 'reason'),
        visit: visitSaid(form, id, unit, visit),
      })}
      judge={(value) => judgeVisit(value.visit, fit, unit)}
      kind="visit.replace"
      labels={visitText}
      submit={t(visitText.replace)}
      done={(value) => navigate(`/visits/${value.visit.id}`)}
    >
      <Notice>{monthSaid}</Notice>
      <NoteField name="reason" label={t(visitText.reason)} max={300} rows={2} />
      <PlaceField units={fit} value={place} onPick={setPlace} />
      <KindField value={kind} onChange={setKind} />
      <VisitFields
        {...{ kind, unit, day: visit.day, was: visit }}
        forOther={visit.officialId !== me().officialId}
      />
    </Form>
  );
}
