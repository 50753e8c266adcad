import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { myThanh } from '../../src/main/samples/my-thanh.ts';
import { Actor } from './actor.ts';
import { browserOfThisFile, executablePath, type Size, settled, sideways, sizes } from './browser.ts';
import { installationWith } from './installation.ts';

/** What people write may have no space in it: no page grows wider than its window. */
describe.skipIf(!executablePath)('a word without an end', () => {
  const standing = installationWith(myThanh);
  const browser = browserOfThisFile();
  beforeAll(async () => {
    await sql`update plan set subject = repeat('trichyeu', 37)`.execute(standing.db);
    await sql`update topic set title = repeat('noidung', 16)`.execute(standing.db);
    await sql`update official set name = repeat('canbo', 20) where name = 'Cán bộ 01'`.execute(standing.db);
  });

  test.each(Object.keys(sizes) as Size[])(
    '%s',
    async (size) => {
      const clerk = await Actor.as(browser(), standing.address, size, 'Văn phòng Đảng ủy', 'long-words');
      const { rows } = await sql<{ id: string }>`select id from plan`.execute(standing.db);
      const plans = rows.map(({ id }) => `/plans/${id}`);
      const wide: string[] = [];
      for (const at of [
        '/',
        '/plans',
        '/plans?view=list',
        '/api-docs',
        ...plans,
        '/topics',
        '/topics/new',
        '/officials',
        '/assignments',
        '/reviews',
      ]) {
        await clerk.page.goto(`${standing.address}${at}`);
        await settled(clerk.page);
        const out = await sideways(clerk.page);
        if (out > 0) wide.push(`${at}: ${out} px`);
        await clerk.shoot(at.replace(/\W+/g, '_').slice(0, 20));
      }
      expect(wide).toEqual([]);
      await clerk.leave();
    },
    120_000,
  );
});
