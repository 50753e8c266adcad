import { useState } from 'preact/hooks';
import type { Text } from '../kernel/text.ts';
import { Button } from '../web/button.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { Curve as Picture } from '../web/curve.tsx';
import { Section, Status } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { number, percent, t } from '../web/text.ts';
import { draftText } from './draft.texts.ts';
import type { WholeDraft } from './draft.ts';
import { replan } from './moving.screen.tsx';
import type { Curve, CurvePoint, EvenPrice } from './repair.ts';

const km = ({ travel }: CurvePoint) => Math.round(travel / 100) / 10;

/** What is kept: who holds a unit now, or the rows of the draft as it stands. */
export type Against = 'holders' | 'rows';

/**
 * How much keeping costs in way and skills, for a choice with open eyes; a press plans anew by it. Against the holders the price
 * of a change becomes one of the draft's rules; against its rows it is for this once.
 */
export function CurveOf(p: { draft: WholeDraft; against: Against; setAgainst: (against: Against) => void }) {
  const { draft, against } = p;
  const curve = useRead<Curve>(`drafts/${draft.id}/curve?against=${against}`);
  const [busy, setBusy] = useState<number | null>(null);
  const { forbid: _, ...rules } = draft.rules;
  async function choose({ change }: CurvePoint) {
    setBusy(change);
    await replan(
      draft,
      against === 'rows' ? { kept: change } : { rules: { ...rules, points: { ...rules.points, change } } },
    );
    setBusy(null);
  }
  const here = ({ change, kept }: CurvePoint) =>
    against === 'rows' ? !draft.stale && kept === draft.rows.length : change === draft.rules.points.change;
  return (
    <Section title={t(draftText.curve)}>
      <ChoiceField
        key={against}
        name="against"
        label={t(draftText.against)}
        value={against}
        row
        choices={[
          { value: 'holders', label: t(draftText.againstHolders) },
          { value: 'rows', label: t(draftText.againstRows) },
        ]}
        onChange={(value) => p.setAgainst(value as Against)}
      />
      <p>{t(against === 'rows' ? draftText.curveExplainsRows : draftText.curveExplains)}</p>
      <Reading of={curve}>
        {({ points, price }) => (
          <>
            {points.some(({ held }) => held > 0) ? (
              <Points all={points} against={against} here={points.find(here)} busy={busy} choose={choose} />
            ) : (
              <Empty icon="assign" says={t(draftText.curveNone)} />
            )}
            {price && <p>{priceWritten(price)}</p>}
          </>
        )}
      </Reading>
    </Section>
  );
}

/** «Nới chênh lệch thêm một đơn vị thì bớt được 1.200 điểm (3 %).» */
const priceWritten = ({ cost, looserCost, proven }: EvenPrice): string =>
  t(cost > looserCost ? draftText.fairnessPrice : draftText.fairnessFree, {
    count: number(cost - looserCost),
    share: percent(cost === 0 ? 0 : (cost - looserCost) / cost),
  }) + (proven ? '' : ` (${t(draftText.notCompared)})`);

function Points(p: {
  all: readonly CurvePoint[];
  against: Against;
  here: CurvePoint | undefined;
  busy: number | null;
  choose: (point: CurvePoint) => Promise<void>;
}) {
  const { all, here } = p;
  const kept = p.against === 'rows' ? draftText.curveKeptRows : draftText.curveKept;
  const byWay = new Set(all.map(km)).size > 1;
  const y = (point: CurvePoint) => (byWay ? km(point) : point.cost);
  return (
    <>
      <Picture
        name={t(draftText.curve)}
        xSays={t(kept)}
        ySays={t(byWay ? draftText.curveWay : draftText.cost)}
        dots={all.map((point) => ({
          id: String(point.change),
          x: point.kept,
          y: y(point),
          says: `${point.kept}/${point.held} · ${number(y(point), 1)}`,
          here: point === here,
        }))}
      />
      <List
        name={t(draftText.curve)}
        rows={all}
        id={(point) => String(point.change)}
        columns={columnsOf(all, kept)}
        actions={(point) =>
          point === here ? (
            <Status tone="ok">{t(draftText.curveHere)}</Status>
          ) : (
            <Button busy={p.busy === point.change} onClick={() => void p.choose(point)}>
              {t(draftText.curveChoose)}
            </Button>
          )
        }
      />
    </>
  );
}

/** Way and skills where any point has some. */
const columnsOf = (all: readonly CurvePoint[], kept: Text): Column<CurvePoint>[] => [
  { head: draftText.curvePrice, of: (point) => point.change, show: (point) => number(point.change) },
  {
    head: kept,
    of: (point) => point.kept,
    kind: 'count',
    show: (point) => `${number(point.kept)}/${number(point.held)}`,
  },
  ...(all.some((point) => point.travel > 0)
    ? [
        {
          head: draftText.curveWay,
          of: km,
          kind: 'count' as const,
          show: (point: CurvePoint) => number(km(point), 1),
        },
      ]
    : []),
  ...(all.some((point) => point.missingSkills > 0)
    ? [
        {
          head: draftText.curveSkills,
          of: (point: CurvePoint) => point.missingSkills,
          kind: 'count' as const,
        },
      ]
    : []),
  { head: draftText.curveRest, of: (point) => point.cost, kind: 'count' },
  ...(all.some((point) => !point.proven)
    ? [
        {
          head: draftText.notProven,
          of: (point: CurvePoint) => (point.proven ? null : t(draftText.notCompared)),
        },
      ]
    : []),
];
