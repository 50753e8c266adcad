/** The command line's door on machines that lack something, with an npm that only notes that it was asked. */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** A clone without packages, in a folder of its own, with an npm beside it that links ours in. */
function freshClone(): string {
  const above = mkdtempSync('/tmp/ba-nam-clone-');
  onTestFinished(() => rmSync(above, { recursive: true, force: true }));
  const clone = path.join(above, 'ba nắm');
  mkdirSync(clone);
  for (const part of ['bin', 'src', 'package.json', 'package-lock.json'])
    cpSync(path.join(root, part), path.join(clone, part), { recursive: true });
  const npm = path.join(above, 'npm');
  writeFileSync(
    npm,
    `#!/bin/sh\necho "$@" >> '${above}/asked'\nmkdir -p node_modules && ln -sf '${root}/node_modules/'* node_modules/\n`,
  );
  chmodSync(npm, 0o755);
  return clone;
}

const asked = (clone: string) => readFileSync(path.join(clone, '../asked'), 'utf8').trim().split('\n');

/** Runs the door as a machine with such a Node would; `platform` makes it believe that it stands elsewhere. */
function door(
  clone: string,
  args: string[],
  { env = {}, platform = '', cwd = '/', bin = path.join(clone, 'bin/ba-nam.js') } = {},
) {
  const pretend =
    platform &&
    `--import=data:text/javascript,Object.defineProperty(process,'platform',{value:'${platform}'})`;
  const { npm_execpath, npm_command, DATABASE_URL, ...rest } = process.env;
  const PATH = `${path.dirname(clone)}:${process.env.PATH}`;
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [...(pretend ? [pretend] : []), bin, ...args],
      { cwd, env: { ...rest, PATH, ...env } },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

test('a fresh clone installs once, says so, and again only when the lock file changed', async () => {
  const clone = freshClone();
  const first = await door(clone, ['--version']);
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  expect(first.err).toMatch(/Đang cài các gói cần thiết.*Installing the packages it needs/);
  expect(asked(clone)).toEqual(['ci --loglevel=error --no-audit --no-fund --ignore-scripts']);

  expect((await door(clone, ['--version'])).err).toBe('');
  expect(asked(clone)).toHaveLength(1);

  const lock = path.join(clone, 'package-lock.json');
  writeFileSync(lock, readFileSync(lock, 'utf8').replace('"lockfileVersion"', ' "lockfileVersion"'));
  rmSync(path.join(clone, 'node_modules/.package-lock.json'), { force: true });
  await door(clone, ['--version']);
  expect(asked(clone)).toHaveLength(2);
});

test('of two first starts at once only one installs', async () => {
  const clone = freshClone();
  const both = await Promise.all([door(clone, ['--version']), door(clone, ['--version'])]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(asked(clone)).toHaveLength(1);
});

test('packages that a `npm ci` by hand has placed are not placed again', async () => {
  const clone = freshClone();
  const modules = path.join(clone, 'node_modules');
  mkdirSync(modules);
  const names = readdirSync(path.join(root, 'node_modules')).filter((name) => name !== '.ba-nam-installed');
  for (const name of names) symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  expect((await door(clone, ['--version'])).err).toBe('');
});

test('an npm that fails is said in one sentence', async () => {
  const clone = freshClone();
  writeFileSync(path.join(clone, '../npm'), '#!/bin/sh\nexit 1\n');
  const { code, err } = await door(clone, ['start']);
  expect(code).toBe(1);
  expect(err).toMatch(/Không cài được các gói.*\nThe packages could not be installed.*\n$/);
});

test('it is found through a link, from any folder', async () => {
  const clone = freshClone();
  const link = path.join(clone, '../ba-nam');
  symlinkSync(path.join(clone, 'bin/ba-nam.js'), link);
  const { code, out } = await door(clone, ['--help'], { bin: link, cwd: '/tmp' });
  expect(code).toBe(0);
  expect(out).toMatch(/Cách dùng \/ Usage: ba-nam/);
});

test('where PostgreSQL cannot come along it names DATABASE_URL and WSL before it installs anything', async () => {
  const clone = freshClone();
  const { code, err } = await door(clone, ['start'], { platform: 'darwin' });
  expect(code).toBe(1);
  expect(err).toMatch(
    /^Máy này \(darwin \w+\).*DATABASE_URL.*WSL.*\nThis machine \(darwin \w+\).*DATABASE_URL.*WSL.*\n$/,
  );
  expect(() => asked(clone)).toThrow('ENOENT');
});

test('what needs no database works there, and so does start with a server of one’s own', async () => {
  const clone = freshClone();
  expect((await door(clone, ['--help'], { platform: 'darwin' })).code).toBe(0);
  const own = { platform: 'darwin', env: { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/x', PORT: 'x' } };
  expect((await door(clone, ['start'], own)).err).toContain('PORT «x»');
});

test('words it does not know are bad input', async () => {
  const clone = freshClone();
  expect((await door(clone, ['start', '--nonsense'])).code).toBe(2);
  expect((await door(clone, ['nonsense'])).code).toBe(2);
});
