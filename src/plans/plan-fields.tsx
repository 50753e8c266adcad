import { useSearch } from 'wouter-preact';
import { SelectField } from '../web/choice-field.tsx';
import { Picker } from '../web/picker.tsx';
import { lang, t } from '../web/text.ts';
import { planTypeText } from './plan.rules.ts';
import { nameOf } from './plan.screen.tsx';
import { planText } from './plan.texts.ts';
import { type Plan, PlanType } from './plan.ts';
import type { IssuerRow, PlanRow } from './plan-list.ts';

/** Who issues it, and what kind of document it is. A draft keeps its issuer. */
export function IssuerFields(p: {
  issuers: readonly IssuerRow[];
  stored: Plan | null;
  type: PlanType;
  setIssuer: (issuer: IssuerRow | undefined) => void;
  setType: (type: PlanType) => void;
}) {
  const offered = p.stored ? p.issuers.filter((one) => one.bodyId === p.stored?.bodyId) : p.issuers;
  return (
    <>
      <SelectField
        name="bodyId"
        label={t(planText.bodyId)}
        value={p.stored?.bodyId ?? offered[0]?.bodyId ?? ''}
        onChange={(id) => p.setIssuer(p.issuers.find((one) => one.bodyId === id))}
        choices={offered.map((one) => ({
          value: one.bodyId,
          label: one.superior ? t(planText.superiorBody, { name: one.name }) : one.name,
        }))}
      />
      <SelectField
        name="type"
        label={t(planText.type)}
        value={p.type}
        onChange={(type) => p.setType(type as PlanType)}
        choices={PlanType.options.map((type) => ({ value: type, label: planTypeText[type][lang()] }))}
      />
    </>
  );
}

/** `?under=` of a plan's page leads here with that plan filled in. */
export function ParentField({ plans, stored }: { plans: readonly PlanRow[]; stored: Plan | null }) {
  const under = new URLSearchParams(useSearch()).get('under');
  const options = plans
    .filter((row) => row.number !== null && row.id !== stored?.id)
    .map((row) => ({ id: row.id, name: nameOf(row), under: `${row.bodyName} · ${row.subject}` }));
  const value = options.find((option) => option.id === (stored ? stored.parentId : under));
  return (
    <Picker
      name="parentId"
      label={t(planText.parentId)}
      hint={t(planText.parentHint)}
      optional
      icon="plan"
      options={options}
      {...(value && { value })}
    />
  );
}
