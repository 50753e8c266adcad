import { useRef, useState } from 'preact/hooks';
import type { Day } from '../kernel/day.ts';
import { newId, type UnitId } from '../kernel/id.ts';
import { Button } from '../web/button.tsx';
import { ChecksField, SelectField } from '../web/choice-field.tsx';
import { Actions, Card, Section } from '../web/design.tsx';
import { CountField, TextField } from '../web/field.tsx';
import { count, text, textOrNull, texts } from '../web/form.ts';
import { me } from '../web/me.ts';
import { useRead } from '../web/read.ts';
import { Reading } from '../web/reading.tsx';
import { lang, number, t } from '../web/text.ts';
import type { UnitKind } from './kind.ts';
import { ChangeFields, changeIn, Operate } from './operate.tsx';
import { unitText } from './unit.texts.ts';
import type { Unit, UnitHistory } from './unit.ts';
import { changeText } from './unit-change.texts.ts';
import { UnitExtract, UnitSplit } from './unit-change.ts';
import { pathWritten, UnitField } from './unit-field.tsx';
import { FactFields, factsSaid } from './unit-form.screen.tsx';
import { useLast } from './use-last.tsx';

const { into: _, ...labels } = { ...changeText, ...unitText };
interface Source {
  unit: Unit;
  children: readonly Unit[];
  kinds: readonly UnitKind[];
  from: Day;
  set: (day: Day) => void;
}

/** The unit to be parted, and what hangs beneath it on the day of the change. */
function Parting(p: {
  kinds: readonly UnitKind[];
  unitId: string | null;
  children: (of: Source) => preact.ComponentChildren;
}) {
  const [from, set] = useState<Day>(me().today);
  const [unitId, choose] = useState(p.unitId);
  const found = useLast(useRead<UnitHistory>(unitId ? `units/${unitId}?on=${from}` : null));
  const children = useLast(useRead<Unit[]>(unitId ? `units/tree?under=${unitId}&on=${from}` : null));
  const unit = found.value?.unit;
  return (
    <>
      {p.unitId === null && (
        <UnitField
          name="unitId"
          label={t(changeText.unitId)}
          on={from}
          onPick={(option) => choose(option?.id ?? null)}
        />
      )}
      {p.unitId !== null && unit && <p class="meta">{[unit.name, pathWritten(unit)].join(' · ')}</p>}
      {unitId !== null && (
        <Reading of={found}>
          {({ unit }) => (
            <Reading
              key={unit.id}
              of={{ ...children, state: children.value ? 'ready' : children.state }}
              empty={p.children({ unit, children: [], kinds: sameTier(p.kinds, unit), from, set })}
            >
              {(rows) => p.children({ unit, children: rows, kinds: sameTier(p.kinds, unit), from, set })}
            </Reading>
          )}
        </Reading>
      )}
    </>
  );
}
const sameTier = (kinds: readonly UnitKind[], unit: Unit) => kinds.filter(({ tier }) => tier === unit.tier);

/** How much of the households is shared out, while it is typed. */
function Shares({ total, sum }: { total: number | null; sum: number }) {
  if (total === null) return <p class="hint">{t(changeText.sharesUnknown)}</p>;
  const facts = {
    sum: number(sum),
    total: number(total),
    rest: number(total - sum),
    over: number(sum - total),
  };
  return (
    <p role="status" class={sum > total ? 'wrong' : 'hint'}>
      {t(sum > total ? changeText.sharesOver : changeText.shares, facts)}
    </p>
  );
}

export const SplitForm = (p: { kinds: readonly UnitKind[]; unitId: string | null }) => (
  <Parting {...p}>{(of) => <Splitting {...of} />}</Parting>
);

interface Part {
  id: UnitId;
  name: string;
  households: number | null;
}
const newPart = (): Part => ({ id: newId<UnitId>(), name: '', households: null });

/** Chia: rows of new units with their shares; each unit beneath gets one of them. */
function Splitting(p: Source) {
  const { unit, children, kinds } = p;
  const [parts, setParts] = useState<readonly Part[]>(() => [newPart(), newPart()]);
  const [placed, place] = useState<ReadonlyMap<string, string>>(new Map());
  const toOf = (id: string) => parts.find((part) => part.id === placed.get(id))?.id;
  const put = (ids: readonly string[], to: string) =>
    place(new Map([...placed, ...ids.map((id) => [id, to] as const)]));
  const told = (id: UnitId, said: Partial<Part>) =>
    setParts(parts.map((part) => (part.id === id ? { ...part, ...said } : part)));
  return (
    <Operate
      kind="unit.split"
      words={UnitSplit}
      said={(form, _, changeId) => ({
        ...changeIn(form, changeId),
        unitId: unit.id,
        into: parts.map(({ id }) => ({
          id,
          kind: text(form, `into.${id}.kind`) || unit.kind,
          name: text(form, `into.${id}.name`),
          code: textOrNull(form, `into.${id}.code`),
          households: count(form, `into.${id}.households`),
        })),
        children: children.flatMap(({ id }) => {
          const toId = toOf(id);
          return toId ? [{ unitId: id, toId }] : [];
        }),
      })}
      labels={labels}
      heirs={({ into }) => into.map(({ id, name }) => ({ id, name }))}
      leads={({ into }) => into[0] ?? { id: unit.id, name: unit.name }}
    >
      <ChangeFields from={p.from} set={p.set} />
      <Section
        title={t(changeText.newUnits)}
        actions={
          <Button icon="plus" onClick={() => setParts([...parts, newPart()])}>
            {t(changeText.addPart)}
          </Button>
        }
      >
        {parts.map(({ id }, at) => (
          <PartFields
            key={id}
            {...{ id, number: at + 1, kinds, kind: unit.kind }}
            tell={(said) => told(id, said)}
            {...(parts.length > 2 && { drop: () => setParts(parts.filter((part) => part.id !== id)) })}
          />
        ))}
        <Shares
          total={unit.households}
          sum={parts.reduce((sum, { households }) => sum + (households ?? 0), 0)}
        />
      </Section>
      <Section title={t(changeText.children)}>
        {children.length === 0 ? (
          <p>{t(changeText.childrenNone)}</p>
        ) : (
          <>
            <p class="hint">{t(changeText.childrenHint)}</p>
            <p role="status">
              {t(changeText.placed, {
                placed: children.filter(({ id }) => toOf(id)).length,
                count: children.length,
              })}
            </p>
            <Actions>
              {parts.map(({ id }, at) => (
                <Button
                  key={id}
                  onClick={() =>
                    put(
                      children.filter((child) => !toOf(child.id)).map((child) => child.id),
                      id,
                    )
                  }
                >
                  {t(changeText.restTo, { number: at + 1 })}
                </Button>
              ))}
            </Actions>
            {children.map((child) => (
              <SelectField
                key={`${child.id} ${toOf(child.id)} ${parts.length}`}
                name={`children.${child.id}`}
                label={child.name}
                value={toOf(child.id) ?? ''}
                onChange={(to) => put([child.id], to)}
                choices={[
                  { value: '', label: t(changeText.notSaid) },
                  ...parts.map(({ id, name }, at) => ({ value: id, label: `${at + 1} · ${name}` })),
                ]}
              />
            ))}
          </>
        )}
      </Section>
    </Operate>
  );
}

/** One of the new units: its name, its share, its code; its kind where the tier has several. */
function PartFields(p: {
  id: UnitId;
  number: number;
  kinds: readonly UnitKind[];
  kind: string;
  tell: (said: Partial<Part>) => void;
  drop?: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const tell = () => {
    const of = (name: string) =>
      box.current?.querySelector<HTMLInputElement>(`[name="into.${p.id}.${name}"]`)?.value ?? '';
    const households = Number.parseInt(of('households'), 10);
    p.tell({ name: of('name').trim(), households: Number.isNaN(households) ? null : households });
  };
  return (
    <Card title={t(changeText.newNumber, { number: p.number })}>
      <div ref={box} class="fields" onInput={tell}>
        <TextField name={`into.${p.id}.name`} label={t(unitText.name)} max={120} />
        {p.kinds.length > 1 && (
          <SelectField
            name={`into.${p.id}.kind`}
            label={t(unitText.kind)}
            value={p.kind}
            choices={p.kinds.map((kind) => ({ value: kind.code, label: kind[lang()] }))}
          />
        )}
        <CountField name={`into.${p.id}.households`} label={t(unitText.households)} unit="hộ" optional />
        <TextField name={`into.${p.id}.code`} label={t(unitText.code)} max={20} optional />
        {p.drop && (
          <Actions>
            <Button tone="quiet" icon="bin" onClick={p.drop}>
              {t(changeText.dropPart, { number: p.number })}
            </Button>
          </Actions>
        )}
      </div>
    </Card>
  );
}

export const ExtractForm = (p: { kinds: readonly UnitKind[]; unitId: string | null }) => (
  <Parting {...p}>{(of) => <Extracting {...of} />}</Parting>
);

/** Tách: the new unit, its share, and which of the units beneath go with it. */
function Extracting(p: Source) {
  const { unit, children } = p;
  const [share, setShare] = useState(0);
  return (
    <Operate
      kind="unit.extract"
      words={UnitExtract}
      said={(form, id, changeId) => ({
        ...changeIn(form, changeId),
        unitId: unit.id,
        into: { id, ...factsSaid(form) },
        children: texts(form, 'children').map((unitId) => ({ unitId, toId: id })),
      })}
      labels={labels}
      leads={({ into }) => into}
    >
      <ChangeFields from={p.from} set={p.set} />
      <Section title={t(changeText.newUnit)}>
        <div
          class="fields"
          onInput={(event) => {
            const box = event.currentTarget.querySelector<HTMLInputElement>('[name=households]');
            setShare(Number.parseInt(box?.value ?? '', 10) || 0);
          }}
        >
          <FactFields kinds={p.kinds} kind={unit.kind} />
        </div>
        <Shares total={unit.households} sum={share} />
      </Section>
      {children.length === 0 ? (
        <p>{t(changeText.childrenNone)}</p>
      ) : (
        <ChecksField
          name="children"
          label={t(changeText.childrenTaken)}
          choices={children.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
      )}
    </Operate>
  );
}
