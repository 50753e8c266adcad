import path from 'node:path';
import type { Command } from 'commander';
import type { ImportWhat } from '../../imports/import.ts';
import type { Action } from '../../kernel/policy.ts';
import { type Problem, requestProblem } from '../../kernel/problem.ts';
import type { Sender } from '../../server/command.ts';
import type { OpenTenant } from '../../server/tenancy.ts';
import { BadInput, say } from './exit.ts';
import { readBytes, readSaid, type Said } from './import.options.ts';
import { toldOf } from './import.told.ts';
import { withProgress } from './progress.ts';
import {
  chosenTenant,
  type InstallationOptions,
  senderNamed,
  withInstallation,
  withInstallationOptions,
} from './with-installation.ts';

interface Options extends InstallationOptions {
  tenant?: string;
  as: string;
  on?: string;
  document?: string;
  map?: string;
  answer?: string[];
  dryRun?: boolean;
}

/** `ba-nam import WHAT FILE`: a list from a file, judged as on the screen, under the rights of the person named; all or nothing. */
export function register(program: Command): void {
  withInstallationOptions(
    program
      .command('import')
      .summary('nhập một danh sách từ tệp / import a list from a file')
      .description(
        'Nhập đơn vị (units), cán bộ (officials), phân công hiện tại (current), sáp nhập (mergers) hay ranh giới ' +
          '(boundaries) từ .csv, .xlsx, .geojson hoặc .json của DHIS2. Còn dòng chưa đúng thì chỉ ra từng dòng và không ' +
          'ghi gì; nhập lại cùng một tệp thì không đổi gì.\n' +
          'Imports units, officials, current assignments, mergers or boundaries from .csv, .xlsx, .geojson or the .json ' +
          'of DHIS2. Where a row is bad each is told and nothing is written; the same file again changes nothing.',
      )
      .argument('<what>', 'units, officials, current, mergers, boundaries')
      .argument('<file>', 'tệp danh sách / the file of the list')
      .option('--tenant <name>', 'của nơi nào, khi có nhiều / of which tenant, where there are several')
      .option('--as <user>', 'tên đăng nhập của người nhập / user name of who imports', 'vanphong')
      .option(
        '--on <day>',
        'danh sách có hiệu lực từ ngày, nếu không phải hôm nay / the day from which it holds (2016-09-26)',
      )
      .option('--document <text>', 'theo văn bản nào / by which document (units, mergers)')
      .option(
        '--map <file.json>',
        'cột nào là cột nào / which column is which: {"name": "Tên xã", "code": "#3"}',
      )
      .option(
        '--answer <line=same|other|heir...>',
        'dòng hỏi «vẫn là một hay là khác», * là mọi dòng; hoặc dòng nhận việc đang dở của đơn vị bị chia (heir) / ' +
          'for rows that ask whether it is the same one or another, * for all; or which part takes what is open (heir)',
      )
      .option('--dry-run', 'chỉ xem, không ghi / only look, write nothing'),
  ).action(importFile);
}

async function importFile(what: string, file: string, options: Options): Promise<void> {
  const { ImportWhat } = await import('../../imports/import.ts');
  const known = ImportWhat.safeParse(what);
  if (!known.success) {
    const all = ImportWhat.options.join(', ');
    throw new BadInput({
      vi: `Không nhập được «${what}»; nhập được: ${all}.`,
      en: `"${what}" cannot be imported; there are: ${all}.`,
    });
  }
  const said = await readSaid(options);
  const brought = { name: path.basename(file), bytes: await readBytes(file) };
  const { Tenancy } = await import('../../server/tenancy.ts');
  await withInstallation(options, async (installation) => {
    const { name } = await chosenTenant(installation, options.tenant);
    const tenancy = new Tenancy(installation);
    try {
      const open = await tenancy.named(name);
      if (open) await bring(open, known.data, brought, said, options);
    } finally {
      await tenancy.close();
    }
  });
}

interface Brought {
  name: string;
  bytes: Uint8Array;
}

/** Has the list judged and written where nothing is wrong, and tells what is wrong and what changed. */
async function bring(
  open: OpenTenant,
  what: ImportWhat,
  file: Brought,
  { on, ...more }: Said,
  { as, json = false, dryRun = false }: Options,
): Promise<void> {
  const { importers } = await import('../../imports/import.sql.ts');
  const { importList } = await import('../../imports/import-list.commands.ts');
  const by = await senderNamed(open, as);
  await onlyIfMay(open, importers[what].action, by);
  const asked = { what, ...file, ...more, on: on ?? by.today, dryRun };
  const doing = { vi: 'Đang đọc, đối chiếu và ghi', en: 'Reading, judging and writing' };
  const { unitFollowers } = await import('../server.ts');
  const outcome = await withProgress(doing, importList(open.db, asked, by, unitFollowers)).catch(asBadInput);
  const told = toldOf(outcome, { what, file: file.name, on: asked.on, dryRun });
  if (json) process.stdout.write(`${JSON.stringify(told.facts)}\n`);
  else process.stderr.write(told.rows);
  if (told.wrong) throw new BadInput(told.wrong);
  if (!json) say(told.outcome());
}

async function onlyIfMay({ db }: OpenTenant, action: Action, { officialId, today }: Sender): Promise<void> {
  const { mayAct } = await import('../../server/access.sql.ts');
  const { homeUnit } = await import('../../server/setting.sql.ts');
  if (!(await mayAct(db, action, officialId, await homeUnit(db), today)))
    throw new BadInput(requestProblem.notAllowed({ action }).says);
}

function asBadInput(problem: Problem): never {
  throw problem.status && problem.status < 500 ? new BadInput(problem.says) : problem;
}
