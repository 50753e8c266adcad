import { useState } from 'preact/hooks';
import { newId } from '../kernel/id.ts';
import { CheckField, ChoiceField } from '../web/choice-field.tsx';
import { MoneyField, TextField } from '../web/field.tsx';
import { dong, text } from '../web/form.ts';
import { t } from '../web/text.ts';
import { contributionKindText, visitText } from './visit.texts.ts';
import type { Visit } from './visit.ts';

/** A contribution of one's own made on that occasion; `forOther`: written for the official whose it is. */
export function GiftField(p: { was?: Visit; forOther?: boolean }) {
  const gift = p.was?.contributions[0];
  return (
    <CheckField
      name="contributions"
      label={t(p.forOther ? visitText.contributionsOf : visitText.contributions)}
      hint={t(visitText.contributionsHint)}
      checked={gift !== undefined}
    >
      <GiftParts {...(gift && { was: gift })} />
    </CheckField>
  );
}

/** Idea, work or money, what it was, and of money how much. */
export function GiftParts(p: { was?: Visit['contributions'][number] }) {
  const [kind, setKind] = useState<string>(p.was?.kind ?? 'work');
  return (
    <>
      <ChoiceField
        name="contributionKind"
        label={t(visitText.contributionKind)}
        row
        choices={Object.entries(contributionKindText).map(([value, label]) => ({ value, label: t(label) }))}
        value={kind}
        onChange={setKind}
      />
      <TextField name="what" label={t(visitText.what)} max={500} value={p.was?.what ?? ''} />
      {kind === 'money' && (
        <MoneyField name="valueVnd" label={t(visitText.valueVnd)} value={p.was?.valueVnd ?? null} />
      )}
    </>
  );
}

/** The same gift keeps its id while its form is sent again, so that a lost answer doubles nothing. */
const giftIds = new Map<string, string>();
export const giftIdOf = (visitId: string): string => {
  const known = giftIds.get(visitId) ?? newId<string>();
  giftIds.set(visitId, known);
  return known;
};

export const giftOf = (form: FormData, id: string) => ({
  id,
  kind: text(form, 'contributionKind'),
  what: text(form, 'what'),
  valueVnd: text(form, 'contributionKind') === 'money' ? dong(form, 'valueVnd') : null,
});
