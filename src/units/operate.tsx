import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type * as z from 'zod/mini';
import { type Day, written } from '../kernel/day.ts';
import { newId, type RowId } from '../kernel/id.ts';
import { Problem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { Button, ConfirmButton, LinkButton } from '../web/button.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { Actions, Notice } from '../web/design.tsx';
import { ErrorSummary, Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, text } from '../web/form.ts';
import { foretell, send } from '../web/send.ts';
import { useStepBack } from '../web/step-back.ts';
import { Stepper } from '../web/steps.tsx';
import { number, sentence, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { Foretold } from './foretold.tsx';
import { FromDay } from './from-day.tsx';
import { changeText } from './unit-change.texts.ts';
import type { ChangePreview } from './unit-change.ts';

/** What a change of the tree holds beside itself, as its form says it. */
export const changeIn = (form: FormData, changeId: RowId) => ({
  changeId,
  from: day(form, 'from'),
  ...documentIn(form),
});

/** From which day, by which document: the same for every change of the tree. */
export const ChangeFields = (p: { from: Day; set: (day: Day) => void; hint?: string }) => (
  <>
    <FromDay from={p.from} set={p.set} {...(p.hint && { hint: p.hint })} />
    <DocumentField />
  </>
);

export const DocumentField = () => (
  <TextField
    name="document"
    label={t(changeText.document)}
    hint={t(changeText.documentHint)}
    max={300}
    optional
  />
);

/** The document, where one was named. */
export const documentIn = (form: FormData) =>
  text(form, 'document') ? { document: text(form, 'document') } : {};

type Body = { changeId?: RowId | undefined; from?: Day; until?: Day };
interface Seen<Value> {
  value: Value;
  preview: ChangePreview;
}

/**
 * One change of the tree, from its form over what would follow to the way back: said, foretold by the server, carried out, undone.
 * `direct` also saves without a preview, under that word, for small changes. Fields stay as typed until it is done.
 */
export function Operate<S extends z.ZodMiniType>(p: {
  kind: string;
  words: S;
  said: (form: FormData, id: string, changeId: RowId) => unknown;
  judge?: (value: z.output<S>) => Problem | null;
  labels: Readonly<Record<string, Text>>;
  direct?: string;
  /** Whom the change leaves to be opened. */
  leads: (value: z.output<S>) => { id: string; name: string };
  /** The new units of a split, where the server asks who takes over what is open. */
  heirs?: (value: z.output<S>) => readonly { id: string; name: string }[];
  children: ComponentChildren;
}) {
  const [, navigate] = useLocation();
  const changeId = useRef(newId<RowId>());
  const foretelling = useRef(p.direct === undefined);
  const [asks, setAsks] = useState<{ value: z.output<S>; problem: Problem } | null>(null);
  const [seen, setSeen] = useState<Seen<z.output<S>> | null>(null);
  const [done, setDone] = useState<Seen<z.output<S>> | null>(null);
  /** Saved without a preview: once the form knows, the unit is opened. */
  const saved = useRef(false);
  const top = useRef<HTMLDivElement>(null);
  const at = done ? 3 : seen || asks ? 2 : 1;
  useEffect(() => {
    if (at > 1) top.current?.focus();
    if (at > 1) top.current?.scrollIntoView({ block: 'start' });
  }, [at]);

  const back = useStepBack(at === 2, () => {
    setSeen(null);
    setAsks(null);
  });

  async function see(value: z.output<S>): Promise<Problem | null> {
    const told = await foretell<ChangePreview>(p.kind, value as object);
    if (told instanceof Problem) {
      if (told.code !== 'unitChange/askHeir' || !p.heirs) return told;
      setAsks({ value, problem: told });
      return null;
    }
    setAsks(null);
    setSeen({ value, preview: told });
    return null;
  }
  async function saveAtOnce(value: z.output<S>): Promise<Problem | null> {
    const problem = await send(p.kind, value as object);
    if (problem) return problem;
    const { changeId: id } = value as Body;
    toast(
      t(changeText.done),
      () =>
        void send('unit.undoChange', { changeId: id }).then((refused) =>
          toast(refused ? sentence(refused) : t(changeText.undone)),
        ),
    );
    saved.current = true;
    return null;
  }
  async function act(value: z.output<S>): Promise<Problem | null> {
    const first = foretelling.current;
    foretelling.current = p.direct === undefined;
    return first ? see(value) : saveAtOnce(value);
  }
  const performed = (value: z.output<S>, preview: ChangePreview) => {
    changeId.current = newId();
    setSeen(null);
    setDone({ value, preview });
  };
  return (
    <div ref={top} tabIndex={-1} class="operate">
      {(p.direct === undefined || at > 1) && (
        <Stepper
          at={at}
          steps={[
            { says: t(changeText.stepSay) },
            { says: t(changeText.stepSee) },
            { says: t(changeText.stepDone) },
          ]}
        />
      )}
      <div hidden={at !== 1}>
        <Form
          words={p.words}
          said={(form, id) => p.said(form, id, changeId.current)}
          {...(p.judge && { judge: p.judge })}
          act={act}
          done={(value) => saved.current && navigate(`/units/${p.leads(value).id}`)}
          labels={p.labels}
          submit={p.direct ?? t(changeText.preview)}
          saved=""
          after="keep"
          also={
            p.direct !== undefined && (
              <Button type="submit" onClick={() => (foretelling.current = true)}>
                {t(changeText.preview)}
              </Button>
            )
          }
        >
          {p.children}
        </Form>
      </div>
      {asks && !seen && p.heirs && (
        <AskHeir
          {...asks}
          heirs={p.heirs(asks.value)}
          choose={(heirId) => see({ ...(asks.value as object), heirId } as z.output<S>)}
          back={back}
        />
      )}
      {seen && <Foretold kind={p.kind} {...seen} again={see} done={performed} back={back} />}
      {done && <Done {...done} leads={p.leads(done.value)} again={() => setDone(null)} />}
    </div>
  );
}

/** A split with open matters: a person says who takes them. */
function AskHeir(p: {
  problem: Problem;
  heirs: readonly { id: string; name: string }[];
  choose: (heirId: string) => Promise<Problem | null>;
  back: () => void;
}) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  async function choose(form: HTMLFormElement) {
    const heirId = text(new FormData(form), 'heirId');
    if (heirId === '') return setProblem(p.problem);
    setBusy(true);
    setProblem(await p.choose(heirId));
    setBusy(false);
  }
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void choose(event.currentTarget);
      }}
    >
      <ErrorSummary of={problem} labels={{}} />
      <Notice tone="warn">{sentence(p.problem)}</Notice>
      <ChoiceField
        name="heirId"
        label={t(changeText.heirId)}
        choices={p.heirs.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Actions>
        <Button type="submit" tone="main" busy={busy}>
          {t(changeText.preview)}
        </Button>
        <Button tone="quiet" onClick={p.back}>
          {t(changeText.mend)}
        </Button>
      </Actions>
    </form>
  );
}

/** What was done, and the way back. */
function Done(p: {
  value: unknown;
  preview: ChangePreview;
  leads: { id: string; name: string };
  again: () => void;
}) {
  const [undone, setUndone] = useState(false);
  const { changeId, from, until } = p.value as Body;
  const { begins, ends, moves } = p.preview;
  const counts = [
    [begins.length, changeText.begins],
    [ends.length, changeText.ends],
    [moves, changeText.moves],
  ] as const;
  return (
    <>
      <Notice tone={undone ? 'warn' : 'info'} title={t(undone ? changeText.undone : changeText.done)}>
        {!undone && (
          <>
            <p>
              {counts
                .filter(([count]) => count > 0)
                .map(([count, says]) => `${number(count)} ${t(says)}`)
                .join(' · ')}
            </p>
            <p>{t(changeText.doneSays, { day: written((from ?? until) as Day) })}</p>
          </>
        )}
      </Notice>
      <Actions>
        {!undone && (
          <>
            <LinkButton href={`/units/${p.leads.id}`} tone="main" icon="tree">
              {t(changeText.open, { name: p.leads.name })}
            </LinkButton>
            <UndoButton changeId={changeId as RowId} done={() => setUndone(true)} />
          </>
        )}
        <LinkButton href="/unit-changes" tone="quiet">
          {t(changeText.changes)}
        </LinkButton>
        <LinkButton href="/unit-changes/new" tone="quiet">
          {t(changeText.another)}
        </LinkButton>
      </Actions>
    </>
  );
}

/** Takes a change back after asking; why it cannot be stands in the dialog. */
export const UndoButton = (p: { changeId: RowId; done?: () => void }) => (
  <ConfirmButton
    icon="undo"
    asks={t(changeText.undoAsks)}
    explains={t(changeText.undoExplains)}
    confirm={t(changeText.undo)}
    act={async () => {
      const problem = await send('unit.undoChange', { changeId: p.changeId });
      if (!problem) p.done?.();
      return problem;
    }}
  >
    {t(changeText.undo)}
  </ConfirmButton>
);
