import { readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { numbered } from '../../kernel/text.ts';
import { StartProblem } from '../../server/start-problem.ts';
import { daysLeft, hostsOf } from '../../server/tls.ts';
import { BadInput } from './exit.ts';

/** How the server is reached and where its data lies: from the options, else the environment, else for one's own machine. */
export interface Settings {
  host: string;
  port: number;
  dataFolder: string;
  /** What people type, without a slash at the end: links, the Origin check and cookies follow it. */
  baseUrl: string;
  tls: Certificate | null;
  /** A proxy in front speaks TLS and says who asks. */
  trustProxy: boolean;
  demo: boolean;
  /** A real server; null: our own in the data folder. */
  databaseUrl: string | null;
}

/** Certificate and key as PEM text. */
export interface Certificate {
  cert: string;
  key: string;
}

type Given = { host?: string; port?: string; data?: string };

export const defaultDataFolder = (given?: string) => path.resolve(given ?? process.env.BA_NAM_DATA ?? 'data');

/** @throws BadInput for a value that cannot be read, StartProblem for an address that would not be safe. */
export function readSettings(given: Given, env: NodeJS.ProcessEnv = process.env): Settings {
  const host = given.host ?? env.BA_NAM_HOST ?? '127.0.0.1';
  const port = readPort(given.port ?? env.PORT ?? '3000');
  const dataFolder = defaultDataFolder(given.data);
  const trustProxy = isOn(env.BA_NAM_TRUST_PROXY);
  const tls = readCertificate(env, trustProxy || isLoopback(host) ? null : path.join(dataFolder, 'tls'));
  if (!isLoopback(host) && tls === null && !trustProxy) throw unsafe(host);
  return {
    host,
    port,
    dataFolder,
    baseUrl: readBaseUrl(env.BA_NAM_URL, host, port, tls),
    tls,
    trustProxy,
    demo: isOn(env.BA_NAM_DEMO),
    databaseUrl: env.DATABASE_URL || null,
  };
}

const isOn = (value: string | undefined) => value !== undefined && !['', '0', 'false', 'no'].includes(value);

export const isLoopback = (host: string) =>
  host === 'localhost' ||
  host === '::1' ||
  host === '[::1]' ||
  /^127\.\d+\.\d+\.\d+$/.test(host) ||
  host.endsWith('.localhost');

function readPort(given: string): number {
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65535) return port;
  throw new BadInput({
    vi: `PORT «${given}» không phải là số từ 0 đến 65535.`,
    en: `PORT "${given}" is not a number from 0 to 65535.`,
  });
}

/** The certificate named in the environment, else the one that `ba-nam tls` put into `folder`. */
function readCertificate(env: NodeJS.ProcessEnv, folder: string | null): Certificate | null {
  const { BA_NAM_TLS_CERT: cert, BA_NAM_TLS_KEY: key } = env;
  if (cert && key) return { cert: readPem(cert), key: readPem(key) };
  if (cert || key)
    throw new BadInput({
      vi: 'BA_NAM_TLS_CERT và BA_NAM_TLS_KEY phải được đặt cùng nhau.',
      en: 'BA_NAM_TLS_CERT and BA_NAM_TLS_KEY must be set together.',
    });
  if (folder === null) return null;
  try {
    return {
      cert: readFileSync(path.join(folder, 'server.crt'), 'utf8'),
      key: readFileSync(path.join(folder, 'server.key'), 'utf8'),
    };
  } catch {
    return null;
  }
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BadInput({ vi: `Không đọc được tệp ${file}.`, en: `Cannot read the file ${file}.` });
  }
}

function readBaseUrl(given: string | undefined, host: string, port: number, tls: Certificate | null): string {
  if (!given) {
    const name = net.isIP(host) === 6 ? `[${host}]` : host;
    if (host !== '0.0.0.0' && host !== '::') return `${tls ? 'https' : 'http'}://${name}:${port}`;
    const first = tls && hostsOf(tls.cert)[0];
    if (first) return `https://${first}:${port}`;
    throw new BadInput({
      vi: `Hãy đặt BA_NAM_URL là địa chỉ mọi người gõ vào trình duyệt, vì ${host} không phải là một địa chỉ như vậy.`,
      en: `Set BA_NAM_URL to the address people type into the browser; ${host} is none.`,
    });
  }
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/')
    throw new BadInput({
      vi: `BA_NAM_URL «${given}» không có dạng https://tên-máy hoặc https://tên-máy:cổng.`,
      en: `BA_NAM_URL "${given}" is not of the form https://host or https://host:port.`,
    });
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new BadInput({
      vi: `BA_NAM_URL phải bắt đầu bằng https:// khi không phải là máy này.`,
      en: `BA_NAM_URL must begin with https:// unless it is this very machine.`,
    });
  return url.origin;
}

/** Without TLS a browser gives no offline copy, no safe cookie and no encryption there, so we do not begin. */
const unsafe = (host: string) =>
  new StartProblem('unsafeHost', {
    vi: `Không mở ở ${host} khi chưa có TLS: hãy chạy «npx ba-nam tls TÊN-MÁY» rồi khởi động lại, hoặc đặt BA_NAM_TLS_CERT và BA_NAM_TLS_KEY, hoặc BA_NAM_TRUST_PROXY=1 nếu đã có máy chủ trung gian lo TLS.`,
    en: `Not opening on ${host} without TLS: run "npx ba-nam tls HOST-NAME" and start again, or set BA_NAM_TLS_CERT and BA_NAM_TLS_KEY, or BA_NAM_TRUST_PROXY=1 where a proxy in front takes care of TLS.`,
  });

/** A line for the last 30 days of the certificate, or null. */
export function certificateWarning({ tls }: Settings) {
  const days = tls ? daysLeft(tls.cert) : Number.POSITIVE_INFINITY;
  if (days > 30) return null;
  if (days < 0)
    return {
      vi: 'Chứng chỉ TLS đã hết hạn; hãy chạy «npx ba-nam tls».',
      en: 'The TLS certificate has ended; run "npx ba-nam tls".',
    };
  return {
    vi: `Chứng chỉ TLS còn ${days} ngày; hãy chạy «npx ba-nam tls» để làm chứng chỉ mới.`,
    en: `The TLS certificate ends in ${numbered(days, 'day')}; run "npx ba-nam tls" for a new one.`,
  };
}
