import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { BadInput } from './exit.ts';

const folder = path.join(import.meta.dirname, '../../../bench');

/** `ba-nam bench`: figures of this machine, in a throw-away folder (bench/README.md). */
export function register(program: Command): void {
  program
    .command('bench')
    .summary('đo tốc độ trên máy này / measure on this machine')
    .description(
      'Đo thời gian khởi động, dựng dữ liệu mẫu, danh sách, ghi và tổng hợp, với 1 và 20 người cùng lúc, cạnh một «select 1» trần; không đụng tới dữ liệu đang có.\n' +
        'Measures starts, sample load, lists, commands and roll-ups with 1 and 20 clients beside a bare "select 1"; touches no data of yours.',
    )
    .argument('[what]', 'assign: chỉ bộ phân công / only the assignment engine')
    .option('--seconds <number>', 'mỗi phép đo bao lâu / how long each is measured', '3')
    .option('--json', 'cho máy đọc / for machines')
    .allowExcessArguments()
    .allowUnknownOption()
    .action(measure);
}

async function measure(
  what: string | undefined,
  options: { seconds: string; json?: boolean },
): Promise<void> {
  if (what !== undefined) return measureOther(what);
  const seconds = Number(options.seconds);
  if (!(seconds > 0 && seconds <= 600))
    throw new BadInput({
      vi: `--seconds «${options.seconds}» không phải là số từ 0 đến 600.`,
      en: `--seconds "${options.seconds}" is not a number up to 600.`,
    });
  const { bench, keep, tableOf } = await bringRun();
  const results = await bench(seconds, (line) => void process.stderr.write(`· ${line}\n`));
  const file = keep(results);
  process.stdout.write(options.json ? `${JSON.stringify(results)}\n` : `${tableOf(results)}\n${file}\n`);
}

/** bench/ stands beside src/ and is not a part of the server: it is only found when it is asked for. */
const bringRun = (): Promise<typeof import('../../../bench/run.ts')> =>
  import(pathToFileURL(path.join(folder, 'run.ts')).href);

/** A bench of its own, `bench/<what>.ts`, with the words after it. */
async function measureOther(what: string): Promise<void> {
  const file = path.join(folder, `${what}.ts`);
  if (!/^[a-z-]+$/.test(what) || ['run', 'asking', 'server', 'world'].includes(what) || !existsSync(file))
    throw new BadInput({
      vi: `Chưa có phép đo «${what}» trong bench/.`,
      en: `There is no bench "${what}" in bench/ yet.`,
    });
  await import(pathToFileURL(file).href);
}
