import { useState } from 'preact/hooks';
import { Disclosure } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { number, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import type { CandidateOfficial } from './candidates.ts';
import { refuseOfficials } from './draft.rules.ts';
import { draftText } from './draft.texts.ts';
import { DraftReplanned, type WholeDraft } from './draft.ts';
import { OfficialsField, officialsSaid } from './officials-field.screen.tsx';
import { RulesFields, rulesSaid } from './rules-fields.screen.tsx';

/**
 * Other rules for a draft, or other people: it is planned anew at once, and «Hoàn tác» brings the old one back. Under the same
 * rules as few rows change as can be.
 */
export function RulesDialog({ draft, close }: { draft: WholeDraft; close: () => void }) {
  const [after] = useState(draft.steps);
  const query = `kind=${draft.kind}&heldTier=${draft.heldTier}&on=${draft.effectiveOn}`;
  const candidates = useRead<{ officials: CandidateOfficial[] }>(`plans/${draft.planId}/candidates?${query}`);
  return (
    <Dialog title={t(draftText.rulesTitle)} onClose={close}>
      <Form
        words={DraftReplanned}
        said={(form) => {
          const rules = rulesSaid(form);
          return {
            ...{ draftId: draft.id, after },
            ...(sameRules(rules, draft.rules) ? { kept: 'most' } : { rules }),
            ...(candidates.value && { officials: officialsSaid(form) }),
          };
        }}
        judge={({ officials }) => (officials ? refuseOfficials(officials) : null)}
        kind="draft.replan"
        labels={draftText}
        submit={t(draftText.propose)}
        submitIcon="assign"
        done={() => {
          toast(t(draftText.proposed));
          close();
        }}
      >
        <RulesFields of={draft.rules} />
        <Disclosure says={t(draftText.present, { count: number(draft.loads.length) })}>
          <Reading of={candidates}>
            {({ officials }) => (
              <OfficialsField officials={officials} chosen={draft.loads} hint={t(draftText.presentHint)} />
            )}
          </Reading>
        </Disclosure>
      </Form>
    </Dialog>
  );
}

/** Whether the form says the rules that the draft has. */
function sameRules(said: object, { forbid: _, ...rules }: WholeDraft['rules']): boolean {
  const inOrder = (one: unknown): unknown =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))
      : one;
  const written = (of: object) => JSON.stringify(inOrder(of), (_key, value) => inOrder(value));
  return written(said) === written(rules);
}
