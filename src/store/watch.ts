import type { Engine, Run } from './engine.js';
import { StoreError, type StoreErrorCode } from './errors.js';
import { currentVerb } from './verb.js';

/** A statement that has ended. */
export interface EndedStatement {
  readonly engine: Engine['name'];
  /** The verb that it is part of; null for one that is part of none. */
  readonly verb: string | null;
  readonly statement: string;
  /** When it began and ended, by `performance.now`. */
  readonly began: number;
  readonly ended: number;
  /** How many it gave; null where it failed. */
  readonly rows: number | null;
  /** Why it failed; null where it did not. */
  readonly fault: StoreErrorCode | null;
}

/** What a process that reads a store wants to know of its reads, and has known of them. */
export interface StoreWatch {
  /** Told of every statement when it has ended, where it was awaited. */
  onStatement?(ended: EndedStatement): void;
  /** The request that is being answered; Neo4j shows it with its running transactions and in its query log. */
  requestId?(): string | undefined;
}

/** Tells the watch of every statement. */
export function watched(run: Run, engine: Engine['name'], { onStatement }: StoreWatch): Run {
  if (!onStatement) return run;
  return async (statement, parameters) => {
    const verb = currentVerb();
    const began = performance.now();
    const tell = (rows: number | null, fault: StoreErrorCode | null) =>
      onStatement({ engine, verb, statement, began, ended: performance.now(), rows, fault });
    try {
      const rows = await run(statement, parameters);
      tell(rows.length, null);
      return rows;
    } catch (error) {
      tell(null, error instanceof StoreError ? error.code : 'STATEMENT');
      throw error;
    }
  };
}
