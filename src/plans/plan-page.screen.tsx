import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import { Button, ConfirmButton, LinkButton } from '../web/button.tsx';
import { Facts, Prose, Screen, Section, Status } from '../web/design.tsx';
import { FileButton } from '../web/download.tsx';
import { may } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { Cascade } from './cascade.screen.tsx';
import { IssueDialog } from './issue.screen.tsx';
import { stateOf } from './plan.rules.ts';
import { nameOf, StateOf } from './plan.screen.tsx';
import { planText } from './plan.texts.ts';
import { Changes, WithdrawnNotice } from './plan-change.screen.tsx';
import type { PlanPage as Page } from './plan-list.ts';
import { ConfirmNotice, RollOuts } from './rollout.screen.tsx';
import type { RollOutTold } from './rollout.ts';

/** One plan: what it says, who carries it on below, who was told and has confirmed. */
export function PlanPage({ id }: { id: string }) {
  const page = useRead<Page>(`plans/${id}`);
  const rollouts = useRead<RollOutTold[]>(`plans/${id}/rollouts`);
  const known = page.value?.plan;
  return (
    <Screen
      title={known ? nameOf(known) : t(planText.plans)}
      back="/plans"
      lead={known && t(planText.aboutSubject, { subject: known.subject })}
      actions={page.value && <PlanActions page={page.value} />}
    >
      <Reading of={page}>
        {(value) => (
          <>
            <WithdrawnNotice page={value} />
            {stateOf(value.plan) === 'issued' && <ConfirmNotice rollouts={rollouts.value ?? []} />}
            <Tabs
              label={nameOf(value.plan)}
              tabs={[
                { id: 'text', says: t(planText.content), panel: () => <Text page={value} /> },
                ...(stateOf(value.plan) === 'issued'
                  ? [
                      {
                        id: 'cascade',
                        says: t(planText.cascade),
                        ...(value.children.length > 0 && { count: value.children.length }),
                        panel: () => <Cascade page={value} />,
                      },
                      {
                        id: 'rollout',
                        says: t(planText.rollout),
                        panel: () => <RollOuts planId={value.plan.id} rollouts={rollouts} />,
                      },
                    ]
                  : []),
              ]}
            />
          </>
        )}
      </Reading>
    </Screen>
  );
}

function PlanActions({ page: { plan, superior } }: { page: Page }) {
  const [issuing, setIssuing] = useState(false);
  const state = stateOf(plan);
  const writes = may('plan.write');
  return (
    <>
      {!superior && state !== 'withdrawn' && may('assignment.draft') && (
        <LinkButton href={`/plans/${plan.id}/assignment`} icon="assign">
          {t(planText.assign)}
        </LinkButton>
      )}
      {!superior && state !== 'withdrawn' && (
        <FileButton path={`plans/${plan.id}/document.docx`}>{t(planText.docx)}</FileButton>
      )}
      {writes && state === 'draft' && (
        <>
          <ConfirmButton
            tone="quiet"
            icon="bin"
            asks={t(planText.withdrawAsks)}
            explains={t(planText.withdrawExplains)}
            act={() => send('plan.withdraw', { planId: plan.id })}
          >
            {t(planText.withdraw)}
          </ConfirmButton>
          <LinkButton href={`/plans/${plan.id}/edit`} icon="pencil">
            {t(planText.edit)}
          </LinkButton>
          <Button tone="main" icon="check" onClick={() => setIssuing(true)}>
            {t(planText.issue)}
          </Button>
        </>
      )}
      {writes && state === 'issued' && (
        <LinkButton href={`/plans/${plan.id}/rollout`} tone={superior ? 'plain' : 'main'} icon="meeting">
          {t(planText.rollOut)}
        </LinkButton>
      )}
      {writes && superior && state === 'issued' && (
        <LinkButton href={`/plans/new?under=${plan.id}`} tone="main" icon="plus">
          {t(planText.carryOn)}
        </LinkButton>
      )}
      {issuing && <IssueDialog plan={plan} close={() => setIssuing(false)} />}
    </>
  );
}

function Text({ page }: { page: Page }) {
  const { plan, bodyName, parent, lag } = page;
  const lagText = plan.issuedOn === null ? planText.parentWaiting : planText.parentLag;
  return (
    <>
      <Facts
        of={[
          [t(planText.document), nameOf(plan)],
          [t(planText.bodyName), bodyName],
          [t(planText.issuedOn), plan.issuedOn && written(plan.issuedOn)],
          [
            t(planText.period),
            t(planText.periodOf, { from: written(plan.period.from), to: written(plan.period.to) }),
          ],
          [
            t(planText.parentId),
            parent && (
              <>
                <Link href={`/plans/${parent.id}`}>{nameOf(parent)}</Link> · {parent.bodyName}
                {parent.issuedOn && `, ${written(parent.issuedOn)}`}
                {lag !== null && ` · ${t(lagText, { days: lag })}`}
              </>
            ),
          ],
          [
            t(planText.state),
            <>
              <StateOf plan={plan} /> {plan.madeUp && <Status>{t(planText.madeUp)}</Status>}
            </>,
          ],
        ]}
      />
      <Section title={t(planText.content)}>
        <Prose>{plan.content || t(planText.noContent)}</Prose>
      </Section>
      <Changes page={page} />
    </>
  );
}
