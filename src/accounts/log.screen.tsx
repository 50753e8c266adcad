import { useState } from 'preact/hooks';
import { type Day, dayAt, firstDay, lastDay, type Month, monthOf } from '../kernel/day.ts';
import type { Text } from '../kernel/text.ts';
import { Button } from '../web/button.tsx';
import { MonthPicker } from '../web/day-field.tsx';
import { Actions, Screen, Status } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { accountText, lookText } from './account.texts.ts';
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
  what: keyof typeof lookText;
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
          { id: 'log', says: t(accountText.log), panel: () => <LogList path="log" sheet /> },
          { id: 'looks', says: t(accountText.looks), panel: () => <Looks /> },
        ]}
      />
    </Screen>
  );
}

/** A hundred lines at a time, newest first. `path`: `log` or `own/log`. */
export const LogList = (p: { path: string; sheet?: boolean }) => (
  <ByTime<LogRow>
    {...p}
    name={t(accountText.log)}
    id={(row) => row.id}
    atOf={(row) => row.receivedAt}
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
);

const Looks = () => (
  <ByTime<LookRow>
    path="looks"
    sheet
    name={t(accountText.looks)}
    id={(row) => `${row.at} ${row.about}`}
    atOf={(row) => row.at}
    columns={[
      { head: accountText.kind, of: (row) => t(lookText[row.what]) },
      { head: accountText.name, of: (row) => row.name },
      { head: accountText.about, of: (row) => t(row.says) },
      { head: accountText.purpose, of: (row) => row.purpose },
      { head: accountText.at, of: (row) => momentOf(row.at) },
    ]}
  />
);

const most = 100;

/** Lines by their moments, of all times or of one month. */
function ByTime<Row>(p: {
  path: string;
  /** Whether the list goes out as a spreadsheet. */
  sheet?: boolean;
  name: string;
  id: (row: Row) => string;
  atOf: (row: Row) => string;
  columns: readonly Column<Row>[];
}) {
  const [month, choose] = useState<Month | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const days = month === null ? '' : `from=${firstDay(month)}&to=${lastDay(month)}`;
  const from = before === null ? '' : `before=${encodeURIComponent(before)}`;
  const rows = useRead<Row[]>(pathOf(p.path, days, from));
  const set = (to: Month | null) => {
    choose(to);
    setBefore(null);
  };
  const newest = rows.value?.[0];
  return (
    <>
      {p.sheet && (
        <Actions>
          {month === null ? (
            newest !== undefined && (
              <Button icon="calendar" onClick={() => set(monthOf(dayOf(p.atOf(newest))))}>
                {t(accountText.byMonth)}
              </Button>
            )
          ) : (
            <>
              <MonthPicker month={month} onChange={set} />
              <Button tone="quiet" onClick={() => set(null)}>
                {t(accountText.allTime)}
              </Button>
            </>
          )}
        </Actions>
      )}
      <Reading of={rows} empty={<Empty says={t(accountText.noLog)} />}>
        {(shown) => (
          <>
            <List
              name={p.name}
              rows={shown}
              id={p.id}
              columns={p.columns}
              {...(p.sheet && { sheet: pathOf(p.path, days) })}
            />
            {shown.length === most && (
              <Button onClick={() => setBefore(p.atOf(shown[most - 1] as Row))}>
                {t(accountText.older)}
              </Button>
            )}
          </>
        )}
      </Reading>
    </>
  );
}

const dayOf = (moment: string): Day => dayAt(Date.parse(moment));
function pathOf(path: string, ...queries: string[]): string {
  const query = queries.filter(Boolean).join('&');
  return query ? `${path}?${query}` : path;
}
