import * as z from 'zod/mini';
import { UnitId } from '../kernel/id.ts';
import { secret } from '../kernel/secret.ts';

/** Crockford's base 32: no I, L, O or U, so that nothing is mistaken for a digit or read as a word. */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const symbolsInCode = 20;

/** Browser and server both have it. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

/**
 * A new receipt code, 100 random bits as `7K3MD-W0X9R-…` of four groups. Made on the device of who writes the concern, shown
 * once, kept nowhere. `random` has at least 20 bytes, of which 5 bits each are taken.
 */
export function newReceipt(random = crypto.getRandomValues(new Uint8Array(symbolsInCode))): string {
  const code = [...random.subarray(0, symbolsInCode)].map((byte) => symbols[byte & 31]).join('');
  return grouped(code);
}

/** In four groups of five, as it is printed. */
export const grouped = (code: string): string => code.match(/.{1,5}/g)?.join('-') ?? '';

/** As it is compared: capitals, no spaces or dashes, O read as 0, I and L as 1. What is hashed is this. */
export const normalised = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

/** A code as someone typed it; refused where it can be none. */
export const ReceiptCode = z
  .string()
  .check(z.maxLength(60))
  .check(z.refine((typed) => new RegExp(`^[${symbols}]{${symbolsInCode}}$`).test(normalised(typed))));

const words = (most: number, least = 1) => z.string().check(z.trim(), z.minLength(least), z.maxLength(most));

/** What a resident writes in their own browser, without signing in. Plain strings: for the page. */
export const BoxDraft = z.strictObject({
  code: ReceiptCode,
  unitId: UnitId,
  kind: z.enum(['obstacle', 'hardship', 'grievance', 'wish']),
  text: words(3000),
  proposal: words(2000, 0),
  ordinary: z.boolean(),
  /** Both left out: anonymous. */
  reporterName: z.optional(words(100)),
  reporterContact: z.optional(words(100, 0)),
});
export type BoxDraft = z.infer<typeof BoxDraft>;

const code = secret(ReceiptCode);

/** `POST /receipts`: a new concern, or a code with what its holder wants: to read, to reopen, to take back. */
export const ReceiptSaid = z.union([
  z.strictObject({ raise: z.strictObject({ ...BoxDraft.shape, code }) }),
  z.strictObject({ code, reopen: words(1000) }),
  z.strictObject({ code, withdraw: z.literal(true) }),
  z.strictObject({ code }),
]);
export type ReceiptSaid = z.infer<typeof ReceiptSaid>;
