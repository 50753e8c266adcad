import type { Command } from 'commander';
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../kernel/problem.ts';
import type { OtherFile, Sheet } from '../../server/sheet.http.ts';
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
        'Xuất một danh sách ra .csv hoặc .xlsx, đúng như người có tên đăng nhập đó thấy trên màn hình; đơn vị còn ra ' +
          '.geojson (bản đồ) và .json (DHIS2). ' +
          'Có ghi vào nhật ký xuất danh sách. Đơn vị, cán bộ và phân công nhập lại được bằng ba-nam import. ' +
          'Gọi không có tên danh sách để xem các danh sách.\n' +
          'Writes a list as .csv or .xlsx, just as the person of that user name sees it on the screen; units also as ' +
          '.geojson (a map) and .json (DHIS2). Noted in the log of exports. What leaves of units, officials and ' +
          'assignments is what ba-nam import reads. Without a list it shows which there are.',
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
      .option('--out <file>', 'nơi ghi; không có: in CSV / where to write; without, CSV is printed'),
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
  const form = formOf(sheet, options.out);
  const query = readQuery(options);
  const { Tenancy } = await import('../../server/tenancy.ts');
  await withInstallation(options, async (installation) => {
    const { name } = await chosenTenant(installation, options.tenant);
    const tenancy = new Tenancy(installation);
    try {
      const open = await tenancy.named(name);
      if (open) await carryOut(sheet, open, { ...options, form, query });
    } finally {
      await tenancy.close();
    }
  });
}

/** A table, or what else that list leaves as. */
type Form = 'csv' | 'xlsx' | OtherFile;
type Asked = Options & { form: Form; query: Record<string, string> };

async function carryOut(sheet: Sheet, open: OpenTenant, options: Asked): Promise<void> {
  const request = await requestOf(open, options);
  const { bytes, rows } = await taken(sheet, request, options).catch((problem: Problem) => {
    throw problem.status && problem.status < 500 ? new BadInput(problem.says) : problem;
  });
  const { out } = options;
  if (out === undefined) return void process.stdout.write(bytes);
  const { writeWhole } = await import('../../server/whole-files.ts');
  await writeWhole([{ path: out, bytes }]);
  const count = counted(rows);
  tell(
    options,
    { list: sheet.path.slice(1), file: out, rows },
    {
      vi: `Đã ghi ${count.vi} dòng «${sheet.title.vi}» vào ${out}.`,
      en: `Wrote ${count.en} rows of "${sheet.title.en}" to ${out}.`,
    },
  );
}

async function taken(
  sheet: Sheet,
  request: FastifyRequest,
  { form, purpose, query, out, lang: said }: Asked,
): Promise<{ bytes: Uint8Array | string; rows: number }> {
  const { carriedOut, givenOut } = await import('../../server/sheet.http.ts');
  if (typeof form === 'object') {
    const { text, rows } = await givenOut(sheet, form, request, purpose, query);
    return { bytes: text, rows };
  }
  const { toCsv, toXlsx } = await import('../../documents/sheet.ts');
  const lang = said === 'en' ? 'en' : 'vi';
  const table = await carriedOut(sheet, request, { purpose, lang }, query);
  const bytes = form === 'xlsx' ? await toXlsx(table) : toCsv(table, { bom: out !== undefined });
  return { bytes, rows: table.rows.length };
}

/** What a sheet reads of a request: who asks, on which day, of which tenant. */
async function requestOf(open: OpenTenant, { as, query }: Asked): Promise<FastifyRequest> {
  const { db, tenant } = open;
  const sender = await senderNamed(open, as);
  return { db, tenant, sender, query, headers: {}, params: {} } as unknown as FastifyRequest;
}

/** By the ending of the file; what ends in .json is the form of the list that does. */
function formOf({ also = [] }: Sheet, out: string | undefined): Form {
  const ending = out === undefined ? 'csv' : (/\.(\w+)$/.exec(out)?.[1]?.toLowerCase() ?? '');
  if (ending === 'csv' || ending === 'xlsx') return ending;
  const other = also.find((file) => file.ending.split('.').at(-1) === ending);
  if (other) return other;
  const endings = ['.csv', '.xlsx', ...also.map((file) => `.${file.ending.split('.').at(-1)}`)].join(', ');
  throw new BadInput({
    vi: `${out} phải có đuôi ${endings}.`,
    en: `${out} must end in ${endings}.`,
  });
}

function readQuery({ on, where = [] }: Options): Record<string, string> {
  const pairs = where.map(
    (one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)] as const,
  );
  return { ...Object.fromEntries(pairs), ...(on === undefined ? {} : { on }) };
}
