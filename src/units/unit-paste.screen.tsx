import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { Day } from '../kernel/day.ts';
import { newId, type UnitId } from '../kernel/id.ts';
import { LinkButton } from '../web/button.tsx';
import { Columns, Screen } from '../web/design.tsx';
import { may, me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Forbidden, Reading } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { FromDay } from './from-day.tsx';
import type { UnitKind } from './kind.ts';
import { Paste } from './paste.tsx';
import { pasteText, unitText } from './unit.texts.ts';
import type { Unit, UnitHistory } from './unit.ts';
import { UnitField, unitOption } from './unit-field.tsx';
import { useUnder } from './unit-form.screen.tsx';
import { likelyFrom, unitColumns, unitsPasted } from './unit-paste.rules.ts';
import { useLast } from './use-last.tsx';

/** A list of units from a spreadsheet, under one unit and from one day on: hamlets with their groups in one go. */
export function PasteUnits() {
  const own = useUnder();
  const [under, setUnder] = useState(own);
  const parent = useLast(useRead<UnitHistory>(under ? `units/${under}` : null));
  return (
    <Screen
      title={t(pasteText.title)}
      back="/units"
      lead={t(pasteText.lead)}
      wide
      actions={
        may('unit.change') && (
          <LinkButton href="/imports?what=units" icon="sheet">
            {t(unitText.fromFile)}
          </LinkButton>
        )
      }
    >
      {may('unit.change') ? (
        <Reading of={parent}>{(of) => <PasteUnder of={of} choose={setUnder} />}</Reading>
      ) : (
        <Forbidden />
      )}
    </Screen>
  );
}

function PasteUnder({ of, choose }: { of: UnitHistory; choose: (id: string) => void }) {
  const under = of.unit;
  const [, navigate] = useLocation();
  const [said, setFrom] = useState<Day | null>(null);
  const from = said ?? likelyFrom(under, of.facts, me().today);
  const kinds = useRead<UnitKind[]>('unit-kinds');
  const standing = useLast(useRead<{ rows: Unit[] }>(`units?beneath=${under.id}&on=${from}&limit=5000`));
  const ids = useRef(new Map<number, UnitId>());
  const idOf = (line: number) => {
    const id = ids.current.get(line) ?? newId<UnitId>();
    ids.current.set(line, id);
    return id;
  };
  const fields = (
    <Columns>
      <UnitField
        name="under"
        label={t(pasteText.under)}
        value={unitOption(under)}
        onPick={(unit) => unit && choose(unit.id)}
      />
      <FromDay key={under.id} from={from} set={setFrom} />
    </Columns>
  );
  return (
    <Reading of={kinds}>
      {(all) => (
        <Reading of={standing}>
          {({ rows }) => (
            <Paste
              columns={unitColumns}
              example={'Ấp\tẤp Mỹ Phú\nTổ\tTổ 01\tẤp Mỹ Phú\t24\nTổ\tTổ 02\tẤp Mỹ Phú\t31'}
              fields={fields}
              read={(pasted) => unitsPasted(pasted, { kinds: all, under, standing: rows, from, idOf })}
              save={(units) => send('unit.createMany', { beneathId: under.id, from, units })}
              done={(count) => {
                toast(t(pasteText.saved, { count }));
                navigate('/units');
              }}
            />
          )}
        </Reading>
      )}
    </Reading>
  );
}
