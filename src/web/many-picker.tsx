import { useState } from 'preact/hooks';
import { IconButton } from './button.tsx';
import { designText } from './design.texts.ts';
import type { FieldProps } from './field.tsx';
import type { IconName } from './icon.tsx';
import { type Option, type Options, Picker } from './picker.tsx';
import { t } from './text.ts';

/**
 * Several of many, one after the other; each can be taken back. The form's data carries every id under `name`; read them
 * with `texts()`: `<ManyPicker name="present" label="Thành phần dự" options={officials} icon="people" />`.
 */
export function ManyPicker(
  p: FieldProps & {
    options: Options;
    values?: readonly Option[];
    icon?: IconName;
    onChange?: (picked: readonly Option[]) => void;
  },
) {
  const [picked, setPicked] = useState<readonly Option[]>(p.values ?? []);
  function change(to: readonly Option[]) {
    setPicked(to);
    p.onChange?.(to);
  }
  const add = (option: Option | null) =>
    option && !picked.some(({ id }) => id === option.id) && change([...picked, option]);
  return (
    <div class="many">
      <Picker key={picked.length} {...p} silent onPick={add} />
      {picked.length > 0 && (
        <ul class="chips" aria-label={p.label}>
          {picked.map((option) => (
            <li key={option.id} class="chip">
              <span>
                {option.name}
                {option.under && <span class="option-under"> {option.under}</span>}
              </span>
              <input type="hidden" name={p.name} value={option.id} />
              <IconButton
                icon="cross"
                says={t(designText.remove, { name: option.name })}
                onClick={() => change(picked.filter(({ id }) => id !== option.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
