/**
 * A private authority and a certificate for a closed network, where no public authority can look.
 * ECDSA on P-256 with SHA-256, X.509 version 3 (RFC 5280). The authority may sign for the given names only (name constraints):
 * whoever steals its key from the server cannot pretend to be another site to the phones that trust it.
 */
import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import net from 'node:net';
import {
  bits,
  integer,
  ipBytes,
  objectId,
  octets,
  retagged,
  sequence,
  set,
  tagged,
  text,
  time,
  yes,
} from './der.ts';

/** PEM text of a certificate and of its private key (PKCS#8). */
export interface Pair {
  cert: string;
  key: string;
}

const day = 86_400_000;
/** Ten years: every device has to be told by hand. */
const authorityDays = 3650;
/** The longest that browsers accept anywhere. */
const serverDays = 397;

/** An authority for these host names and IP addresses, and what lies below the names. */
export function makeAuthority(hosts: string[], now = new Date()): Pair {
  const keys = newKeys();
  const name = commonName(`Ba Nắm (${hosts[0]})`);
  const cert = certificate({
    issuer: name,
    subject: name,
    keys,
    signer: keys.privateKey,
    from: new Date(now.getTime() - day),
    to: new Date(now.getTime() + authorityDays * day),
    extensions: [
      extension('2.5.29.19', sequence(yes, integer(Buffer.from([0]))), 'critical'),
      extension('2.5.29.15', bits(Buffer.from([0b0000_0110]), 1), 'critical'),
      extension('2.5.29.14', octets(keyId(keys.publicKey))),
      extension('2.5.29.30', sequence(tagged(0, ...hosts.map(permitted)), ...excluded(hosts)), 'critical'),
    ],
  });
  return { cert, key: pemOf(keys.privateKey) };
}

/** A certificate for these hosts, signed by the authority. */
export function makeServerCertificate(hosts: string[], authority: Pair, now = new Date()): Pair {
  const keys = newKeys();
  const issuer = new X509Certificate(authority.cert);
  const cert = certificate({
    issuer: commonName(commonNameOf(issuer)),
    subject: commonName(hosts[0] ?? ''),
    keys,
    signer: createPrivateKey(authority.key),
    from: new Date(now.getTime() - day),
    to: new Date(Math.min(now.getTime() + (serverDays - 1) * day, Date.parse(issuer.validTo))),
    extensions: [
      extension('2.5.29.19', sequence(), 'critical'),
      extension('2.5.29.15', bits(Buffer.from([0b1000_0000]), 7), 'critical'),
      extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.17', sequence(...hosts.map(generalName))),
      extension('2.5.29.14', octets(keyId(keys.publicKey))),
      extension('2.5.29.35', sequence(retagged(0, keyId(issuer.publicKey)))),
    ],
  });
  return { cert, key: pemOf(keys.privateKey) };
}

/** Whether the authority may sign for all of these hosts and outlives a new certificate. */
export function maySignFor(authority: string, hosts: string[], now = new Date()): boolean {
  if (daysLeft(authority, now) < serverDays) return false;
  const raw = new X509Certificate(authority).raw;
  return hosts.every((host) => raw.includes(permitted(host)));
}

/** Whole days until the certificate ends; negative once it has. */
export const daysLeft = (pem: string, now = new Date()) =>
  Math.floor((Date.parse(new X509Certificate(pem).validTo) - now.getTime()) / day);

/** The names and addresses that a certificate is for. */
export const hostsOf = (pem: string) =>
  (new X509Certificate(pem).subjectAltName ?? '')
    .split(', ')
    .filter((entry) => entry.includes(':'))
    .map((entry) => entry.slice(entry.indexOf(':') + 1));

/** As people compare it on two screens: pairs of digits. */
export const fingerprintOf = (pem: string) => new X509Certificate(pem).fingerprint256;

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string;
const commonName = (name: string) => sequence(set(sequence(objectId('2.5.4.3'), text(name.slice(0, 64)))));
const commonNameOf = (cert: X509Certificate) => /^CN=(.*)$/m.exec(cert.subject)?.[1] ?? '';

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));

interface Contents {
  issuer: Buffer;
  subject: Buffer;
  keys: { publicKey: KeyObject };
  signer: KeyObject;
  from: Date;
  to: Date;
  extensions: Buffer[];
}

function certificate({ issuer, subject, keys, signer, from, to, extensions }: Contents): string {
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    ecdsaWithSha256,
    issuer,
    sequence(time(from), time(to)),
    subject,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions)),
  );
  const whole = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, signer)));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

const extension = (id: string, value: Buffer, critical?: 'critical') =>
  sequence(objectId(id), ...(critical ? [yes] : []), octets(value));

const generalName = (host: string) =>
  net.isIP(host) ? retagged(7, ipBytes(host)) : retagged(2, Buffer.from(host, 'ascii'));

/** A name with all below it; an address with a mask of ones, that is, it alone. */
const permitted = (host: string) => {
  if (!net.isIP(host)) return sequence(generalName(host));
  const address = ipBytes(host);
  return sequence(retagged(7, Buffer.concat([address, Buffer.alloc(address.length, 0xff)])));
};

/** A kind of name that is not permitted once is not constrained at all, so it is shut out whole. */
const excluded = (hosts: string[]) => {
  const noNames = sequence(retagged(2, Buffer.alloc(0)));
  const noAddresses = [8, 32].map((length) => sequence(retagged(7, Buffer.alloc(length))));
  if (hosts.every((host) => net.isIP(host))) return [tagged(1, noNames)];
  return hosts.some((host) => net.isIP(host)) ? [] : [tagged(1, ...noAddresses)];
};

/** The last 65 bytes of an uncompressed P-256 key are its point; their SHA-1 names the key (RFC 5280 §4.2.1.2). */
const keyId = (key: KeyObject) =>
  createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }).subarray(-65))
    .digest();
