import type { ComponentChildren } from 'preact';
import { type Day, written } from '../kernel/day.ts';
import { Button } from '../web/button.tsx';
import { Actions, Card, Code, Section } from '../web/design.tsx';
import { address } from '../web/place.ts';
import { t } from '../web/text.ts';
import { writtenNumber } from './concern.ts';
import { receiptText } from './receipt.texts.ts';
import './concern-box.css';

/**
 * The slip that goes with a concern: the code, where to use it, by when to expect an answer. On the screen once, then on paper;
 * no copy of the code stays anywhere. `number` and `dueOn` where they are known by now.
 */
export function ReceiptSlip(p: {
  code: string;
  number?: number | undefined;
  dueOn?: Day | undefined;
  children?: ComponentChildren;
}) {
  return (
    <Section title={t(receiptText.slip)}>
      <Card tone="ok">
        <div class="slip">
          {p.number !== undefined && (
            <p>
              {t(receiptText.slipOf, { number: writtenNumber(p.number) })}
              {p.dueOn && ` · ${t(receiptText.slipDue, { day: written(p.dueOn) })}`}
            </p>
          )}
          <p>{t(receiptText.slipCode)}</p>
          <p class="slip-code">
            <Code>{p.code}</Code>
          </p>
          <p>{t(receiptText.slipUse)}</p>
          <p>
            <Code>{`${location.origin}${address('/gop-y')}`}</Code>
          </p>
          <p>
            <strong>{t(receiptText.slipOnce)}</strong>
          </p>
          <Actions>
            <Button tone="main" icon="print" onClick={() => print()}>
              {t(receiptText.print)}
            </Button>
            {p.children}
          </Actions>
        </div>
      </Card>
    </Section>
  );
}
