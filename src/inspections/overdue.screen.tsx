import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { Button, LinkButton } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { Actions, Card, Columns, Screen } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import { may } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { overdueText } from './inspection.texts.ts';
import { columns, isOthers, isOwnDuty, RowActs } from './overdue-line.tsx';
import { keyOf, placeOf } from './proposal.rules.ts';
import { UrgeDialog } from './urge-dialog.tsx';
import { aboutText, type Overdue, UrgedAbout } from './urging.ts';

/** «Việc quá hạn»: what is late, of whom, how often urged; one or many urged at one press. Filters stand in the address. */
export function OverdueList() {
  const day = useOnDay();
  const rows = useRead<Overdue[]>(day.of('overdue'));
  return (
    <Screen
      title={t(overdueText.title)}
      lead={t(overdueText.lead)}
      wide
      actions={
        <>
          <OnDay {...day} />
          <LinkButton href="/urgings" icon="bell">
            {t(overdueText.book)}
          </LinkButton>
          {may('urging.read') && (
            <LinkButton href="/inspections" icon="inspect">
              {t(overdueText.inspections)}
            </LinkButton>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <Reading
        of={rows}
        empty={<Empty icon="check" says={t(overdueText.none)} explains={t(overdueText.noneExplains)} />}
      >
        {(all) => <Late rows={all} sheet={day.of('overdue')} />}
      </Reading>
    </Screen>
  );
}

const filters = ['about', 'under', 'official'] as const;
type Asked = Record<(typeof filters)[number], string>;

const matches = (row: Overdue, { about, under, official }: Asked) =>
  (about === '' || row.about === about) &&
  (under === '' || row.underId === under || row.unitId === under) &&
  (official === '' || row.officialId === official);

function Late({ rows, sheet }: { rows: readonly Overdue[]; sheet: string }) {
  const [search, setSearch] = useSearchParams();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [urging, setUrging] = useState<readonly Overdue[] | null>(null);
  const asked = Object.fromEntries(filters.map((name) => [name, search.get(name) ?? ''])) as Asked;
  const shown = rows.filter((row) => matches(row, asked));
  const mayUrge = may('urging.send');
  const pickable = mayUrge ? shown.filter(isOthers) : [];
  const chosen = pickable.filter((row) => picked.has(keyOf(row)));
  const ask = (change: Partial<Asked>) =>
    setSearch(
      Object.fromEntries(Object.entries({ ...asked, ...change }).filter(([, value]) => value !== '')),
    );
  const turn = (key: string) => {
    const next = new Set(picked);
    if (!next.delete(key)) next.add(key);
    setPicked(next);
  };
  return (
    <>
      <Filters rows={rows} asked={asked} ask={ask} />
      {shown.length === 0 ? (
        <Empty says={t(overdueText.noneMatch)}>
          <Button onClick={() => setSearch({})}>{t(overdueText.showAll)}</Button>
        </Empty>
      ) : (
        <>
          {pickable.length > 1 && (
            <Picked
              chosen={chosen}
              of={pickable.length}
              all={() => setPicked(new Set(pickable.map(keyOf)))}
              none={() => setPicked(new Set())}
              urge={() => setUrging(chosen)}
            />
          )}
          <List
            name={t(overdueText.title)}
            rows={shown}
            id={keyOf}
            href={placeOf}
            columns={columns}
            sheet={sheet}
            {...(mayUrge && {
              actions: (row: Overdue) => (
                <RowActs
                  row={row}
                  picked={picked.has(keyOf(row))}
                  turn={() => turn(keyOf(row))}
                  urge={() => setUrging([row])}
                />
              ),
            })}
          />
        </>
      )}
      {urging && (
        <UrgeDialog
          rows={urging}
          close={() => setUrging(null)}
          done={() => {
            setUrging(null);
            setPicked(new Set());
          }}
        />
      )}
    </>
  );
}

function Filters(p: { rows: readonly Overdue[]; asked: Asked; ask: (change: Partial<Asked>) => void }) {
  const every = { value: '', label: t(overdueText.every) };
  const distinct = (pairs: readonly (readonly [string | null, string])[]) =>
    [...new Map(pairs)]
      .flatMap(([value, label]) => (value ? [{ value, label }] : []))
      .sort((a, b) => a.label.localeCompare(b.label, 'vi', { numeric: true }));
  const kinds = UrgedAbout.options.filter((about) => p.rows.some((row) => row.about === about));
  return (
    <Columns of={3}>
      <SelectField
        name="about"
        label={t(overdueText.about)}
        value={p.asked.about}
        choices={[
          every,
          ...kinds.map((value) => ({
            value,
            label: `${aboutText[value][lang()]} (${p.rows.filter((row) => row.about === value).length})`,
          })),
        ]}
        onChange={(about) => p.ask({ about })}
      />
      <SelectField
        name="under"
        label={t(overdueText.under)}
        value={p.asked.under}
        choices={[
          every,
          ...distinct(p.rows.map((row) => [isOwnDuty(row) ? null : row.underId, row.underName])),
        ]}
        onChange={(under) => p.ask({ under })}
      />
      <SelectField
        name="official"
        label={t(overdueText.official)}
        value={p.asked.official}
        choices={[every, ...distinct(p.rows.map((row) => [row.officialId, row.officialName]))]}
        onChange={(official) => p.ask({ official })}
      />
    </Columns>
  );
}

function Picked(p: {
  chosen: readonly Overdue[];
  of: number;
  all: () => void;
  none: () => void;
  urge: () => void;
}) {
  const count = p.chosen.length;
  const people = new Set(p.chosen.map((row) => row.officialId ?? row.bodyId ?? keyOf(row))).size;
  return (
    <Card>
      <p role="status">{count === 0 ? t(overdueText.pickHint) : t(overdueText.picked, { count, people })}</p>
      <Actions>
        {count > 0 && (
          <Button tone="main" icon="bell" onClick={p.urge}>
            {t(overdueText.urgeMany, { count })}
          </Button>
        )}
        {count < p.of && <Button onClick={p.all}>{t(overdueText.pickAll, { count: p.of })}</Button>}
        {count > 0 && (
          <Button tone="quiet" onClick={p.none}>
            {t(overdueText.pickNone)}
          </Button>
        )}
      </Actions>
    </Card>
  );
}
