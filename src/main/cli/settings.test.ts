import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeAuthority, makeServerCertificate } from '../../server/tls.ts';
import { certificateWarning, readSettings } from './settings.ts';

/** A data folder in which `ba-nam tls` has put a certificate for these hosts. */
function withCertificate(hosts: string[], now = new Date()): string {
  const folder = mkdtempSync('/tmp/ba-nam-settings-');
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, 'tls'));
  const { cert, key } = makeServerCertificate(hosts, makeAuthority(hosts, now), now);
  writeFileSync(path.join(folder, 'tls/server.crt'), cert);
  writeFileSync(path.join(folder, 'tls/server.key'), key);
  return folder;
}

/** What comes of these variables, or what the person is told. */
function check(env: NodeJS.ProcessEnv, data = '/nowhere') {
  try {
    return readSettings({ data }, env);
  } catch (problem) {
    return (problem as { says: { vi: string } }).says.vi;
  }
}

describe('where it listens', () => {
  test('on this machine alone, unless told otherwise', () =>
    expect(check({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://127.0.0.1:3000',
      tls: null,
    }));

  test.each(['0.0.0.0', '192.168.1.10', '::'])('not on %s without TLS or a proxy', (host) =>
    expect(check({ BA_NAM_HOST: host })).toMatch(
      /chưa có TLS.*ba-nam tls.*BA_NAM_TLS_CERT.*BA_NAM_TRUST_PROXY/,
    ),
  );

  test('behind a proxy that speaks TLS', () =>
    expect(
      check({ BA_NAM_HOST: '0.0.0.0', BA_NAM_TRUST_PROXY: '1', BA_NAM_URL: 'https://banam.xa.vn/' }),
    ).toMatchObject({
      trustProxy: true,
      baseUrl: 'https://banam.xa.vn',
    }));

  test('with the certificate that `ba-nam tls` made, at its first name', () =>
    expect(
      check({ BA_NAM_HOST: '0.0.0.0', PORT: '8443' }, withCertificate(['banam.xa.local', '10.0.0.5'])),
    ).toMatchObject({
      baseUrl: 'https://banam.xa.local:8443',
      tls: { cert: expect.stringContaining('BEGIN CERTIFICATE') },
    }));

  test('the certificate is left alone on loopback', () =>
    expect(check({}, withCertificate(['banam.xa.local']))).toMatchObject({
      tls: null,
      baseUrl: 'http://127.0.0.1:3000',
    }));
});

test.each([
  [{ PORT: '70000' }, 'không phải là số từ 0 đến 65535'],
  [{ BA_NAM_URL: 'banam.xa.vn' }, 'không có dạng https://'],
  [{ BA_NAM_URL: 'https://banam.xa.vn/duong-dan' }, 'không có dạng https://'],
  [{ BA_NAM_URL: 'http://banam.xa.vn' }, 'phải bắt đầu bằng https://'],
  [{ BA_NAM_TLS_CERT: '/nowhere/a.crt' }, 'phải được đặt cùng nhau'],
  [
    { BA_NAM_TLS_CERT: '/nowhere/a.crt', BA_NAM_TLS_KEY: '/nowhere/a.key' },
    'Không đọc được tệp /nowhere/a.crt',
  ],
  [{ BA_NAM_HOST: '0.0.0.0', BA_NAM_TRUST_PROXY: '1' }, 'Hãy đặt BA_NAM_URL'],
])('%o is answered with what to do', (env, told) => expect(check(env)).toContain(told));

test('the last 30 days of a certificate are said, and its end', () => {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  const warning = (days: number) =>
    certificateWarning(
      readSettings({ data: withCertificate(['a.local'], ago(days)) }, { BA_NAM_HOST: '0.0.0.0' }),
    );
  expect(warning(300)).toBe(null);
  expect(warning(380)?.vi).toMatch(/còn 1[56] ngày/);
  expect(warning(420)?.vi).toContain('đã hết hạn');
});
