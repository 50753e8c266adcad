import { useState } from 'preact/hooks';
import { Problem } from '../kernel/problem.ts';
import type { PasteColumn } from '../units/paste.rules.ts';
import { pasteText } from '../units/unit.texts.ts';
import { refusal, webProblem } from '../web/ask.ts';
import { Button } from '../web/button.tsx';
import { Section } from '../web/design.tsx';
import { ErrorSummary } from '../web/entry-form.tsx';
import { Field } from '../web/field.tsx';
import { Icon } from '../web/icon.tsx';
import { api } from '../web/place.ts';
import { lang, percent, t } from '../web/text.ts';
import { importProblem } from './import.rules.ts';
import { importText } from './import.texts.ts';
import { mostBytes } from './import.ts';
import { withHeadings } from './pasted.rules.ts';
import { sha256 } from './sha256.ts';

/** A file that lies with the server. */
export interface Brought {
  sha256: string;
  name: string;
  /** Made of pasted rows, which are still in their box to be mended. */
  pasted: boolean;
}

/** Sends a file, telling how much of it has gone. */
async function bring(file: File, pasted: boolean, told: (share: number) => void): Promise<Brought | Problem> {
  if (file.size > mostBytes) return importProblem.tooLarge({ most: mostBytes / 1024 / 1024 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const hash = sha256(bytes);
  const path = `imports/files/${hash}?name=${encodeURIComponent(file.name.slice(-200))}`;
  const answer = await new Promise<Response | null>((done) => {
    const request = new XMLHttpRequest();
    request.open('PUT', api(path));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', lang());
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 1);
    request.onerror = () => done(null);
    request.onload = () => {
      const headers = { 'content-type': request.getResponseHeader('content-type') ?? '' };
      done(new Response(request.responseText, { status: request.status, headers }));
    };
    request.send(bytes);
  });
  if (answer === null) return webProblem.noAnswer();
  return answer.ok ? { sha256: hash, name: file.name, pasted } : refusal(answer, path);
}

/** A file chosen, dropped, or made of rows that were copied; the same door for all three. `columns`: of a list that can be pasted. */
export function FileField(p: {
  columns?: readonly PasteColumn<string>[];
  /** What was pasted; it stays while its rows are looked at, to be mended. */
  pasted: string;
  setPasted: (pasted: string) => void;
  brought: (file: Brought) => void;
}) {
  const [share, setShare] = useState<number | null>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function take(file: File | undefined, pasted = false) {
    if (!file || share !== null) return;
    setProblem(null);
    setShare(0);
    const answer = await bring(file, pasted, setShare);
    setShare(null);
    if (answer instanceof Problem) setProblem(answer);
    else p.brought(answer);
  }
  return (
    <>
      <ErrorSummary of={problem} labels={{}} />
      <fieldset
        class={over ? 'file-drop file-drop-over' : 'file-drop'}
        aria-label={t(importText.file)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files[0]);
        }}
      >
        <Icon name="sheet" size={28} />
        <div class="field">
          <label class="button button-main file-choose" for="file">
            {t(importText.chooseFile)}
            <input
              id="file"
              class="unseen"
              type="file"
              accept=".xlsx,.csv,.tsv,.txt,.json,.geojson"
              aria-describedby="file-hint"
              disabled={share !== null}
              onChange={(event) => {
                void take(event.currentTarget.files?.[0]);
                event.currentTarget.value = '';
              }}
            />
          </label>
          <p id="file-hint" class="hint">
            {t(importText.fileHint)}
          </p>
        </div>
        <p role="status" class="meta">
          {share === null ? '' : `${t(importText.sending)} ${share < 1 ? percent(share) : ''}`}
        </p>
      </fieldset>
      {p.columns && <Pasted {...p} columns={p.columns} busy={share !== null} take={take} />}
    </>
  );
}

/** Rows copied from a spreadsheet, as the file they would make. */
function Pasted(p: {
  columns: readonly PasteColumn<string>[];
  pasted: string;
  setPasted: (pasted: string) => void;
  busy: boolean;
  take: (file: File, pasted: boolean) => Promise<void>;
}) {
  const { pasted, setPasted } = p;
  const names = p.columns.map(({ heading }) => heading[lang()]).join(' | ');
  return (
    <Section title={t(importText.paste)}>
      <Field name="pasted" label={t(importText.pasted)} hint={t(pasteText.columns, { columns: names })}>
        {(wiring) => (
          <textarea
            {...wiring}
            class="input"
            name="pasted"
            rows={6}
            spellcheck={false}
            value={pasted}
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button
        off={pasted.trim() === ''}
        busy={p.busy}
        onClick={() => {
          const file = new File([withHeadings(pasted, p.columns)], t(importText.pastedName));
          void p.take(file, true);
        }}
      >
        {t(importText.readPasted)}
      </Button>
    </Section>
  );
}
