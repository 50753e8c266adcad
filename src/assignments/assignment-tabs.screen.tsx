import { useState } from 'preact/hooks';
import type { UnitId } from '../kernel/id.ts';
import type { LinkKind } from '../units/kind.ts';
import { Button } from '../web/button.tsx';
import { List } from '../web/list.tsx';
import { may } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { assignmentText, kindText } from './assignment.texts.ts';
import { GiveDialog } from './correction.screen.tsx';

interface LoadRow {
  officialId: string;
  name: string;
  post: string;
  units: number;
  households: number;
  received: number;
}
interface UnheldRow {
  unitId: UnitId;
  unitName: string;
  parentName: string | null;
  kind: LinkKind;
}

/** Officials with their units, households and receipts; a press shows the units of one. */
export function ByOfficial({ query, open }: { query: URLSearchParams; open: (officialId: string) => void }) {
  const loads = useRead<{ loads: LoadRow[] }>(`assignments/loads?${query}`);
  return (
    <Reading of={loads}>
      {(value) => (
        <List
          name={t(assignmentText.byOfficial)}
          sheet={`assignments/loads?${query}`}
          rows={value.loads}
          id={(row) => row.officialId}
          columns={[
            { head: assignmentText.official, of: (row) => row.name, kind: 'person' },
            { head: assignmentText.post, of: (row) => row.post },
            { head: assignmentText.units, of: (row) => row.units, kind: 'count', total: true },
            { head: assignmentText.households, of: (row) => row.households, kind: 'count', total: true },
            {
              head: assignmentText.receivedOn,
              of: (row) => row.received,
              kind: 'count',
              total: true,
              show: (row) => `${row.received}/${row.units}`,
            },
          ]}
          actions={(row) => (
            <Button tone="quiet" onClick={() => open(row.officialId)}>
              {t(assignmentText.byUnit)}
            </Button>
          )}
        />
      )}
    </Reading>
  );
}

/** Units that nobody has on the day shown; with a plan chosen, the office gives one at once. */
export function Unheld({ planId, of }: { planId: string; of: (path: string) => string }) {
  const rows = useRead<UnheldRow[]>(of('assignments/unheld'));
  const [giving, setGiving] = useState<UnheldRow | null>(null);
  return (
    <Reading of={rows} empty={<Empty icon="check" says={t(assignmentText.noneUnheld)} />}>
      {(all) => (
        <>
          <List
            name={t(assignmentText.unheld)}
            sheet="assignments/unheld"
            rows={all}
            id={(row) => `${row.unitId} ${row.kind}`}
            href={(row) => `/units/${row.unitId}`}
            columns={[
              { head: assignmentText.unit, of: (row) => row.unitName },
              { head: assignmentText.parent, of: (row) => row.parentName },
              { head: assignmentText.kind, of: (row) => kindText[row.kind][lang()] },
            ]}
            {...(planId &&
              may('assignment.publish') && {
                actions: (row: UnheldRow) => (
                  <Button tone="quiet" onClick={() => setGiving(row)}>
                    {t(assignmentText.give)}
                  </Button>
                ),
              })}
          />
          {giving && <GiveDialog planId={planId} of={giving} close={() => setGiving(null)} />}
        </>
      )}
    </Reading>
  );
}
