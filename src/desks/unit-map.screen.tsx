import { useState } from 'preact/hooks';
import { useLocation, useSearchParams } from 'wouter-preact';
import type { Day } from '../kernel/day.ts';
import type { Outline, PlacedUnit } from '../units/outline.ts';
import { unitPath } from '../units/unit.screen.tsx';
import { unitText } from '../units/unit.texts.ts';
import type { UnitHistory } from '../units/unit.ts';
import { mapText } from '../units/unit-change.texts.ts';
import { UnitField } from '../units/unit-field.tsx';
import { useUnder } from '../units/unit-form.screen.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { Columns, Screen, Section } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { type Ring, Sketch, type Tile } from '../web/sketch.tsx';
import { lang, number, t } from '../web/text.ts';
import type { UnitCounts } from './unit-counts.ts';
import { shadeOf, stepsOf } from './unit-map.rules.ts';

type By = 'households' | 'visits' | 'concerns' | 'rating';
type Placed = PlacedUnit & Omit<UnitCounts, 'unitId'>;

/** «Bản đồ đơn vị»: the units beneath one on a day, by outlines or as tiles, shaded by a count; its twin is the table. `?under=&on=` */
export function UnitMap() {
  const day = useOnDay();
  const [asked, ask] = useSearchParams();
  const [, navigate] = useLocation();
  const own = useUnder() ?? me().roles.find(({ unitId }) => unitId !== null)?.unitId ?? null;
  const under = asked.get('under') ?? own;
  const [by, setBy] = useState<By>('households');
  const unit = useRead<UnitHistory>(under ? `units/${under}?on=${day.on}` : null);
  const rows = usePlaced(under, day.on);
  const choose = (id: string) =>
    ask((before) => {
      const next = new URLSearchParams(before);
      next.set('under', id);
      return next;
    });
  return (
    <Screen
      title={t(mapText.title)}
      lead={t(mapText.lead)}
      back={under ? unitPath(under, day.query) : '/units'}
      actions={<OnDay {...day} />}
      wide
    >
      <NotToday {...day} />
      <Reading of={unit}>
        {({ unit: above }) => (
          <>
            <Columns>
              <UnitField
                key={above.id}
                name="under"
                label={t(mapText.under)}
                on={day.on}
                value={{ id: above.id, name: above.name }}
                onPick={(option) => option && choose(option.id)}
              />
              <SelectField
                name="by"
                label={t(mapText.by)}
                value={by}
                onChange={(value) => setBy(value as By)}
                choices={choices().map((value) => ({ value, label: t(mapText[value]) }))}
              />
            </Columns>
            <Reading of={rows} empty={<Empty icon="tree" says={t(mapText.none)} />}>
              {(all) => (
                <>
                  <Drawn
                    name={t(mapText.mapOf, { name: above.name })}
                    rows={all}
                    by={by}
                    press={(id) => navigate(unitPath(id, day.query))}
                  />
                  <Section title={t(mapText.table)}>
                    <List
                      name={t(mapText.mapOf, { name: above.name })}
                      rows={all}
                      id={(row) => row.id}
                      columns={columns()}
                      href={(row) => unitPath(row.id, day.query)}
                    />
                  </Section>
                </>
              )}
            </Reading>
          </>
        )}
      </Reading>
    </Screen>
  );
}

/** What the reader may colour by. */
const choices = (): By[] => [
  'households',
  ...(may('visit.read') ? (['visits'] as const) : []),
  ...(may('concern.read') ? (['concerns'] as const) : []),
  ...(may('rating.read') ? (['rating'] as const) : []),
];

/** Places and counts, read side by side; without the counts the map still stands. */
function usePlaced(under: string | null, on: Day) {
  const query = under ? `under=${under}&on=${on}` : null;
  const places = useRead<PlacedUnit[]>(query && `units/outlines?${query}`);
  const counts = useRead<UnitCounts[]>(query && `units/counts?${query}`);
  const countsOf = new Map<string, UnitCounts>((counts.value ?? []).map((row) => [row.unitId, row]));
  const nothing = { visits: null, concerns: null, rating: null, weak: null };
  if (counts.state === 'loading') return { ...places, state: counts.state, value: null };
  return {
    ...places,
    value:
      places.value?.map((place): Placed => ({ ...nothing, ...countsOf.get(place.id), ...place })) ?? null,
  };
}

const countIn = (row: Placed, by: By): number | null =>
  by === 'rating' ? (row.weak === null ? null : Number(row.weak) * 4) : row[by];

const saidOf = (row: Placed, by: By): string => {
  if (by === 'rating') return row.rating ? row.rating[lang()] : t(mapText.unknown);
  const value = row[by];
  return value === null ? t(mapText.unknown) : number(value);
};

/** The map with its key; a unit without a known count is bare and dashed. */
function Drawn(p: { name: string; rows: readonly Placed[]; by: By; press: (id: string) => void }) {
  const most = Math.max(0, ...p.rows.map((row) => countIn(row, p.by) ?? 0));
  const outlined = p.rows.some(({ outline }) => outline !== null);
  const unplaced = p.rows.filter(({ outline }) => outline === null).length;
  const tiles = p.rows.map((row): Tile => {
    const shade = shadeOf(countIn(row, p.by), most);
    return {
      ...{ id: row.id, says: row.name, note: saidOf(row, p.by) },
      look: shade === null ? 'unknown' : (`s${shade}` as Tile['look']),
      at: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
      outline: row.outline && ringsOf(row.outline),
    };
  });
  return (
    <Section title={p.name}>
      <Key by={p.by} most={most} />
      {outlined && unplaced > 0 && <p class="meta">{t(mapText.unplaced, { count: unplaced })}</p>}
      <Sketch name={p.name} groups={[{ id: 'all', says: t(unitText.children), tiles }]} press={p.press} />
    </Section>
  );
}

const Key = (p: { by: By; most: number }) => (
  <ul class="shade-key" aria-label={t(mapText.legend)}>
    {(p.by === 'rating'
      ? [
          { shade: 0, says: t(mapText.notWeak) },
          { shade: 4, says: t(mapText.weak) },
        ]
      : stepsOf(p.most).map(({ shade, from, to }) => ({
          shade,
          says: from === to ? number(from) : `${number(from)}–${number(to)}`,
        }))
    ).map(({ shade, says }) => (
      <li key={shade}>
        <span class={`shade tile-s${shade}`} /> {says}
      </li>
    ))}
  </ul>
);

/** All rings of all parts: holes come out by the even-odd rule. */
const ringsOf = (outline: Outline): readonly Ring[] =>
  outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();

const columns = (): Column<Placed>[] => [
  { head: unitText.name, of: (row) => row.name },
  { head: mapText.households, of: (row) => row.households, kind: 'count', total: true },
  ...choices()
    .filter((by) => by !== 'households')
    .map(
      (by): Column<Placed> =>
        by === 'rating'
          ? { head: mapText.rating, of: (row) => row.rating?.[lang()] ?? null }
          : { head: mapText[by], of: (row) => countIn(row, by), kind: 'count', total: true },
    ),
];
