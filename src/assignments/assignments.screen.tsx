import { useState } from 'preact/hooks';
import { Link, useSearchParams } from 'wouter-preact';
import { numberWritten } from '../plans/plan.rules.ts';
import { unitText } from '../units/unit.texts.ts';
import { Button, ConfirmButton, LinkButton } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { Columns, Disclosure, Screen } from '../web/design.tsx';
import { FileButton } from '../web/download.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, shownDay } from '../web/me.ts';
import { FiguresOf, NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { Tabs } from '../web/tabs.tsx';
import { lang, percent, t } from '../web/text.ts';
import { assignmentText, kindText } from './assignment.texts.ts';
import type { AssignmentRow } from './assignment.ts';
import { ByOfficial, Unheld } from './assignment-tabs.screen.tsx';
import { EndDialog, GiveDialog } from './correction.screen.tsx';
import { spreadWritten } from './evenness.screen.tsx';
import { type Evenness, evenness, lastOfEach } from './load.rules.ts';
import { reasonWritten } from './reason.ts';
import { fullName, StandingOf } from './standing.screen.tsx';

/** A list a kind: officials in charge of communes and those who follow hamlets are two papers of one plan. */
function Annexes({ of, rows }: { of: (kind: string) => string; rows: readonly AssignmentRow[] }) {
  const kinds = [...new Set(rows.map((row) => row.kind))];
  if (kinds.length < 2) return <FileButton path={of('')}>{t(assignmentText.annex)}</FileButton>;
  return kinds.map((kind) => (
    <FileButton key={kind} path={of(`?kind=${kind}`)}>
      {t(assignmentText.annexOf, { kind: kindText[kind][lang()] })}
    </FileButton>
  ));
}

/** Phân công đã công bố: by unit, by official with receipts, and the units nobody has. `?planId=` keeps to one plan. */
export function Assignments() {
  const [asked, setAsked] = useSearchParams();
  const [giving, setGiving] = useState(false);
  const day = useOnDay();
  const planId = asked.get('planId') ?? '';
  const only = asked.get('only') ?? '';
  const officialId = asked.get('officialId') ?? '';
  const query = new URLSearchParams(
    Object.entries({ planId, only, officialId, on: day.isToday ? '' : day.on }).filter(
      ([, value]) => value !== '',
    ),
  );
  const rows = useRead<AssignmentRow[]>(`assignments?${query}`);
  const ask = (change: Record<string, string>) => {
    const next = { planId, only, officialId, tab: asked.get('tab') ?? '', ...change };
    setAsked(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')));
  };
  return (
    <Screen
      title={t(assignmentText.assignments)}
      lead={t(assignmentText.assignmentsLead)}
      wide
      actions={
        <>
          <OnDay {...day} />
          {planId && (
            <>
              <LinkButton href={`/plans/${planId}`} icon="plan">
                {t(assignmentText.toPlan)}
              </LinkButton>
              <Annexes of={(kind) => day.of(`plans/${planId}/annex.docx${kind}`)} rows={rows.value ?? []} />
            </>
          )}
          {planId && may('assignment.draft') && (
            <LinkButton href={`/plans/${planId}/assignment`} icon="assign">
              {t(assignmentText.toBoard)}
            </LinkButton>
          )}
          {may('assignment.publish') && (
            <LinkButton href="/imports?what=current" icon="sheet">
              {t(unitText.fromFile)}
            </LinkButton>
          )}
          {may('assignment.draft') && <LinkButton href="/needs">{t(assignmentText.needs)}</LinkButton>}
          {planId && may('assignment.publish') && (
            <Button icon="plus" onClick={() => setGiving(true)}>
              {t(assignmentText.give)}
            </Button>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <Filters planId={planId} only={only} ask={ask} />
      <Tabs
        key={`${planId} ${only} ${asked.get('tab')} ${day.on}`}
        label={t(assignmentText.views)}
        tabs={[
          {
            id: 'units',
            says: t(assignmentText.byUnit),
            panel: () => (
              <Reading of={rows} empty={<None />}>
                {(all) => <ByUnit rows={all} sheet={`assignments?${query}`} planId={planId} />}
              </Reading>
            ),
          },
          {
            id: 'officials',
            says: t(assignmentText.byOfficial),
            panel: () => <ByOfficial query={query} open={(id) => ask({ officialId: id, tab: 'units' })} />,
          },
          {
            id: 'unheld',
            says: t(assignmentText.unheld),
            panel: () => <Unheld planId={planId} of={day.of} />,
          },
        ]}
      />
      {giving && <GiveDialog planId={planId} close={() => setGiving(false)} />}
    </Screen>
  );
}

const None = () => (
  <Empty icon="assign" says={t(assignmentText.none)} explains={t(assignmentText.noneExplains)} />
);

function Filters(p: { planId: string; only: string; ask: (change: Record<string, string>) => void }) {
  const plans = useRead<{ id: string; number: number | null; symbol: string; subject: string }[]>('plans');
  const issued = (plans.value ?? []).filter((plan) => plan.number !== null);
  return (
    <Columns>
      <SelectField
        name="planId"
        label={t(assignmentText.planId)}
        value={p.planId}
        choices={[
          { value: '', label: t(assignmentText.everyPlan) },
          ...issued.map((plan) => ({
            value: plan.id,
            label: `${numberWritten(plan.number, plan.symbol)} · ${plan.subject}`,
          })),
        ]}
        onChange={(planId) => p.ask({ planId })}
      />
      <SelectField
        name="only"
        label={t(assignmentText.show)}
        value={p.only}
        choices={[
          { value: '', label: t(assignmentText.showAll) },
          { value: 'notReceived', label: t(assignmentText.notReceived) },
          { value: 'objected', label: t(assignmentText.objected) },
        ]}
        onChange={(only) => p.ask({ only })}
      />
    </Columns>
  );
}

const columns: Column<AssignmentRow>[] = [
  { head: assignmentText.unit, of: fullName },
  {
    head: assignmentText.official,
    of: (row) => row.officialName,
    kind: 'person',
    show: (row) => <Link href={`/officials/${row.officialId}`}>{row.officialName}</Link>,
  },
  { head: assignmentText.households, of: (row) => row.households, kind: 'count', total: true },
  { head: assignmentText.memberInCharge, of: (row) => row.memberInCharge, deskOnly: true },
  { head: assignmentText.since, of: (row) => row.from, kind: 'day' },
  {
    head: assignmentText.receivedOn,
    of: (row) => row.receivedOn,
    kind: 'day',
    show: (row) => <StandingOf row={row} />,
  },
  {
    head: assignmentText.why,
    of: (row) => reasonWritten(row.reason)[lang()],
    show: (row) => <WhyOf row={row} />,
  },
];

const WhyOf = ({ row }: { row: AssignmentRow }) => (
  <>
    {reasonWritten(row.reason)[lang()]}
    {row.objection && (
      <Disclosure says={t(assignmentText.objection)}>
        <p>{row.objection}</p>
        {row.answer && (
          <p>
            <strong>{t(assignmentText.answer)}:</strong> {row.answer}
          </p>
        )}
      </Disclosure>
    )}
  </>
);

function ByUnit({ rows, sheet, planId }: { rows: readonly AssignmentRow[]; sheet: string; planId: string }) {
  const [ending, setEnding] = useState<AssignmentRow | null>(null);
  const clerk = may('assignment.publish');
  const last = lastOfEach(rows);
  const loads = loadsOf(last);
  return (
    <div class="section">
      <FiguresOf on={shownDay()} tree={shownDay()} />
      <Strip of={evenness(loads)} rows={last} planId={planId} />
      <List
        name={t(assignmentText.assignments)}
        rows={rows}
        id={(row) => row.id}
        columns={columns}
        href={(row) => `/units/${row.unitId}`}
        sheet={sheet}
        {...(clerk && {
          actions: (row: AssignmentRow) =>
            row.objection !== null && row.answer === null && row.receivedOn === null ? (
              <AnswerButton row={row} />
            ) : (
              row.until === null && (
                <Button tone="quiet" onClick={() => setEnding(row)}>
                  {t(assignmentText.end)}
                </Button>
              )
            ),
        })}
      />
      {ending && <EndDialog row={ending} close={() => setEnding(null)} />}
    </div>
  );
}

/** Units of each official, in one pass. */
function loadsOf(rows: readonly AssignmentRow[]): number[] {
  const loads = new Map<string, number>();
  for (const { officialId, state } of rows)
    if (state !== 'ended') loads.set(officialId, (loads.get(officialId) ?? 0) + 1);
  return [...loads.values()];
}

function Strip({ of, rows, planId }: { of: Evenness; rows: readonly AssignmentRow[]; planId: string }) {
  const officials = of.distribution.reduce((sum, one) => sum + one.officials, 0);
  const received = rows.filter((row) => row.receivedOn !== null).length;
  const plan = planId && `planId=${planId}&`;
  const people = `/assignments?${plan}tab=officials`;
  return (
    <Figures>
      <Figure value={rows.length} says={t(assignmentText.unitsWord)} />
      <Figure value={officials} says={t(assignmentText.officialsWord)} href={people} />
      <Figure value={spreadWritten(of)} says={t(assignmentText.spread)} href={people} />
      <Figure value={percent(of.withinOne)} says={t(assignmentText.withinOne)} />
      <Figure
        value={`${received}/${rows.length}`}
        says={t(assignmentText.receivedShare)}
        href={`/assignments?${plan}only=notReceived`}
        tone={received === rows.length ? 'ok' : 'warn'}
      />
    </Figures>
  );
}

const AnswerButton = ({ row }: { row: AssignmentRow }) => (
  <ConfirmButton
    tone="plain"
    asks={t(assignmentText.answerAsks, { name: row.officialName, unit: row.unitName })}
    explains={row.objection ?? ''}
    confirm={t(assignmentText.answerIt)}
    reason={{ label: t(assignmentText.answer), required: true, max: 500 }}
    act={(answer) => send('assignment.answer', { assignmentId: row.id, answer })}
  >
    {t(assignmentText.answerIt)}
  </ConfirmButton>
);
