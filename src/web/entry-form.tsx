import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { newId } from '../kernel/id.ts';
import { Problem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { Button } from './button.tsx';
import { designText } from './design.texts.ts';
import { Wrong } from './field.tsx';
import { asPlaces, draft, fieldsOf } from './form.ts';
import { Icon, type IconName } from './icon.tsx';
import { send } from './send.ts';
import { sentence, t } from './text.ts';

/** Forms with words not saved yet; the shell asks before such a page is left (leaving.tsx). */
export const unsaved = signal<ReadonlySet<string>>(new Set());
const mark = (form: string, dirty: boolean) => {
  if (unsaved.value.has(form) === dirty) return;
  const next = new Set(unsaved.value);
  if (dirty) next.add(form);
  else next.delete(form);
  unsaved.value = next;
};

interface FormProps<S extends z.ZodMiniType> {
  /** The schema that what is said must be. */
  words: S;
  /** The form's data as those words, unchecked. `id` is new for each thing saved: a second press is the same thing. */
  said: (form: FormData, id: string) => unknown;
  /** The slice's rule; null lets it through. The server judges again. */
  judge?: (value: z.output<S>) => Problem | null | Promise<Problem | null>;
  /** The command that the value is the body of … */
  kind?: string;
  /** … or what else to do with it. */
  act?: (value: z.output<S>) => Promise<Problem | null>;
  /** The label of each field by its name, for the error summary: the slice's texts will do. */
  labels: Readonly<Record<string, Text>>;
  submit?: string;
  submitIcon?: IconName;
  saved?: string;
  /** After saving: `clear` begins anew (default, for records), `keep` leaves what is written (for settings). */
  after?: 'clear' | 'keep';
  done?: (value: z.output<S>) => void;
  /** Further buttons beside the first. */
  also?: ComponentChildren;
  children: ComponentChildren;
}

/**
 * A form from thumb to server: read (`said`), parse (`words`), judge (`judge`), send (`kind` or `act`), say «Đã lưu».
 * On any refusal all that was typed stays, the summary takes the focus and the fields are marked. A second press while
 * one is under way does nothing; leaving with unsaved words asks first.
 */
export function Form<S extends z.ZodMiniType>(p: FormProps<S>) {
  const key = useId();
  const id = useRef(newId<string>());
  const [round, setRound] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'saved'>('idle');
  useEffect(() => () => mark(key, false), []);

  async function save(form: HTMLFormElement) {
    if (state === 'busy') return;
    setState('busy');
    const value = draft(p.words, p.said(new FormData(form), id.current));
    const refused = value instanceof Problem ? value : await judgeAndSend(value);
    setProblem(refused && asPlaces(refused, p.labels, (field) => document.getElementById(field) !== null));
    setState(refused ? 'idle' : 'saved');
    if (refused || value instanceof Problem) return;
    mark(key, false);
    id.current = newId();
    if (p.after !== 'keep') setRound(round + 1);
    p.done?.(value);
  }
  async function judgeAndSend(value: z.output<S>): Promise<Problem | null> {
    const wrong = await p.judge?.(value);
    if (wrong) return wrong;
    if (p.act) return p.act(value);
    return p.kind ? send(p.kind, value as object) : null;
  }
  return (
    <form
      class="form"
      noValidate
      onInput={() => {
        mark(key, true);
        if (state === 'saved') setState('idle');
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
    >
      <ErrorSummary of={problem} labels={p.labels} />
      <Wrong.Provider value={new Set(fieldsOf(problem, p.labels))}>
        <div key={round} class="fields">
          {p.children}
        </div>
      </Wrong.Provider>
      <div class="actions form-actions">
        <Button
          type="submit"
          tone="main"
          busy={state === 'busy'}
          {...(p.submitIcon && { icon: p.submitIcon })}
        >
          {state === 'busy' ? t(designText.saving) : (p.submit ?? t(designText.save))}
        </Button>
        {p.also}
        <Kept says={state === 'saved' ? (p.saved ?? t(designText.saved)) : ''} />
      </div>
    </form>
  );
}

/**
 * What is wrong, above the form. Takes the focus, so it is read aloud and seen; leads to each field by its label: those
 * in the Problem's facts (`fields: ['day']`), which a slice's rule may name as well as the parser.
 */
export function ErrorSummary(p: { of: Problem | null; labels: Readonly<Record<string, Text>> }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [p.of]);
  if (p.of === null) return null;
  const fields = [...new Set(fieldsOf(p.of, p.labels))];
  return (
    <div ref={box} role="alert" tabIndex={-1} class="summary">
      <p class="summary-title">
        <Icon name="stop" /> {t(fields.length > 0 ? designText.problemFields : designText.problemOther)}
      </p>
      <p>{sentence(p.of)}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map((name) => (
            <li key={name}>
              <a
                href={`#${name}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusOn(name);
                }}
              >
                {p.labels[name] ? t(p.labels[name]) : name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** To the field itself, or the first box of a group. */
function focusOn(name: string): void {
  const field = document.getElementById(name);
  const box = field instanceof HTMLFieldSetElement ? field.querySelector('input') : field;
  field?.closest('details')?.setAttribute('open', '');
  (box ?? field)?.focus();
  field?.scrollIntoView({ block: 'center' });
}

/** Always on the page, so that a reader of the screen hears it change. */
export const Kept = (p: { says: string }) => (
  <p role="status" class="kept">
    {p.says && <Icon name="check" />}
    {p.says}
  </p>
);
