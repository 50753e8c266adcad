import { useState } from 'preact/hooks';
import { Button } from '../web/button.tsx';
import { Actions, Facts } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { lang, number, sentence, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { useChoices } from './board.local.ts';
import { Choices } from './choices.screen.tsx';
import { draftText } from './draft.texts.ts';
import type { DraftRow, WholeDraft } from './draft.ts';
import { type Parts, reasonWritten } from './reason.ts';
import { Repairs } from './repairs.screen.tsx';

interface Asked {
  draft: WholeDraft;
  row: DraftRow;
  close: () => void;
}

/** Vì sao: what spoke for this official, what it costs, what follows if another takes the unit, and who cannot and why. */
export function WhyDialog(p: Asked) {
  const { draft, row } = p;
  const choices = useChoices(draft, row.unitId);
  const [note, setNote] = useState('');
  const open = draft.publishedOn === null;
  const name = draft.loads.find((load) => load.officialId === row.officialId)?.name ?? t(draftText.nobody);
  return (
    <Dialog title={t(draftText.whyUnit, { unit: row.unitName, name })} onClose={p.close}>
      <p>
        <strong>{reasonWritten(row.reason)[lang()]}</strong>
      </p>
      <PartsOf parts={row.reason.parts} cost={row.cost} />
      {open && (
        <>
          <label class="field">
            <span class="label">{t(draftText.note)}</span>
            <input
              class="input"
              maxLength={200}
              value={note}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          </label>
          <Forbid {...p} />
          <Repairs {...p} note={note} />
        </>
      )}
      <Reading of={choices}>{(all) => <Choices {...p} all={all} note={note} />}</Reading>
    </Dialog>
  );
}

const PartsOf = ({ parts, cost }: { parts: Parts; cost: number }) => (
  <Facts
    of={[
      [t(draftText.partTravel), number(parts.travel)],
      [t(draftText.partSkills), number(parts.skills)],
      [t(draftText.partArea), number(parts.area)],
      [t(draftText.partChange), number(parts.change)],
      [t(draftText.cost), number(cost)],
    ]}
  />
);

function Forbid({ draft, row, close }: Asked) {
  if (row.officialId === null) return null;
  const pair = { unitId: row.unitId, officialId: row.officialId };
  async function forbid() {
    const problem = await send('draft.forbid', { draftId: draft.id, pair, forbidden: true });
    toast(problem ? sentence(problem) : t(draftText.forbidden));
    if (!problem) close();
  }
  return (
    <Actions>
      <Button tone="quiet" icon="stop" onClick={() => void forbid()}>
        {t(draftText.forbid)}
      </Button>
    </Actions>
  );
}
