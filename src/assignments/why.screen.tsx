import { useState } from 'preact/hooks';
import { Button } from '../web/button.tsx';
import { Actions, Disclosure, Facts, Row, Rows, Section } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { lang, number, sentence, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';

import { draftText } from './draft.texts.ts';
import type { DraftRow, WholeDraft } from './draft.ts';
import { change, extraWritten, move, ruledOutWritten } from './moving.screen.tsx';
import { type Parts, reasonWritten } from './reason.ts';
import type { Choice } from './repair.ts';
import { RepairIfAsked, Repairs } from './repairs.screen.tsx';

interface Asked {
  draft: WholeDraft;
  row: DraftRow;
  close: () => void;
}

/** Vì sao: what spoke for this official, what it costs, what follows if another takes the unit, and who cannot and why. */
export function WhyDialog(p: Asked) {
  const { draft, row } = p;
  const choices = useRead<Choice[]>(`drafts/${draft.id}/units/${row.unitId}`);
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

function Choices(p: Asked & { all: readonly Choice[]; note: string }) {
  const load = new Map<string, { name: string; units: number }>(
    p.draft.loads.map((one) => [one.officialId, one]),
  );
  const others = p.all.filter((choice) => choice.officialId !== p.row.officialId);
  const possible = others.filter((choice) => choice.ruledOutBy.length === 0);
  const out = others.filter((choice) => choice.ruledOutBy.length > 0);
  const open = p.draft.publishedOn === null;
  // Facts may have changed since the row got its points: like is compared with like.
  const now = p.all.find((choice) => choice.officialId === p.row.officialId)?.cost ?? p.row.cost;
  const name = (choice: Choice) => load.get(choice.officialId)?.name ?? '';
  return (
    <>
      <Section title={t(draftText.others)}>
        <Rows name={t(draftText.others)}>
          {possible.map((choice) => (
            <Row
              key={choice.officialId}
              icon="person"
              title={name(choice)}
              note={
                <>
                  {extraWritten(choice.cost - now)} ·{' '}
                  {t(draftText.loadNow, { count: load.get(choice.officialId)?.units ?? 0 })}
                  {open && <RepairIfAsked {...p} officialId={choice.officialId} name={name(choice)} />}
                </>
              }
              beside={
                open && (
                  <Button
                    onClick={() =>
                      void move(p.draft, p.row, choice.officialId, p.note).then((done) => done && p.close())
                    }
                  >
                    {t(draftText.movedTo)}
                  </Button>
                )
              }
            />
          ))}
        </Rows>
      </Section>
      {out.length > 0 && (
        <Disclosure says={`${t(draftText.ruledOut)} (${out.length})`}>
          <Rows name={t(draftText.ruledOut)}>
            {out.map((choice) => (
              <Row
                key={choice.officialId}
                icon="stop"
                title={name(choice)}
                note={ruledOutWritten(choice.ruledOutBy)}
                beside={
                  open &&
                  choice.ruledOutBy.includes('forbid') && <Allow {...p} officialId={choice.officialId} />
                }
              />
            ))}
          </Rows>
        </Disclosure>
      )}
    </>
  );
}

const Allow = ({ draft, row, officialId }: Asked & { officialId: string }) => (
  <Button
    onClick={() =>
      void change('draft.forbid', {
        draftId: draft.id,
        pair: { unitId: row.unitId, officialId },
        forbidden: false,
      })
    }
  >
    {t(draftText.allow)}
  </Button>
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
