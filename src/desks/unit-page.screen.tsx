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
import { LineageOf } from '../units/lineage.tsx';
import { unitPath } from '../units/unit.screen.tsx';
import { unitText } from '../units/unit.texts.ts';
import type { Unit, UnitHistory } from '../units/unit.ts';
import { changeText, mapText } from '../units/unit-change.texts.ts';
import { UnitFacts } from '../units/unit-facts.tsx';
import { UnitDiary } from '../visits/unit-diary.tsx';
import { LinkButton } from '../web/button.tsx';
import { Actions, Columns, Screen, Section } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { FiguresOf, NotToday, OnDay, type OnDayShown, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { type Tab, Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { ChangesOf } from './unit-changes.screen.tsx';
import { unitPageText } from './unit-page.texts.ts';
import type { UnitReport } from './unit-report.ts';

/**
 * Everything of one unit on one page, as of a day: what it is and who holds it, its diary and three parties, concerns, support, rating,
 * what was reported, urged, directed and handed over, what it came from and became. Of a unit beyond the reader's only what it is.
 */
export function UnitPage({ id }: { id: UnitId }) {
  const day = useOnDay();
  const history = useRead<UnitHistory>(`units/${id}?${day.query}`);
  return (
    <Reading of={history}>
      {({ unit, within, state }) => (
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
          {within ? (
            <>
              {day.isToday && state === 'standing' && isMine(id, unit.parents) && <Notes id={id} />}
              <Tabs key={`${id} ${day.on}`} label={t(unitPageText.tabs)} tabs={tabsOf(id, unit, day)} />
            </>
          ) : (
            <>
              <UnitFacts id={id} on={day.on} />
              <LineageOf unitId={id} name={unit.name} />
            </>
          )}
        </Screen>
      )}
    </Reading>
  );
}

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
function tabsOf(id: UnitId, unit: Unit, { on, of }: OnDayShown): Tab[] {
  const all: [id: keyof typeof unitPageText, shown: boolean, panel: Tab['panel']][] = [
    ['overview', true, () => <Overview id={id} unit={unit} on={on} />],
    ['diary', may('visit.read'), () => <UnitDiary unitId={id} on={on} />],
    ['concerns', may('concern.read'), () => <UnitConcerns unitId={id} />],
    ['support', may('support.read'), () => <Supports path={of(`support?unitId=${id}`)} />],
    ['rating', may('rating.read'), () => <UnitRating unitId={id} />],
    ['reports', may('report.read'), () => <UnitReports unitId={id} />],
    ['follow', may('direction.read'), () => <Followed id={id} of={of} />],
    ['handovers', may('handover.read'), () => <HandoverList path={of(`handovers?unitId=${id}`)} />],
    ['lineage', true, () => <Line id={id} name={unit.name} />],
  ];
  return all.flatMap(([id, shown, panel]) => (shown ? [{ id, says: t(unitPageText[id]), panel }] : []));
}

function Overview({ id, unit, on }: { id: UnitId; unit: Unit; on: Day }) {
  return (
    <Columns>
      <div class="panel">
        <UnitFacts id={id} on={on} />
        {unit.children > 0 && (
          <Actions>
            <LinkButton href={mapPath(id, on)} icon="desk">
              {t(mapText.title)}
            </LinkButton>
          </Actions>
        )}
        {may('assignment.read') && <HoldersOf unitId={id} on={on} />}
      </div>
      {may('figure.read') && <MonthFigures id={id} on={on} />}
    </Columns>
  );
}

const mapPath = (id: UnitId, on: Day) => `/units/map?under=${id}${on === me().today ? '' : `&on=${on}`}`;

/** What it came from and became, and every change that touched it. */
const Line = ({ id, name }: { id: UnitId; name: string }) => (
  <>
    <LineageOf unitId={id} name={name} />
    <Section title={t(changeText.changes)}>
      <ChangesOf unitId={id} />
    </Section>
  </>
);

/** The figures of a day's month, each a link to its rows. */
function MonthFigures({ id, on }: { id: UnitId; on: Day }) {
  const month = monthOf(on);
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

/** Signed reports that tell something of the unit or of what lay beneath it, newest first. */
function UnitReports({ unitId }: { unitId: UnitId }) {
  const reports = useRead<UnitReport[]>(`units/${unitId}/reports`);
  return (
    <Section
      title={t(unitPageText.reports)}
      actions={
        <LinkButton href="/reports" tone="quiet">
          {t(unitPageText.allReports)}
        </LinkButton>
      }
    >
      <Reading of={reports} empty={<Empty icon="report" says={t(unitPageText.noReports)} />}>
        {(rows) => (
          <List
            name={t(unitPageText.reports)}
            sheet={`units/${unitId}/reports`}
            rows={rows}
            id={(report) => report.reportId}
            href={(report) => `/reports/${report.reportId}`}
            columns={[
              { head: unitPageText.month, of: (report) => report.month, kind: 'month' },
              { head: unitPageText.byWhom, of: (report) => report.officialName, kind: 'person' },
              { head: unitPageText.signedOn, of: (report) => report.signedOn, kind: 'day' },
              { head: unitPageText.linesToldOf, of: (report) => report.lines, kind: 'count' },
            ]}
          />
        )}
      </Reading>
    </Section>
  );
}

const Followed = ({ id, of }: { id: UnitId; of: OnDayShown['of'] }) => (
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
      <UnitUrgings path={of(`urgings?unitId=${id}`)} />
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
      <DirectionTabs path={of(`directions?unitId=${id}`)} />
    </Section>
  </>
);
