import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { type Day, written } from '../kernel/day.ts';
import { Button, ConfirmButton, LinkButton } from '../web/button.tsx';
import { DayField } from '../web/day-field.tsx';
import { Card, Columns, Facts, Notice, Screen, Section, Status } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { lang, t } from '../web/text.ts';
import { categoryText, postInBody } from './official.names.ts';
import { refuseAbsence } from './official.rules.ts';
import { officialText } from './official.texts.ts';
import { Absence, Leaving, type Official, type Skill } from './official.ts';
import type { PostHeld } from './post.ts';

/** One page with its parts in the order they stand on it. */

export interface OfficialRead {
  official: Official;
  posts: PostHeld[];
  absences: Absence[];
}

/** One official: what they are, what they can do, posts now and before, absences; for the office also the leaving. */
export function OfficialPage({ id }: { id: string }) {
  const day = useOnDay();
  const found = useRead<OfficialRead>(day.of(`officials/${id}`));
  const [leaving, setLeaving] = useState(false);
  const mayChange = may('official.change');
  return (
    <Reading of={found}>
      {({ official, posts, absences }) => (
        <Screen
          title={official.name}
          back="/officials"
          actions={
            <>
              <OnDay {...day} />
              {mayChange && (
                <>
                  {official.until === null ? (
                    <Button onClick={() => setLeaving(true)}>{t(officialText.leave)}</Button>
                  ) : (
                    <ComeBack id={id} />
                  )}
                  <LinkButton href={`/officials/${id}/edit`} icon="pencil">
                    {t(officialText.change)}
                  </LinkButton>
                </>
              )}
            </>
          }
        >
          <NotToday {...day} />
          <Standing of={official} />
          <OfficialFacts of={official} />
          <Posts of={posts} />
          <Absences id={id} of={absences} mayChange={mayChange} />
          {leaving && <LeaveDialog id={id} close={() => setLeaving(false)} />}
        </Screen>
      )}
    </Reading>
  );
}

const Standing = ({ of }: { of: Official }) => (
  <>
    {of.until !== null && <Notice tone="warn">{t(officialText.left, { day: written(of.until) })}</Notice>}
    {of.away && <Notice tone="info">{t(officialText.away)}</Notice>}
  </>
);

const OfficialFacts = ({ of }: { of: Official }) => (
  <Card>
    <Facts
      of={[
        [t(officialText.category), t(categoryText[of.category])],
        [t(officialText.sector), of.sector],
        [t(officialText.postTitle), of.postTitle],
        [t(officialText.homeUnitId), of.homeUnit && <UnitLink of={of.homeUnit} />],
        [t(officialText.areaUnitId), of.area && <UnitLink of={of.area} />],
        [t(officialText.contact), of.contact],
        [t(officialText.skills), of.skills.length > 0 ? <Skills of={of.skills} /> : null],
      ]}
    />
    {of.madeUp && <Status icon="info">{t(officialText.madeUp)}</Status>}
  </Card>
);

const UnitLink = ({ of }: { of: { id: string; name: string } }) => (
  <Link href={`/units/${of.id}`}>{of.name}</Link>
);

const levels = { 1: officialText.level1, 2: officialText.level2, 3: officialText.level3 } as const;
const Skills = ({ of }: { of: readonly Skill[] }) => (
  <>
    {of.map(({ skill, level, strength }) => (
      <div key={skill}>
        {skill} · {t(levels[level as 1 | 2 | 3])}{' '}
        {strength && (
          <Status tone="ok" icon="rating">
            {t(officialText.strength)}
          </Status>
        )}
      </div>
    ))}
  </>
);

/** «1/8/2015 – 1/1/2016», «từ 1/1/2016»: the days of a post, the first day no longer held at the end. */
export const heldWritten = ({ from, until }: { from: Day | null; until: Day | null }): string => {
  const [first, last] = [from ? written(from) : '…', until ? written(until) : ''];
  return last ? t(officialText.fromTo, { from: first, to: last }) : t(officialText.fromOn, { from: first });
};

const Posts = ({ of }: { of: readonly PostHeld[] }) => (
  <Section title={t(officialText.posts)}>
    {of.length === 0 ? (
      <Empty icon="people" says={t(officialText.noPosts)} />
    ) : (
      <List
        name={t(officialText.posts)}
        rows={of}
        id={(post) => post.id}
        href={(post) => `/bodies/${post.bodyId}`}
        columns={[
          { head: officialText.post, of: (post) => postInBody(post)[lang()] },
          { head: officialText.from, of: (post) => post.from, show: (post) => heldWritten(post) },
        ]}
      />
    )}
  </Section>
);

function Absences(p: { id: string; of: readonly Absence[]; mayChange: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={t(officialText.absences)}
      actions={
        p.mayChange && (
          <Button icon="plus" onClick={() => setOpen(true)}>
            {t(officialText.addAbsence)}
          </Button>
        )
      }
    >
      {p.of.length === 0 ? (
        <p class="meta">{t(officialText.noAbsences)}</p>
      ) : (
        <List
          name={t(officialText.absences)}
          rows={p.of}
          id={(absence) => absence.id}
          columns={[
            { head: officialText.reason, of: (absence) => absence.reason },
            { head: officialText.absenceFrom, of: (absence) => absence.from, kind: 'day' },
            { head: officialText.to, of: (absence) => absence.to, kind: 'day' },
          ]}
          {...(p.mayChange && {
            actions: (absence: Absence) => (
              <ConfirmButton
                tone="quiet"
                asks={t(officialText.withdrawAsk)}
                act={() => send('absence.withdraw', { id: absence.id, officialId: p.id })}
              >
                {t(officialText.withdraw)}
              </ConfirmButton>
            ),
          })}
        />
      )}
      {open && <AbsenceDialog {...p} close={() => setOpen(false)} />}
    </Section>
  );
}

const AbsenceDialog = (p: { id: string; of: readonly Absence[]; close: () => void }) => (
  <Dialog title={t(officialText.addAbsence)} onClose={p.close}>
    <Form
      words={Absence}
      said={(form, id) => ({
        id,
        officialId: p.id,
        from: day(form, 'from'),
        to: day(form, 'to'),
        reason: text(form, 'reason'),
      })}
      judge={(absence) => refuseAbsence(absence, p.of)}
      kind="absence.enter"
      labels={{ ...officialText, from: officialText.absenceFrom }}
      done={p.close}
    >
      <Columns>
        <DayField name="from" label={t(officialText.absenceFrom)} today={me().today} />
        <DayField name="to" label={t(officialText.to)} />
      </Columns>
      <TextField name="reason" label={t(officialText.reason)} hint={t(officialText.reasonHint)} max={200} />
    </Form>
  </Dialog>
);

const LeaveDialog = (p: { id: string; close: () => void }) => (
  <Dialog title={t(officialText.leave)} onClose={p.close}>
    <Notice tone="warn">{t(officialText.leaveSays)}</Notice>
    <Form
      words={Leaving}
      said={(form) => ({ officialId: p.id, until: day(form, 'until') })}
      kind="official.leave"
      labels={officialText}
      done={p.close}
    >
      <DayField name="until" label={t(officialText.until)} today={me().today} />
    </Form>
  </Dialog>
);

const ComeBack = ({ id }: { id: string }) => (
  <ConfirmButton
    asks={t(officialText.comeBackAsk)}
    act={() => send('official.leave', { officialId: id, until: null })}
  >
    {t(officialText.comeBack)}
  </ConfirmButton>
);
