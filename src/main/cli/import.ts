import path from 'node:path';
import type { Command } from 'commander';
import type { ImportSaid, ImportWhat } from '../../imports/import.ts';
import { type CommandId, newId } from '../../kernel/id.ts';
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
      .option(
        '--map <file.json>',
        'cột nào là cột nào / which column is which: {"name": "Tên xã", "code": "#3"}',
      )
      .option(
        '--answer <line=same|other...>',
        'dòng hỏi «vẫn là một hay là khác»: dòng nào, * là mọi dòng / for rows that ask whether it is the same one or another; * for all',
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

/** Judges the list, tells what is wrong and what would change, and has it written where nothing is wrong. */
async function bring(
  open: OpenTenant,
  what: ImportWhat,
  file: Brought,
  { on, ...more }: Said,
  asked: Options,
): Promise<void> {
  const { importers, judgeList } = await import('../../imports/import.sql.ts');
  const by = await senderNamed(open, asked.as);
  await onlyIfMay(open, importers[what].action, by);
  const said = { ...more, on: on ?? by.today };
  const reading = { vi: 'Đang đọc và đối chiếu', en: 'Reading and judging' };
  const judged = await withProgress(reading, judgeList(open.db, what, file, said, by)).catch(asBadInput);
  const told = toldOf(judged, { what, file: file.name, on: said.on, dryRun: asked.dryRun === true });
  const writes =
    told.wrong === null && !told.facts.dryRun && told.facts.counts.new + told.facts.counts.changed > 0;
  if (writes) {
    const writing = { vi: 'Đang ghi', en: 'Writing' };
    await withProgress(writing, write(open, what, file, said, by)).catch(asBadInput);
    told.facts.done = true;
  }
  if (asked.json) process.stdout.write(`${JSON.stringify(told.facts)}\n`);
  else process.stderr.write(told.rows);
  if (told.wrong) throw new BadInput(told.wrong);
  if (!asked.json) say(told.outcome());
}

/** As the door would run it, in one transaction; the file lies with the sender's others for a day, as after a preview. */
async function write(
  { db }: OpenTenant,
  what: ImportWhat,
  file: Brought,
  said: Omit<ImportSaid, 'file'>,
  by: Sender,
): Promise<void> {
  const { keepFile } = await import('../../imports/file.sql.ts');
  const { importCommands } = await import('../../imports/import.commands.ts');
  const { importProblem } = await import('../../imports/import.rules.ts');
  const { perform } = await import('../../server/command.ts');
  const command = importCommands.find(({ kind }) => kind === `import.${what}`);
  if (!command) throw importProblem.notApplied();
  const body = { ...said, file: await keepFile(db, by.officialId, file) };
  const sent = { id: newId<CommandId>(), body, device: 'ba-nam import' };
  const problem = await db.transaction().execute((tx) => perform(tx, command, sent, by));
  if (problem) throw problem;
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
