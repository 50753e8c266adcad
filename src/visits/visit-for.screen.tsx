import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { officialOptions } from '../officials/official-field.tsx';
import { Notice, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { me } from '../web/me.ts';
import { OfficialPicker } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import type { DiaryUnit } from './diary.ts';
import { PlaceField, placeOf } from './place-field.tsx';
import { judgeVisit } from './visit.screen.tsx';
import { visitText } from './visit.texts.ts';
import { type VisitKind, VisitSaidFor } from './visit.ts';
import { KindField, VisitFields, visitSaid } from './visit-fields.tsx';

/** Ghi từ sổ giấy: a clerk enters a whole pile, official by official; kind, official and unit stay for the next line. */
export function RecordVisitFor() {
  const [asked] = useSearchParams();
  const [official, setOfficial] = useState<string | null>(asked.get('official'));
  const units = useRead<DiaryUnit[]>(official && `diary/units?official=${official}`);
  return (
    <Screen title={t(visitText.recordFor)} back="/visits" lead={t(visitText.recordForLead)}>
      <OfficialPicker
        name="officialId"
        label={t(visitText.officialId)}
        options={officialOptions}
        onPick={(option) => setOfficial(option?.id ?? null)}
      />
      {official === null ? (
        <Notice>{t(visitText.pickOfficial)}</Notice>
      ) : (
        <Reading of={units} empty={<Empty says={t(visitText.noUnitsOf)} icon="assign" />}>
          {(rows) => <PaperForm key={official} officialId={official} units={rows} />}
        </Reading>
      )}
    </Screen>
  );
}

function PaperForm({ officialId, units }: { officialId: string; units: readonly DiaryUnit[] }) {
  const own = units.filter((unit) => unit.part === 'assigned');
  const [place, setPlace] = useState(own[0] && placeOf(own[0]));
  const [kind, setKind] = useState<VisitKind>('groupMeeting');
  const unit = own.find((one) => placeOf(one) === place);
  if (own.length === 0) return <Empty says={t(visitText.noUnitsOf)} icon="assign" />;
  return (
    <Form
      words={VisitSaidFor}
      said={(form, id) => ({ ...visitSaid(form, id, unit), officialId })}
      judge={(visit) => judgeVisit(visit, own, unit)}
      kind="visit.recordFor"
      labels={visitText}
      submitIcon="check"
    >
      <PlaceField units={own} value={place} onPick={setPlace} />
      <KindField value={kind} onChange={setKind} />
      <VisitFields kind={kind} unit={unit} day={me().today} />
    </Form>
  );
}
