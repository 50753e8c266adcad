import { useLocation } from 'wouter-preact';
import { useSigningFor } from '../accounts/signing-for.tsx';
import { addDays, type Day, type Month, monthOf, written, writtenMonth } from '../kernel/day.ts';
import type { OfficialId, ReportId, UnitId } from '../kernel/id.ts';
import { ActButton, ConfirmButton } from '../web/button.tsx';
import { MonthPicker } from '../web/day-field.tsx';
import { Actions, Screen, Section, Status } from '../web/design.tsx';
import { Figures as Board, Figure as Number_ } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import { me, shownDay } from '../web/me.ts';
import { FiguresOf, NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { lang, t } from '../web/text.ts';
import type { Figures } from './figure.ts';
import { holderOf, lateDays, stateText } from './report.rules.ts';
import { reportText } from './report.texts.ts';
import type { Hop, HopDone, ReportState } from './report.ts';

interface MonthRow {
  unitId: UnitId;
  officialId: OfficialId;
  officialName: string;
  reportId: ReportId | null;
  state: ReportState | null;
  figures: Figures | null;
  signedOn: Day | null;
  hops: HopDone[];
}
interface MonthOf {
  due: Record<Hop, Day>;
  predecessors: { unitId: UnitId; name: string; until: Day }[];
  rows: MonthRow[];
}
interface Owed {
  due: Record<Hop, Day>;
  rows: MonthRow[];
}

/** Everyone's month for one committee: who has signed, who is late on which hop; the board collects here, the committee accepts. */
export function ReportMonth({ unitId, month }: { unitId: UnitId; month: Month }) {
  const [, navigate] = useLocation();
  const onDay = useOnDay();
  const all = useRead<MonthOf>(onDay.of(`reports/month?unitId=${unitId}&month=${month}`));
  const unitName = me().roles.find((role) => role.unitId === unitId)?.unitName ?? '';
  return (
    <Screen
      title={t(reportText.monthTitle, { month: writtenMonth(month) })}
      back="/reports"
      lead={unitName}
      wide
      actions={
        <>
          <OnDay {...onDay} />
          <MonthPicker
            month={month}
            max={monthOf(onDay.on)}
            onChange={(to) => navigate(`/reports/month/${unitId}/${to}`)}
          />
        </>
      }
    >
      <NotToday {...onDay} />
      <Reading of={all}>
        {(value) =>
          value.rows.length === 0 ? (
            <Empty says={t(reportText.nobodyOwes)} />
          ) : (
            <>
              <FiguresOf on={onDay.on} />
              <OfUnit {...value} unitId={unitId} at={unitId} month={month} />
              {value.predecessors.map(({ unitId: past, name, until }) => (
                <Section
                  key={past}
                  title={t(reportText.predecessor, { name, day: written(addDays(until, -1)) })}
                >
                  <OfUnit {...value} unitId={past} at={unitId} month={month} />
                </Section>
              ))}
            </>
          )
        }
      </Reading>
    </Screen>
  );
}

/** The reports to one unit, own or taken over; who passes them on has the right `at` the unit that is there today. */
function OfUnit({ unitId, at, month, due, rows }: Owed & { unitId: UnitId; at: UnitId; month: Month }) {
  const own = rows.filter((row) => row.unitId === unitId);
  if (own.length === 0) return <p>{t(reportText.nobodyOwes)}</p>;
  return (
    <>
      <Counts due={due} rows={own} />
      {shownDay() === me().today && <Passing unitId={unitId} at={at} rows={own} />}
      <Table unitId={unitId} at={at} month={month} due={due} rows={own} />
    </>
  );
}

const passed = (row: MonthRow, hop: Hop) =>
  row.hops.findLast((h) => h.hop === hop && h.doneOn !== null && h.outcome !== 'returned');

/** Days late on a hop: of what was done, or of what is still owed. Unsigned reports are late by the author's own day. */
function lateOn(row: MonthRow, hop: Hop, due: Record<Hop, Day>): number | null {
  const last = row.hops.findLast((h) => h.hop === hop) ?? { dueOn: due[hop], doneOn: null };
  const itsTurn = holderOf[row.state ?? 'draft'] === hop;
  return lateDays(last, shownDay(), itsTurn);
}

function Counts({ rows, due }: Owed) {
  const count = (hop: Hop) => rows.filter((row) => row.state !== 'returned' && passed(row, hop)).length;
  const late = rows.filter((row) => (lateOn(row, 'author', due) ?? 0) > 0).length;
  return (
    <Board>
      <Number_
        value={`${count('author')}/${rows.length}`}
        says={t(reportText.signedCount)}
        note={t(reportText.ofAll, { all: rows.length })}
      />
      <Number_ value={late} says={t(reportText.lateCount)} tone={late > 0 ? 'warn' : 'ok'} />
      <Number_ value={count('board')} says={t(reportText.collectedCount)} />
      <Number_ value={count('committee')} says={t(reportText.acceptedCount)} />
    </Board>
  );
}

const has = (role: string, unitId: UnitId) => me().roles.some((r) => r.role === role && r.unitId === unitId);

/** One press passes on all that wait; each can be returned by itself in its row. */
function Passing({ unitId, at, rows }: { unitId: UnitId; at: UnitId; rows: readonly MonthRow[] }) {
  const waiting = (state: ReportState) =>
    rows.flatMap((r) => (r.state === state && r.reportId ? [r.reportId] : []));
  const [toCollect, toAccept] = [waiting('signed'), waiting('collected')];
  const collectsFor = useSigningFor('board', at);
  const acceptsFor = useSigningFor('committee', at);
  return (
    <Actions>
      {has('board', at) && toCollect.length > 0 && collectsFor && <p class="meta">{collectsFor}</p>}
      {has('committee', at) && toAccept.length > 0 && acceptsFor && <p class="meta">{acceptsFor}</p>}
      {has('board', at) && toCollect.length > 0 && (
        <ActButton
          tone="main"
          icon="check"
          act={() => send('report.collect', { unitId, reportIds: toCollect })}
        >
          {t(reportText.collect, { count: toCollect.length })}
        </ActButton>
      )}
      {has('committee', at) && toAccept.length > 0 && (
        <ActButton
          tone="main"
          icon="check"
          act={() => send('report.accept', { unitId, reportIds: toAccept })}
        >
          {t(reportText.accept, { count: toAccept.length })}
        </ActButton>
      )}
    </Actions>
  );
}

const tones = {
  draft: 'plain',
  signed: 'info',
  collected: 'info',
  accepted: 'ok',
  returned: 'warn',
} as const;

function Table({ unitId, at, month, rows, due }: Owed & { unitId: UnitId; at: UnitId; month: Month }) {
  const saysState = (row: MonthRow) => (row.state ? stateText[row.state][lang()] : t(reportText.notSigned));
  const hop = (name: Hop) => ({
    of: (row: MonthRow) => lateOn(row, name, due),
    show: (row: MonthRow) => <HopCell row={row} hop={name} late={lateOn(row, name, due)} />,
  });
  return (
    <List
      name={t(reportText.reports)}
      sheet={`reports/month?unitId=${unitId}&month=${month}`}
      rows={rows}
      id={(row) => row.officialId}
      href={(row) =>
        row.reportId && row.state !== 'draft' ? `/reports/${row.reportId}` : `/officials/${row.officialId}`
      }
      columns={[
        { head: reportText.official, of: (row) => row.officialName, kind: 'person' },
        {
          head: reportText.state,
          of: saysState,
          show: (row) => <Status tone={tones[row.state ?? 'draft']}>{saysState(row)}</Status>,
        },
        { head: reportText.hopAuthor, ...hop('author') },
        { head: reportText.hopBoard, ...hop('board') },
        { head: reportText.hopCommittee, ...hop('committee') },
        {
          head: reportText.meetings,
          of: (row) => row.figures && (row.figures.groupMeetings ?? 0) + (row.figures.cellMeetings ?? 0),
          kind: 'count',
          total: true,
        },
        {
          head: reportText.concerns,
          of: (row) => row.figures && (row.figures.concernsHeard ?? 0),
          kind: 'count',
          total: true,
        },
      ]}
      {...(shownDay() === me().today && {
        actions: (row: MonthRow) => <GiveBack unitId={unitId} at={at} row={row} />,
      })}
    />
  );
}

function HopCell({ row, hop, late }: { row: MonthRow; hop: Hop; late: number | null }) {
  const done = passed(row, hop);
  if (late === null && !done) return <span class="meta">{t(reportText.notYet)}</span>;
  if (late !== null && late > 0)
    return <Status tone={done ? 'warn' : 'danger'}>{t(reportText.daysLate, { days: late })}</Status>;
  return done?.doneOn ? (
    <span>{written(done.doneOn)}</span>
  ) : (
    <span class="meta">{t(reportText.waiting)}</span>
  );
}

function GiveBack({ unitId, at, row }: { unitId: UnitId; at: UnitId; row: MonthRow }) {
  const kind =
    row.state === 'signed' && has('board', at)
      ? 'report.returnByBoard'
      : row.state === 'collected' && has('committee', at)
        ? 'report.returnByCommittee'
        : null;
  if (kind === null || row.reportId === null) return null;
  const { reportId } = row;
  return (
    <ConfirmButton
      tone="quiet"
      icon="undo"
      asks={t(reportText.giveBackAsks, { name: row.officialName })}
      reason={{ label: t(reportText.comment), required: true, max: 1000 }}
      act={(comment) => send(kind, { unitId, reportId, comment })}
    >
      {t(reportText.giveBack)}
    </ConfirmButton>
  );
}
