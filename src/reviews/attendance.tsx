import { useState } from 'preact/hooks';
import type { RowId } from '../kernel/id.ts';
import { newId } from '../kernel/id.ts';
import { Problem } from '../kernel/problem.ts';
import { ActButton, Button, IconButton } from '../web/button.tsx';
import { Actions, Card, Row, Rows, Status } from '../web/design.tsx';
import { may } from '../web/me.ts';
import { read } from '../web/read.ts';
import { Empty } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { sentence, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
import { wide } from '../web/wide.ts';
import { reviewText } from './review.texts.ts';
import type { Attendee, Review } from './review.ts';

type Told = Pick<Review, 'id' | 'state'> & { attendees: Attendee[] };

/** Who was invited in which post, who came, who chaired. Filled in from posts and assignments, then ticked. */
export function AttendanceEditor({ review }: { review: Told }) {
  const [list, setList] = useState<Attendee[]>(review.attendees);
  if (review.state === 'signed' || !may('review.write')) return <Taken list={review.attendees} />;
  const change = (rowId: RowId, to: Partial<Attendee>) =>
    setList(list.map((one) => (one.rowId === rowId ? { ...one, ...to } : one)));
  async function fill() {
    const invited = await read<{ officialId: Attendee['officialId']; name: string; post: string }[]>(
      `reviews/${review.id}/invited`,
    );
    if (invited instanceof Problem) return toast(sentence(invited));
    const known = new Set(list.map((one) => one.officialId));
    const added = invited
      .filter((one) => !known.has(one.officialId))
      .map((one) => ({ ...one, rowId: newId<RowId>(), chair: false, guest: false, present: true }));
    setList([...list, ...added]);
  }
  return (
    <>
      <Actions>
        <Button icon="people" onClick={() => void fill()}>
          {t(reviewText.fillInvited)}
        </Button>
        <Button
          icon="plus"
          onClick={() =>
            setList([
              ...list,
              {
                rowId: newId(),
                officialId: null,
                name: '',
                post: '',
                chair: false,
                guest: true,
                present: true,
              },
            ])
          }
        >
          {t(reviewText.addGuest)}
        </Button>
      </Actions>
      {list.length === 0 ? (
        <Empty says={t(reviewText.noAttendance)} />
      ) : (
        <Lines list={list} change={change} drop={(one) => setList(list.filter((o) => o !== one))} />
      )}
      <ActButton
        tone="main"
        act={() => send('review.attendance', { id: review.id, attendees: list })}
        done={t(reviewText.attendanceSaved)}
      >
        {t(reviewText.saveAttendance)}
      </ActButton>
    </>
  );
}

type Change = (rowId: RowId, to: Partial<Attendee>) => void;
const boxes = ['present', 'chair', 'guest'] as const;

/** A table on a desk; on a phone a card each, so that a post can be read and written. */
function Lines(p: { list: readonly Attendee[]; change: Change; drop: (one: Attendee) => void }) {
  const parts = (one: Attendee) => ({ one, change: p.change, drop: () => p.drop(one) });
  if (!wide.value) return p.list.map((one) => <LineCard key={one.rowId} {...parts(one)} />);
  return (
    <div class="table-box">
      <table class="table">
        <caption class="unseen">{t(reviewText.attendance)}</caption>
        <thead>
          <tr>
            {(['name', 'post', ...boxes] as const).map((head) => (
              <th key={head} scope="col">
                {t(reviewText[head])}
              </th>
            ))}
            <th scope="col">
              <span class="unseen">{t(reviewText.takeBack)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {p.list.map((one) => (
            <LineRow key={one.rowId} {...parts(one)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineOf {
  one: Attendee;
  change: Change;
  drop: () => void;
}
const saysOf = (one: Attendee, what: keyof typeof reviewText) => `${t(reviewText[what])}: ${one.name}`;

const Words = ({ one, what, change }: LineOf & { what: 'name' | 'post' }) => (
  <input
    class="input"
    aria-label={saysOf(one, what)}
    value={one[what]}
    maxLength={what === 'name' ? 100 : 160}
    onChange={(event) => change(one.rowId, { [what]: event.currentTarget.value })}
  />
);
const Box = ({ one, what, change }: LineOf & { what: (typeof boxes)[number] }) => (
  <input
    id={`${what}-${one.rowId}`}
    type="checkbox"
    aria-label={saysOf(one, what)}
    checked={one[what]}
    onChange={(event) => change(one.rowId, { [what]: event.currentTarget.checked })}
  />
);
const Name = (p: LineOf) =>
  p.one.officialId === null ? <Words {...p} what="name" /> : <span>{p.one.name}</span>;
const Drop = (p: LineOf) => <IconButton icon="cross" says={saysOf(p.one, 'takeBack')} onClick={p.drop} />;

const LineRow = (p: LineOf) => (
  <tr>
    <td>
      <Name {...p} />
    </td>
    <td>
      <Words {...p} what="post" />
    </td>
    {boxes.map((what) => (
      <td key={what}>
        <Box {...p} what={what} />
      </td>
    ))}
    <td>
      <Drop {...p} />
    </td>
  </tr>
);

const LineCard = (p: LineOf) => (
  <Card>
    <p>
      <strong>
        <Name {...p} />
      </strong>
    </p>
    <Words {...p} what="post" />
    <div class="choices-row">
      {boxes.map((what) => (
        <label key={what} class="choice" for={`${what}-${p.one.rowId}`}>
          <Box {...p} what={what} />
          <span>{t(reviewText[what])}</span>
        </label>
      ))}
      <Drop {...p} />
    </div>
  </Card>
);

const Taken = ({ list }: { list: readonly Attendee[] }) =>
  list.length === 0 ? (
    <Empty says={t(reviewText.noAttendance)} />
  ) : (
    <Rows name={t(reviewText.attendance)}>
      {list.map((one) => (
        <Row
          key={one.rowId}
          icon="person"
          title={one.name}
          note={[one.post, one.chair && t(reviewText.chair), one.guest && t(reviewText.guest)]
            .filter(Boolean)
            .join(' · ')}
          beside={
            <Status tone={one.present ? 'ok' : 'plain'}>
              {t(one.present ? reviewText.present : reviewText.absent)}
            </Status>
          }
        />
      ))}
    </Rows>
  );
