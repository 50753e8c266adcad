import { searchKey } from '../kernel/name.ts';
import { type Problem, problems } from '../kernel/problem.ts';
import { numbered } from '../kernel/text.ts';

/** Without a second factor a password carries it alone; length is what counts, no rule of composition (ASVS 6.2). */
export const leastPassword = 12;
/** Wrong passwords in a row before the account waits; doubled from there. */
export const triesBeforeLock = 5;
export const idleMinutes = { desk: 15, own: 14 * 24 * 60 };

export const accountProblem = problems('account', {
  wrong: {
    status: 401,
    vi: () => 'Tên đăng nhập hoặc mật khẩu chưa đúng.',
    en: () => 'The user name or the password is not right.',
  },
  locked: {
    status: 429,
    vi: (f: { minutes: number }) =>
      `Sai mật khẩu nhiều lần; tài khoản tạm khóa ${f.minutes} phút. Văn phòng có thể cấp liên kết mới.`,
    en: (f: { minutes: number }) =>
      `Too many wrong passwords; the account waits ${numbered(f.minutes, 'minute')}. The office can issue a new link.`,
  },
  linkEnded: {
    status: 422,
    vi: () => 'Liên kết này đã dùng, đã hết hạn 24 giờ hoặc đã bị thay; hãy xin văn phòng liên kết mới.',
    en: () => 'This link was used, is older than 24 hours or was replaced; ask the office for a new one.',
  },
  passwordShort: {
    status: 422,
    vi: (f: { least: number; fields: string[] }) =>
      `Mật khẩu cần ít nhất ${f.least} ký tự; một câu ngắn dễ nhớ là tốt nhất.`,
    en: (f: { least: number; fields: string[] }) =>
      `The password needs at least ${numbered(f.least, 'character')}; a short sentence is best.`,
  },
  passwordCommon: {
    status: 422,
    vi: (_: { fields: string[] }) =>
      'Mật khẩu này quá dễ đoán (từ thông dụng, dãy số hoặc chính tên đăng nhập).',
    en: (_: { fields: string[] }) =>
      'This password is too easy to guess (common words, a run of digits, your own name).',
  },
  nameTaken: {
    status: 409,
    vi: (f: { userName: string }) => `Tên đăng nhập «${f.userName}» đã có người dùng.`,
    en: (f: { userName: string }) => `The user name «${f.userName}» is taken.`,
  },
  notThere: {
    status: 404,
    vi: () => 'Không tìm thấy tài khoản hoặc phiên này.',
    en: () => 'No such account or session.',
  },
  closed: {
    status: 422,
    vi: () => 'Tài khoản đã đóng; hãy mở lại trước khi cấp liên kết.',
    en: () => 'The account is closed; open it again before issuing a link.',
  },
  notServing: {
    status: 403,
    vi: () => 'Đồng chí không còn (hoặc chưa) công tác ở đây; nếu nhầm, hãy hỏi văn phòng.',
    en: () => 'You are not in service here any more (or not yet); if that is wrong, ask the office.',
  },
  administratorsOnly: {
    status: 403,
    vi: () => 'Tài khoản của quản trị chỉ quản trị mới được cấp liên kết, đóng hay mở lại.',
    en: () =>
      'Only an administrator may issue a link for an administrator’s account, close it or open it again.',
  },
  dutyOverlaps: {
    status: 409,
    vi: () => 'Người này đã có vai trò đó ở đơn vị này trong thời gian ấy.',
    en: () => 'This person already has that role over that unit in those days.',
  },
  lastAdministrator: {
    status: 422,
    vi: () => 'Đây là quản trị cuối cùng; hãy giao quản trị cho một người khác trước.',
    en: () => 'This is the last administrator; appoint another first.',
  },
  notOwnPost: {
    status: 403,
    vi: () => 'Chỉ được ủy quyền vai trò của chính mình, trừ khi là quản trị.',
    en: () => 'You may delegate only a role of your own, unless you are an administrator.',
  },
  noSuchPost: {
    status: 422,
    vi: () => 'Người ủy quyền không giữ vai trò đó ở đơn vị này trong những ngày ấy.',
    en: () => 'The one who delegates does not hold that role over that unit in those days.',
  },
  toOneself: {
    status: 422,
    vi: (_: { fields: string[] }) => 'Không thể ủy quyền cho chính mình.',
    en: (_: { fields: string[] }) => 'One cannot delegate to oneself.',
  },
});

/** Beginnings and wholes that every guesser tries first, without marks and spaces. */
const common = [
  'matkhau',
  'password',
  'passw0rd',
  'iloveyou',
  'anhyeuem',
  'emyeuanh',
  'vietnam',
  'banam',
  'admin',
  'qwerty',
  'abcdef',
  'letmein',
  'chaomung',
  'bentre',
  'hochiminh',
  'hanoi',
  'welcome',
];

/** What is wrong with a new password for this user name, or null. */
export function refusePassword(password: string, userName: string): Problem | null {
  const fields = ['password'];
  if ([...password.normalize('NFC')].length < leastPassword)
    return accountProblem.passwordShort({ least: leastPassword, fields });
  const plain = searchKey(password).replaceAll(' ', '');
  const bare = plain.replace(/[\d\W_]+$/u, '').replace(/^[\d\W_]+/u, '');
  const few = new Set(plain).size < 5;
  const name = searchKey(userName).replaceAll(' ', '');
  const guessed =
    bare === '' || few || common.includes(bare) || (name.length > 2 && bare === name) || isRun(plain);
  return guessed ? accountProblem.passwordCommon({ fields }) : null;
}

/** Each character one more (or one less) than the one before: 123456789012, abcdefghijkl. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((c, at) => (c.charCodeAt(0) - text.charCodeAt(at) + 10) % 10);
  return steps.length > 0 && (steps.every((s) => s === 1) || steps.every((s) => s === 9));
}

/** Minutes an account waits after so many wrong tries in a row: none before the fifth, then 1, 2, 4 … at most 60. */
export const lockMinutes = (wrongTries: number): number =>
  wrongTries < triesBeforeLock ? 0 : Math.min(60, 2 ** (wrongTries - triesBeforeLock));
