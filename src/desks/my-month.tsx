import { monthOf, writtenMonth } from '../kernel/day.ts';
import { LinkButton } from '../web/button.tsx';
import { Card, Section } from '../web/design.tsx';
import { Figure, Figures, Progress } from '../web/figure.tsx';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { t } from '../web/text.ts';
import { deskText } from './desk.texts.ts';
import type { Progress as Month } from './desk.ts';

/** An assigned official's running month, under what waits for them. */
export function MyMonth() {
  const month = useRead<Month>('desk/progress').value;
  if (month === null || month.units === 0) return null;
  const { units, met, visited, topics, concerns, lateConcerns } = month;
  const tone = (done: number) => (done === units ? ('ok' as const) : ('warn' as const));
  return (
    <Section
      title={t(deskText.progress, { month: writtenMonth(monthOf(me().today)) })}
      actions={
        <LinkButton href="/diary" tone="quiet" icon="diary">
          {t(deskText.toDiary)}
        </LinkButton>
      }
    >
      <Card>
        <Progress says={t(deskText.met)} value={met} max={units} tone={tone(met)} />
        <Progress says={t(deskText.visited)} value={visited} max={units} tone={tone(visited)} />
      </Card>
      <Figures>
        <Figure value={topics} says={t(deskText.topicsTold)} href="/diary" />
        <Figure
          value={concerns}
          says={t(deskText.concernsOpen)}
          href="/concerns?mine=1&state=open"
          {...(lateConcerns > 0 && {
            note: t(deskText.concernsLate, { count: lateConcerns }),
            tone: 'danger' as const,
          })}
        />
      </Figures>
    </Section>
  );
}
