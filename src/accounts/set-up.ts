import * as z from 'zod/mini';
import { Day } from '../kernel/day.ts';
import { clean } from '../kernel/name.ts';
import { secret } from '../kernel/secret.ts';
import { Password, Token, UserName } from './account.ts';

const name = z.string().check(z.overwrite(clean), z.minLength(1), z.maxLength(120));
const Kind = z.string().check(z.regex(/^[a-z][a-zA-Z]*$/));

/** The first step of a real start: the tenant, the unit it runs with its superiors above, and the first administrator. */
export const SetUp = z
  .strictObject({
    /** In the address: `/t/{name}/`. */
    name: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/)),
    title: name,
    /** From this day on the tree is known. */
    from: Day,
    /** From the top tier down, without the home unit. Plain units without accounts. */
    superiors: z.array(z.strictObject({ kind: Kind, name })).check(z.maxLength(4)),
    home: z.strictObject({ kind: Kind, name }),
    administrator: z.strictObject({
      name,
      post: z.string().check(z.trim(), z.maxLength(160)),
      userName: UserName,
    }),
  })
  .check(z.meta({ vi: 'thiết lập ban đầu', en: 'first set-up' }));
export type SetUp = z.infer<typeof SetUp>;

export const SetUpSaid = z.strictObject({
  ...SetUp.shape,
  /** What the console printed at the first start. */
  token: secret(Token),
  password: secret(Password),
});
