import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { StartProblem } from './start-problem.ts';

/**
 * A tenant's own key, 256 random bits: receipt codes and the log's bodies are hashed under it. It stays with the tenant, so it
 * travels in its backups; in the database it lies sealed (AES-256-GCM) under the installation's key, so that the tables alone
 * give nobody what was hashed.
 */
type Owner = { key: Buffer };

export const newTenantKey = (): Buffer => randomBytes(32);

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** 256 bits for one purpose, from the installation's key: nothing is stored, nothing repeats between purposes. */
export const keyFor = (installation: Owner, purpose: string): Buffer =>
  createHmac('sha256', installation.key).update(purpose).digest();

/** Nonce, tag, sealed key: 60 bytes. */
export function sealKey(installation: Owner, tenant: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, keyFor(installation, 'tenant keys'), nonce).setAAD(
    Buffer.from(tenant),
  );
  const sealed = Buffer.concat([sealing.update(key), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]);
}

/** @throws StartProblem where it was sealed under another installation's key. */
export function openKey(installation: Owner, tenant: string, sealed: Buffer): Buffer {
  const [nonce, tag] = [sealed.subarray(0, nonceBytes), sealed.subarray(nonceBytes, nonceBytes + tagBytes)];
  const opening = createDecipheriv(cipher, keyFor(installation, 'tenant keys'), nonce, {
    authTagLength: tagBytes,
  });
  opening.setAAD(Buffer.from(tenant)).setAuthTag(tag);
  try {
    return Buffer.concat([opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()]);
  } catch (error) {
    throw new StartProblem(
      'otherKey',
      {
        vi: 'Tệp «key» trong thư mục dữ liệu không phải của cơ sở dữ liệu này; hãy chép lại tệp «key» của máy đã tạo ra dữ liệu.',
        en: 'The file "key" in the data folder is not the one of this database; copy back that of the machine which made the data.',
      },
      error,
    );
  }
}

/** The key of one tenant, opened. */
export async function keyOfTenant(
  installation: Owner & { admin: Pick<pg.Pool, 'query'> },
  tenant: string,
): Promise<Buffer> {
  const { rows } = await installation.admin.query<{ key: Buffer }>(
    'select key from public.tenant where name = $1',
    [tenant],
  );
  const sealed = rows[0]?.key;
  if (sealed === undefined) throw new Error(`there is no tenant ${tenant}`);
  return openKey(installation, tenant, sealed);
}
