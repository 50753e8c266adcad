import { ChecksField } from '../web/choice-field.tsx';
import { Disclosure } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { texts } from '../web/form.ts';
import { number, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { draftText } from './draft.texts.ts';
import { DraftReplanned, type WholeDraft } from './draft.ts';
import { RulesFields, rulesSaid } from './rules-fields.screen.tsx';

/** Other rules for a draft, or fewer people: it is planned anew at once, and «Hoàn tác» brings the old one back. */
export function RulesDialog({ draft, close }: { draft: WholeDraft; close: () => void }) {
  return (
    <Dialog title={t(draftText.rulesTitle)} onClose={close}>
      <Form
        words={DraftReplanned}
        said={(form) => {
          const present = new Set(texts(form, 'officials'));
          const officials = draft.loads.filter(({ officialId }) => present.has(officialId));
          return {
            draftId: draft.id,
            rules: rulesSaid(form),
            officials: officials.map(({ officialId, least, most }) => ({ officialId, least, most })),
          };
        }}
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
          <ChecksField
            name="officials"
            label={t(draftText.officials)}
            hint={t(draftText.presentHint)}
            values={draft.loads.map((load) => load.officialId)}
            choices={draft.loads.map((load) => ({ value: load.officialId, label: load.name }))}
          />
        </Disclosure>
      </Form>
    </Dialog>
  );
}
