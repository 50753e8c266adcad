import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { written } from '../kernel/day.ts';
import { Problem } from '../kernel/problem.ts';
import { Button, ConfirmButton } from '../web/button.tsx';
import { Actions, Card, Notice, Prose, Section, Status } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { Timeline } from '../web/steps.tsx';
import { t } from '../web/text.ts';
import { readyFor, stateSays } from './concern.rules.ts';
import { kindText, stepText } from './concern.texts.ts';
import { writtenNumber } from './concern.ts';
import type { ReceiptAnswer } from './concern-view.ts';
import { receiptText } from './receipt.texts.ts';
import { ReceiptCode } from './receipt.ts';

const Typed = z.strictObject({ code: ReceiptCode });
type Ask = (path: string, body: object) => Promise<ReceiptAnswer | Problem>;

/** To come back with a code: what was answered and done, and what its holder may ask for. The code stays in memory alone. */
export function ReadByCode({ ask }: { ask: Ask }) {
  const [held, setHeld] = useState<{ code: string; answer: ReceiptAnswer } | null>(null);
  async function look(code: string, wish: object = {}): Promise<Problem | null> {
    const answer = await ask('receipts', { code, ...wish });
    if (answer instanceof Problem) return answer;
    setHeld({ code, answer });
    return null;
  }
  if (held)
    return (
      <div class="box-stack">
        <Shown of={held.answer} act={(wish) => look(held.code, wish)} />
        <Actions>
          <Button icon="back" onClick={() => setHeld(null)}>
            {t(receiptText.other)}
          </Button>
        </Actions>
      </div>
    );
  return (
    <Card>
      <Form
        words={Typed}
        said={(form) => ({ code: text(form, 'code') })}
        act={({ code }) => look(code)}
        labels={receiptText}
        submit={t(receiptText.see)}
        submitIcon="search"
        saved=" "
      >
        <TextField
          name="code"
          label={t(receiptText.code)}
          hint={t(receiptText.codeHint)}
          max={60}
          complete="off"
        />
      </Form>
    </Card>
  );
}

function Shown({ of, act }: { of: ReceiptAnswer; act: (wish: object) => Promise<Problem | null> }) {
  const ready = readyFor(of);
  return (
    <div class="box-stack">
      <Section title={`${writtenNumber(of.number)} · ${t(kindText[of.kind])} · ${of.unitName}`}>
        <Card tone={of.answer ? 'ok' : 'info'}>
          <p>
            <Status tone={of.state === 'open' ? 'info' : 'ok'}>{t(stateSays[of.state])}</Status>
          </p>
          <AnswerOf of={of} />
        </Card>
      </Section>
      <Actions>
        {ready.includes('reopened') && (
          <ConfirmButton
            tone="main"
            icon="undo"
            asks={t(receiptText.reopen)}
            confirm={t(receiptText.send)}
            reason={{ label: t(receiptText.reopenWhy), required: true, max: 1000 }}
            act={(reopen) => act({ reopen })}
          >
            {t(receiptText.reopen)}
          </ConfirmButton>
        )}
        {ready.includes('withdrawn') && (
          <ConfirmButton
            tone="danger"
            icon="bin"
            asks={t(receiptText.withdrawAsk)}
            explains={t(receiptText.withdrawSays)}
            confirm={t(receiptText.withdraw)}
            act={() => act({ withdraw: true })}
          >
            {t(receiptText.withdraw)}
          </ConfirmButton>
        )}
      </Actions>
      <Section title={t(receiptText.steps)}>
        <Timeline steps={of.steps.map(stepOf)} />
      </Section>
      {of.text && (
        <Section title={t(receiptText.yourWords)}>
          <Card>
            <Prose>{of.text}</Prose>
          </Card>
        </Section>
      )}
      {of.reporter === 'sealed' && <Openings of={of} />}
    </div>
  );
}

function AnswerOf({ of }: { of: ReceiptAnswer }) {
  const day = written(of.dueOn);
  if (of.state === 'withdrawn') return <p>{t(receiptText.taken)}</p>;
  if (of.answer)
    return (
      <div class="box-stack">
        <p class="meta">
          {t(receiptText.answerOf, { unit: of.answeringUnitName })}
          {of.answeredOn && ` · ${written(of.answeredOn)}`}
        </p>
        <Prose>{of.answer}</Prose>
      </div>
    );
  if (of.state !== 'open') return null;
  return of.dueOn < of.today ? (
    <Notice tone="warn">{t(receiptText.lateAnswer, { day })}</Notice>
  ) : (
    <p>{t(receiptText.noAnswer, { day })}</p>
  );
}

const stepOf = (step: ReceiptAnswer['steps'][number]) => ({
  day: step.onDay,
  says: t(stepText[step.what], {
    unit: step.toUnitName ?? '',
    day: step.dueOn ? written(step.dueOn) : '',
  }),
  ...(step.byHolder && { by: t(receiptText.byYou) }),
  ...(step.text && step.what !== 'answered' && { note: <Prose>{step.text}</Prose> }),
});

const Openings = ({ of }: { of: ReceiptAnswer }) => (
  <Section title={t(receiptText.openings)}>
    {of.openings.length === 0 ? (
      <p>{t(receiptText.noOpenings)}</p>
    ) : (
      <Timeline
        steps={of.openings.map((one) => ({
          day: one.onDay,
          says: one.purpose,
          by: [one.by, one.post].filter(Boolean).join(', '),
        }))}
      />
    )}
  </Section>
);
