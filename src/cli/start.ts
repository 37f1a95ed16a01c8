import { hasFinishedGraph } from '../store/open.js';
import { runSeed } from './seed.js';
import { describeReport } from './seed-report.js';
import { readServerSettings, type ServeOptions, serveUntilStopped } from './serve.js';

/** `papergraph start`, what `npm start` runs: seeds the packaged digest unless a finished graph exists, then serves. */
export async function start(options: ServeOptions): Promise<void> {
  const config = readServerSettings(options);
  if (!(await hasFinishedGraph(config.store))) {
    process.stderr.write('There is no graph yet: seeding the list that comes with papergraph.\n');
    process.stderr.write(`${describeReport(await runSeed(config.store, [], {}))}\n`);
  }
  await serveUntilStopped(config);
}
