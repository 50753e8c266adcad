import { Link } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import { requestProblem } from '../kernel/problem.ts';
import { LinkButton } from '../web/button.tsx';
import { Facts, Screen, Status, type Tone } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import { may } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Failed, Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { sentence, t } from '../web/text.ts';
import { topicText } from './topic.texts.ts';
import type { Season, Topic } from './topic.ts';

/** A topic as `GET /topics` answers it. */
export interface TopicRow extends Topic {
  unitName: string | null;
  planName: string | null;
  stands: 'ahead' | 'now' | 'over';
}

const tones = { ahead: 'info', now: 'ok', over: 'plain' } as const satisfies Record<string, Tone>;
const Stands = ({ of }: { of: TopicRow['stands'] }) => <Status tone={tones[of]}>{t(topicText[of])}</Status>;
function seasonOf({ from, to }: Season): string {
  const says =
    from && to
      ? topicText.betweenDays
      : from
        ? topicText.sinceDay
        : to
          ? topicText.untilDay
          : topicText.always;
  return t(says, { from: from ? written(from) : '', to: to ? written(to) : '' });
}
const priorityOf = (priority: number): string => t(topicText[`priority${priority}` as 'priority1']);

/** Nội dung tuyên truyền: what is in season first, then all. */
export function Topics() {
  const day = useOnDay();
  const topics = useRead<TopicRow[]>(day.of('topics'));
  return (
    <Screen
      title={t(topicText.topics)}
      lead={t(topicText.lead)}
      wide
      actions={
        <>
          <OnDay {...day} />
          {may('topic.write') && (
            <LinkButton href="/topics/new" tone="main" icon="plus">
              {t(topicText.newTopic)}
            </LinkButton>
          )}
          {may('figure.read') && (
            <LinkButton href="/coverage" icon="report">
              {t(topicText.coverage)}
            </LinkButton>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <Reading of={topics} empty={<Empty icon="topic" says={t(topicText.none)} />}>
        {(rows) => {
          const now = rows.filter((row) => row.stands === 'now');
          return (
            <Tabs
              label={t(topicText.views)}
              name="view"
              tabs={[
                {
                  id: 'now',
                  says: t(topicText.inSeason),
                  count: now.length,
                  panel: () =>
                    now.length === 0 ? (
                      <Empty icon="topic" says={t(topicText.noneNow)} />
                    ) : (
                      <TopicList rows={now} sheet={day.of('topics?now=true')} />
                    ),
                },
                {
                  id: 'all',
                  says: t(topicText.all),
                  count: rows.length,
                  panel: () => <TopicList rows={rows} sheet={day.of('topics')} />,
                },
              ]}
            />
          );
        }}
      </Reading>
    </Screen>
  );
}

const TopicList = ({ rows, sheet }: { rows: readonly TopicRow[]; sheet: string }) => (
  <List
    name={t(topicText.topics)}
    rows={rows}
    id={(row) => row.id}
    href={(row) => `/topics/${row.id}`}
    sheet={sheet}
    columns={[
      { head: topicText.title, of: (row) => row.title },
      { head: topicText.source, of: (row) => row.source },
      { head: topicText.season, of: (row) => row.season.from, show: (row) => seasonOf(row.season) },
      { head: topicText.priority, of: (row) => row.priority, show: (row) => priorityOf(row.priority) },
      { head: topicText.ask, of: (row) => row.ask },
      { head: topicText.unit, of: (row) => row.unitName ?? t(topicText.everyUnit), deskOnly: true },
      {
        head: topicText.state,
        of: (row) => t(topicText[row.stands]),
        show: (row) => <Stands of={row.stands} />,
      },
    ]}
  />
);

export function TopicPage({ id }: { id: string }) {
  const topics = useRead<TopicRow[]>('topics');
  const topic = topics.value?.find((row) => row.id === id);
  return (
    <Screen
      title={topic?.title ?? t(topicText.topics)}
      back="/topics"
      actions={
        topic &&
        may('topic.write') && (
          <LinkButton href={`/topics/${id}/edit`} icon="pencil">
            {t(topicText.edit)}
          </LinkButton>
        )
      }
    >
      <Reading of={topics}>
        {() =>
          topic ? <TopicFacts topic={topic} /> : <Failed explains={sentence(requestProblem.notFound())} />
        }
      </Reading>
    </Screen>
  );
}

const TopicFacts = ({ topic }: { topic: TopicRow }) => (
  <Facts
    of={[
      [t(topicText.state), <Stands key="stands" of={topic.stands} />],
      [t(topicText.season), seasonOf(topic.season)],
      [t(topicText.priority), priorityOf(topic.priority)],
      [t(topicText.source), topic.source],
      [t(topicText.planId), topic.planId && <Link href={`/plans/${topic.planId}`}>{topic.planName}</Link>],
      [t(topicText.ask), topic.ask],
      [t(topicText.unit), topic.unitName ?? t(topicText.everyUnit)],
    ]}
  />
);
