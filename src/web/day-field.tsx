import { useRef } from 'preact/hooks';
import { addMonths, type Day, type Month, writtenMonth } from '../kernel/day.ts';
import { IconButton } from './button.tsx';
import { designText } from './design.texts.ts';
import { FieldGroup, type FieldProps } from './field.tsx';
import { t } from './text.ts';

const parts = [
  ['day', 2],
  ['month', 2],
  ['year', 4],
] as const;

/**
 * Three boxes to type in: a day not today is faster typed than found in a calendar, and looks alike on every device.
 * With `today` a button fills it in. `day()` or `dayOrNull()` reads it: `<DayField name="day" label="Ngày họp" today={me().today} />`.
 */
export function DayField(p: FieldProps & { value?: string; today?: Day }) {
  const boxes = useRef<HTMLDivElement>(null);
  const [year = '', month = '', day = ''] = p.value?.split('-') ?? [];
  const values = { day, month, year };
  function fill(to: Day) {
    const said = to.split('-').reverse();
    boxes.current?.querySelectorAll('input').forEach((box, at) => {
      box.value = said[at] ?? '';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  return (
    <FieldGroup {...p}>
      <div class="day" ref={boxes}>
        {parts.map(([part, size]) => (
          <label key={part} class={`day-part day-${part}`}>
            <span>{t(designText[part])}</span>
            <input
              class="input"
              name={`${p.name}.${part}`}
              inputMode="numeric"
              autocomplete="off"
              maxLength={size}
              defaultValue={values[part]}
            />
          </label>
        ))}
        {p.today && (
          <button type="button" class="button button-quiet" onClick={() => fill(p.today as Day)}>
            <span>{t(designText.today)}</span>
          </button>
        )}
      </div>
    </FieldGroup>
  );
}

/** Month by month: `<MonthPicker month={month} onChange={setMonth} max={monthOf(me().today)} />`. Outside forms, above figures. */
export const MonthPicker = (p: {
  month: Month;
  onChange: (month: Month) => void;
  min?: Month;
  max?: Month;
}) => (
  <div class="month-picker">
    <IconButton
      icon="back"
      says={t(designText.previousMonth)}
      off={p.min !== undefined && p.month <= p.min}
      onClick={() => p.onChange(addMonths(p.month, -1))}
    />
    <span aria-live="polite">{t(designText.monthOf, { month: writtenMonth(p.month) })}</span>
    <IconButton
      icon="forward"
      says={t(designText.nextMonth)}
      off={p.max !== undefined && p.month >= p.max}
      onClick={() => p.onChange(addMonths(p.month, 1))}
    />
  </div>
);
