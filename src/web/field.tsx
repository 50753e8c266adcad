import { type ComponentChildren, createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { designText } from './design.texts.ts';
import { Icon } from './icon.tsx';
import { number, t } from './text.ts';

/** What a form tells its fields: the names that were refused last time. */
export const Wrong = createContext<ReadonlySet<string>>(new Set());

/** What every field takes. `name` is the key in the form's data, in its labels and in a Problem's `fields`. */
export interface FieldProps {
  name: string;
  label: string;
  /** One line under the label: what is meant, or an example. */
  hint?: string;
  /** Says «không bắt buộc» beside the label. */
  optional?: boolean;
}
interface Wiring {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby'?: string;
}

/** How a field stands on the page: label, hint, control, and the error under it. For building further fields. */
export function Field(p: FieldProps & { children: (wiring: Wiring) => ComponentChildren }) {
  const wrong = useContext(Wrong).has(p.name);
  const about = [p.hint && `${p.name}-hint`, wrong && `${p.name}-wrong`].filter(Boolean).join(' ');
  return (
    <div class={wrong ? 'field field-wrong' : 'field'}>
      <label class="label" for={p.name}>
        <Label {...p} />
      </label>
      <Beneath {...p} wrong={wrong} />
      {p.children({ id: p.name, 'aria-invalid': wrong, ...(about && { 'aria-describedby': about }) })}
    </div>
  );
}

/** The same for several controls under one question: a fieldset with a legend. */
export function FieldGroup(p: FieldProps & { children: ComponentChildren }) {
  const wrong = useContext(Wrong).has(p.name);
  return (
    <fieldset id={p.name} tabIndex={-1} class={wrong ? 'field field-wrong' : 'field'}>
      <legend class="label">
        <Label {...p} />
      </legend>
      <Beneath {...p} wrong={wrong} />
      {p.children}
    </fieldset>
  );
}

const Label = (p: FieldProps) => (
  <>
    {p.label}
    {p.optional && <span class="optional"> · {t(designText.optional)}</span>}
  </>
);

const Beneath = (p: FieldProps & { wrong: boolean }) => (
  <>
    {p.hint && (
      <p id={`${p.name}-hint`} class="hint">
        {p.hint}
      </p>
    )}
    {p.wrong && (
      <p id={`${p.name}-wrong`} class="wrong">
        <Icon name="stop" size={16} /> {t(designText.wrong)}
      </p>
    )}
  </>
);

/** One line of text: `<TextField name="title" label="Trích yếu" max={200} />`. `form.ts` `text()` reads it. */
export const TextField = (
  p: FieldProps & {
    value?: string;
    max?: number;
    type?: 'text' | 'password' | 'tel';
    complete?: string;
    upper?: boolean;
  },
) => (
  <Field {...p}>
    {(wiring) => (
      <input
        {...wiring}
        class="input"
        name={p.name}
        type={p.type ?? 'text'}
        defaultValue={p.value ?? ''}
        maxLength={p.max ?? 200}
        autocomplete={p.complete ?? 'off'}
        {...(p.complete && { autocapitalize: 'none', spellcheck: false })}
      />
    )}
  </Field>
);

/** Several lines, with the room that is left once it gets short: `<NoteField name="note" label="Ghi chú" max={2000} />`. */
export function NoteField(p: FieldProps & { value?: string; max: number; rows?: number }) {
  const [left, setLeft] = useState(p.max - (p.value?.length ?? 0));
  return (
    <Field {...p}>
      {(wiring) => (
        <>
          <textarea
            {...wiring}
            class="input"
            name={p.name}
            rows={p.rows ?? 4}
            maxLength={p.max}
            defaultValue={p.value ?? ''}
            onInput={(event) => setLeft(p.max - event.currentTarget.value.length)}
          />
          <span class="left" aria-live="polite">
            {left <= p.max / 5 ? t(designText.left, { count: left }) : ''}
          </span>
        </>
      )}
    </Field>
  );
}

/** A whole number of something: `<CountField name="present" label="Số hộ có mặt" unit="hộ" />`. `count()` reads it. */
export const CountField = (p: FieldProps & { value?: number | null; unit?: string }) => (
  <Field {...p}>
    {(wiring) => (
      <span class="measure">
        <input
          {...wiring}
          class="input input-count"
          name={p.name}
          inputMode="numeric"
          autocomplete="off"
          maxLength={9}
          defaultValue={p.value === null || p.value === undefined ? '' : String(p.value)}
        />
        {p.unit && <span class="measure-unit">{p.unit}</span>}
      </span>
    )}
  </Field>
);

/** Đồng, with points put in while leaving the field: `<MoneyField name="amount" label="Số tiền" />`. `dong()` reads it. */
export const MoneyField = (p: FieldProps & { value?: number | null }) => (
  <Field {...p}>
    {(wiring) => (
      <span class="measure">
        <input
          {...wiring}
          class="input input-money"
          name={p.name}
          inputMode="numeric"
          autocomplete="off"
          maxLength={19}
          defaultValue={p.value === null || p.value === undefined ? '' : number(p.value, 0)}
          onBlur={({ currentTarget: box }) => {
            const digits = box.value.replace(/\D/g, '');
            if (digits) box.value = number(Number(digits), 0);
          }}
        />
        <span class="measure-unit">{t(designText.dong)}</span>
      </span>
    )}
  </Field>
);

/** An hour of the day, typed as people write it (`19h30` too): `<TimeField name="hour" label="Giờ họp" />`. `time()` reads it. */
export const TimeField = (p: FieldProps & { value?: string }) => (
  <Field hint={t(designText.timeHint)} {...p}>
    {(wiring) => (
      <input
        {...wiring}
        class="input input-count"
        name={p.name}
        autocomplete="off"
        maxLength={5}
        defaultValue={p.value ?? ''}
      />
    )}
  </Field>
);
