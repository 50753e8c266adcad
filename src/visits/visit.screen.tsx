import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { Day } from '../kernel/day.ts';
import type { Problem } from '../kernel/problem.ts';
import { LinkButton } from '../web/button.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import type { DiaryUnit } from './diary.ts';
import { PlaceField, placeOf } from './place-field.tsx';
import { refuseVisit } from './visit.rules.ts';
import { actingAsText, visitText } from './visit.texts.ts';
import { VisitKind, VisitSaid } from './visit.ts';
import { KindField, VisitFields, visitSaid } from './visit-fields.tsx';

/** Ghi nhật ký: one line, in thirty seconds, on a phone. `?unit=&kind=&day=` fill it from a task, a unit or the calendar. */
export function RecordVisit() {
  const units = useRead<DiaryUnit[]>('diary/units');
  return (
    <Screen title={t(visitText.record)} back="/diary">
      <Reading
        of={units}
        empty={<Empty says={t(visitText.noUnits)} explains={t(visitText.noUnitsExplains)} icon="assign" />}
      >
        {(rows) => <VisitForm units={rows} />}
      </Reading>
    </Screen>
  );
}

/** The assignment that a line of that unit and day stands under, as the list has it; true for a cell or a group. */
export const heldOn = (units: readonly DiaryUnit[], unitId: string, part: string, day: Day) => {
  if (part !== 'assigned') return true;
  const unit = units.find(
    (one) =>
      one.part === 'assigned' &&
      one.unitId === unitId &&
      (one.from ?? day) <= day &&
      (one.until === null || day < one.until),
  );
  return unit
    ? { officialId: me().officialId, unitId: unit.unitId, from: unit.from ?? day, until: unit.until }
    : null;
};

/** What is wrong with a line, judged from the list of units before it is sent. */
export const judgeVisit = (visit: VisitSaid, units: readonly DiaryUnit[], unit: DiaryUnit | undefined) =>
  refuseVisit(visit, {
    held: heldOn(units, visit.unitId, unit?.part ?? 'assigned', visit.day),
    today: me().today,
    total: visit.householdsTotal === undefined ? (unit?.households ?? null) : visit.householdsTotal,
  });

function VisitForm({ units }: { units: readonly DiaryUnit[] }) {
  const [asked] = useSearchParams();
  const first =
    units.find((unit) => unit.unitId === asked.get('unit')) ?? (units.length === 1 ? units[0] : undefined);
  const [place, setPlace] = useState(first && placeOf(first));
  const [kind, setKind] = useState<VisitKind>(VisitKind.safeParse(asked.get('kind')).data ?? 'groupMeeting');
  const unit = units.find((one) => placeOf(one) === place);
  const [party, setParty] = useState<string>('cell');
  async function act(visit: VisitSaid): Promise<Problem | null> {
    if (unit?.part !== 'cell' && unit?.part !== 'groupHead') return send('visit.record', visit);
    return send('visit.act', { ...visit, actingAs: unit.part === 'cell' ? party : 'groupHead' });
  }
  return (
    <Form
      words={VisitSaid}
      said={(form, id) => visitSaid(form, id, unit)}
      judge={(visit) => judgeVisit(visit, units, unit)}
      act={act}
      labels={visitText}
      submitIcon="check"
      also={
        <LinkButton href="/diary" tone="quiet">
          {t(visitText.openDiary)}
        </LinkButton>
      }
    >
      <PlaceField units={units} value={place} onPick={setPlace} />
      {unit?.part === 'cell' && <PartField value={party} onChange={setParty} />}
      <KindField value={kind} onChange={setKind} />
      <VisitFields kind={kind} unit={unit} day={Day.safeParse(asked.get('day')).data ?? me().today} />
    </Form>
  );
}

/** A cell's account writes for its committee or for the party member in charge of the group. */
const PartField = (p: { value: string; onChange: (party: string) => void }) => (
  <ChoiceField
    name="actingAs"
    label={t(visitText.actingAs)}
    row
    choices={(['cell', 'memberInCharge'] as const).map((value) => ({ value, label: t(actingAsText[value]) }))}
    value={p.value}
    onChange={p.onChange}
  />
);
