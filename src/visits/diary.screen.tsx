import { useSearchParams } from 'wouter-preact';
import { Month, monthOf } from '../kernel/day.ts';
import { LinkButton } from '../web/button.tsx';
import { MonthPicker } from '../web/day-field.tsx';
import { Actions, Screen } from '../web/design.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import type { Diary } from './diary.ts';
import { DiaryDays } from './diary-days.tsx';
import { visitText } from './visit.texts.ts';
import { Visits } from './visit-list.screen.tsx';

/** Nhật ký của tôi, or of those who note nothing of their own, the lines of all they may see. */
export const MyDiary = () => (may('visit.read') && !writes() ? <Visits home /> : <OwnMonth />);

const writes = () => may('visit.record') || may('visit.act');

/** A month, day by day; whatever was noted of one's own, in units since handed over too. */
function OwnMonth() {
  const [asked, setAsked] = useSearchParams();
  const month = Month.safeParse(asked.get('month')).data ?? monthOf(me().today);
  const diary = useRead<Diary>(`diary?month=${month}`);
  return (
    <Screen
      title={t(visitText.myDiary)}
      actions={
        <Actions>
          {writes() && (
            <LinkButton href="/visits/new" tone="main" icon="plus">
              {t(visitText.record)}
            </LinkButton>
          )}
          {may('visit.recordFor') && (
            <LinkButton href="/visits/for" tone={writes() ? 'plain' : 'main'} icon="pencil">
              {t(visitText.recordFor)}
            </LinkButton>
          )}
          {may('visit.record') && (
            <LinkButton href="/contributions/new" icon="support">
              {t(visitText.recordContribution)}
            </LinkButton>
          )}
          <LinkButton href="/meetings" icon="calendar">
            {t(visitText.calendar)}
          </LinkButton>
          {may('visit.read') && (
            <LinkButton href="/visits" icon="diary">
              {t(visitText.visits)}
            </LinkButton>
          )}
        </Actions>
      }
    >
      <MonthPicker
        month={month}
        onChange={(to) => setAsked({ month: to }, { replace: true })}
        max={monthOf(me().today)}
      />
      <Reading of={diary}>{(value) => <DiaryDays diary={value} of="official" />}</Reading>
    </Screen>
  );
}
