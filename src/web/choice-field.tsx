import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { designText } from './design.texts.ts';
import { Field, FieldGroup, type FieldProps } from './field.tsx';
import { t } from './text.ts';

/** One answer of several: `value` is what the form's data carries. */
export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** All answers in view, for up to six: `<ChoiceField name="kind" label="Loại" choices={[…]} value="meeting" />`. */
export const ChoiceField = (
  p: FieldProps & {
    choices: readonly Choice[];
    value?: string;
    onChange?: (value: string) => void;
    row?: boolean;
  },
) => (
  <FieldGroup {...p}>
    <div class={p.row ? 'choices choices-row' : 'choices'}>
      {p.choices.map((choice) => (
        <label key={choice.value} class="choice">
          <input
            type="radio"
            name={p.name}
            value={choice.value}
            defaultChecked={choice.value === p.value}
            onChange={() => p.onChange?.(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <span class="hint">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  </FieldGroup>
);

/** Several of several; `texts(form, name)` reads them: `<ChecksField name="topics" label="Nội dung" choices={[…]} />`. */
export const ChecksField = (p: FieldProps & { choices: readonly Choice[]; values?: readonly string[] }) => (
  <FieldGroup {...p}>
    <div class="choices">
      {p.choices.map((choice) => (
        <label key={choice.value} class="choice">
          <input
            type="checkbox"
            name={p.name}
            value={choice.value}
            defaultChecked={p.values?.includes(choice.value) ?? false}
          />
          <span>
            {choice.label}
            {choice.hint && <span class="hint">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  </FieldGroup>
);

/** One of a longer list: `<SelectField name="sector" label="Lĩnh vực" choices={[…]} />`. For units and officials use a picker. */
export const SelectField = (
  p: FieldProps & { choices: readonly Choice[]; value?: string; onChange?: (value: string) => void },
) => (
  <Field {...p}>
    {(wiring) => (
      <select
        {...wiring}
        class="input"
        name={p.name}
        defaultValue={p.value ?? ''}
        onChange={(event) => p.onChange?.(event.currentTarget.value)}
      >
        {p.value === undefined && <option value="">{t(designText.choose)}</option>}
        {p.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === p.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** One thing that is so or not: `<CheckField name="anonymous" label="Người phản ánh không nêu tên" />`. `ticked()` reads it. */
export function CheckField(
  p: FieldProps & { checked?: boolean; onChange?: (checked: boolean) => void; children?: ComponentChildren },
) {
  const [checked, setChecked] = useState(p.checked ?? false);
  return (
    <div class="field">
      <label class="choice">
        <input
          id={p.name}
          type="checkbox"
          name={p.name}
          checked={checked}
          onChange={(event) => {
            setChecked(event.currentTarget.checked);
            p.onChange?.(event.currentTarget.checked);
          }}
        />
        <span>
          {p.label}
          {p.hint && <span class="hint">{p.hint}</span>}
        </span>
      </label>
      {checked && p.children && <div class="choice-more">{p.children}</div>}
    </div>
  );
}
