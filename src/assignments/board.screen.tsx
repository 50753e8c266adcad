import { useState } from 'preact/hooks';
import { Link, useLocation, useSearchParams } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import { numberWritten } from '../plans/plan.rules.ts';
import type { Plan } from '../plans/plan.ts';
import { Button, ConfirmButton, LinkButton } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { Actions, Beside, Columns, Notice, Screen } from '../web/design.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { may } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { Tabs } from '../web/tabs.tsx';
import { number, percent, t } from '../web/text.ts';
import { wide } from '../web/wide.ts';
import { AfterMove } from './after-move.screen.tsx';
import { useBoard } from './board.local.ts';
import { LoadBars, Loads, Rows } from './board-lists.screen.tsx';
import { Compare } from './compare.screen.tsx';
import { type Against, CurveOf } from './curve.screen.tsx';
import { draftText, stepText } from './draft.texts.ts';
import type { Draft, DraftRow, WholeDraft } from './draft.ts';
import { spreadWritten } from './evenness.screen.tsx';
import { evenness } from './load.rules.ts';
import { replan, undo } from './moving.screen.tsx';
import { PublishDialog } from './publish.screen.tsx';
import { RulesDialog } from './rules-dialog.screen.tsx';
import { SketchOf } from './sketch.screen.tsx';
import { WhyDialog } from './why.screen.tsx';

/** Bàn phân công: the drafts of a plan; officials with their loads beside the units, all of it to be moved by hand. */
export function Board({ id: planId }: { id: string }) {
  const page = useRead<{ plan: Plan }>(`plans/${planId}`);
  const drafts = useRead<Draft[]>(`plans/${planId}/drafts`);
  const plan = page.value?.plan;
  return (
    <Screen
      title={
        plan ? t(draftText.boardOf, { plan: numberWritten(plan.number, plan.symbol) }) : t(draftText.board)
      }
      back={`/plans/${planId}`}
      wide
      actions={
        <>
          <LinkButton href={`/assignments?planId=${planId}`}>{t(draftText.published)}</LinkButton>
          <LinkButton href={`/plans/${planId}/assignment/new`} icon="plus">
            {t(draftText.make)}
          </LinkButton>
        </>
      }
    >
      {plan && plan.number === null && <Notice>{t(draftText.notIssued)}</Notice>}
      <Reading
        of={drafts}
        empty={
          <Empty icon="assign" says={t(draftText.noDraft)} explains={t(draftText.noDraftExplains)}>
            <LinkButton href={`/plans/${planId}/assignment/new`} tone="main" icon="plus">
              {t(draftText.make)}
            </LinkButton>
          </Empty>
        }
      >
        {(all) => <Drafts all={all} issued={plan?.number != null} />}
      </Reading>
    </Screen>
  );
}

const named = (draft: Draft) =>
  t(draftText.draftOf, {
    title: draft.title,
    day: written(draft.effectiveOn),
    state: draft.publishedOn ? t(draftText.statePublished) : '',
  });

function Drafts({ all, issued }: { all: readonly Draft[]; issued: boolean }) {
  const [asked, setAsked] = useSearchParams();
  const shown = all.find((draft) => draft.id === asked.get('draft')) ?? all[0];
  const [against, setAgainst] = useState<Draft | null>(null);
  const whole = useRead<WholeDraft>(shown ? `drafts/${shown.id}` : null);
  const others = all.filter((draft) => draft.id !== shown?.id && draft.heldTier === shown?.heldTier);
  return (
    <>
      {all.length > 1 && (
        <Columns>
          <SelectField
            key={shown?.id}
            name="draft"
            label={t(draftText.draft)}
            value={shown?.id ?? ''}
            choices={all.map((draft) => ({ value: draft.id, label: named(draft) }))}
            onChange={(draft) => setAsked({ draft })}
          />
          {others.length > 0 && (
            <SelectField
              key={`${shown?.id} ${against?.id}`}
              name="against"
              label={t(draftText.compareWith)}
              choices={others.map((draft) => ({ value: draft.id, label: named(draft) }))}
              onChange={(id) => setAgainst(all.find((draft) => draft.id === id) ?? null)}
            />
          )}
        </Columns>
      )}
      <Reading of={whole}>{(draft) => <Desk key={draft.id} draft={draft} issued={issued} />}</Reading>
      {against && whole.value && (
        <Compare one={whole.value} otherId={against.id} close={() => setAgainst(null)} />
      )}
    </>
  );
}

function Desk({ draft, issued }: { draft: WholeDraft; issued: boolean }) {
  const [only, setOnly] = useState<string | null>(null);
  const [publishing, setPublishing] = useState(false);
  const [ruling, setRuling] = useState(false);
  const [busy, setBusy] = useState(false);
  const [against, setAgainst] = useState<Against>(
    draft.rows.some((row) => row.holderId !== null) ? 'holders' : 'rows',
  );
  const [taken, setTaken] = useState<DraftRow | null>(null);
  const [asked, setAsked] = useState<DraftRow | null>(null);
  const [, navigate] = useLocation();
  const open = draft.publishedOn === null;
  useBoard(draft);
  const rows = () => (
    <Rows
      draft={draft}
      only={wide.value ? only : null}
      showAll={() => setOnly(null)}
      ask={setAsked}
      take={setTaken}
    />
  );
  const sketch = () => (
    <SketchOf draft={draft} only={only} press={setAsked} {...(open && wide.value && { take: setTaken })} />
  );
  const curve = () => <CurveOf draft={draft} against={against} setAgainst={setAgainst} />;
  const views = [
    { id: 'units', says: t(draftText.list), count: draft.rows.length, panel: rows },
    { id: 'sketch', says: t(draftText.sketch), panel: sketch },
    ...(open ? [{ id: 'curve', says: t(draftText.curveTab), panel: curve }] : []),
  ];
  async function again(more: object) {
    setBusy(true);
    await replan(draft, more);
    setBusy(false);
  }
  function weigh() {
    setAgainst('rows');
    document.getElementById('tab-curve')?.click();
  }
  return (
    <>
      {draft.publishedOn && (
        <Notice tone="ok">
          {t(draftText.isPublished, { day: written(draft.publishedOn) })}{' '}
          <Link href={`/assignments?planId=${draft.planId}`}>{t(draftText.published)}</Link>
        </Notice>
      )}
      {draft.stale && (
        <Notice tone="warn" title={t(draftText.stale)}>
          <p>{t(draftText.staleExplains)}</p>
          {open && (
            <Actions>
              <Button icon="assign" busy={busy} onClick={() => void again({ kept: 'most' })}>
                {t(draftText.keepMost)}
              </Button>
              <Button onClick={weigh}>{t(draftText.weighKept)}</Button>
            </Actions>
          )}
        </Notice>
      )}
      <Strip draft={draft} />
      {open && (
        <Actions>
          <Button icon="assign" busy={busy} onClick={() => void again({})}>
            {t(draftText.propose)}
          </Button>
          <Button icon="settings" onClick={() => setRuling(true)}>
            {t(draftText.rulesTitle)}
          </Button>
          <Button
            icon="undo"
            off={draft.lastStep === null}
            onClick={() => draft.lastStep && void undo(draft.id, draft.lastStep.nth)}
          >
            {draft.lastStep
              ? t(draftText.undoOf, { step: t(stepText[draft.lastStep.did]) })
              : t(draftText.undo)}
          </Button>
          <ConfirmButton
            tone="quiet"
            icon="bin"
            asks={t(draftText.discardAsks)}
            act={() => send('draft.discard', { draftId: draft.id })}
          >
            {t(draftText.discard)}
          </ConfirmButton>
          {may('assignment.publish') && issued && (
            <Button tone="main" icon="check" onClick={() => setPublishing(true)}>
              {t(draftText.publish)}
            </Button>
          )}
        </Actions>
      )}
      {open && wide.value && <AfterMove draft={draft} />}
      {wide.value ? (
        <Beside aside={<Loads draft={draft} only={only} show={setOnly} taken={taken} />}>
          <Tabs label={t(draftText.board)} tabs={views} />
        </Beside>
      ) : (
        <Tabs
          label={t(draftText.board)}
          tabs={[
            ...views,
            {
              id: 'officials',
              says: t(draftText.officials),
              count: draft.loads.length,
              panel: () => <LoadBars draft={draft} />,
            },
          ]}
        />
      )}
      {ruling && <RulesDialog draft={draft} close={() => setRuling(false)} />}
      {asked && (
        <WhyDialog
          draft={draft}
          row={draft.rows.find((row) => row.unitId === asked.unitId) ?? asked}
          close={() => setAsked(null)}
        />
      )}
      {publishing && (
        <PublishDialog
          draft={draft}
          close={() => setPublishing(false)}
          done={() => navigate(`/assignments?planId=${draft.planId}`)}
        />
      )}
    </>
  );
}

/** Never the mean alone: who has least and most, how many have how many, and what the plan costs against the least there is. */
function Strip({ draft }: { draft: WholeDraft }) {
  const byNeed = draft.rules.by === 'need';
  const even = evenness(draft.loads.map((load) => (byNeed ? load.workload : load.units)));
  const before = evenness(draft.loads.map((load) => load.before));
  const held = draft.rows.filter((row) => row.holderId !== null);
  const kept = held.filter((row) => row.holderId === row.officialId).length;
  const { status, bound, certificate } = draft.result;
  const proven = draft.cost === bound && status === 'optimal' && certificate.violations === 0;
  const gap = draft.cost === 0 ? 0 : (draft.cost - bound) / draft.cost;
  const untouched = draft.rows.every((row) => row.officialId === row.proposedId);
  return (
    <Figures>
      <Figure value={spreadWritten(even)} says={t(byNeed ? draftText.spreadNeed : draftText.spreadShown)} />
      <Figure
        value={`${even.min} – ${even.max}`}
        says={t(draftText.leastMost)}
        note={t(draftText.beforeShown, { range: `${before.min} – ${before.max}` })}
      />
      <Figure
        value={percent(even.withinOne)}
        says={t(draftText.withinOne)}
        note={t(draftText.giniShown, { now: number(even.gini, 2), before: number(before.gini, 2) })}
      />
      {held.length > 0 && <Figure value={`${kept}/${held.length}`} says={t(draftText.kept)} />}
      <Figure
        value={number(draft.cost, 0)}
        says={t(proven ? draftText.proven : untouched ? draftText.costs : draftText.byHand)}
        {...(!proven &&
          gap > 0 &&
          bound > 0 && {
            note:
              untouched || status !== 'optimal'
                ? t(draftText.gap, { share: `${number(gap * 100, 2)} %` })
                : t(draftText.more, { count: number(draft.cost - bound, 0) }),
          })}
      />
    </Figures>
  );
}
