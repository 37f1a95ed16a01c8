import { defineConfig } from 'vitest/config';

/** The benchmarks, one after the other: `npm run bench`. No part of the tests, as a loaded machine is no fault of the code. */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: { include: ['bench/**/*.bench.ts'], fileParallelism: false, testTimeout: 600_000, reporters: ['default'] },
});
