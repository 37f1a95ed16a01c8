import { defineConfig } from 'vitest/config';

// Files of a worker share their modules, as those of a server's requests do: loading them anew for each was a third of the time.
const shared = { testTimeout: 60_000, hookTimeout: 120_000, isolate: false, setupFiles: ['test/setup.ts'] };
// Vite would take graphql's ES build, Node and with it Pothos and Yoga its CommonJS one: two realms whose types don't know each other.
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default'],
    globalSetup: ['test/neo4j/notice.ts'],
    projects: [
      {
        resolve,
        test: { ...shared, name: 'local', include: ['test/**/*.test.ts'], exclude: ['test/**/*.neo4j.test.ts'] },
      },
      // Neo4j's community edition has one database: these files take turns.
      {
        resolve,
        test: {
          ...shared,
          name: 'neo4j',
          include: ['test/**/*.neo4j.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
