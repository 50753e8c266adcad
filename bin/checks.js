/**
 * Everything that can be checked by machine; run by the pinned Node. Says each step, goes on after one that fails, and
 * ends with the line `N passed, N failed`; types, lint and the web build count as one each.
 * Words after `npm test --` go to vitest: only the tests that they name are run then.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { npmCommand, root } from './ground.js';

const only = process.argv.slice(2);
const counts = { passed: 0, failed: 0 };
const failures = [];

async function testAll() {
  process.chdir(root);
  if (only.length === 0) {
    await check('types', ['run', '--silent', 'types']);
    await check('lint', ['run', '--silent', 'lint']);
  }
  await webBuild();
  const withoutBrowser = (await findChromium()) ? [] : ['--exclude', 'test/journeys/**'];
  await vitest('tests', [...only, ...withoutBrowser]);
  if (only.length === 0) await onOldestPostgres();
  for (const failure of failures) say(`✗ ${failure}`);
  say(`${counts.passed} passed, ${counts.failed} failed`);
  process.exit(counts.failed > 0 ? 1 : 0);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Counts one result, with its name where it failed. */
function count(name, isGood) {
  if (isGood) counts.passed++;
  else {
    counts.failed++;
    failures.push(name);
  }
}

/** Runs an npm script as one check. */
async function check(name, args) {
  const began = Date.now();
  say(`· ${name}…`);
  const [file, ...before] = npmCommand();
  const code = await run(file, [...before, ...args]);
  say(`${code === 0 ? '✓' : '✗'} ${name} ${seconds(began)}`);
  count(name, code === 0);
}

const seconds = (began) => `(${((Date.now() - began) / 1000).toFixed(1)} s)`;

function run(file, args, env = {}) {
  const child = spawn(file, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(127)).once('exit', (code) => resolve(code ?? 1));
  });
}

/** The journeys walk through the built app; built only when its sources changed. */
async function webBuild() {
  const { buildWeb, isWebBuilt } = await import('../src/main/cli/web-build.ts');
  if (isWebBuilt()) return say('· web build: up to date');
  const began = Date.now();
  say('· web build…');
  const error = await buildWeb(() => {}, { orOlder: false }).then(
    () => null,
    (problem) => problem,
  );
  if (error !== null) say(`${error.message}`);
  say(`${error === null ? '✓' : '✗'} web build ${seconds(began)}`);
  count('web build', error === null);
}

/** Says which journeys are left out, and how to have them, where the machine has no Chromium. */
async function findChromium() {
  const { CHROMIUM, CHROMIUM_PATH } = process.env;
  const places = [CHROMIUM, CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].filter(Boolean);
  if (places.some((file) => existsSync(file))) return true;
  if (process.env.CI && process.getuid?.() === 0) {
    say('· apt-get install chromium…');
    await run('apt-get', ['update', '--quiet=2']);
    await run('apt-get', ['install', '--yes', '--quiet=2', '--no-install-recommends', 'chromium']);
    if (places.some((file) => existsSync(file))) return true;
  }
  const journeys = globSync('test/journeys/**/*.test.ts').map((name) => path.basename(name, '.test.ts'));
  say(`! No Chromium: skipped the journeys ${journeys.join(', ')}. To bring it: apt-get install chromium`);
  return false;
}

/** Counts every test of the run, and a file that could not be read as one that failed. */
async function vitest(name, args, env) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ba-nam-results-'));
  const file = path.join(folder, 'results.json');
  const began = Date.now();
  say(`· ${name}…`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args],
    env,
  );
  const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { testResults: [] };
  rmSync(folder, { recursive: true });
  const before = counts.failed;
  for (const { name: testFile, status, assertionResults } of results.testResults) {
    const where = path.relative(root, testFile);
    for (const one of assertionResults)
      if (one.status === 'passed' || one.status === 'failed')
        count(`${where}: ${one.fullName}`, one.status === 'passed');
    if (status === 'failed' && assertionResults.every((one) => one.status !== 'failed')) count(where, false);
  }
  if (code !== 0 && counts.failed === before) count(name, false);
  say(`${code === 0 ? '✓' : '✗'} ${name} ${seconds(began)}`);
}

/** The tests that use a database once more on the oldest PostgreSQL we support, where Debian has brought it. */
async function onOldestPostgres() {
  const bindir = '/usr/lib/postgresql/15/bin';
  if (process.env.PG_BINDIR || process.env.BA_NAM_TEST_URL) return;
  if (!existsSync(bindir))
    return say(
      '! No PostgreSQL 15 here: the database tests ran on 18 alone. To bring it: apt-get install postgresql-15',
    );
  const files = globSync('{src,test}/**/*.test.ts').filter((file) =>
    /world\/(database|http)\.ts'/.test(readFileSync(file, 'utf8')),
  );
  if (files.length > 0)
    await vitest(
      'database tests on PostgreSQL 15',
      files.filter((file) => !file.startsWith('test/journeys')),
      { PG_BINDIR: bindir },
    );
}

await testAll();
