import { X509Certificate } from 'node:crypto';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipBytes, time } from './der.ts';
import { daysLeft, hostsOf, makeAuthority, makeServerCertificate, maySignFor, type Pair } from './tls.ts';

const hosts = ['banam.xa.local', '127.0.0.1', '::1'];
const authority = makeAuthority(hosts);
const server = makeServerCertificate(hosts, authority);

/** What a client that trusts only `ca` is told when it asks for `servername`: the status, or the words of its refusal. */
async function ask(pair: Pair, ca: string, servername: string): Promise<number | string> {
  const listening = createServer(pair, (_, response) => response.writeHead(204).end());
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  const { port } = listening.address() as AddressInfo;
  const answer = await new Promise<number | string>((resolve) => {
    request(
      { host: '127.0.0.1', port, servername, ca, agent: false, headers: { host: servername } },
      (response) => resolve(response.resume().statusCode ?? 0),
    )
      .once('error', (error) => resolve(error.message))
      .end();
  });
  listening.close();
  return answer;
}

describe('a certificate of our own authority', () => {
  test('opens https for a client that trusts the authority, by name', async () =>
    expect(await ask(server, authority.cert, 'banam.xa.local')).toBe(204));

  test('is refused for a name it does not bear', async () =>
    expect(await ask(server, authority.cert, 'khac.xa.local')).toMatch(/does not match/));

  test('is refused by a client that trusts another authority', async () =>
    expect(await ask(server, makeAuthority(hosts).cert, 'banam.xa.local')).toMatch(
      /unable to verify|signature failure/,
    ));

  test('is refused for a site the authority was not made for, though its key signed it', async () => {
    const stolen = makeServerCertificate(['ngan-hang.example'], authority);
    expect(await ask(stolen, authority.cert, 'ngan-hang.example')).toMatch('permitted subtree violation');
  });

  test('is refused for an address where the authority was made for names alone, and the other way round', async () => {
    const names = makeAuthority(['a.local']);
    expect(await ask(makeServerCertificate(['127.0.0.1'], names), names.cert, '')).toMatch(
      'excluded subtree',
    );
    const addresses = makeAuthority(['127.0.0.1']);
    const named = makeServerCertificate(['a.local'], addresses);
    expect(await ask(named, addresses.cert, 'a.local')).toMatch('excluded subtree');
  });

  test('is read by Node as what it is', () => {
    const cert = new X509Certificate(server.cert);
    const ca = new X509Certificate(authority.cert);
    expect(cert.checkIssued(ca)).toBe(true);
    expect(cert.verify(ca.publicKey)).toBe(true);
    expect([ca.ca, cert.ca]).toEqual([true, false]);
    // Node calls the extended key usage by this name.
    expect(cert.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(cert.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(hostsOf(server.cert)).toEqual(['banam.xa.local', '127.0.0.1', '0:0:0:0:0:0:0:1']);
    expect(ca.subject).toBe('CN=Ba Nắm (banam.xa.local)');
  });
});

test('it counts the days to its end', () => {
  const now = new Date('2049-06-01T00:00:00Z');
  const old = makeServerCertificate(['a.local'], makeAuthority(['a.local'], now), now);
  expect(daysLeft(old.cert, now)).toBe(396);
  expect(daysLeft(old.cert, new Date('2050-06-01T00:00:00Z'))).toBe(31);
  expect(daysLeft(old.cert, new Date('2050-08-01T00:00:00Z'))).toBe(-30);
});

test('an authority signs for its own names only, and no longer than it lives', () => {
  expect(maySignFor(authority.cert, ['banam.xa.local', '::1'])).toBe(true);
  expect(maySignFor(authority.cert, ['khac.local'])).toBe(false);
  expect(maySignFor(authority.cert, hosts, new Date(Date.now() + 3300 * 86_400_000))).toBe(false);
});

test('times turn to four digits of the year in 2050', () => {
  expect(time(new Date('2049-12-31T23:59:59Z')).toString('latin1')).toBe('\x17\x0d491231235959Z');
  expect(time(new Date('2050-01-01T00:00:00Z')).toString('latin1')).toBe('\x18\x0f20500101000000Z');
});

test('an IPv6 address is 16 bytes however it is written', () => {
  const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(groups, (parts) => {
      const bytes = Buffer.from(parts.flatMap((part) => [part >> 8, part & 0xff]));
      expect(ipBytes(parts.map((part) => part.toString(16)).join(':'))).toEqual(bytes);
    }),
  );
});

test('every host list makes a certificate that says exactly these hosts', () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/);
  const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
  fc.assert(
    fc.property(fc.uniqueArray(fc.oneof(name, fc.ipV4()), { minLength: 1, maxLength: 30 }), (some) => {
      const ca = makeAuthority(some);
      const made = makeServerCertificate(some, ca);
      expect(hostsOf(made.cert)).toEqual(some);
      expect(new X509Certificate(made.cert).verify(new X509Certificate(ca.cert).publicKey)).toBe(true);
    }),
    { numRuns: 30 },
  );
});
