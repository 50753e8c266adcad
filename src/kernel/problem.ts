import type * as z from 'zod/mini';
import { type Lang, numbered } from './text.ts';

/** What a device may do with a refused command: drop it, try again, or ask the person to sign in. */
export type Retry = 'never' | 'later' | 'signedIn';

/** What is wrong: a sentence for a person, a code and facts for a machine. Facts go out; put no secret there. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly says: Readonly<Record<Lang, string>>;
  readonly facts: object;
  constructor(code: string, status: number, says: Record<Lang, string>, facts: object) {
    super(says.en);
    this.code = code;
    this.status = status;
    this.says = says;
    this.facts = facts;
  }
  /** From the status alone: a sentence may be reworded, a status may not. */
  get retry(): Retry {
    if (this.status === 401) return 'signedIn';
    return this.status >= 500 || [408, 425, 429].includes(this.status) ? 'later' : 'never';
  }
  /** RFC 9457, served as application/problem+json. `detail`, not `title`: the sentence is about this case. */
  document(lang: Lang) {
    return { ...this.facts, type: `/problems/${this.code}`, status: this.status, detail: this.says[lang] };
  }
}

/** One sentence the reader can act on, in each language, and the facts it is made from. */
type Says<Facts> = { status: number } & Record<Lang, (facts: Facts) => string>;

export function problems<const P extends Record<string, Says<never>>>(slice: string, all: P) {
  return Object.fromEntries(
    Object.entries(all).map(([name, { status, vi, en }]) => [
      name,
      (f: never) => new Problem(`${slice}/${name}`, status, { vi: vi(f), en: en(f) }, f ?? {}),
    ]),
  ) as unknown as { [K in keyof P]: (...facts: Parameters<P[K]['vi']> & Parameters<P[K]['en']>) => Problem };
}

/** What can be wrong with any request, whatever it is about. */
export const requestProblem = problems('request', {
  unreadable: {
    status: 400,
    vi: (f: { fields: string[] }) => `Có ${f.fields.length} chỗ chưa đúng hoặc chưa đủ.`,
    en: (f: { fields: string[] }) => `Wrong or missing in ${numbered(f.fields.length, 'place')}.`,
  },
  signedOut: { status: 401, vi: () => 'Đồng chí cần đăng nhập lại.', en: () => 'Please sign in again.' },
  notAllowed: {
    status: 403,
    vi: (_: { action: string }) => 'Đồng chí không có quyền làm việc này ở đơn vị này.',
    en: (_: { action: string }) => 'You may not do this in this unit.',
  },
  notFound: { status: 404, vi: () => 'Không tìm thấy.', en: () => 'Not found.' },
  idTaken: {
    status: 409,
    vi: () => 'Mã của lần gửi này đã được dùng.',
    en: () => 'This command id is already taken.',
  },
  conflict: {
    status: 409,
    vi: () => 'Dữ liệu vừa được người khác thay đổi hoặc đã có rồi; hãy mở lại trang rồi thử lại.',
    en: () => 'Someone has just changed this, or it is there already; open the page again and retry.',
  },
  unknownKind: {
    status: 400,
    vi: (f: { kind: string }) => `Bản phần mềm này không biết việc «${f.kind}».`,
    en: (f: { kind: string }) => `This version does not know the command «${f.kind}».`,
  },
  foreign: {
    status: 403,
    vi: () => 'Yêu cầu đến từ một trang khác nên không được nhận.',
    en: () => 'The request came from another site and is not taken.',
  },
  tooMany: {
    status: 429,
    vi: (f: { seconds: number }) => `Quá nhiều lần thử; hãy chờ ${f.seconds} giây rồi thử lại.`,
    en: (f: { seconds: number }) => `Too many tries; wait ${numbered(f.seconds, 'second')} and try again.`,
  },
  rearranged: {
    status: 503,
    vi: () => 'Đơn vị đang được sắp xếp lại; hãy thử lại sau ít phút.',
    en: () => 'Units are being rearranged just now; try again in a few minutes.',
  },
  unforeseen: {
    status: 500,
    vi: () => 'Máy chủ gặp lỗi; dữ liệu trên máy của đồng chí vẫn còn.',
    en: () => 'The server failed; what you kept on your device is safe.',
  },
});

/** Names the fields that were not understood, each once, and those that should not be there; never their values. */
export const unreadable = (error: z.core.$ZodError): Problem =>
  requestProblem.unreadable({
    fields: [
      ...new Set(error.issues.flatMap((i) => (i.code === 'unrecognized_keys' ? i.keys : [i.path.join('.')]))),
    ],
  });

/** Refuses what no stored text can hold, a NUL or half of a sign of two, and names the first field that has it; null: there is none. */
export function refuseUnstorable(said: unknown, path: readonly string[] = []): Problem | null {
  if (typeof said === 'string')
    return said.includes('\0') || /\p{Cs}/u.test(said)
      ? requestProblem.unreadable({ fields: [path.join('.')] })
      : null;
  if (typeof said !== 'object' || said === null || ArrayBuffer.isView(said)) return null;
  for (const [key, value] of Object.entries(said)) {
    const refusal = refuseUnstorable(key, path) ?? refuseUnstorable(value, [...path, key]);
    if (refusal) return refusal;
  }
  return null;
}
