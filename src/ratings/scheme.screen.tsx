import { addDays, written } from '../kernel/day.ts';
import { LinkButton } from '../web/button.tsx';
import { Card, Disclosure, Facts, Screen, Section, Status } from '../web/design.tsx';
import { SheetButton } from '../web/download.tsx';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { mostOf, schemeOn } from './rating.rules.ts';
import { schemeText } from './rating.texts.ts';
import type { Scheme } from './rating.ts';

/** The scheme in force, and every version before and after it. */
export function Schemes() {
  const day = useOnDay();
  const path = day.of('rating-schemes');
  const known = useRead<Scheme[]>(path);
  return (
    <Screen
      title={t(schemeText.title)}
      back="/ratings"
      lead={t(schemeText.lead)}
      actions={
        <>
          <OnDay {...day} />
          {may('list.export') && <SheetButton path={path} />}
          {may('rating.setScheme') && (
            <LinkButton href="/rating-schemes/new" icon="plus">
              {t(schemeText.add)}
            </LinkButton>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <Reading of={known} empty={<Empty icon="rating" says={t(schemeText.none)} />}>
        {(all) => {
          const now = schemeOn(all, day.on);
          return all.map((scheme) => <SchemeCard key={scheme.id} scheme={scheme} inForce={scheme === now} />);
        }}
      </Reading>
    </Screen>
  );
}

function SchemeCard({ scheme, inForce }: { scheme: Scheme; inForce: boolean }) {
  const { today } = me();
  const when = [
    t(schemeText.since, { day: written(scheme.from) }),
    scheme.until && t(schemeText.until, { day: written(addDays(scheme.until, -1)) }),
  ];
  const state = inForce ? schemeText.inForce : scheme.from > today ? schemeText.ahead : null;
  return (
    <Section title={`${scheme.name} · ${t(schemeText.version, { version: scheme.version })}`}>
      <p>
        {state && <Status tone={inForce ? 'ok' : 'info'}>{t(state)}</Status>}{' '}
        <span class="meta">{when.filter(Boolean).join(', ')}</span>
      </p>
      <Disclosure says={t(schemeText.criteria)} open={inForce}>
        <Card>
          <Facts of={scheme.criteria.map((one) => [one[lang()], `${one.most} ${t(schemeText.points)}`])} />
          <p class="meta">{t(schemeText.most100, { most: mostOf(scheme.criteria) })}</p>
        </Card>
      </Disclosure>
      <Disclosure says={t(schemeText.levels)} open={inForce}>
        <Card>
          <Facts
            of={scheme.levels.map((one) => [
              one[lang()],
              <>
                {t(schemeText.leastOf, { from: one.from })}{' '}
                {one.weak && <Status tone="danger">{t(schemeText.weak)}</Status>}
              </>,
            ])}
          />
        </Card>
      </Disclosure>
    </Section>
  );
}
