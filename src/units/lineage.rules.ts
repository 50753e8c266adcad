import { addDays, type Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { LineageArrow } from './unit-change.ts';

/** A unit in one stretch of its line: one that ended and stood again later has two. */
export interface LineageNode {
  key: string;
  unitId: UnitId;
  name: string;
  /** How many changes lie between it and the oldest of the line. */
  generation: number;
  /** A day on which it stood under that name, to open it as it was. */
  on: Day;
  sees: boolean;
  gives: LineageArrow[];
  takes: LineageArrow[];
}
export interface Link {
  from: LineageNode;
  to: LineageNode;
  /** None: the same unit, standing again. */
  arrow: LineageArrow | null;
}

/**
 * Arrows by day as units in generations: whoever gives stands before whoever takes. A unit that gives and later takes again
 * begins a new stretch, so the picture has no circle.
 */
export function generationsOf(arrows: readonly LineageArrow[]): {
  nodes: LineageNode[];
  links: Link[];
} {
  const nodes: LineageNode[] = [];
  const links: Link[] = [];
  const now = new Map<UnitId, LineageNode>();
  const begin = (unitId: UnitId, name: string, on: Day, sees: boolean): LineageNode => {
    const before = now.get(unitId);
    const key = `${unitId} ${nodes.length}`;
    const node = { key, unitId, name, on, sees, generation: 0, gives: [], takes: [] };
    nodes.push(node);
    now.set(unitId, node);
    if (before) links.push({ from: before, to: node, arrow: null });
    return node;
  };
  for (const arrow of [...arrows].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    const from =
      now.get(arrow.fromId) ?? begin(arrow.fromId, arrow.fromName, addDays(arrow.day, -1), arrow.seesFrom);
    const known = now.get(arrow.toId);
    const to =
      known === undefined || known.gives.length > 0
        ? begin(arrow.toId, arrow.toName, arrow.day, arrow.seesTo)
        : known;
    from.gives.push(arrow);
    to.takes.push(arrow);
    links.push({ from, to, arrow });
  }
  // No link leads back, so as many rounds as there are nodes settle it.
  for (let moved = true, round = 0; moved && round <= nodes.length; round++) {
    moved = false;
    for (const { from, to } of links)
      if (to.generation <= from.generation) {
        to.generation = from.generation + 1;
        moved = true;
      }
  }
  return { nodes, links };
}

export interface Box {
  node: LineageNode;
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Drawing {
  width: number;
  height: number;
  boxes: Box[];
  /** SVG path data, from box to box. */
  lines: { d: string; link: Link }[];
}

const line = 18;
const gap = 12;
/** A box holds the name and a line for each thing said of it. */
export const boxHeight = (lines: number): number => 14 + line * (1 + lines);

/** Generations side by side, the oldest on the left; for a desk. */
export function sideBySide(
  { nodes, links }: { nodes: readonly LineageNode[]; links: readonly Link[] },
  linesOf: (node: LineageNode) => number,
  width: number,
): Drawing {
  const columns = columnsOf(nodes);
  const between = 72;
  const wide = Math.min(320, (width - between * (columns.length - 1)) / columns.length);
  const heights = columns.map((column) =>
    column.reduce((sum, node) => sum + boxHeight(linesOf(node)) + gap, -gap),
  );
  const height = Math.max(...heights);
  const boxes = columns.flatMap((column, at) => {
    let y = (height - (heights[at] ?? 0)) / 2;
    return column.map((node) => {
      const box = { node, x: at * (wide + between), y, width: wide, height: boxHeight(linesOf(node)) };
      y += box.height + gap;
      return box;
    });
  });
  const lines = drawn(boxes, links, (from, to) => {
    const [x1, y1, x2, y2] = [from.x + wide, from.y + from.height / 2, to.x, to.y + to.height / 2];
    const middle = x2 - between / 2;
    return `M${x1} ${y1}H${middle - between / 4}C${middle} ${y1} ${middle} ${y2} ${x2 - 8} ${y2}`;
  });
  return { width: columns.length * (wide + between) - between, height, boxes, lines };
}

/** Generations one under the other, each a step further in, with a line down the side; for a phone. */
export function oneUnderOther(
  { nodes, links }: { nodes: readonly LineageNode[]; links: readonly Link[] },
  linesOf: (node: LineageNode) => number,
  width: number,
): Drawing {
  const columns = columnsOf(nodes);
  const lanes = lanesOf(links);
  const most = Math.max(
    1,
    ...columns.map((_, at) => lanes.filter(({ generation }) => generation === at).length),
  );
  const step = Math.min(8 * most + 16, Math.floor((width * 0.4) / columns.length));
  let y = 0;
  const boxes = columns.flatMap((column, at) =>
    column.map((node) => {
      const x = (at + 1) * step;
      const box = { node, x, y, width: width - x, height: boxHeight(linesOf(node)) };
      y += box.height + gap;
      return box;
    }),
  );
  const lines = drawn(boxes, links, (from, to, link) => {
    const same = lanes.filter(({ generation }) => generation === link.from.generation);
    const lane = Math.max(
      0,
      same.findIndex(({ links: of }) => of.includes(link)),
    );
    const x = from.x - 8 - lane * Math.min(8, (step - 12) / Math.max(1, same.length));
    const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
    return `M${from.x} ${y1}H${x}V${y2}H${to.x - 8}`;
  });
  return { width, height: y - gap, boxes, lines };
}

const columnsOf = (nodes: readonly LineageNode[]): LineageNode[][] => {
  const last = Math.max(...nodes.map(({ generation }) => generation));
  return Array.from({ length: last + 1 }, (_, at) => nodes.filter(({ generation }) => generation === at));
};

const drawn = (
  boxes: readonly Box[],
  links: readonly Link[],
  path: (from: Box, to: Box, link: Link) => string,
) => {
  const boxOf = new Map(boxes.map((box) => [box.node, box]));
  return links.flatMap((link) => {
    const [from, to] = [boxOf.get(link.from), boxOf.get(link.to)];
    return from && to ? [{ d: path(from, to, link), link }] : [];
  });
};

/** Links that share a giver or a taker run down one lane; others keep apart. */
function lanesOf(links: readonly Link[]): { generation: number; links: Link[] }[] {
  const lanes: { generation: number; links: Link[] }[] = [];
  for (const link of links) {
    const { generation } = link.from;
    const mine = lanes.filter(
      (lane) =>
        lane.generation === generation &&
        lane.links.some(({ from, to }) => from === link.from || to === link.to),
    );
    const [first] = mine;
    if (!first) {
      lanes.push({ generation, links: [link] });
      continue;
    }
    first.links.push(link);
    for (const other of mine.slice(1)) {
      first.links.push(...other.links);
      lanes.splice(lanes.indexOf(other), 1);
    }
  }
  return lanes;
}
