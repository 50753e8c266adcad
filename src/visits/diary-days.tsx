import { type Day, weekdayOf, written } from '../kernel/day.ts';
import { Row, Rows, Section } from '../web/design.tsx';
import { Empty } from '../web/reading.tsx';
import { money, number, t } from '../web/text.ts';
import type { Contribution } from './contribution.ts';
import type { Diary } from './diary.ts';
import type { SituationNote } from './situation-note.ts';
import { contributionKindText, visitKindText, visitText, weekdayText } from './visit.texts.ts';
import type { Visit } from './visit.ts';
import { WithdrawButton, withdrawalSaid } from './withdraw.tsx';

/** Lines under their days, the newest day first. Of an official each line names the unit, of a unit the official. */
export function DiaryDays({ diary, of }: { diary: Diary; of: 'official' | 'unit' }) {
  const lines = [
    ...diary.visits.map((visit) => ({
      day: visit.day,
      row: <VisitRow key={visit.id} visit={visit} of={of} />,
    })),
    ...diary.situationNotes.map((note) => ({
      day: note.day,
      row: <NoteRow key={note.id} note={note} of={of} />,
    })),
    ...diary.contributions
      .filter((gift) => gift.visitId === null)
      .map((gift) => ({ day: gift.day, row: <GiftRow key={gift.id} gift={gift} of={of} /> })),
  ];
  if (lines.length === 0)
    return <Empty says={t(visitText.emptyMonth)} explains={t(visitText.emptyMonthExplains)} />;
  const days = [...new Set(lines.map((line) => line.day))].sort().reverse();
  return (
    <>
      {days.map((day) => (
        <Section key={day} title={dayName(day)}>
          <Rows name={dayName(day)}>{lines.filter((line) => line.day === day).map((line) => line.row)}</Rows>
        </Section>
      ))}
    </>
  );
}

/** «Thứ hai 26/9/2016». */
export const dayName = (day: Day): string =>
  `${t(weekdayText[weekdayOf(day)] ?? { vi: '', en: '' })} ${written(day)}`;

const kindIcon = {
  contact: 'phone',
  cellMeeting: 'meeting',
  groupMeeting: 'meeting',
  localActivity: 'people',
  householdCall: 'home',
} as const;

/** «20/25 hộ», or that nobody counted; null where the kind counts none. */
export function presentSaid(visit: Visit): string | null {
  if (visit.kind !== 'groupMeeting') return null;
  const { householdsPresent: present, householdsTotal: total } = visit;
  if (present === null) return t(visitText.notCounted);
  if (total === null) return t(visitText.presentOnly, { present: number(present) });
  return t(visitText.presentOf, { present: number(present), total: number(total) });
}

/** Who wrote the line, where that is not whose it is. */
const writtenBy = (line: Pick<Visit, 'notedBy' | 'officialId' | 'notedByName'>) =>
  line.notedBy !== line.officialId && t(visitText.notedByOf, { noter: line.notedByName });

function VisitRow({ visit, of }: { visit: Visit; of: 'official' | 'unit' }) {
  const parts = [
    of === 'unit' && visit.officialName,
    of === 'official' && visit.underName,
    writtenBy(visit),
    presentSaid(visit),
    visit.householdNumber !== null && t(visitText.household, { number: visit.householdNumber }),
    visit.topics.length > 0 && t(visitText.topicCount, { count: visit.topics.length }),
    excerpt(visit.agreed || visit.note),
  ];
  const kind = t(visitKindText[visit.kind]);
  return (
    <Row
      href={`/visits/${visit.id}`}
      title={of === 'official' ? `${kind} · ${visit.unitName}` : kind}
      icon={visit.withdrawal ? 'undo' : kindIcon[visit.kind]}
      tone={visit.withdrawal ? 'warn' : 'plain'}
      note={parts.filter(Boolean).join(' · ')}
      {...(visit.withdrawal && { beside: t(visitText.withdrawn) })}
    />
  );
}

const NoteRow = ({ note, of }: { note: SituationNote; of: 'official' | 'unit' }) => (
  <Row
    href={`/units/${note.unitId}/situation`}
    title={of === 'official' ? `${t(visitText.situation)} · ${note.unitName}` : t(visitText.situation)}
    icon="pencil"
    tone={note.withdrawal ? 'warn' : 'plain'}
    note={[
      of === 'unit' && note.officialName,
      writtenBy(note),
      note.withdrawal && withdrawalSaid(note.withdrawal),
      excerpt(note.peopleLife || note.partyWork),
    ]
      .filter(Boolean)
      .join(' · ')}
    {...(note.withdrawal
      ? { beside: t(visitText.withdrawn) }
      : note.baseline && { beside: t(visitText.baseline) })}
  />
);

const GiftRow = ({ gift, of }: { gift: Contribution; of: 'official' | 'unit' }) => (
  <Row
    title={
      of === 'official' ? `${t(visitText.ownContribution)} · ${gift.unitName}` : t(visitText.ownContribution)
    }
    icon="support"
    tone={gift.withdrawal ? 'warn' : 'plain'}
    note={[
      of === 'unit' && gift.officialName,
      writtenBy(gift),
      gift.withdrawal && withdrawalSaid(gift.withdrawal),
      giftSaid(gift),
    ]
      .filter(Boolean)
      .join(' · ')}
    beside={
      gift.withdrawal ? (
        t(visitText.withdrawn)
      ) : (
        <WithdrawButton kind="contribution.withdraw" body={{ id: gift.id }} row={gift} />
      )
    }
  />
);

/** «Tiền: 200.000 đ, ủng hộ quỹ tổ». */
export const giftSaid = (gift: Pick<Contribution, 'kind' | 'what' | 'valueVnd'>): string =>
  `${t(contributionKindText[gift.kind])}: ${gift.valueVnd === null ? '' : `${money(gift.valueVnd)}, `}${gift.what}`;

const excerpt = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
