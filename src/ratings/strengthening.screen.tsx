import { daysBetween, written } from '../kernel/day.ts';
import { Row, Rows, Screen, Status } from '../web/design.tsx';
import { SheetButton } from '../web/download.tsx';
import { may, shownDay } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { planText } from './rating.texts.ts';
import type { Measure, Strengthening } from './rating.ts';

/** Every plan for a weak unit: open ones, and those that came to an end. */
export function Strengthenings() {
  const day = useOnDay();
  const known = useRead<Strengthening[]>(day.of('strengthenings'));
  const none = <Empty icon="plan" says={t(planText.none)} explains={t(planText.noneExplains)} />;
  const views = [
    ['open', planText.open, (one: Strengthening) => one.closedOn === null],
    ['closed', planText.closed, (one: Strengthening) => one.closedOn !== null],
  ] as const;
  return (
    <Screen
      title={t(planText.title)}
      back="/ratings"
      lead={t(planText.lead)}
      actions={
        <>
          <OnDay {...day} />
          {may('list.export') && <SheetButton path={`strengthenings${day.query && `?${day.query}`}`} />}
        </>
      }
    >
      <NotToday {...day} />
      <Reading of={known} empty={none}>
        {(all) => (
          <Tabs
            label={t(planText.title)}
            tabs={views.map(([id, says, of]) => {
              const rows = all.filter(of);
              return {
                id,
                says: t(says),
                count: rows.length,
                panel: () => (rows.length === 0 ? none : <PlanRows of={rows} />),
              };
            })}
          />
        )}
      </Reading>
    </Screen>
  );
}

export const PlanRows = ({ of }: { of: readonly Strengthening[] }) => (
  <Rows name={t(planText.title)}>
    {of.map((plan) => {
      const done = plan.measures.filter((measure) => measure.doneOn !== null).length;
      return (
        <Row
          key={plan.id}
          icon="rating"
          href={`/strengthening/${plan.id}`}
          title={t(planText.one, { unit: plan.unitName })}
          note={`${plan.levelBefore} → ${plan.levelNow} · ${t(planText.progress).toLowerCase()} ${done}/${plan.measures.length}`}
          beside={<PlanState {...plan} />}
        />
      );
    })}
  </Rows>
);

export function PlanState({ closedOn, dueOn, measures }: Strengthening) {
  if (closedOn) return <Status tone="ok">{t(planText.closedOn, { day: written(closedOn) })}</Status>;
  const late = [{ dueOn, doneOn: null }, ...measures].filter(isLate).map((one) => lateBy(one.dueOn));
  return late.length > 0 ? (
    <Status tone="danger">{t(planText.late, { days: Math.max(...late) })}</Status>
  ) : (
    <Status tone="info">{t(planText.due, { day: written(dueOn) })}</Status>
  );
}

const lateBy = (dueOn: Measure['dueOn']) => daysBetween(dueOn, shownDay());
const isLate = ({ dueOn, doneOn }: Pick<Measure, 'dueOn' | 'doneOn'>) => doneOn === null && lateBy(dueOn) > 0;

export function MeasureState({ dueOn, doneOn }: Pick<Measure, 'dueOn' | 'doneOn'>) {
  if (doneOn) return <Status tone="ok">{t(planText.done, { day: written(doneOn) })}</Status>;
  return isLate({ dueOn, doneOn }) ? (
    <Status tone="danger">{t(planText.late, { days: lateBy(dueOn) })}</Status>
  ) : (
    <Status tone="info">{t(planText.due, { day: written(dueOn) })}</Status>
  );
}
