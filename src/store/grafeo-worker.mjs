// A thread that has one embedded graph file open for reading: opening blocks the thread it runs on, for seconds on a large graph.
// Plain JavaScript, so that a worker runs it from the sources and from the build alike.
import { parentPort, workerData } from 'node:worker_threads';
import grafeo from '@grafeo-db/js';

const port = parentPort;
if (!port) throw new Error('grafeo-worker.mjs runs as a worker thread');

const db = grafeo.GrafeoDB.openReadOnly(workerData.path);
port.on('message', async ({ id, statement, parameters }) => {
  if (statement === null) {
    db.close();
    port.close();
    return;
  }
  try {
    port.postMessage({ id, rows: (await db.executeCypher(statement, parameters)).toArray() });
  } catch (error) {
    port.postMessage({ id, fault: error instanceof Error ? error.message : String(error) });
  }
});
port.postMessage({ id: 0, rows: [] });
