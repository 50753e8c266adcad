import { LinkButton } from '../web/button.tsx';
import { Actions, Row, Rows, Section } from '../web/design.tsx';
import { may } from '../web/me.ts';
import { useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { clockText, concernText, kindText } from './concern.texts.ts';
import { writtenNumber } from './concern.ts';
import type { ConcernLine } from './concern-view.ts';

/** Concerns in hand (on the day shown) of a unit and what lies beneath it, for the unit's own page; the rest is a press away. */
export function UnitConcerns({ unitId }: { unitId: string }) {
  const open = useRead<{ total: number; rows: ConcernLine[] }>(
    useOnDay().of(`concerns?state=open&unitId=${unitId}&limit=10&page=0`),
  );
  return (
    <Section
      title={t(concernText.openOfUnit)}
      actions={
        may('concern.raise') && (
          <LinkButton href={`/concerns/new?unit=${unitId}`} icon="plus">
            {t(concernText.raise)}
          </LinkButton>
        )
      }
    >
      <Reading of={open} empty={<Empty says={t(concernText.noneOfUnit)} icon="concern" />}>
        {({ rows }) => (
          <Rows name={t(concernText.openOfUnit)}>
            {rows.map((c) => (
              <Row
                key={c.id}
                icon="concern"
                href={`/concerns/${c.id}`}
                title={`${writtenNumber(c.number)} · ${t(kindText[c.kind])} · ${c.unitName}`}
                note={`${t(clockText(c.clock))} · ${c.text.slice(0, 120)}`}
                tone={c.clock.is === 'late' ? 'danger' : 'plain'}
              />
            ))}
          </Rows>
        )}
      </Reading>
      <Actions>
        <LinkButton href={`/concerns?unitId=${unitId}`} tone="quiet">
          {t(concernText.allOfUnit)}
        </LinkButton>
      </Actions>
    </Section>
  );
}
