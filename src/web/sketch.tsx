import type { ComponentChildren } from 'preact';

/** One thing on a sketch: its short word, what stands beneath, and how it looks. */
export interface Tile {
  id: string;
  says: string;
  note: string;
  /** `lit`: what is asked about; `open`: nobody has it; `changed`: it goes to another; a shade from `s0`, nothing, to `s4`, the most; `unknown`. */
  look: 'plain' | 'lit' | 'open' | 'changed' | 's0' | 's1' | 's2' | 's3' | 's4' | 'unknown';
  at: { lat: number; lon: number } | null;
  /** Rings of its ground, east before north, where it is known. */
  outline?: readonly Ring[] | null;
}
export type Ring = readonly (readonly number[])[];

/** Tiles that hang together, under one word. */
export interface TileGroup {
  id: string;
  says: string;
  tiles: readonly Tile[];
}

/** Up to so many tiles all groups stand open. */
const few = 500;

/**
 * Things by where they belong: a field of tiles a group. With outlines or coordinates also a map, of grounds and dots, which the
 * tiles stand for as well: `<Sketch name="…" groups={[…]} press={(id) => …} carry={(id, tile) => <Drag …>{tile}</Drag>} />`.
 */
export function Sketch(p: {
  name: string;
  groups: readonly TileGroup[];
  press: (id: string) => void;
  carry?: (id: string, tile: ComponentChildren) => ComponentChildren;
}) {
  const all = p.groups.flatMap(({ tiles }) => tiles);
  const placed = all.filter((tile) => tile.at !== null || tile.outline);
  return (
    <div class="sketch">
      {placed.length * 2 > all.length && <TileMap name={p.name} tiles={placed} press={p.press} />}
      {p.groups.map((group) => (
        <details key={group.id} open={all.length <= few || p.groups.length === 1} class="sketch-group">
          <summary>
            {group.says} ({group.tiles.length})
          </summary>
          <ul class="tiles">
            {group.tiles.map((tile) => (
              <li key={tile.id}>
                {p.carry ? (
                  p.carry(tile.id, <TileButton tile={tile} press={p.press} />)
                ) : (
                  <TileButton tile={tile} press={p.press} />
                )}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

const TileButton = ({ tile, press }: { tile: Tile; press: (id: string) => void }) => (
  <button type="button" class={`tile tile-${tile.look}`} onClick={() => press(tile.id)}>
    <strong>{tile.says}</strong>
    <span>{tile.note}</span>
  </button>
);

const side = 640;
const edge = 16;

/** North is up; a degree east is shorter than one north by the cosine of the latitude. */
function TileMap(p: { name: string; tiles: readonly Tile[]; press: (id: string) => void }) {
  const points = p.tiles.flatMap(({ at, outline }) => [
    ...(at ? [[at.lon, at.lat]] : []),
    ...(outline ?? []).flat(),
  ]);
  const lons = spanOf(points.map(([lon = 0]) => lon));
  const lats = spanOf(points.map(([, lat = 0]) => lat));
  const narrow = Math.cos((((lats.least + lats.most) / 2) * Math.PI) / 180);
  const span = Math.max(lats.most - lats.least, (lons.most - lons.least) * narrow, 1e-6);
  const room = side - 2 * edge;
  const high = edge * 2 + ((lats.most - lats.least) / span) * room;
  const broad = edge * 2 + (((lons.most - lons.least) * narrow) / span) * room;
  const x = (lon: number) => edge + (((lon - lons.least) * narrow) / span) * room;
  const y = (lat: number) => edge + ((lats.most - lat) / span) * room;
  const drawn = (ring: Ring) =>
    `M${ring.map(([lon = 0, lat = 0]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`;
  return (
    <svg
      class="dot-map"
      viewBox={`0 0 ${Math.max(broad, 4 * edge)} ${Math.max(high, 4 * edge)}`}
      role="img"
      aria-label={p.name}
    >
      {[...p.tiles]
        .sort((a, b) => Number(Boolean(b.outline)) - Number(Boolean(a.outline)))
        .map((tile) => {
          const title = <title>{`${tile.says} · ${tile.note}`}</title>;
          const press = () => p.press(tile.id);
          return tile.outline ? (
            // biome-ignore lint/a11y/noStaticElementInteractions: each ground is a tile beneath as well, which takes keys
            <path
              key={tile.id}
              class={`dot ground dot-${tile.look}`}
              d={tile.outline.map(drawn).join('')}
              onClick={press}
            >
              {title}
            </path>
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions: each dot is a tile beneath as well, which takes keys
            <circle
              key={tile.id}
              class={`dot dot-${tile.look}`}
              cx={x(tile.at?.lon ?? 0)}
              cy={y(tile.at?.lat ?? 0)}
              r={p.tiles.length > few ? 3 : 7}
              onClick={press}
            >
              {title}
            </circle>
          );
        })}
    </svg>
  );
}

/** An outline may have more points than a call takes arguments. */
const spanOf = (values: readonly number[]) => ({
  least: values.reduce((least, value) => Math.min(least, value), Infinity),
  most: values.reduce((most, value) => Math.max(most, value), -Infinity),
});
