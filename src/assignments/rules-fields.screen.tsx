import { useState } from 'preact/hooks';
import type { TierName } from '../engine/problem.ts';
import { Button, IconButton } from '../web/button.tsx';
import { CheckField, ChecksField, ChoiceField } from '../web/choice-field.tsx';
import { Actions, Disclosure, Row, Rows } from '../web/design.tsx';
import { CountField, FieldGroup } from '../web/field.tsx';
import { count, text, texts, ticked } from '../web/form.ts';
import { t } from '../web/text.ts';
import { aimText, draftText } from './draft.texts.ts';
import type { Aim, DraftRules } from './draft.ts';

type Asked = Omit<DraftRules, 'forbid'>;

const weights = [
  ['metre', draftText.metre],
  ['missingSkill', draftText.missingSkill],
  ['otherArea', draftText.otherArea],
  ['change', draftText.change],
] as const;

/** What `RulesFields` says, unchecked. */
export const rulesSaid = (form: FormData) => ({
  by: text(form, 'by'),
  spread: Number.isNaN(Number(text(form, 'spread'))) ? text(form, 'spread') : Number(text(form, 'spread')),
  maxChanges: count(form, 'maxChanges'),
  compact: count(form, 'compact') ?? 0,
  hard: texts(form, 'hard'),
  leadersForHeavy: ticked(form, 'leadersForHeavy'),
  points: Object.fromEntries(weights.map(([name]) => [name, count(form, name) ?? 0])),
  tiers: texts(form, 'tiers').map((tier) => ({
    tier,
    tolerance: Number(text(form, `tolerance.${tier}`)) / 100,
  })),
});

/** By which rules units are shared out; what is seldom changed is folded away. */
export function RulesFields({ of }: { of: Asked }) {
  const usual = ['least', 'band', 'none', 'tight'].includes(String(of.spread));
  return (
    <>
      <ChoiceField
        name="by"
        label={t(draftText.by)}
        value={of.by}
        row
        choices={[
          { value: 'count', label: t(draftText.byCount) },
          { value: 'need', label: t(draftText.byNeed), hint: t(draftText.byNeedHint) },
        ]}
      />
      <ChoiceField
        name="spread"
        label={t(draftText.spread)}
        value={String(of.spread)}
        choices={[
          { value: 'least', label: t(draftText.spreadLeast) },
          { value: 'band', label: t(draftText.spreadBand) },
          { value: 'none', label: t(draftText.spreadNone) },
          ...(of.spread === 'tight' ? [{ value: 'tight', label: t(draftText.spreadTight) }] : []),
          ...(usual
            ? []
            : [{ value: String(of.spread), label: t(draftText.spreadOf, { count: String(of.spread) }) }]),
        ]}
      />
      <CountField
        name="maxChanges"
        label={t(draftText.maxChanges)}
        hint={t(draftText.maxChangesHint)}
        optional
        {...(of.maxChanges !== null && { value: of.maxChanges })}
      />
      <Disclosure says={t(draftText.moreRules)}>
        <div class="fields">
          <ChecksField
            name="hard"
            label={t(draftText.hard)}
            values={of.hard}
            choices={[
              { value: 'requiredSkills', label: t(draftText.hardRequiredSkills) },
              { value: 'home', label: t(draftText.hardHome) },
              { value: 'area', label: t(draftText.hardArea) },
            ]}
          />
          <CheckField
            name="leadersForHeavy"
            label={t(draftText.leadersForHeavy)}
            hint={t(draftText.leadersForHeavyHint)}
            checked={of.leadersForHeavy}
          />
          <p class="label">{t(draftText.weights)}</p>
          {weights.map(([name, label]) => (
            <CountField key={name} name={name} label={t(label)} value={of.points[name]} />
          ))}
          <CountField
            name="compact"
            label={t(draftText.compact)}
            hint={t(draftText.compactHint)}
            value={of.compact}
          />
          <AimsField first={of.tiers} />
        </div>
      </Disclosure>
    </>
  );
}

const tolerances = [0, 1, 2, 5, 10, 20];

/** Aims in their order: what stands first counts before all beneath it, but for the part it may be worsened by. */
function AimsField({ first }: { first: readonly Aim[] }) {
  const [aims, setAims] = useState<readonly TierName[]>(first.map(({ tier }) => tier));
  const given = new Map(first.map(({ tier, tolerance }) => [tier, Math.round(tolerance * 100)]));
  const others = (Object.keys(aimText) as TierName[]).filter((tier) => !aims.includes(tier));
  const swap = (at: number, to: number) =>
    setAims(aims.map((aim, k) => (k === at ? aims[to] : k === to ? aims[at] : aim) as TierName));
  return (
    <FieldGroup name="tiers" label={t(draftText.tiers)} hint={t(draftText.aimsHint)}>
      <Rows name={t(draftText.tiers)}>
        {aims.map((tier, at) => (
          <Row
            key={tier}
            title={`${at + 1}. ${t(aimText[tier])}`}
            note={
              tier === 'cost' && at === aims.length - 1 ? undefined : (
                <label class="inline">
                  {t(draftText.tolerance)}{' '}
                  <select
                    class="input"
                    name={`tolerance.${tier}`}
                    defaultValue={String(given.get(tier) ?? 0)}
                  >
                    {[...new Set([...tolerances, given.get(tier) ?? 0])].map((percent) => (
                      <option key={percent} value={percent} selected={percent === (given.get(tier) ?? 0)}>
                        {percent} %
                      </option>
                    ))}
                  </select>
                </label>
              )
            }
            beside={
              <>
                <input type="hidden" name="tiers" value={tier} />
                <IconButton
                  icon="up"
                  says={t(draftText.aimUp, { aim: t(aimText[tier]) })}
                  off={at === 0}
                  onClick={() => swap(at, at - 1)}
                />
                <IconButton
                  icon="down"
                  says={t(draftText.aimDown, { aim: t(aimText[tier]) })}
                  off={at === aims.length - 1}
                  onClick={() => swap(at, at + 1)}
                />
                <IconButton
                  icon="cross"
                  says={t(draftText.aimAway, { aim: t(aimText[tier]) })}
                  off={tier === 'cost' || tier === 'spread'}
                  onClick={() => setAims(aims.filter((aim) => aim !== tier))}
                />
              </>
            }
          />
        ))}
      </Rows>
      <Actions>
        {others.map((tier) => (
          <Button
            key={tier}
            icon="plus"
            onClick={() => setAims([...aims.slice(0, -1), tier, ...aims.slice(-1)])}
          >
            {t(aimText[tier])}
          </Button>
        ))}
      </Actions>
    </FieldGroup>
  );
}
