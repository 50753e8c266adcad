import { written } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { LinkButton } from '../web/button.tsx';
import { Actions, Card, Disclosure, Notice, Screen, Section } from '../web/design.tsx';
import { SheetButton } from '../web/download.tsx';
import { Progress } from '../web/figure.tsx';
import { may } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { Timeline } from '../web/steps.tsx';
import { lang, t } from '../web/text.ts';
import { LevelOf } from './level.tsx';
import { mostOf } from './rating.rules.ts';
import { planText, ratingText } from './rating.texts.ts';
import type { Rating, Scheme, Strengthening } from './rating.ts';
import { PlanRows } from './strengthening.screen.tsx';

/** One unit's ratings over time, and what is done where it is weak. */
export function UnitRatingPage({ unitId }: { unitId: UnitId }) {
  const day = useOnDay();
  const unit = useRead<{ unit: { name: string } }>(day.of(`units/${unitId}`));
  return (
    <Reading of={unit}>
      {({ unit }) => (
        <Screen
          title={t(ratingText.of, { unit: unit.name })}
          back="/ratings"
          trail={[[`/units/${unitId}`, unit.name]]}
          actions={<OnDay {...day} />}
        >
          <NotToday {...day} />
          <UnitRating unitId={unitId} />
        </Screen>
      )}
    </Reading>
  );
}

/** The same as a part of the unit's page. */
export function UnitRating({ unitId }: { unitId: UnitId }) {
  const day = useOnDay();
  const known = useRead<Rating[]>(day.of(`units/${unitId}/ratings`));
  const schemes = useRead<Scheme[]>('rating-schemes');
  const plans = useRead<Strengthening[]>(day.of(`strengthenings?unitId=${unitId}`));
  return (
    <Reading of={known} empty={<NotRated unitId={unitId} />}>
      {(ratings) => (
        <>
          {ratings[0] && (
            <Newest
              rating={ratings[0]}
              scheme={schemes.value?.find(({ id }) => id === ratings[0]?.schemeId)}
            />
          )}
          <WeakActs unitId={unitId} newest={ratings[0]} plans={plans.value} />
          {plans.value && plans.value.length > 0 && (
            <Section title={t(planText.title)}>
              <PlanRows of={plans.value} />
            </Section>
          )}
          {ratings.length > 1 && (
            <Disclosure says={t(ratingText.before)} open>
              {may('list.export') && <SheetButton path={day.of(`units/${unitId}/ratings`)} />}
              <Timeline
                steps={[...ratings].reverse().map((one) => ({
                  day: one.day,
                  says: `${lang() === 'vi' ? one.levelVi : one.levelEn} (${one.total})`,
                  by: one.ratedByName,
                  note: one.note,
                }))}
              />
            </Disclosure>
          )}
        </>
      )}
    </Reading>
  );
}

const rateHref = (unitId: UnitId) => `/ratings/new?unit=${unitId}`;

const NotRated = ({ unitId }: { unitId: UnitId }) => (
  <Empty icon="rating" says={t(ratingText.notRated)}>
    {may('rating.write') && (
      <LinkButton href={rateHref(unitId)} icon="plus">
        {t(ratingText.rate)}
      </LinkButton>
    )}
  </Empty>
);

const Newest = ({ rating, scheme }: { rating: Rating; scheme: Scheme | undefined }) => (
  <Card title={t(ratingText.newest, { day: written(rating.day) })} tone={rating.weak ? 'danger' : 'ok'}>
    <p>
      <LevelOf of={rating} /> {rating.total}
      {scheme && `/${mostOf(scheme.criteria)}`} {t(ratingText.total).toLowerCase()}
    </p>
    {scheme?.criteria.map((one) => (
      <Progress key={one.id} says={one[lang()]} value={rating.scores[one.id] ?? 0} max={one.most} />
    ))}
    {rating.note && <p>{rating.note}</p>}
    <p class="meta">{rating.ratedByName}</p>
  </Card>
);

function WeakActs(p: { unitId: UnitId; newest: Rating | undefined; plans: Strengthening[] | null }) {
  const open = (p.plans ?? []).some((plan) => plan.closedOn === null);
  const lacks = p.newest?.weak === true && p.plans !== null && !open;
  return (
    <>
      {lacks && <Notice tone="warn">{t(ratingText.weakNoPlan)}</Notice>}
      <Actions>
        {lacks && may('strengthening.write') && (
          <LinkButton href={`/strengthening/new?unit=${p.unitId}`} tone="main" icon="plus">
            {t(ratingText.startPlan)}
          </LinkButton>
        )}
        {may('rating.write') && (
          <LinkButton href={rateHref(p.unitId)} icon="rating">
            {t(planText.rateAgain)}
          </LinkButton>
        )}
      </Actions>
    </>
  );
}
