import { useSearchParams } from 'wouter-preact';
import { Button, LinkButton } from '../web/button.tsx';
import { Actions, Screen, Status, type Tone } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import { may } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { lang, t } from '../web/text.ts';
import { Tree, type TreeNode } from '../web/tree.tsx';
import { wide } from '../web/wide.ts';
import { numberWritten, planTypeText, stateOf } from './plan.rules.ts';
import { planText } from './plan.texts.ts';
import type { Plan, PlanState } from './plan.ts';
import { planChangeText } from './plan-change.texts.ts';
import type { PlanRow } from './plan-list.ts';

/** «Kế hoạch 33-KH/ĐU» in the reader's language. */
export const nameOf = (plan: Pick<Plan, 'type' | 'number' | 'symbol'>): string =>
  `${planTypeText[plan.type][lang()]} ${numberWritten(plan.number, plan.symbol)}`;

const tones = { draft: 'warn', issued: 'ok', withdrawn: 'plain' } as const satisfies Record<PlanState, Tone>;
export const StateOf = (p: { plan: Pick<Plan, 'number' | 'withdrawnOn'> }) => {
  const state = stateOf(p.plan);
  return <Status tone={tones[state]}>{t(planText[state])}</Status>;
};

/** Kế hoạch: the plans of one's unit and of those above, as a tree of parents and children or as a list. */
export function Plans() {
  const [asked, setAsked] = useSearchParams();
  const all = asked.get('withdrawn') === 'true';
  const day = useOnDay();
  const plans = useRead<PlanRow[]>(day.of(all ? 'plans?withdrawn=true' : 'plans'));
  const show = { ...Object.fromEntries(asked), withdrawn: 'true' };
  const hide = Object.fromEntries([...asked].filter(([key]) => key !== 'withdrawn'));
  return (
    <Screen
      title={t(planText.plans)}
      lead={t(planText.plansLead)}
      wide
      actions={
        <>
          <OnDay {...day} />
          {may('plan.write') && (
            <>
              <LinkButton href="/registry">{t(planText.registry)}</LinkButton>
              <LinkButton href="/plans/new" tone="main" icon="plus">
                {t(planText.newPlan)}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <Reading
        of={plans}
        empty={<Empty icon="plan" says={t(planText.none)} explains={t(planText.noneExplains)} />}
      >
        {(rows) => (
          <Tabs
            label={t(planText.views)}
            name="view"
            tabs={[
              { id: 'tree', says: t(planText.asTree), panel: () => <PlanTree rows={rows} /> },
              {
                id: 'list',
                says: t(planText.asList),
                panel: () => <PlanList rows={rows} sheet={day.of('plans')} />,
              },
            ]}
          />
        )}
      </Reading>
      <Actions>
        <Button tone="quiet" onClick={() => setAsked(all ? hide : show, { replace: true })}>
          {t(all ? planChangeText.hideWithdrawn : planChangeText.showWithdrawn)}
        </Button>
      </Actions>
    </Screen>
  );
}

/** A plan whose parent the reader may not see stands at the top. Drawn anew when a plan comes, changes or goes. */
function PlanTree({ rows }: { rows: readonly PlanRow[] }) {
  const ids = new Set(rows.map((row) => row.id));
  const under = (id: string | null) =>
    rows.filter((row) => (row.parentId !== null && ids.has(row.parentId) ? row.parentId : null) === id);
  const node = (row: PlanRow): TreeNode => ({
    id: row.id,
    name: wide.value ? nameOf(row) : `${numberWritten(row.number, row.symbol)} · ${row.subject}`,
    href: `/plans/${row.id}`,
    ...(wide.value && { note: `${row.bodyName} · ${row.subject}` }),
    hasChildren: under(row.id).length > 0,
    ...(stateOf(row) !== 'issued' && { beside: <StateOf plan={row} /> }),
  });
  const nodes = (id: string | null) => under(id).map(node);
  return (
    <Tree
      key={rows.map((row) => `${row.id}${row.number}${row.parentId}${row.withdrawnOn}`).join()}
      name={t(planText.plans)}
      roots={nodes(null)}
      childrenOf={nodes}
      open={rows.filter((row) => under(row.id).length > 0).map((row) => row.id)}
    />
  );
}

const PlanList = ({ rows, sheet }: { rows: readonly PlanRow[]; sheet: string }) => (
  <List
    name={t(planText.plans)}
    rows={rows}
    id={(row) => row.id}
    href={(row) => `/plans/${row.id}`}
    sheet={sheet}
    columns={[
      { head: planText.document, of: nameOf },
      { head: planText.subject, of: (row) => row.subject },
      { head: planText.bodyName, of: (row) => row.bodyName },
      { head: planText.issuedOn, of: (row) => row.issuedOn, kind: 'day' },
      { head: planText.childPlan, of: (row) => row.children, kind: 'count', deskOnly: true },
      {
        head: planText.confirmed,
        of: (row) => (row.told === 0 ? null : row.confirmed),
        kind: 'count',
        show: (row) => (row.told === 0 ? '–' : `${row.confirmed}/${row.told}`),
      },
      {
        head: planText.state,
        of: (row) => t(planText[stateOf(row)]),
        show: (row) => <StateOf plan={row} />,
      },
    ]}
  />
);
