import { useEffect, useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { addDays, type Day, written } from '../kernel/day.ts';
import { Notice, Section } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { number, t } from '../web/text.ts';
import { wide } from '../web/wide.ts';
import { type Box, generationsOf, type LineageNode, oneUnderOther, sideBySide } from './lineage.rules.ts';
import { lineageText } from './unit-change.texts.ts';
import type { LineageArrow } from './unit-change.ts';

/** What a unit came from and became: a picture, and the same as a table. `<LineageOf unitId={id} name="Ấp 1" />` */
export function LineageOf(p: { unitId: string; name: string }) {
  const arrows = useRead<LineageArrow[]>(`units/${p.unitId}/lineage`);
  return (
    <Reading
      of={arrows}
      empty={<Empty icon="tree" says={t(lineageText.none)} explains={t(lineageText.noneExplains)} />}
    >
      {(all) => (
        <>
          <Picture {...p} arrows={all} />
          <Section title={t(lineageText.table)}>
            <Table unitId={p.unitId} arrows={all} />
          </Section>
        </>
      )}
    </Reading>
  );
}

/** More than this is a list, not a picture. */
const most = 60;
/** Room a letter takes, in pixels. */
const letter = 7.2;

function Picture(p: { unitId: string; name: string; arrows: readonly LineageArrow[] }) {
  const place = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([seen]) => setRoom(Math.floor(seen?.contentRect.width ?? 0)));
    if (place.current) watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  const of = generationsOf(p.arrows);
  const linesOf = (node: LineageNode) => saidOf(node).length;
  const draw = wide.value ? sideBySide : oneUnderOther;
  const drawing = room > 0 ? draw(of, linesOf, room) : null;
  if (of.nodes.length > most)
    return <Notice>{t(lineageText.tooMany, { count: number(of.nodes.length) })}</Notice>;
  return (
    <figure ref={place} class="lineage">
      {drawing && (
        <svg width={drawing.width} height={drawing.height} viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
          <title>{t(lineageText.picture, { name: p.name })}</title>
          <defs>
            <marker
              id="lineage-tip"
              viewBox="0 0 8 8"
              refX="1"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              orient="auto"
            >
              <path class="lineage-tip" d="M0 0L8 4L0 8z" />
            </marker>
          </defs>
          {drawing.lines.map(({ d, link }) => (
            <path
              key={`${link.from.key} ${link.to.key}`}
              class={`lineage-line lineage-${link.arrow?.how ?? 'same'}`}
              d={d}
              marker-end="url(#lineage-tip)"
            />
          ))}
          {drawing.boxes.map((box) => (
            <NodeBox key={box.node.key} box={box} here={box.node.unitId === p.unitId} />
          ))}
        </svg>
      )}
    </figure>
  );
}

function NodeBox({ box, here }: { box: Box; here: boolean }) {
  const { node, x, y, width, height } = box;
  const name = (
    <text class="lineage-name" x={x + 10} y={y + 22}>
      {cut(node.name, (width - 20) / (letter * 1.15))}
      <title>{node.name}</title>
    </text>
  );
  return (
    <g>
      <rect
        class={here ? 'lineage-box lineage-here' : 'lineage-box'}
        {...{ x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 8 }}
      />
      {node.sees ? <Link href={pathTo(node.unitId, node.on)}>{name}</Link> : name}
      {saidOf(node).map((said, at) => (
        <text key={said} class="lineage-said" x={x + 10} y={y + 40 + at * 18}>
          {cut(said, (width - 20) / letter)}
          <title>{said}</title>
        </text>
      ))}
    </g>
  );
}

const pathTo = (unitId: string, on: Day) => `/units/${unitId}?on=${on}`;
const cut = (said: string, room: number) =>
  said.length <= room ? said : `${said.slice(0, Math.max(1, Math.floor(room) - 1))}…`;

/** By which change it began, and what of it went on: a line each. */
function saidOf(node: LineageNode): string[] {
  const begun = node.takes.map(({ day, document }) =>
    [t(lineageText.since, { day: written(day) }), document].filter(Boolean).join(' · '),
  );
  const given = node.gives.map((arrow) => {
    const to = node.gives.length > 1 ? `→ ${arrow.toName}: ` : '→ ';
    return `${to}${howSaid(arrow)}`;
  });
  return [...new Set([...begun, ...given])];
}

const howSaid = ({ how, households }: LineageArrow): string =>
  [t(lineageText[how]), households === null ? '' : t(lineageText.households, { count: number(households) })]
    .filter(Boolean)
    .join(' · ');

const Table = (p: { unitId: string; arrows: readonly LineageArrow[] }) => (
  <List
    name={t(lineageText.table)}
    sheet={`units/${p.unitId}/lineage`}
    rows={p.arrows}
    id={(arrow) => `${arrow.fromId} ${arrow.toId} ${arrow.day}`}
    columns={[
      {
        head: lineageText.from,
        of: (arrow) => arrow.fromName,
        show: (arrow) => (
          <NameAt name={arrow.fromName} to={arrow.seesFrom && pathTo(arrow.fromId, addDays(arrow.day, -1))} />
        ),
      },
      {
        head: lineageText.to,
        of: (arrow) => arrow.toName,
        show: (arrow) => <NameAt name={arrow.toName} to={arrow.seesTo && pathTo(arrow.toId, arrow.day)} />,
      },
      { head: lineageText.day, of: (arrow) => arrow.day, kind: 'day' },
      { head: lineageText.how, of: (arrow) => t(lineageText[arrow.how]) },
      { head: lineageText.householdsHead, of: (arrow) => arrow.households, kind: 'count' },
      { head: lineageText.document, of: (arrow) => arrow.document },
    ]}
  />
);

const NameAt = (p: { name: string; to: string | false }) => (
  <>{p.to ? <Link href={p.to}>{p.name}</Link> : p.name}</>
);

/** Of a unit that ended: since when, and what it lives on in. */
export function EndedInto(p: { unitId: string; ended: Day }) {
  const arrows = useRead<LineageArrow[]>(`units/${p.unitId}/lineage`);
  const into = (arrows.value ?? []).filter(({ fromId, day }) => fromId === p.unitId && day === p.ended);
  const day = written(p.ended);
  if (into.length === 0) return <p>{t(lineageText.endedPlain, { day })}</p>;
  const above = into.every(({ how }) => how === 'above');
  return (
    <>
      <p>{t(above ? lineageText.endedAbove : lineageText.endedInto, { day })}:</p>
      <ul>
        {into.map((arrow) => (
          <li key={arrow.toId}>
            <NameAt name={arrow.toName} to={arrow.seesTo && `/units/${arrow.toId}`} />
            {!above && ` · ${howSaid(arrow)}`}
            {into.length > 1 && arrow.heir && ` · ${t(lineageText.heir)}`}
          </li>
        ))}
      </ul>
    </>
  );
}
