import { useState } from 'preact/hooks';
import { Button } from '../web/button.tsx';
import { Section } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { texts } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { t } from '../web/text.ts';
import { NeedUnits, needsBeneath } from './need-units.screen.tsx';
import { needText } from './unit-need.texts.ts';
import { type UnitWorkload, WorkloadSet } from './unit-need.ts';

const levels = { 2: needText.workload2, 3: needText.workload3 } as const;

/** Which units are more work than usual, so that officials can be given as much work and not as many units. */
export function Workloads() {
  const units = useRead<UnitWorkload[]>('needs/workload');
  const [open, setOpen] = useState<2 | 3 | null>(null);
  return (
    <Section
      title={t(needText.workload)}
      actions={([2, 3] as const).map((level) => (
        <Button key={level} icon="pencil" onClick={() => setOpen(level)}>
          {t(levels[level])}
        </Button>
      ))}
    >
      <p>{t(needText.workloadExplains)}</p>
      <Reading of={units} empty={null}>
        {(rows) => (
          <List
            name={t(needText.workload)}
            sheet="needs/workload"
            rows={rows}
            id={(row) => row.unitId}
            href={(row) => `/units/${row.unitId}`}
            columns={[
              { head: needText.unit, of: (row) => row.unitName },
              { head: needText.parent, of: (row) => row.parentName },
              { head: needText.workload, of: (row) => row.workload, kind: 'count' },
            ]}
          />
        )}
      </Reading>
      {open !== null && (
        <WorkloadDialog
          workload={open}
          rows={(units.value ?? []).filter((row) => row.workload === open)}
          close={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

function WorkloadDialog(p: { workload: 2 | 3; rows: readonly UnitWorkload[]; close: () => void }) {
  const beneathId = needsBeneath();
  return (
    <Dialog title={t(levels[p.workload])} onClose={p.close}>
      <Form
        words={WorkloadSet}
        said={(form) => ({ beneathId, workload: p.workload, unitIds: texts(form, 'unitIds') })}
        kind="need.workload"
        labels={needText}
        done={p.close}
      >
        <NeedUnits label={t(needText.workloadUnits)} hint={t(needText.workloadUnitsHint)} rows={p.rows} />
      </Form>
    </Dialog>
  );
}
