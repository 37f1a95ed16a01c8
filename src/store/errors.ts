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
