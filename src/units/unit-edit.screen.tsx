import type { Day } from '../kernel/day.ts';
import { DayField } from '../web/day-field.tsx';
import { designText } from '../web/design.texts.ts';
import { Notice, Screen } from '../web/design.tsx';
import { day, text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Forbidden, Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import type { UnitKind } from './kind.ts';
import { changeIn, DocumentField, documentIn, Operate } from './operate.tsx';
import { unitText } from './unit.texts.ts';
import { type Unit, UnitChange, UnitEnd, type UnitHistory, UnitMove } from './unit.ts';
import { changeText } from './unit-change.texts.ts';
import { UnitField } from './unit-field.tsx';
import { FactFields, factsIn } from './unit-form.screen.tsx';

/** Changes of a unit: its facts, what it hangs under, its end. Each from a day on. */
export function EditUnit({ id }: { id: string }) {
  const { on } = useOnDay();
  const kinds = useRead<UnitKind[]>('unit-kinds');
  const history = useRead<UnitHistory>(`units/${id}?on=${on}`);
  return (
    <Reading of={history}>
      {({ unit, may }) => (
        <Screen title={t(unitText.changeTitle, { name: unit.name })} back={`/units/${id}`}>
          {may.change ? (
            <Reading of={kinds}>
              {(all) => (
                <Tabs
                  label={t(unitText.change)}
                  tabs={[
                    {
                      id: 'facts',
                      says: t(unitText.facts),
                      panel: () => <ChangeForm unit={unit} kinds={all} />,
                    },
                    { id: 'move', says: t(unitText.move), panel: () => <MoveForm unit={unit} on={on} /> },
                    { id: 'end', says: t(unitText.end), panel: () => <EndForm unit={unit} /> },
                  ]}
                />
              )}
            </Reading>
          ) : (
            <Forbidden />
          )}
        </Screen>
      )}
    </Reading>
  );
}

/** Sends what differs from what is shown, and no more: the rest may have other days of its own. */
function ChangeForm({ unit, kinds }: { unit: Unit; kinds: readonly UnitKind[] }) {
  const differing = (said: ReturnType<typeof factsIn>) =>
    Object.fromEntries(Object.entries(said).filter(([key, value]) => value !== unit[key as keyof Unit]));
  return (
    <Operate
      kind="unit.change"
      words={UnitChange}
      said={(form, _, changeId) => ({
        unitId: unit.id,
        ...changeIn(form, changeId),
        ...differing(factsIn(form)),
      })}
      labels={labels}
      direct={t(designText.save)}
      leads={() => unit}
    >
      <FactFields kinds={kinds} kind={unit.kind} stored={unit} />
      <DayField name="from" label={t(unitText.from)} hint={t(unitText.fromHint)} today={me().today} />
      <DocumentField />
    </Operate>
  );
}

function MoveForm({ unit, on }: { unit: Unit; on: Day }) {
  return (
    <>
      <Notice>{t(unitText.moveSays)}</Notice>
      <Operate
        kind="unit.move"
        words={UnitMove}
        said={(form, _, changeId) => ({
          unitId: unit.id,
          parentId: text(form, 'parentId'),
          ...changeIn(form, changeId),
        })}
        labels={labels}
        direct={t(unitText.moveSave)}
        leads={() => unit}
      >
        <UnitField name="parentId" label={t(unitText.parentId)} hint={t(unitText.parentHint)} on={on} />
        <DayField name="from" label={t(unitText.from)} hint={t(unitText.fromHint)} today={me().today} />
        <DocumentField />
      </Operate>
    </>
  );
}

/** An end is always shown beforehand: what is open goes to the unit above. */
function EndForm({ unit }: { unit: Unit }) {
  return (
    <>
      <Notice tone="warn">{t(unitText.endSays)}</Notice>
      <Operate
        kind="unit.end"
        words={UnitEnd}
        said={(form, _, changeId) => ({
          ...{ unitId: unit.id, changeId, until: day(form, 'until') },
          ...documentIn(form),
        })}
        labels={labels}
        leads={() => unit}
      >
        <DayField name="until" label={t(unitText.until)} today={me().today} />
        <DocumentField />
      </Operate>
    </>
  );
}
const labels = { ...changeText, ...unitText };
