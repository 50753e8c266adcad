import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { DayField } from '../web/day-field.tsx';
import { Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { day, text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { ContributionSaid } from './contribution.ts';
import type { DiaryUnit } from './diary.ts';
import { GiftParts, giftOf } from './gift-fields.tsx';
import { PlaceField, placeOf } from './place-field.tsx';
import { refuseContribution, refuseDay } from './visit.rules.ts';
import { heldOn } from './visit.screen.tsx';
import { visitText } from './visit.texts.ts';

/** Ghi đóng góp: what an official gave a unit of theirs, outside any visit. */
export function RecordContribution() {
  const units = useRead<DiaryUnit[]>('diary/units');
  return (
    <Screen title={t(visitText.recordContribution)} back="/diary" lead={t(visitText.contributionsHint)}>
      <Reading
        of={units}
        empty={<Empty says={t(visitText.noUnits)} explains={t(visitText.noUnitsExplains)} icon="assign" />}
      >
        {(rows) => <GiftForm units={rows.filter((unit) => unit.part === 'assigned')} />}
      </Reading>
    </Screen>
  );
}

function GiftForm({ units }: { units: readonly DiaryUnit[] }) {
  const [asked] = useSearchParams();
  const first =
    units.find((unit) => unit.unitId === asked.get('unit')) ?? (units.length === 1 ? units[0] : undefined);
  const [place, setPlace] = useState(first && placeOf(first));
  return (
    <Form
      words={ContributionSaid}
      said={contributionSaid}
      judge={(gift) => judgeContribution(gift, units)}
      kind="contribution.record"
      labels={visitText}
      submitIcon="check"
    >
      <PlaceField units={units} value={place} onPick={setPlace} />
      <ContributionFields />
    </Form>
  );
}

/** What the fields say, as `ContributionSaid`. */
export const contributionSaid = (form: FormData, id: string) => ({
  ...giftOf(form, id),
  unitId: text(form, 'unitId').split(' ')[1] ?? '',
  day: day(form, 'day'),
});

/** What is wrong with it, judged from the list of units before it is sent. */
export const judgeContribution = (gift: ContributionSaid, units: readonly DiaryUnit[]) =>
  refuseDay(gift.day, heldOn(units, gift.unitId, 'assigned', gift.day), me().today) ??
  refuseContribution(gift);

/** The day and what was given. */
export const ContributionFields = () => (
  <>
    <DayField name="day" label={t(visitText.day)} value={me().today} today={me().today} />
    <GiftParts />
  </>
);
