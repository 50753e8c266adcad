import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { type Day, written } from '../kernel/day.ts';
import { designText } from './design.texts.ts';
import { Icon, type IconName } from './icon.tsx';
import { t } from './text.ts';

/** What happened, by whom and when. A step still to come has `state` `due`, one past its day `late`. */
export interface TimelineStep {
  day: Day | null;
  says: string;
  by?: string;
  note?: ComponentChildren;
  state?: 'done' | 'due' | 'late';
}
const stepIcon = { done: 'check', due: 'clock', late: 'warn' } as const satisfies Record<string, IconName>;

/** Steps of a concern, a report or an urging, oldest first: `<Timeline steps={[{ day, says: 'Ghi nhận', by: 'Cán bộ 01' }]} />`. */
export const Timeline = (p: { steps: readonly TimelineStep[] }) => (
  <ol class="timeline">
    {p.steps.map((step, at) => (
      <li key={at} class={`timeline-step timeline-${step.state ?? 'done'}`}>
        <span class="timeline-dot">
          <Icon name={stepIcon[step.state ?? 'done']} size={14} />
        </span>
        <div>
          <p class="timeline-says">{step.says}</p>
          <p class="meta">{[step.day && written(step.day), step.by].filter(Boolean).join(' · ')}</p>
          {step.note && <div class="timeline-note">{step.note}</div>}
        </div>
      </li>
    ))}
  </ol>
);

/** Set-up and other work in order: `<Stepper at={2} steps={[{ says: 'Xã và cấp', href: '/set-up/1' }, …]} />`; `at` counts from 1. */
export const Stepper = (p: { at: number; steps: readonly { says: string; href?: string }[] }) => (
  <ol class="stepper">
    {p.steps.map((step, n) => {
      const state = n + 1 < p.at ? 'done' : n + 1 === p.at ? 'now' : 'next';
      const label = { done: designText.stepDone, now: designText.stepNow, next: designText.stepNext }[state];
      return (
        <li
          key={step.says}
          class={`stepper-step stepper-${state}`}
          {...(state === 'now' && { 'aria-current': 'step' })}
        >
          <span class="stepper-number">{state === 'done' ? <Icon name="check" size={16} /> : n + 1}</span>
          <span class="stepper-says">
            {step.href && state !== 'next' ? <Link href={step.href}>{step.says}</Link> : step.says}
            <span class="unseen"> ({t(label)})</span>
          </span>
        </li>
      );
    })}
  </ol>
);
