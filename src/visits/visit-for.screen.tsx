import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import type { Official } from '../officials/official.ts';
import { officialOption, officialOptions } from '../officials/official-field.tsx';
import { LinkButton } from '../web/button.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { Notice, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { me } from '../web/me.ts';
import { OfficialPicker, type Option } from '../web/picker.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { ContributionFields, contributionSaid, judgeContribution } from './contribution.screen.tsx';
import { ContributionSaidFor } from './contribution.ts';
import type { DiaryUnit } from './diary.ts';
import { PlaceField, placeOf } from './place-field.tsx';
import { judgeNote, noteSaid, SituationFields } from './situation-note.screen.tsx';
import { SituationNoteSaidFor } from './situation-note.ts';
import { judgeVisit } from './visit.screen.tsx';
import { visitText } from './visit.texts.ts';
import { type VisitKind, VisitSaidFor } from './visit.ts';
import { KindField, VisitFields, visitSaid } from './visit-fields.tsx';

const whats = {
  visit: visitText.visitOne,
  situation: visitText.situation,
  contribution: visitText.ownContribution,
};
type What = keyof typeof whats;
const isWhat = (asked: string | null): asked is What => asked !== null && asked in whats;

/**
 * Ghi từ sổ giấy: a clerk enters a whole pile, official by official; what it is, official and unit stay for the next line.
 * `?what=situation` or `contribution` begins with that, `?official=` with that official.
 */
export function RecordVisitFor() {
  const [asked, setAsked] = useSearchParams();
  const official = asked.get('official');
  const [first] = useState(official);
  const known = useRead<{ official: Official }>(first && `officials/${first}`);
  const units = useRead<DiaryUnit[]>(official && `diary/units?official=${official}`);
  function pick(option: Option | null) {
    const { official: _, ...others } = Object.fromEntries(asked);
    setAsked({ ...others, ...(option && { official: option.id }) }, { replace: true });
  }
  if (first && known.state === 'loading') return null;
  return (
    <Screen title={t(visitText.recordFor)} back="/visits" lead={t(visitText.recordForLead)}>
      <OfficialPicker
        name="officialId"
        label={t(visitText.officialId)}
        options={officialOptions}
        onPick={pick}
        {...(known.value && { value: officialOption(known.value.official) })}
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
  const [asked, setAsked] = useSearchParams();
  const own = units.filter((unit) => unit.part === 'assigned');
  const [place, setPlace] = useState(own[0] && placeOf(own[0]));
  const unit = own.find((one) => placeOf(one) === place);
  if (own.length === 0) return <Empty says={t(visitText.noUnitsOf)} icon="assign" />;
  const what = asked.get('what');
  const chosen = isWhat(what) ? what : 'visit';
  const PaperOf = { visit: VisitPaper, situation: SituationPaper, contribution: ContributionPaper }[chosen];
  return (
    <>
      <ChoiceField
        name="writeWhat"
        label={t(visitText.writeWhat)}
        row
        choices={Object.entries(whats).map(([value, label]) => ({ value, label: t(label) }))}
        value={chosen}
        onChange={(to) => setAsked({ ...Object.fromEntries(asked), what: to }, { replace: true })}
      />
      <PaperOf officialId={officialId} own={own} unit={unit}>
        <PlaceField units={own} value={place} onPick={setPlace} />
      </PaperOf>
    </>
  );
}

interface PaperProps {
  officialId: string;
  own: readonly DiaryUnit[];
  unit: DiaryUnit | undefined;
  /** Which unit. */
  children: ComponentChildren;
}

/** Where the line stands afterwards, to be looked at or taken back. */
const toDiary = (unit: DiaryUnit | undefined) =>
  unit && (
    <LinkButton href={`/units/${unit.unitId}/diary`} tone="quiet">
      {t(visitText.openUnitDiary)}
    </LinkButton>
  );

function VisitPaper({ officialId, own, unit, children }: PaperProps) {
  const [kind, setKind] = useState<VisitKind>('groupMeeting');
  return (
    <Form
      words={VisitSaidFor}
      said={(form, id) => ({ ...visitSaid(form, id, unit), officialId })}
      judge={(visit) => judgeVisit(visit, own, unit)}
      kind="visit.recordFor"
      labels={visitText}
      submitIcon="check"
      also={toDiary(unit)}
    >
      {children}
      <KindField value={kind} onChange={setKind} />
      <VisitFields kind={kind} unit={unit} day={me().today} forOther />
    </Form>
  );
}

const SituationPaper = ({ officialId, own, unit, children }: PaperProps) => (
  <Form
    words={SituationNoteSaidFor}
    said={(form, id) => ({ ...noteSaid(form, id, unit?.unitId), officialId })}
    judge={(note) => judgeNote(note, own)}
    kind="situationNote.recordFor"
    labels={visitText}
    submitIcon="check"
    also={toDiary(unit)}
  >
    {children}
    <SituationFields />
  </Form>
);

const ContributionPaper = ({ officialId, own, unit, children }: PaperProps) => (
  <Form
    words={ContributionSaidFor}
    said={(form, id) => ({ ...contributionSaid(form, id), officialId })}
    judge={(gift) => judgeContribution(gift, own)}
    kind="contribution.recordFor"
    labels={visitText}
    submitIcon="check"
    also={toDiary(unit)}
  >
    {children}
    <ContributionFields />
  </Form>
);
