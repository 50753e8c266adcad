import { useSearchParams } from 'wouter-preact';
import { LinkButton } from '../web/button.tsx';
import { Actions, Notice, Screen } from '../web/design.tsx';
import { may } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { concernText } from './concern.texts.ts';
import { ConcernList } from './concern-list.tsx';

const views = [
  ['owed', concernText.owed, 'owed=1'],
  ['overdue', concernText.overdue, 'overdue=1'],
  ['open', concernText.inHand, 'state=open'],
  ['untold', concernText.untold, 'untold=1'],
  ['closed', concernText.closedOnes, 'state=closed'],
  ['mine', concernText.mine, 'mine=1'],
  ['all', concernText.all, ''],
] as const;
/** What a figure elsewhere may ask this list for; with any of them the tabs give way to those rows. */
const narrowing = [
  'state',
  'kind',
  'unitId',
  'from',
  'to',
  'mine',
  'owed',
  'overdue',
  'untold',
  'shortcoming',
];

/** Phản ánh, kiến nghị: what waits first. */
export function Concerns() {
  const [asked] = useSearchParams();
  const day = useOnDay();
  const dated = (query: string) => [query, day.query].filter(Boolean).join('&');
  const narrowed = new URLSearchParams([...asked].filter(([key]) => narrowing.includes(key))).toString();
  return (
    <Screen
      title={t(concernText.concerns)}
      lead={t(concernText.lead)}
      wide
      actions={
        <>
          <OnDay {...day} />
          <Doors />
        </>
      }
    >
      <NotToday {...day} />
      {narrowed ? (
        <>
          <Notice>
            <p>{t(concernText.narrowed)}</p>
            <Actions>
              <LinkButton href="/concerns">{t(concernText.showAll)}</LinkButton>
            </Actions>
          </Notice>
          <ConcernList query={dated(narrowed)} />
        </>
      ) : (
        <Tabs
          label={t(concernText.tabs)}
          tabs={views.map(([id, says, query]) => ({
            id,
            says: t(says),
            panel: () => <ConcernList key={id} query={dated(query)} name={t(says)} />,
          }))}
        />
      )}
    </Screen>
  );
}

const Doors = () => (
  <>
    {may('concern.raise') && (
      <LinkButton href="/concerns/new" tone="main" icon="plus">
        {t(concernText.raise)}
      </LinkButton>
    )}
    <LinkButton href="/concerns/counts" icon="report">
      {t(concernText.figures)}
    </LinkButton>
    <LinkButton href="/concerns/legal" icon="out">
      {t(concernText.legalList)}
    </LinkButton>
  </>
);
