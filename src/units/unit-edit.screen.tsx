import { useLocation } from 'wouter-preact';
import type { Day } from '../kernel/day.ts';
import { DayField } from '../web/day-field.tsx';
import { Notice, Screen } from '../web/design.tsx';
import { Form } from '../web/entry-form.tsx';
import { day, text } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Forbidden, Reading } from '../web/reading.tsx';
import { Tabs } from '../web/tabs.tsx';
import { t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import type { UnitKind } from './kind.ts';
import { useOnDay } from './on-day.tsx';
import { unitText } from './unit.texts.ts';
import { type Unit, UnitChange, UnitEnd, type UnitHistory, UnitMove } from './unit.ts';
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

function useDone(id: string) {
  const [, navigate] = useLocation();
  return () => {
    toast(t(unitText.changed));
    navigate(`/units/${id}`);
  };
}

/** Sends what differs from what is shown, and no more: the rest may have other days of its own. */
function ChangeForm({ unit, kinds }: { unit: Unit; kinds: readonly UnitKind[] }) {
  const done = useDone(unit.id);
  const differing = (said: ReturnType<typeof factsIn>) =>
    Object.fromEntries(Object.entries(said).filter(([key, value]) => value !== unit[key as keyof Unit]));
  return (
    <Form
      words={UnitChange}
      said={(form) => ({ unitId: unit.id, from: day(form, 'from'), ...differing(factsIn(form)) })}
      kind="unit.change"
      labels={unitText}
      done={done}
    >
      <FactFields kinds={kinds} kind={unit.kind} stored={unit} />
      <DayField name="from" label={t(unitText.from)} hint={t(unitText.fromHint)} today={me().today} />
    </Form>
  );
}

function MoveForm({ unit, on }: { unit: Unit; on: Day }) {
  const done = useDone(unit.id);
  return (
    <>
      <Notice>{t(unitText.moveSays)}</Notice>
      <Form
        words={UnitMove}
        said={(form) => ({ unitId: unit.id, parentId: text(form, 'parentId'), from: day(form, 'from') })}
        kind="unit.move"
        labels={unitText}
        submit={t(unitText.moveSave)}
        done={done}
      >
        <UnitField name="parentId" label={t(unitText.parentId)} hint={t(unitText.parentHint)} on={on} />
        <DayField name="from" label={t(unitText.from)} hint={t(unitText.fromHint)} today={me().today} />
      </Form>
    </>
  );
}

function EndForm({ unit }: { unit: Unit }) {
  const done = useDone(unit.id);
  return (
    <>
      <Notice tone="warn">{t(unitText.endSays)}</Notice>
      <Form
        words={UnitEnd}
        said={(form) => ({ unitId: unit.id, until: day(form, 'until') })}
        kind="unit.end"
        labels={unitText}
        submit={t(unitText.endSave)}
        done={done}
      >
        <DayField name="until" label={t(unitText.until)} today={me().today} />
      </Form>
    </>
  );
}
