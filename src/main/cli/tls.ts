import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { domainToASCII } from 'node:url';
import type { Command } from 'commander';
import { openDataFolder } from '../../server/data-folder.ts';
import {
  daysLeft,
  fingerprintOf,
  hostsOf,
  makeAuthority,
  makeServerCertificate,
  maySignFor,
  type Pair,
} from '../../server/tls.ts';
import { BadInput, say } from './exit.ts';
import { defaultDataFolder } from './settings.ts';

/** `ba-nam tls`: an authority and a certificate for an office network, in the data folder, where `start` finds them. */
export function register(program: Command) {
  program
    .command('tls')
    .summary('làm chứng chỉ cho mạng nội bộ / make a certificate for an office network')
    .description(
      'Làm cơ quan chứng thực riêng và chứng chỉ cho các tên máy hoặc địa chỉ IP; không ghi tên thì làm lại cho tên cũ.\n' +
        'Makes a private authority and a certificate for host names or IP addresses; without any, renews for the old ones.',
    )
    .argument('[hosts...]', 'tên máy hoặc địa chỉ IP / host names or IP addresses')
    .option('--data <folder>', 'thư mục dữ liệu / data folder (BA_NAM_DATA, ./data)')
    .action(makeCertificate);
}

async function makeCertificate(given: string[], options: { data?: string }) {
  const folder = path.join(defaultDataFolder(options.data), 'tls');
  const hosts = given.length > 0 ? [...new Set(given.map(readHost))] : oldHosts(folder);
  await openDataFolder(path.dirname(folder));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const old = readPair(folder, 'authority');
  const kept = old !== null && maySignFor(old.cert, hosts) ? old : null;
  const authority = kept ?? makeAuthority(hosts);
  const server = makeServerCertificate(hosts, authority);
  if (kept === null) await writePair(folder, 'authority', authority);
  await writePair(folder, 'server', server);
  tell(folder, hosts, authority, server, kept !== null);
}

/** As a certificate spells it: an address, or a name in ASCII. */
function readHost(given: string): string {
  if (net.isIP(given)) return given;
  const name = domainToASCII(given);
  if (
    /^(?=.{1,253}$)([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/.test(name)
  )
    return name;
  throw new BadInput({
    vi: `«${given}» không phải là tên máy hay địa chỉ IP; không ghi https:// hay số cổng.`,
    en: `"${given}" is neither a host name nor an IP address; leave out https:// and the port.`,
  });
}

function oldHosts(folder: string): string[] {
  const old = readPair(folder, 'server');
  if (old !== null) return hostsOf(old.cert);
  throw new BadInput({
    vi: 'Hãy ghi tên máy hoặc địa chỉ IP mà mọi người sẽ gõ, ví dụ: npx ba-nam tls banam.local 192.168.1.10',
    en: 'Name the hosts or IP addresses people will type, such as: npx ba-nam tls banam.local 192.168.1.10',
  });
}

function readPair(folder: string, name: string): Pair | null {
  const [cert, key] = ['crt', 'key'].map((ending) => path.join(folder, `${name}.${ending}`));
  if (!cert || !key || !existsSync(cert) || !existsSync(key)) return null;
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}

/** Keys can be read by their owner only; each file is whole at every moment. */
async function writePair(folder: string, name: string, { cert, key }: Pair) {
  for (const [ending, content, mode] of [
    ['key', key, 0o600],
    ['crt', cert, 0o644],
  ] as const) {
    const file = path.join(folder, `${name}.${ending}`);
    await writeFile(`${file}.new`, content, { mode });
    await rename(`${file}.new`, file);
  }
}

function tell(folder: string, hosts: string[], authority: Pair, server: Pair, isKept: boolean) {
  const file = path.join(folder, 'authority.crt');
  const days = daysLeft(server.cert);
  const names = hosts.join(', ');
  say({
    vi: `Đã làm chứng chỉ cho ${names}, dùng được ${days} ngày. Khởi động: BA_NAM_HOST=0.0.0.0 npm start`,
    en: `Made a certificate for ${names}, good for ${days} days. Start with: BA_NAM_HOST=0.0.0.0 npm start`,
  });
  if (isKept) {
    say({
      vi: 'Các máy đã tin cậy trước đây không phải làm lại.',
      en: 'Devices that trust it already need nothing.',
    });
    return;
  }
  say({
    vi: `Chép tệp ${file} sang từng máy, chỉ tệp này, rồi cho máy tin cậy:`,
    en: `Copy ${file}, and only this file, to each device, then have it trusted:`,
  });
  say({
    vi: '- Android: Cài đặt → Bảo mật → Mã hóa và thông tin xác thực → Cài đặt chứng chỉ → Chứng chỉ CA → chọn tệp.',
    en: '- Android: Settings → Security → Encryption & credentials → Install a certificate → CA certificate → choose the file.',
  });
  say({
    vi: '- Windows: bấm đúp tệp → Install Certificate → Local Machine → Trusted Root Certification Authorities → Finish.',
    en: '- Windows: double-click the file → Install Certificate → Local Machine → Trusted Root Certification Authorities → Finish.',
  });
  say({
    vi: `Dấu vân tay SHA-256 để đối chiếu: ${fingerprintOf(authority.cert)}`,
    en: `SHA-256 fingerprint to compare: ${fingerprintOf(authority.cert)}`,
  });
}
