import { Link } from 'wouter-preact';
import { daysBetween, written } from '../kernel/day.ts';
import type { RowId } from '../kernel/id.ts';
import { ConfirmButton, LinkButton } from '../web/button.tsx';
import { Actions, Card, Facts, Prose, Screen, Section, Status } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, me, shownDay } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { Timeline, type TimelineStep } from '../web/steps.tsx';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { directionText } from './inspection.texts.ts';
import { type Direction, DirectionReported } from './urging.ts';

/** «Chỉ đạo»: every direction until it is done. */
export function Directions() {
  const day = useOnDay();
  return (
    <Screen
      title={t(directionText.title)}
      lead={t(directionText.lead)}
      wide
      actions={
        <>
          <OnDay {...day} />
          {may('direction.give') && (
            <LinkButton href="/directions/new" tone="main" icon="plus">
              {t(directionText.give)}
            </LinkButton>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <DirectionTabs path={day.of('directions')} />
    </Screen>
  );
}

/** The same as a part of another page: of a unit (`directions?unitId=…`), of a review (`directions?reviewId=…`). */
export function DirectionTabs({ path }: { path: string }) {
  const known = useRead<Direction[]>(path);
  const { officialId } = me();
  const none = <Empty icon="inspect" says={t(directionText.none)} explains={t(directionText.noneExplains)} />;
  const views = [
    ['open', directionText.openOnes, (one: Direction) => one.state === 'open'],
    ['reported', directionText.reportedOnes, (one: Direction) => one.state === 'reported'],
    ['mine', directionText.mine, (one: Direction) => one.toId === officialId],
    ['done', directionText.doneOnes, (one: Direction) => one.state === 'done'],
  ] as const;
  return (
    <Reading of={known} empty={none}>
      {(all) => (
        <Tabs
          label={t(directionText.views)}
          name="state"
          tabs={views.map(([id, says, of]) => {
            const rows = all.filter(of);
            return {
              id,
              says: t(says),
              count: rows.length,
              panel: () =>
                rows.length === 0 ? (
                  none
                ) : (
                  <List
                    key={id}
                    name={t(says)}
                    sheet={path}
                    rows={rows}
                    id={(one) => one.id}
                    href={(one) => `/directions/${one.id}`}
                    columns={columns}
                  />
                ),
            };
          })}
        />
      )}
    </Reading>
  );
}

const excerpt = (words: string) => (words.length > 120 ? `${words.slice(0, 118)}…` : words);
const columns: Column<Direction>[] = [
  { head: directionText.text, of: (one) => excerpt(one.text) },
  { head: directionText.unit, of: (one) => one.unitName },
  { head: directionText.to, of: (one) => one.toName, kind: 'person' },
  { head: directionText.by, of: (one) => one.byName, kind: 'person' },
  { head: directionText.dueOn, of: (one) => one.dueOn, kind: 'day' },
  { head: directionText.state, of: (one) => one.state, show: (one) => <StateOf {...one} /> },
];

function StateOf({ state, dueOn, doneOn }: Direction) {
  if (state === 'done')
    return <Status tone="ok">{t(directionText.done, { day: doneOn ? written(doneOn) : '' })}</Status>;
  if (state === 'reported') return <Status tone="info">{t(directionText.reported)}</Status>;
  const days = daysBetween(dueOn, shownDay());
  return days > 0 ? (
    <Status tone="danger">{t(directionText.late, { days })}</Status>
  ) : (
    <Status tone="warn">{t(directionText.open)}</Status>
  );
}

/** One direction: what, who, by when, what came of it. */
export function DirectionPage({ id }: { id: RowId }) {
  const found = useRead<Opened>(`directions/${id}`);
  return (
    <Screen title={t(directionText.title)} back="/directions">
      <Reading of={found}>{(direction) => <Body {...direction} />}</Reading>
    </Screen>
  );
}

/** `mayReport`: it is charged to the reader, or they keep the office of whom it is. */
type Opened = Direction & { mayReport: boolean };

function Body(one: Opened) {
  return (
    <>
      <p>
        <StateOf {...one} />
      </p>
      <Card>
        <Prose>{one.text}</Prose>
      </Card>
      <Facts
        of={[
          [t(directionText.unit), <Link href={`/units/${one.unitId}`}>{one.unitName}</Link>],
          [t(directionText.to), one.toName || t(directionText.toNobody)],
          [t(directionText.by), one.byName],
          [t(directionText.dueOn), written(one.dueOn)],
        ]}
      />
      <Section title={t(directionText.progress)}>
        <Timeline steps={stepsOf(one)} />
        {one.state === 'open' && one.mayReport && <ReportForm id={one.id} />}
        {one.state === 'reported' && may('direction.settle') && <Settle {...one} />}
      </Section>
    </>
  );
}

function stepsOf(one: Direction): TimelineStep[] {
  const note = one.outcome && <Prose>{one.outcome}</Prose>;
  const late = one.dueOn < me().today;
  const steps: TimelineStep[] = [{ day: one.onDay, says: t(directionText.givenStep), by: one.byName }];
  if (one.reportedOn)
    steps.push({ day: one.reportedOn, says: t(directionText.reportedStep), by: one.toName, note });
  if (one.state === 'open' && one.reportedOn)
    steps.push({ day: null, says: t(directionText.backStep), by: one.byName });
  if (one.state === 'done') return [...steps, { day: one.doneOn, says: t(directionText.doneStep) }];
  return [...steps, { day: one.dueOn, says: t(directionText.dueStep), state: late ? 'late' : 'due' }];
}

function ReportForm({ id }: { id: RowId }) {
  return (
    <Card>
      <Form
        words={DirectionReported}
        said={(form) => ({ id, outcome: text(form, 'outcome') })}
        kind="direction.report"
        labels={directionText}
        submit={t(directionText.report)}
        done={() => toast(t(directionText.reportSaved))}
      >
        <NoteField
          name="outcome"
          label={t(directionText.outcome)}
          hint={t(directionText.outcomeHint)}
          max={2000}
        />
      </Form>
    </Card>
  );
}

/** Of who gave it, or the committee: done, or not yet. */
function Settle({ id, byId }: Direction) {
  const mine = byId === me().officialId || may('review.sign');
  if (!mine) return <p class="meta">{t(directionText.giver)}</p>;
  const act = (kind: string) => (comment: string) => send(kind, { id, comment });
  return (
    <Actions>
      <ConfirmButton
        tone="main"
        icon="check"
        asks={t(directionText.settleAsks)}
        reason={{ label: t(directionText.comment), max: 1000 }}
        act={act('direction.settle')}
      >
        {t(directionText.settle)}
      </ConfirmButton>
      <ConfirmButton
        icon="undo"
        asks={t(directionText.sendBackAsks)}
        reason={{ label: t(directionText.comment), required: true, max: 1000 }}
        act={act('direction.sendBack')}
      >
        {t(directionText.sendBack)}
      </ConfirmButton>
    </Actions>
  );
}
