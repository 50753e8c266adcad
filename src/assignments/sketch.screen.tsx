import type { ComponentChildren } from 'preact';
import { Section } from '../web/design.tsx';
import { Drag } from '../web/drag.tsx';
import { Sketch, type Tile } from '../web/sketch.tsx';
import { t } from '../web/text.ts';
import { draftText } from './draft.texts.ts';
import type { DraftRow, WholeDraft } from './draft.ts';

/** The units of a draft where they belong, with who takes each; those of the one asked about are lit. Its twin is the list. */
export function SketchOf(p: {
  draft: WholeDraft;
  only: string | null;
  press: (row: DraftRow) => void;
  take?: (row: DraftRow | null) => void;
}) {
  const nameOf = new Map<string, string>(p.draft.loads.map((load) => [load.officialId, load.name]));
  const rows = new Map<string, DraftRow>(p.draft.rows.map((row) => [row.unitId, row]));
  const groups = new Map<string, { id: string; says: string; tiles: Tile[] }>();
  for (const row of p.draft.rows) {
    const id = row.parentId ?? '';
    const group = groups.get(id) ?? { id, says: row.parentName ?? t(draftText.units), tiles: [] };
    const look = lookOf(row, p.only);
    group.tiles.push({
      id: row.unitId,
      says: row.unitName,
      note: `${nameOf.get(row.officialId ?? '') ?? t(draftText.nobody)}${look === 'changed' ? ` · ${t(draftText.changesHands)}` : ''}`,
      look,
      at: row.place,
    });
    groups.set(id, group);
  }
  const { take } = p;
  const carry = (id: string, tile: ComponentChildren) => (
    <Drag onTake={(carried) => take?.(carried ? (rows.get(id) ?? null) : null)}>{tile}</Drag>
  );
  return (
    <Section title={t(draftText.sketch)}>
      <p>{t(draftText.sketchExplains)}</p>
      <Sketch
        name={t(draftText.sketch)}
        groups={[...groups.values()]}
        press={(id) => {
          const row = rows.get(id);
          if (row) p.press(row);
        }}
        {...(take && { carry })}
      />
    </Section>
  );
}

function lookOf(row: DraftRow, only: string | null): Tile['look'] {
  if (row.officialId === null) return 'open';
  if (only !== null) return row.officialId === only ? 'lit' : 'plain';
  return row.holderId !== null && row.holderId !== row.officialId ? 'changed' : 'plain';
}
