import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { Day, written } from '../kernel/day.ts';
import { Problem } from '../kernel/problem.ts';
import { Button } from './button.tsx';
import { withoutDay } from './dated.ts';
import { DayField } from './day-field.tsx';
import { designText } from './design.texts.ts';
import { Actions, Notice } from './design.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorSummary } from './entry-form.tsx';
import { day, draft } from './form.ts';
import { me } from './me.ts';
import { t } from './text.ts';

/** The day that a screen shows, kept in the address (`?on=2018-10-11`) so that it can be sent; today without it. */
export function useOnDay(): OnDayShown {
  const [asked, ask] = useSearchParams();
  const { today } = me();
  const read = Day.safeParse(asked.get('on'));
  const on = read.success ? read.data : today;
  const go = (day: Day | null) =>
    withoutDay(() =>
      ask((before) => {
        const next = new URLSearchParams(before);
        if (day === null || day === today) next.delete('on');
        else next.set('on', day);
        return next;
      }),
    );
  const query = on === today ? '' : `on=${on}`;
  const of = (path: string) => (query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`);
  return { on, isToday: on === today, query, of, go };
}

export interface OnDayShown {
  on: Day;
  isToday: boolean;
  /** `on=2018-10-11`; empty for today. */
  query: string;
  /** A path of the API, asked as of that day. */
  of: (path: string) => string;
  /** Shows another day; null: today. */
  go: (day: Day | null) => void;
}

/** «Xem tại ngày»: a button that asks for a day; `<OnDay {...useOnDay()} />`. Another day than today is said above all else. */
export function OnDay(p: { on: Day; go: (day: Day | null) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" icon="calendar" onClick={() => setOpen(true)}>
        {`${t(designText.onDay)} ${written(p.on)}`}
      </Button>
      {open && <AskDay {...p} close={() => setOpen(false)} />}
    </>
  );
}

function AskDay(p: { on: Day; go: (day: Day | null) => void; close: () => void }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  function show(form: HTMLFormElement) {
    const said = draft(Day, day(new FormData(form), 'on'));
    if (said instanceof Problem) return setProblem(said);
    p.go(said);
    p.close();
  }
  return (
    <Dialog title={t(designText.onDay)} onClose={p.close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          show(event.currentTarget);
        }}
      >
        <ErrorSummary of={problem} labels={{}} />
        <DayField name="on" label={t(designText.onDay)} value={p.on} today={me().today} />
        <Actions>
          <Button type="submit" tone="main">
            {t(designText.show)}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

/** Above whatever is shown as of another day than today: that it is to be read only (`writes`: this page lets one correct that day), and the way back. */
export const NotToday = (p: { on: Day; go: (day: Day | null) => void; writes?: boolean }) =>
  p.on === me().today ? null : (
    <Notice tone="info">
      <p>
        {t(designText.onDayIs, { day: written(p.on) })} {!p.writes && t(designText.onlyToRead)}
      </p>
      <Actions>
        <Button tone="quiet" onClick={() => p.go(null)}>
          {t(designText.backToToday)}
        </Button>
      </Actions>
    </Notice>
  );

/** Above figures: of which day they are, and of which day the units they are told by. */
export const FiguresOf = (p: { on: Day; tree?: Day }) => (
  <p class="meta">
    {t(designText.figuresOf, { day: written(p.on) })}
    {p.tree && ` ${t(designText.treeOf, { day: written(p.tree) })}`}
  </p>
);
