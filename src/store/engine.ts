/** What a node or edge can hold on both engines. A map is none: evidence is kept as JSON text. */
export type PropertyValue = string | number | boolean | null | readonly string[];
export type ParameterRow = { readonly [key: string]: PropertyValue };
export type Parameters = { readonly [key: string]: PropertyValue | ParameterRow | readonly ParameterRow[] };

/**
 * Runs one Cypher statement and gives its rows as plain objects, for the caller to parse. A pattern begins at the node that its key
 * finds: the embedded engine walks it as it is written.
 */
export type Run = (statement: string, parameters?: Parameters) => Promise<readonly unknown[]>;

/**
 * The port to a graph database. A failed statement rejects with a StoreError. `write` runs `work` in one transaction: all of it or,
 * where `work` or a statement fails, nothing; it may run `work` again after a fault that passes.
 */
export interface Engine {
  readonly name: 'grafeo' | 'neo4j';
  /** Runs one statement in a read of its own. */
  readonly run: Run;
  /** Runs `work` in one transaction that only reads; it may run `work` again after a fault that passes. */
  read<T>(work: (run: Run) => Promise<T>): Promise<T>;
  write<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /**
   * Runs the statements of schema/neo4j.cypher in the engine's own dialect; what exists already stays. True where a file that
   * readers see only once it is published lacked an index which they cannot do without.
   */
  createSchema(statements: readonly string[]): Promise<boolean>;
  close(): Promise<void>;
}
