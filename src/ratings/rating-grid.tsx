import { useContext } from 'preact/hooks';
import { Disclosure, Status } from '../web/design.tsx';
import { CountField, Wrong } from '../web/field.tsx';
import { lang, t } from '../web/text.ts';
import { levelOf, totalOf, wrongScore } from './rating.rules.ts';
import { ratingText } from './rating.texts.ts';
import type { Criterion, Scheme } from './rating.ts';
import { sumSaid } from './rating-form.screen.tsx';

export interface Unit {
  id: string;
  name: string;
}

/** The name of one box: whose points, by which criterion. */
export const cell = (unitId: string, criterion: string) => `${unitId}-${criterion}`;

type Points = Readonly<Record<string, number | null>>;
export type Scores = Readonly<Record<string, Points>>;
interface GridProps {
  units: readonly Unit[];
  scheme: Scheme;
  /** What the cells begin with. */
  from: Scores;
  /** What stands in them now. */
  scores: Scores;
}

const known = (points: Points = {}): Record<string, number> =>
  Object.fromEntries(
    Object.entries(points).flatMap(([id, value]) => (value === null ? [] : [[id, value] as const])),
  );

/** «86 · Mạnh» once the line is whole. */
function ClassOf(p: { scheme: Scheme; points: Points | undefined }) {
  const points = known(p.points);
  if (wrongScore(points, p.scheme)) return <span>–</span>;
  const total = totalOf(points);
  const level = levelOf(total, p.scheme.levels);
  return (
    <Status tone={level.weak ? 'danger' : 'ok'}>
      {total} · {level[lang()]}
    </Status>
  );
}

/** A line a unit, a column a criterion; on a desk. */
export const Grid = (p: GridProps) => (
  <div class="table-box">
    <table class="table">
      <caption class="table-name">{t(ratingText.scores)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(ratingText.unit)}</th>
          <th scope="col">{t(ratingText.level)}</th>
          {p.scheme.criteria.map((one) => (
            <th key={one.id} scope="col">
              {one[lang()]} <span class="meta">{t(ratingText.outOf, { most: one.most })}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {p.units.map((unit) => (
          <tr key={unit.id}>
            <th scope="row">{unit.name}</th>
            <td class="short">
              <ClassOf scheme={p.scheme} points={p.scores[unit.id]} />
            </td>
            {p.scheme.criteria.map((one) => (
              <td key={one.id}>
                <Cell unit={unit} criterion={one} value={p.from[unit.id]?.[one.id] ?? null} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function Cell(p: { unit: Unit; criterion: Criterion; value: number | null }) {
  const name = cell(p.unit.id, p.criterion.id);
  const wrong = useContext(Wrong).has(name);
  return (
    <input
      id={name}
      class="input input-count"
      name={name}
      inputMode="numeric"
      autocomplete="off"
      maxLength={3}
      aria-label={`${p.unit.name}: ${p.criterion[lang()]}`}
      aria-invalid={wrong}
      defaultValue={p.value === null ? '' : String(p.value)}
    />
  );
}

/** The same as parts to open; on a phone. */
export const Parts = (p: GridProps) => (
  <>
    {p.units.map((unit) => (
      <Disclosure key={unit.id} says={unit.name}>
        {p.scheme.criteria.map((one) => (
          <CountField
            key={one.id}
            name={cell(unit.id, one.id)}
            label={one[lang()]}
            unit={t(ratingText.outOf, { most: one.most })}
            value={p.from[unit.id]?.[one.id] ?? null}
          />
        ))}
        <p class="meta">{sumSaid(p.scheme, known(p.scores[unit.id]))}</p>
      </Disclosure>
    ))}
  </>
);
