import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { addDays, written } from '../kernel/day.ts';
import { ConfirmButton } from '../web/button.tsx';
import { ChoiceField, SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Row, Rows, Screen, Section } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { CountField, TextField, TimeField } from '../web/field.tsx';
import { count, day, text, time } from '../web/form.ts';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { nextMeeting, refuseMeetingDay } from './meeting-day.rules.ts';
import { meetingKindText, meetingText, weekText } from './meeting-day.texts.ts';
import { type MeetingDay, MeetingDaySaid, MeetingKind } from './meeting-day.ts';
import { weekdayText } from './visit.texts.ts';

/** Lệ họp của một đơn vị: what stands, what stood, and a form to set it anew. */
export function MeetingDays({ unitId }: { unitId: string }) {
  const [asked] = useSearchParams();
  const onDay = useOnDay();
  const rules = useRead<MeetingDay[]>(onDay.of(`units/${unitId}/meeting-days`));
  const unit = useRead<{ unit: { name: string; tier: number } }>(`units/${unitId}`);
  return (
    <Screen
      title={t(meetingText.ruleOf, { unit: unit.value?.unit.name ?? '' })}
      back={asked.get('back') ?? `/units/${unitId}`}
      lead={t(meetingText.ruleLead)}
      actions={<OnDay {...onDay} />}
    >
      <NotToday {...onDay} />
      <Reading of={rules} empty={<Empty says={t(meetingText.noRules)} icon="calendar" />}>
        {(rows) => (
          <Rows name={t(meetingText.rule)}>
            {rows.map((rule) => (
              <Rule key={rule.id} rule={rule} />
            ))}
          </Rows>
        )}
      </Reading>
      {may('meetingDay.write') && unit.value && (
        <Section title={t(meetingText.rule)}>
          <RuleForm unitId={unitId} what={unit.value.unit.tier < 5 ? 'cellMeeting' : 'groupMeeting'} />
        </Section>
      )}
    </Screen>
  );
}

/** «Ngày 15 hằng tháng, 19:00» or «Thứ sáu thứ hai của tháng, 19:00». */
export const ruleSaid = (rule: Pick<MeetingDay, 'dayOfMonth' | 'week' | 'weekday' | 'time'>): string =>
  rule.dayOfMonth !== null
    ? t(meetingText.onDay, { day: rule.dayOfMonth, time: rule.time })
    : t(meetingText.onWeekday, {
        weekday: t(weekdayText[rule.weekday ?? 1] ?? meetingText.weekday),
        week: t(weekText[rule.week ?? 1] ?? meetingText.week),
        time: rule.time,
      });

function Rule({ rule }: { rule: MeetingDay }) {
  const { today } = me();
  const over = rule.until !== null && rule.until <= today;
  const next = nextMeeting(rule, today);
  const note = [
    t(meetingKindText[rule.what]),
    rule.place,
    t(meetingText.since, { day: written(rule.from) }),
    rule.until && t(meetingText.until, { day: written(addDays(rule.until, -1)) }),
    next && t(meetingText.next, { day: written(next) }),
  ];
  return (
    <Row
      title={ruleSaid(rule)}
      icon="calendar"
      note={note.filter(Boolean).join(' · ')}
      beside={
        over ? t(meetingText.ended) : rule.until === null && may('meetingDay.write') && <Stop rule={rule} />
      }
    />
  );
}

const Stop = ({ rule }: { rule: MeetingDay }) => (
  <ConfirmButton
    tone="quiet"
    asks={t(meetingText.stopAsks)}
    confirm={t(meetingText.stop)}
    act={() => send('meetingDay.end', { unitId: rule.unitId, what: rule.what, from: me().today })}
  >
    {t(meetingText.stop)}
  </ConfirmButton>
);

function RuleForm(p: { unitId: string; what: MeetingKind }) {
  const [by, setBy] = useState('byDay');
  const { today } = me();
  return (
    <Form
      words={MeetingDaySaid}
      said={(form, id) => ({
        id,
        unitId: p.unitId,
        what: text(form, 'what'),
        dayOfMonth: by === 'byDay' ? count(form, 'dayOfMonth') : null,
        week: by === 'byWeek' ? count(form, 'week') : null,
        weekday: by === 'byWeek' ? count(form, 'weekday') : null,
        time: time(form, 'time') ?? '',
        place: text(form, 'place'),
        from: day(form, 'from'),
      })}
      judge={refuseMeetingDay}
      kind="meetingDay.set"
      labels={meetingText}
      submit={t(meetingText.save)}
    >
      <ChoiceField
        name="what"
        label={t(meetingText.what)}
        row
        choices={MeetingKind.options.map((value) => ({ value, label: t(meetingKindText[value]) }))}
        value={p.what}
      />
      <ChoiceField
        name="by"
        label={t(meetingText.by)}
        row
        choices={(['byDay', 'byWeek'] as const).map((value) => ({ value, label: t(meetingText[value]) }))}
        value={by}
        onChange={setBy}
      />
      {by === 'byDay' ? (
        <CountField
          name="dayOfMonth"
          label={t(meetingText.dayOfMonth)}
          hint={t(meetingText.dayOfMonthHint)}
        />
      ) : (
        <>
          <SelectField
            name="weekday"
            label={t(meetingText.weekday)}
            choices={numbered(weekdayText)}
            value="5"
          />
          <SelectField name="week" label={t(meetingText.week)} choices={numbered(weekText)} value="1" />
        </>
      )}
      <TimeField name="time" label={t(meetingText.time)} value="19:00" />
      <TextField name="place" label={t(meetingText.place)} max={120} optional />
      <DayField name="from" label={t(meetingText.from)} value={today} today={today} />
    </Form>
  );
}

const numbered = (texts: typeof weekText) =>
  Object.entries(texts).map(([value, label]) => ({ value, label: t(label) }));
