import type { Day } from '../kernel/day.ts';
import type { FieldProps } from '../web/field.tsx';
import { type Option, UnitPicker } from '../web/picker.tsx';
import { read } from '../web/read.ts';
import type { Unit } from './unit.ts';

type Options = (asked: string) => ReturnType<typeof read<Option[]>>;
const kept = new Map<string, Options>();

/**
 * What a picker of units asks the server, for units of a day, tier, kind or place. The same question gives the same
 * function, so that a picker does not ask anew at every drawing.
 */
export function unitOptions(of: { on?: Day; tier?: number; kind?: string; beneath?: string } = {}): Options {
  const query = new URLSearchParams(
    Object.entries(of).map(([key, value]) => [key, String(value)]),
  ).toString();
  const options =
    kept.get(query) ?? ((asked) => read(`units/options?q=${encodeURIComponent(asked)}&${query}`));
  kept.set(query, options);
  return options;
}

/** A unit as those pickers show one: with the two units above it, nearest first. */
export const unitOption = ({ id, name, parents }: Pick<Unit, 'id' | 'name' | 'parents'>): Option => ({
  ...{ id, name, under: pathWritten({ parents }) },
});

/** The two units above, nearest first. */
export const pathWritten = ({ parents }: Pick<Unit, 'parents'>): string =>
  parents
    .slice(-2)
    .map(({ name }) => name)
    .reverse()
    .join(' · ');

/** `<UnitField name="unitId" label="Đơn vị" tier={5} on={today} />`: one unit found by typing, its path shown beside it. */
export const UnitField = (
  p: FieldProps & {
    value?: Option;
    onPick?: (option: Option | null) => void;
    on?: Day;
    tier?: number;
    kind?: string;
    beneath?: string;
  },
) => {
  const { on, tier, kind, beneath, ...field } = p;
  const of = { ...(on && { on }), ...(tier && { tier }), ...(kind && { kind }), ...(beneath && { beneath }) };
  return <UnitPicker {...field} options={unitOptions(of)} />;
};
