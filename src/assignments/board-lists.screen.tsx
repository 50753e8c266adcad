import { useState } from 'preact/hooks';
import { Button } from '../web/button.tsx';
import { Section } from '../web/design.tsx';
import { Bars } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { send } from '../web/send.ts';
import { number, sentence, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { draftText } from './draft.texts.ts';
import type { DraftLoad, DraftRow, WholeDraft } from './draft.ts';
import { fullName } from './standing.screen.tsx';
import { WhyDialog } from './why.screen.tsx';

/** Officials with a bar of what they would have; a press on a name shows their units alone. */
export function Loads(p: {
  draft: WholeDraft;
  only: string | null;
  show: (officialId: string | null) => void;
}) {
  const top = Math.max(1, ...p.draft.loads.map((load) => load.units));
  const columns: Column<DraftLoad>[] = [
    {
      head: draftText.official,
      of: (load) => load.name,
      kind: 'person',
      show: (load) => (
        <Button
          tone={load.officialId === p.only ? 'plain' : 'quiet'}
          onClick={() => p.show(load.officialId === p.only ? null : load.officialId)}
        >
          {load.name}
        </Button>
      ),
    },
    {
      head: draftText.load,
      of: (load) => load.units,
      kind: 'count',
      total: true,
      show: (load) => <Bar value={load.units} max={top} wrong={outside(load)} />,
    },
    { head: draftText.loadBefore, of: (load) => load.before, kind: 'count', total: true },
  ];
  return (
    <Section title={t(draftText.officials)}>
      <List
        name={t(draftText.officials)}
        rows={p.draft.loads}
        id={(load) => load.officialId}
        columns={columns}
      />
    </Section>
  );
}

const outside = ({ units, least, most }: DraftLoad) => units < least || (most !== null && units > most);

const Bar = (p: { value: number; max: number; wrong: boolean }) => (
  <span class={p.wrong ? 'progress progress-danger' : 'progress'}>
    <span class="progress-value">{number(p.value)}</span>
    <span class="track" aria-hidden="true">
      <span class="fill" style={{ width: `${(p.value / p.max) * 100}%` }} />
    </span>
  </span>
);

/** The same on a phone, one line each. */
export const LoadBars = ({ draft }: { draft: WholeDraft }) => (
  <Bars
    name={t(draftText.officials)}
    rows={draft.loads.map((load) => ({
      id: load.officialId,
      says: load.name,
      value: load.units,
      note: `${t(draftText.loadBefore)}: ${load.before}`,
      tone: outside(load) ? 'danger' : 'plain',
    }))}
  />
);

/** So many officials fit into a native list at every row; with more, the dialog finds one by typing. */
const mostInSelect = 100;

/** Units with who takes each: a native list moves one, a lock holds it, «vì sao» says why and who else might. */
export function Rows(p: { draft: WholeDraft; only: string | null; showAll: () => void }) {
  const { draft, only } = p;
  const [asked, setAsked] = useState<DraftRow | null>(null);
  const nameOf = new Map<string, string>(draft.loads.map((load) => [load.officialId, load.name]));
  const rows = only === null ? draft.rows : draft.rows.filter((row) => row.officialId === only);
  const open = draft.publishedOn === null;
  const columns: Column<DraftRow>[] = [
    { head: draftText.unit, of: fullName },
    {
      head: draftText.official,
      of: (row) => nameOf.get(row.officialId ?? '') ?? null,
      kind: 'person',
      ...(open &&
        draft.loads.length <= mostInSelect && {
          show: (row: DraftRow) => <OfficialSelect draft={draft} row={row} />,
        }),
    },
    ...(draft.rows.some((row) => row.holderId !== null)
      ? [{ head: draftText.holderBefore, of: (row: DraftRow) => row.holderName, kind: 'person' as const }]
      : []),
    { head: draftText.cost, of: (row) => row.cost, kind: 'count', total: true },
  ];
  return (
    <Section
      title={t(draftText.units)}
      actions={
        only !== null && (
          <Button tone="quiet" icon="cross" onClick={p.showAll}>
            {t(draftText.onlyOf, { name: nameOf.get(only) ?? '' })}
          </Button>
        )
      }
    >
      <List
        name={t(draftText.units)}
        rows={rows}
        id={(row) => row.unitId}
        columns={columns}
        actions={(row) => (
          <>
            {open && <LockButton draft={draft} row={row} />}
            <Button tone="quiet" onClick={() => setAsked(row)}>
              {t(draftText.why)}
            </Button>
          </>
        )}
      />
      {asked && (
        <WhyDialog
          draft={draft}
          row={draft.rows.find((row) => row.unitId === asked.unitId) ?? asked}
          close={() => setAsked(null)}
        />
      )}
    </Section>
  );
}

const LockButton = ({ draft, row }: { draft: WholeDraft; row: DraftRow }) => (
  <Button
    tone="quiet"
    {...(row.locked && { icon: 'lock' as const })}
    off={row.officialId === null}
    onClick={() =>
      void said(send('draft.lock', { draftId: draft.id, unitIds: [row.unitId], locked: !row.locked }))
    }
  >
    {t(row.locked ? draftText.unlock : draftText.lock)}
  </Button>
);

function OfficialSelect({ draft, row }: { draft: WholeDraft; row: DraftRow }) {
  return (
    <select
      class="input"
      aria-label={t(draftText.officialOf, { unit: row.unitName })}
      value={row.officialId ?? ''}
      onChange={(event) => void move(draft, row, event.currentTarget.value || null)}
    >
      <option value="">–</option>
      {draft.loads.map((load) => (
        <option key={load.officialId} value={load.officialId}>
          {load.name} ({load.units})
        </option>
      ))}
    </select>
  );
}

/** Moves a unit at once; the way back is in the message. */
export async function move(
  draft: WholeDraft,
  row: DraftRow,
  officialId: string | null,
  note = '',
): Promise<boolean> {
  const body = (to: string | null) => ({
    draftId: draft.id,
    moves: [{ unitId: row.unitId, officialId: to }],
  });
  const problem = await send('draft.move', { ...body(officialId), note });
  if (problem) {
    toast(sentence(problem));
    return false;
  }
  const name = draft.loads.find((load) => load.officialId === officialId)?.name ?? '–';
  toast(
    t(draftText.moved, { unit: row.unitName, name }),
    () => void said(send('draft.move', { ...body(row.officialId), note: row.reason.note })),
  );
  return true;
}

async function said(sending: ReturnType<typeof send>): Promise<void> {
  const problem = await sending;
  if (problem) toast(sentence(problem));
}
