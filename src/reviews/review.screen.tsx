import { useLocation } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { LinkButton } from '../web/button.tsx';
import { ChoiceField, SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Screen, Status } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { refuseBody, refuseReview } from './review.rules.ts';
import { reviewText } from './review.texts.ts';
import { kindText, type Review, type ReviewBody, ReviewKind, ReviewSaid } from './review.ts';

/** Reviews one may read, newest first. */
export function Reviews() {
  const onDay = useOnDay();
  const reviews = useRead<Review[]>(onDay.of('reviews'));
  return (
    <Screen
      title={t(reviewText.title)}
      lead={t(reviewText.lead)}
      wide
      actions={
        <>
          <OnDay {...onDay} />
          {may('review.write') && (
            <LinkButton href="/reviews/new" tone="main" icon="plus">
              {t(reviewText.add)}
            </LinkButton>
          )}
        </>
      }
    >
      <NotToday {...onDay} />
      <Reading of={reviews} empty={<Empty says={t(reviewText.none)} explains={t(reviewText.noneExplains)} />}>
        {(rows) => (
          <List
            name={t(reviewText.title)}
            sheet="reviews"
            rows={rows}
            id={(row) => row.id}
            href={(row) => `/reviews/${row.id}`}
            columns={[
              { head: reviewText.kind, of: (row) => `${kindText[row.kind][lang()]} ${row.planName}` },
              { head: reviewText.heldOn, of: (row) => row.heldOn, kind: 'day' },
              {
                head: reviewText.period,
                of: (row) => t(reviewText.periodOf, { from: written(row.from), to: written(row.to) }),
              },
              { head: reviewText.bodyId, of: (row) => row.bodyName },
              {
                head: reviewText.state,
                of: (row) => t(row.state === 'signed' ? reviewText.signed : reviewText.draft),
                show: (row) => (
                  <Status tone={row.state === 'signed' ? 'ok' : 'info'}>
                    {t(row.state === 'signed' ? reviewText.signed : reviewText.draft)}
                  </Status>
                ),
              },
            ]}
          />
        )}
      </Reading>
    </Screen>
  );
}

interface PlanRow {
  id: string;
  type: string;
  number: number | null;
  symbol: string;
  subject: string;
  issuedOn: string | null;
  bodyId: string;
  bodyName: string;
  unitId?: UnitId;
}

/** A plan, a period, a meeting: the rest is counted. */
export function NewReview() {
  const [, navigate] = useLocation();
  const plans = useRead<PlanRow[]>('plans');
  const bodies = useRead<ReviewBody[]>('reviews/bodies');
  const { today } = me();
  return (
    <Screen title={t(reviewText.add)} back="/reviews">
      <Reading of={plans}>
        {(all) => (
          <Reading
            of={bodies}
            empty={<Empty says={t(reviewText.noBody)} explains={t(reviewText.noBodyExplains)} />}
          >
            {(known) => (
              <Card>
                <Form
                  words={ReviewSaid}
                  said={(form, id) => {
                    const bodyId = text(form, 'bodyId');
                    return {
                      id,
                      kind: text(form, 'kind'),
                      bodyId,
                      planId: text(form, 'planId'),
                      unitId: known.find((body) => body.id === bodyId)?.unitId,
                      heldOn: day(form, 'heldOn'),
                      place: text(form, 'place'),
                      from: day(form, 'from'),
                      to: day(form, 'to'),
                    };
                  }}
                  judge={(said) => {
                    const body = known.find(({ id }) => id === said.bodyId);
                    return refuseReview(said) ?? (body ? refuseBody(body, said.heldOn) : null);
                  }}
                  kind="review.draft"
                  labels={{ ...reviewText, unitId: reviewText.bodyId }}
                  submit={t(reviewText.add)}
                  done={(said) => navigate(`/reviews/${said.id}`)}
                >
                  <ChoiceField
                    name="kind"
                    label={t(reviewText.kind)}
                    choices={ReviewKind.options.map((kind) => ({
                      value: kind,
                      label: kindText[kind][lang()],
                    }))}
                    value="periodReview"
                    row
                  />
                  <SelectField
                    name="planId"
                    label={t(reviewText.planId)}
                    choices={all
                      .filter((plan) => plan.number !== null)
                      .map((plan) => ({
                        value: plan.id,
                        label: `${plan.number}-${plan.symbol} · ${plan.subject}`,
                      }))}
                  />
                  <SelectField
                    name="bodyId"
                    label={t(reviewText.bodyId)}
                    choices={known.map((body) => ({ value: body.id, label: body.name }))}
                  />
                  <DayField name="heldOn" label={t(reviewText.heldOn)} value={today} today={today} />
                  <TextField name="place" label={t(reviewText.place)} max={160} optional />
                  <DayField name="from" label={t(reviewText.from)} />
                  <DayField name="to" label={t(reviewText.to)} value={today} today={today} />
                </Form>
              </Card>
            )}
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}
