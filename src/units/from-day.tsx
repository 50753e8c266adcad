import { Day } from '../kernel/day.ts';
import { Problem } from '../kernel/problem.ts';
import { DayField } from '../web/day-field.tsx';
import { day, draft } from '../web/form.ts';
import { me } from '../web/me.ts';
import { t } from '../web/text.ts';
import { unitText } from './unit.texts.ts';

/** The day from which a change holds, told while it is typed; a day half typed changes nothing. */
export const FromDay = (p: { from: Day; set: (day: Day) => void; label?: string; hint?: string }) => (
  <div
    onInput={(event) => {
      const form = new FormData();
      for (const box of event.currentTarget.querySelectorAll('input')) form.set(box.name, box.value);
      const said = draft(Day, day(form, 'from'));
      if (!(said instanceof Problem)) p.set(said);
    }}
  >
    <DayField
      name="from"
      label={p.label ?? t(unitText.from)}
      {...(p.hint && { hint: p.hint })}
      value={p.from}
      today={me().today}
    />
  </div>
);
