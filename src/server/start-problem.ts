import type { Text } from '../kernel/text.ts';

/** A line for the person at the terminal, in both languages. */
export type Say = (line: Text) => void;

/** Why Ba Nắm cannot start: one sentence in each language, said to who can act. The command line prints it and exits 1. */
export class StartProblem extends Error {
  readonly code: string;
  readonly says: Text;
  constructor(code: string, says: Text, cause?: unknown) {
    super(says.en, { cause });
    this.name = 'StartProblem';
    this.code = code;
    this.says = says;
  }
}

/** Declares start problems as functions of the facts in their sentences. */
function startProblems<const P extends Record<string, Record<'vi' | 'en', (facts: never) => string>>>(
  all: P,
) {
  return Object.fromEntries(
    Object.entries(all).map(([code, { vi, en }]) => [
      code,
      (facts: never, cause?: unknown) => new StartProblem(code, { vi: vi(facts), en: en(facts) }, cause),
    ]),
  ) as unknown as {
    [K in keyof P]: (facts: Parameters<P[K]['vi']>[0], cause?: unknown) => StartProblem;
  };
}

type Folder = { folder: string };

/** What may be wrong with the folder that holds the data, or with the PostgreSQL in it. */
export const dataProblem = startProblems({
  notAFolder: {
    vi: (f: Folder) => `${f.folder} không phải là thư mục; đặt BA_NAM_DATA là một thư mục.`,
    en: (f: Folder) => `${f.folder} is not a folder; set BA_NAM_DATA to a folder.`,
  },
  notWritable: {
    vi: (f: Folder) =>
      `Không ghi được vào ${f.folder}; hãy cấp quyền ghi hoặc đặt BA_NAM_DATA sang thư mục khác.`,
    en: (f: Folder) => `Cannot write to ${f.folder}; grant the right to write, or set BA_NAM_DATA elsewhere.`,
  },
  readOnly: {
    vi: (f: Folder) => `Ổ đĩa chứa ${f.folder} chỉ cho đọc; đặt BA_NAM_DATA sang ổ đĩa ghi được.`,
    en: (f: Folder) => `The disk that holds ${f.folder} is read-only; set BA_NAM_DATA to one that is not.`,
  },
  ownedByOther: {
    vi: (f: Folder & { owner: string }) =>
      `${f.folder} thuộc về người dùng «${f.owner}»; hãy chạy bằng người dùng đó hoặc đặt BA_NAM_DATA sang thư mục khác.`,
    en: (f: Folder & { owner: string }) =>
      `${f.folder} belongs to the user "${f.owner}"; run as that user, or set BA_NAM_DATA elsewhere.`,
  },
  diskFull: {
    vi: (f: Folder & { freeMb: number }) =>
      `Ổ đĩa chứa ${f.folder} đã đầy (còn ${f.freeMb} MB); hãy giải phóng chỗ trống rồi chạy lại. Dữ liệu đã lưu vẫn còn nguyên.`,
    en: (f: Folder & { freeMb: number }) =>
      `The disk that holds ${f.folder} is full (${f.freeMb} MB left); free some space and start again. What was saved is safe.`,
  },
  notOurs: {
    vi: (f: Folder) =>
      `${f.folder} có tệp nhưng không phải dữ liệu PostgreSQL; hãy dời chúng đi hoặc đặt BA_NAM_DATA sang thư mục khác.`,
    en: (f: Folder) =>
      `${f.folder} holds files that are not PostgreSQL data; move them away, or set BA_NAM_DATA elsewhere.`,
  },
  otherMajor: {
    vi: (f: Folder & { found: number; ours: number }) =>
      `${f.folder} do PostgreSQL ${f.found} tạo ra, còn bản đang dùng là ${f.ours}; hãy đặt PG_BINDIR tới PostgreSQL ${f.found}, hoặc sao lưu bằng bản cũ rồi khôi phục vào thư mục mới.`,
    en: (f: Folder & { found: number; ours: number }) =>
      `${f.folder} was made by PostgreSQL ${f.found}, and this is ${f.ours}; set PG_BINDIR to PostgreSQL ${f.found}, or back up with the old one and restore into a new folder.`,
  },
});

/** What may be wrong with the PostgreSQL programs of this machine. */
export const programProblem = startProblems({
  unsupported: {
    vi: (f: { platform: string }) =>
      `Máy này (${f.platform}) không chạy được PostgreSQL kèm theo, vốn cần Linux x64 hoặc arm64 với glibc; hãy đặt DATABASE_URL tới một PostgreSQL 15-18, hoặc trên Windows thì chạy trong WSL.`,
    en: (f: { platform: string }) =>
      `This machine (${f.platform}) cannot run the PostgreSQL that comes along, which needs Linux x64 or arm64 with glibc; set DATABASE_URL to a PostgreSQL 15 to 18 or, on Windows, run in WSL.`,
  },
  badBindir: {
    vi: (f: { bindir: string }) =>
      `PG_BINDIR=${f.bindir} không có chương trình postgres và initdb từ 15 đến 18.`,
    en: (f: { bindir: string }) => `PG_BINDIR=${f.bindir} has no postgres and initdb of version 15 to 18.`,
  },
  noAccount: {
    vi: (f: { tried: string }) =>
      `PostgreSQL không chạy được dưới quyền quản trị và máy này không cho chạy dưới quyền khác (đã thử: ${f.tried}); hãy chạy Ba Nắm bằng một người dùng thường, trong thư mục của người đó.`,
    en: (f: { tried: string }) =>
      `PostgreSQL refuses to run as root and this machine allows no other account (tried: ${f.tried}); run Ba Nắm as an ordinary user, in a folder of theirs.`,
  },
  failed: {
    vi: (f: { log: string; last: string }) => `PostgreSQL không khởi động được: ${f.last} (xem ${f.log}).`,
    en: (f: { log: string; last: string }) => `PostgreSQL did not start: ${f.last} (see ${f.log}).`,
  },
  stuck: {
    vi: (f: { pid: number; seconds: number }) =>
      `PostgreSQL (tiến trình ${f.pid}) chưa trả lời sau ${f.seconds} giây; hãy dừng tiến trình đó rồi chạy lại.`,
    en: (f: { pid: number; seconds: number }) =>
      `PostgreSQL (process ${f.pid}) has not answered for ${f.seconds} s; end that process and start again.`,
  },
});

/** What may be wrong with the server that DATABASE_URL names. No sentence repeats the address: it may hold a password. */
export const serverProblem = startProblems({
  unreadable: {
    vi: () => 'DATABASE_URL không đúng dạng postgresql://người_dùng:mật_khẩu@máy:5432/cơ_sở_dữ_liệu.',
    en: () => 'DATABASE_URL is not of the form postgresql://user:password@host:5432/database.',
  },
  noHost: {
    vi: (f: { host: string }) =>
      `Không tìm thấy máy «${f.host}» trong DATABASE_URL; hãy kiểm tra tên máy và mạng.`,
    en: (f: { host: string }) =>
      `The host "${f.host}" of DATABASE_URL is not found; check its name and the network.`,
  },
  refused: {
    vi: (f: { host: string; port: number }) =>
      `Không có PostgreSQL nào trả lời ở ${f.host}, cổng ${f.port} (DATABASE_URL); hãy kiểm tra máy chủ đã chạy và cổng đã mở.`,
    en: (f: { host: string; port: number }) =>
      `No PostgreSQL answers at ${f.host}, port ${f.port} (DATABASE_URL); check that the server runs and the port is open.`,
  },
  wrongPassword: {
    vi: (f: { user: string }) =>
      `PostgreSQL không nhận người dùng «${f.user}» với mật khẩu này; hãy kiểm tra người dùng và mật khẩu trong DATABASE_URL.`,
    en: (f: { user: string }) =>
      `PostgreSQL does not accept the user "${f.user}" with this password; check user and password in DATABASE_URL.`,
  },
  noDatabase: {
    vi: (f: { database: string }) =>
      `Máy chủ chưa có cơ sở dữ liệu «${f.database}»; hãy tạo nó hoặc sửa DATABASE_URL.`,
    en: (f: { database: string }) =>
      `The server has no database "${f.database}"; create it, or mend DATABASE_URL.`,
  },
  otherVersion: {
    vi: (f: { version: number }) => `Máy chủ là PostgreSQL ${f.version}; Ba Nắm cần từ 15 đến 18.`,
    en: (f: { version: number }) => `The server is PostgreSQL ${f.version}; Ba Nắm needs 15 to 18.`,
  },
  readOnly: {
    vi: () => 'DATABASE_URL dẫn tới một bản sao chỉ đọc; hãy dùng địa chỉ của máy chính.',
    en: () => 'DATABASE_URL leads to a read-only replica; use the address of the primary.',
  },
  noRights: {
    vi: (f: { user: string; missing: string }) =>
      `Người dùng «${f.user}» trong DATABASE_URL thiếu quyền: ${f.missing}; nhờ người quản trị máy chủ cấp.`,
    en: (f: { user: string; missing: string }) =>
      `The user "${f.user}" of DATABASE_URL lacks rights: ${f.missing}; ask who runs the server to grant them.`,
  },
  noExtension: {
    vi: (f: { missing: string }) =>
      `Máy chủ thiếu phần mở rộng ${f.missing}; hãy cài gói postgresql-contrib trên máy chủ.`,
    en: (f: { missing: string }) =>
      `The server lacks the extension ${f.missing}; install postgresql-contrib there.`,
  },
  notUtf8: {
    vi: (f: { encoding: string }) => `Cơ sở dữ liệu dùng bảng mã ${f.encoding}; Ba Nắm cần UTF8.`,
    en: (f: { encoding: string }) => `The database is encoded in ${f.encoding}; Ba Nắm needs UTF8.`,
  },
  unreachable: {
    vi: (f: { said: string }) => `Không nối được tới máy chủ trong DATABASE_URL: ${f.said}.`,
    en: (f: { said: string }) => `Cannot connect to the server of DATABASE_URL: ${f.said}.`,
  },
});
