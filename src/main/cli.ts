/** The command line of Ba Nắm: a file of `cli/` for each command. Reached through `bin/ba-nam.js`, which brings what it needs. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { register as registerAssign } from './cli/assign.ts';
import { register as registerBackup } from './cli/backup.ts';
import { register as registerBench } from './cli/bench.ts';
import { exitCode, explain } from './cli/exit.ts';
import { register as registerExport } from './cli/export.ts';
import { register as registerImport } from './cli/import.ts';
import { register as registerMigrate } from './cli/migrate.ts';
import { inBothLanguages } from './cli/parser-words.ts';
import { register as registerRestore } from './cli/restore.ts';
import { register as registerReview } from './cli/review.ts';
import { register as registerSample } from './cli/sample.ts';
import { register as registerStart } from './cli/start.ts';
import { register as registerTenant } from './cli/tenant.ts';
import { register as registerTls } from './cli/tls.ts';

/** In the order of the help. Each may import only what its help needs; the rest when it runs. */
const commands = [
  registerStart,
  registerMigrate,
  registerTenant,
  registerSample,
  registerAssign,
  registerReview,
  registerImport,
  registerExport,
  registerBackup,
  registerRestore,
  registerTls,
  registerBench,
];

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const program = new Command('ba-nam')
  .description(
    'Ba Nắm: phân công, theo dõi và hỗ trợ cơ sở.\nBa Nắm: assigns officials to units, follows and supports them.',
  )
  .version(version, '-V, --version', 'số phiên bản / version')
  .helpOption('-h, --help', 'trợ giúp / help')
  .helpCommand('help [command]', 'trợ giúp về một lệnh / help for a command')
  .configureHelp({ styleTitle: (title) => titles[title] ?? title })
  .configureOutput({ outputError: (complaint, write) => write(inBothLanguages(complaint)) })
  .exitOverride();

const titles: Record<string, string> = {
  'Usage:': 'Cách dùng / Usage:',
  'Options:': 'Tùy chọn / Options:',
  'Commands:': 'Lệnh / Commands:',
  'Arguments:': 'Tham số / Arguments:',
};

for (const register of commands) register(program);

try {
  await program.parseAsync();
} catch (error) {
  // What is wrong with the words of the command was said already.
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.badInput;
  else process.exitCode = explain(error);
}
