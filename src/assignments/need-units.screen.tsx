import { unitOptions } from '../units/unit-field.tsx';
import { ManyPicker } from '../web/many-picker.tsx';
import { me } from '../web/me.ts';

/** The unit beneath which whoever is here may say what units need. */
export const needsBeneath = () =>
  me().roles.find(({ role }) => role === 'clerk' || role === 'committee')?.unitId;

/** Exactly these units: the form's `unitIds`. */
export const NeedUnits = (p: {
  label: string;
  hint: string;
  rows: readonly { unitId: string; unitName: string; parentName: string | null }[];
}) => (
  <ManyPicker
    name="unitIds"
    label={p.label}
    hint={p.hint}
    options={unitOptions()}
    icon="tree"
    values={p.rows.map((row) => ({
      ...{ id: row.unitId, name: row.unitName },
      ...(row.parentName && { under: row.parentName }),
    }))}
  />
);
