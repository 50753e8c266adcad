import { useState } from 'preact/hooks';
import { written } from '../kernel/day.ts';
import { Button } from '../web/button.tsx';
import { ChoiceField, SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Screen, Section } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField } from '../web/field.tsx';
import { count, day, text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { refuseDueRule } from './due-day.rules.ts';
import { dueBasisText, dueDayText, dueWhatText } from './due-day.texts.ts';
import { DueBasis, type DueRule, DueRuleSet, DueWhat } from './due-day.ts';
import { Year } from './holiday.screen.tsx';

/** By when things are due, and on which days offices rest: data with dates, changed by the office. */
export function Calendar() {
  const onDay = useOnDay();
  return (
    <Screen title={t(dueDayText.calendar)} lead={t(dueDayText.lead)} actions={<OnDay {...onDay} />}>
      <NotToday {...onDay} />
      <Tabs
        label={t(dueDayText.calendar)}
        tabs={[
          { id: 'rules', says: t(dueDayText.rules), panel: () => <Rules /> },
          { id: 'holidays', says: t(dueDayText.holidays), panel: () => <Year /> },
        ]}
      />
    </Screen>
  );
}

const saidOf = (rule: DueRule): string => t(dueDayText[`${rule.basis}Said`], { days: rule.days });
const validOf = ({ from, to }: DueRule): string =>
  `${from ? written(from) : t(dueDayText.ever)} – ${to ? written(to) : t(dueDayText.onward)}`;

function Rules() {
  const path = useOnDay().of('due-rules');
  const rules = useRead<DueRule[]>(path);
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
            sheet={path}
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
