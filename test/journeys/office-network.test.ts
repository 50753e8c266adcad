import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { buildWeb } from '../../src/main/cli/web-build.ts';
import { run } from '../../src/main/server.ts';
import { pool } from '../../src/server/sql.ts';
import { makeAuthority, makeServerCertificate } from '../../src/server/tls.ts';
import { withDatabase } from '../world/postgres.ts';
import { executablePath, findings, pictures } from './browser.ts';

const host = 'ba-nam.xa-thu.test';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** By what a browser is told to take a certificate that no public authority knows, as a device would that trusts ours. */
const pinOf = (pem: string): string =>
  createHash('sha256')
    .update(new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');

/** An office network: https on a name of its own, a certificate of our own authority, and a real start from nothing. */
describe.skipIf(!executablePath)('a commune begins, over https on its own name', () => {
  test('set-up in the browser, a safe cookie, a safe context, signed in', { timeout: 90_000 }, async () => {
    await buildWeb(() => {});
    const port = await freePort();
    const authority = makeAuthority([host]);
    const own = makeServerCertificate([host], authority);
    const name = `https_${randomBytes(6).toString('hex')}`;
    const server = pool({ url: inject('server'), most: 1 });
    await server.query(`create database ${name}`);
    const folder = mkdtempSync(path.join(tmpdir(), 'ba-nam-https-'));
    const said: string[] = [];
    const running = await run({
      adminUrl: withDatabase(inject('server'), name),
      host: '127.0.0.1',
      port,
      dataFolder: folder,
      baseUrl: `https://${host}:${port}`,
      tls: { cert: `${own.cert}${authority.cert}`, key: own.key },
      trustProxy: false,
      demo: false,
      sample: 'none',
      say: ({ vi }) => said.push(vi),
      metricsPort: null,
    });
    const browser = await chromium.launch({
      executablePath: executablePath as string,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--host-resolver-rules=MAP ${host} 127.0.0.1`,
        `--ignore-certificate-errors-spki-list=${pinOf(own.cert)}`,
      ],
    });
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'vi-VN' });
      const page = await context.newPage();
      const address = said.join('\n').match(/https:\S+\/setup#\S+/)?.[0] ?? '';
      await page.goto(address);
      await page.getByLabel('Loại đơn vị').selectOption('commune');
      await page.getByLabel('Tên đơn vị').fill('Xã Thử Nghiệm');
      await page.getByLabel('Thuộc tỉnh, thành phố').fill('Tỉnh Thử');
      await page.getByLabel('Họ và tên').fill('Cán bộ 01');
      await page.getByLabel('Tên đăng nhập').fill('quantri');
      await page.getByLabel('Mật khẩu').fill('ngan');
      await page.getByRole('button', { name: 'Tạo và vào' }).click();
      await page.getByText('ít nhất 12 ký tự', { exact: false }).first().waitFor();
      expect(await findings(page)).toEqual([]);
      await page.screenshot({ path: path.join(pictures('journey'), 'set-up-1280.png'), fullPage: true });
      await page.getByLabel('Mật khẩu').fill('trữ nước ngọt mùa khô');
      await page.getByRole('button', { name: 'Tạo và vào' }).click();
      await page.waitForURL('**/t/xa-thu-nghiem/**');
      await page.getByRole('heading', { name: 'Hôm nay' }).waitFor();
      const cookies = await context.cookies();
      expect(cookies).toMatchObject([
        { name: '__Host-bn_xa-thu-nghiem', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' },
      ]);
      const safe = await page.evaluate(() => [
        isSecureContext,
        'serviceWorker' in navigator,
        'subtle' in crypto,
      ]);
      expect(safe).toEqual([true, true, true]);
      const signedOut = await page.evaluate(async () => {
        const answer = await fetch('/t/xa-thu-nghiem/api/session', { method: 'DELETE' });
        return answer.status;
      });
      expect(signedOut).toBe(200);
    } finally {
      await browser.close();
      await running.stop();
      await server.query(`drop database ${name} with (force)`);
      await server.end();
      rmSync(folder, { recursive: true });
    }
  });
});
