import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

/*
 * The extractor as it ships over a list of papers, on one core, without reading or printing; see README.md.
 */

const PAPERS = process.env['PAPERGRAPH_BENCH_PAPERS'] ?? '';
/** Papers a second; the first round also meets every word for the first time, and the compiler is still at work. */
const AIM = 1_500;
const ROUNDS = 4;

const Measured = z.object({
  papers: z.int().positive(),
  loaded: z.object({ seconds: z.number(), megabytes: z.number() }),
  perSecond: z.array(z.number()).length(ROUNDS),
});

test(`${AIM} papers a second`, async () => {
  if (PAPERS === '') throw new Error('PAPERGRAPH_BENCH_PAPERS names no list of papers; see bench/README.md.');
  const script = fileURLToPath(new URL('extractor/measure.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, PAPERS, String(ROUNDS)]);
  const { papers, loaded, perSecond } = Measured.parse(JSON.parse(stdout));
  const [first, ...warm] = perSecond.map(Math.round);
  process.stdout.write(
    `${papers} papers: ${first} a second at first, then ${warm.join(', ')}; ` +
      `ready in ${loaded.seconds.toFixed(2)} s with ${loaded.megabytes.toFixed(0)} MB more\n`,
  );
  expect(Math.max(...warm)).toBeGreaterThanOrEqual(AIM);
});
