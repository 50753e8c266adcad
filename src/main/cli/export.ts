import type { Command } from 'commander';
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../kernel/problem.ts';
import type { Sheet } from '../../server/sheet.http.ts';
import type { OpenTenant } from '../../server/tenancy.ts';
import { BadInput } from './exit.ts';
import {
  chosenTenant,
  counted,
  type InstallationOptions,
  senderNamed,
  tell,
  withInstallation,
  withInstallationOptions,
} from './with-installation.ts';

interface Options extends InstallationOptions {
  tenant?: string;
  as: string;
  on?: string;
  where?: string[];
  lang: string;
  purpose: string;
  out?: string;
}

/** `ba-nam export LIST`: a list as a file, as the person named would get it from their screen, under the same rights and log. */
export function register(program: Command): void {
  withInstallationOptions(
    program
      .command('export')
      .summary('xuất một danh sách / export a list')
      .description(
        'Xuất một danh sách ra .csv hoặc .xlsx, đúng như người có tên đăng nhập đó thấy trên màn hình; ' +
          'có ghi vào nhật ký xuất danh sách. Gọi không có tên danh sách để xem các danh sách.\n' +
          'Writes a list as .csv or .xlsx, just as the person of that user name sees it on the screen; noted in the ' +
          'log of exports. Without a list it shows which there are.',
      )
      .argument('[list]', 'units, officials, assignments, visits …')
      .option('--tenant <name>', 'của nơi nào, khi có nhiều / of which tenant, where there are several')
      .option('--as <user>', 'tên đăng nhập của người xuất / user name of who exports', 'vanphong')
      .option('--on <day>', 'như ngày / as of the day (2016-09-26)')
      .option(
        '--where <key=value...>',
        'điều kiện khác của danh sách / other conditions of the list (from=2016-08-01)',
      )
      .option('--lang <lang>', 'tiếng của tiêu đề: vi hoặc en / language of the headings: vi or en', 'vi')
      .option('--purpose <text>', 'để làm gì / what for', 'Xuất bằng dòng lệnh')
      .option(
        '--out <file>',
        'nơi ghi .csv hoặc .xlsx; không có: in CSV / where to write; without, CSV is printed',
      ),
  ).action(exportList);
}

async function exportList(list: string | undefined, options: Options): Promise<void> {
  const { sheets } = await import('../server.ts');
  if (list === undefined) {
    const all = sheets.map(({ path, title }) => ({ list: path.slice(1), title }));
    if (options.json) return void process.stdout.write(`${JSON.stringify(all)}\n`);
    for (const one of all) process.stdout.write(`${one.list.padEnd(20)}${one.title.vi} / ${one.title.en}\n`);
    return;
  }
  const sheet = sheets.find(({ path }) => path === `/${list}`);
  if (!sheet) {
    const names = sheets.map(({ path }) => path.slice(1)).join(', ');
    throw new BadInput({
      vi: `Không có danh sách «${list}»; có: ${names}.`,
      en: `There is no list "${list}"; there are: ${names}.`,
    });
  }
  const kind = await kindOf(options.out);
  const query = readQuery(options);
  const { Tenancy } = await import('../../server/tenancy.ts');
  await withInstallation(options, async (installation) => {
    const { name } = await chosenTenant(installation, options.tenant);
    const tenancy = new Tenancy(installation);
    try {
      const open = await tenancy.named(name);
      if (open) await carryOut(sheet, open, { ...options, kind, query });
    } finally {
      await tenancy.close();
    }
  });
}

type Kind = 'csv' | 'xlsx';
type Asked = Options & { kind: Kind; query: Record<string, string> };

async function carryOut(sheet: Sheet, open: OpenTenant, options: Asked): Promise<void> {
  const { carriedOut } = await import('../../server/sheet.http.ts');
  const { toCsv, toXlsx } = await import('../../documents/sheet.ts');
  const request = await requestOf(open, options);
  const { purpose, lang, query } = options;
  const table = await carriedOut(sheet, request, { purpose, lang: lang === 'en' ? 'en' : 'vi' }, query).catch(
    (problem: Problem) => {
      throw problem.status && problem.status < 500 ? new BadInput(problem.says) : problem;
    },
  );
  const { out, kind } = options;
  if (out === undefined) return void process.stdout.write(toCsv(table));
  const { writeWhole } = await import('../../server/whole-files.ts');
  await writeWhole([
    { path: out, bytes: kind === 'csv' ? toCsv(table, { bom: true }) : await toXlsx(table) },
  ]);
  const rows = counted(table.rows.length);
  tell(
    options,
    { list: sheet.path.slice(1), file: out, rows: table.rows.length },
    {
      vi: `Đã ghi ${rows.vi} dòng «${sheet.title.vi}» vào ${out}.`,
      en: `Wrote ${rows.en} rows of "${sheet.title.en}" to ${out}.`,
    },
  );
}

/** What a sheet reads of a request: who asks, on which day, of which tenant. */
async function requestOf(open: OpenTenant, { as, query }: Asked): Promise<FastifyRequest> {
  const { db, tenant } = open;
  const sender = await senderNamed(open, as);
  return { db, tenant, sender, query, headers: {}, params: {} } as unknown as FastifyRequest;
}

async function kindOf(out: string | undefined): Promise<Kind> {
  const { tableKind } = await import('../../server/tables.ts');
  const kind = out === undefined ? 'csv' : tableKind(out);
  if (kind) return kind;
  throw new BadInput({ vi: `${out} phải có đuôi .csv hoặc .xlsx.`, en: `${out} must end in .csv or .xlsx.` });
}

function readQuery({ on, where = [] }: Options): Record<string, string> {
  const pairs = where.map(
    (one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)] as const,
  );
  return { ...Object.fromEntries(pairs), ...(on === undefined ? {} : { on }) };
}
