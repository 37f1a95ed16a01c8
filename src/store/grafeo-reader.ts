import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Parameters, Run } from './engine.js';
import { StoreError } from './errors.js';
import { grafeoError } from './grafeo.js';

/** One embedded graph file, open for reading in a thread of its own. */
export interface GrafeoReader {
  readonly run: Run;
  close(): Promise<void>;
}

const Message = z.object({ id: z.number(), rows: z.array(z.unknown()).optional(), fault: z.string().optional() });

interface Waiting {
  resolve(rows: readonly unknown[]): void;
  reject(error: StoreError): void;
}

/** Opens the file at `path` read-only; many processes may. Resolves once it answers. */
export async function openGrafeoReader(path: string): Promise<GrafeoReader> {
  const worker = new Worker(new URL('./grafeo-worker.mjs', import.meta.url), { workerData: { path } });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closed = false;
  const failAll = (error: StoreError) => {
    closed = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (message: unknown) => {
    const { id, rows, fault } = Message.parse(message);
    const request = waiting.get(id);
    waiting.delete(id);
    if (fault === undefined) request?.resolve(rows ?? []);
    else request?.reject(grafeoError(new Error(fault)));
  });
  worker.on('error', (error) => failAll(grafeoError(error)));
  worker.on('exit', () =>
    failAll(new StoreError('UNAVAILABLE', 'The embedded graph was closed while a request was running.')),
  );

  const send = (id: number, statement: string | null, parameters: Parameters) =>
    new Promise<readonly unknown[]>((resolve, reject) => {
      if (closed) {
        reject(new StoreError('UNAVAILABLE', 'The embedded graph is closed.'));
        return;
      }
      waiting.set(id, { resolve, reject });
      if (statement !== null) worker.postMessage({ id, statement, parameters });
    });

  // The worker's first message, of id 0, says that the file is open.
  await send(0, null, {});
  return {
    run: (statement, parameters = {}) => {
      lastId += 1;
      return send(lastId, statement, parameters);
    },
    async close() {
      if (closed) return;
      closed = true;
      const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.postMessage({ id: -1, statement: null });
      await exited;
    },
  };
}
