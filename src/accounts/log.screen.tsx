import { useState } from 'preact/hooks';
import type { Text } from '../kernel/text.ts';
import { Button } from '../web/button.tsx';
import { Screen, Status } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { accountText } from './account.texts.ts';
import { momentOf } from './moment.ts';

interface LogRow {
  id: string;
  kind: string;
  /** The kind in words. */
  says: Text;
  name: string;
  receivedAt: string;
  done: boolean;
}
interface LookRow {
  name: string;
  what: 'seal' | 'export' | 'print' | 'backup';
  about: string;
  /** What it is about, in words. */
  says: Text;
  purpose: string;
  rows: number | null;
  at: string;
}

/** The command log and every look at sealed data: for administrators and the inspection commission. */
export function Log() {
  return (
    <Screen title={t(accountText.log)} lead={t(accountText.logLead)} wide>
      <Tabs
        label={t(accountText.log)}
        tabs={[
          { id: 'log', says: t(accountText.log), panel: () => <LogList path="log" /> },
          { id: 'looks', says: t(accountText.looks), panel: () => <Looks /> },
        ]}
      />
    </Screen>
  );
}

/** A hundred lines at a time, newest first. `path`: `log` or `own/log`. */
export function LogList({ path }: { path: string }) {
  const [before, setBefore] = useState<string | null>(null);
  const log = useRead<LogRow[]>(before === null ? path : `${path}?before=${encodeURIComponent(before)}`);
  return (
    <Reading of={log} empty={<Empty says={t(accountText.noLog)} />}>
      {(rows) => (
        <>
          <List
            name={t(accountText.log)}
            rows={rows}
            id={(row) => row.id}
            columns={[
              {
                head: accountText.kind,
                of: (row) => t(row.says),
                show: (row) => (
                  <>
                    {t(row.says)} <small class="meta">{row.kind}</small>
                  </>
                ),
              },
              { head: accountText.name, of: (row) => row.name },
              { head: accountText.at, of: (row) => momentOf(row.receivedAt) },
              {
                head: accountText.outcome,
                of: (row) => t(row.done ? accountText.done : accountText.refused),
                show: (row) => (
                  <Status tone={row.done ? 'ok' : 'warn'}>
                    {t(row.done ? accountText.done : accountText.refused)}
                  </Status>
                ),
              },
            ]}
          />
          {rows.length === 100 && (
            <Button onClick={() => setBefore(rows.at(-1)?.receivedAt ?? null)}>{t(accountText.older)}</Button>
          )}
        </>
      )}
    </Reading>
  );
}

const whats = {
  seal: accountText.lookSeal,
  export: accountText.lookExport,
  print: accountText.lookPrint,
  backup: accountText.lookBackup,
};

function Looks() {
  const looks = useRead<LookRow[]>('looks');
  return (
    <Reading of={looks} empty={<Empty says={t(accountText.noLog)} />}>
      {(rows) => (
        <List
          name={t(accountText.looks)}
          rows={rows}
          id={(row) => `${row.at} ${row.about}`}
          columns={[
            { head: accountText.kind, of: (row) => t(whats[row.what]) },
            { head: accountText.name, of: (row) => row.name },
            { head: accountText.about, of: (row) => t(row.says) },
            { head: accountText.purpose, of: (row) => row.purpose },
            { head: accountText.at, of: (row) => momentOf(row.at) },
          ]}
        />
      )}
    </Reading>
  );
}
