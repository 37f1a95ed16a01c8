import type { Run } from './engine.js';

/** What a process that reads a store wants to know of its reads, and has known of them. */
export interface StoreWatch {
  /** Told of every statement when it has ended, with its time in milliseconds. */
  onStatement?(ms: number, failed: boolean): void;
  /** The request that is being answered; Neo4j shows it with its running transactions and in its query log. */
  requestId?(): string | undefined;
}

/** Tells the watch of every statement. */
export function watched(run: Run, { onStatement }: StoreWatch): Run {
  if (!onStatement) return run;
  return async (statement, parameters) => {
    const started = performance.now();
    let failed = true;
    try {
      const rows = await run(statement, parameters);
      failed = false;
      return rows;
    } finally {
      onStatement(performance.now() - started, failed);
    }
  };
}
