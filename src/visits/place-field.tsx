import { addDays, type Day, written } from '../kernel/day.ts';
import { ChoiceField } from '../web/choice-field.tsx';
import { me } from '../web/me.ts';
import { UnitPicker } from '../web/picker.tsx';
import { t } from '../web/text.ts';
import type { DiaryUnit } from './diary.ts';
import { visitText } from './visit.texts.ts';

/** Which line of the list: a unit may stand there twice, in two parts. */
export const placeOf = (unit: DiaryUnit): string => `${unit.part} ${unit.unitId}`;
const isOver = (unit: DiaryUnit, today: Day) => unit.until !== null && unit.until <= today;

/** Few units are all in view, those just handed over too; of many one is found by typing. */
export function PlaceField(p: {
  units: readonly DiaryUnit[];
  value: string | undefined;
  onPick: (place: string) => void;
}) {
  const { today } = me();
  const near = p.units.filter(
    (unit) =>
      placeOf(unit) === p.value || !isOver(unit, today) || (unit.until ?? today) >= addDays(today, -62),
  );
  const under = (unit: DiaryUnit) =>
    [
      unit.underName,
      isOver(unit, today) && t(visitText.heldUntil, { day: written(addDays(unit.until ?? today, -1)) }),
    ]
      .filter(Boolean)
      .join(' · ');
  if (near.length <= 6) {
    const choices = near.map((unit) => ({ value: placeOf(unit), label: unit.name, hint: under(unit) }));
    return (
      <ChoiceField
        name="unitId"
        label={t(visitText.unitId)}
        choices={choices}
        row
        onChange={p.onPick}
        {...(p.value && { value: p.value })}
      />
    );
  }
  const options = p.units.map((unit) => ({ id: placeOf(unit), name: unit.name, under: under(unit) }));
  const value = options.find((option) => option.id === p.value);
  return (
    <UnitPicker
      name="unitId"
      label={t(visitText.unitId)}
      options={options}
      onPick={(option) => option && p.onPick(option.id)}
      {...(value && { value })}
    />
  );
}
