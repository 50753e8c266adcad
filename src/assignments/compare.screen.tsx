import { Section } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { number, t } from '../web/text.ts';
import { draftText } from './draft.texts.ts';
import type { DraftRow, WholeDraft } from './draft.ts';
import { spreadWritten } from './evenness.screen.tsx';
import { evenness } from './load.rules.ts';

/** Two drafts of one plan: how even, how dear, and each unit that goes to another. */
export function Compare(p: { one: WholeDraft; otherId: string; close: () => void }) {
  const other = useRead<WholeDraft>(`drafts/${p.otherId}`);
  return (
    <Dialog title={t(draftText.compareTitle)} onClose={p.close}>
      <Reading of={other}>{(two) => <Differences one={p.one} two={two} />}</Reading>
    </Dialog>
  );
}

const kept = ({ rows }: WholeDraft) =>
  rows.filter(({ holderId, officialId }) => holderId !== null && holderId === officialId).length;

interface Pair {
  one: DraftRow;
  two: DraftRow;
}

function Differences({ one, two }: { one: WholeDraft; two: WholeDraft }) {
  const there = new Map(two.rows.map((row) => [row.unitId, row]));
  const pairs = one.rows.flatMap((row): Pair[] => {
    const same = there.get(row.unitId);
    return same && same.officialId !== row.officialId ? [{ one: row, two: same }] : [];
  });
  const nameIn = (draft: WholeDraft, id: string | null) =>
    draft.loads.find((load) => load.officialId === id)?.name ?? null;
  return (
    <>
      {[one, two].map((draft) => (
        <Section key={draft.id} title={draft.title}>
          <Figures>
            <Figure
              value={spreadWritten(
                evenness(draft.loads.map((load) => (draft.rules.by === 'need' ? load.workload : load.units))),
              )}
              says={t(draft.rules.by === 'need' ? draftText.spreadNeed : draftText.spreadShown)}
            />
            <Figure value={number(draft.cost, 0)} says={t(draftText.cost)} />
            <Figure value={number(kept(draft))} says={t(draftText.kept)} />
            <Figure
              value={number(draft.rows.reduce((sum, row) => sum + row.reason.parts.travel, 0))}
              says={t(draftText.partTravel)}
            />
            <Figure
              value={number(draft.rows.reduce((sum, row) => sum + row.reason.parts.skills, 0))}
              says={t(draftText.partSkills)}
            />
          </Figures>
        </Section>
      ))}
      <p>
        <strong>{number(pairs.length)}</strong> {t(draftText.differ)}
      </p>
      {pairs.length === 0 ? (
        <Empty icon="check" says={t(draftText.compareNone)} />
      ) : (
        <List
          name={t(draftText.compareTitle)}
          rows={pairs}
          id={(pair) => pair.one.unitId}
          columns={[
            { head: draftText.unit, of: (pair) => pair.one.unitName },
            {
              head: { vi: one.title, en: one.title },
              of: (pair) => nameIn(one, pair.one.officialId),
              kind: 'person',
            },
            {
              head: { vi: two.title, en: two.title },
              of: (pair) => nameIn(two, pair.two.officialId),
              kind: 'person',
            },
            {
              head: { vi: `Điểm thêm ở ${two.title}`, en: `Points more in ${two.title}` },
              of: (pair) => pair.two.cost - pair.one.cost,
              kind: 'count',
              total: true,
            },
          ]}
        />
      )}
    </>
  );
}
