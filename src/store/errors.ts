/** What went wrong in a store, for programs: the message says it for people. */
export type StoreErrorCode =
  /** Nobody answers at the store's address, or it went away. */
  | 'UNAVAILABLE'
  /** The user name or password was refused. */
  | 'CREDENTIALS'
  /** What lies at the store's path or address is no papergraph store. */
  | 'INVALID'
  /** Another seeder writes into the store. */
  | 'LOCKED'
  /** The lease was lost to another seeder. */
  | 'LEASE_LOST'
  /** A statement took longer than it may. */
  | 'TIMEOUT'
  /** The store holds no finished graph yet. */
  | 'EMPTY'
  /** An earlier version wrote the graph, and it lacks what this one reads. */
  | 'OUTDATED'
  /** A fault of our own: a statement that the engine refuses. */
  | 'STATEMENT';

/** Every fault of a store. `message` says what failed, what was expected and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** A graph without a full-text index; schema/neo4j.cypher lists them. */
export function lacksTextIndex(cause: unknown): StoreError {
  return new StoreError(
    'OUTDATED',
    'The graph was seeded by an earlier version and lacks the full-text index that a search reads; run "papergraph seed" once with this version, even with the same input.',
    { cause },
  );
}
