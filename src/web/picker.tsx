import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Problem } from '../kernel/problem.ts';
import { designText } from './design.texts.ts';
import { Field, type FieldProps } from './field.tsx';
import { find } from './find.ts';
import { Icon, type IconName } from './icon.tsx';
import { t } from './text.ts';

/** One thing to pick. `under` tells namesakes apart: the parent of a unit, the post of an official. */
export interface Option {
  id: string;
  name: string;
  under?: string;
}
/** All options at once (searched on the device), or a question to the server for what was typed. */
export type Options = readonly Option[] | ((asked: string) => Promise<readonly Option[] | Problem>);

interface PickerProps extends FieldProps {
  options: Options;
  /** What is picked at first. */
  value?: Option;
  onPick?: (option: Option | null) => void;
  icon?: IconName;
  /** Leaves the id out of the form's data: `ManyPicker` carries its own. */
  silent?: boolean;
}

/**
 * Finds one of many by typing, tone marks left out or not; «to 7 my phu» finds Tổ 7 under Ấp Mỹ Phú. An ARIA combobox with
 * a list: arrows move, Enter picks, Escape closes. The form's data carries the id under `name`; read it with `text()`.
 */
export function Picker(p: PickerProps) {
  const [asked, setAsked] = useState(p.value?.name ?? '');
  const [picked, setPicked] = useState<Option | null>(p.value ?? null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = useFound(p.options, open ? (picked?.name === asked ? '' : asked) : null);
  const list = useId();
  function pick(option: Option | null) {
    setPicked(option);
    setAsked(option?.name ?? '');
    setOpen(false);
    p.onPick?.(option);
  }
  function type(words: string) {
    setAsked(words);
    setAt(0);
    setOpen(true);
    if (picked) {
      setPicked(null);
      p.onPick?.(null);
    }
  }
  const keys: Record<string, () => void> = {
    ArrowDown: () => (open ? setAt(Math.min(at + 1, found.length - 1)) : setOpen(true)),
    ArrowUp: () => setAt(Math.max(at - 1, 0)),
    Enter: () => pick(found[at] ?? null),
    Escape: () => setOpen(false),
  };
  return (
    <Field {...p}>
      {(wiring) => (
        <div class="picker">
          <Icon name={p.icon ?? 'search'} />
          <input
            {...wiring}
            class="input"
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            {...(open && found[at] && { 'aria-activedescendant': `${list}-${at}` })}
            autocomplete="off"
            spellcheck={false}
            value={asked}
            onInput={(event) => type(event.currentTarget.value)}
            onClick={() => setOpen(true)}
            onBlur={() => {
              setOpen(false);
              setAsked(picked?.name ?? '');
            }}
            onKeyDown={(event) => {
              const act = keys[event.key];
              if (!act || (!open && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              event.stopPropagation();
              act();
            }}
          />
          {picked?.under && !open && <span class="picker-under">{picked.under}</span>}
          {!p.silent && <input type="hidden" name={p.name} value={picked?.id ?? ''} />}
          <OptionList id={list} label={p.label} open={open} asked={asked} found={found} at={at} pick={pick} />
        </div>
      )}
    </Field>
  );
}

function OptionList(p: {
  id: string;
  label: string;
  open: boolean;
  asked: string;
  found: readonly Option[];
  at: number;
  pick: (option: Option) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(
    () => box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    [p.at],
  );
  const none = p.open && p.asked !== '' && p.found.length === 0;
  return (
    <>
      <div
        ref={box}
        id={p.id}
        role="listbox"
        aria-label={p.label}
        class="options"
        hidden={!p.open || p.found.length === 0}
      >
        {p.found.map((option, at) => (
          <div
            key={option.id}
            tabIndex={-1}
            id={`${p.id}-${at}`}
            role="option"
            aria-selected={at === p.at}
            class="option"
            onMouseDown={(event) => {
              event.preventDefault();
              p.pick(option);
            }}
          >
            <span>{option.name}</span>
            {option.under && <span class="option-under">{option.under}</span>}
          </div>
        ))}
      </div>
      {none && <p class="options options-none">{t(designText.notFound)}</p>}
      <span class="unseen" role="status">
        {p.open && p.found.length > 0 ? t(designText.found, { count: p.found.length }) : ''}
      </span>
    </>
  );
}

/** Enough to look through; who wants more types more. */
const most = 50;

/** The options that match; asked again 150 ms after the last key. Null asks nothing. */
function useFound(options: Options, asked: string | null): readonly Option[] {
  const [found, setFound] = useState<readonly Option[]>([]);
  useEffect(() => {
    if (asked === null || typeof options !== 'function') return;
    let last = true;
    const clock = setTimeout(async () => {
      const answer = await options(asked);
      if (last) setFound(answer instanceof Problem ? [] : answer);
    }, 150);
    return () => {
      last = false;
      clearTimeout(clock);
    };
  }, [asked, options]);
  if (typeof options === 'function') return found;
  return asked === null ? [] : matching(options, asked);
}

/** By name and by what it is under; those with just the number asked come first. */
function matching(options: readonly Option[], asked: string): Option[] {
  const { exact, near } = find(options, (option) => `${option.name} ${option.under ?? ''}`, asked);
  return [...exact, ...near].slice(0, most);
}

/** `<UnitPicker name="unitId" label="Đơn vị" options={units} />`; `under` of an option is the unit above. */
export const UnitPicker = (p: Omit<PickerProps, 'icon'>) => <Picker {...p} icon="tree" />;

/** `<OfficialPicker name="officialId" label="Cán bộ" options={officials} />`; `under` of an option is the post. */
export const OfficialPicker = (p: Omit<PickerProps, 'icon'>) => <Picker {...p} icon="person" />;
