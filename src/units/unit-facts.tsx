import { Fragment } from 'preact';
import { Link } from 'wouter-preact';
import { type Day, written } from '../kernel/day.ts';
import { LinkButton } from '../web/button.tsx';
import { Actions, Card, Disclosure, Facts, Notice, Status } from '../web/design.tsx';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { Timeline, type TimelineStep } from '../web/steps.tsx';
import { lang, number, t } from '../web/text.ts';
import type { UnitKind } from './kind.ts';
import { EndedInto } from './lineage.tsx';
import { unitText } from './unit.texts.ts';
import type { UnitFact, UnitHistory } from './unit.ts';
import { changeText } from './unit-change.texts.ts';

/**
 * What a unit is on a day, as a card: name, kind, path, households, code, and its history to open; with the way to change it
 * for those who may. For any page about a unit: `<UnitFacts id={unitId} on={on} />`.
 */
export function UnitFacts(p: { id: string; on: Day }) {
  const history = useRead<UnitHistory>(`units/${p.id}?on=${p.on}`);
  const kinds = useRead<UnitKind[]>('unit-kinds');
  return (
    <Reading of={history}>
      {({ unit, on, state, may, facts, edges }) => (
        <>
          {state !== 'standing' && <Notice tone="warn">{t(unitText[state], { day: written(on) })}</Notice>}
          {endOf(facts) && (
            <Notice>
              <EndedInto unitId={unit.id} ended={endOf(facts) as Day} />
            </Notice>
          )}
          <Card>
            <Facts
              of={[
                [t(unitText.kind), unit.kindName[lang()]],
                [t(unitText.parents), unit.parents.length > 0 ? <ParentLinks of={unit.parents} /> : null],
                [t(unitText.households), unit.households],
                [
                  t(unitText.children),
                  unit.children > 0 ? (
                    <Link href={`/units?tab=list&under=${unit.id}`}>{number(unit.children)}</Link>
                  ) : null,
                ],
                [t(unitText.code), unit.code],
              ]}
            />
            {unit.madeUp && <Status icon="info">{t(unitText.madeUp)}</Status>}
            <Disclosure says={t(unitText.history)}>
              <Timeline steps={stepsOf(facts, edges, kinds.value ?? [])} />
            </Disclosure>
            {may.change && (
              <Actions>
                {!endOf(facts) && (
                  <LinkButton href={`/units/${unit.id}/edit`} icon="pencil">
                    {t(unitText.change)}
                  </LinkButton>
                )}
                <LinkButton href={`/unit-changes/new?unit=${unit.id}`} icon="tree">
                  {t(changeText.arrange)}
                </LinkButton>
                {may.addBeneath && !endOf(facts) && (
                  <>
                    <LinkButton href={`/units/new?under=${unit.id}`} icon="plus">
                      {t(unitText.addBeneath)}
                    </LinkButton>
                    <LinkButton href={`/imports?what=units&under=${unit.id}`} icon="sheet">
                      {t(unitText.fromFile)}
                    </LinkButton>
                  </>
                )}
              </Actions>
            )}
          </Card>
        </>
      )}
    </Reading>
  );
}

/** The first day it was no more, where that has come. */
function endOf(facts: UnitHistory['facts']): Day | null {
  const until = facts.at(-1)?.until ?? null;
  return until !== null && until <= me().today ? until : null;
}

const ParentLinks = (p: { of: UnitHistory['unit']['parents'] }) => (
  <>
    {p.of.map(({ id, name }, at) => (
      <Fragment key={id}>
        {at > 0 && ' › '}
        <Link href={`/units/${id}`}>{name}</Link>
      </Fragment>
    ))}
  </>
);

/** Each change in a sentence, oldest first. */
function stepsOf(
  facts: UnitHistory['facts'],
  edges: UnitHistory['edges'],
  kinds: readonly UnitKind[],
): TimelineStep[] {
  const changes = facts.map((fact, at) => ({ from: fact.from, says: changesOf(fact, facts[at - 1], kinds) }));
  const moves = edges.map(({ from, parentName }) => ({
    from,
    says: [t(unitText.isUnder, { parent: parentName })],
  }));
  const days = [...new Set([...changes, ...moves].map(({ from }) => from))].sort((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  );
  const steps = days.map((day) => ({
    day,
    says: [...changes, ...moves].flatMap(({ from, says }) => (from === day ? says : [])).join(' · '),
    ...(day === null && { by: t(unitText.sinceEver) }),
  }));
  const until = facts.at(-1)?.until;
  return until ? [...steps, { day: until, says: t(unitText.ends) }] : steps;
}

/** What is told anew by a stretch of facts; all of it by the first. */
function changesOf(fact: UnitFact, before: UnitFact | undefined, kinds: readonly UnitKind[]): string[] {
  const kind = kinds.find(({ code }) => code === fact.kind)?.[lang()] ?? fact.kind;
  const { households, code } = fact;
  const told: [keyof UnitFact, string][] = [
    ['name', t(unitText.isNamed, { name: fact.name })],
    ['kind', t(unitText.isKind, { kind })],
    [
      'households',
      households === null
        ? t(unitText.householdsUnknown)
        : t(unitText.hasHouseholds, { count: number(households) }),
    ],
    ['code', code === null ? t(unitText.noCode) : t(unitText.hasCode, { code })],
  ];
  return told
    .filter(([key]) => (before ? before[key] !== fact[key] : fact[key] !== null))
    .map(([, says]) => says);
}
