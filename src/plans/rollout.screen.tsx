import { useState } from 'preact/hooks';
import { written } from '../kernel/day.ts';
import { Button, LinkButton } from '../web/button.tsx';
import { ChecksField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Actions, Notice, Section, Status } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { Progress } from '../web/figure.tsx';
import { day, texts } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { may, me } from '../web/me.ts';
import type { ReadOf } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { sentence, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { planText } from './plan.texts.ts';
import { refuseConfirmations } from './rollout.rules.ts';
import { ConfirmedFor, type RollOutTold, type Told } from './rollout.ts';

/** Each meeting in which the plan was rolled out: who was told, who has confirmed. */
export const RollOuts = (p: { planId: string; rollouts: ReadOf<RollOutTold[]> }) => (
  <Reading of={p.rollouts} empty={<Empty icon="meeting" says={t(planText.noRollout)} />}>
    {(all) => all.map((one) => <OneRollOut key={one.id} planId={p.planId} rollout={one} />)}
  </Reading>
);

function OneRollOut({ planId, rollout }: { planId: string; rollout: RollOutTold }) {
  const [noting, setNoting] = useState(false);
  const confirmed = rollout.told.filter((one) => one.confirmedOn !== null).length;
  const open = rollout.told.length - confirmed;
  return (
    <Section
      title={`${written(rollout.day)} · ${rollout.meeting}`}
      actions={
        <Actions>
          {may('plan.confirmFor') && open > 0 && (
            <Button tone="quiet" icon="pencil" onClick={() => setNoting(true)}>
              {t(planText.confirmFor)}
            </Button>
          )}
          {may('plan.write') && (
            <LinkButton href={`/plans/${planId}/rollout?of=${rollout.id}`} tone="quiet" icon="pencil">
              {t(planText.rollOutEdit)}
            </LinkButton>
          )}
        </Actions>
      }
    >
      <Progress
        value={confirmed}
        max={rollout.told.length}
        says={t(planText.confirmed)}
        tone={open === 0 ? 'ok' : 'warn'}
      />
      <List
        name={`${t(planText.officialIds)}, ${written(rollout.day)}`}
        sheet={`plans/${planId}/rollouts`}
        rows={rollout.told}
        id={(one) => one.officialId}
        columns={[
          { head: planText.name, of: (one) => one.name, kind: 'person' },
          { head: planText.post, of: (one) => one.post },
          {
            head: planText.confirmation,
            of: (one) => one.confirmedOn,
            kind: 'day',
            show: (one) => <Confirmation of={one} />,
          },
        ]}
      />
      {noting && <ConfirmForDialog rollout={rollout} close={() => setNoting(false)} />}
    </Section>
  );
}

const Confirmation = ({ of: { confirmedOn, notedBy } }: { of: Told }) =>
  confirmedOn === null ? (
    <Status tone="warn">{t(planText.notConfirmed)}</Status>
  ) : (
    <Status tone="ok">
      {notedBy === null
        ? written(confirmedOn)
        : t(planText.confirmedNoted, { day: written(confirmedOn), by: notedBy })}
    </Status>
  );

/** A clerk notes who signed on paper. */
function ConfirmForDialog({ rollout, close }: { rollout: RollOutTold; close: () => void }) {
  const { today } = me();
  const open = rollout.told.filter((one) => one.confirmedOn === null);
  return (
    <Dialog title={t(planText.confirmFor)} onClose={close}>
      <p>{t(planText.confirmForExplains)}</p>
      <Form
        words={ConfirmedFor}
        said={(form) => ({
          rolloutId: rollout.id,
          officialIds: texts(form, 'officialIds'),
          day: day(form, 'day'),
        })}
        judge={(said) => refuseConfirmations(said, rollout, today)}
        kind="plan.confirmFor"
        labels={planText}
        done={close}
      >
        <ChecksField
          name="officialIds"
          label={t(planText.notConfirmed)}
          choices={open.map((one) => ({ value: one.officialId, label: one.name, hint: one.post }))}
        />
        <DayField name="day" label={t(planText.day)} value={today} today={today} />
      </Form>
    </Dialog>
  );
}

/** For an official who was told and has not confirmed: one press. */
export function ConfirmNotice({ rollouts }: { rollouts: readonly RollOutTold[] }) {
  const [busy, setBusy] = useState(false);
  const { officialId } = me();
  const mine = rollouts.find((one) =>
    one.told.some((told) => told.officialId === officialId && told.confirmedOn === null),
  );
  if (!mine) return null;
  async function confirm(rolloutId: string) {
    setBusy(true);
    const problem = await send('plan.confirm', { rolloutId });
    setBusy(false);
    toast(problem ? sentence(problem) : t(planText.confirmThanks));
  }
  return (
    <Notice>
      <p>{t(planText.confirmAsk, { meeting: mine.meeting, day: written(mine.day) })}</p>
      <Actions>
        <Button tone="main" icon="check" busy={busy} onClick={() => void confirm(mine.id)}>
          {t(planText.confirm)}
        </Button>
      </Actions>
    </Notice>
  );
}
