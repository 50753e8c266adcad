import type { Choice } from '../units/listed.rules.ts';
import { Button } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { Actions, Columns, Status } from '../web/design.tsx';
import { Figure, Figures } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import { Empty } from '../web/reading.tsx';
import { lang, number, t } from '../web/text.ts';
import { rowsAPage, type Show, shows } from './import.rules.ts';
import { importText } from './import.texts.ts';
import type { ImportAnswers, ImportPreview, ImportRow, ImportWhat } from './import.ts';

/** The rows of a list with what each comes to: what needs a person first, a hundred at a time. */
export function ImportRows(p: {
  of: ImportPreview;
  show: Show;
  choose: (show: Show) => void;
  page: number;
  setPage: (page: number) => void;
  answers: ImportAnswers;
  answer: (line: string, choice: Choice | null) => void;
}) {
  const { counts, rows, total } = p.of;
  const countOf = (show: Show) => (show === 'all' ? counts.rows : counts[show]);
  const pages = Math.ceil(total / rowsAPage);
  return (
    <>
      <Figures>
        {(['new', 'changed', 'same', 'bad'] as const).map((one) => (
          <Figure
            key={one}
            value={counts[one]}
            says={t(wordOf(p.of.what, one))}
            {...(one === 'bad' && counts.bad > 0 && { tone: 'danger' as const })}
          />
        ))}
      </Figures>
      <Columns>
        <SelectField
          name="show"
          label={t(importText.show)}
          value={p.show}
          choices={shows
            .filter((one) => one === 'all' || one === p.show || countOf(one) > 0)
            .map((value) => ({ value, label: `${t(wordOf(p.of.what, value))} (${number(countOf(value))})` }))}
          onChange={(value) => p.choose(value as Show)}
        />
        {counts.asked > 1 && p.of.what !== 'mergers' && (
          <SelectField
            name="decide-all"
            label={t(importText.decideAll)}
            value={p.answers['*'] ?? ''}
            choices={decisions(p.of.what)}
            onChange={(value) => value && p.answer('*', value as Choice)}
          />
        )}
      </Columns>
      {rows.length === 0 ? (
        <Empty icon="sheet" says={t(importText.noRows)} />
      ) : (
        <List
          name={t(importText.list)}
          rows={rows}
          id={(row) => String(row.line)}
          columns={[
            {
              head: importText.row,
              of: (row) => row.cells.filter(Boolean).join(' | '),
            },
            { head: importText.line, of: (row) => row.line, kind: 'count' },
            {
              head: importText.finding,
              of: (row) => [t(wordOf(p.of.what, row.outcome)), ...told(row)].join(' '),
              show: (row) => (
                <>
                  <Finding what={p.of.what} of={row} />
                  {row.asks && (
                    <Decide what={p.of.what} line={row.line} said={p.answers[row.line]} answer={p.answer} />
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {pages > 1 && (
        <Actions>
          <Button icon="back" off={p.page === 0} onClick={() => p.setPage(p.page - 1)}>
            {t(importText.before)}
          </Button>
          <span class="meta">{t(importText.page, { page: p.page + 1, pages })}</span>
          <Button icon="forward" off={p.page >= pages - 1} onClick={() => p.setPage(p.page + 1)}>
            {t(importText.after)}
          </Button>
        </Actions>
      )}
    </>
  );
}

/** A row of mergers adds nothing to a list: it is carried out. */
const wordOf = (what: ImportWhat, one: Show) =>
  importText[what === 'mergers' && one === 'new' ? 'merges' : one];

const decisions = (what: ImportWhat) => [
  { value: '', label: t(importText.undecided) },
  ...(what === 'mergers'
    ? [{ value: 'heir', label: t(importText.heir) }]
    : [
        { value: 'same', label: t(importText.theSame) },
        { value: 'other', label: t(importText.another) },
      ]),
];

const Decide = (p: {
  what: ImportWhat;
  line: number;
  said: Choice | undefined;
  answer: (line: string, choice: Choice | null) => void;
}) => (
  <select
    class="input"
    aria-label={`${t(importText.decision)}: ${t(importText.line)} ${p.line}`}
    value={p.said ?? ''}
    onChange={({ currentTarget: { value } }) => p.answer(String(p.line), (value || null) as Choice | null)}
  >
    {decisions(p.what).map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </select>
);

/** What a row changes, what is wrong with it and what to look at: a sentence each. */
const told = ({ changes, problems, notes }: ImportRow): string[] => [
  ...changes.map(({ what, from, to }) =>
    t(importText.changes, { what: what[lang()], from: from || t(importText.blank), to }),
  ),
  ...[...problems, ...notes].map((one) => one[lang()]),
];

const toneOf = { bad: 'danger', new: 'ok', changed: 'info', same: 'plain' } as const;
const Finding = ({ what, of }: { what: ImportWhat; of: ImportRow }) => (
  <>
    <Status tone={of.outcome !== 'bad' && of.notes.length > 0 ? 'warn' : toneOf[of.outcome]}>
      {t(wordOf(what, of.outcome))}
    </Status>
    {told(of).map((sentence) => (
      <p key={sentence} class="finding">
        {sentence}
      </p>
    ))}
  </>
);
