import { Link } from 'wouter-preact';
import { type Day, daysBetween, written, writtenMonth } from '../kernel/day.ts';
import { Button, IconButton } from '../web/button.tsx';
import { Actions, Status } from '../web/design.tsx';
import type { Column } from '../web/list-order.ts';
import { me, shownDay } from '../web/me.ts';
import { lang, t } from '../web/text.ts';
import { wide } from '../web/wide.ts';
import { overdueText } from './inspection.texts.ts';
import { aboutText, type Overdue } from './urging.ts';

/** Days up to which a delay is drawn as a warning, not as an alarm. */
const soon = 7;

/** Someone else answers for it: what is one's own is done, not urged. */
export const isOthers = (row: Overdue) => row.officialId !== me().officialId;

/** A group stands with its hamlet; a unit of the reader's own duty stands alone. */
export const isOwnDuty = (row: Overdue) => me().roles.some(({ unitId }) => unitId === row.unitId);
const lateBy = (row: Overdue) => daysBetween(row.dueOn, shownDay());

/** What the list shows of each line. */
export const columns: Column<Overdue>[] = [
  {
    head: overdueText.about,
    of: (row) =>
      [aboutText[row.about][lang()], row.month && writtenMonth(row.month), row.detail]
        .filter(Boolean)
        .join(' · '),
  },
  {
    head: overdueText.unit,
    of: (row) => [row.unitName, !isOwnDuty(row) && row.underName].filter(Boolean).join(', '),
  },
  {
    head: overdueText.official,
    of: (row) => row.officialName || row.bodyName,
    kind: 'person',
    show: (row) => <Who {...row} />,
  },
  {
    head: overdueText.late,
    of: (row) => row.dueOn,
    kind: 'day',
    show: (row) => (
      <Status tone={lateBy(row) > soon ? 'danger' : 'warn'}>
        {t(overdueText.daysLate, { days: lateBy(row) })}
      </Status>
    ),
  },
  { head: overdueText.dueOn, of: (row) => row.dueOn, kind: 'day', deskOnly: true },
  {
    head: overdueText.urged,
    of: (row) => row.urgedOn ?? '',
    show: (row) =>
      row.urged === 0
        ? t(overdueText.notUrged)
        : t(overdueText.urgedTimes, { count: row.urged, day: written(row.urgedOn as Day) }),
  },
];

const Who = (row: Overdue) =>
  row.officialId ? (
    <Link href={`/officials/${row.officialId}`}>{row.officialName}</Link>
  ) : (
    <span>{row.bodyName || t(overdueText.nobody)}</span>
  );

/** One line is picked among several, or urged about at once. */
export function RowActs(p: { row: Overdue; picked: boolean; turn: () => void; urge: () => void }) {
  if (!isOthers(p.row)) return <Status icon="person">{t(overdueText.mine)}</Status>;
  const what = `${aboutText[p.row.about][lang()]}, ${p.row.unitName}`;
  return (
    <Actions>
      <label class="choice">
        <input
          type="checkbox"
          checked={p.picked}
          aria-label={t(overdueText.pickOne, { what })}
          onChange={p.turn}
        />
      </label>
      {wide.value ? (
        <IconButton icon="bell" says={t(overdueText.urgeOne, { what })} onClick={p.urge} />
      ) : (
        <Button tone="quiet" icon="bell" onClick={p.urge}>
          {t(overdueText.urge)}
        </Button>
      )}
    </Actions>
  );
}
