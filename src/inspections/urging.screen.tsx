import { Link } from 'wouter-preact';
import { daysBetween, written, writtenMonth } from '../kernel/day.ts';
import type { RowId } from '../kernel/id.ts';
import { LinkButton } from '../web/button.tsx';
import { Card, Facts, Prose, Screen, Section, Status } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, me, shownDay } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { Timeline, type TimelineStep } from '../web/steps.tsx';
import { Tabs } from '../web/tabs.tsx';
import { lang, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { urgingText } from './inspection.texts.ts';
import { placeOf } from './proposal.rules.ts';
import { aboutText, type Urging, UrgingAnswered } from './urging.ts';

/** «Sổ đôn đốc»: what one sent, what was sent to one, and all that one may see. */
export function Urgings() {
  const day = useOnDay();
  return (
    <Screen
      title={t(urgingText.book)}
      {...(me().may.includes('urging.send') && { back: '/overdue' })}
      wide
      actions={
        <>
          <OnDay {...day} />
          {may('urging.send') && (
            <LinkButton href="/urgings/new" icon="bell">
              {t(urgingText.write)}
            </LinkButton>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <UrgingTabs path={day.of('urgings')} />
    </Screen>
  );
}

function UrgingTabs({ path }: { path: string }) {
  const known = useRead<Urging[]>(path);
  const { officialId, may: allowed } = me();
  const views = [
    ['sent', urgingText.sent, (one: Urging) => one.byId === officialId],
    ['toMe', urgingText.toMe, (one: Urging) => one.toMe],
    ['all', urgingText.all, () => true],
  ] as const;
  const shown = views.filter(
    ([id]) => id === 'toMe' || allowed.includes(id === 'sent' ? 'urging.send' : 'urging.read'),
  );
  return (
    <Reading of={known}>
      {(all) => (
        <Tabs
          label={t(urgingText.views)}
          tabs={shown.map(([id, says, of]) => {
            const rows = all.filter(of);
            return {
              id,
              says: t(says),
              count: rows.length,
              panel: () => <UrgingList key={id} rows={rows} sheet={path} />,
            };
          })}
        />
      )}
    </Reading>
  );
}

/** Urgings about one unit (`urgings?unitId=…`), as a part of its page. */
export function UnitUrgings({ path }: { path: string }) {
  const known = useRead<Urging[]>(path);
  return (
    <Reading of={known} empty={<Empty icon="bell" says={t(urgingText.none)} />}>
      {(rows) => <UrgingList rows={rows} sheet={path} />}
    </Reading>
  );
}

function UrgingList({ rows, sheet }: { rows: readonly Urging[]; sheet: string }) {
  if (rows.length === 0)
    return <Empty icon="bell" says={t(urgingText.none)} explains={t(urgingText.noneExplains)} />;
  return (
    <List
      name={t(urgingText.book)}
      rows={rows}
      id={(one) => one.id}
      href={(one) => `/urgings/${one.id}`}
      columns={columns}
      {...(may('urging.read') && { sheet })}
    />
  );
}

const aboutOf = (one: Urging) =>
  [aboutText[one.about][lang()], one.month && writtenMonth(one.month)].filter(Boolean).join(' · ');

const columns: Column<Urging>[] = [
  { head: urgingText.about, of: aboutOf },
  { head: urgingText.unit, of: (one) => one.unitName },
  { head: urgingText.to, of: (one) => one.toName, kind: 'person' },
  { head: urgingText.by, of: (one) => one.byName, kind: 'person' },
  { head: urgingText.onDay, of: (one) => one.onDay, kind: 'day' },
  {
    head: urgingText.state,
    of: (one) => one.answerDue,
    kind: 'day',
    show: (one) => <AnswerState {...one} />,
  },
];

function AnswerState({ answeredOn, answerDue }: Urging) {
  if (answeredOn) return <Status tone="ok">{t(urgingText.answeredOn, { day: written(answeredOn) })}</Status>;
  const late = daysBetween(answerDue, shownDay());
  if (late > 0) return <Status tone="danger">{t(urgingText.noAnswer, { days: late })}</Status>;
  return <Status tone="warn">{t(urgingText.waits, { day: written(answerDue) })}</Status>;
}

/** One urging: what was said, and its answer; for the one urged, the form to answer. */
export function UrgingPage({ id }: { id: RowId }) {
  const found = useRead<Urging & { mine: boolean }>(`urgings/${id}`);
  return (
    <Screen title={t(urgingText.one)} back="/urgings">
      <Reading of={found}>{(urging) => <Body {...urging} />}</Reading>
    </Screen>
  );
}

function Body(one: Urging & { mine: boolean }) {
  return (
    <>
      <p>
        <AnswerState {...one} />
      </p>
      <Facts
        of={[
          [t(urgingText.about), aboutOf(one)],
          [t(urgingText.unit), <Link href={`/units/${one.unitId}`}>{one.unitName}</Link>],
          [t(urgingText.to), one.toName],
          [t(urgingText.by), one.byName],
        ]}
      />
      {one.about !== 'other' && (
        <p>
          <LinkButton href={placeOf(one)} icon="forward">
            {t(urgingText.open)}
          </LinkButton>
        </p>
      )}
      <Timeline steps={stepsOf(one)} />
      {one.mine && one.answeredOn === null && (
        <Section title={t(urgingText.answer)}>
          <Card>
            <Form
              words={UrgingAnswered}
              said={(form) => ({ id: one.id, answer: text(form, 'answer') })}
              kind="urging.answer"
              labels={urgingText}
              submit={t(urgingText.sendAnswer)}
              submitIcon="send"
              done={() => toast(t(urgingText.answerSaved))}
            >
              <NoteField
                name="answer"
                label={t(urgingText.answer)}
                hint={t(urgingText.answerHint)}
                max={1000}
              />
            </Form>
          </Card>
        </Section>
      )}
    </>
  );
}

function stepsOf(one: Urging): TimelineStep[] {
  const urged = {
    day: one.onDay,
    says: t(urgingText.urgedStep),
    by: one.byName,
    note: <Prose>{one.text}</Prose>,
  };
  if (one.answeredOn === null) {
    const state = one.answerDue < me().today ? ('late' as const) : ('due' as const);
    return [urged, { day: one.answerDue, says: t(urgingText.waitingStep), by: one.toName, state }];
  }
  const by = one.answeredByName ?? one.toName;
  return [
    urged,
    { day: one.answeredOn, says: t(urgingText.answeredStep), by, note: <Prose>{one.answer}</Prose> },
  ];
}
