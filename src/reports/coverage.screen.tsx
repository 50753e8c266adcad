import { Link, useSearchParams } from 'wouter-preact';
import { addMonths, type Day, firstDay, lastDay, Month, monthOf, written } from '../kernel/day.ts';
import { allows } from '../kernel/policy.ts';
import { same } from '../kernel/task.ts';
import { LinkButton } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { MonthPicker } from '../web/day-field.tsx';
import { Card, Columns, Screen, Section } from '../web/design.tsx';
import { Progress } from '../web/figure.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { me } from '../web/me.ts';
import { FiguresOf } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { number, t } from '../web/text.ts';
import { coverageText } from './coverage.texts.ts';
import type { Coverage, CoverageCell, CoverageGap } from './coverage.ts';

const spans = { month: 1, quarter: 3, half: 6 } as const;
type Span = keyof typeof spans;
type Topic = Coverage['topics'][number];
type Unit = Coverage['units'][number];

interface Asked {
  unit: string;
  month: Month;
  span: Span;
}
const hrefOf = (asked: Asked, change: Partial<Asked> & { topic?: string } = {}) =>
  `/coverage?${new URLSearchParams({ ...asked, ...change })}`;

/** «Độ phủ tuyên truyền»: topics × units of some months; a unit opens those beneath it, a topic its gaps. */
export function CoveragePage() {
  const [search, setSearch] = useSearchParams();
  const { today, roles } = me();
  const own = [...new Map(roles.map((role) => [role.unitId, role])).values()].filter((role) =>
    allows(role.role, 'figure.read'),
  );
  const asked: Asked = {
    unit: search.get('unit') ?? own[0]?.unitId ?? '',
    month: Month.safeParse(search.get('month')).data ?? monthOf(today),
    span:
      (search.get('span') ?? 'quarter') in spans ? ((search.get('span') ?? 'quarter') as Span) : 'quarter',
  };
  const topic = search.get('topic');
  const from = firstDay(addMonths(asked.month, 1 - spans[asked.span]));
  const to = lastDay(asked.month) < today ? lastDay(asked.month) : today;
  const path = `coverage?unitId=${asked.unit}&from=${from}&to=${to}`;
  const known = useRead<Coverage>(asked.unit ? path : null);
  const ask = (change: Partial<Asked>) => setSearch({ ...asked, ...change });
  return (
    <Screen
      title={known.value ? t(coverageText.of, { unit: known.value.name }) : t(coverageText.title)}
      back="/topics"
      lead={t(coverageText.lead)}
      wide
    >
      <Columns of={3}>
        {own.length > 1 && (
          <SelectField
            name="unit"
            label={t(coverageText.unit)}
            value={asked.unit}
            choices={unitChoices(own, asked.unit, known.value?.name)}
            onChange={(unit) => ask({ unit })}
          />
        )}
        <SelectField
          name="span"
          label={t(coverageText.period)}
          value={asked.span}
          choices={(Object.keys(spans) as Span[]).map((value) => ({ value, label: t(coverageText[value]) }))}
          onChange={(span) => ask({ span: span as Span })}
        />
        <div>
          <MonthPicker month={asked.month} max={monthOf(today)} onChange={(month) => ask({ month })} />
          <p class="meta">{t(coverageText.spans, { from: written(from), to: written(to) })}</p>
          <p class="meta">{t(coverageText.asOf, { today: written(today), tree: written(to) })}</p>
        </div>
      </Columns>
      <Reading of={known}>
        {(coverage) =>
          coverage.topics.length === 0 ? (
            <Empty icon="topic" says={t(coverageText.noTopics)} explains={t(coverageText.noTopicsExplains)} />
          ) : (
            <>
              <FiguresOf on={today} tree={to} />
              <Body {...{ coverage, asked, topic, path }} />
            </>
          )
        }
      </Reading>
    </Screen>
  );
}

function unitChoices(
  own: readonly { unitId: string | null; unitName: string | null }[],
  at: string,
  name: string | undefined,
) {
  const choices = own.map((role) => ({ value: role.unitId ?? '', label: role.unitName ?? '' }));
  return choices.some(({ value }) => value === at) ? choices : [...choices, { value: at, label: name ?? '' }];
}

function Body(p: { coverage: Coverage; asked: Asked; topic: string | null; path: string }) {
  const { coverage, asked } = p;
  const gaps = coverage.gaps.filter((gap) => p.topic === null || gap.topicId === p.topic);
  const chosen = coverage.topics.find(({ id }) => id === p.topic);
  return (
    <>
      <Section title={t(coverageText.byTopic)}>
        <Columns>
          {coverage.topics.map((topic) => (
            <TopicCard key={topic.id} {...{ topic, coverage, asked }} />
          ))}
        </Columns>
      </Section>
      <Section title={t(coverageText.byUnit)}>
        {coverage.predecessors.length > 0 && (
          <p class="meta">
            {t(coverageText.takenOver, {
              units: coverage.predecessors.map(({ name, intoName }) => `${name} → ${intoName}`).join(', '),
            })}
          </p>
        )}
        <List
          name={t(coverageText.byUnit)}
          rows={coverage.units}
          id={(unit) => unit.unitId}
          href={(unit) => (unit.lowest ? `/units/${unit.unitId}` : hrefOf(asked, { unit: unit.unitId }))}
          columns={columnsOf(coverage)}
        />
      </Section>
      <Section
        title={chosen ? t(coverageText.gapsOf, { topic: chosen.title }) : t(coverageText.gaps)}
        actions={chosen && <LinkButton href={hrefOf(asked)}>{t(coverageText.everyTopic)}</LinkButton>}
      >
        {gaps.length === 0 ? (
          <Empty icon="check" says={t(coverageText.gapsNone)} />
        ) : (
          <List
            name={t(coverageText.gaps)}
            rows={gaps}
            id={(gap) => `${gap.unitId} ${gap.topicId}`}
            href={(gap) => `/units/${gap.unitId}`}
            columns={gapColumns}
            sheet={p.path}
          />
        )}
      </Section>
    </>
  );
}

/** Over all units shown: told of meant, households, and the way to the gaps. */
function TopicCard(p: { topic: Topic; coverage: Coverage; asked: Asked }) {
  const cells = p.coverage.cells.filter(({ topicId }) => topicId === p.topic.id);
  const sum = (of: (cell: CoverageCell) => number | null) =>
    cells.reduce((all, cell) => all + (of(cell) ?? 0), 0);
  const [told, meant] = [sum((cell) => cell.told), sum((cell) => cell.meant)];
  const counted = cells.some(({ households }) => households !== null);
  const { ask } = p.topic;
  return (
    <Card title={p.topic.title} {...(told === meant && { tone: 'ok' as const })}>
      <Progress
        says={t(coverageText.told)}
        value={told}
        max={meant}
        tone={told === meant ? 'ok' : told === 0 ? 'danger' : 'warn'}
      />
      <p class="meta">
        {ask === ''
          ? t(coverageText.onlyTold)
          : counted
            ? t(coverageText.did, { count: number(sum((cell) => cell.households)), ask })
            : t(coverageText.didUnknown, { ask })}
      </p>
      {told < meant && (
        <p>
          <Link href={hrefOf(p.asked, { topic: p.topic.id })}>
            {t(coverageText.toGaps, { count: number(meant - told) })}
          </Link>
        </p>
      )}
    </Card>
  );
}

/** A column's head has room for a few words; the whole title stands on the topic's card. */
const shortened = (title: string) =>
  title.length > 26 ? `${title.slice(0, 25).replace(/[\s;,]+\S*$/, '')}…` : title;

/** The unit, then a column a topic. */
function columnsOf({ topics, cells }: Coverage): Column<Unit>[] {
  const by = new Map(cells.map((cell) => [`${cell.unitId} ${cell.topicId}`, cell]));
  return [
    { head: coverageText.unit, of: (unit) => unit.name },
    ...topics.map((topic): Column<Unit> => {
      const cellOf = (unit: Unit) => by.get(`${unit.unitId} ${topic.id}`);
      return {
        head: same(shortened(topic.title)),
        kind: 'share',
        of: (unit) => {
          const cell = cellOf(unit);
          return cell ? cell.told / cell.meant : null;
        },
        show: (unit) => cellSaid(unit, cellOf(unit)),
      };
    }),
  ];
}

/** Of a lowest unit the last day it was told; of others how many beneath; with households where counted. */
function cellSaid(unit: Unit, cell: CoverageCell | undefined): string {
  if (!cell) return t(coverageText.notMeant);
  const told = unit.lowest
    ? cell.lastOn === null
      ? t(coverageText.none)
      : [written(cell.lastOn as Day), cell.by.join(', ')].filter(Boolean).join(' · ')
    : `${cell.told}/${cell.meant}`;
  const households =
    cell.households === null ? '' : ` · ${t(coverageText.households, { count: number(cell.households) })}`;
  return `${told}${households}`;
}

const gapColumns: Column<CoverageGap>[] = [
  { head: coverageText.unit, of: (gap) => gap.unitName },
  { head: coverageText.under, of: (gap) => gap.underName },
  { head: coverageText.topic, of: (gap) => gap.title },
  {
    head: coverageText.official,
    of: (gap) => gap.officialName || t(coverageText.nobody),
    kind: 'person',
    show: (gap) =>
      gap.officialId ? (
        <Link href={`/officials/${gap.officialId}`}>{gap.officialName}</Link>
      ) : (
        t(coverageText.nobody)
      ),
  },
];
