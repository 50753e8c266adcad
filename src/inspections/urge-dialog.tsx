import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { newId, OfficialId, type RowId } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { officialOptions } from '../officials/official-field.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { NoteField } from '../web/field.tsx';
import { text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { OfficialPicker } from '../web/picker.tsx';
import { send } from '../web/send.ts';
import { lang, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { overdueText } from './inspection.texts.ts';
import { byAbout, proposed } from './proposal.rules.ts';
import { urgingProblem } from './urging.rules.ts';
import { aboutText, type Overdue, UrgingSaid } from './urging.ts';

/** Most urgings that one command takes; more go in several. */
const atOnce = 100;

const wordsField = (about: string) => `text-${about}`;
const whomField = (at: number) => `to-${at}`;
const isUnnamed = (row: Overdue) => row.officialId === null && row.bodyId === null;

/** One text for each kind of thing, proposed and editable; where nobody is named, whom it goes to. */
export function UrgeDialog(p: { rows: readonly Overdue[]; close: () => void; done: () => void }) {
  const count = p.rows.length;
  const [ids] = useState(() => p.rows.map(() => newId<RowId>()));
  const groups = byAbout(p.rows);
  const { words, labels } = fieldsFor(p.rows);
  async function act(said: Record<string, string>): Promise<Problem | null> {
    const urgings = p.rows.map((row, at) => urgingOf(row, said, at, ids[at]));
    if (urgings.some(({ toId }) => toId === me().officialId)) return urgingProblem.selfUrged();
    for (let from = 0; from < count; from += atOnce) {
      const problem = await send('urging.send', { urgings: urgings.slice(from, from + atOnce) });
      if (problem) return problem;
    }
    toast(t(overdueText.sent, { count }));
    p.done();
    return null;
  }
  return (
    <Dialog title={t(overdueText.dialog, { count })} onClose={p.close} sheet>
      <Form
        words={words}
        said={(form) => Object.fromEntries(Object.keys(labels).map((name) => [name, text(form, name)]))}
        act={act}
        labels={labels}
        submit={t(overdueText.send)}
        submitIcon="send"
      >
        {groups.map(([about, rows], at) => (
          <NoteField
            key={about}
            name={wordsField(about)}
            label={t(overdueText.textOf, { about: aboutText[about][lang()], count: rows.length })}
            {...(at === 0 && { hint: t(overdueText.textHint) })}
            value={proposed(rows)[lang()]}
            max={1000}
            rows={3}
          />
        ))}
        {p.rows.map(
          (row, at) =>
            isUnnamed(row) && (
              <OfficialPicker
                key={at}
                name={whomField(at)}
                label={t(labels[whomField(at)] ?? overdueText.to)}
                options={officialOptions}
              />
            ),
        )}
      </Form>
    </Dialog>
  );
}

/** What the dialog asks for, as words and labels by field. */
function fieldsFor(rows: readonly Overdue[]) {
  const shape: Record<string, z.ZodMiniType<string>> = {};
  const labels: Record<string, Text> = {};
  for (const [about] of byAbout(rows)) {
    shape[wordsField(about)] = UrgingSaid.shape.text;
    labels[wordsField(about)] = aboutText[about];
  }
  rows.forEach((row, at) => {
    if (!isUnnamed(row)) return;
    const what = { vi: row.detail || aboutText[row.about].vi, en: row.detail || aboutText[row.about].en };
    shape[whomField(at)] = OfficialId;
    labels[whomField(at)] = {
      vi: `${overdueText.toWhom.vi}: ${what.vi}, ${row.unitName}`,
      en: `${overdueText.toWhom.en}: ${what.en}, ${row.unitName}`,
    };
  });
  return { words: z.strictObject(shape), labels };
}

const urgingOf = (row: Overdue, said: Record<string, string>, at: number, id: RowId | undefined) => ({
  id,
  unitId: row.unitId,
  toId: row.officialId ?? (row.bodyId ? null : said[whomField(at)]),
  toBodyId: row.officialId ? null : row.bodyId,
  about: row.about,
  aboutId: row.aboutId,
  month: row.month,
  text: said[wordsField(row.about)],
});
