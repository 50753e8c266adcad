import { newId } from '../kernel/id.ts';
import { command } from '../server/command.ts';
import { homeUnit } from '../server/setting.sql.ts';
import { refuseDueRule } from './due-day.rules.ts';
import { dueRules, replaceDueRules, replaceHolidays } from './due-day.sql.ts';
import { DueRuleSet, HolidaysSet } from './due-day.ts';
import { refuseHolidays } from './holiday.rules.ts';

/** Decides a year's days of rest and make-up days. Without days of rest those go back to what is expected of the year. */
export const setHolidays = command({
  kind: 'holiday.set',
  name: { vi: 'Ghi ngày nghỉ của năm', en: 'Set a year’s holidays' },
  body: HolidaysSet,
  may: { action: 'dueDay.write', unit: (_, db) => homeUnit(db) },
  async run(db, body, by) {
    const refusal = refuseHolidays(body);
    if (refusal) return refusal;
    await replaceHolidays(db, body.year, body);
    by.touch('holiday', newId(), 'common');
    return null;
  },
});

export const setDueRule = command({
  kind: 'dueRule.set',
  name: { vi: 'Quy định thời hạn', en: 'Set a due rule' },
  body: DueRuleSet,
  may: { action: 'dueDay.write', unit: (_, db) => homeUnit(db) },
  async run(db, body, by) {
    const refusal = refuseDueRule(body, await dueRules(db, body.what));
    if (refusal) return refusal;
    await replaceDueRules(db, body);
    by.touch('dueRule', body.id, 'common');
    return null;
  },
});

export const dueDayCommands = [setHolidays, setDueRule];
