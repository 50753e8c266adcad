/** What a person is told of the server that DATABASE_URL names, asked of a real one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ask } from '../../test/faults/held.ts';
import { checkDatabaseUrl, openPostgres } from './database-url.ts';
import { type Postgres, startPostgres } from './embedded.ts';
import type { StartProblem } from './start-problem.ts';

let postgres: Postgres;

beforeAll(async () => {
  const folder = mkdtempSync('/tmp/ba-nam-test-');
  postgres = await startPostgres({ folder, say: () => {} });
  await ask(postgres.url, `create role weak login password 'right'`);
  await ask(postgres.url, `create role clerk login createrole password 'right'`);
  await ask(
    postgres.url,
    `create database letters encoding latin1 locale 'C' locale_provider libc template template0`,
  );
  const rules = path.join(folder, 'postgres/pg_hba.conf');
  writeFileSync(rules, `local all weak,clerk scram-sha-256\n${readFileSync(rules, 'utf8')}`);
  await ask(postgres.url, 'select pg_reload_conf()');
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  };
});

/** The address of the test's own server, with these parts changed. */
function address(user: string, password: string, database = 'postgres'): string {
  return Object.assign(new URL(postgres.url), { username: user, password, pathname: `/${database}` }).href;
}

const told = async (url: string) =>
  checkDatabaseUrl(url).then(
    (version) => `${version}`,
    (problem: StartProblem) => `${problem.code}: ${problem.says.en}`,
  );

test('a good one gives its version, and is left running at the end', async () => {
  expect(await told(postgres.url)).toBe(String(postgres.version));
  const opened = await openPostgres({ url: postgres.url, folder: '/nowhere', say: () => {} });
  await opened.stop();
  expect(await ask(opened.url, 'select 1')).toBe(1);
});

test.each([
  ['a wrong password', () => address('weak', 'wrong'), 'wrongPassword'],
  ['a user that is not there', () => address('nobody', 'x'), 'wrongPassword'],
  ['a database that is not there', () => address('banam', '', 'gone'), 'noDatabase'],
  [
    'a user who may not make roles',
    () => address('weak', 'right'),
    'noRights: The user "weak" of DATABASE_URL lacks rights: CREATEROLE',
  ],
  [
    'a user who may not make schemas',
    () => address('clerk', 'right'),
    'noRights: The user "clerk" of DATABASE_URL lacks rights: CREATE ON',
  ],
  ['a database in another encoding', () => address('banam', '', 'letters'), 'notUtf8'],
  ['a host that is not there', () => 'postgresql://a:secret@khong-co.invalid/x', 'noHost'],
  ['a port where nothing listens', () => 'postgresql://a:secret@127.0.0.1:1/x', 'refused'],
  ['a socket that is not there', () => 'postgresql://a:secret@localhost/x?host=%2Fnowhere', 'refused'],
  ['another kind of address', () => 'mysql://a:secret@127.0.0.1/x', 'unreadable'],
  ['no address at all', () => 'postgresql://[', 'unreadable'],
])('%s is said in one sentence', async (_, url, expected) => {
  const sentence = await told(url());
  expect(sentence.startsWith(expected), sentence).toBe(true);
  expect(sentence).not.toMatch(/secret|wrong$/);
});
