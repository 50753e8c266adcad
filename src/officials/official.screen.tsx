import { useState } from 'preact/hooks';
import { written } from '../kernel/day.ts';
import { unitText } from '../units/unit.texts.ts';
import { useLast } from '../units/use-last.tsx';
import { LinkButton } from '../web/button.tsx';
import { CheckField, SelectField } from '../web/choice-field.tsx';
import { Columns, Screen, Status } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may, shownDay } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { categoryText, postInBody } from './official.names.ts';
import { officialText } from './official.texts.ts';
import { Category, type Official } from './official.ts';

/** «Cán bộ»: who serves here, by given name; filtered by category and sector, found by typing. */
export function Officials() {
  const [category, setCategory] = useState<Category | ''>('');
  const [all, setAll] = useState(false);
  const query = [category && `category=${category}`, all && 'all=1'].filter(Boolean).join('&');
  const day = useOnDay();
  const found = useLast(
    useRead<{ rows: Official[]; total: number }>(day.of(`officials?limit=5000&${query}`)),
  );
  return (
    <Screen
      title={t(officialText.officials)}
      wide
      actions={
        <>
          <OnDay {...day} />
          <LinkButton href="/bodies" icon="people">
            {t(officialText.posts)}
          </LinkButton>
          {may('official.change') && (
            <>
              <LinkButton href="/imports?what=officials" icon="sheet">
                {t(unitText.fromFile)}
              </LinkButton>
              <LinkButton href="/officials/new" tone="main" icon="plus">
                {t(officialText.add)}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <NotToday {...day} />
      <Filters choose={setCategory} showAll={setAll} />
      <Reading of={found} empty={<NoOfficials />}>
        {({ rows }) => (
          <List
            name={t(officialText.officials)}
            rows={rows}
            id={(person) => person.id}
            columns={columns}
            href={(person) => `/officials/${person.id}`}
            sheet={day.of(`officials?${query}`)}
          />
        )}
      </Reading>
    </Screen>
  );
}

const Filters = (p: { choose: (category: Category | '') => void; showAll: (all: boolean) => void }) => (
  <Columns>
    <SelectField
      name="category"
      label={t(officialText.category)}
      value=""
      choices={[
        { value: '', label: t(officialText.all) },
        ...Category.options.map((value) => ({ value, label: t(categoryText[value]) })),
      ]}
      onChange={(value) => p.choose(value as Category | '')}
    />
    <CheckField name="all" label={t(officialText.showAll)} onChange={p.showAll} />
  </Columns>
);

const NoOfficials = () => (
  <Empty icon="person" says={t(officialText.none)} explains={t(officialText.noneExplains)}>
    {may('official.change') && (
      <LinkButton href="/imports?what=officials" icon="sheet">
        {t(unitText.fromFile)}
      </LinkButton>
    )}
  </Empty>
);

/** What an official is here, in a line: the posts with their bodies, else the title that lists print. */
export const postsWritten = ({ posts, postTitle }: Pick<Official, 'posts' | 'postTitle'>): string =>
  posts.length === 0 ? postTitle : posts.map((post) => postInBody(post)[lang()]).join('; ');

const columns: readonly Column<Official>[] = [
  {
    head: officialText.name,
    of: (person) => person.name,
    kind: 'person',
    show: (person) => <Named of={person} />,
  },
  { head: officialText.post, of: (person) => postsWritten(person) },
  { head: officialText.category, of: (person) => t(categoryText[person.category]), deskOnly: true },
  { head: officialText.sector, of: (person) => person.sector },
  { head: officialText.homeUnitId, of: (person) => person.homeUnit?.name ?? null, deskOnly: true },
  {
    head: officialText.skills,
    of: (person) => person.skills.map(({ skill }) => skill).join(', '),
    deskOnly: true,
  },
];

/** The name, and whether they are away or gone. */
const Named = ({ of }: { of: Official }) => (
  <>
    {of.name} {of.away && <Status icon="clock">{t(officialText.away)}</Status>}
    {of.until !== null && of.until <= shownDay() && (
      <Status icon="out">{t(officialText.left, { day: written(of.until) })}</Status>
    )}
  </>
);
