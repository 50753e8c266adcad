import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { CheckField, SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Screen } from '../web/design.tsx';
import { CountField, TextField } from '../web/field.tsx';
import { count, day, text, textOrNull, ticked } from '../web/form.ts';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Forbidden, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import type { UnitKind } from './kind.ts';
import { DocumentField, documentIn, Operate } from './operate.tsx';
import { unitText } from './unit.texts.ts';
import { type Unit, type UnitHistory, UnitSaid } from './unit.ts';
import { changeText } from './unit-change.texts.ts';
import { UnitField, unitOption } from './unit-field.tsx';

/** The unit under which something is entered: named in the address, else where the clerk has the right. */
export function useUnder(): string | undefined {
  const [asked] = useSearchParams();
  const own = me().roles.find(
    ({ role, unitId }) => unitId !== null && (role === 'clerk' || role === 'administrator'),
  );
  return asked.get('under') ?? own?.unitId ?? undefined;
}

/** A unit entered from a day on, under a parent or, where it is a superior, under none. */
export function NewUnit() {
  const under = useUnder();
  const kinds = useRead<UnitKind[]>('unit-kinds');
  const parent = useRead<UnitHistory>(under ? `units/${under}` : null);
  return (
    <Screen title={t(unitText.add)} back="/units">
      {may('unit.change') ? (
        <Reading of={kinds}>
          {(all) => (
            <Reading of={parent}>
              {({ unit, may: { addBeneath } }) =>
                addBeneath ? <NewUnitForm kinds={all} parent={unit} /> : <Forbidden />
              }
            </Reading>
          )}
        </Reading>
      ) : (
        <Forbidden />
      )}
    </Screen>
  );
}

function NewUnitForm({ kinds, parent }: { kinds: readonly UnitKind[]; parent: Unit }) {
  const [superior, setSuperior] = useState(false);
  const next = kinds.find(({ tier }) => tier > parent.tier);
  return (
    <Operate
      kind="unit.create"
      words={UnitSaid}
      said={(form, id, changeId) => ({
        id,
        changeId,
        ...documentIn(form),
        parentId: ticked(form, 'superior') ? null : text(form, 'parentId'),
        from: day(form, 'from'),
        ...factsIn(form),
      })}
      labels={labels}
      direct={t(unitText.create)}
      leads={({ id, name }) => ({ id, name })}
    >
      {!superior && (
        <UnitField
          name="parentId"
          label={t(unitText.parentId)}
          hint={t(unitText.parentHint)}
          value={unitOption(parent)}
        />
      )}
      {may('setting.change') && (
        <CheckField name="superior" label={t(unitText.superior)} onChange={setSuperior} />
      )}
      <FactFields kinds={kinds} {...(next && { kind: next.code })} />
      <DayField name="from" label={t(unitText.from)} today={me().today} />
      <DocumentField />
    </Operate>
  );
}
const labels = { ...changeText, ...unitText };

/** What the fields say of the facts; empty is «not known». */
export const factsIn = (form: FormData) => ({
  kind: text(form, 'kind'),
  name: text(form, 'name'),
  code: textOrNull(form, 'code'),
  households: count(form, 'households'),
  ordinal: count(form, 'ordinal'),
});

/** The same for a unit that a change begins: what is left empty is left unsaid. */
export const factsSaid = (form: FormData) =>
  Object.fromEntries(Object.entries(factsIn(form)).filter(([, value]) => value !== null));

export const FactFields = (p: {
  kinds: readonly UnitKind[];
  kind?: string;
  stored?: Unit;
  householdsHint?: string;
}) => (
  <>
    <SelectField
      name="kind"
      label={t(unitText.kind)}
      choices={p.kinds.map((kind) => ({ value: kind.code, label: kind[lang()] }))}
      {...(p.kind && { value: p.kind })}
    />
    <TextField
      name="name"
      label={t(unitText.name)}
      hint={t(unitText.nameHint)}
      value={p.stored?.name ?? ''}
      max={120}
    />
    <CountField
      name="households"
      label={t(unitText.households)}
      {...(p.householdsHint && { hint: p.householdsHint })}
      value={p.stored?.households ?? null}
      unit="hộ"
      optional
    />
    <CountField
      name="ordinal"
      label={t(unitText.ordinal)}
      hint={t(unitText.ordinalHint)}
      value={p.stored?.ordinal ?? null}
      optional
    />
    <TextField
      name="code"
      label={t(unitText.code)}
      hint={t(unitText.codeHint)}
      value={p.stored?.code ?? ''}
      max={20}
      optional
    />
  </>
);
