import { useSearchParams } from 'wouter-preact';
import { LinkButton } from '../web/button.tsx';
import { Screen } from '../web/design.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, shownDay } from '../web/me.ts';
import { FiguresOf, NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { LevelOf } from './level.tsx';
import { ratingText } from './rating.texts.ts';
import type { Rating } from './rating.ts';

/** «Phân loại, củng cố»: the newest rating of each unit, the weak first; `?level=` keeps to one class. */
export function Ratings() {
  const day = useOnDay();
  const known = useRead<Rating[]>(day.of('ratings'));
  return (
    <Screen
      title={t(ratingText.title)}
      lead={t(ratingText.lead)}
      wide
      actions={
        <>
          <OnDay {...day} />
          <Doors />
        </>
      }
    >
      <NotToday {...day} />
      <Reading
        of={known}
        empty={
          <Empty icon="rating" says={t(ratingText.none)} explains={t(ratingText.noneExplains)}>
            {may('rating.write') && (
              <LinkButton href="/ratings/table" tone="main" icon="plus">
                {t(ratingText.rateMany)}
              </LinkButton>
            )}
          </Empty>
        }
      >
        {(rows) => <Rated rows={rows} sheet={day.of('ratings')} />}
      </Reading>
    </Screen>
  );
}

const Doors = () => (
  <>
    {may('rating.write') && (
      <>
        <LinkButton href="/ratings/table" tone="main" icon="sheet">
          {t(ratingText.rateMany)}
        </LinkButton>
        <LinkButton href="/ratings/new" icon="plus">
          {t(ratingText.rate)}
        </LinkButton>
      </>
    )}
    <LinkButton href="/strengthening" icon="plan">
      {t(ratingText.plans)}
    </LinkButton>
    <LinkButton href="/rating-schemes" icon="settings">
      {t(ratingText.scheme)}
    </LinkButton>
  </>
);

/** Classes as they were named, each with the lowest points seen, from the best down. */
function classesOf(rows: readonly Rating[]) {
  const classes = new Map<string, { of: Rating; count: number; least: number }>();
  for (const row of rows) {
    const known = classes.get(row.level) ?? { of: row, count: 0, least: row.total };
    classes.set(row.level, {
      of: known.of,
      count: known.count + 1,
      least: Math.min(known.least, row.total),
    });
  }
  return [...classes.values()].sort((a, b) => b.least - a.least);
}

function Rated({ rows, sheet }: { rows: readonly Rating[]; sheet: string }) {
  const [asked] = useSearchParams();
  const level = asked.get('level');
  const shown = level === null ? rows : rows.filter((row) => row.level === level);
  return (
    <>
      <FiguresOf on={shownDay()} tree={shownDay()} />
      <Figures>
        {classesOf(rows).map(({ of, count }) => (
          <Figure
            key={of.level}
            value={count}
            says={lang() === 'vi' ? of.levelVi : of.levelEn}
            href={`/ratings?level=${of.level}`}
            tone={of.weak ? 'danger' : 'plain'}
          />
        ))}
      </Figures>
      {level !== null && (
        <p>
          <LinkButton href="/ratings">{t(ratingText.showAll)}</LinkButton>
        </p>
      )}
      {shown.length === 0 ? (
        <Empty says={t(ratingText.noneOfClass)} />
      ) : (
        <List
          name={t(ratingText.title)}
          rows={shown}
          id={(row) => row.id}
          href={(row) => `/ratings/${row.unitId}`}
          columns={columns}
          sheet={sheet}
        />
      )}
    </>
  );
}

const columns: Column<Rating>[] = [
  { head: ratingText.unit, of: (row) => [row.unitName, row.underName].filter(Boolean).join(', ') },
  {
    head: ratingText.level,
    of: (row) => (lang() === 'vi' ? row.levelVi : row.levelEn),
    show: (row) => <LevelOf of={row} />,
  },
  { head: ratingText.total, of: (row) => row.total, kind: 'count' },
  { head: ratingText.day, of: (row) => row.day, kind: 'day' },
  { head: ratingText.note, of: (row) => row.note, deskOnly: true },
];
