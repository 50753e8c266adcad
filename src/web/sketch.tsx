import type { ComponentChildren } from 'preact';

/** One thing on a sketch: its short word, what stands beneath, and how it looks. */
export interface Tile {
  id: string;
  says: string;
  note: string;
  /** `lit`: what is asked about; `open`: nobody has it; `changed`: it goes to another. */
  look: 'plain' | 'lit' | 'open' | 'changed';
  at: { lat: number; lon: number } | null;
}

/** Tiles that hang together, under one word. */
export interface TileGroup {
  id: string;
  says: string;
  tiles: readonly Tile[];
}

/** Up to so many tiles all groups stand open. */
const few = 500;

/**
 * Things by where they belong: a field of tiles a group. With coordinates also a map of dots, which the tiles stand for
 * as well: `<Sketch name="…" groups={[…]} press={(id) => …} carry={(id, tile) => <Drag …>{tile}</Drag>} />`.
 */
export function Sketch(p: {
  name: string;
  groups: readonly TileGroup[];
  press: (id: string) => void;
  carry?: (id: string, tile: ComponentChildren) => ComponentChildren;
}) {
  const all = p.groups.flatMap(({ tiles }) => tiles);
  const placed = all.filter((tile) => tile.at !== null);
  return (
    <div class="sketch">
      {placed.length * 2 > all.length && <DotMap name={p.name} tiles={placed} press={p.press} />}
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
function DotMap(p: { name: string; tiles: readonly Tile[]; press: (id: string) => void }) {
  const lats = p.tiles.map(({ at }) => at?.lat ?? 0);
  const lons = p.tiles.map(({ at }) => at?.lon ?? 0);
  const [south, north, west, east] = [
    Math.min(...lats),
    Math.max(...lats),
    Math.min(...lons),
    Math.max(...lons),
  ];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const span = Math.max(north - south, (east - west) * narrow, 1e-6);
  const room = side - 2 * edge;
  const high = edge * 2 + ((north - south) / span) * room;
  const x = (lon: number) => edge + (((lon - west) * narrow) / span) * room;
  const y = (lat: number) => edge + ((north - lat) / span) * room;
  return (
    <svg class="dot-map" viewBox={`0 0 ${side} ${Math.max(high, 4 * edge)}`} role="img" aria-label={p.name}>
      {p.tiles.map((tile) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: each dot is a tile beneath as well, which takes keys
        <circle
          key={tile.id}
          class={`dot dot-${tile.look}`}
          cx={x(tile.at?.lon ?? 0)}
          cy={y(tile.at?.lat ?? 0)}
          r={p.tiles.length > few ? 3 : 7}
          onClick={() => p.press(tile.id)}
        >
          <title>{`${tile.says} · ${tile.note}`}</title>
        </circle>
      ))}
    </svg>
  );
}
