import { useState } from 'preact/hooks';
import { newId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import { refusal, webProblem } from './ask.ts';
import { Button, type Tone } from './button.tsx';
import { type Choice, ChoiceField } from './choice-field.tsx';
import { designText } from './design.texts.ts';
import { Dialog } from './dialog.tsx';
import type { IconName } from './icon.tsx';
import { api } from './place.ts';
import { send } from './send.ts';
import { lang, sentence, t } from './text.ts';
import { toast } from './toast.tsx';

/** Fetches a file of the API and hands it to the browser under the name the server gave it. Null, or the Problem. */
export async function download(path: string): Promise<Problem | null> {
  const response = await fetch(api(path), { headers: { 'accept-language': lang() } }).catch(() => null);
  if (response === null) return webProblem.noAnswer();
  if (!response.ok) return refusal(response, path);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = nameOf(response.headers.get('content-disposition') ?? '', path);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return null;
}

/** `filename*=UTF-8''…` first (RFC 6266), then `filename="…"`, then the end of the path. */
function nameOf(disposition: string, path: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  const [, plain] = /filename="?([^";]+)"?/i.exec(disposition) ?? [];
  return encoded
    ? decodeURIComponent(encoded)
    : (plain ?? path.replace(/\?.*$/, '').split('/').pop() ?? 'ba-nam');
}

/** A file of the API: `<FileButton path="reviews/…/report.docx">Tải DOCX</FileButton>`. A refusal is said in a toast. */
export function FileButton(p: { path: string; children: string; tone?: Tone; icon?: IconName }) {
  const [busy, setBusy] = useState(false);
  async function fetchFile() {
    setBusy(true);
    const problem = await download(p.path);
    setBusy(false);
    if (problem) toast(sentence(problem));
  }
  return (
    <Button tone={p.tone ?? 'plain'} icon={p.icon ?? 'download'} busy={busy} onClick={() => void fetchFile()}>
      {p.children}
    </Button>
  );
}

/**
 * «Xuất» of a list: asks what for and as what file, then downloads `{path}.xlsx` or `.csv` with the same query and `purpose`
 * (`units?on=2016-09-26` → `units.xlsx?on=2016-09-26&purpose=…`). The server logs it and sets the limit.
 */
export const SheetButton = (p: { path: string; forms?: readonly Choice[] }) => (
  <TakenOut
    icon="sheet"
    says={t(designText.sheet)}
    title={t(designText.sheetTitle)}
    go={t(designText.fetch)}
    forms={[
      { value: 'xlsx', label: t(designText.xlsx), hint: t(designText.xlsxHint) },
      { value: 'csv', label: t(designText.csv), hint: t(designText.csvHint) },
      ...(p.forms ?? []),
    ]}
    act={(purpose, format) => download(sheetPath(p.path, format, purpose))}
  />
);

/** «In» of a list that may be exported: asks what for, has it logged, then opens the browser's printing. */
export const PrintButton = (p: { path: string; rows: number }) => (
  <TakenOut
    icon="print"
    says={t(designText.print)}
    title={t(designText.printTitle)}
    go={t(designText.print)}
    act={async (purpose) => {
      const about = `/${p.path.replace(/\?.*$/, '')}`;
      const refused = await send('list.print', { id: newId(), about, purpose, rows: p.rows });
      // After the dialog has left the page.
      if (!refused) setTimeout(() => print(), 100);
      return refused;
    }}
  />
);

/** A list leaves the house: first one says what for. */
function TakenOut(p: {
  icon: IconName;
  says: string;
  title: string;
  go: string;
  /** The kinds of file one chooses from. */
  forms?: readonly Choice[];
  act: (purpose: string, format: string) => Promise<Problem | null>;
}) {
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  async function take(said: FormData) {
    setBusy(true);
    const problem = await p.act(String(said.get('purpose') ?? '').trim(), String(said.get('format')));
    setBusy(false);
    setWrong(problem ? sentence(problem) : '');
    if (!problem) setOpen(false);
  }
  return (
    <>
      <Button tone="quiet" icon={p.icon} onClick={() => setOpen(true)}>
        {p.says}
      </Button>
      {open && (
        <Dialog title={p.title} onClose={() => setOpen(false)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void take(new FormData(event.currentTarget));
            }}
          >
            <p class="meta">{t(designText.sheetSays)}</p>
            <label class="field">
              <span class="label">{t(designText.purpose)}</span>
              <input class="input" name="purpose" required minLength={3} maxLength={200} autocomplete="off" />
            </label>
            {p.forms && (
              <ChoiceField name="format" label={t(designText.format)} value="xlsx" choices={p.forms} />
            )}
            <p role="alert" class="wrong">
              {wrong}
            </p>
            <div class="actions">
              <Button type="submit" tone="main" icon={p.icon} busy={busy}>
                {p.go}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}

const sheetPath = (path: string, format: string, purpose: string) => {
  const [place = '', query] = path.split('?');
  const asked = new URLSearchParams(query);
  asked.set('purpose', purpose);
  return `${place}.${format}?${asked}`;
};
