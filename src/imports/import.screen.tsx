import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { currentColumns } from '../assignments/current-import.rules.ts';
import { type Day, written } from '../kernel/day.ts';
import type { Action } from '../kernel/policy.ts';
import { bodyText } from '../officials/official.texts.ts';
import { officialColumns } from '../officials/official-columns.rules.ts';
import { FromDay } from '../units/from-day.tsx';
import { mergerColumns } from '../units/merger-import.rules.ts';
import type { PasteColumn } from '../units/paste.rules.ts';
import type { UnitHistory } from '../units/unit.ts';
import { likelyFrom, unitColumns } from '../units/unit-columns.rules.ts';
import { UnitField, unitOption } from '../units/unit-field.tsx';
import { useUnder } from '../units/unit-form.screen.tsx';
import { Button, LinkButton } from '../web/button.tsx';
import { ChoiceField } from '../web/choice-field.tsx';
import { Actions, Columns, Notice, Screen } from '../web/design.tsx';
import { FileButton } from '../web/download.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Forbidden } from '../web/reading.tsx';
import { useStepBack } from '../web/step-back.ts';
import { lang, number, t } from '../web/text.ts';
import { type Brought, FileField } from './file-field.tsx';
import { importText, whatLead, whatText } from './import.texts.ts';
import { type ImportCounts, ImportWhat } from './import.ts';
import { Preview } from './import-preview.screen.tsx';

/** What one must be allowed to bring each list in, where its rows are found afterwards, and how they stand where they are pasted. */
const lists: Readonly<
  Record<ImportWhat, { action: Action; path: string; columns?: readonly PasteColumn<string>[] }>
> = {
  units: { action: 'unit.change', path: '/units', columns: unitColumns },
  officials: { action: 'official.change', path: '/officials', columns: officialColumns },
  current: { action: 'assignment.publish', path: '/assignments', columns: currentColumns },
  boundaries: { action: 'unit.change', path: '/units' },
  mergers: { action: 'unit.change', path: '/unit-changes', columns: mergerColumns },
};

/** The day of the list saved last: one brought after it is most likely of the same day. */
let lastDay: Day | null = null;

/** A list from a file: which one, the file, how it was read, what it would do; then it is saved whole. */
export function ImportScreen() {
  const [asked, ask] = useSearchParams();
  const allowed = ImportWhat.options.filter((what) => may(lists[what].action));
  const wanted = ImportWhat.safeParse(asked.get('what')).data;
  const what = wanted && allowed.includes(wanted) ? wanted : allowed[0];
  const choose = (said: { what: string } | { under: string }) =>
    ask({ ...Object.fromEntries(asked), ...said }, { replace: true });
  return (
    <Screen title={t(importText.title)} lead={t(importText.lead)} wide>
      {what === undefined ? (
        <Forbidden />
      ) : (
        <ImportOne key={what} what={what} allowed={allowed} choose={choose} />
      )}
    </Screen>
  );
}

function ImportOne(p: {
  what: ImportWhat;
  allowed: readonly ImportWhat[];
  choose: (said: { what: string } | { under: string }) => void;
}) {
  const { what } = p;
  const under = useUnder();
  const parent = useRead<UnitHistory>(under ? `units/${under}` : null).value;
  const [said, setOn] = useState<Day | null>(lastDay);
  const [file, setFile] = useState<Brought | null>(null);
  const [pasted, setPasted] = useState('');
  const [done, setDone] = useState<ImportCounts | null>(null);
  const { today } = me();
  // What is listed stood before; what merged did so lately.
  const ofUnits = lists[what].action === 'unit.change' && what !== 'mergers';
  const on = said ?? (ofUnits && parent ? likelyFrom(parent.unit, parent.facts, today) : today);
  const { columns } = lists[what];
  const anew = () => {
    setFile(null);
    setDone(null);
  };
  const another = () => {
    anew();
    setPasted('');
  };
  const back = useStepBack(file !== null && done === null, () => setFile(null));
  if (done) return <Done what={what} counts={done} on={on} anew={another} />;
  if (file)
    return (
      <Preview
        key={file.sha256}
        {...{ what, file, on, anew: back }}
        {...(under ? { under } : {})}
        day={<FromDay key={parent ? 'known' : 'today'} from={on} set={setOn} />}
        done={(counts) => {
          lastDay = on;
          setDone(counts);
        }}
      />
    );
  return (
    <Columns>
      <div class="fields">
        <ChoiceField
          name="what"
          label={t(importText.what)}
          value={what}
          choices={p.allowed.map((value) => ({ value, label: t(whatText[value]) }))}
          onChange={(value) => p.choose({ what: value })}
        />
        {what === 'units' && parent && (
          <UnitField
            name="under"
            label={t(importText.under)}
            hint={t(importText.underHint)}
            value={unitOption(parent.unit)}
            onPick={(unit) => unit && p.choose({ under: unit.id })}
          />
        )}
      </div>
      <div class="fields">
        <p class="meta">{t(whatLead[what])}</p>
        <FileField {...(columns && { columns })} {...{ pasted, setPasted }} brought={setFile} />
        {what !== 'boundaries' && (
          <Actions>
            <FileButton path={`imports/${what}/template.xlsx?lang=${lang()}`} tone="quiet">
              {t(importText.template)}
            </FileButton>
            {what === 'officials' && (
              <LinkButton href="/bodies/paste" tone="quiet">
                {t(bodyText.paste)}
              </LinkButton>
            )}
          </Actions>
        )}
      </div>
    </Columns>
  );
}

/** What became of the list, and where to see it. */
const Done = (p: { what: ImportWhat; counts: ImportCounts; on: Day; anew: () => void }) => (
  <>
    <Notice tone="ok" title={t(p.what === 'mergers' ? importText.merged : importText.done)}>
      {t(p.what === 'mergers' ? importText.mergedSays : importText.doneSays, {
        ...{ new: number(p.counts.new), changed: number(p.counts.changed), same: number(p.counts.same) },
        day: written(p.on),
      })}
    </Notice>
    <Actions>
      <LinkButton href={lists[p.what].path} tone="main">
        {t(p.what === 'mergers' ? importText.seeChanges : importText.seeIt)}
      </LinkButton>
      <Button onClick={p.anew}>{t(importText.again)}</Button>
    </Actions>
  </>
);
