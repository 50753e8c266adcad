import { number } from './text.ts';

/** A point of a curve and what it is called where it stands. */
export interface CurveDot {
  id: string;
  x: number;
  y: number;
  says: string;
  here: boolean;
}

const wide = 320;
const high = 150;
const edge = { left: 64, right: 16, top: 12, bottom: 28 };

/**
 * What one thing costs in another, a dot a choice, the one that holds filled: `<Curve name="…" xSays="giữ" ySays="km" dots={[…]} />`.
 * A picture only: the list beside it says the same.
 */
export function Curve(p: { name: string; xSays: string; ySays: string; dots: readonly CurveDot[] }) {
  const scale = (values: readonly number[], from: number, to: number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return (value: number) =>
      least === most ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from);
  };
  const xs = p.dots.map(({ x }) => x);
  const ys = p.dots.map(({ y }) => y);
  const x = scale(xs, edge.left, wide - edge.right);
  const y = scale(ys, high - edge.bottom, edge.top);
  return (
    <figure class="curve">
      <svg viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={p.name}>
        <path
          class="curve-axis"
          d={`M${edge.left - 8} ${edge.top}V${high - edge.bottom + 8}H${wide - edge.right}`}
        />
        <polyline class="curve-line" points={p.dots.map((dot) => `${x(dot.x)},${y(dot.y)}`).join(' ')} />
        {p.dots.map((dot) => (
          <circle
            key={dot.id}
            class={dot.here ? 'curve-dot curve-here' : 'curve-dot'}
            cx={x(dot.x)}
            cy={y(dot.y)}
            r="5"
          >
            <title>{dot.says}</title>
          </circle>
        ))}
        <text
          x={edge.left - 12}
          y={Math.min(...ys) < Math.max(...ys) ? edge.top + 6 : y(ys[0] ?? 0) + 5}
          text-anchor="end"
        >
          {number(Math.max(...ys), 1)}
        </text>
        {Math.min(...ys) < Math.max(...ys) && (
          <text x={edge.left - 12} y={high - edge.bottom + 4} text-anchor="end">
            {number(Math.min(...ys), 1)}
          </text>
        )}
        <text x={edge.left} y={high - 6}>
          {number(Math.min(...xs))}
        </text>
        <text x={wide - edge.right} y={high - 6} text-anchor="end">
          {number(Math.max(...xs))}
        </text>
      </svg>
      <figcaption>
        ↑ {p.ySays} · → {p.xSays}
      </figcaption>
    </figure>
  );
}
