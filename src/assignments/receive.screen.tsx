import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { written } from '../kernel/day.ts';
import type { AssignmentId } from '../kernel/id.ts';
import { Button, ConfirmButton } from '../web/button.tsx';
import { Actions, Card, Facts, Notice, Screen, Section, Status } from '../web/design.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { lang, sentence, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { assignmentText, kindText } from './assignment.texts.ts';
import type { AssignmentRow } from './assignment.ts';
import { reasonWritten } from './reason.ts';
import { fullName, StandingOf } from './standing.screen.tsx';

const waits = (row: AssignmentRow) => row.state !== 'ended' && row.receivedOn === null;

/** Nhận đơn vị: what was given to me, each unit with those I shall work with; one press receives all. Made for the phone. */
export function Receive() {
  const rows = useRead<AssignmentRow[]>('assignments/mine');
  return (
    <Screen title={t(assignmentText.receiveTitle)} lead={t(assignmentText.receiveLead)}>
      <Reading of={rows} empty={<Empty icon="assign" says={t(assignmentText.mineNone)} />}>
        {(all) => {
          const waiting = all.filter(waits);
          const held = all.filter((row) => row.state !== 'ended' && row.receivedOn !== null);
          const ended = all.filter((row) => row.state === 'ended');
          return (
            <>
              {waiting.length > 0 && <Waiting rows={waiting} />}
              {held.length > 0 && (
                <Section title={t(assignmentText.holding)}>
                  {held.map((row) => (
                    <UnitCard key={row.id} row={row} />
                  ))}
                </Section>
              )}
              {ended.length > 0 && (
                <Section title={t(assignmentText.before)}>
                  {ended.map((row) => (
                    <UnitCard key={row.id} row={row} />
                  ))}
                </Section>
              )}
            </>
          );
        }}
      </Reading>
    </Screen>
  );
}

function Waiting({ rows }: { rows: readonly AssignmentRow[] }) {
  const clear = rows.filter((row) => row.objection === null || row.answer !== null);
  return (
    <Section title={t(assignmentText.toReceive)}>
      {clear.length > 1 && (
        <Actions>
          <ReceiveButton ids={clear.map((row) => row.id)} main>
            {t(assignmentText.receiveAll, { count: clear.length })}
          </ReceiveButton>
        </Actions>
      )}
      {rows.map((row) => (
        <UnitCard key={row.id} row={row}>
          <Actions>
            <ReceiveButton ids={[row.id]} main={rows.length === 1}>
              {t(assignmentText.receiveOne)}
            </ReceiveButton>
            {row.objection === null && <ObjectButton row={row} />}
          </Actions>
        </UnitCard>
      ))}
    </Section>
  );
}

function ReceiveButton(p: { ids: readonly AssignmentId[]; main: boolean; children: string }) {
  const [busy, setBusy] = useState(false);
  async function receive() {
    setBusy(true);
    const problem = await send('assignment.receive', { assignmentIds: p.ids });
    setBusy(false);
    toast(problem ? sentence(problem) : t(assignmentText.receivedNow));
  }
  return (
    <Button tone={p.main ? 'main' : 'plain'} icon="check" busy={busy} onClick={() => void receive()}>
      {p.children}
    </Button>
  );
}

const ObjectButton = ({ row }: { row: AssignmentRow }) => (
  <ConfirmButton
    tone="quiet"
    asks={t(assignmentText.objectAsks, { unit: fullName(row) })}
    explains={t(assignmentText.objectExplains)}
    confirm={t(assignmentText.object)}
    reason={{ label: t(assignmentText.objectLabel), required: true, max: 500 }}
    act={async (text) => {
      const problem = await send('assignment.object', { assignmentId: row.id, text });
      if (!problem) toast(t(assignmentText.objectSent));
      return problem;
    }}
  >
    {t(assignmentText.object)}
  </ConfirmButton>
);

/** A unit with everything its official should know on the first day. */
function UnitCard(p: { row: AssignmentRow; children?: ComponentChildren }) {
  const { row } = p;
  return (
    <Card title={fullName(row)} tone={waits(row) ? 'warn' : row.state === 'ended' ? 'plain' : 'ok'}>
      <p>
        <StandingOf row={row} />{' '}
        {row.state === 'coming' && (
          <Status tone="info" icon="calendar">
            {t(assignmentText.coming, { day: written(row.from) })}
          </Status>
        )}
      </p>
      <Facts
        of={[
          [t(assignmentText.kind), kindText[row.kind][lang()]],
          [t(assignmentText.households), row.households],
          [t(assignmentText.cellSecretary), row.cellSecretary ?? t(assignmentText.nobody)],
          [t(assignmentText.memberInCharge), row.memberInCharge ?? t(assignmentText.nobody)],
          [t(assignmentText.previousHolder), row.previousHolder ?? t(assignmentText.nobody)],
          [t(assignmentText.since), written(row.from)],
          [t(assignmentText.why), reasonWritten(row.reason)[lang()]],
        ]}
      />
      {row.objection && (
        <Notice tone={row.answer ? 'info' : 'warn'} title={t(assignmentText.objection)}>
          <p>{row.objection}</p>
          {row.answer && (
            <p>
              <strong>{t(assignmentText.answer)}:</strong> {row.answer}
            </p>
          )}
        </Notice>
      )}
      {p.children}
    </Card>
  );
}
