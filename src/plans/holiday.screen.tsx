import { useState } from 'preact/hooks';
import { type Day, daysBetween, weekdayOf, written } from '../kernel/day.ts';
import { Button, IconButton } from '../web/button.tsx';
import { Notice, Section, Status } from '../web/design.tsx';
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
import { type Holiday, type HolidayList, HolidaysSet } from './due-day.ts';
import { refuseHolidays } from './holiday.rules.ts';

interface YearOf extends HolidayList {
  year: number;
  decided: boolean;
}

/** A year's days of rest and make-up days, as decided or as expected; the office settles them. */
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
        {({ decided, ...list }) => (
          <>
            {!decided && <Notice>{t(dueDayText.expected)}</Notice>}
            <List
              name={`${t(dueDayText.holidays)} ${year}`}
              sheet={`holidays?year=${year}`}
              rows={daysOf(list)}
              id={(holiday) => holiday.day}
              columns={[
                { head: dueDayText.day, of: (holiday) => holiday.day, kind: 'day' },
                { head: dueDayText.weekday, of: (holiday) => weekdayName(holiday.day) },
                { head: dueDayText.holidayName, of: (holiday) => holiday.name },
                {
                  head: dueDayText.restsOrWorks,
                  of: ({ works }) => t(works ? dueDayText.works : dueDayText.rests),
                  show: ({ works }) => (
                    <Status tone={works ? 'info' : 'plain'}>
                      {t(works ? dueDayText.works : dueDayText.rests)}
                    </Status>
                  ),
                },
              ]}
            />
            {open && <YearDialog year={year} list={list} close={() => setOpen(false)} />}
          </>
        )}
      </Reading>
    </Section>
  );
}

const weekdayName = (of: Day): string => t(dueDayText[`weekday${weekdayOf(of)}` as 'weekday1']);

/** Both kinds by day. */
const daysOf = ({ holidays, makeUpDays }: HolidayList) =>
  [
    ...holidays.map((day) => ({ ...day, works: false })),
    ...makeUpDays.map((day) => ({ ...day, works: true })),
  ].sort((a, b) => daysBetween(b.day, a.day));

const linesOf = (days: readonly Holiday[]): string =>
  days.map(({ day, name }) => `${written(day).replace(/\/\d{4}$/, '')} ${name}`).join('\n');

/** The list as text, one day a line, so that a notice can be copied in: «2/9 Quốc khánh». */
function YearDialog(p: { year: number; list: HolidayList; close: () => void }) {
  return (
    <Dialog title={t(dueDayText.settleOf, { year: p.year })} onClose={p.close}>
      <Form
        words={HolidaysSet}
        said={(form) => ({
          year: p.year,
          holidays: holidaysIn(text(form, 'holidays'), p.year),
          makeUpDays: holidaysIn(text(form, 'makeUpDays'), p.year),
        })}
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
          value={linesOf(p.list.holidays)}
          max={6000}
          rows={14}
        />
        <NoteField
          name="makeUpDays"
          label={t(dueDayText.makeUpDays)}
          hint={t(dueDayText.makeUpHint)}
          value={linesOf(p.list.makeUpDays)}
          max={2000}
          rows={3}
          optional
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
