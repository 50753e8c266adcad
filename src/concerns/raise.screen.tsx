import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { Button, LinkButton } from '../web/button.tsx';
import { CheckField, ChoiceField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Actions, Disclosure, Notice, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField, TextField } from '../web/field.tsx';
import { day, text, ticked } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { legalHint } from './caution.rules.ts';
import { refuseConcern, refuseWords } from './concern.rules.ts';
import { concernText, kindText, legalText, reporterText, sourceText } from './concern.texts.ts';
import {
  ConcernDraft,
  ConcernKind,
  type ConcernSource,
  LegalHandover,
  type LegalKind,
  longestProposal,
  longestTask,
  longestText,
  type Reporter,
  writtenNumber,
} from './concern.ts';
import { LegalFields } from './concern-acts.tsx';
import type { ConcernPage, RaiseUnit } from './concern-view.ts';
import { RaisePlaceField } from './raise-place.tsx';
import { newReceipt } from './receipt.ts';
import { ReceiptSlip } from './receipt-slip.tsx';

/** Residents first: most come from them. */
const sources = ['resident', 'member', 'unit'] as const satisfies readonly ConcernSource[];

/** Ghi phản ánh, on a phone first: one question about the law, then what was said. `?unit=` fills in the place. */
export function RaiseConcern() {
  const [asked] = useSearchParams();
  const unitId = asked.get('unit');
  const units = useRead<RaiseUnit[]>('concerns/units');
  const wanted = useRead<RaiseUnit[]>(unitId ? `concerns/units?unitId=${unitId}` : null);
  const [saved, setSaved] = useState<ConcernDraft | null>(null);
  const waits = unitId !== null && wanted.state === 'loading';
  return (
    <Screen title={t(concernText.raise)} back="/concerns">
      {saved ? (
        <Saved concern={saved} again={() => setSaved(null)} />
      ) : (
        <Reading
          of={waits ? { ...units, state: 'loading' } : units}
          empty={
            <Empty says={t(concernText.noUnits)} explains={t(concernText.noUnitsExplains)} icon="assign" />
          }
        >
          {(rows) => <Asking units={rows} first={wanted.value?.[0]} saved={setSaved} />}
        </Reading>
      )}
    </Screen>
  );
}

type Places = { units: readonly RaiseUnit[]; first: RaiseUnit | undefined };

/** The question that decides which form it is: what belongs to the law is not even typed here. */
function Asking(p: Places & { saved: (concern: ConcernDraft) => void }) {
  const [legal, setLegal] = useState<'ordinary' | LegalKind>('ordinary');
  return (
    <>
      <ChoiceField
        name="ordinary"
        label={t(concernText.legalQuestion)}
        hint={t(concernText.legalHint)}
        value={legal}
        choices={[
          { value: 'ordinary', label: t(concernText.ordinary) },
          { value: 'complaint', label: t(concernText.isComplaint) },
          { value: 'denunciation', label: t(concernText.isDenunciation) },
        ]}
        onChange={(value) => setLegal(value as LegalKind)}
      />
      {legal === 'ordinary' ? <ConcernForm {...p} /> : <LegalForm key={legal} kind={legal} {...p} />}
    </>
  );
}

function ConcernForm({ units, first, saved }: Places & { saved: (concern: ConcernDraft) => void }) {
  const [code] = useState(() => newReceipt());
  const [reporter, setReporter] = useState<Reporter>('none');
  const sealed = reporter === 'sealed';
  return (
    <Form
      words={ConcernDraft}
      said={(form, id) => ({
        ...{ id, unitId: text(form, 'unitId'), kind: text(form, 'kind'), source: text(form, 'source') },
        ...{ reporter, text: text(form, 'text'), proposal: text(form, 'proposal'), task: text(form, 'task') },
        ...{ shortcoming: ticked(form, 'shortcoming'), heardOn: day(form, 'heardOn'), ordinary: true },
        ...(reporter !== 'none' && { code }),
        ...(sealed && {
          reporterName: text(form, 'reporterName'),
          reporterContact: text(form, 'reporterContact'),
        }),
      })}
      judge={(said) =>
        refuseConcern(said, { today: me().today, held: true }) ?? refuseWords(`${said.text} ${said.proposal}`)
      }
      act={(said) => send('concern.raise', said)}
      labels={concernText}
      submitIcon="check"
      done={saved}
    >
      <RaisePlaceField units={units} first={first} />
      <ChoiceField
        name="kind"
        label={t(concernText.kind)}
        choices={ConcernKind.options.map((value) => ({ value, label: t(kindText[value]) }))}
        row
      />
      <WordsField />
      <ChoiceField
        name="source"
        label={t(concernText.source)}
        choices={sources.map((value) => ({ value, label: t(sourceText[value]) }))}
        value="resident"
        row
      />
      <ChoiceField
        name="reporter"
        label={t(concernText.reporter)}
        choices={[
          { value: 'none', label: t(reporterText.none), hint: t(concernText.noneHint) },
          { value: 'anonymous', label: t(reporterText.anonymous), hint: t(concernText.anonymousHint) },
          { value: 'sealed', label: t(reporterText.sealed), hint: t(concernText.sealedHint) },
        ]}
        value={reporter}
        onChange={(value) => setReporter(value as Reporter)}
      />
      {sealed && (
        <>
          <TextField name="reporterName" label={t(concernText.reporterName)} max={100} />
          <TextField
            name="reporterContact"
            label={t(concernText.reporterContact)}
            max={100}
            type="tel"
            optional
          />
        </>
      )}
      <DayField name="heardOn" label={t(concernText.heardOn)} value={me().today} today={me().today} />
      <Disclosure says={t(concernText.moreFields)}>
        <NoteField
          name="proposal"
          label={t(concernText.proposal)}
          hint={t(concernText.proposalHint)}
          max={longestProposal}
          rows={3}
          optional
        />
        <TextField name="task" label={t(concernText.task)} max={longestTask} optional />
        <CheckField
          name="shortcoming"
          label={t(concernText.shortcomingCheck)}
          hint={t(concernText.shortcomingHint)}
        />
      </Disclosure>
    </Form>
  );
}

/** What was said, with the warning above it; where it sounds like a matter of law, the form says so while one types. */
function WordsField() {
  const [hint, setHint] = useState<LegalKind | null>(null);
  return (
    <div
      class="slip-stack"
      onInput={(event) => setHint(legalHint((event.target as HTMLTextAreaElement).value))}
    >
      <Notice tone="warn">{t(concernText.caution)}</Notice>
      <NoteField
        name="text"
        label={t(concernText.text)}
        hint={t(concernText.textHint)}
        max={longestText}
        rows={5}
      />
      {hint && (
        <Notice tone="danger" title={t(concernText.soundsLegal, { kind: t(legalText[hint]).toLowerCase() })}>
          {t(concernText.soundsLegalExplains)}
        </Notice>
      )}
    </div>
  );
}

/** Only where it went: number, receiver, day. */
function LegalForm({ units, first, kind }: Places & { kind: LegalKind }) {
  const [kept, setKept] = useState(false);
  if (kept)
    return (
      <Notice tone="ok" title={t(concernText.handoverKept)}>
        <p>{t(concernText.handoverKeptExplains)}</p>
        <Actions>
          <LinkButton href="/concerns/legal">{t(concernText.legalList)}</LinkButton>
        </Actions>
      </Notice>
    );
  return (
    <Form
      words={LegalHandover}
      said={(form, id) => ({
        ...{ id, kind, unitId: text(form, 'unitId'), day: day(form, 'day') },
        ...{ reference: text(form, 'reference'), handedTo: text(form, 'handedTo') },
      })}
      kind="legal.handOver"
      labels={concernText}
      submit={t(concernText.keepHandover)}
      done={() => setKept(true)}
    >
      <RaisePlaceField units={units} first={first} />
      <LegalFields kind={kind} />
      <DayField name="day" label={t(concernText.day)} value={me().today} today={me().today} />
    </Form>
  );
}

/** Done: the slip where there is a code, and where to go on. */
function Saved({ concern, again }: { concern: ConcernDraft; again: () => void }) {
  const page = useRead<ConcernPage>(`concerns/${concern.id}`);
  const number = page.value?.number;
  const title =
    number === undefined
      ? t(concernText.savedPlain)
      : t(concernText.savedNumber, { number: writtenNumber(number) });
  return (
    <>
      <Notice tone="ok" title={title}>
        <Actions>
          <LinkButton href={`/concerns/${concern.id}`} tone={concern.code ? 'plain' : 'main'}>
            {t(concernText.openIt)}
          </LinkButton>
          <Button icon="plus" onClick={again}>
            {t(concernText.another)}
          </Button>
        </Actions>
      </Notice>
      {concern.code && <ReceiptSlip code={concern.code} number={number} dueOn={page.value?.dueOn} />}
    </>
  );
}
