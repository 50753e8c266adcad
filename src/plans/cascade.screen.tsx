import { Link } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import { Notice, Row, Rows, Section, Status } from '../web/design.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import type { CascadeLine } from './cascade.ts';
import { nameOf } from './plan.screen.tsx';
import { planText } from './plan.texts.ts';
import type { PlanPage } from './plan-list.ts';

/** Who directly below has carried the plan on, after how many days; who has not, and for how long already. */
export function Cascade({ page }: { page: PlanPage }) {
  const { plan, children } = page;
  const cascade = useRead<CascadeLine[]>(`plans/${plan.id}/cascade`);
  return (
    <>
      {!plan.asksBelow && <Notice>{t(planText.cascadeFree)}</Notice>}
      <Reading of={cascade} empty={<Empty icon="tree" says={t(planText.cascadeNone)} />}>
        {(lines) => (
          <Section title={t(planText.cascade)}>
            <Sums id={plan.id} lines={lines} asked={plan.asksBelow} />
            <Lines id={plan.id} lines={lines} asked={plan.asksBelow} />
          </Section>
        )}
      </Reading>
      <Others rows={children.filter((child) => !cascade.value?.some((line) => line.childId === child.id))} />
    </>
  );
}

function Sums({ id, lines, asked }: { id: string; lines: readonly CascadeLine[]; asked: boolean }) {
  const done = lines.filter((line) => line.childId !== null);
  const open = lines.length - done.length;
  const href = `/plans/${id}?tab=cascade`;
  return (
    <Figures>
      <Figure value={done.length} says={t(planText.cascadeDone)} href={href} tone="ok" />
      {asked && (
        <Figure value={open} says={t(planText.cascadeOpen)} href={href} tone={open > 0 ? 'warn' : 'plain'} />
      )}
      {done.length > 0 && (
        <Figure
          value={Math.max(...done.map((line) => line.days))}
          says={t(planText.cascadeLag)}
          href={href}
        />
      )}
    </Figures>
  );
}

const Lines = ({ id, lines, asked }: { id: string; lines: readonly CascadeLine[]; asked: boolean }) => (
  <List
    name={t(planText.cascade)}
    sheet={`plans/${id}/cascade`}
    rows={asked ? lines : lines.filter((line) => line.childId !== null)}
    id={(line) => line.unitId}
    columns={[
      { head: planText.unit, of: (line) => line.unitName },
      { head: planText.body, of: (line) => line.bodyName, deskOnly: true },
      {
        head: planText.childPlan,
        of: (line) => line.childNumber,
        show: (line) =>
          line.childId === null ? '–' : <Link href={`/plans/${line.childId}`}>{line.childNumber}</Link>,
      },
      { head: planText.issuedOn, of: (line) => line.issuedOn, kind: 'day' },
      {
        head: planText.days,
        of: (line) => line.days,
        kind: 'count',
        show: (line) =>
          line.childId === null ? (
            <Status tone="warn">{t(planText.waiting, { days: line.days })}</Status>
          ) : (
            <Status tone="ok">{t(planText.lagged, { days: line.days })}</Status>
          ),
      },
    ]}
  />
);

const Others = ({ rows }: { rows: PlanPage['children'] }) =>
  rows.length === 0 ? null : (
    <Section title={t(planText.otherChildren)}>
      <Rows name={t(planText.otherChildren)}>
        {rows.map((row) => (
          <Row
            key={row.id}
            icon="plan"
            href={`/plans/${row.id}`}
            title={nameOf(row)}
            note={[row.bodyName, row.issuedOn && written(row.issuedOn), row.subject]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Section>
  );
