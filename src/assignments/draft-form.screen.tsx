import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { Day } from '../kernel/day.ts';
import { ChecksField, ChoiceField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Notice, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, text, texts } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { lang, number, t } from '../web/text.ts';
import { kindText } from './assignment.texts.ts';
import type { CandidateOfficial, CandidateUnit, PlanLink } from './candidates.ts';
import { refuseOfficials } from './draft.rules.ts';
import { draftText } from './draft.texts.ts';
import { type Draft, DraftAsked, usualRules } from './draft.ts';
import { OfficialsField, officialsSaid } from './officials-field.screen.tsx';
import { RulesFields, rulesSaid } from './rules-fields.screen.tsx';

/** Lập phương án: what is to be assigned, from which day, to whom, by which rules. */
export function NewDraft({ id: planId }: { id: string }) {
  const links = useRead<PlanLink[]>(`plans/${planId}/links`);
  const drafts = useRead<Draft[]>(`plans/${planId}/drafts`);
  const plan = useRead<{ plan: { period: { from: Day; to: Day }; issuedOn: Day | null } }>(`plans/${planId}`);
  return (
    <Screen title={t(draftText.formTitle)} back={`/plans/${planId}/assignment`} lead={t(draftText.formLead)}>
      <Reading of={links} empty={<Notice tone="warn">{t(draftText.noLink)}</Notice>}>
        {(all) => (
          <Reading of={plan}>
            {({ plan: known }) => (
              <Asking
                planId={planId}
                links={all}
                nth={(drafts.value?.length ?? 0) + 1}
                from={latest(me().today, known.period.from, known.issuedOn)}
              />
            )}
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}

/** Nothing begins before the plan does, nor before it was issued. */
const latest = (today: Day, from: Day, issuedOn: Day | null): Day =>
  [today, from, issuedOn ?? from].sort().at(-1) as Day;

const keyOf = (link: PlanLink) => `${link.kind} ${link.heldTier}`;

function Asking(p: { planId: string; links: readonly PlanLink[]; nth: number; from: Day }) {
  const [, navigate] = useLocation();
  const first = [...p.links].sort((a, b) => b.units - a.units)[0] as PlanLink;
  const [link, setLink] = useState(first);
  const [whole, setWhole] = useState(true);
  const query = `kind=${link.kind}&heldTier=${link.heldTier}&on=${p.from}`;
  const candidates = useRead<{ units: CandidateUnit[]; officials: CandidateOfficial[] }>(
    `plans/${p.planId}/candidates?${query}`,
  );
  const units = candidates.value?.units ?? [];
  return (
    <Form
      words={DraftAsked}
      said={(form, id) => ({
        ...{ id, planId: p.planId, kind: link.kind, heldTier: link.heldTier },
        title: text(form, 'title'),
        effectiveOn: day(form, 'effectiveOn'),
        unitIds: whole ? null : unitsOf(units, texts(form, 'parents')),
        officials: officialsSaid(form),
        rules: rulesSaid(form),
      })}
      judge={(value) => refuseOfficials(value.officials)}
      kind="draft.make"
      labels={draftText}
      submit={t(draftText.submit)}
      submitIcon="assign"
      done={(value) => navigate(`/plans/${p.planId}/assignment?draft=${value.id}`)}
    >
      <ChoiceField
        name="link"
        label={t(draftText.link)}
        value={keyOf(first)}
        choices={p.links.map((one) => ({
          value: keyOf(one),
          label: t(draftText.linkOf, {
            kind: kindText[one.kind][lang()],
            unit: one[lang()].toLowerCase(),
            count: number(one.units),
          }),
        }))}
        onChange={(value) => setLink(p.links.find((one) => keyOf(one) === value) ?? first)}
      />
      <DayField name="effectiveOn" label={t(draftText.effectiveOn)} value={p.from} today={me().today} />
      <TextField
        name="title"
        label={t(draftText.title)}
        value={t(draftText.titleFirst, { count: p.nth })}
        max={120}
      />
      <ChoiceField
        name="unitIds"
        label={t(draftText.unitIds)}
        value="whole"
        row
        choices={[
          { value: 'whole', label: t(draftText.everyUnit, { count: number(link.units) }) },
          { value: 'chosen', label: t(draftText.chosenUnits) },
        ]}
        onChange={(value) => setWhole(value === 'whole')}
      />
      {!whole && <ChecksField name="parents" label={t(draftText.parent)} choices={parentsOf(units)} />}
      <Reading of={candidates}>
        {({ officials }) => <OfficialsField key={keyOf(link)} officials={officials} />}
      </Reading>
      <RulesFields of={usualRules} />
    </Form>
  );
}

const parentsOf = (units: readonly CandidateUnit[]) => {
  const parents = new Map<string, { name: string; units: number }>();
  for (const { parentId, parentName } of units) {
    const known = parents.get(parentId ?? '') ?? { name: parentName ?? '–', units: 0 };
    parents.set(parentId ?? '', { ...known, units: known.units + 1 });
  }
  return [...parents].map(([value, { name, units: held }]) => ({ value, label: `${name} (${held})` }));
};

const unitsOf = (units: readonly CandidateUnit[], parents: readonly string[]) =>
  units.filter(({ parentId }) => parents.includes(parentId ?? '')).map(({ id }) => id);
