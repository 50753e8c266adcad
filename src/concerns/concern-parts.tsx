import { Status, type Tone } from '../web/design.tsx';
import { t } from '../web/text.ts';
import { soon, stateSays } from './concern.rules.ts';
import { clockText, concernText } from './concern.texts.ts';
import type { ConcernLine } from './concern-view.ts';

const toneOf = ({ clock }: Pick<ConcernLine, 'clock'>): Tone => {
  if (clock.is === 'late') return 'danger';
  if (clock.is === 'running') return clock.workingDaysLeft <= soon ? 'warn' : 'info';
  if (clock.is === 'answered') return clock.daysLate > 0 ? 'warn' : 'ok';
  return 'plain';
};

/** «còn 3 ngày làm việc», «quá 2 ngày»; where no clock runs, how the concern stands. */
export const ClockStatus = (p: { of: Pick<ConcernLine, 'clock' | 'state'> }) => (
  <Status tone={toneOf(p.of)}>
    {t(p.of.clock.is === 'stopped' ? stateSays[p.of.state] : clockText(p.of.clock))}
  </Status>
);

export const StateStatus = (p: { of: Pick<ConcernLine, 'state' | 'toldOn'> }) => {
  const { state, toldOn } = p.of;
  const untold = state === 'answered' && toldOn === null;
  const tone = {
    open: 'info',
    answered: 'ok',
    closed: 'ok',
    withdrawn: 'plain',
    handedOver: 'plain',
  } as const;
  return (
    <Status tone={untold ? 'warn' : tone[state]}>{t(untold ? concernText.untold : stateSays[state])}</Status>
  );
};

/** Tồn tại, chuyển kỳ; nothing where neither. */
export const Marks = (p: { of: Pick<ConcernLine, 'shortcoming' | 'carriedOver'> }) => (
  <>
    {p.of.shortcoming && <Status tone="warn">{t(concernText.shortcoming)}</Status>}
    {p.of.carriedOver && <Status>{t(concernText.carriedOver)}</Status>}
  </>
);
