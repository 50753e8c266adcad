import { createServer } from 'node:net';
import type { Command } from 'commander';
import { StartProblem } from '../../server/start-problem.ts';
import { BadInput, say } from './exit.ts';
import { beTheOnlyStart } from './only-start.ts';
import { certificateWarning, readSettings, type Settings } from './settings.ts';

const samples = ['my-thanh', 'cho-lach', 'none'];

/** `ba-nam start`: PostgreSQL, then the server, until Ctrl-C. */
export function register(program: Command) {
  program
    .command('start')
    .summary('khởi động Ba Nắm / start Ba Nắm')
    .description(
      'Khởi động Ba Nắm và phục vụ cho đến khi bấm Ctrl-C.\nStarts Ba Nắm and serves until Ctrl-C.',
    )
    .option(
      '--sample <name>',
      `dữ liệu mẫu khi còn trống / sample for an empty start: ${samples.join(', ')}`,
      'my-thanh',
    )
    .option('--port <number>', 'cổng / port (PORT, 3000)')
    .option('--host <address>', 'địa chỉ lắng nghe / address to listen on (BA_NAM_HOST, 127.0.0.1)')
    .option('--data <folder>', 'thư mục dữ liệu / data folder (BA_NAM_DATA, ./data)')
    .addHelpText('after', environmentHelp)
    .action(start);
}

const environmentHelp = `
Biến môi trường / Environment:
  BA_NAM_DATA          thư mục dữ liệu / data folder (./data)
  PORT, BA_NAM_HOST    nơi lắng nghe / where to listen (127.0.0.1:3000)
  BA_NAM_URL           địa chỉ mọi người gõ / the address people type
  BA_NAM_TLS_CERT, _KEY  tệp chứng chỉ và khóa / certificate and key files ("ba-nam tls" makes them)
  BA_NAM_TRUST_PROXY   1: máy chủ trung gian lo TLS / a proxy in front speaks TLS
  BA_NAM_DEMO          1: cho đăng nhập mẫu bằng một lần bấm / one-click sign-in of a sample anywhere
  DATABASE_URL         PostgreSQL 15-18 có sẵn / a PostgreSQL of your own
`;

async function start(options: { sample: string; port?: string; host?: string; data?: string }) {
  if (!samples.includes(options.sample))
    throw new BadInput({
      vi: `Không có dữ liệu mẫu «${options.sample}»; chọn một trong: ${samples.join(', ')}.`,
      en: `There is no sample "${options.sample}"; choose one of: ${samples.join(', ')}.`,
    });
  const settings = readSettings(options);
  const opened: Stoppable[] = [];
  const asked = untilAskedToStop();
  await checkPortFree(settings);
  if (settings.databaseUrl === null && process.platform === 'linux')
    await Promise.race([beTheOnlyStart(settings.dataFolder), asked]);
  try {
    await Promise.race([open(settings, options.sample, opened).then(() => asked), asked]);
    say({ vi: 'Đang dừng…', en: 'Stopping…' });
  } finally {
    for (const part of opened.reverse()) await withinPatience(part.stop());
  }
  process.exit();
}

interface Stoppable {
  stop(): Promise<void>;
}

/** Everything in order; what stands is in `opened`, so that Ctrl-C half-way stops just that. */
async function open(settings: Settings, sample: string, opened: Stoppable[]): Promise<void> {
  const { buildWeb } = await import('./web-build.ts');
  await buildWeb(say);
  const { openPostgres } = await import('../../server/database-url.ts');
  const { databaseUrl: url, ...reached } = settings;
  const postgres = await openPostgres({ url, folder: settings.dataFolder, say });
  opened.push(postgres);
  const { run } = await import('../server.ts');
  opened.push(
    await run({ adminUrl: postgres.url, ...reached, sample, say }).catch((error: NodeJS.ErrnoException) => {
      // Someone took the port while we were getting ready.
      throw error.syscall === 'listen' ? portProblem(error.code ?? '', settings.host, settings.port) : error;
    }),
  );
  const warning = certificateWarning(settings);
  if (warning !== null) say(warning);
}

/** A connection that will not close keeps no one from stopping what lies below it. */
const withinPatience = (stopping: Promise<void>) => {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, 40_000).unref());
  return Promise.race([stopping, patience]);
};

/**
 * Settles on the first Ctrl-C or SIGTERM; also when the command's door, which started us, has died of whatever cause (its
 * channel closes), so that no server without a master keeps the port.
 */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.once('disconnect', resolve);
    // Listening alone must not keep us alive once a problem has been said.
    process.channel?.unref();
  });
}

/**
 * Before anything heavy begins. A server that is just ending gets two seconds to leave.
 * @throws StartProblem when something listens there, the address is not this machine's, or the port is reserved.
 */
async function checkPortFree({ host, port }: Settings): Promise<void> {
  for (let tries = 0; ; tries++) {
    const code = await tryListening(host, port);
    if (code === null) return;
    if (code !== 'EADDRINUSE' || tries === 8) throw portProblem(code, host, port);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Null when it can listen there, else the error's code. */
function tryListening(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });
}

function portProblem(code: string, host: string, port: number): StartProblem {
  if (code === 'EADDRINUSE')
    return new StartProblem('portTaken', {
      vi: `Cổng ${port} ở ${host} đang có chương trình khác dùng; hãy dừng nó hoặc chọn cổng khác, ví dụ PORT=${port + 1}.`,
      en: `Port ${port} on ${host} is in use by another program; stop it, or choose another, such as PORT=${port + 1}.`,
    });
  if (code === 'EACCES')
    return new StartProblem('portReserved', {
      vi: `Người dùng này không được mở cổng ${port}; hãy chọn cổng từ 1024 trở lên.`,
      en: `This user may not open port ${port}; choose one from 1024 up.`,
    });
  return new StartProblem('noSuchAddress', {
    vi: `Máy này không có địa chỉ ${host} (${code}); hãy sửa BA_NAM_HOST.`,
    en: `This machine has no address ${host} (${code}); mend BA_NAM_HOST.`,
  });
}
