import { useState } from 'preact/hooks';
import { useLocation, useSearchParams } from 'wouter-preact';
import type { Day } from '../kernel/day.ts';
import { searchKey } from '../kernel/name.ts';
import { Problem } from '../kernel/problem.ts';
import { Button, LinkButton } from '../web/button.tsx';
import { Actions, Notice, Screen } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { read, useRead } from '../web/read.ts';
import { Empty, Loading, Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { lang, t } from '../web/text.ts';
import { Tree, type TreeNode } from '../web/tree.tsx';
import { unitText } from './unit.texts.ts';
import type { NamedUnit, Unit } from './unit.ts';
import { changeText, mapText } from './unit-change.texts.ts';
import { pathWritten, UnitField } from './unit-field.tsx';
import { useLast } from './use-last.tsx';

/** «Đơn vị»: the tree and the list as of a day, a search over both, and where units are entered. */
export function Units() {
  const day = useOnDay();
  const [, navigate] = useLocation();
  return (
    <Screen
      title={t(unitText.units)}
      wide
      actions={
        <>
          <OnDay {...day} />
          <LinkButton href={`/units/map${day.query && `?${day.query}`}`} tone="quiet">
            {t(mapText.map)}
          </LinkButton>
          <LinkButton href="/unit-changes" tone="quiet">
            {t(changeText.changes)}
          </LinkButton>
          {may('unit.change') && (
            <>
              <LinkButton href="/unit-kinds" tone="quiet">
                {t(unitText.kinds)}
              </LinkButton>
              <LinkButton href="/unit-changes/new" icon="handover">
                {t(changeText.arrange)}
              </LinkButton>
              <LinkButton href="/imports?what=units" icon="sheet">
                {t(unitText.fromFile)}
              </LinkButton>
              <LinkButton href="/units/new" tone="main" icon="plus">
                {t(unitText.add)}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <UnitField
        name="find"
        label={t(unitText.find)}
        hint={t(unitText.findHint)}
        on={day.on}
        onPick={(unit) => unit && navigate(unitPath(unit.id, day.query))}
      />
      <Tabs
        label={t(unitText.units)}
        tabs={[
          { id: 'tree', says: t(unitText.tree), panel: () => <UnitTree key={day.on} {...day} /> },
          { id: 'list', says: t(unitText.list), panel: () => <UnitList key={day.on} {...day} /> },
        ]}
      />
    </Screen>
  );
}

/** Where a unit is opened, as of the same day. */
export const unitPath = (id: string, query: string) => `/units/${id}${query && `?${query}`}`;
const asking = (...parts: string[]) => parts.filter(Boolean).join('&');

/** Units of one level that are fetched at a time. */
const lotOfTree = 100;

function UnitTree({ on, query }: { on: Day; query: string }) {
  const roots = useRead<Unit[]>(`units/tree?${asking(query)}`);
  const own = me().roles.find(({ unitId }) => unitId !== null)?.unitId;
  const ownPath = useRead<NamedUnit[]>(own ? `units/${own}/path?${query}` : null);
  const node = (unit: Unit): TreeNode => ({
    id: unit.id,
    name: unit.name,
    hasChildren: unit.children > 0,
    href: unitPath(unit.id, query),
    note: noteOf(unit),
  });
  async function childrenOf(id: string, page: number) {
    const lot = `under=${id}&limit=${lotOfTree}&page=${page}`;
    const found = await read<Unit[]>(`units/tree?${asking(lot, query)}`);
    return found instanceof Problem ? found : found.map(node);
  }
  const opened = (units: readonly Unit[]) => [
    ...new Set([...units, ...(ownPath.value ?? [])].map(({ id }) => id as string)),
    ...(own ? [own] : []),
  ];
  if (own && ownPath.state === 'loading') return <Loading />;
  return (
    <Reading of={roots} empty={<NoUnits />}>
      {(units) => (
        <Tree
          key={on}
          name={t(unitText.tree)}
          roots={units.map(node)}
          childrenOf={childrenOf}
          lot={lotOfTree}
          open={opened(units)}
        />
      )}
    </Reading>
  );
}

const NoUnits = () => (
  <Empty icon="tree" says={t(unitText.none)} explains={t(unitText.noneExplains)}>
    {may('unit.change') && (
      <LinkButton href="/imports?what=units" icon="sheet">
        {t(unitText.fromFile)}
      </LinkButton>
    )}
  </Empty>
);

/** What stands beside a name: its kind where the name does not say it, how many are beneath, its households. */
const noteOf = (unit: Unit): string =>
  [
    searchKey(unit.name).startsWith(searchKey(unit.kindName.vi).split(' ')[0] ?? '')
      ? ''
      : unit.kindName[lang()],
    unit.children > 0 ? t(unitText.unitsBeneath, { count: unit.children }) : '',
    unit.households === null ? '' : t(unitText.householdsShort, { count: unit.households }),
  ]
    .filter(Boolean)
    .join(' · ');

const size = 200;
const columns: readonly Column<Unit>[] = [
  { head: unitText.name, of: (unit) => unit.name },
  { head: unitText.kind, of: (unit) => unit.kindName[lang()] },
  { head: unitText.parents, of: (unit) => pathWritten(unit) },
  { head: unitText.households, of: (unit) => unit.households, kind: 'count' },
  { head: unitText.children, of: (unit) => unit.children, kind: 'count', deskOnly: true },
  { head: unitText.code, of: (unit) => unit.code, deskOnly: true },
];

function UnitList({ query }: { query: string }) {
  const [asked, ask] = useState('');
  const [page, go] = useState(0);
  const [searched] = useSearchParams();
  const under = searched.get('under');
  const words = asked === '' ? '' : `q=${encodeURIComponent(asked)}`;
  const path = `units?${asking(words, under ? `under=${under}` : '', query)}`;
  const found = useLast(useRead<{ rows: Unit[]; total: number }>(`${path}&page=${page}`));
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const turn = (id: string) =>
    choose(chosen.has(id) ? new Set([...chosen].filter((other) => other !== id)) : new Set([...chosen, id]));
  return (
    <Reading of={found}>
      {({ rows, total }) => (
        <>
          <Chosen ids={chosen} none={() => choose(new Set())} />
          <List
            name={t(unitText.units)}
            rows={rows}
            id={(unit) => unit.id}
            columns={columns}
            href={(unit) => unitPath(unit.id, query)}
            sheet={path}
            forms={[
              { value: 'geojson', label: t(unitText.asMap), hint: t(unitText.asMapHint) },
              { value: 'dhis2.json', label: t(unitText.asDhis2), hint: t(unitText.asDhis2Hint) },
            ]}
            {...(may('unit.change') && {
              actions: (unit: Unit) => (
                <ChooseBox name={unit.name} chosen={chosen.has(unit.id)} turn={() => turn(unit.id)} />
              ),
            })}
            server={{
              ...{ total, page, size, go },
              ask: (said) => {
                go(0);
                ask(said);
              },
            }}
          />
        </>
      )}
    </Reading>
  );
}

const ChooseBox = (p: { name: string; chosen: boolean; turn: () => void }) => (
  <label class="choice">
    <input
      type="checkbox"
      checked={p.chosen}
      aria-label={t(changeText.chooseNamed, { name: p.name })}
      onChange={p.turn}
    />
    <span>{t(changeText.choose)}</span>
  </label>
);

/** What may be done with the units ticked. */
const Chosen = (p: { ids: ReadonlySet<string>; none: () => void }) =>
  p.ids.size === 0 ? null : (
    <Notice>
      <p role="status">{t(changeText.chosen, { count: p.ids.size })}</p>
      <Actions>
        {p.ids.size > 1 && (
          <LinkButton href={`/unit-changes/new?what=merge&units=${[...p.ids].join(',')}`} tone="main">
            {t(changeText.mergeThese)}
          </LinkButton>
        )}
        <Button tone="quiet" onClick={p.none}>
          {t(changeText.unchoose)}
        </Button>
      </Actions>
    </Notice>
  );
