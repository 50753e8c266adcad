import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { accountText } from '../accounts/account.texts.ts';
import type { DutyRow } from '../accounts/account.ts';
import { type Day, type Month, written, writtenMonth } from '../kernel/day.ts';
import type { OfficialId, ReportId, UnitId } from '../kernel/id.ts';
import { newId } from '../kernel/id.ts';
import { ConfirmButton, LinkButton } from '../web/button.tsx';
import {
  Card,
  Disclosure,
  Facts,
  Notice,
  Prose,
  Row,
  Rows,
  Screen,
  Section,
  Status,
} from '../web/design.tsx';
import { FileButton } from '../web/download.tsx';
import { Form, unsaved } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { may, me, shownDay } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { lang, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import type { Figure, Figures } from './figure.ts';
import { FigureBoard, LineList, type ToldLine } from './figure-list.tsx';
import { stateText } from './report.rules.ts';
import { reportText } from './report.texts.ts';
import { type HopDone, type Report, ReportDraft } from './report.ts';
import { Route } from './route.tsx';

interface Mine {
  reports: (Report & { unitName: string; hops: HopDone[] })[];
  owing: {
    unitId: UnitId;
    unitName: string;
    month: Month;
    dueOn: Day;
    forId: OfficialId | null;
    forName: string;
  }[];
}
const tones = {
  draft: 'plain',
  signed: 'info',
  collected: 'info',
  accepted: 'ok',
  returned: 'warn',
} as const;

/** «Báo cáo»: one's own months; for those who collect and accept, the way to everyone's. */
export function Reports() {
  const day = useOnDay();
  return (
    <Screen title={t(reportText.reports)} actions={may('report.read') && <OnDay {...day} />}>
      <NotToday {...day} />
      {may('report.read') && <Committees />}
      {may('report.write') && <MyReports />}
    </Screen>
  );
}

/** The units whose reports one may read: month by month how far their reports are, and the figures. */
function Committees() {
  const roles = me().roles.filter((r) =>
    ['clerk', 'board', 'committee', 'inspector', 'superior'].includes(r.role),
  );
  const units = [...new Map(roles.flatMap((r) => (r.unitId ? [[r.unitId, r.unitName ?? ''] as const] : [])))];
  return (
    <>
      {units.map(([unitId, name]) => (
        <Section
          key={unitId}
          title={name}
          actions={
            <LinkButton href={`/figures/${unitId}`} icon="review">
              {t(reportText.summary)}
            </LinkButton>
          }
        >
          <Months unitId={unitId} />
        </Section>
      ))}
    </>
  );
}

interface MonthTold {
  month: Month;
  owed: number;
  signed: number;
  collected: number;
  accepted: number;
  due: Day;
}

function Months({ unitId }: { unitId: UnitId }) {
  const months = useRead<MonthTold[]>(useOnDay().of(`reports/months?unitId=${unitId}`));
  return (
    <Reading of={months} empty={<Empty says={t(reportText.none)} />}>
      {(rows) => (
        <Rows name={t(reportText.reports)}>
          {rows.map((one) => {
            const late = one.signed < one.owed && one.due < shownDay();
            return (
              <Row
                key={one.month}
                icon="report"
                title={t(reportText.reportOf, { month: writtenMonth(one.month) })}
                note={t(reportText.monthNote, { ...one, due: written(one.due) })}
                href={`/reports/month/${unitId}/${one.month}`}
                beside={
                  <Status tone={late ? 'danger' : one.accepted === one.owed ? 'ok' : 'info'}>
                    {t(reportText.signedOf, { signed: one.signed, owed: one.owed })}
                  </Status>
                }
              />
            );
          })}
        </Rows>
      )}
    </Reading>
  );
}

function MyReports() {
  const mine = useRead<Mine>('reports/mine');
  return (
    <Reading of={mine}>
      {({ reports, owing }) =>
        reports.length + owing.length === 0 ? (
          <Empty says={t(reportText.none)} explains={t(reportText.noneExplains)} />
        ) : (
          <>
            {owing.length > 0 && (
              <Section title={t(reportText.owing)}>
                <Rows name={t(reportText.owing)}>
                  {owing.map((one) => (
                    <Row
                      key={`${one.month} ${one.unitId} ${one.forId}`}
                      title={t(reportText.reportOf, { month: writtenMonth(one.month) })}
                      note={[
                        one.unitName,
                        one.forId && t(reportText.inPlaceOf, { name: one.forName }),
                        t(reportText.due, { day: written(one.dueOn) }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                      href={`/reports/draft/${one.unitId}/${one.month}${one.forId ? `/${one.forId}` : ''}`}
                      tone={one.dueOn < me().today ? 'danger' : 'warn'}
                    />
                  ))}
                </Rows>
              </Section>
            )}
            <Signed reports={reports.filter((r) => r.state !== 'draft' && r.state !== 'returned')} />
          </>
        )
      }
    </Reading>
  );
}

function Signed({ reports }: { reports: Mine['reports'] }) {
  if (reports.length === 0) return null;
  return (
    <Section title={t(reportText.signedBefore)}>
      <Rows name={t(reportText.signedBefore)}>
        {reports.map((one) => (
          <Row
            key={one.id}
            icon="report"
            title={t(reportText.reportOf, { month: writtenMonth(one.month) })}
            note={one.unitName}
            href={`/reports/${one.id}`}
            beside={<Status tone={tones[one.state]}>{stateText[one.state][lang()]}</Status>}
          />
        ))}
      </Rows>
    </Section>
  );
}

interface Draft {
  report: Report | null;
  hops: HopDone[];
  figures: Figures;
  lines: ToldLine[];
  owed: boolean;
  due: { author: Day };
}

/** A month as it would be signed now: figures with their rows, three texts to write, one signature. `forId`: in whose place, where their role is delegated today. */
export function DraftReport({ unitId, month, forId }: { unitId: UnitId; month: Month; forId?: OfficialId }) {
  const draft = useRead<Draft>(
    `reports/draft?unitId=${unitId}&month=${month}${forId ? `&forId=${forId}` : ''}`,
  );
  return (
    <Screen
      title={t(reportText.reportOf, { month: writtenMonth(month) })}
      back="/reports"
      lead={t(reportText.draftLead)}
    >
      <Reading of={draft}>{(value) => <DraftBody {...{ unitId, month, value, forId }} />}</Reading>
    </Screen>
  );
}

interface DraftProps {
  unitId: UnitId;
  month: Month;
  value: Draft;
  forId: OfficialId | undefined;
}

function DraftBody({ unitId, month, value, forId }: DraftProps) {
  const [id] = useState(() => value.report?.id ?? newId<ReportId>());
  const [, navigate] = useLocation();
  const figure = useFigureInAddress();
  const whose = useWhose(forId);
  if (!value.owed && value.report === null) return <Notice tone="info">{t(reportText.notOwed)}</Notice>;
  if (value.report && value.report.state !== 'draft' && value.report.state !== 'returned')
    return <LinkButton href={`/reports/${value.report.id}`}>{t(reportText.open)}</LinkButton>;
  const returned = value.hops.findLast((hop) => hop.outcome === 'returned');
  const late = value.lines.filter((line) => line.late);
  const shown = figure === null ? value.lines : value.lines.filter((line) => line.figure === figure);
  return (
    <>
      {value.report?.state === 'returned' && returned && (
        <Notice tone="warn">{t(reportText.returnedWith, { comment: returned.comment })}</Notice>
      )}
      <Facts of={[[t(reportText.hopAuthor), t(reportText.due, { day: written(value.due.author) })]]} />
      <Section title={t(reportText.figures)}>
        {late.length > 0 && (
          <Notice tone="info" title={t(reportText.lateLines, { count: late.length })}>
            {t(reportText.lateExplains)}
          </Notice>
        )}
        <FigureBoard
          of={value.figures}
          href={(name) => `/reports/draft/${unitId}/${month}${forId ? `/${forId}` : ''}#${name}`}
        />
        {value.lines.length > 0 && (
          <Disclosure says={t(reportText.rowsOf, { figure: t(reportText.figures) })} open={figure !== null}>
            <LineList name={t(reportText.figures)} rows={shown} />
          </Disclosure>
        )}
      </Section>
      <Card>
        <Form
          words={ReportDraft}
          said={(form) => ({ id, unitId, month, ...saidIn(form), ...(forId && { officialId: forId }) })}
          kind="report.keep"
          labels={reportText}
          submit={t(reportText.keep)}
          after="keep"
        >
          <p class="meta">{t(reportText.aboutUnits)}</p>
          {(['shortcomings', 'nextTasks', 'proposals'] as const).map((name) => (
            <NoteField
              key={name}
              name={name}
              label={t(reportText[name])}
              value={value.report?.[name] ?? ''}
              max={3000}
              optional
            />
          ))}
        </Form>
      </Card>
      <ConfirmButton
        tone="main"
        icon="check"
        asks={t(reportText.signAsks, { month: writtenMonth(month) })}
        {...(whose && { explains: t(accountText.signsFor, { name: whose }) })}
        act={async () => {
          const problem = await send('report.sign', {
            id,
            unitId,
            month,
            ...inTheBoxes(),
            seen: value.figures,
            ...(forId && { officialId: forId }),
          });
          if (problem === null) {
            // What stood in the boxes was signed with the figures: nothing of it is unsaved.
            unsaved.value = new Set();
            toast(t(reportText.signedToast));
            navigate('/reports');
          }
          return problem;
        }}
      >
        {t(reportText.sign)}
      </ConfirmButton>
    </>
  );
}

/** The name of whoever's month it is, where another signs it in their place. */
const useWhose = (forId: OfficialId | undefined): string | undefined =>
  useRead<DutyRow[]>(forId ? 'own/duties' : null).value?.find(({ officialId }) => officialId === forId)?.name;

/** `#groupMeetings` at the end of the address narrows the rows to that figure. */
function useFigureInAddress(): Figure | null {
  const read = () => (location.hash.slice(1) || null) as Figure | null;
  const [figure, setFigure] = useState(read);
  useEffect(() => {
    const follow = () => setFigure(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return figure;
}

const names = ['shortcomings', 'nextTasks', 'proposals'] as const;
const saidIn = (form: FormData) => Object.fromEntries(names.map((name) => [name, text(form, name)]));
/** What stands in the three boxes now, saved or not: what is signed is what is seen. */
const inTheBoxes = () =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (document.getElementById(name) as HTMLTextAreaElement | null)?.value.trim() ?? '',
    ]),
  );

/** A report as it was signed: frozen figures with their frozen rows, texts, route, hash. */
export function SignedReport({ id }: { id: ReportId }) {
  const report = useRead<Report & { hops: HopDone[] }>(`reports/${id}`);
  const figure = useFigureInAddress();
  const lines = useRead<ToldLine[]>(`reports/${id}/lines${figure ? `?figure=${figure}` : ''}`);
  return (
    <Reading of={report}>
      {(one) => (
        <Screen
          title={t(reportText.reportOf, { month: writtenMonth(one.month) })}
          back="/reports"
          lead={one.officialName}
          actions={<FileButton path={`reports/${id}/report.docx`}>{t(reportText.print)}</FileButton>}
        >
          <Status tone={tones[one.state]}>{stateText[one.state][lang()]}</Status>
          <Section title={t(reportText.figures)}>
            <FigureBoard of={one.figures ?? {}} href={(name) => `/reports/${id}#${name}`} />
            {one.figuresHash && one.signedOn && (
              <p class="meta">
                {t(reportText.frozen, { day: written(one.signedOn), hash: one.figuresHash.slice(0, 16) })}
              </p>
            )}
          </Section>
          {names.map((name) =>
            one[name] ? (
              <Section key={name} title={t(reportText[name])}>
                <Prose>{one[name]}</Prose>
              </Section>
            ) : null,
          )}
          <Section title={t(reportText.route)}>
            <Route hops={one.hops} />
          </Section>
          <Section title={t(reportText.rowsOf, { figure: t(reportText.figures) })}>
            <Reading of={lines} empty={<Empty says={t(reportText.noRows)} />}>
              {(rows) => <LineList name={t(reportText.figures)} rows={rows} />}
            </Reading>
          </Section>
        </Screen>
      )}
    </Reading>
  );
}
