import { HoldersOf } from '../assignments/my-units.screen.tsx';
import { UnitConcerns } from '../concerns/unit-concerns.tsx';
import { HandoverList } from '../handovers/handover.screen.tsx';
import { DirectionTabs } from '../inspections/direction.screen.tsx';
import { UnitUrgings } from '../inspections/urging.screen.tsx';
import { type Day, firstDay, lastDay, monthOf, writtenMonth } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { UnitRating } from '../ratings/unit-rating.screen.tsx';
import type { Figures } from '../reports/figure.ts';
import { FigureBoard } from '../reports/figure-list.tsx';
import { Supports } from '../support/support.screen.tsx';
import { unitPath } from '../units/unit.screen.tsx';
import { unitText } from '../units/unit.texts.ts';
import type { UnitHistory } from '../units/unit.ts';
import { UnitFacts } from '../units/unit-facts.tsx';
import { UnitDiary } from '../visits/unit-diary.tsx';
import { LinkButton } from '../web/button.tsx';
import { Actions, Columns, Screen, Section } from '../web/design.tsx';
import { may, me } from '../web/me.ts';
import { FiguresOf, NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { type Tab, Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { unitPageText } from './unit-page.texts.ts';

/**
 * Everything of one unit on one page: what it is and who holds it, its diary and three parties, concerns, support, rating, what was
 * urged, directed and handed over. As of another day than today only what it was.
 */
export function UnitPage({ id }: { id: UnitId }) {
  const day = useOnDay();
  const history = useRead<UnitHistory>(`units/${id}?${day.query}`);
  return (
    <Reading of={history}>
      {({ unit }) => (
        <Screen
          title={unit.name}
          trail={[
            ['/units', t(unitText.units)],
            ...unit.parents.map(({ id, name }) => [unitPath(id, day.query), name] as const),
          ]}
          actions={<OnDay {...day} />}
          wide
        >
          <NotToday {...day} writes />
          {day.isToday && isOurs(id, unit.parents) ? (
            <>
              {isMine(id, unit.parents) && <Notes id={id} />}
              <Tabs key={id} label={t(unitPageText.tabs)} tabs={tabsOf(id, day.on)} />
            </>
          ) : (
            <UnitFacts id={id} on={day.on} />
          )}
        </Screen>
      )}
    </Reading>
  );
}

/** Within what the reader's roles reach; a superior unit is only told for its place and name. */
const isOurs = (id: UnitId, parents: readonly { id: string }[]) =>
  me().roles.some(({ unitId }) => unitId === id || parents.some((parent) => parent.id === unitId));

/** Held by the reader, itself or a unit above it. */
const isMine = (id: UnitId, parents: readonly { id: string }[]) =>
  me().roles.some(
    ({ role, unitId }) =>
      role === 'assigned' && (unitId === id || parents.some((parent) => parent.id === unitId)),
  );

/** What an assigned official comes here to note. */
const Notes = ({ id }: { id: UnitId }) => (
  <Actions>
    <LinkButton href={`/visits/new?unit=${id}`} tone="main" icon="pencil">
      {t(unitPageText.noteVisit)}
    </LinkButton>
    <LinkButton href={`/concerns/new?unit=${id}`} icon="concern">
      {t(unitPageText.noteConcern)}
    </LinkButton>
    <LinkButton href={`/support/new?unit=${id}`} icon="support">
      {t(unitPageText.noteSupport)}
    </LinkButton>
  </Actions>
);

/** The parts the reader may read. */
function tabsOf(id: UnitId, on: Day): Tab[] {
  const all: [id: keyof typeof unitPageText, shown: boolean, panel: Tab['panel']][] = [
    ['overview', true, () => <Overview id={id} on={on} />],
    ['diary', may('visit.read'), () => <UnitDiary unitId={id} />],
    ['concerns', may('concern.read'), () => <UnitConcerns unitId={id} />],
    ['support', may('support.read'), () => <Supports path={`support?unitId=${id}`} />],
    ['rating', may('rating.read'), () => <UnitRating unitId={id} />],
    ['follow', may('direction.read'), () => <Followed id={id} />],
    ['handovers', may('handover.read'), () => <HandoverList path={`handovers?unitId=${id}`} />],
  ];
  return all.flatMap(([id, shown, panel]) => (shown ? [{ id, says: t(unitPageText[id]), panel }] : []));
}

function Overview({ id, on }: { id: UnitId; on: Day }) {
  return (
    <Columns>
      <div class="panel">
        <UnitFacts id={id} on={on} />
        <HoldersOf unitId={id} />
      </div>
      {may('figure.read') && <MonthFigures id={id} />}
    </Columns>
  );
}

/** The running month's figures, each a link to its rows. */
function MonthFigures({ id }: { id: UnitId }) {
  const month = monthOf(me().today);
  const figures = useRead<{ live: Figures }>(`figures?unitId=${id}&from=${month}&to=${month}`);
  return (
    <Section
      title={t(unitPageText.figures, { month: writtenMonth(month) })}
      actions={
        <LinkButton href={`/figures/${id}`} tone="quiet" icon="report">
          {t(unitPageText.allFigures)}
        </LinkButton>
      }
    >
      <Reading of={figures}>
        {({ live }) => (
          <>
            <FiguresOf on={me().today} />
            <FigureBoard
              of={live}
              href={(name) => `/figures/${id}/${name}/${firstDay(month)}/${lastDay(month)}`}
            />
          </>
        )}
      </Reading>
    </Section>
  );
}

const Followed = ({ id }: { id: UnitId }) => (
  <>
    <Section
      title={t(unitPageText.urgings)}
      actions={
        may('urging.send') && (
          <LinkButton href={`/urgings/new?unit=${id}`} icon="bell">
            {t(unitPageText.urge)}
          </LinkButton>
        )
      }
    >
      <UnitUrgings unitId={id} />
    </Section>
    <Section
      title={t(unitPageText.directions)}
      actions={
        may('direction.give') && (
          <LinkButton href={`/directions/new?unit=${id}`} icon="send">
            {t(unitPageText.direct)}
          </LinkButton>
        )
      }
    >
      <DirectionTabs path={`directions?unitId=${id}`} />
    </Section>
  </>
);
