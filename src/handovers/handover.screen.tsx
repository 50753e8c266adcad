import { daysBetween, written } from '../kernel/day.ts';
import { LinkButton } from '../web/button.tsx';
import { Screen, Status, type Tone } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, shownDay } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { handoverText, stateText } from './handover.texts.ts';
import type { Handover, HandoverState } from './handover.ts';

/** «Bàn giao»: those under way first. */
export function Handovers() {
  const day = useOnDay();
  return (
    <Screen
      title={t(handoverText.title)}
      lead={t(handoverText.lead)}
      wide
      actions={
        <>
          <OnDay {...day} />
          {may('handover.propose') && (
            <LinkButton href="/handovers/new" tone="main" icon="plus">
              {t(handoverText.propose)}
            </LinkButton>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <HandoverList path={day.of('handovers')} />
    </Screen>
  );
}

/** The same as a part of another page: of a unit (`handovers?unitId=…`). */
export function HandoverList({ path }: { path: string }) {
  const known = useRead<Handover[]>(path);
  return (
    <Reading
      of={known}
      empty={<Empty icon="handover" says={t(handoverText.none)} explains={t(handoverText.noneExplains)} />}
    >
      {(rows) => (
        <List
          name={t(handoverText.title)}
          rows={rows}
          id={(one) => one.id}
          href={(one) => `/handovers/${one.id}`}
          columns={columns}
          sheet={path}
        />
      )}
    </Reading>
  );
}

const columns: Column<Handover>[] = [
  { head: handoverText.unit, of: (one) => one.unitName },
  { head: handoverText.from, of: (one) => one.fromName, kind: 'person' },
  { head: handoverText.to, of: (one) => one.toName, kind: 'person' },
  { head: handoverText.endsOn, of: (one) => one.endsOn, kind: 'day' },
  { head: handoverText.reason, of: (one) => one.reason, deskOnly: true },
  { head: handoverText.state, of: (one) => t(stateText[one.state]), show: (one) => <StateOf {...one} /> },
];

const tones: Record<HandoverState, Tone> = {
  proposed: 'warn',
  confirmed: 'ok',
  refused: 'danger',
  cancelled: 'plain',
};

/** How far it is; of one under way, by how much it is late. */
export function StateOf({ state, dueOn }: Pick<Handover, 'state' | 'dueOn'>) {
  const late = state === 'proposed' ? daysBetween(dueOn, shownDay()) : 0;
  return (
    <Status tone={late > 0 ? 'danger' : tones[state]}>
      {[
        t(stateText[state]),
        late > 0 && t(handoverText.late, { days: late }),
        state === 'proposed' && late <= 0 && t(handoverText.due, { day: written(dueOn) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </Status>
  );
}
