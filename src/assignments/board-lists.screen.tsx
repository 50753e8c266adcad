import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button, IconButton } from '../web/button.tsx';
import { Section } from '../web/design.tsx';
import { Drag, Drop } from '../web/drag.tsx';
import { Bars } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { number, t } from '../web/text.ts';
import { wide } from '../web/wide.ts';
import { AfterMove } from './after-move.screen.tsx';
import { useChoices, useManyRepairs } from './board.local.ts';
import { draftText } from './draft.texts.ts';
import type { DraftLoad, DraftRow, WholeDraft } from './draft.ts';
import { change, costNow, costWritten, extraWritten, move, ruledOutWritten } from './moving.screen.tsx';
import type { Choice } from './repair.ts';
import { fullName } from './standing.screen.tsx';

/**
 * Officials with a bar of what they would have; a press on a name shows their units alone. A unit that is carried over one
 * says beforehand what that would cost, or why it may not be.
 */
export function Loads(p: {
  draft: WholeDraft;
  only: string | null;
  show: (officialId: string | null) => void;
  taken: DraftRow | null;
}) {
  const { draft, taken } = p;
  const byNeed = draft.rules.by === 'need';
  const loadOf = (load: DraftLoad) => (byNeed ? load.workload : load.units);
  const top = Math.max(1, ...draft.loads.map(loadOf));
  const choices = useChoices(draft, taken?.unitId ?? null);
  const repairs = useManyRepairs(draft, taken?.unitId ?? null);
  const under = (load: DraftLoad, shown: ComponentChildren) =>
    draft.publishedOn === null ? (
      <Drop onDrop={() => taken && void move(draft, taken, load.officialId)}>{shown}</Drop>
    ) : (
      shown
    );
  const foretold = (load: DraftLoad) => {
    const choice = taken && choices.value?.find(({ officialId }) => officialId === load.officialId);
    if (!choice) return null;
    if (choice.ruledOutBy.length > 0) return ruledOutWritten(choice.ruledOutBy);
    const repair = repairs.get(load.officialId);
    const extra = extraWritten(choice.cost - costNow(taken, choices.value ?? []));
    return repair ? t(draftText.extraAndRepaired, { extra, repaired: extraWritten(repair.extra) }) : extra;
  };
  const columns: Column<DraftLoad>[] = [
    {
      head: draftText.official,
      of: (load) => load.name,
      kind: 'person',
      show: (load) =>
        under(
          load,
          <Button
            tone={load.officialId === p.only ? 'plain' : 'quiet'}
            onClick={() => p.show(load.officialId === p.only ? null : load.officialId)}
          >
            {load.name}
          </Button>,
        ),
    },
    {
      head: byNeed ? draftText.workload : draftText.load,
      of: loadOf,
      kind: 'count',
      total: true,
      show: (load) =>
        under(
          load,
          <>
            <Bar value={loadOf(load)} max={top} wrong={outside(draft, load)} />
            {taken && (
              <span class="drop-says" title={foretold(load) ?? ''}>
                {foretold(load)}
              </span>
            )}
          </>,
        ),
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

const outside = ({ rules }: WholeDraft, { units, workload, least, most }: DraftLoad) => {
  const held = rules.by === 'need' ? workload : units;
  return held < least || (most !== null && held > most);
};

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
      value: draft.rules.by === 'need' ? load.workload : load.units,
      note: `${t(draftText.loadBefore)}: ${load.before}`,
      tone: outside(draft, load) ? 'danger' : 'plain',
    }))}
  />
);

/** So many officials fit into a native list at every row; with more, the dialog finds one by typing. */
const mostInSelect = 100;

/** Units with who takes each: a native list moves one, a lock holds it, «vì sao» says why and who else might. */
export function Rows(p: {
  draft: WholeDraft;
  only: string | null;
  showAll: () => void;
  ask: (row: DraftRow) => void;
  take: (row: DraftRow | null) => void;
}) {
  const { draft, only } = p;
  const nameOf = new Map<string, string>(draft.loads.map((load) => [load.officialId, load.name]));
  const rows = only === null ? draft.rows : draft.rows.filter((row) => row.officialId === only);
  const open = draft.publishedOn === null;
  const columns: Column<DraftRow>[] = [
    {
      head: draftText.unit,
      of: fullName,
      ...(open &&
        wide.value && {
          show: (row: DraftRow) => (
            <Drag onTake={(carried) => p.take(carried ? row : null)}>{fullName(row)}</Drag>
          ),
        }),
    },
    ...(draft.rows.some((row) => row.workload > 1)
      ? [
          {
            head: draftText.workload,
            of: (row: DraftRow) => row.workload,
            kind: 'count' as const,
            total: true,
          },
        ]
      : []),
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
        sheet={`draft-rows?draftId=${draft.id}`}
        rows={rows}
        id={(row) => row.unitId}
        columns={columns}
        actions={(row) => (
          <>
            {open && !wide.value && <AfterMove draft={draft} at={row.unitId} />}
            {open && <LockButton draft={draft} row={row} />}
            <Button tone="quiet" onClick={() => p.ask(row)}>
              {t(draftText.why)}
            </Button>
          </>
        )}
      />
    </Section>
  );
}

function LockButton({ draft, row }: { draft: WholeDraft; row: DraftRow }) {
  const turn = () =>
    void change('draft.lock', { draftId: draft.id, unitIds: [row.unitId], locked: !row.locked });
  return row.locked ? (
    <IconButton icon="lock" says={t(draftText.unlockOf, { unit: row.unitName })} onClick={turn} />
  ) : (
    <Button tone="quiet" off={row.officialId === null} onClick={turn}>
      {t(draftText.lock)}
    </Button>
  );
}

/** Whoever opens it reads beside each name what giving the unit there costs. */
function OfficialSelect({ draft, row }: { draft: WholeDraft; row: DraftRow }) {
  const [asked, setAsked] = useState(false);
  const { value } = useChoices(draft, asked ? row.unitId : null);
  const choices = new Map<string, Choice>(value?.map((choice) => [choice.officialId, choice]));
  const ask = () => setAsked(true);
  const beside = (load: DraftLoad) => {
    const choice = choices.get(load.officialId);
    if (!choice || load.officialId === row.officialId) return '';
    return ` · ${costWritten(choice, costNow(row, value ?? []))}`;
  };
  return (
    <select
      class="input input-name"
      aria-label={t(draftText.officialOf, { unit: row.unitName })}
      value={row.officialId ?? ''}
      onPointerEnter={ask}
      onPointerDown={ask}
      onFocus={ask}
      onBlur={() => setAsked(false)}
      onChange={(event) => void move(draft, row, event.currentTarget.value || null)}
    >
      <option value="">–</option>
      {draft.loads.map((load) => (
        <option key={load.officialId} value={load.officialId}>
          {load.name} ({load.units}){beside(load)}
        </option>
      ))}
    </select>
  );
}
