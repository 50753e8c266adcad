import * as z from 'zod/mini';
import { type Problem, problems, requestProblem, unreadable } from '../kernel/problem.ts';
import { refusePassword } from './account.rules.ts';
import { Password } from './account.ts';
import { SetUp } from './set-up.ts';

export const setUpProblem = problems('setUp', {
  wrongToken: {
    status: 403,
    vi: () => 'Mã thiết lập không đúng; hãy mở đúng địa chỉ in trên màn hình khi khởi động.',
    en: () => 'The set-up code is not right; open the address that was printed at the start.',
  },
  nameTaken: {
    status: 409,
    vi: (f: { name: string; fields: string[] }) =>
      `Đã có một nơi dùng tên «${f.name}» trong địa chỉ; hãy chọn tên khác.`,
    en: (f: { name: string; fields: string[] }) =>
      `The name «${f.name}» is used in another address; choose another.`,
  },
  nameReserved: {
    status: 422,
    vi: (f: { name: string; fields: string[] }) =>
      `Tên «${f.name}» hệ thống dùng trong địa chỉ của mình; hãy chọn tên khác, ví dụ tên xã không dấu.`,
    en: (f: { name: string; fields: string[] }) =>
      `The system uses «${f.name}» in addresses of its own; choose another name, such as that of the commune.`,
  },
});

/** Words of our own addresses, which would be told apart from a place's only with care. */
const reserved = new Set(
  'api api-docs assets begin concern-box gop-y healthz metrics openapi problems readyz set-up setup t'.split(
    ' ',
  ),
);

/** What is wrong with a place's name in the address, beyond its letters; or null. */
export const refuseName = (name: string): Problem | null =>
  reserved.has(name) ? setUpProblem.nameReserved({ name, fields: ['name'] }) : null;

const { name, from, home, administrator } = SetUp.shape;
const above = z.string().check(z.trim(), z.maxLength(120));
/** The first step as it is filled in: one word a field, so that what is wrong is shown at its field. */
export const SetUpForm = z.strictObject({
  homeKind: home.shape.kind,
  home: home.shape.name,
  province: above,
  district: above,
  name,
  from,
  administrator: administrator.shape.name,
  post: administrator.shape.post,
  userName: administrator.shape.userName,
  password: Password,
});
export type SetUpForm = z.infer<typeof SetUpForm>;

/** All that is wrong with the form at once: the one sentence where it is one thing, else every field. */
export function refuseSetUp(said: Record<keyof SetUpForm, string>): Problem | null {
  const read = SetUpForm.safeParse(said);
  const wrong = [
    read.success ? null : unreadable(read.error),
    refuseName(said.name),
    said.password === '' ? null : refusePassword(said.password, said.userName),
  ].filter((problem) => problem !== null);
  if (wrong.length < 2) return wrong[0] ?? null;
  const fields = wrong.flatMap((problem) => (problem.facts as { fields: string[] }).fields);
  return requestProblem.unreadable({ fields: [...new Set(fields)] });
}
