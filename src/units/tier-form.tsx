import { useState } from 'preact/hooks';
import { addDays, type Day } from '../kernel/day.ts';
import { SelectField } from '../web/choice-field.tsx';
import { count, text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { FromDay } from './from-day.tsx';
import type { UnitKind } from './kind.ts';
import { ChangeFields, changeIn, Operate } from './operate.tsx';
import { unitText } from './unit.texts.ts';
import type { UnitHistory } from './unit.ts';
import { changeText } from './unit-change.texts.ts';
import { TierAbolition, UnitRestoration } from './unit-change.ts';
import { pathWritten, UnitField } from './unit-field.tsx';

const labels = { ...unitText, ...changeText };

/** Bỏ một cấp: beneath which unit, which tier. */
export function AbolishForm(p: { kinds: readonly UnitKind[]; beneathId: string | null }) {
  const [from, setFrom] = useState<Day>(me().today);
  const known = useRead<UnitHistory>(p.beneathId ? `units/${p.beneathId}` : null);
  const tiers = [...new Set(p.kinds.map(({ tier }) => tier))].sort((a, b) => a - b);
  const [name, setName] = useState('');
  if (p.beneathId && known.value === null) return <Reading of={known}>{() => null}</Reading>;
  const unit = known.value?.unit;
  return (
    <Operate
      kind="unit.abolishTier"
      words={TierAbolition}
      said={(form, _, changeId) => ({
        ...changeIn(form, changeId),
        beneathId: text(form, 'beneathId'),
        tier: count(form, 'tier'),
      })}
      labels={labels}
      leads={({ beneathId }) => ({ id: beneathId, name: name || (unit?.name ?? '') })}
    >
      <UnitField
        name="beneathId"
        label={t(changeText.beneathId)}
        on={from}
        onPick={(option) => setName(option?.name ?? '')}
        {...(unit && { value: { id: unit.id, name: unit.name, under: pathWritten(unit) } })}
      />
      <SelectField
        name="tier"
        label={t(changeText.tier)}
        choices={tiers.map((tier) => ({
          value: String(tier),
          label: t(changeText.tierIs, {
            tier,
            kinds: p.kinds
              .filter((kind) => kind.tier === tier)
              .map((kind) => kind[lang()])
              .join(', '),
          }),
        }))}
      />
      <ChangeFields from={from} set={setFrom} />
    </Operate>
  );
}

/** Lập lại: the unit that ended, found in the tree of a day when it stood, and where it hangs from now on. */
export function RestoreForm(p: { unitId: string | null }) {
  const { today } = me();
  const [past, setPast] = useState<Day>(addDays(today, -1));
  const [picked, pick] = useState<string | null>(p.unitId);
  const known = useRead<UnitHistory>(picked ? `units/${picked}?on=${p.unitId ? today : past}` : null);
  return (
    <>
      {p.unitId === null && (
        <div class="fields">
          <FromDay from={past} set={setPast} label={t(changeText.endedOn)} hint={t(changeText.endedOnHint)} />
          <UnitField
            key={past}
            name="unitId"
            label={t(changeText.unitId)}
            on={past}
            onPick={(option) => pick(option?.id ?? null)}
          />
        </div>
      )}
      {picked !== null && (
        <Reading of={known}>{({ unit }) => <Restoring key={unit.id} unit={unit} />}</Reading>
      )}
    </>
  );
}

function Restoring({ unit }: Pick<UnitHistory, 'unit'>) {
  const [from, setFrom] = useState<Day>(me().today);
  const parent = unit.parents.at(-1);
  return (
    <Operate
      kind="unit.restore"
      words={UnitRestoration}
      said={(form, _, changeId) => ({
        ...changeIn(form, changeId),
        unitId: unit.id,
        parentId: text(form, 'parentId'),
      })}
      labels={labels}
      leads={() => unit}
    >
      <p class="meta">{[unit.name, pathWritten(unit)].filter(Boolean).join(' · ')}</p>
      <UnitField
        name="parentId"
        label={t(changeText.parentId)}
        hint={t(unitText.parentHint)}
        on={from}
        {...(parent && { value: { id: parent.id, name: parent.name } })}
      />
      <ChangeFields from={from} set={setFrom} />
    </Operate>
  );
}
