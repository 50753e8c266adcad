import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { Day, written } from '../kernel/day.ts';
import { Problem } from '../kernel/problem.ts';
import { Button } from '../web/button.tsx';
import { DayField } from '../web/day-field.tsx';
import { Actions, Notice } from '../web/design.tsx';
import { Dialog } from '../web/dialog.tsx';
import { ErrorSummary } from '../web/entry-form.tsx';
import { day, draft } from '../web/form.ts';
import { me } from '../web/me.ts';
import { t } from '../web/text.ts';
import { unitText } from './unit.texts.ts';

/** The day that a screen shows, kept in the address (`?on=2018-10-11`) so that it can be sent; today without it. */
export function useOnDay(): { on: Day; isToday: boolean; query: string; go: (day: Day | null) => void } {
  const [asked, ask] = useSearchParams();
  const { today } = me();
  const read = Day.safeParse(asked.get('on'));
  const on = read.success ? read.data : today;
  const go = (day: Day | null) =>
    ask((before) => {
      const next = new URLSearchParams(before);
      if (day === null || day === today) next.delete('on');
      else next.set('on', day);
      return next;
    });
  return { on, isToday: on === today, query: on === today ? '' : `on=${on}`, go };
}

/** «Xem tại ngày»: a button that asks for a day; `<OnDay {...useOnDay()} />`. Another day than today is said above all else. */
export function OnDay(p: { on: Day; go: (day: Day | null) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" icon="calendar" onClick={() => setOpen(true)}>
        {`${t(unitText.onDay)} ${written(p.on)}`}
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
    <Dialog title={t(unitText.onDay)} onClose={p.close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          show(event.currentTarget);
        }}
      >
        <ErrorSummary of={problem} labels={{}} />
        <DayField name="on" label={t(unitText.onDay)} value={p.on} today={me().today} />
        <Actions>
          <Button type="submit" tone="main">
            {t(unitText.show)}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

/** Above whatever is shown as of another day than today, with the way back. */
export const NotToday = (p: { on: Day; go: (day: Day | null) => void }) =>
  p.on === me().today ? null : (
    <Notice tone="info">
      <p>{t(unitText.onDayIs, { day: written(p.on) })}</p>
      <Actions>
        <Button tone="quiet" onClick={() => p.go(null)}>
          {t(unitText.backToToday)}
        </Button>
      </Actions>
    </Notice>
  );
