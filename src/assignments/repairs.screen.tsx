import { useState } from 'preact/hooks';
import { Button } from '../web/button.tsx';
import { Disclosure, Row, Rows, Section } from '../web/design.tsx';
import { Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { useRepair, useRepairs } from './board.local.ts';
import { draftText } from './draft.texts.ts';
import type { DraftRow, WholeDraft } from './draft.ts';
import { extraWritten, moveAll } from './moving.screen.tsx';
import type { Repair } from './repair.ts';

interface Asked {
  draft: WholeDraft;
  row: DraftRow;
  close: () => void;
  note: string;
}

/** Whom the unit could go to for least when the rest gives way: what that costs in all and every unit that moves with it. */
export function Repairs(p: Asked) {
  const repairs = useRepairs(p.draft, p.row.unitId);
  return (
    <Section title={t(draftText.repairs)}>
      <p>{t(draftText.repairsExplain)}</p>
      <Reading of={repairs} empty={<p>{t(draftText.repairsNone)}</p>}>
        {(all) => (
          <Rows name={t(draftText.repairs)}>
            {all.map((repair) => (
              <Row
                key={repair.officialId}
                icon="assign"
                title={nameIn(p.draft, repair.officialId)}
                note={<Chain {...p} repair={repair} />}
                beside={<Carry {...p} repair={repair} />}
              />
            ))}
          </Rows>
        )}
      </Reading>
    </Section>
  );
}

/** The same for one official, asked for by a press: «vì sao không phải người này?». */
export function RepairIfAsked(p: Asked & { officialId: string; name: string }) {
  const [asked, setAsked] = useState(false);
  const answer = useRepair(p.draft, p.row.unitId, asked ? p.officialId : null);
  if (!asked)
    return (
      <div>
        <Button tone="quiet" onClick={() => setAsked(true)}>
          {t(draftText.whyNot, { name: p.name })}
        </Button>
      </div>
    );
  return (
    <Reading of={answer}>
      {({ repair }) =>
        repair === null ? (
          <p>{t(draftText.repairsNone)}</p>
        ) : (
          <div>
            <Chain {...p} repair={repair} />
            <Carry {...p} repair={repair} />
          </div>
        )
      }
    </Reading>
  );
}

/** «+300 điểm, 2 đơn vị đổi người». */
export function repairWritten({ extra, exact, moves }: Repair): string {
  const says = t(draftText.repairOf, { extra: extraWritten(extra), count: moves.length });
  return exact ? says : `${says} (${t(draftText.notProven)})`;
}

const nameIn = (draft: WholeDraft, officialId: string | null) =>
  draft.loads.find((load) => load.officialId === officialId)?.name ?? t(draftText.nobody);

/** So many moves are told one by one. */
const shown = 50;

export function Chain({ draft, repair }: { draft: WholeDraft; repair: Repair }) {
  const moves = repair.moves.slice(0, shown);
  const ids = new Set<string>(moves.map(({ unitId }) => unitId));
  const unit = new Map<string, string>(
    draft.rows.filter((row) => ids.has(row.unitId)).map((row) => [row.unitId, row.unitName]),
  );
  return (
    <Disclosure says={repairWritten(repair)}>
      <ul>
        {moves.map((one) => (
          <li key={one.unitId}>
            {unit.get(one.unitId)}:{' '}
            {t(draftText.changeOf, { before: nameIn(draft, one.fromId), after: nameIn(draft, one.toId) })}
          </li>
        ))}
        {repair.moves.length > shown && <li>…</li>}
      </ul>
    </Disclosure>
  );
}

export const Carry = ({
  draft,
  row,
  close,
  note,
  repair,
  says,
}: Asked & { repair: Repair; says?: string }) => (
  <Button
    onClick={() => {
      const moves = repair.moves.map(({ unitId, toId }) => ({
        ...{ unitId, officialId: toId },
        ...(unitId === row.unitId && { note }),
      }));
      const done = t(draftText.moved, { unit: row.unitName, name: nameIn(draft, repair.officialId) });
      void moveAll(draft, moves, says ? t(draftText.rearranged) : done).then((went) => went && close());
    }}
  >
    {says ?? t(draftText.repairCarry)}
  </Button>
);
