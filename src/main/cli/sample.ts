import type { Command } from 'commander';
import type { Tenancy } from '../../server/tenancy.ts';
import type { Installation } from '../../server/tenant.ts';
import { BadInput, say } from './exit.ts';
import { type InstallationOptions as Options, withInstallation } from './with-installation.ts';

/** `ba-nam sample list | load NAME | delete NAME`: sample worlds, each a tenant of its own beside any other. */
export function register(program: Command) {
  const sample = program
    .command('sample')
    .summary('dữ liệu mẫu: xem, dựng, xóa / sample data: list, load, delete')
    .description(
      'Dữ liệu mẫu là một nơi riêng, có đánh dấu, không bao giờ thành dữ liệu thật.\n' +
        'A sample is a tenant of its own, marked, and never turns into a real one.',
    )
    .helpCommand(false);
  const add = (line: string, summary: string) =>
    sample
      .command(line)
      .summary(summary)
      .description(summary)
      .option('--data <folder>', 'thư mục dữ liệu / data folder (BA_NAM_DATA, ./data)');
  add('list', 'các mẫu và mẫu nào đã dựng / the samples, and which are loaded')
    .option('--json', 'cho máy đọc / for machines')
    .action(list);
  add('load <name>', 'dựng một mẫu (chưa tới một phút) / load a sample (under a minute)').action(load);
  add(
    'delete <name>',
    'xóa một mẫu, không bao giờ xóa dữ liệu thật / delete a sample, never a real tenant',
  ).action(remove);
}

async function list(options: Options) {
  const { tenants } = await import('../../server/tenant.ts');
  const { samples } = await import('../server.ts');
  const loaded = await withInstallation(options, async ({ admin }) => await tenants(admin));
  const there = new Set(loaded.map(({ sample }) => sample));
  const all = samples.map(({ name, title, demoDay }) => ({ name, title, demoDay, loaded: there.has(name) }));
  if (options.json) process.stdout.write(`${JSON.stringify(all)}\n`);
  else
    for (const { name, title, demoDay, loaded } of all)
      process.stdout.write(
        `${name.padEnd(12)}${demoDay}  ${loaded ? 'đã dựng / loaded  ' : '—                 '}${title}\n`,
      );
}

async function load(name: string, options: Options) {
  const sample = await named(name);
  const { tenants } = await import('../../server/tenant.ts');
  const { loadSample } = await import('../samples/load.ts');
  const { commands, kinds, seeds } = await import('../server.ts');
  await withTenancy(options, async (installation, tenancy) => {
    if ((await tenants(installation.admin)).some((tenant) => tenant.name === name))
      throw new BadInput({
        vi: `Mẫu «${name}» đã có; muốn dựng lại thì xóa trước: npx ba-nam sample delete ${name}`,
        en: `The sample "${name}" is there; to build it again, delete it first: npx ba-nam sample delete ${name}`,
      });
    const began = Date.now();
    await loadSample(installation, tenancy, sample, { commands, kinds, seeds }, say);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    say({
      vi: `Đã dựng mẫu «${sample.title}» trong ${seconds} giây: mở /t/${name}/`,
      en: `Loaded the sample "${sample.title}" in ${seconds} s: open /t/${name}/`,
    });
  });
}

async function remove(name: string, options: Options) {
  await named(name);
  const { dropSample } = await import('../samples/load.ts');
  await withTenancy(options, async (installation, tenancy) => {
    if (!(await dropSample(installation, tenancy, name)))
      throw new BadInput({
        vi: `Ở đây không có dữ liệu mẫu «${name}».`,
        en: `There is no sample "${name}" here.`,
      });
    say({ vi: `Đã xóa dữ liệu mẫu «${name}».`, en: `Deleted the sample "${name}".` });
  });
}

/** Before anything is opened. */
async function named(name: string) {
  const { samples } = await import('../server.ts');
  const sample = samples.find((one) => one.name === name);
  if (sample) return sample;
  const names = samples.map((one) => one.name).join(', ');
  throw new BadInput({
    vi: `Không có mẫu «${name}»; chọn một trong: ${names}.`,
    en: `There is no sample "${name}"; choose one of: ${names}.`,
  });
}

/** The installation with its tenants' connections, closed before it is. */
const withTenancy = (
  options: Options,
  act: (installation: Installation, tenancy: Tenancy) => Promise<void>,
): Promise<void> =>
  withInstallation(options, async (installation) => {
    const { Tenancy } = await import('../../server/tenancy.ts');
    const tenancy = new Tenancy(installation);
    try {
      await act(installation, tenancy);
    } finally {
      await tenancy.close();
    }
  });
