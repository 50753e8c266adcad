/**
 * What must stand before Ba Nắm's own code can run: its packages, as the lock file has them, and its pinned Node.
 * Plain JavaScript that any Node from 20 on reads, with nothing but Node's own modules.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const lockFile = path.join(root, 'package-lock.json');
const stampFile = path.join(modules, '.ba-nam-installed');

/** One sentence in both languages, and the end. */
export function giveUp(vi, en) {
  process.stderr.write(`${vi}\n${en}\n`);
  process.exit(1);
}

/** Where the programs that come with Ba Nắm do not run: null, or the name of such a machine. */
export function unsupportedPlatform() {
  const { platform, arch } = process;
  if (platform !== 'linux' || !['x64', 'arm64'].includes(arch)) return `${platform} ${arch}`;
  return process.report.getReport().header.glibcVersionRuntime ? null : `linux ${arch} musl`;
}

/** Brings the packages of the lock file, unless they stand there already. Two starts at once install once. */
export async function install() {
  if (isInstalled()) return;
  const release = await alone();
  try {
    if (!isInstalled()) await runNpm();
    writeStamp();
  } finally {
    release();
  }
}

/** What was installed, and for which machine: a folder carried to another one is installed anew. */
const wantedStamp = () =>
  `${createHash('sha256').update(readFileSync(lockFile)).digest('hex')} ${process.platform} ${process.arch}\n`;

function isInstalled() {
  if (readOrNull(stampFile) === wantedStamp()) return true;
  if (!agreesWithLock()) return false;
  writeStamp();
  return true;
}

/**
 * Whether what npm last placed here, by its own list, is what the lock file says: then a `npm ci` by hand has done it, or
 * the lock file changed in ways that place nothing else.
 */
function agreesWithLock() {
  const placed = readOrNull(path.join(modules, '.package-lock.json'));
  if (placed === null || (unsupportedPlatform() === null && pinnedNode() === null)) return false;
  const there = JSON.parse(placed).packages;
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  return Object.entries(packages).every(([name, wanted]) => {
    if (name === '') return true;
    const found = there[name];
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional;
  });
}

function readOrNull(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** A checkout that only its owner may write works for others too, once installed. */
function writeStamp() {
  try {
    writeFileSync(stampFile, wantedStamp());
  } catch (error) {
    if (!['EACCES', 'EROFS'].includes(error.code)) throw error;
  }
}

/**
 * Waits until no other start installs into this folder. The lock is a socket in Linux's abstract name space,
 * which the kernel takes back when its owner dies. Returns what gives it back.
 */
async function alone() {
  if (process.platform !== 'linux') return () => {};
  const name = `\0ba-nam-install-${createHash('sha256').update(root).digest('hex').slice(0, 32)}`;
  for (;;) {
    const server = createServer();
    const held = await new Promise((resolve) => {
      server.once('error', () => resolve(false)).listen(name, () => resolve(true));
    });
    if (held) return () => server.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** Without install scripts: what comes over the network is not run before it is used. */
async function runNpm() {
  const stop = tellProgress('Đang cài các gói cần thiết', 'Installing the packages it needs');
  const flags = ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--ignore-scripts'];
  const [file, ...args] = npmCommand();
  const child = spawn(file, [...args, ...flags], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => child.once('error', () => resolve(127)).once('exit', resolve));
  stop();
  if (code === 127)
    giveUp(
      'Không tìm thấy npm; hãy cài Node.js cùng npm.',
      'npm was not found; install Node.js together with npm.',
    );
  if (code !== 0)
    giveUp(
      'Không cài được các gói; hãy kiểm tra mạng và quyền ghi vào thư mục này rồi chạy lại.',
      'The packages could not be installed; check the network and the right to write here, then run again.',
    );
}

/** The npm that started us, else the one on PATH. */
export function npmCommand() {
  const started = process.env.npm_execpath ?? '';
  return started.endsWith('npm-cli.js') && existsSync(started) ? [process.execPath, started] : ['npm'];
}

/** A line that counts the seconds on a terminal; elsewhere a line at the beginning and one at the end. */
function tellProgress(vi, en) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const line = () => `${vi}, ${seconds()} giây… / ${en}, ${seconds()} s…`;
  const { stderr } = process;
  if (!stderr.isTTY) stderr.write(`${vi}… / ${en}…\n`);
  const timer = setInterval(() => stderr.isTTY && stderr.write(`\r${line()}`), 500);
  return () => {
    clearInterval(timer);
    stderr.write(`${stderr.isTTY ? '\r' : ''}${line()}\n`);
  };
}

/** The Node 24 that came with the packages, or null where none fits this machine. */
export function pinnedNode() {
  const file = path.join(modules, `node24-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(file) ? file : null;
}

/**
 * Runs a script of ours with the pinned Node: here and now where this is one, else in a child with the same terminal,
 * signals and exit code. The child's channel to us closes when we die of whatever cause, and it stops then.
 */
export async function handOver(script, args) {
  if (isRightNode()) {
    process.argv = [process.execPath, script, ...args];
    whenNpmDies(() => process.kill(process.pid, 'SIGTERM'));
    return await import(pathToFileURL(script).href);
  }
  const child = spawn(pinnedNode(), [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  // Ctrl-C at a terminal reaches the child by itself too: being asked twice to stop, it stops once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenNpmDies(() => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/** npm killed outright tells no one, and its shell lives on: we look at both, and end with it. */
function whenNpmDies(stop) {
  if (process.env.npm_command === undefined || process.platform !== 'linux') return;
  const isShell = /^(sh|dash|ash|bash)$/.test(readOrNull(`/proc/${process.ppid}/comm`)?.trim() ?? '');
  const above = () => `${process.ppid} ${isShell ? parentOf(process.ppid) : ''}`;
  const before = above();
  setInterval(() => above() === before || stop(), 500).unref();
}

function parentOf(pid) {
  return /\) . (\d+)/.exec(readOrNull(`/proc/${pid}/stat`) ?? '')?.[1];
}

/** Whether this very Node may run our code; gives up where neither it nor a pinned one can. */
export function isRightNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major === 24) return true;
  const pinned = pinnedNode();
  if (pinned !== null && spawnSync(pinned, ['--version']).status === 0) return false;
  if (major > 24) return true;
  giveUp(
    `Cần Node.js 24 trở lên (đang chạy ${process.versions.node}); hãy cài Node.js 24 rồi chạy lại.`,
    `Node.js 24 or newer is needed (this is ${process.versions.node}); install Node.js 24 and run again.`,
  );
}
