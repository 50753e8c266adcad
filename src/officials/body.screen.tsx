import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { written } from '../kernel/day.ts';
import { Button, LinkButton } from '../web/button.tsx';
import { Card, Facts, Notice, Screen, Section } from '../web/design.tsx';
import { List } from '../web/list.tsx';
import type { Column } from '../web/list-order.ts';
import { may } from '../web/me.ts';
import { NotToday, OnDay, useOnDay } from '../web/on-day.tsx';
import { useRead } from '../web/read.ts';
import { Empty, Reading } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import type { Body } from './body.ts';
import { ChangeBodyDialog, EndBodyDialog } from './body-form.screen.tsx';
import { bodyKindText, postName } from './official.names.ts';
import { bodyText } from './official.texts.ts';
import { EndPostDialog, GivePostDialog, PostRows } from './post.screen.tsx';
import type { Post } from './post.ts';

/** Every body with those who hold its posts, as of a day. */
export function Bodies() {
  const onDay = useOnDay();
  const found = useRead<Body[]>(`bodies?${onDay.query}`);
  return (
    <Screen
      title={t(bodyText.bodies)}
      back="/officials"
      wide
      actions={
        <>
          <OnDay {...onDay} />
          {may('official.change') && (
            <>
              <LinkButton href="/bodies/paste" icon="sheet">
                {t(bodyText.paste)}
              </LinkButton>
              <LinkButton href="/bodies/new" tone="main" icon="plus">
                {t(bodyText.add)}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <NotToday {...onDay} />
      <Reading
        of={found}
        empty={<Empty icon="people" says={t(bodyText.none)} explains={t(bodyText.noneExplains)} />}
      >
        {(rows) => (
          <List
            name={t(bodyText.bodies)}
            rows={rows}
            id={(body) => body.id}
            columns={columns}
            href={(body) => `/bodies/${body.id}`}
            sheet={`bodies?${onDay.query}`}
          />
        )}
      </Reading>
    </Screen>
  );
}

/** «Bí thư: Cán bộ 01; Phó Bí thư: Cán bộ 02», the first few. */
const holders = ({ posts, kind }: Body): string =>
  posts
    .slice(0, 3)
    .map((post) => `${postName({ ...post, bodyKind: kind })[lang()]}: ${post.name}`)
    .join('; ');

const columns: readonly Column<Body>[] = [
  { head: bodyText.name, of: (body) => body.name },
  { head: bodyText.kind, of: (body) => t(bodyKindText[body.kind]), deskOnly: true },
  { head: bodyText.unitId, of: (body) => body.unitName },
  { head: bodyText.symbol, of: (body) => body.symbol, deskOnly: true },
  { head: bodyText.holders, of: holders },
  { head: bodyText.count, of: (body) => body.posts.length, kind: 'count' },
];

/** One body: what its documents bear, who holds its posts, who held them. */
export function BodyPage({ id }: { id: string }) {
  const day = useOnDay();
  const found = useRead<Body>(day.of(`bodies/${id}`));
  const [open, setOpen] = useState<'give' | 'change' | 'end' | Post | null>(null);
  const close = () => setOpen(null);
  const mayChange = may('official.change');
  return (
    <Reading of={found}>
      {(body) => {
        const now = body.posts.filter(({ until }) => until === null || day.on < until);
        const past = body.posts.filter((post) => !now.includes(post));
        return (
          <Screen
            title={body.name}
            back="/bodies"
            actions={
              <>
                <OnDay {...day} />
                {mayChange && (
                  <>
                    <Button onClick={() => setOpen('end')}>{t(bodyText.endBody)}</Button>
                    <Button icon="pencil" onClick={() => setOpen('change')}>
                      {t(bodyText.change)}
                    </Button>
                  </>
                )}
              </>
            }
          >
            <NotToday {...day} />
            {body.until !== null && (
              <Notice tone="warn">{t(bodyText.ended, { day: written(body.until) })}</Notice>
            )}
            <BodyFacts of={body} />
            <Section
              title={t(bodyText.posts)}
              actions={
                mayChange && (
                  <Button icon="plus" onClick={() => setOpen('give')}>
                    {t(bodyText.give)}
                  </Button>
                )
              }
            >
              <PostRows body={body} posts={now} {...(mayChange && { end: setOpen })} />
            </Section>
            {past.length > 0 && (
              <Section title={t(bodyText.pastPosts)}>
                <PostRows body={body} posts={past} />
              </Section>
            )}
            {open === 'give' && <GivePostDialog body={body} close={close} />}
            {open === 'change' && <ChangeBodyDialog body={body} close={close} />}
            {open === 'end' && <EndBodyDialog body={body} close={close} />}
            {open !== null && typeof open === 'object' && <EndPostDialog post={open} close={close} />}
          </Screen>
        );
      }}
    </Reading>
  );
}

const BodyFacts = ({ of }: { of: Body }) => (
  <Card>
    <Facts
      of={[
        [t(bodyText.kind), t(bodyKindText[of.kind])],
        [t(bodyText.unitId), <Link href={`/units/${of.unitId}`}>{of.unitName}</Link>],
        [t(bodyText.symbol), of.symbol],
        [t(bodyText.layout), t(bodyText[of.layout])],
        [t(bodyText.parentName), of.parentName],
      ]}
    />
  </Card>
);
