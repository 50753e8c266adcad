/**
 * GLOSSARY.md, made from the code: the words of every slice (`.meta({ vi, en })`), roles, figures, and the terms of the trade below.
 * Written by `npm run generate`; `test/glossary.test.ts` holds it to be fresh and of one mind.
 */
import { globSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { clean, sortKey } from '../kernel/name.ts';
import { policy, type Role, roleText } from '../kernel/policy.ts';
import { figures } from '../reports/figure.ts';

/** One Vietnamese term and its one English word. `code`: where it stands, `visits/visit.ts: Visit`. */
export interface Term {
  vi: string;
  en: string;
  means?: string;
  code?: string;
}

const source = path.join(import.meta.dirname, '..');
const plumbing = /^(server|web|main|engine|documents)\//;

/** Every schema of a words file that carries a `vi` or an `en`; the other one is empty where it is missing. */
export async function words(): Promise<Term[]> {
  const files = globSync('*/*.ts', { cwd: source }).filter(
    (file) => !plumbing.test(file) && !path.basename(file, '.ts').includes('.'),
  );
  const found: Term[] = [];
  for (const file of files.sort())
    for (const [name, value] of Object.entries(await import(path.join(source, file)))) {
      const said =
        value instanceof z.ZodMiniType && (z.globalRegistry.get(value) as Partial<Term> | undefined);
      if (!said) continue;
      if (said.vi === undefined && said.en === undefined) continue;
      found.push({ vi: said.vi ?? '', en: said.en ?? '', code: `${file}: ${name}` });
    }
  return found;
}

export const roleTerms = (): Term[] =>
  Object.entries(roleText).map(([role, { vi, en }]) => ({ vi, en, code: `kernel/policy.ts: ${role}` }));

export const figureTerms = (): Term[] =>
  Object.entries(figures).map(([figure, { vi, en }]) => ({ vi, en, code: `reports/figure.ts: ${figure}` }));

/** What people in the trade say, where a word alone does not tell what it means here. */
export const trade: Term[] = [
  { vi: 'ba nắm', en: 'three grasps', means: 'Tỉnh nắm tới xã; huyện nắm tới ấp, khu phố; xã nắm tới hộ.' },
  {
    vi: 'nắm tình hình',
    en: 'know the situation',
    means: 'Biết tình hình của đơn vị, không phải của một người.',
  },
  {
    vi: 'đơn vị',
    en: 'unit',
    means: 'Tỉnh, huyện (đến 30/6/2025), xã, ấp, tổ; có ngày bắt đầu và kết thúc.',
  },
  { vi: 'ấp, khu phố', en: 'hamlet, quarter', means: 'Dưới xã, phường; không phải cấp chính quyền.' },
  {
    vi: 'tổ nhân dân tự quản',
    en: 'self-managed group',
    means: 'Nhóm hộ trong một ấp, thường họp hằng tháng.',
  },
  { vi: 'hộ', en: 'household', means: 'Đơn vị tính khi họp; ở đây chỉ là một số trong tổ của nó.' },
  {
    vi: 'tổ chức',
    en: 'body',
    means: 'Đảng ủy, ban, chi bộ, ủy ban: có loại, ký hiệu, đơn vị và các chức vụ.',
  },
  { vi: 'chức vụ', en: 'post', means: 'Một người giữ được nhiều chức vụ, mỗi chức vụ có ngày.' },
  { vi: 'chi bộ, chi ủy', en: 'party cell, cell committee', means: 'Tổ chức cơ sở ở ấp và cấp ủy của nó.' },
  {
    vi: 'phân công',
    en: 'assignment',
    means: 'Giao một đơn vị cho một cán bộ trong một thời gian, theo một kế hoạch.',
  },
  { vi: 'phụ trách', en: 'in charge', means: 'Loại phân công: chịu trách nhiệm về đơn vị.' },
  {
    vi: 'phối hợp hỗ trợ',
    en: 'assist',
    means:
      'Loại phân công: người thứ hai ở một đơn vị, không bao giờ là chính người phụ trách hay theo dõi đơn vị ấy.',
  },
  {
    vi: 'đơn vị kế thừa',
    en: 'successor',
    means: 'Đơn vị tiếp nhận những gì còn dở của đơn vị đã kết thúc; trong mã nguồn: heir.',
  },
  {
    vi: 'theo dõi, hỗ trợ',
    en: 'follow and support',
    means: 'Loại phân công: đi cùng đơn vị. Theo dõi đơn vị, không theo dõi người.',
  },
  { vi: 'tiếp nhận', en: 'receipt of assignments', means: 'Cán bộ nói mình đã nhận đơn vị được giao.' },
  { vi: 'bàn giao', en: 'handover', means: 'Người trước và người sau cùng xác nhận những gì còn dở.' },
  {
    vi: 'triển khai kế hoạch',
    en: 'roll-out of a plan',
    means: 'Ngày, cuộc họp, ai đã được phổ biến, ai đã xác nhận.',
  },
  {
    vi: 'lần đến cơ sở',
    en: 'visit',
    means: 'Một dòng nhật ký: liên hệ, họp chi bộ, họp tổ, hoạt động, thăm hộ.',
  },
  {
    vi: 'đóng góp của cán bộ',
    en: 'own contribution',
    means: 'Ý kiến, công, tiền của chính cán bộ; khác với vận động.',
  },
  {
    vi: 'khoản vận động hỗ trợ',
    en: 'support record',
    means: 'Vận động được từ người khác: hứa, đã nhận, đã trao.',
  },
  {
    vi: 'phản ánh',
    en: 'concern',
    means: 'Vướng mắc, khó khăn, bức xúc, tâm tư nguyện vọng; có hạn và có trả lời.',
  },
  { vi: 'vướng mắc', en: 'obstacle', means: 'Loại phản ánh.' },
  { vi: 'khó khăn', en: 'hardship', means: 'Loại phản ánh.' },
  { vi: 'bức xúc', en: 'grievance', means: 'Loại phản ánh.' },
  { vi: 'tâm tư, nguyện vọng', en: 'wish', means: 'Loại phản ánh.' },
  { vi: 'tồn tại', en: 'shortcoming', means: 'Điều chưa làm được, có thể kéo dài qua nhiều kỳ.' },
  {
    vi: 'khiếu nại, tố cáo',
    en: 'complaint, denunciation',
    means: 'Thủ tục của luật: chuyển đúng nơi, ở đây chỉ còn số và ngày.',
  },
  { vi: 'phiếu hẹn', en: 'receipt', means: 'Tờ có mã để người phản ánh đọc trả lời mà không cần tài khoản.' },
  {
    vi: 'niêm',
    en: 'seal',
    means: 'Tên người phản ánh để riêng; mở phải nêu mục đích, mỗi lần mở đều có ghi.',
  },
  {
    vi: 'ba bên ở tổ',
    en: 'three parties of a unit',
    means: 'Chi ủy, đảng viên phụ trách tổ, cán bộ được phân công.',
  },
  { vi: 'lệ họp', en: 'meeting day', means: 'Ngày họp thường kỳ của chi bộ hay tổ.' },
  {
    vi: 'phân loại tổ',
    en: 'group rating',
    means: 'Chấm theo một thang có phiên bản; mức thấp nhất là tổ yếu.',
  },
  {
    vi: 'củng cố, nâng chất',
    en: 'strengthening',
    means: 'Các biện pháp có ngày cho một tổ yếu, rồi phân loại lại.',
  },
  {
    vi: 'báo cáo tháng',
    en: 'monthly report',
    means: 'Cán bộ ký, ban tổng hợp chuyển, cấp ủy nhận hoặc trả lại.',
  },
  { vi: 'chặng', en: 'hop', means: 'Một bước trên đường đi của báo cáo, có hạn riêng.' },
  { vi: 'đôn đốc', en: 'urging', means: 'Nhắc việc đã quá hạn, có ghi và có trả lời.' },
  {
    vi: 'chỉ đạo',
    en: 'direction',
    means: 'Việc cấp trên giao tại một cuộc họp hay kiểm tra, theo đến khi xong.',
  },
  {
    vi: 'sơ kết, tổng kết',
    en: 'mid-term, closing review',
    means: 'Nhìn lại một kỳ bất kỳ: số liệu, bài học, biểu dương.',
  },
  { vi: 'rút kinh nghiệm', en: 'lessons learned', means: 'Loại hội nghị ngắn, tháng thứ hai cũng được.' },
  {
    vi: 'ngày làm bù',
    en: 'make-up day',
    means: 'Thứ Bảy, Chủ nhật đi làm để nghỉ liền dịp lễ; tính là ngày làm việc.',
  },
  { vi: 'nhiệm kỳ', en: 'term', means: 'Năm năm của một cấp ủy; số văn bản của Đảng đếm theo nhiệm kỳ.' },
  { vi: 'số, ký hiệu', en: 'number, symbol', means: '33 và KH/ĐU của «33-KH/ĐU».' },
  { vi: 'cấp ủy', en: 'committee', means: 'Đảng ủy và ban thường vụ: nhận báo cáo, quyết định.' },
  {
    vi: 'hệ thống của một nơi',
    en: 'tenant',
    means: 'Một cây đơn vị trọn vẹn với người của nó; nơi này không thấy nơi kia.',
  },
];

/** Terms said alike are one line: the meaning of one, the places of all. In the order of the Vietnamese alphabet. */
export function merged(terms: readonly Term[]): Term[] {
  const byName = new Map<string, Term>();
  for (const term of terms) {
    const name = nameOf(term.vi);
    const known = byName.get(name) ?? term;
    const code = [known.code, term.code].filter((at, n, all) => at !== undefined && all.indexOf(at) === n);
    const means = known.means ?? term.means;
    byName.set(name, {
      ...known,
      ...(means && { means }),
      ...(code.length > 0 && { code: code.join('; ') }),
    });
  }
  const key = (term: Term) => sortKey(term.vi.toLowerCase());
  return [...byName.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Vietnamese terms that stand beside more than one English word. */
export function twofold(terms: readonly Term[]): string[] {
  const said = new Map<string, Set<string>>();
  for (const { vi, en } of terms) said.set(nameOf(vi), (said.get(nameOf(vi)) ?? new Set()).add(nameOf(en)));
  return [...said].filter(([, all]) => all.size > 1).map(([vi, all]) => `${vi}: ${[...all].join(' / ')}`);
}

const nameOf = (word: string) => clean(word).toLowerCase();

/** Everything the glossary speaks of. */
export const allTerms = async (): Promise<Term[]> => [
  ...trade,
  ...(await words()),
  ...roleTerms(),
  ...figureTerms(),
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const actionsOf = (role: Role): string =>
  Object.entries(policy)
    .filter(([, roles]) => (roles as readonly Role[]).includes(role))
    .map(([action]) => `\`${action}\``)
    .join(' ');

const codeOf = (code: string): string =>
  code
    .split('; ')
    .map((at) => at.replace(/^(\S+): (.+)$/, '[`$2`](src/$1)'))
    .join(' ');

/** The whole document. */
export async function glossary(): Promise<string> {
  const listed = merged([...trade, ...(await words())]);
  return `<!-- Generated by \`npm run generate\` from the words of the code. Edit those, not this file. -->
# Từ điển · Glossary

Mỗi từ tiếng Việt có đúng một từ tiếng Anh, và mã nguồn dùng từ tiếng Anh đó. *Each Vietnamese term has one English word, and the
code uses that word.*

${table(
  ['Tiếng Việt', 'English', 'Nghĩa ở đây', 'Trong mã · In the code'],
  listed.map(({ vi, en, means = '', code }) => [vi, en, means, code ? codeOf(code) : '']),
)}

## Vai trò và quyền · Roles and what they may do

Một vai trò có hiệu lực ở đơn vị được giao và mọi đơn vị dưới nó, trong những ngày được giao. *A role counts in its unit and all
beneath it, on the days it is held.*

${table(
  ['Tiếng Việt', 'English', 'Trong mã', 'Việc được làm · Actions'],
  (Object.keys(roleText) as Role[]).map((role) => [
    roleText[role].vi,
    roleText[role].en,
    `\`${role}\``,
    actionsOf(role),
  ]),
)}

## Số liệu · Figures

${table(
  ['Tiếng Việt', 'English', 'Đơn vị tính', 'Trong mã'],
  Object.entries(figures).map(([figure, { vi, en, unit }]) => [vi, en, unit.vi, `\`${figure}\``]),
)}
`;
}
