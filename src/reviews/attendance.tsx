import { useState } from 'preact/hooks';
import type { RowId } from '../kernel/id.ts';
import { newId } from '../kernel/id.ts';
import { Problem } from '../kernel/problem.ts';
import { ActButton, Button, IconButton } from '../web/button.tsx';
import { Actions, Row, Rows, Status } from '../web/design.tsx';
import { may } from '../web/me.ts';
import { read } from '../web/read.ts';
import { Empty } from '../web/reading.tsx';
import { send } from '../web/send.ts';
import { sentence, t } from '../web/text.ts';
import { toast } from '../web/toast.tsx';
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
        <div class="list-scroll">
          <table class="table" style={{ minWidth: '44rem' }}>
            <caption class="unseen">{t(reviewText.attendance)}</caption>
            <thead>
              <tr>
                {(['name', 'post', 'present', 'chair', 'guest'] as const).map((head) => (
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
              {list.map((one) => (
                <Line
                  key={one.rowId}
                  one={one}
                  change={change}
                  drop={() => setList(list.filter((o) => o !== one))}
                />
              ))}
            </tbody>
          </table>
        </div>
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

function Line(p: { one: Attendee; change: (rowId: RowId, to: Partial<Attendee>) => void; drop: () => void }) {
  const { one, change } = p;
  const says = (what: keyof typeof reviewText) => `${t(reviewText[what])}: ${one.name}`;
  const box = (what: 'present' | 'chair' | 'guest') => (
    <td>
      <input
        type="checkbox"
        aria-label={says(what)}
        checked={one[what]}
        onChange={(event) => change(one.rowId, { [what]: event.currentTarget.checked })}
      />
    </td>
  );
  const words = (what: 'name' | 'post') => (
    <td>
      {one.officialId !== null && what === 'name' ? (
        one.name
      ) : (
        <input
          class="input"
          aria-label={says(what)}
          value={one[what]}
          maxLength={what === 'name' ? 100 : 160}
          onChange={(event) => change(one.rowId, { [what]: event.currentTarget.value })}
        />
      )}
    </td>
  );
  return (
    <tr>
      {words('name')}
      {words('post')}
      {box('present')}
      {box('chair')}
      {box('guest')}
      <td>
        <IconButton icon="cross" says={says('takeBack')} onClick={p.drop} />
      </td>
    </tr>
  );
}

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
