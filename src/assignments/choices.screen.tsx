import { useState } from 'preact/hooks';
import { Button } from '../web/button.tsx';
import { Disclosure, Row, Rows, Section } from '../web/design.tsx';
import { find } from '../web/find.ts';
import { number, t } from '../web/text.ts';
import { useManyRepairs } from './board.local.ts';
import { draftText } from './draft.texts.ts';
import type { DraftRow, WholeDraft } from './draft.ts';
import { change, costNow, costWritten, move, ruledOutWritten } from './moving.screen.tsx';
import type { Choice } from './repair.ts';
import { RepairIfAsked, repairWritten } from './repairs.screen.tsx';

interface Asked {
  draft: WholeDraft;
  row: DraftRow;
  close: () => void;
}

/** So many are shown; with more, the one who is meant is found by typing. */
const most = 50;

/** Who else might take a unit and what that costs, the cheapest first; who cannot, and why. */
export function Choices(p: Asked & { all: readonly Choice[]; note: string }) {
  const [words, setWords] = useState('');
  const load = new Map<string, { name: string; units: number }>(
    p.draft.loads.map((one) => [one.officialId, one]),
  );
  const name = (choice: Choice) => load.get(choice.officialId)?.name ?? '';
  const open = p.draft.publishedOn === null;
  const repairs = useManyRepairs(p.draft, open ? p.row.unitId : null);
  const others = p.all.filter((choice) => choice.officialId !== p.row.officialId);
  const found = words.trim() === '' ? others : Object.values(find(others, name, words)).flat();
  const possible = found.filter((choice) => choice.ruledOutBy.length === 0);
  const out = found.filter((choice) => choice.ruledOutBy.length > 0);
  const now = costNow(p.row, p.all);
  const says = (choice: Choice) => {
    const repair = repairs.get(choice.officialId);
    return [
      costWritten(choice, now),
      t(draftText.loadNow, { count: load.get(choice.officialId)?.units ?? 0 }),
      ...(repair ? [t(draftText.repairedTo, { repair: repairWritten(repair) })] : []),
    ].join(' · ');
  };
  return (
    <>
      <Section title={t(draftText.others)}>
        {others.length > most && (
          <input
            class="input"
            type="search"
            aria-label={t(draftText.findName)}
            placeholder={t(draftText.findName)}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
        <Rows name={t(draftText.others)}>
          {possible.slice(0, most).map((choice) => (
            <Row
              key={choice.officialId}
              icon="person"
              title={name(choice)}
              note={
                <>
                  {says(choice)}
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
        <More all={possible.length} />
      </Section>
      {out.length > 0 && (
        <Disclosure says={`${t(draftText.ruledOut)} (${number(out.length)})`}>
          <Rows name={t(draftText.ruledOut)}>
            {out.slice(0, most).map((choice) => (
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
          <More all={out.length} />
        </Disclosure>
      )}
    </>
  );
}

const More = ({ all }: { all: number }) =>
  all > most ? (
    <p class="meta" role="status">
      {t(draftText.firstOf, { count: number(most), all: number(all) })}
    </p>
  ) : null;

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
