import { useState } from 'preact/hooks';
import { type Day, weekdayOf, written } from '../kernel/day.ts';
import { Button, IconButton } from '../web/button.tsx';
import { ChoiceField, SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Notice, Screen, Section } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField, NoteField } from '../web/field.tsx';
import { count, day, text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { refuseDueRule } from './due-day.rules.ts';
import { dueBasisText, dueDayText, dueWhatText } from './due-day.texts.ts';
import { DueBasis, type DueRule, DueRuleSet, DueWhat, type Holiday, HolidaysSet } from './due-day.ts';
import { refuseHolidays } from './holiday.rules.ts';

/** By when things are due, and on which days offices rest: data with dates, changed by the office. */
export const Calendar = () => (
  <Screen title={t(dueDayText.calendar)} lead={t(dueDayText.lead)}>
    <Tabs
      label={t(dueDayText.calendar)}
      tabs={[
        { id: 'rules', says: t(dueDayText.rules), panel: () => <Rules /> },
        { id: 'holidays', says: t(dueDayText.holidays), panel: () => <Year /> },
      ]}
    />
  </Screen>
);

const saidOf = (rule: DueRule): string => t(dueDayText[`${rule.basis}Said`], { days: rule.days });
const validOf = ({ from, to }: DueRule): string =>
  `${from ? written(from) : t(dueDayText.ever)} – ${to ? written(to) : t(dueDayText.onward)}`;

function Rules() {
  const rules = useRead<DueRule[]>('due-rules');
  const [open, setOpen] = useState(false);
  return (
    <Reading of={rules}>
      {(all) => (
        <Section
          title={t(dueDayText.rules)}
          actions={
            may('dueDay.write') && (
              <Button icon="pencil" onClick={() => setOpen(true)}>
                {t(dueDayText.setRule)}
              </Button>
            )
          }
        >
          <List
            name={t(dueDayText.rules)}
            rows={all}
            id={(rule) => rule.id}
            columns={[
              { head: dueDayText.what, of: (rule) => t(dueWhatText[rule.what]) },
              { head: dueDayText.rule, of: saidOf },
              { head: dueDayText.valid, of: validOf },
            ]}
          />
          {open && <RuleDialog rules={all} close={() => setOpen(false)} />}
        </Section>
      )}
    </Reading>
  );
}

function RuleDialog({ rules, close }: { rules: readonly DueRule[]; close: () => void }) {
  const { today } = me();
  return (
    <Dialog title={t(dueDayText.setRule)} onClose={close}>
      <p>{t(dueDayText.setRuleExplains)}</p>
      <Form
        words={DueRuleSet}
        said={(form, id) => ({
          id,
          what: text(form, 'what'),
          days: count(form, 'days'),
          basis: text(form, 'basis'),
          from: day(form, 'from'),
        })}
        judge={(said) => refuseDueRule(said, rules)}
        kind="dueRule.set"
        labels={dueDayText}
        done={() => {
          close();
          toast(t(dueDayText.ruleSet));
        }}
      >
        <SelectField
          name="what"
          label={t(dueDayText.what)}
          choices={DueWhat.options.map((what) => ({ value: what, label: t(dueWhatText[what]) }))}
        />
        <ChoiceField
          name="basis"
          label={t(dueDayText.basis)}
          value="workingDays"
          choices={DueBasis.options.map((basis) => ({ value: basis, label: t(dueBasisText[basis]) }))}
        />
        <CountField name="days" label={t(dueDayText.days)} />
        <DayField name="from" label={t(dueDayText.from)} value={today} today={today} />
      </Form>
    </Dialog>
  );
}

interface YearOf {
  year: number;
  decided: boolean;
  holidays: Holiday[];
}

function Year() {
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
