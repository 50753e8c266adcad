import { useState } from 'preact/hooks';
import { written } from '../kernel/day.ts';
import { UndoButton } from '../units/operate.tsx';
import { changeText } from '../units/unit-change.texts.ts';
import type { ToldChange } from '../units/unit-change.ts';
import { useLast } from '../units/use-last.tsx';
import { LinkButton } from '../web/button.tsx';
import { Screen, Status } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, number, t } from '../web/text.ts';

interface Told {
  rows: ToldChange[];
  total: number;
  mayUndo: boolean;
}

/** «Các thay đổi đơn vị»: what became of the tree, by which document, by whom; each may be taken back. */
export const UnitChanges = () => (
  <Screen
    title={t(changeText.changes)}
    lead={t(changeText.changesLead)}
    back="/units"
    wide
    actions={
      may('unit.change') && (
        <LinkButton href="/unit-changes/new" tone="main" icon="handover">
          {t(changeText.arrange)}
        </LinkButton>
      )
    }
  >
    <ChangesOf />
  </Screen>
);

/** The changes of one unit, or all of them, a page at a time. */
export function ChangesOf({ unitId }: { unitId?: string }) {
  const [page, go] = useState(0);
  const told = useLast(useRead<Told>(`unit-changes?page=${page}${unitId ? `&unit=${unitId}` : ''}`));
  return (
    <Reading
      of={told}
      empty={<Empty icon="tree" says={t(changeText.none)} explains={t(changeText.noneExplains)} />}
    >
      {({ rows, total, mayUndo }) => (
        <List
          name={t(changeText.changes)}
          sheet={unitId ? `unit-changes?unit=${unitId}` : 'unit-changes'}
          rows={rows}
          id={(change) => change.id}
          columns={columns}
          {...(mayUndo && {
            actions: (change: ToldChange) =>
              change.undoneOn === null && change.whyNot === null && <UndoButton changeId={change.id} />,
          })}
          {...(total > size && { server: { total, page, size, go, ask: () => {} } })}
        />
      )}
    </Reading>
  );
}
const size = 50;

/** «Ấp 1, Ấp 2 và 3 đơn vị nữa» */
const unitsOf = ({ named, units }: ToldChange): string =>
  [
    named.join(', '),
    units > named.length && named.length > 0
      ? t(changeText.more, { count: number(units - named.length) })
      : '',
  ]
    .filter(Boolean)
    .join(' ');

const madeBy = (change: ToldChange): string => `${change.madeByName}, ${written(change.madeOn)}`;
const stateOf = (change: ToldChange): string =>
  change.undoneOn === null
    ? t(changeText.standing)
    : t(changeText.undoneBy, { day: written(change.undoneOn), name: change.undoneByName ?? '' });

const columns: readonly Column<ToldChange>[] = [
  { head: changeText.kind, of: (change) => change.name[lang()] },
  { head: changeText.units, of: unitsOf },
  { head: changeText.from, of: (change) => change.from, kind: 'day' },
  { head: changeText.document, of: (change) => change.document },
  { head: changeText.madeBy, of: madeBy },
  {
    head: changeText.state,
    of: stateOf,
    show: (change) =>
      change.undoneOn === null ? (
        <>
          <Status tone="ok">{stateOf(change)}</Status>
          {change.whyNot && <p class="meta">{t(change.whyNot)}</p>}
        </>
      ) : (
        stateOf(change)
      ),
  },
];
