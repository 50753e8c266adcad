/**
 * A process that holds PostgreSQL on a folder, for tests that kill it. Says what it got as one line of JSON, stops on
 * SIGTERM, and in `write` mode lets four writers insert without end, noting every acknowledged row in a file.
 */
import { appendFileSync } from 'node:fs';
import pg from 'pg';
import { startPostgres } from '../../src/server/embedded.ts';
import { StartProblem } from '../../src/server/start-problem.ts';

const [folder = '', mode = 'hold', noted = ''] = process.argv.slice(2);
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const postgres = await startPostgres({ folder, say: () => {} });
  process.once('SIGTERM', () => postgres.stop().then(() => process.exit()));
  if (mode === 'write') for (let writer = 0; writer < 4; writer++) void write(postgres.url, writer);
  tell({ url: postgres.url, attached: postgres.attached });
  setInterval(() => {}, 60_000);
} catch (error) {
  tell({
    problem: error instanceof StartProblem ? error.code : String(error),
    says: (error as StartProblem).says,
  });
  process.exitCode = 1;
}

/** Rows are numbered by the writer; a number is noted only once its commit has been acknowledged. */
async function write(url: string, writer: number) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client
    .query('create table if not exists noted (writer int, number int, filler text)')
    .catch(() => {});
  const { rows } = await client.query(
    'select coalesce(max(number), 0) as last from noted where writer = $1',
    [writer],
  );
  for (let number = rows[0].last + 1; ; number++) {
    await client.query('insert into noted values ($1, $2, repeat($3, 200))', [writer, number, 'x']);
    appendFileSync(noted, `${writer} ${number}\n`);
  }
}
