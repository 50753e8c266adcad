import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newTenantKey, openKey, sealKey } from './tenant-key.ts';

const ours = { key: randomBytes(32) };

test('a sealed key opens for its own tenant under its own installation, and for nobody else', () => {
  const key = newTenantKey();
  const sealed = sealKey(ours, 'my-thanh', key);
  expect(openKey(ours, 'my-thanh', sealed)).toEqual(key);
  expect(sealed.includes(key)).toBe(false);
  for (const open of [
    () => openKey({ key: randomBytes(32) }, 'my-thanh', sealed),
    () => openKey(ours, 'cho-lach', sealed),
    () => openKey(ours, 'my-thanh', Buffer.concat([sealed.subarray(0, 28), randomBytes(32)])),
  ])
    expect(open).toThrow(expect.objectContaining({ code: 'otherKey' }));
});
