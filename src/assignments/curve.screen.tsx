import { useState } from 'preact/hooks';
import { Button } from '../web/button.tsx';
import { Curve as Picture } from '../web/curve.tsx';
import { Section, Status } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { number, percent, sentence, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { draftText } from './draft.texts.ts';
import type { WholeDraft } from './draft.ts';
import type { Curve, CurvePoint, EvenPrice } from './repair.ts';

const km = ({ travel }: CurvePoint) => Math.round(travel / 100) / 10;

/** How much keeping holders costs in way and skills, for a choice with open eyes; a press plans anew by it. */
export function CurveOf({ draft }: { draft: WholeDraft }) {
  const curve = useRead<Curve>(`drafts/${draft.id}/curve`);
  const [busy, setBusy] = useState<number | null>(null);
  async function choose({ change }: CurvePoint) {
    setBusy(change);
    const { forbid: _, ...rules } = draft.rules;
    const problem = await send('draft.replan', {
      draftId: draft.id,
      rules: { ...rules, points: { ...rules.points, change } },
    });
    setBusy(null);
    toast(problem ? sentence(problem) : t(draftText.proposed));
  }
  return (
    <Section title={t(draftText.curve)}>
      <p>{t(draftText.curveExplains)}</p>
      <Reading of={curve}>
        {({ points, price }) => (
          <>
            {points.some(({ held }) => held > 0) ? (
              <Points all={points} price={draft.rules.points.change} busy={busy} choose={choose} />
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
  price: number;
  busy: number | null;
  choose: (point: CurvePoint) => Promise<void>;
}) {
  const { all, price } = p;
  const here = all.find(({ change }) => change === price);
  const byWay = new Set(all.map(km)).size > 1;
  const y = (point: CurvePoint) => (byWay ? km(point) : point.cost);
  return (
    <>
      <Picture
        name={t(draftText.curve)}
        xSays={t(draftText.curveKept)}
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
        columns={columnsOf(all)}
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
const columnsOf = (all: readonly CurvePoint[]): Column<CurvePoint>[] => [
  { head: draftText.curvePrice, of: (point) => point.change, show: (point) => number(point.change) },
  {
    head: draftText.curveKept,
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
