import { type Day, written } from '../kernel/day.ts';
import type { Text } from '../kernel/text.ts';
import { ActButton } from '../web/button.tsx';
import { Code, Notice, Prose, Screen, Section, Status } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { number, t } from '../web/text.ts';
import { backupText } from './backup.texts.ts';
import { momentOf } from './moment.ts';

interface Run {
  day: Day;
  triedAt: string;
  problem: Text | null;
  doneAt: string | null;
  bytes: number | null;
  rows: number | null;
  file: string | null;
}

/** A backup of a commune takes a second or two, of a province under a minute. */
const looksAfter = [2_000, 6_000, 20_000];

/** What became of every night's backup, one at once, and how to come back from one. */
export function Backups() {
  const runs = useRead<Run[]>('backups');
  async function backUpNow() {
    const problem = await send('backup.request', {});
    if (problem === null) for (const wait of looksAfter) setTimeout(runs.again, wait);
    return problem;
  }
  return (
    <Screen
      title={t(backupText.backups)}
      lead={t(backupText.lead)}
      wide
      actions={
        <ActButton tone="main" icon="download" act={backUpNow} done={t(backupText.asked)}>
          {t(backupText.now)}
        </ActButton>
      }
    >
      <Reading of={runs} empty={<Empty says={t(backupText.none)} explains={t(backupText.noneExplains)} />}>
        {(rows) => <Runs rows={rows} />}
      </Reading>
      <Restoring newest={runs.value?.find(({ file }) => file !== null)?.file ?? null} />
      <Notice tone="info" title={t(backupText.keep)}>
        {t(backupText.keepHow)}
      </Notice>
    </Screen>
  );
}

const Runs = ({ rows }: { rows: readonly Run[] }) => (
  <List
    name={t(backupText.backups)}
    sheet="backups"
    rows={rows}
    id={(run) => run.day}
    columns={[
      { head: backupText.day, of: (run) => written(run.day) },
      {
        head: backupText.outcome,
        of: (run) => (run.problem ? t(run.problem) : t(backupText.done)),
        show: (run) => (
          <>
            <Status tone={run.problem ? 'danger' : 'ok'}>
              {t(run.problem ? backupText.failed : backupText.done)}
            </Status>
            {run.problem && <Prose>{t(run.problem)}</Prose>}
          </>
        ),
      },
      { head: backupText.at, of: (run) => momentOf(run.doneAt ?? run.triedAt) },
      { head: backupText.rows, of: (run) => run.rows, kind: 'count', deskOnly: true },
      { head: backupText.size, of: (run) => (run.bytes === null ? '' : sizeOf(run.bytes)) },
      { head: backupText.file, of: (run) => run.file ?? t(backupText.gone), deskOnly: true },
    ]}
  />
);

/** Below a megabyte in kB, as file managers do. */
const sizeOf = (bytes: number): string =>
  bytes < 1e6 ? `${number(Math.ceil(bytes / 1e3))} kB` : `${number(Math.round(bytes / 1e5) / 10)} MB`;

const Restoring = ({ newest }: { newest: string | null }) => (
  <Section title={t(backupText.restore)}>
    <p>{t(backupText.restoreHow)}</p>
    <Code>{`npx ba-nam restore data/${newest ?? `backups/${me().tenant.name}/…`} --tenant ${me().tenant.name}-2`}</Code>
    <p>{t(backupText.restoreAfter)}</p>
  </Section>
);
