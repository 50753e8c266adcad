import { useState } from 'preact/hooks';
import { type Day, weekdayOf, written } from '../kernel/day.ts';
import { Button, IconButton } from '../web/button.tsx';
import { Notice, Section } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { dueDayText } from './due-day.texts.ts';
import { type Holiday, HolidaysSet } from './due-day.ts';
import { refuseHolidays } from './holiday.rules.ts';

interface YearOf {
  year: number;
  decided: boolean;
  holidays: Holiday[];
}

/** A year's days of rest, as decided or as expected; the office settles them. */
export function Year() {
  const [year, setYear] = useState(() => Number(me().today.slice(0, 4)));
  const [open, setOpen] = useState(false);
  const read = useRead<YearOf>(`holidays?year=${year}`);
  return (
    <Section
      title={t(dueDayText.year, { year })}
      actions={
        <>
          <IconButton icon="back" says={t(dueDayText.yearEarlier)} onClick={() => setYear(year - 1)} />
          <IconButton icon="forward" says={t(dueDayText.yearLater)} onClick={() => setYear(year + 1)} />
          {may('dueDay.write') && read.value && (
            <Button icon="pencil" onClick={() => setOpen(true)}>
              {t(dueDayText.settle)}
            </Button>
          )}
        </>
      }
    >
      <Reading of={read}>
        {({ decided, holidays }) => (
          <>
            {!decided && <Notice>{t(dueDayText.expected)}</Notice>}
            <List
              name={`${t(dueDayText.holidays)} ${year}`}
              rows={holidays}
              id={(holiday) => holiday.day}
              columns={[
                { head: dueDayText.day, of: (holiday) => holiday.day, kind: 'day' },
                { head: dueDayText.weekday, of: (holiday) => weekdayName(holiday.day) },
                { head: dueDayText.holidayName, of: (holiday) => holiday.name },
              ]}
            />
            {open && <YearDialog year={year} holidays={holidays} close={() => setOpen(false)} />}
          </>
        )}
      </Reading>
    </Section>
  );
}

const weekdayName = (of: Day): string => t(dueDayText[`weekday${weekdayOf(of)}` as 'weekday1']);

/** The list as text, one day a line, so that a notice can be copied in: «2/9 Quốc khánh». */
function YearDialog(p: { year: number; holidays: readonly Holiday[]; close: () => void }) {
  const lines = p.holidays.map(({ day, name }) => `${written(day).replace(/\/\d{4}$/, '')} ${name}`);
  return (
    <Dialog title={t(dueDayText.settleOf, { year: p.year })} onClose={p.close}>
      <Form
        words={HolidaysSet}
        said={(form) => ({ year: p.year, holidays: holidaysIn(text(form, 'holidays'), p.year) })}
        judge={refuseHolidays}
        kind="holiday.set"
        labels={dueDayText}
        done={() => {
          p.close();
          toast(t(dueDayText.settled));
        }}
      >
        <NoteField
          name="holidays"
          label={t(dueDayText.list)}
          hint={t(dueDayText.listHint)}
          value={lines.join('\n')}
          max={6000}
          rows={14}
        />
      </Form>
    </Dialog>
  );
}

/** `2/9 Quốc khánh`, `2/9/2016: Quốc khánh` → a day and its name; a line that is none stays no day, for the words to refuse. */
function holidaysIn(lines: string, year: number): { day: string; name: string }[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, day = '', month = '', said, name = ''] =
        /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?[\s:.,-]*(.*)$/.exec(line) ?? [];
      return { day: `${said ?? year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, name };
    });
}
