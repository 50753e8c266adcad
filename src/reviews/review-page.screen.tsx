import { useState } from 'preact/hooks';
import { useSigningFor } from '../accounts/signing-for.tsx';
import { type Day, type Month, written } from '../kernel/day.ts';
import type { OfficialId, ReviewId, RowId } from '../kernel/id.ts';
import type { Text } from '../kernel/text.ts';
import { officialOptions } from '../officials/official-field.tsx';
import { type Figure, type Figures, figures } from '../reports/figure.ts';
import { reportText } from '../reports/report.texts.ts';
import { Button, ConfirmButton } from '../web/button.tsx';
import { Actions, Card, Notice, Row, Rows, Screen, Section, Status } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { FileButton } from '../web/download.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { text, textOrNull } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { FiguresOf } from '../web/on-day.tsx';
import { OfficialPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { Tabs } from '../web/tabs.tsx';
import { lang, number, percent, t } from '../web/text.ts';
import { AttendanceEditor } from './attendance.tsx';
import { reviewText } from './review.texts.ts';
import {
  type Attendee,
  type Commendation,
  CommendationSaid,
  evaluationParts,
  kindText,
  type Review,
  ReviewWritten,
} from './review.ts';

interface Line {
  label: Text;
  unit: Text;
  value: number | null;
  whole?: number | null;
  note?: Text;
  opens: string | null;
}
export interface ReviewTold extends Review {
  groups: { heading: Text; lines: Line[] }[];
  missing: { what: Text; of: Text; names: string[] }[];
  loads: { kind: string; loads: number[] }[];
  months: { month: Month; figures: Figures }[];
  lagDays: number | null;
  daysSincePlan: number;
  hash: string;
  attendees: Attendee[];
  commendations: Commendation[];
}

/** One review: figures with their rows, judgement, who came, who is commended, what was directed; then the signature and the paper. */
export function ReviewPage({ id }: { id: ReviewId }) {
  const review = useRead<ReviewTold>(`reviews/${id}`);
  const signsFor = useSigningFor('committee', review.value?.unitId ?? null);
  return (
    <Reading of={review}>
      {(one) => (
        <Screen
          title={`${kindText[one.kind][lang()]} ${one.planName}`}
          back="/reviews"
          lead={[
            one.unitName,
            t(reviewText.periodOf, { from: written(one.from), to: written(one.to) }),
            t(reviewText.sincePlan, { days: one.daysSincePlan }),
          ].join(' · ')}
          wide
          actions={
            <Actions>
              <FileButton path={`reviews/${id}/report.docx`}>{t(reviewText.docx)}</FileButton>
              {one.state === 'draft' && may('review.sign') && (
                <ConfirmButton
                  tone="main"
                  icon="check"
                  asks={t(reviewText.signAsks)}
                  {...(signsFor && { explains: signsFor })}
                  act={() => send('review.sign', { id, seen: one.hash, number: null })}
                >
                  {t(reviewText.sign)}
                </ConfirmButton>
              )}
            </Actions>
          }
        >
          <Status tone={one.state === 'signed' ? 'ok' : 'info'}>
            {one.signedOn
              ? [
                  one.signedByName && t(reviewText.signedBy, { name: one.signedByName }),
                  one.signedForName && t(reportText.inPlaceOf, { name: one.signedForName }),
                  t(reviewText.frozen, {
                    day: written(one.signedOn),
                    hash: (one.figuresHash ?? '').slice(0, 16),
                  }),
                ]
                  .filter(Boolean)
                  .join(' · ')
              : t(reviewText.live)}
          </Status>
          <Tabs
            label={t(reviewText.title)}
            tabs={[
              { id: 'figures', says: t(reviewText.figures), panel: () => <FigureTab {...one} /> },
              { id: 'evaluation', says: t(reviewText.evaluation), panel: () => <EvaluationTab {...one} /> },
              {
                id: 'attendance',
                says: t(reviewText.attendance),
                count: one.attendees.length,
                panel: () => <AttendanceEditor review={one} />,
              },
              {
                id: 'commendations',
                says: t(reviewText.commendations),
                count: one.commendations.length,
                panel: () => <Commendations {...one} />,
              },
              { id: 'directions', says: t(reviewText.directions), panel: () => <Directions {...one} /> },
            ]}
          />
        </Screen>
      )}
    </Reading>
  );
}

const dutyText: Record<string, Text> = {
  inCharge: reviewText.inCharge,
  followAndSupport: reviewText.followAndSupport,
  assist: reviewText.assist,
};

function FigureTab(one: ReviewTold) {
  return (
    <>
      <FiguresOf on={one.signedOn ?? me().today} tree={one.to} />
      <Section title={t(reviewText.loads)}>
        {one.lagDays !== null && <p>{t(reviewText.lag, { days: one.lagDays })}</p>}
        <ul>
          {one.loads.flatMap(({ kind, loads }) =>
            spread(loads).map(([units, officials]) => (
              <li key={`${kind} ${units}`}>
                {t(reviewText.loadOf, { officials, duty: t(dutyText[kind] ?? reviewText.loads), units })}
              </li>
            )),
          )}
        </ul>
      </Section>
      {one.groups
        .filter((group) => group.lines.length > 0)
        .map((group) => (
          <Section key={group.heading.vi} title={t(group.heading)}>
            <List
              name={t(group.heading)}
              rows={group.lines}
              id={(line) => line.label.vi}
              href={(line) => line.opens}
              columns={[
                { head: reviewText.figure, of: (line) => t(line.label) },
                {
                  head: reviewText.value,
                  of: (line) => line.value,
                  kind: 'count',
                  show: (line) =>
                    line.value === null
                      ? t(reviewText.unknown)
                      : `${number(line.value)} ${t(line.unit, { count: line.value })}`,
                },
                { head: reviewText.whole, of: (line) => line.whole ?? null, kind: 'count' },
                {
                  head: reviewText.share,
                  of: (line) => (line.whole && line.value !== null ? line.value / line.whole : null),
                  show: (line) => (line.whole && line.value !== null ? percent(line.value / line.whole) : ''),
                },
                { head: reviewText.note, of: (line) => (line.note ? t(line.note) : '') },
              ]}
            />
          </Section>
        ))}
      {one.months.length > 0 && <Months months={one.months} />}
      <Section title={t(reviewText.missing)}>
        {one.missing.length === 0 ? (
          <p>{t(reviewText.nothingMissing)}</p>
        ) : (
          <Notice tone="warn">
            <ul>
              {one.missing.map(({ what, of, names }) => (
                <li key={what.vi}>
                  <strong>
                    {t(reviewText.missingOf, {
                      count: names.length,
                      of: t(of, { count: names.length }),
                      what: t(what, { count: names.length }),
                    })}
                  </strong>
                  : {names.join(', ')}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </Section>
    </>
  );
}

/** What the signed monthly reports of the period told, month by month, and their sum. */
function Months({ months }: Pick<ReviewTold, 'months'>) {
  const shown: Figure[] = [
    'cellMeetings',
    'groupMeetings',
    'concernsHeard',
    'concernsAnswered',
    'supportVnd',
  ];
  return (
    <Section title={t(reviewText.months)}>
      <List
        name={t(reviewText.months)}
        rows={months}
        id={(row) => row.month}
        columns={[
          { head: reviewText.month, of: (row) => row.month, kind: 'month' },
          ...shown.map((name) => ({
            head: figures[name],
            of: (row: ReviewTold['months'][number]) => row.figures[name] ?? 0,
            kind: name === 'supportVnd' ? ('money' as const) : ('count' as const),
            total: true,
          })),
        ]}
      />
    </Section>
  );
}

/** How many officials hold how many units, most units first. */
function spread(loads: readonly number[]): [units: number, officials: number][] {
  const counted = new Map<number, number>();
  for (const load of loads) counted.set(load, (counted.get(load) ?? 0) + 1);
  return [...counted].sort(([a], [b]) => b - a);
}

function EvaluationTab(one: ReviewTold) {
  if (one.state === 'signed' || !may('review.write'))
    return (
      <>
        {evaluationParts.map((part) => (
          <Section key={part} title={t(reviewText[part])}>
            <p class="prose">{one.evaluation[part] || '–'}</p>
          </Section>
        ))}
      </>
    );
  return (
    <Card>
      <Form
        words={ReviewWritten}
        said={(form) => ({
          id: one.id,
          evaluation: Object.fromEntries(evaluationParts.map((part) => [part, text(form, part)])),
        })}
        kind="review.write"
        labels={reviewText}
        submit={t(reviewText.save)}
        after="keep"
      >
        <p class="meta">{t(reviewText.evaluationHint)}</p>
        {evaluationParts.map((part) => (
          <NoteField
            key={part}
            name={part}
            label={t(reviewText[part])}
            value={one.evaluation[part]}
            max={4000}
            rows={4}
            optional
          />
        ))}
      </Form>
    </Card>
  );
}

function Commendations(one: ReviewTold) {
  const [open, setOpen] = useState(false);
  const open_ = one.state === 'draft' && may('review.write');
  return (
    <>
      {one.commendations.length === 0 && <Empty says={t(reviewText.noCommendations)} />}
      <Rows name={t(reviewText.commendations)}>
        {one.commendations.map((praise) => (
          <Row
            key={praise.id}
            icon="rating"
            title={praise.toName}
            note={praise.text}
            beside={
              open_ && (
                <ConfirmButton
                  tone="quiet"
                  asks={t(reviewText.takeBackAsks)}
                  act={() => send('commendation.takeBack', { id: praise.id })}
                >
                  {t(reviewText.takeBack)}
                </ConfirmButton>
              )
            }
          />
        ))}
      </Rows>
      {open_ && (
        <Button icon="plus" onClick={() => setOpen(true)}>
          {t(reviewText.commend)}
        </Button>
      )}
      {open && (
        <Dialog title={t(reviewText.commend)} onClose={() => setOpen(false)}>
          <Form
            words={CommendationSaid}
            said={(form, id) => ({
              id: id as RowId,
              reviewId: one.id,
              unitId: one.unitId,
              officialId: textOrNull(form, 'officialId') as OfficialId | null,
              text: text(form, 'text'),
              day: me().today as Day,
            })}
            kind="commendation.give"
            labels={reviewText}
            submit={t(reviewText.commend)}
            done={() => setOpen(false)}
          >
            <OfficialPicker
              name="officialId"
              label={t(reviewText.officialId)}
              hint={t(reviewText.officialHint)}
              options={officialOptions}
              optional
            />
            <NoteField name="text" label={t(reviewText.text)} max={500} />
          </Form>
        </Dialog>
      )}
    </>
  );
}

function Directions(one: ReviewTold) {
  const given = useRead<{ id: string; text: string; toName: string; dueOn: Day; state: string }[]>(
    `directions?reviewId=${one.id}`,
  );
  return (
    <Reading of={given} empty={<Empty says={t(reviewText.noDirections)} />}>
      {(rows) => (
        <Rows name={t(reviewText.directions)}>
          {rows.map((direction) => (
            <Row
              key={direction.id}
              icon={direction.state === 'done' ? 'check' : 'clock'}
              title={direction.text}
              note={[direction.toName, t(reviewText.due, { day: written(direction.dueOn) })]
                .filter(Boolean)
                .join(' · ')}
              href={`/directions/${direction.id}`}
            />
          ))}
        </Rows>
      )}
    </Reading>
  );
}
