import type { ComponentChildren } from 'preact';
import { writtenNumber } from '../concerns/concern.ts';
import { written, writtenMonth } from '../kernel/day.ts';
import { Row, Rows, Section } from '../web/design.tsx';
import { Empty } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { handoverText } from './handover.texts.ts';
import type { Handover } from './handover.ts';

/** What is open, each a link to where it is. */
export function OpenItems({ items, unitId }: Handover) {
  const { concerns, measures, reports, supports, directions } = items;
  if (concerns.length + measures.length + reports.length + supports.length + directions.length === 0)
    return <Empty icon="check" says={t(handoverText.opensNone)} />;
  const due = (day: (typeof items.directions)[number]['dueOn']) => t(handoverText.due, { day: written(day) });
  return (
    <Section title={t(handoverText.opens)}>
      <Part title={t(handoverText.concerns)} count={concerns.length}>
        {concerns.map((one) => (
          <Row
            key={one.id}
            icon="concern"
            href={`/concerns/${one.id}`}
            title={writtenNumber(one.number)}
            note={`${t(handoverText.heard, { day: written(one.heardOn) })} · ${due(one.dueOn)}`}
          />
        ))}
      </Part>
      <Part title={t(handoverText.measures)} count={measures.length}>
        {measures.map((one) => (
          <Row
            key={one.id}
            icon="rating"
            href={`/ratings/${unitId}`}
            title={one.what}
            note={due(one.dueOn)}
          />
        ))}
      </Part>
      <Part title={t(handoverText.reports)} count={reports.length}>
        {reports.map((month) => (
          <Row
            key={month}
            icon="report"
            href="/reports"
            title={t(handoverText.reportOf, { month: writtenMonth(month) })}
          />
        ))}
      </Part>
      <Part title={t(handoverText.supports)} count={supports.length}>
        {supports.map((one) => (
          <Row
            key={one.id}
            icon="support"
            href={`/support/${one.id}`}
            title={one.donor}
            note={[
              t(handoverText.pledged, { day: written(one.pledgedOn) }),
              one.received && t(handoverText.received),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Part>
      <Part title={t(handoverText.directions)} count={directions.length}>
        {directions.map((one) => (
          <Row
            key={one.id}
            icon="inspect"
            href={`/directions/${one.id}`}
            title={one.text}
            note={due(one.dueOn)}
          />
        ))}
      </Part>
    </Section>
  );
}

const Part = (p: { title: string; count: number; children: ComponentChildren }) =>
  p.count === 0 ? null : (
    <>
      <h3>{`${p.title} (${p.count})`}</h3>
      <Rows name={p.title}>{p.children}</Rows>
    </>
  );
