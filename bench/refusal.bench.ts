import { expect, test } from 'vitest';
import { NO_SCORES } from '../src/domain/score.js';
import { createApi } from '../src/server/api.js';
import { HOSTILE_REQUESTS, send } from '../test/server/hostile-request.js';
import { openSeededStore, openServer } from '../test/server/open-server.js';

/** What a refusal may take, in milliseconds, from sending to the last byte; client and server share one thread here. */
const LIMIT = 50;
const WARM_UP = 3;
const ROUNDS = 9;

test(`every hostile request is refused within ${LIMIT} ms`, async () => {
  const seeded = await openSeededStore();
  const server = await openServer(seeded.store, createApi('grafeo', NO_SCORES, 'bench'));
  const medians: (readonly [name: string, ms: number])[] = [];
  for (const request of HOSTILE_REQUESTS) {
    const times: number[] = [];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const started = performance.now();
      await (await send(server.url, request)).text();
      if (round >= 0) times.push(performance.now() - started);
    }
    medians.push([request.name, times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0]);
  }
  await server.close(0);
  await seeded.remove();
  medians.sort((a, b) => b[1] - a[1]);
  const lines = medians.slice(0, 15).map(([name, ms]) => `${ms.toFixed(1).padStart(7)} ms  ${name}`);
  process.stdout.write(`The slowest of ${medians.length} refusals, medians of ${ROUNDS}:\n${lines.join('\n')}\n`);
  expect(medians.filter(([, ms]) => ms > LIMIT)).toEqual([]);
});
