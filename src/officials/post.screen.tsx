import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { UnitField } from '../units/unit-field.tsx';
import { Button } from '../web/button.tsx';
import { SelectField } from '../web/choice-field.tsx';
import { DayField } from '../web/day-field.tsx';
import { Dialog } from '../web/dialog.tsx';
import { Form } from '../web/entry-form.tsx';
import { TextField } from '../web/field.tsx';
import { day, text, textOrNull } from '../web/form.ts';
import { List } from '../web/list.tsx';
import { me } from '../web/me.ts';
import { Empty } from '../web/reading.tsx';
import { lang, t } from '../web/text.ts';
import { refusePost } from './body.rules.ts';
import type { Body } from './body.ts';
import { postName } from './official.names.ts';
import { bodyText } from './official.texts.ts';
import { OfficialField } from './official-field.tsx';
import { heldWritten } from './official-page.screen.tsx';
import { type Post, PostEnd, PostSaid, PostTitle } from './post.ts';

/** The posts of a body with their holders and days. */
export const PostRows = (p: { body: Body; posts: readonly Post[]; end?: (post: Post) => void }) =>
  p.posts.length === 0 ? (
    <Empty icon="person" says={t(bodyText.noPosts)} />
  ) : (
    <List
      name={t(bodyText.posts)}
      rows={p.posts}
      id={(post) => post.id}
      columns={[
        {
          head: bodyText.holder,
          of: (post) => post.name,
          kind: 'person',
          show: (post) =>
            post.officialId ? <Link href={`/officials/${post.officialId}`}>{post.name}</Link> : post.name,
        },
        { head: bodyText.title, of: (post) => postName({ ...post, bodyKind: p.body.kind })[lang()] },
        { head: bodyText.since, of: (post) => post.from, show: (post) => heldWritten(post) },
        { head: bodyText.contact, of: (post) => post.contact },
      ]}
      {...(p.end && {
        actions: (post: Post) => (
          <Button tone="quiet" onClick={() => p.end?.(post)}>
            {t(bodyText.end)}
          </Button>
        ),
      })}
    />
  );

/** A post given from a day on: to an official, or in a cell or group's board to a person by name. */
export function GivePostDialog({ body, close }: { body: Body; close: () => void }) {
  const [title, setTitle] = useState('');
  const byName = body.kind === 'cell' || body.kind === 'groupBoard';
  return (
    <Dialog title={t(bodyText.give)} onClose={close}>
      <Form
        words={PostSaid}
        said={(form, id) => ({
          ...{ id, bodyId: body.id, title: text(form, 'title'), label: text(form, 'label') },
          ...{ unitId: textOrNull(form, 'unitId'), officialId: textOrNull(form, 'officialId') },
          ...{
            holderName: text(form, 'holderName'),
            contact: text(form, 'contact'),
            from: day(form, 'from'),
          },
        })}
        judge={(post) => refusePost(post, body, body.posts)}
        kind="post.give"
        labels={{ ...bodyText, unitId: bodyText.groupId, from: bodyText.postFrom }}
        done={close}
      >
        <SelectField
          name="title"
          label={t(bodyText.title)}
          onChange={setTitle}
          choices={PostTitle.options.map((value) => ({
            value,
            label: postName({ title: value, label: '', bodyKind: body.kind })[lang()],
          }))}
        />
        {title === 'memberInCharge' && (
          <UnitField name="unitId" label={t(bodyText.groupId)} beneath={body.unitId} />
        )}
        <OfficialField name="officialId" label={t(bodyText.officialId)} optional={byName} />
        {byName && (
          <>
            <TextField
              name="holderName"
              label={t(bodyText.holderName)}
              hint={t(bodyText.holderHint)}
              max={100}
              optional
            />
            <TextField name="contact" label={t(bodyText.contact)} max={60} type="tel" optional />
          </>
        )}
        <TextField name="label" label={t(bodyText.label)} hint={t(bodyText.labelHint)} max={120} optional />
        <DayField name="from" label={t(bodyText.postFrom)} today={me().today} />
      </Form>
    </Dialog>
  );
}

export const EndPostDialog = ({ post, close }: { post: Post; close: () => void }) => (
  <Dialog title={`${t(bodyText.endTitle)}: ${post.name}`} onClose={close}>
    <Form
      words={PostEnd}
      said={(form) => ({ postId: post.id, until: day(form, 'until') })}
      kind="post.end"
      labels={{ until: bodyText.endFrom }}
      done={close}
    >
      <DayField name="until" label={t(bodyText.endFrom)} today={me().today} />
    </Form>
  </Dialog>
);
