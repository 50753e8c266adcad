import { useState } from 'preact/hooks';
import { Button } from '../web/button.tsx';
import { CheckField, ChoiceField } from '../web/choice-field.tsx';
import { Screen, Section, Status } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { Field } from '../web/field.tsx';
import { text, texts, ticked } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { NeedUnits, needsBeneath } from './need-units.screen.tsx';
import { levelText, needText } from './unit-need.texts.ts';
import { NeedSet, type UnitNeed } from './unit-need.ts';
import { Workloads } from './workload.screen.tsx';

/** Which units need which skill of whoever takes them, so that abilities and strengths are used. */
export function UnitNeeds() {
  const needs = useRead<UnitNeed[]>('needs');
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Screen
      title={t(needText.title)}
      lead={t(needText.lead)}
      back="/assignments"
      wide
      actions={
        <Button tone="main" icon="plus" onClick={() => setOpen('')}>
          {t(needText.add)}
        </Button>
      }
    >
      <Reading
        of={needs}
        empty={<Empty icon="assign" says={t(needText.none)} explains={t(needText.noneExplains)} />}
      >
        {(rows) => (
          <Section
            title={t(needText.skills)}
            actions={[...new Set(rows.map((row) => row.skill))].map((skill) => (
              <Button key={skill} icon="pencil" onClick={() => setOpen(skill)}>
                {skill}
              </Button>
            ))}
          >
            <List
              name={t(needText.listTitle)}
              sheet="needs"
              rows={rows}
              id={(row) => `${row.unitId} ${row.skill}`}
              href={(row) => `/units/${row.unitId}`}
              columns={[
                { head: needText.unit, of: (row) => row.unitName },
                { head: needText.parent, of: (row) => row.parentName },
                { head: needText.skill, of: (row) => row.skill },
                { head: needText.level, of: (row) => t(levelText[row.level - 1] ?? needText.level1) },
                {
                  head: needText.required,
                  of: (row) => t(row.required ? needText.isRequired : needText.wished),
                  show: (row) => (
                    <Status tone={row.required ? 'warn' : 'plain'}>
                      {t(row.required ? needText.isRequired : needText.wished)}
                    </Status>
                  ),
                },
              ]}
            />
          </Section>
        )}
      </Reading>
      <Workloads />
      {open !== null && (
        <NeedDialog
          skill={open}
          rows={(needs.value ?? []).filter((row) => row.skill === open)}
          close={() => setOpen(null)}
        />
      )}
    </Screen>
  );
}

function NeedDialog(p: { skill: string; rows: readonly UnitNeed[]; close: () => void }) {
  const words = useRead<{ skills: string[] }>('officials/words');
  const beneathId = needsBeneath();
  const [first] = p.rows;
  return (
    <Dialog title={t(needText.add)} onClose={p.close}>
      <Form
        words={NeedSet}
        said={(form) => ({
          beneathId,
          skill: text(form, 'skill'),
          level: Number(text(form, 'level')),
          required: ticked(form, 'required'),
          unitIds: texts(form, 'unitIds'),
        })}
        kind="need.set"
        labels={needText}
        done={p.close}
      >
        <Field name="skill" label={t(needText.skill)} hint={t(needText.skillHint)}>
          {(wiring) => (
            <>
              <input
                {...wiring}
                class="input"
                name="skill"
                list="skills"
                maxLength={60}
                defaultValue={p.skill}
                readOnly={p.skill !== ''}
                autocomplete="off"
              />
              <datalist id="skills">
                {(words.value?.skills ?? []).map((skill) => (
                  <option key={skill} value={skill} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <ChoiceField
          name="level"
          label={t(needText.level)}
          value={String(first?.level ?? 1)}
          row
          choices={levelText.map((label, at) => ({ value: String(at + 1), label: t(label) }))}
        />
        <CheckField
          name="required"
          label={t(needText.isRequired)}
          hint={t(needText.requiredHint)}
          checked={first?.required ?? false}
        />
        <NeedUnits label={t(needText.unitIds)} hint={t(needText.unitIdsHint)} rows={p.rows} />
      </Form>
    </Dialog>
  );
}
