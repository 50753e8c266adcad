import { useEffect, useState } from 'preact/hooks';
import { written } from '../kernel/day.ts';
import { Problem } from '../kernel/problem.ts';
import { refusal, webProblem } from '../web/ask.ts';
import { Button } from '../web/button.tsx';
import { CheckField, ChoiceField } from '../web/choice-field.tsx';
import { Card, Notice } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField, TextField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { UnitPicker } from '../web/picker.tsx';
import { api } from '../web/place.ts';
import type { Front } from '../web/session.ts';
import { Tabs } from '../web/tabs.tsx';
import { lang, t } from '../web/text.ts';
import { legalHint } from './caution.rules.ts';
import { refuseWords } from './concern.rules.ts';
import { ConcernKind, writtenNumber } from './concern.ts';
import type { BoxPlace, ReceiptAnswer } from './concern-view.ts';
import { receiptText } from './receipt.texts.ts';
import { BoxDraft, newReceipt } from './receipt.ts';
import { ReadByCode } from './receipt-read.tsx';
import { ReceiptSlip } from './receipt-slip.tsx';
import './concern-box.css';

/** One request without cookie or referrer: who is signed in on this machine is nobody's business here. */
export async function askOutside<T>(path: string, body?: object): Promise<T | Problem> {
  try {
    const response = await fetch(api(path), {
      method: body ? 'POST' : 'GET',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { 'accept-language': lang(), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.ok ? ((await response.json()) as T) : await refusal(response, path);
  } catch {
    return webProblem.noAnswer();
  }
}

/** Hộp góp ý: anyone may speak here without signing in, and come back for the answer with a code. */
export function ConcernBox() {
  const [title, setTitle] = useState('');
  useEffect(() => {
    void askOutside<Front>('front').then((front) => {
      if (!(front instanceof Problem)) setTitle(front.tenant.title);
    });
  }, []);
  useEffect(() => {
    document.title = `${t(receiptText.box)} · Ba Nắm`;
  });
  return (
    <main class="box">
      <header class="box-head">
        <div class="box-inside">
          <p class="box-tenant">{title}</p>
          <h1>{t(receiptText.box)}</h1>
          <p>{t(receiptText.boxLead)}</p>
        </div>
      </header>
      <div class="box-inside box-body">
        <Tabs
          label={t(receiptText.chooseWhat)}
          tabs={[
            { id: 'send', says: t(receiptText.ask), panel: () => <Speak /> },
            { id: 'look', says: t(receiptText.look), panel: () => <ReadByCode ask={askOutside} /> },
          ]}
        />
      </div>
    </main>
  );
}

interface Sent {
  code: string;
  answer: ReceiptAnswer;
}

/** To send: the promise, one question about the law, then what is the matter; at the end the slip. */
function Speak() {
  const [legal, setLegal] = useState<string | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  if (sent)
    return (
      <div class="box-stack">
        <Notice tone="ok" title={t(receiptText.sentTitle, { number: writtenNumber(sent.answer.number) })}>
          {t(receiptText.slipDue, { day: written(sent.answer.dueOn) })}
        </Notice>
        <ReceiptSlip code={sent.code} number={sent.answer.number} dueOn={sent.answer.dueOn}>
          <Button onClick={() => setSent(null)}>{t(receiptText.copied)}</Button>
        </ReceiptSlip>
      </div>
    );
  return (
    <div class="box-stack">
      <Notice tone="ok" title={t(receiptText.promiseTitle)}>
        {t(receiptText.promise)}
      </Notice>
      <Card>
        <div class="box-stack">
          <ChoiceField
            name="ordinary"
            label={t(receiptText.ordinary)}
            hint={t(receiptText.ordinaryHint)}
            choices={[
              { value: 'no', label: t(receiptText.no) },
              { value: 'yes', label: t(receiptText.yes) },
            ]}
            onChange={setLegal}
          />
          {legal === 'yes' && (
            <Notice tone="warn" title={t(receiptText.legalTitle)}>
              {t(receiptText.legalSays)}
            </Notice>
          )}
          {legal === 'no' && <BoxForm sent={setSent} />}
        </div>
      </Card>
    </div>
  );
}

function BoxForm({ sent }: { sent: (sent: Sent) => void }) {
  const [code] = useState(() => newReceipt());
  async function raise(said: BoxDraft): Promise<Problem | null> {
    const answer = await askOutside<ReceiptAnswer>('receipts', { raise: said });
    if (answer instanceof Problem) return answer;
    sent({ code, answer });
    return null;
  }
  return (
    <Form
      words={BoxDraft}
      said={(form) => ({
        ...{ code, unitId: text(form, 'unitId'), kind: text(form, 'kind'), text: text(form, 'text') },
        ...{ proposal: text(form, 'proposal'), ordinary: true },
        ...(form.has('reporterName') && {
          reporterName: text(form, 'reporterName'),
          reporterContact: text(form, 'reporterContact'),
        }),
      })}
      judge={(said) => refuseWords(`${said.text} ${said.proposal}`)}
      act={raise}
      labels={receiptText}
      submit={t(receiptText.send)}
      submitIcon="send"
      after="keep"
    >
      <WhereField />
      <ChoiceField
        name="kind"
        label={t(receiptText.kind)}
        choices={ConcernKind.options.map((value) => ({ value, label: t(receiptText[value]) }))}
      />
      <MatterField />
      <NoteField name="proposal" label={t(receiptText.proposal)} max={2000} rows={3} optional />
      <CheckField name="named" label={t(receiptText.named)} hint={t(receiptText.namedHint)}>
        <TextField name="reporterName" label={t(receiptText.reporterName)} max={100} />
        <TextField
          name="reporterContact"
          label={t(receiptText.reporterContact)}
          max={100}
          type="tel"
          optional
        />
      </CheckField>
    </Form>
  );
}

function MatterField() {
  const [hint, setHint] = useState(false);
  return (
    <div
      class="box-stack"
      onInput={(event) => setHint(legalHint((event.target as HTMLTextAreaElement).value) !== null)}
    >
      <NoteField name="text" label={t(receiptText.text)} hint={t(receiptText.textHint)} max={3000} rows={7} />
      {hint && (
        <Notice tone="warn" title={t(receiptText.soundsLegalTitle)}>
          {t(receiptText.soundsLegal)}
        </Notice>
      )}
    </div>
  );
}

/** Hamlet or group by name; of a small one the place above is offered instead. */
function WhereField() {
  const [place, setPlace] = useState<BoxPlace | undefined>();
  const [known] = useState(() => new Map<string, BoxPlace>());
  const [options] = useState(() => async (asked: string) => {
    const found = await askOutside<BoxPlace[]>(`receipts/places?q=${encodeURIComponent(asked)}`);
    if (found instanceof Problem) return found;
    for (const one of found) known.set(one.id, one);
    return found.map(({ id, name, under }) => ({ id, name, under }));
  });
  const above = place?.small && place.aboveId ? place.aboveId : null;
  return (
    <>
      <UnitPicker
        key={place?.id ?? 'none'}
        name="unitId"
        label={t(receiptText.where)}
        hint={t(receiptText.whereHint)}
        options={options}
        onPick={(option) => option && setPlace(known.get(option.id))}
        {...(place && { value: place })}
      />
      {place && above && (
        <Notice tone="warn" title={t(receiptText.smallTitle)}>
          <p>{t(receiptText.small, { unit: place.name, above: place.under })}</p>
          <Button
            onClick={() =>
              setPlace({ ...place, id: above, name: place.under, under: '', aboveId: null, small: false })
            }
          >
            {t(receiptText.chooseAbove, { above: place.under })}
          </Button>
        </Notice>
      )}
    </>
  );
}
