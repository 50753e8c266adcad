import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Day, written } from '../kernel/day.ts';
import { searchKey } from '../kernel/name.ts';
import { Problem } from '../kernel/problem.ts';
import { Foretold } from '../units/foretold.tsx';
import { DocumentField } from '../units/operate.tsx';
import type { ChangePreview } from '../units/unit-change.ts';
import { useLast } from '../units/use-last.tsx';
import { Button } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { Actions, Columns, Disclosure, Notice } from '../web/design.tsx';
import { FileButton } from '../web/download.tsx';
import { ErrorSummary } from '../web/entry-form.tsx';
import { useRead } from '../web/read.ts';
import { Failed, Loading } from '../web/reading.tsx';
import { foretell, send } from '../web/send.ts';
import { useStepBack } from '../web/step-back.ts';
import { lang, number, sentence, t } from '../web/text.ts';
import type { Brought } from './file-field.tsx';
import type { Show } from './import.rules.ts';
import { importText } from './import.texts.ts';
import type { ImportAnswers, ImportCounts, ImportMap, ImportPreview, ImportWhat } from './import.ts';
import { ImportRows } from './import-rows.screen.tsx';

/** How a file was read and what it would do; nothing is written before the last button. */
export function Preview(p: {
  what: ImportWhat;
  file: Brought;
  on: Day;
  under?: string;
  day: ComponentChildren;
  anew: () => void;
  done: (counts: ImportCounts) => void;
}) {
  const [map, setMap] = useState<ImportMap>({});
  const [answers, setAnswers] = useState<ImportAnswers>({});
  const [show, setShow] = useState<Show>('all');
  const [page, setPage] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [document, setDocument] = useState('');
  const [follows, setFollows] = useState<{ body: object; told: ChangePreview } | null>(null);
  const backToRows = useStepBack(follows !== null, () => setFollows(null));
  const asked = new URLSearchParams({
    ...{ on: p.on, ...(p.under ? { under: p.under } : {}) },
    ...(Object.keys(map).length > 0 ? { map: JSON.stringify(map) } : {}),
    ...(Object.keys(answers).length > 0 ? { answers: JSON.stringify(answers) } : {}),
  });
  const path = `imports/${p.what}/files/${p.file.sha256}`;
  const reading = useRead<ImportPreview>(`${path}?${asked}&show=${show}&page=${page}`);
  const read = useLast(reading);
  const bodyOf = (preview: ImportPreview) => ({
    ...{ file: p.file.sha256, on: p.on, ...(p.under ? { under: p.under } : {}) },
    ...{ map: chosen(preview, map), answers },
    ...(document.trim() && { document: document.trim() }),
    seen: { new: preview.counts.new, changed: preview.counts.changed },
  });
  async function foresee(body: object): Promise<Problem | null> {
    const told = await foretell<ChangePreview>(`import.${p.what}`, body);
    if (told instanceof Problem) return told;
    setFollows({ body, told });
    return null;
  }
  async function apply(preview: ImportPreview) {
    setBusy(true);
    // Mergers change the tree: what follows is shown before they are carried out.
    const refused =
      p.what === 'mergers' ? await foresee(bodyOf(preview)) : await send(`import.${p.what}`, bodyOf(preview));
    setBusy(false);
    setProblem(refused);
    if (!refused && p.what !== 'mergers') p.done(preview.counts);
  }
  const back = (
    <Button icon="back" onClick={p.anew} off={busy}>
      {t(p.file.pasted ? importText.mendPasted : importText.otherFile)}
    </Button>
  );
  if (read.state === 'loading') return <Loading />;
  const { value } = read;
  if (follows && value)
    return (
      <Foretold
        kind={`import.${p.what}`}
        value={follows.body}
        preview={follows.told}
        again={foresee}
        done={() => p.done(value.counts)}
        back={backToRows}
      />
    );
  if (value === null)
    return (
      <>
        <Failed {...(read.problem && { explains: sentence(read.problem) })} />
        <Actions>{back}</Actions>
      </>
    );
  return (
    <>
      <ErrorSummary of={problem} labels={{}} />
      <HowRead of={value} pasted={p.file.pasted} />
      <Columns>
        {p.day}
        {(p.what === 'units' || p.what === 'mergers') && (
          <div onInput={({ target }) => setDocument((target as HTMLInputElement).value)}>
            <DocumentField />
          </div>
        )}
      </Columns>
      <ColumnsChosen
        of={value}
        choose={(key, heading) => {
          setMap({ ...map, [key]: heading });
          setPage(0);
        }}
      />
      {value.problem ? (
        <Notice tone="warn">{value.problem[lang()]}</Notice>
      ) : (
        <Verdict of={value} pasted={p.file.pasted} />
      )}
      <p role="status" class="meta">
        {busy ? t(importText.applying) : ''}
      </p>
      <Actions>
        {value.ready && (
          <Button tone="main" busy={busy || reading.state === 'loading'} onClick={() => void apply(value)}>
            {p.what === 'mergers'
              ? t(importText.foresee)
              : t(importText.apply, {
                  ...{ new: number(value.counts.new), changed: number(value.counts.changed) },
                  day: written(p.on),
                })}
          </Button>
        )}
        {value.counts.bad > 0 && (
          <FileButton path={`${path}/refused.xlsx?${asked}&lang=${lang()}`}>
            {t(importText.refused, { count: number(value.counts.bad) })}
          </FileButton>
        )}
        {back}
      </Actions>
      {!value.problem && (
        <ImportRows
          {...{ of: value, show, page, setPage, answers }}
          choose={(to) => {
            setShow(to);
            setPage(0);
          }}
          answer={(line, choice) => {
            const { [line]: _, ...others } = answers;
            setAnswers(choice === null ? others : { ...others, [line]: choice });
          }}
        />
      )}
    </>
  );
}

/** What was chosen by hand, and the guesses that stood unchanged: both are remembered. */
const chosen = ({ columns }: ImportPreview, map: ImportMap): ImportMap => ({
  ...Object.fromEntries(
    columns.flatMap(({ key, at, sure }) => (at !== null && !sure ? [[key, `#${at}`]] : [])),
  ),
  ...map,
});

function HowRead({ of, pasted }: { of: ImportPreview; pasted: boolean }) {
  const { name, format, encoding, sheet, sheets, oldLetters, counts, problem } = of;
  const others = sheets.length - 1;
  const how = [
    format.toUpperCase(),
    encoding,
    sheet && others > 0 ? t(importText.sheetOf, { sheet, count: others }) : '',
  ];
  return (
    <Notice tone={oldLetters ? 'warn' : 'info'}>
      {t(problem ? importText.opened : pasted ? importText.readPastedAs : importText.readAs, {
        ...{ rows: number(counts.rows), name, how: how.filter(Boolean).join(', ') },
      })}
      {oldLetters ? ` ${t(importText.oldLetters, { count: number(oldLetters) })}` : ''}
    </Notice>
  );
}

/** Headings of columns that only count the rows, or have none. */
const numbering = /^(stt|tt|so thu tu|no|)$/;

/** Each of our columns beside the heading it was found under; what was guessed stands open to be looked at. */
function ColumnsChosen(p: { of: ImportPreview; choose: (key: string, heading: string) => void }) {
  const { columns, headings, remembered, problem } = p.of;
  const unsure = columns.some(({ sure, at }) => !sure && at !== null);
  const count = columns.filter(({ at }) => at !== null).length;
  const unused = headings.filter(
    (heading, at) => !numbering.test(searchKey(heading)) && columns.every((column) => column.at !== at + 1),
  );
  const says = [
    `${t(importText.columns)}: ${t(importText.columnsSure, { count })}.`,
    unsure ? t(importText.columnsUnsure) : '',
    unused.length > 0 ? t(importText.unused, { headings: unused.join(', ') }) : '',
    remembered ? t(importText.remembered) : '',
  ];
  const choices = [
    { value: '', label: t(importText.noColumn) },
    ...headings.map((heading, at) => ({ value: `#${at + 1}`, label: heading || `${at + 1}` })),
  ];
  return (
    <Disclosure says={says.filter(Boolean).join(' ')} open={unsure || problem !== null}>
      <Columns of={3}>
        {columns.map(({ key, heading, at, sure }) => (
          <SelectField
            key={`${key} ${at}`}
            name={`column-${key}`}
            label={heading[lang()]}
            {...(sure || at === null ? {} : { hint: t(importText.guessed) })}
            value={at === null ? '' : `#${at}`}
            choices={choices}
            onChange={(to) => p.choose(key, to)}
          />
        ))}
      </Columns>
    </Disclosure>
  );
}

/** Whether it can be saved, in a sentence. */
function Verdict({ of, pasted }: { of: ImportPreview; pasted: boolean }) {
  const { counts, ready } = of;
  const mend = pasted ? importText.mendPastedFirst : importText.mendFirst;
  if (counts.bad > 0) return <Notice tone="warn">{t(mend, { count: number(counts.bad) })}</Notice>;
  if (ready) return <Notice tone="info">{t(importText.allOrNothing)}</Notice>;
  return <Notice tone="ok">{t(importText.nothing)}</Notice>;
}
