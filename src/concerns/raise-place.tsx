import { useRef, useState } from 'preact/hooks';
import { Problem } from '../kernel/problem.ts';
import { Button } from '../web/button.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { Actions, Notice } from '../web/design.tsx';
import { UnitPicker } from '../web/picker.tsx';
import { read } from '../web/read.ts';
import { t } from '../web/text.ts';
import { concernText } from './concern.texts.ts';
import type { RaiseUnit } from './concern-view.ts';

/**
 * Where it was heard: few units are all in view, of many one is found by typing. Of a group so small that the place names
 * someone it warns, and offers the unit above.
 */
export function RaisePlaceField(p: { units: readonly RaiseUnit[]; first: RaiseUnit | undefined }) {
  const only = p.units.length === 1 ? p.units[0] : undefined;
  const [unit, setUnit] = useState<RaiseUnit | undefined>(p.first ?? only);
  const known = useRef(new Map(p.units.map((one) => [one.id as string, one])));
  const [options] = useState(() => async (asked: string) => {
    const found = await read<RaiseUnit[]>(`concerns/units?q=${encodeURIComponent(asked)}`);
    if (found instanceof Problem) return found;
    for (const one of found) known.current.set(one.id, one);
    return found;
  });
  async function pickAbove(id: string) {
    const found = await read<RaiseUnit[]>(`concerns/units?unitId=${id}`);
    if (!(found instanceof Problem) && found[0]) setUnit(found[0]);
  }
  const inView = p.units.length <= 6 && (unit === undefined || p.units.some((one) => one.id === unit.id));
  return (
    <>
      {inView ? (
        <ChoiceField
          key={`few ${unit?.id}`}
          name="unitId"
          label={t(concernText.unitId)}
          choices={p.units.map(({ id, name, under }) => ({ value: id, label: name, hint: under }))}
          onChange={(id) => setUnit(known.current.get(id))}
          {...(unit && { value: unit.id })}
        />
      ) : (
        <UnitPicker
          key={`many ${unit?.id}`}
          name="unitId"
          label={t(concernText.unitId)}
          options={options}
          onPick={(option) => option && setUnit(known.current.get(option.id))}
          {...(unit && { value: unit })}
        />
      )}
      {unit?.small && unit.aboveId && (
        <Notice tone="warn" title={t(concernText.smallTitle)}>
          <p>{t(concernText.smallExplains, { unit: unit.name, above: unit.under })}</p>
          <Actions>
            <Button onClick={() => void pickAbove(unit.aboveId as string)}>
              {t(concernText.noteAbove, { above: unit.under })}
            </Button>
          </Actions>
        </Notice>
      )}
    </>
  );
}
