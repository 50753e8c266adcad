import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Problem } from '../kernel/problem.ts';
import { ActButton, Button, ConfirmButton } from '../web/button.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Actions, Disclosure, Facts, Notice } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField, TextField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import type { IconName } from '../web/icon.tsx';
import { me } from '../web/me.ts';
import { UnitPicker } from '../web/picker.tsx';
import { read } from '../web/read.ts';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { refuseExtension } from './concern.rules.ts';
import { concernText, legalText, relationText } from './concern.texts.ts';
import { AnswerDraft, ConcernHandedOver, ExtendDraft, ForwardDraft } from './concern.ts';
import type { ConcernAct, ConcernPage } from './concern-view.ts';

type Of = { concern: ConcernPage; close: () => void };

/** The acts that ask for more than a reason, each in a dialog of its own. */
const dialogs = {
  answered: { says: concernText.doAnswer, icon: 'send', Body: Answer },
  forwarded: { says: concernText.doForward, icon: 'forward', Body: Forward },
  deadline: { says: concernText.doExtend, icon: 'clock', Body: Extend },
  handedOver: { says: concernText.doHandOver, icon: 'out', Body: HandOver },
  openSeal: { says: concernText.doOpenSeal, icon: 'lock', Body: OpenSeal },
} as const;
type InDialog = keyof typeof dialogs;

/** Seldom done; a press away. */
const others = ['openSeal', 'mark', 'withdrawn', 'handedOver'] as const satisfies readonly ConcernAct[];

/** What the reader may do with the concern now: the next step first and foremost. */
export function ConcernActs({ concern }: { concern: ConcernPage }) {
  const [open, setOpen] = useState<InDialog | null>(null);
  const can = (act: ConcernAct) => concern.acts.includes(act);
  const opener = (act: InDialog, main = false) =>
    can(act) && (
      <Button
        key={act}
        tone={main ? 'main' : 'plain'}
        icon={dialogs[act].icon as IconName}
        onClick={() => setOpen(act)}
      >
        {t(dialogs[act].says)}
      </Button>
    );
  const Body = open && dialogs[open].Body;
  return (
    <>
      <Actions>
        {opener('answered', true)}
        {can('told') && <Told id={concern.id} />}
        {can('closed') && <Closed id={concern.id} />}
        {opener('forwarded')}
        {opener('deadline')}
        {can('reopened') && <Reopened id={concern.id} />}
        {can('noted') && <Noted id={concern.id} />}
      </Actions>
      {others.some(can) && (
        <Disclosure says={t(concernText.otherActs)}>
          <Actions>
            {opener('openSeal')}
            {can('mark') && <Mark concern={concern} />}
            {can('withdrawn') && <Withdrawn id={concern.id} />}
            {opener('handedOver')}
          </Actions>
        </Disclosure>
      )}
      {open && Body && (
        <Dialog title={t(dialogs[open].says)} onClose={() => setOpen(null)} sheet>
          <Body concern={concern} close={() => setOpen(null)} />
        </Dialog>
      )}
    </>
  );
}

function Answer({ concern, close }: Of) {
  return (
    <Form
      words={AnswerDraft}
      said={(form) => ({ concernId: concern.id, text: text(form, 'text') })}
      kind="concern.answer"
      labels={{ text: concernText.answer }}
      submit={t(concernText.doAnswer)}
      done={close}
    >
      <NoteField
        name="text"
        label={t(concernText.answer)}
        hint={t(concernText.answerHint)}
        max={3000}
        rows={7}
      />
    </Form>
  );
}

interface Target {
  id: string;
  name: string;
  under: string;
  relation: keyof typeof relationText;
}

function Forward({ concern, close }: Of) {
  const [options] = useState(() => async (asked: string) => {
    const found = await read<Target[]>(`concerns/${concern.id}/targets?q=${encodeURIComponent(asked)}`);
    if (found instanceof Problem) return found;
    return found.map(({ id, name, under, relation }) => ({
      ...{ id, name },
      under: [under, t(relationText[relation])].filter(Boolean).join(' · '),
    }));
  });
  return (
    <Form
      words={ForwardDraft}
      said={(form) => ({
        concernId: concern.id,
        toUnitId: text(form, 'toUnitId'),
        text: text(form, 'text'),
      })}
      kind="concern.forward"
      labels={{ toUnitId: concernText.toUnitId, text: concernText.forwardWhy }}
      submit={t(concernText.doForward)}
      done={close}
    >
      <UnitPicker
        name="toUnitId"
        label={t(concernText.toUnitId)}
        hint={t(concernText.toUnitHint)}
        options={options}
      />
      <NoteField name="text" label={t(concernText.forwardWhy)} max={1000} rows={4} />
    </Form>
  );
}

function Extend({ concern, close }: Of) {
  const { today } = me();
  return (
    <Form
      words={ExtendDraft}
      said={(form) => ({ concernId: concern.id, until: day(form, 'until'), text: text(form, 'text') })}
      judge={({ until }) => refuseExtension(concern.dueOn, until, today)}
      kind="concern.extend"
      labels={{ until: concernText.until, text: concernText.extendWhy }}
      submit={t(concernText.doExtend)}
      done={close}
    >
      <DayField
        name="until"
        label={t(concernText.until)}
        hint={t(concernText.untilHint)}
        value={concern.dueOn}
      />
      <NoteField name="text" label={t(concernText.extendWhy)} max={1000} rows={4} />
    </Form>
  );
}

function HandOver({ concern, close }: Of) {
  return (
    <Form
      words={ConcernHandedOver}
      said={(form, id) => ({
        id,
        concernId: concern.id,
        kind: text(form, 'kind'),
        reference: text(form, 'reference'),
        handedTo: text(form, 'handedTo'),
      })}
      kind="concern.handOver"
      labels={{
        kind: concernText.legalKind,
        reference: concernText.reference,
        handedTo: concernText.handedTo,
      }}
      submit={t(concernText.keepHandover)}
      done={close}
    >
      <Notice tone="warn">{t(concernText.handOverExplains)}</Notice>
      <LegalFields />
    </Form>
  );
}

/** Which procedure, under which reference, to whom. */
export const LegalFields = (p: { kind?: string }) => (
  <>
    {p.kind === undefined && (
      <ChoiceField
        name="kind"
        label={t(concernText.legalKind)}
        row
        choices={(['complaint', 'denunciation'] as const).map((value) => ({
          value,
          label: t(legalText[value]),
        }))}
      />
    )}
    <TextField
      name="reference"
      label={t(concernText.reference)}
      hint={t(concernText.referenceHint)}
      max={60}
    />
    <TextField name="handedTo" label={t(concernText.handedTo)} max={160} />
  </>
);

const Purpose = z.strictObject({ purpose: z.string().check(z.trim(), z.minLength(5), z.maxLength(300)) });

/** The name behind the seal, for as long as this dialog is open. */
function OpenSeal({ concern }: Of) {
  const [found, setFound] = useState<{ name: string; contact: string } | null>(null);
  if (found)
    return (
      <Facts
        of={[
          [t(concernText.sealedName), found.name],
          [t(concernText.sealedContact), found.contact],
        ]}
      />
    );
  async function openSeal({ purpose }: { purpose: string }): Promise<Problem | null> {
    const path = `concerns/${concern.id}/reporter?purpose=${encodeURIComponent(purpose)}`;
    const answer = await read<{ name: string; contact: string }>(path);
    if (answer instanceof Problem) return answer;
    setFound(answer);
    return null;
  }
  return (
    <Form
      words={Purpose}
      said={(form) => ({ purpose: text(form, 'purpose') })}
      act={openSeal}
      labels={{ purpose: concernText.purpose }}
      submit={t(concernText.open)}
    >
      <NoteField
        name="purpose"
        label={t(concernText.purpose)}
        hint={t(concernText.purposeHint)}
        max={300}
        rows={3}
      />
    </Form>
  );
}

const Told = ({ id }: { id: string }) => (
  <ConfirmButton
    tone="main"
    icon="check"
    asks={t(concernText.doTell)}
    explains={t(concernText.tellExplains)}
    confirm={t(concernText.doTell)}
    reason={{ label: t(concernText.tellHow), max: 1000 }}
    act={(words) => send('concern.tell', { concernId: id, text: words })}
  >
    {t(concernText.doTell)}
  </ConfirmButton>
);

const Closed = ({ id }: { id: string }) => (
  <ConfirmButton
    tone="main"
    icon="check"
    asks={t(concernText.doClose)}
    explains={t(concernText.closeExplains)}
    confirm={t(concernText.doClose)}
    reason={{ label: t(concernText.remark), max: 1000 }}
    act={(words) => send('concern.close', { concernId: id, text: words })}
  >
    {t(concernText.doClose)}
  </ConfirmButton>
);

const Reopened = ({ id }: { id: string }) => (
  <ConfirmButton
    icon="undo"
    asks={t(concernText.doReopen)}
    reason={{ label: t(concernText.reopenWhy), required: true, max: 1000 }}
    act={(words) => send('concern.reopen', { concernId: id, text: words })}
  >
    {t(concernText.doReopen)}
  </ConfirmButton>
);

const Noted = ({ id }: { id: string }) => (
  <ConfirmButton
    icon="pencil"
    asks={t(concernText.doNote)}
    confirm={t(concernText.doNote)}
    reason={{ label: t(concernText.noteWhat), required: true, max: 1000 }}
    act={(words) => send('concern.note', { concernId: id, text: words })}
  >
    {t(concernText.doNote)}
  </ConfirmButton>
);

const Withdrawn = ({ id }: { id: string }) => (
  <ConfirmButton
    tone="danger"
    icon="bin"
    asks={t(concernText.doWithdraw)}
    explains={t(concernText.withdrawExplains)}
    reason={{ label: t(concernText.withdrawWhy), required: true, max: 1000 }}
    act={(words) => send('concern.withdraw', { concernId: id, text: words })}
  >
    {t(concernText.doWithdraw)}
  </ConfirmButton>
);

const Mark = ({ concern }: { concern: ConcernPage }) => (
  <ActButton
    icon="warn"
    act={() => send('concern.mark', { concernId: concern.id, shortcoming: !concern.shortcoming })}
  >
    {t(concern.shortcoming ? concernText.doUnmark : concernText.doMark)}
  </ActButton>
);
