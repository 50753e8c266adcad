import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import type { SetUp } from '../../accounts/set-up.ts';
import type { Tenant } from '../../server/tenant.ts';
import { BadInput } from './exit.ts';
import {
  chosenTenant,
  type InstallationOptions,
  tell,
  withInstallation,
  withInstallationOptions,
} from './with-installation.ts';

/** `ba-nam tenant list | make NAME | host NAME HOST`: the communes or provinces of this installation. */
export function register(program: Command): void {
  const tenant = program
    .command('tenant')
    .summary('các nơi dùng chung máy này: xem, thêm, tên máy / tenants: list, make, host')
    .description(
      'Một nơi là trọn một cây đơn vị: một xã đứng riêng, hoặc một tỉnh với mọi đơn vị bên dưới.\n' +
        'A tenant is one whole tree of units: a commune on its own, or a province with all beneath it.',
    )
    .helpCommand(false);
  const add = (line: string, summary: string) =>
    withInstallationOptions(tenant.command(line).summary(summary).description(summary));
  add('list', 'các nơi ở đây / the tenants here').action(list);
  add('make <name>', 'thêm một nơi, có quản trị đầu tiên / add one, with its first administrator')
    .requiredOption('--title <text>', 'tên đơn vị / the unit’s name («Xã Mỹ Thạnh»)')
    .option('--kind <code>', 'province, city, district, commune, ward, township, specialZone', 'commune')
    .option(
      '--superior <kind=name...>',
      'cấp trên, từ trên xuống / superiors from the top («province=Tỉnh …»)',
    )
    .option('--from <day>', 'cây đơn vị có từ ngày / the tree is known from (2026-01-01)')
    .requiredOption('--administrator <name>', 'họ tên quản trị đầu tiên / the first administrator’s name')
    .option('--user <name>', 'tên đăng nhập / user name', 'quantri')
    .option('--host <name>', 'tên máy riêng / a host name of its own')
    .action(make);
  add(
    'host <name> [host]',
    'đặt tên máy riêng; bỏ trống: thôi dùng / set a host name of its own, or none',
  ).action(host);
}

async function list(options: InstallationOptions): Promise<void> {
  const { tenants } = await import('../../server/tenant.ts');
  await withInstallation(options, async ({ admin }) => {
    const all = (await tenants(admin)).map(({ name, title, host, sample, demoDay }) => ({
      ...{ name, title, host, sample, demoDay },
    }));
    if (options.json) return void process.stdout.write(`${JSON.stringify(all)}\n`);
    for (const { name, title, host: at, sample } of all)
      process.stdout.write(
        `${name.padEnd(20)}${sample ? 'mẫu / sample  ' : ''}${title}${at ? `  ${at}` : ''}\n`,
      );
    if (all.length === 0) tell(options, all, { vi: 'Chưa có nơi nào.', en: 'There is no tenant yet.' });
  });
}

interface MakeOptions extends InstallationOptions {
  title: string;
  kind: string;
  superior?: string[];
  from?: string;
  administrator: string;
  user: string;
  host?: string;
}

/** The same first step as in the browser; the administrator begins with a one-time link instead of a password. */
async function make(name: string, options: MakeOptions): Promise<void> {
  const setUp = await readSetUp(name, options);
  const at = options.host === undefined ? null : readHost(options.host);
  const { findTenant, makeTenant, openTenant } = await import('../../server/tenant.ts');
  await withInstallation(options, async (installation) => {
    if (await findTenant(installation.admin, name))
      throw new BadInput({ vi: `Đã có nơi tên «${name}».`, en: `There is a tenant "${name}" already.` });
    const tenant = await makeTenant(installation, { name, title: setUp.title, host: at });
    const db = openTenant(installation, tenant, 1);
    const token = await begin(db, setUp).finally(() => db.destroy());
    const link = `${addressOf(tenant)}/begin#${token}`;
    tell(
      options,
      { name, title: tenant.title, host: tenant.host, link },
      {
        vi: `Đã thêm «${tenant.title}». Quản trị đầu tiên mở liên kết này trong 24 giờ, tên đăng nhập «${setUp.administrator.userName}»:\n  ${link}`,
        en: `Added "${tenant.title}". Its first administrator opens the link above within 24 hours, user name "${setUp.administrator.userName}".`,
      },
    );
  });
}

async function readSetUp(name: string, options: MakeOptions): Promise<SetUp> {
  const { SetUp } = await import('../../accounts/set-up.ts');
  const { refuseName } = await import('../../accounts/set-up.rules.ts');
  const { dayAt } = await import('../../kernel/day.ts');
  const read = SetUp.safeParse({
    name,
    title: options.title,
    from: options.from ?? `${dayAt(Date.now()).slice(0, 4)}-01-01`,
    superiors: (options.superior ?? []).map((one) => {
      const [kind = '', unit = ''] = one.split('=');
      return { kind, name: unit };
    }),
    home: { kind: options.kind, name: options.title },
    administrator: { name: options.administrator, post: '', userName: options.user },
  });
  const reserved = refuseName(name);
  if (reserved) throw new BadInput(reserved.says);
  if (read.success) return read.data;
  const places = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ');
  throw new BadInput({ vi: `Chưa đúng: ${places}.`, en: `Wrong or missing: ${places}.` });
}

/** Fills the new tenant and issues the administrator's link; gives the link's token. */
async function begin(db: import('../../server/sql.ts').Db, setUp: SetUp): Promise<string> {
  const { kinds, seeds } = await import('../server.ts');
  const { beginTenant, newSetUpIds } = await import('../../accounts/set-up.sql.ts');
  const { insertInvitation } = await import('../../accounts/account.sql.ts');
  const { tokenHash } = await import('../../accounts/account.commands.ts');
  const { newId } = await import('../../kernel/id.ts');
  const token = randomBytes(32).toString('base64url');
  const ids = newSetUpIds(setUp.superiors.length);
  await db.transaction().execute(async (tx) => {
    await beginTenant(tx, setUp, { kinds, seeds, ids, passwordHash: null });
    const { official: madeBy, account: accountId } = ids;
    await insertInvitation(tx, { id: newId(), accountId, madeBy, tokenHash: tokenHash(token) });
  });
  return token;
}

async function host(name: string, given: string | undefined, options: InstallationOptions): Promise<void> {
  const at = given === undefined ? null : readHost(given);
  await withInstallation(options, async (installation) => {
    const tenant = await chosenTenant(installation, name);
    const taken = await installation.admin.query<{ name: string }>(
      'select name from public.tenant where host = $1 and name <> $2',
      [at, name],
    );
    const other = taken.rows[0]?.name;
    if (other)
      throw new BadInput({
        vi: `«${at}» đang là tên máy của «${other}».`,
        en: `"${at}" is the host of "${other}".`,
      });
    await installation.admin.query('update public.tenant set host = $2 where name = $1', [name, at]);
    const address = addressOf({ ...tenant, host: at });
    tell(
      options,
      { name, host: at },
      { vi: `«${tenant.title}» mở ở ${address}/`, en: `"${tenant.title}" opens at ${address}/` },
    );
  });
}

/** @throws BadInput for what is no host name; a port or https:// belongs to BA_NAM_URL. */
function readHost(given: string): string {
  const name = given.toLowerCase();
  if (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(name)) return name;
  throw new BadInput({
    vi: `«${given}» không phải là tên máy; không ghi https:// hay số cổng.`,
    en: `"${given}" is no host name; leave out https:// and the port.`,
  });
}

/** As people will type it: BA_NAM_URL, else this machine. */
function addressOf({ name, host: at }: Pick<Tenant, 'name' | 'host'>): string {
  const base = new URL(process.env.BA_NAM_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`);
  if (at === null) return `${base.origin}/t/${name}`;
  return Object.assign(base, { hostname: at }).origin;
}
