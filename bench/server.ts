import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';

/** `ba-nam start` in a process of its own. */
export interface Server {
  address: string;
  /** From the command to the first answer. */
  milliseconds: number;
  stop(): Promise<void>;
}

/** Starts it on any free port, without a sample, and waits until /readyz answers. */
export async function startServer(folder: string): Promise<Server> {
  const began = performance.now();
  const { npm_command, ...env } = process.env;
  const door = path.join(import.meta.dirname, '../bin/ba-nam.js');
  const child = spawn(process.execPath, [door, 'start', '--sample', 'none'], {
    env: { ...env, BA_NAM_DATA: folder, PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = await addressOf(child);
  while (!(await isReady(address))) await new Promise((resolve) => setTimeout(resolve, 5));
  return {
    address,
    milliseconds: Math.round(performance.now() - began),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  if (child.stderr)
    for await (const line of createInterface({ input: child.stderr })) {
      said.push(line);
      const address = /đang chạy ở (\S+)/.exec(line)?.[1];
      if (address) return address;
    }
  throw new Error(`the server ended: ${said.join('\n')}`);
}

const isReady = (address: string) =>
  fetch(`${address}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** One client with one connection that stays open, signed in by its cookie. A status other than 200 is an error. */
export function client(address: string, cookie: string) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const send = (method: string, at: string, body?: object) =>
    new Promise<unknown>((resolve, reject) => {
      const said = body === undefined ? undefined : JSON.stringify(body);
      const headers = { cookie, ...(said ? { 'content-type': 'application/json' } : {}) };
      const request = http.request(`${address}${at}`, { method, agent, headers }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece) => pieces.push(piece));
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${method} ${at}: ${response.statusCode} ${text.slice(0, 300)}`));
        });
      });
      request.once('error', reject);
      request.end(said);
    });
  return {
    get: (at: string) => send('GET', at),
    post: (at: string, body: object) => send('POST', at, body),
    close: () => agent.destroy(),
  };
}
