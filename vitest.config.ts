import { defineConfig } from 'vitest/config';

/** Browser journeys and fault tests drive real processes: they take their time, and are few at once on a small machine. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/world/postgres.ts'],
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
