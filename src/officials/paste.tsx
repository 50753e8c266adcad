import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../kernel/problem.ts';
import type { PasteColumn, PastedRow } from '../units/paste.rules.ts';
import { pasteText } from '../units/unit.texts.ts';
import { Button } from '../web/button.tsx';
import { Actions, Notice, Status } from '../web/design.tsx';
import { ErrorSummary } from '../web/entry-form.tsx';
import { Field } from '../web/field.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import { Empty } from '../web/reading.tsx';
import { lang, number, sentence, t } from '../web/text.ts';

/**
 * A list pasted from a spreadsheet, read at once and shown row by row with what is wrong; saved whole or not at all.
 * `read` judges with the slice's pure rules, `save` sends one command. `fields` stand above the box (under which unit …).
 */
export function Paste<Key extends string, Entry>(p: {
  columns: readonly PasteColumn<Key>[];
  example: string;
  fields?: ComponentChildren;
  read: (pasted: string) => readonly PastedRow<Entry>[];
  save: (entries: Entry[]) => Promise<Problem | null>;
  done: (count: number) => void;
}) {
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const rows = pasted.trim() === '' ? [] : p.read(pasted);
  const entries = rows.flatMap(({ entry, problems }) =>
    entry !== null && problems.length === 0 ? [entry] : [],
  );
  const wrong = rows.length - entries.length;
  async function save() {
    setBusy(true);
    const refused = await p.save(entries);
    setBusy(false);
    setProblem(refused);
    if (!refused) p.done(entries.length);
  }
  return (
    <>
      <ErrorSummary of={problem} labels={{}} />
      <div class="fields">
        {p.fields}
        <Field
          name="pasted"
          label={t(pasteText.pasted)}
          hint={t(pasteText.columns, {
            columns: p.columns.map(({ heading }) => heading[lang()]).join(' | '),
          })}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              class="input"
              name="pasted"
              rows={8}
              spellcheck={false}
              placeholder={p.example}
              value={pasted}
              onInput={(event) => setPasted(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      {rows.length === 0 ? (
        <Empty icon="sheet" says={t(pasteText.empty)} explains={t(pasteText.lead)} />
      ) : (
        <>
          <Figures>
            <Figure value={rows.length} says={t(pasteText.rows)} />
            <Figure
              value={wrong}
              says={t(pasteText.wrongRows)}
              {...(wrong > 0 && { tone: 'danger' as const })}
            />
          </Figures>
          <Notice tone={wrong > 0 ? 'warn' : 'info'}>
            {wrong > 0 ? t(pasteText.mendFirst) : t(pasteText.allOrNothing)}
          </Notice>
          <Preview rows={rows} />
          <Actions>
            <Button tone="main" busy={busy} off={wrong > 0} onClick={() => void save()}>
              {t(pasteText.save, { count: number(entries.length) })}
            </Button>
          </Actions>
        </>
      )}
    </>
  );
}

/** Wrong rows first, each with its line, its words and what is wrong with it. */
const Preview = <Entry,>(p: { rows: readonly PastedRow<Entry>[] }) => (
  <List
    name={t(pasteText.preview)}
    rows={[...p.rows].sort(
      (a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0) || a.line - b.line,
    )}
    id={(row) => String(row.line)}
    columns={[
      { head: pasteText.pasted, of: (row) => row.cells.filter(Boolean).join(' | ') },
      { head: pasteText.line, of: (row) => row.line, kind: 'count' },
      { head: pasteText.finding, of: (row) => findings(row).join(' '), show: (row) => <Finding row={row} /> },
    ]}
  />
);

const findings = ({ problems, notes }: Pick<PastedRow<unknown>, 'problems' | 'notes'>): string[] =>
  [...problems, ...notes].map(sentence);

const Finding = ({ row }: { row: PastedRow<unknown> }) => {
  if (row.problems.length > 0) return <Status tone="danger">{findings(row).join(' ')}</Status>;
  if (row.notes.length > 0) return <Status tone="warn">{findings(row).join(' ')}</Status>;
  return <Status tone="ok">{t(pasteText.fine)}</Status>;
};
