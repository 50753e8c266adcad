import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { Problem } from '../kernel/problem.ts';
import { SelectField } from '../web/choice-field.tsx';
import { Notice, Section } from '../web/design.tsx';
import { text } from '../web/form.ts';
import { ManyPicker } from '../web/many-picker.tsx';
import { me } from '../web/me.ts';
import type { Option } from '../web/picker.tsx';
import { read } from '../web/read.ts';
import { Failed, Loading } from '../web/reading.tsx';
import { sentence, t } from '../web/text.ts';
import type { UnitKind } from './kind.ts';
import { ChangeFields, changeIn, Operate } from './operate.tsx';
import { unitText } from './unit.texts.ts';
import type { Unit, UnitHistory } from './unit.ts';
import { unitChangeProblem } from './unit-change.rules.ts';
import { changeText } from './unit-change.texts.ts';

import { Successor, UnitMerge } from './unit-change.ts';
import { pathWritten, UnitField, unitOptions } from './unit-field.tsx';

import { FactFields, factsSaid } from './unit-form.screen.tsx';

const { into: _, ...labels } = { ...changeText, ...unitText };
/** With a new unit, so that what is wrong with it is named field by field. */
const IntoNew = z.strictObject({ ...UnitMerge.shape, into: Successor });
const optionOf = (unit: Unit): Option => ({ id: unit.id, name: unit.name, under: pathWritten(unit) });

/** Sáp nhập: the units are known first, so that the others offered are of their tier and the new one hangs beside them. */
export function MergeForm(p: { kinds: readonly UnitKind[]; ids: readonly string[] }) {
  const [units, setUnits] = useState<readonly Unit[] | Problem | null>(p.ids.length === 0 ? [] : null);
  useEffect(() => {
    void Promise.all(p.ids.map((id) => read<UnitHistory>(`units/${id}`))).then((found) =>
      setUnits(
        found.find((one): one is Problem => one instanceof Problem) ??
          found.flatMap((one) => (one instanceof Problem ? [] : [one.unit])),
      ),
    );
  }, []);
  if (units === null) return <Loading />;
  if (units instanceof Problem) return <Failed explains={sentence(units)} again={() => location.reload()} />;
  return <Merging kinds={p.kinds} units={units} />;
}

function Merging(p: { kinds: readonly UnitKind[]; units: readonly Unit[] }) {
  const [from, setFrom] = useState<Day>(me().today);
  const [chosen, setChosen] = useState<readonly Option[]>(p.units.map(optionOf));
  const [into, setInto] = useState('');
  const [first, setFirst] = useState<Unit | undefined>(p.units[0]);
  useEffect(() => {
    const [id] = chosen.map((option) => option.id);
    if (id === undefined || first?.id === id) return;
    void read<UnitHistory>(`units/${id}?on=${from}`).then((found) => {
      if (!(found instanceof Problem)) setFirst(found.unit);
    });
  }, [chosen]);
  const goesOn = chosen.some(({ id }) => id === into) ? into : '';
  const parent = first?.parents.at(-1);
  const kinds = p.kinds.filter(({ tier }) => first === undefined || tier === first.tier);
  const nameOf = (id: string) => chosen.find((option) => option.id === id)?.name ?? '';
  return (
    <Operate
      kind="unit.merge"
      words={(goesOn ? UnitMerge : IntoNew) as typeof UnitMerge}
      said={(form, id, changeId) => ({
        ...changeIn(form, changeId),
        unitIds: chosen.map((option) => option.id).filter((one) => one !== goesOn),
        into: goesOn || {
          id,
          ...factsSaid(form),
          ...(text(form, 'parentId') && { parentId: text(form, 'parentId') }),
        },
      })}
      judge={() => (chosen.length < 2 ? unitChangeProblem.tooFew({ fields: ['unitIds'] }) : null)}
      labels={labels}
      leads={({ into: to }) =>
        typeof to === 'string' ? { id: to, name: nameOf(to) } : { id: to.id, name: to.name }
      }
    >
      <ManyPicker
        name="unitIds"
        label={t(changeText.unitIds)}
        hint={t(changeText.unitIdsHint)}
        options={unitOptions({ on: from, ...(first && { tier: first.tier }) })}
        values={chosen}
        icon="tree"
        onChange={setChosen}
      />
      <ChangeFields from={from} set={setFrom} />
      <SelectField
        name="into"
        label={t(changeText.into)}
        value={goesOn}
        onChange={setInto}
        choices={[
          { value: '', label: t(changeText.intoNew) },
          ...chosen.map(({ id, name }) => ({ value: id, label: t(changeText.intoOne, { name }) })),
        ]}
      />
      {goesOn === '' &&
        (first === undefined ? (
          <Notice>{t(changeText.tooFew)}</Notice>
        ) : (
          <Section title={t(changeText.newUnit)}>
            <FactFields
              key={first.tier}
              kinds={kinds}
              kind={first.kind}
              householdsHint={t(changeText.sumHint)}
            />
            <UnitField
              key={parent?.id}
              name="parentId"
              label={t(changeText.parentId)}
              hint={t(unitText.parentHint)}
              on={from}
              {...(parent && { value: { id: parent.id as UnitId, name: parent.name } })}
            />
          </Section>
        ))}
    </Operate>
  );
}
