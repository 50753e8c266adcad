import { daysBetween, weekdayOf, written } from '../kernel/day.ts';
import type { Task } from '../kernel/task.ts';
import { Row, Rows, Screen, Section, Status } from '../web/design.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { type Stretch, stretches, stretchOf } from './desk.rules.ts';
import { deskText } from './desk.texts.ts';
import { FirstThings } from './first-things.tsx';
import { MyMonth } from './my-month.tsx';

const headings = {
  overdue: deskText.overdue,
  today: deskText.inToday,
  week: deskText.week,
  later: deskText.later,
  undated: deskText.undated,
} as const satisfies Record<Stretch, unknown>;

/** «Hôm nay»: what waits for the person signed in, overdue first. The same screen for an official, a clerk, a board, a committee. */
export function Today() {
  const desk = useRead<{ tasks: Task[] }>('desk');
  return (
    <Screen title={t(deskText.today)} lead={leadOf(desk.value?.tasks)}>
      {may('account.read') && !me().tenant.sample && <FirstThings />}
      <Reading of={desk}>
        {({ tasks }) =>
          tasks.length === 0 ? (
            <Empty says={t(deskText.nothing)} explains={t(deskText.nothingExplains)} />
          ) : (
            stretches.map((stretch) => <StretchOf key={stretch} stretch={stretch} tasks={tasks} />)
          )
        }
      </Reading>
      {may('visit.record') && <MyMonth />}
    </Screen>
  );
}

function leadOf(tasks: readonly Task[] = []): string {
  const { today } = me();
  const overdue = tasks.filter((task) => stretchOf(task, today) === 'overdue').length;
  const facts = { weekday: t(weekday(weekdayOf(today))), day: written(today), count: tasks.length, overdue };
  return t(overdue > 0 ? deskText.leadOverdue : deskText.lead, facts);
}
const weekday = (number: number) => deskText[`weekday${number}` as 'weekday1'];

function StretchOf({ stretch, tasks }: { stretch: Stretch; tasks: readonly Task[] }) {
  const { today } = me();
  const mine = tasks.filter((task) => stretchOf(task, today) === stretch);
  if (mine.length === 0) return null;
  return (
    <Section title={`${t(headings[stretch])} (${mine.length})`}>
      <Rows name={t(headings[stretch])}>
        {mine.map((task) => (
          <Row
            key={`${task.kind} ${task.id}`}
            href={task.path}
            title={task.title[lang()]}
            note={task.about[lang()]}
            beside={<When task={task} stretch={stretch} />}
            {...(stretch === 'overdue' && { tone: 'danger' as const })}
          />
        ))}
      </Rows>
    </Section>
  );
}

function When({ task, stretch }: { task: Task; stretch: Stretch }) {
  if (task.dueOn === null) return null;
  if (stretch === 'overdue')
    return (
      <Status tone="danger">{t(deskText.daysLate, { days: daysBetween(task.dueOn, me().today) })}</Status>
    );
  if (stretch === 'today') return <span>{task.time ?? ''}</span>;
  return (
    <span>
      {task.time ? `${task.time} ${written(task.dueOn)}` : t(deskText.dueOn, { day: written(task.dueOn) })}
    </span>
  );
}
