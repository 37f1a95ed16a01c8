import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default'],
    globalSetup: ['test/neo4j/notice.ts'],
    projects: [
      { test: { ...shared, name: 'local', include: ['test/**/*.test.ts'], exclude: ['test/**/*.neo4j.test.ts'] } },
      // Neo4j's community edition has one database: these files take turns.
      {
        test: {
          ...shared,
          name: 'neo4j',
          include: ['test/**/*.neo4j.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
