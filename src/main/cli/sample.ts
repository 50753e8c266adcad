import type { Command } from 'commander';
import { BadInput, say } from './exit.ts';
import { defaultDataFolder } from './settings.ts';

type Options = { data?: string; json?: boolean };

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
  await withInstallation(options, async ({ installation, samples, tenants }) => {
    const there = new Set((await tenants(installation.admin)).map(({ sample }) => sample));
    const all = samples.map(({ name, title, demoDay }) => ({
      name,
      title,
      demoDay,
      loaded: there.has(name),
    }));
    if (options.json) process.stdout.write(`${JSON.stringify(all)}\n`);
    else
      for (const { name, title, demoDay, loaded } of all)
        process.stdout.write(
          `${name.padEnd(12)}${demoDay}  ${loaded ? 'đã dựng / loaded  ' : '—                 '}${title}\n`,
        );
  });
}

async function load(name: string, options: Options) {
  const sample = await named(name);
  await withInstallation(options, async ({ installation, tenancy, tenants, parts, loadSample }) => {
    if ((await tenants(installation.admin)).some((tenant) => tenant.name === name))
      throw new BadInput({
        vi: `Mẫu «${name}» đã có; muốn dựng lại thì xóa trước: npx ba-nam sample delete ${name}`,
        en: `The sample "${name}" is there; to build it again, delete it first: npx ba-nam sample delete ${name}`,
      });
    const began = Date.now();
    await loadSample(installation, tenancy, sample, parts, say);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    say({
      vi: `Đã dựng mẫu «${sample.title}» trong ${seconds} giây: mở /t/${name}/`,
      en: `Loaded the sample "${sample.title}" in ${seconds} s: open /t/${name}/`,
    });
  });
}

async function remove(name: string, options: Options) {
  await named(name);
  await withInstallation(options, async ({ installation, tenancy, dropSample }) => {
    if (!(await dropSample(installation, tenancy, name)))
      throw new BadInput({
        vi: `Ở đây không có dữ liệu mẫu «${name}».`,
        en: `There is no sample "${name}" here.`,
      });
    say({ vi: `Đã xóa dữ liệu mẫu «${name}».`, en: `Deleted the sample "${name}".` });
  });
}

type World = Awaited<ReturnType<typeof open>>;

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

/** The installation in the data folder (or at DATABASE_URL), running or not; closed again whatever happens. */
async function withInstallation(options: Options, act: (world: World) => Promise<void>) {
  const world = await open(options);
  try {
    await act(world);
  } finally {
    await world.tenancy.close();
    await world.installation.admin.end();
    await world.postgres.stop();
  }
}

async function open(options: Options) {
  const { openPostgres } = await import('../../server/database-url.ts');
  const { openInstallation } = await import('../../server/installation.ts');
  const { tenants } = await import('../../server/tenant.ts');
  const { Tenancy } = await import('../../server/tenancy.ts');
  const { commands, kinds, samples, seeds } = await import('../server.ts');
  const { dropSample, loadSample } = await import('../samples/load.ts');
  const folder = defaultDataFolder(options.data);
  const postgres = await openPostgres({ url: process.env.DATABASE_URL || null, folder, say });
  const installation = await openInstallation(postgres.url, folder).catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  const parts = { commands, kinds, seeds };
  return {
    postgres,
    installation,
    tenancy: new Tenancy(installation),
    tenants,
    samples,
    parts,
    dropSample,
    loadSample,
  };
}
