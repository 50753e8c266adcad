import { Link } from 'wouter-preact';
import { type Day, written } from '../kernel/day.ts';
import { LinkButton } from '../web/button.tsx';
import { Card, Disclosure, Section } from '../web/design.tsx';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, number, t } from '../web/text.ts';
import { assignmentText, kindText } from './assignment.texts.ts';
import type { AssignmentRow } from './assignment.ts';
import { reasonWritten } from './reason.ts';
import { fullName, StandingOf } from './standing.screen.tsx';

/** My units at a glance, for a desk: each opens its own page; a line leads to those waiting to be received. */
export function MyUnits() {
  const rows = useRead<AssignmentRow[]>('assignments/mine');
  const standing = (rows.value ?? []).filter((row) => row.state !== 'ended');
  const waiting = standing.filter((row) => row.receivedOn === null).length;
  if (rows.state !== 'ready' || standing.length === 0) return null;
  return (
    <Section
      title={t(assignmentText.myUnits)}
      actions={
        waiting > 0 && (
          <Link href="/receive" class="button button-main">
            {t(assignmentText.receiveAll, { count: number(waiting) })}
          </Link>
        )
      }
    >
      {standing.map((row) => (
        <Card key={row.id} title={fullName(row)} href={`/units/${row.unitId}`}>
          <p class="meta">
            {row.households === null
              ? t(assignmentText.householdsUnknown)
              : t(assignmentText.countOfHouseholds, { count: number(row.households) })}
            {' · '}
            {kindText[row.kind][lang()]} · {t(assignmentText.since).toLowerCase()} {written(row.from)}
          </p>
          {(row.receivedOn === null || row.state === 'coming') && <StandingOf row={row} />}
        </Card>
      ))}
    </Section>
  );
}

/** Who has a unit on a day (today), and who has it or had it besides: for the unit's page. */
export function HoldersOf({ unitId, on }: { unitId: string; on: Day }) {
  const rows = useRead<AssignmentRow[]>(`units/${unitId}/assignments`);
  const holds = (row: AssignmentRow) =>
    on === me().today ? row.state !== 'ended' : row.from <= on && (row.until === null || row.until > on);
  return (
    <Section
      title={t(assignmentText.holders)}
      actions={
        <LinkButton href="/assignments" tone="quiet">
          {t(assignmentText.holdersList)}
        </LinkButton>
      }
    >
      <Reading of={rows} empty={<Empty icon="assign" says={t(assignmentText.holdersNone)} />}>
        {(all) => (
          <>
            {all.some(holds) ? (
              all.filter(holds).map((row) => <Holder key={row.id} row={row} />)
            ) : (
              <p>{t(assignmentText.holdersNone)}</p>
            )}
            {!all.every(holds) && (
              <Disclosure
                says={t(on === me().today ? assignmentText.holdersBefore : assignmentText.holdersOther)}
              >
                {all
                  .filter((row) => !holds(row))
                  .map((row) => (
                    <Holder key={row.id} row={row} />
                  ))}
              </Disclosure>
            )}
          </>
        )}
      </Reading>
    </Section>
  );
}

const Holder = ({ row }: { row: AssignmentRow }) => (
  <Card
    title={row.officialName}
    {...(row.officialId !== me().officialId && { href: `/officials/${row.officialId}` })}
  >
    <p class="meta">
      {[row.post, kindText[row.kind][lang()]].filter(Boolean).join(' · ')} ·{' '}
      {t(assignmentText.since).toLowerCase()} {written(row.from)}
      {row.endReason && ` · ${row.endReason}`}
    </p>
    <p>
      <StandingOf row={row} />
    </p>
    <p class="meta">
      {t(assignmentText.why)}: {reasonWritten(row.reason)[lang()]}
    </p>
  </Card>
);
