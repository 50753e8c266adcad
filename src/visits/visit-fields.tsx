import type { Day } from '../kernel/day.ts';
import { CheckField, type Choice, ChoiceField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { CountField, FieldGroup, NoteField } from '../web/field.tsx';
import { count, day, text, ticked } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { t } from '../web/text.ts';
import type { DiaryUnit } from './diary.ts';
import { GiftField, giftIdOf, giftOf } from './gift-fields.tsx';
import { visitKindHint, visitKindText, visitText } from './visit.texts.ts';
import { type Visit, VisitKind } from './visit.ts';

interface TopicRow {
  id: string;
  title: string;
  ask: string;
}

const kindChoices = (kinds: readonly VisitKind[]): Choice[] =>
  kinds.map((kind) => ({ value: kind, label: t(visitKindText[kind]) }));

/** Big radios, in the order of the working rule; the hint is of the one chosen. */
export const KindField = (p: { value: VisitKind; onChange: (kind: VisitKind) => void }) => (
  <ChoiceField
    name="kind"
    label={t(visitText.kind)}
    hint={t(visitKindHint[p.value])}
    choices={kindChoices(VisitKind.options)}
    value={p.value}
    onChange={(value) => p.onChange(VisitKind.parse(value))}
  />
);

/**
 * The fields of one kind, and no others. `was` fills them from a line that is being replaced; `forOther`: somebody else writes than
 * who was there.
 */
export function VisitFields(p: {
  kind: VisitKind;
  unit: DiaryUnit | undefined;
  day: Day;
  was?: Visit;
  forOther?: boolean;
}) {
  const { kind, was } = p;
  const total = was?.kind === 'groupMeeting' ? was.householdsTotal : p.unit?.households;
  return (
    <>
      <DayField
        name="day"
        label={t(visitText.day)}
        hint={t(visitText.dayHint)}
        value={p.day}
        today={me().today}
      />
      {kind === 'groupMeeting' && (
        <>
          <CountField
            name="householdsPresent"
            label={t(visitText.householdsPresent)}
            hint={t(visitText.householdsPresentHint)}
            unit={t(visitText.householdsUnit)}
            optional
            value={was?.householdsPresent ?? null}
          />
          <CountField
            key={p.unit?.unitId}
            name="householdsTotal"
            label={t(visitText.householdsTotal)}
            hint={t(visitText.householdsTotalHint)}
            unit={t(visitText.householdsUnit)}
            optional
            value={total ?? null}
          />
        </>
      )}
      {kind === 'householdCall' && (
        <CountField
          name="householdNumber"
          label={t(visitText.householdNumber)}
          hint={t(visitText.householdNumberHint)}
          optional
          value={was?.householdNumber ?? null}
        />
      )}
      {kind !== 'localActivity' && <TopicsField {...(was && { was })} />}
      {(kind === 'cellMeeting' || kind === 'groupMeeting') && (
        <NoteField
          name="agreed"
          label={t(visitText.agreed)}
          max={2000}
          rows={3}
          optional
          value={was?.agreed ?? ''}
        />
      )}
      <NoteField
        name="note"
        label={t(visitText.note)}
        hint={t(visitText.noteHint)}
        max={2000}
        rows={3}
        optional
        value={was?.note ?? ''}
      />
      <GiftField {...(was && { was })} forOther={p.forOther ?? false} />
    </>
  );
}

/** What is in season; ticked ones ask how many households do it, where there is something to do. */
function TopicsField(p: { was?: Visit }) {
  const topics = useRead<TopicRow[]>('topics?now=true');
  const told = new Map(p.was?.topics.map((topic) => [topic.topicId as string, topic]));
  const rows = [
    ...(topics.value ?? []),
    ...[...told.values()]
      .filter((topic) => topics.value && !topics.value.some((row) => row.id === topic.topicId))
      .map((topic) => ({ id: topic.topicId, title: topic.title, ask: ' ' })),
  ];
  if (topics.value === null) return null;
  return (
    <FieldGroup name="topics" label={t(visitText.topics)} optional>
      {rows.length === 0 && <p class="hint">{t(visitText.noTopics)}</p>}
      {rows.map((row) => (
        <CheckField key={row.id} name={`topic.${row.id}`} label={row.title} checked={told.has(row.id)}>
          {row.ask !== '' && (
            <CountField
              name={`did.${row.id}`}
              label={t(visitText.householdsDid)}
              hint={row.ask.trim()}
              unit={t(visitText.householdsUnit)}
              optional
              value={told.get(row.id)?.householdsDid ?? null}
            />
          )}
        </CheckField>
      ))}
    </FieldGroup>
  );
}

/** What the fields say, as `VisitSaid`. A total left as proposed is left out: the server freezes that day's own. */
export function visitSaid(form: FormData, id: string, unit: DiaryUnit | undefined, was?: Visit) {
  const kind = text(form, 'kind');
  const total = count(form, 'householdsTotal');
  const asProposed = was === undefined && total === (unit?.households ?? null) && total !== null;
  return {
    id,
    unitId: text(form, 'unitId').split(' ')[1] ?? '',
    day: day(form, 'day'),
    kind,
    householdNumber: count(form, 'householdNumber'),
    householdsPresent: count(form, 'householdsPresent'),
    ...(kind !== 'groupMeeting' || asProposed ? {} : { householdsTotal: total }),
    topics: [...form.keys()]
      .filter((key) => key.startsWith('topic.'))
      .map((key) => ({ topicId: key.slice(6), householdsDid: count(form, `did.${key.slice(6)}`) })),
    contributions: ticked(form, 'contributions') ? [giftOf(form, giftIdOf(id))] : [],
    agreed: text(form, 'agreed'),
    note: text(form, 'note'),
  };
}
