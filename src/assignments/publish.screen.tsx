import { useRef, useState } from 'preact/hooks';
import { Day } from '../kernel/day.ts';
import { CheckField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Disclosure } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { day, ticked } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { draftText } from './draft.texts.ts';
import { DraftPublished, type WholeDraft } from './draft.ts';

interface Changes {
  changes: { unitId: string; beforeId: string | null; afterId: string; kept: boolean }[];
  later: string[];
  /** Said again when publishing: nothing else than what was shown is published. */
  seen: string;
}

/** Asks for the day, and shows what changes from then on before anything does. */
export function PublishDialog(p: { draft: WholeDraft; close: () => void; done: () => void }) {
  const { draft } = p;
  const [on, setOn] = useState<Day>(draft.effectiveOn);
  const changes = useRead<Changes>(`drafts/${draft.id}/changes?on=${on}`);
  // What was shown stays until the new day's is there, or the button would slip away from under the pointer.
  const shown = useRef<Changes | null>(null);
  if (changes.value) shown.current = changes.value;
  return (
    <Dialog title={t(draftText.publishTitle)} onClose={p.close}>
      <p>{t(draftText.publishLead)}</p>
      <div
        onFocusOut={(event) => {
          const form = event.currentTarget.querySelector('form');
          const said = form && Day.safeParse(day(new FormData(form), 'effectiveOn'));
          if (said?.success && said.data !== on) setOn(said.data);
        }}
      >
        <Form
          words={DraftPublished}
          said={(form) => ({
            draftId: draft.id,
            effectiveOn: day(form, 'effectiveOn'),
            evenIfStale: ticked(form, 'evenIfStale'),
            ...(shown.current && { seen: shown.current.seen }),
          })}
          kind="draft.publish"
          labels={draftText}
          submit={t(draftText.publish)}
          submitIcon="check"
          done={() => {
            toast(t(draftText.publishedNow));
            p.done();
          }}
        >
          <DayField
            name="effectiveOn"
            label={t(draftText.effectiveOn)}
            value={draft.effectiveOn}
            today={me().today}
          />
          {draft.stale && <CheckField name="evenIfStale" label={t(draftText.evenIfStale)} />}
          {shown.current ? (
            <ChangesOf draft={draft} of={shown.current} />
          ) : (
            <Reading of={changes}>{() => null}</Reading>
          )}
        </Form>
      </div>
    </Dialog>
  );
}

function ChangesOf({ draft, of }: { draft: WholeDraft; of: Changes }) {
  const begun = of.changes.filter((change) => !change.kept);
  const kept = of.changes.length - begun.length;
  const unit = new Map<string, string>(draft.rows.map((row) => [row.unitId, row.unitName]));
  const name = new Map<string | null, string>([
    ...draft.loads.map((load): [string, string] => [load.officialId, load.name]),
    ...draft.rows.flatMap((row): [string, string][] =>
      row.holderId && row.holderName ? [[row.holderId, row.holderName]] : [],
    ),
  ]);
  const called = (id: string | null) => name.get(id) ?? t(draftText.nobody);
  return (
    <div class="section">
      <Figures>
        <Figure value={begun.length} says={t(draftText.changesNew)} />
        <Figure value={kept} says={t(draftText.changesKept)} />
      </Figures>
      {begun.length > 0 && (
        <Disclosure says={t(draftText.changesList)}>
          <ul>
            {begun.map((change) => (
              <li key={change.unitId}>
                {unit.get(change.unitId)}:{' '}
                {t(draftText.changeOf, { before: called(change.beforeId), after: called(change.afterId) })}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
