import neo4j, { type Driver, Neo4jError, type Session, type SessionMode } from 'neo4j-driver';
import { within } from './deadline.js';
import type { Dialect } from './dialect.js';
import type { Engine, ParameterRow, Parameters, PropertyValue, Run } from './engine.js';
import { lacksTextIndex, StoreError } from './errors.js';
import type { StoreWatch } from './watch.js';

export interface Neo4jLocation {
  readonly uri: string;
  readonly username: string | null;
  readonly password: string | null;
  readonly database: string | null;
}

/** How long one transaction may take, in milliseconds; the server ends it then. */
export const READ_TIMEOUT = 15_000;
const WRITE_TIMEOUT = 120_000;
/** How long a whole read may take, in milliseconds: a server that is cut off ends no transaction, and says nothing. */
const READ_PATIENCE = READ_TIMEOUT + 1_000;
/** How long after its beginning a fault that passes is tried again, in milliseconds; the waits between tries are 1, 2, 4 and 8 seconds. */
const READ_RETRIES = 2_000;
const WRITE_RETRIES = 10_000;
/** How long a new index may take to fill, in seconds. */
const INDEX_PATIENCE = 600;

/** How patient a connection is, in milliseconds: until when faults that pass are tried again, and how long a read may take at most. */
export interface Patience {
  readonly retries: number;
  readonly read: number;
}

/** For those who wait for an answer. */
export const READER: Patience = { retries: READ_RETRIES, read: READ_PATIENCE };
/** For those who would lose their work. */
export const SEEDER: Patience = { retries: WRITE_RETRIES, read: WRITE_TIMEOUT };

/**
 * A Neo4j server, cluster or Aura over Bolt. Reads go to readers; one bookmark manager for all sessions makes every read see every
 * write of this process that came before it. Faults that pass are retried by the driver. A statement that is a read by itself is sent
 * without a transaction around it, which would take two more ways to the server; only after such a fault it is sent with one.
 */
export async function openNeo4j(
  location: Neo4jLocation,
  { requestId }: StoreWatch = {},
  patience: Patience = SEEDER,
): Promise<Engine> {
  const driver = createDriver(location, patience);
  try {
    await driver.verifyConnectivity(location.database ? { database: location.database } : {});
  } catch (error) {
    await driver.close();
    throw neo4jError(error);
  }
  const bookmarkManager = neo4j.bookmarkManager();
  const inSession = async <T>(
    work: (session: Session) => Promise<T>,
    defaultAccessMode: SessionMode = 'WRITE',
  ): Promise<T> => {
    const database = location.database ? { database: location.database } : {};
    const session = driver.session({ bookmarkManager, defaultAccessMode, ...database });
    try {
      return await work(session);
    } catch (error) {
      throw neo4jError(error);
    } finally {
      await session.close();
    }
  };
  const reading = () => {
    const id = requestId?.();
    return { timeout: READ_TIMEOUT, ...(id === undefined ? {} : { metadata: { requestId: id } }) };
  };
  return {
    name: 'neo4j',
    run: (statement, parameters) => {
      const rows = inSession(async (session) => {
        const config = reading();
        const atOnce = runOn({ run: (text, bound) => session.run(text, bound, config) });
        try {
          return await atOnce(statement, parameters);
        } catch (error) {
          if (!neo4j.isRetryableError(error)) throw error;
          return session.executeRead((transaction) => runOn(transaction)(statement, parameters), config);
        }
      }, 'READ');
      return within(patience.read, rows, unanswered);
    },
    read: (work) => {
      const read = inSession((session) => session.executeRead((transaction) => work(runOn(transaction)), reading()));
      return within(patience.read, read, unanswered);
    },
    write: (work) =>
      inSession((session) =>
        session.executeWrite((transaction) => work(runOn(transaction)), { timeout: WRITE_TIMEOUT }),
      ),
    createSchema: (statements) =>
      inSession(async (session) => {
        for (const statement of statements) await session.run(statement);
        // A new index over a graph of an earlier version fills in the background, and answers nothing until it has.
        await session.run('CALL db.awaitIndexes($seconds)', { seconds: neo4j.int(INDEX_PATIENCE) });
        return false;
      }),
    close: () => driver.close(),
  };
}

export const neo4jDialect: Dialect = {
  ordersByIndex: true,
  // Lucene parses what it is asked for, parameters too: every word is quoted, and none may hold a quote.
  findPapers(words, limit) {
    const any = words.map((word) => `"${word.replace(/["\\\\]/g, ' ')}"`).join(' ');
    return {
      statement: `CALL db.index.fulltext.queryNodes('paper_text', $query, {limit: $limit}) YIELD node, score
        RETURN node.id AS id, node.slug AS slug, node.title AS title, score`,
      parameters: { query: `title:(${any})^2 abstract:(${any})`, limit },
    };
  },
};

function createDriver(location: Neo4jLocation, { retries }: Patience): Driver {
  const token = location.username === null ? undefined : neo4j.auth.basic(location.username, location.password ?? '');
  try {
    return neo4j.driver(location.uri, token, {
      disableLosslessIntegers: true,
      connectionTimeout: 5_000,
      connectionAcquisitionTimeout: 10_000,
      maxTransactionRetryTime: retries,
      userAgent: 'papergraph',
    });
  } catch (error) {
    throw new StoreError(
      'INVALID',
      `${location.uri} is no address of a Neo4j; expected neo4j://HOST:7687 or bolt://HOST:7687.`,
      {
        cause: error,
      },
    );
  }
}

interface QueryRunner {
  run(query: string, parameters?: unknown): PromiseLike<{ records: { toObject(): unknown }[] }>;
}

function runOn(runner: QueryRunner): Run {
  return async (statement, parameters = {}) => {
    const result = await runner.run(statement, bindParameters(parameters));
    return result.records.map((record) => record.toObject());
  };
}

/** The driver sends every number as a float; safe integers are bound as integers, as the embedded engine keeps them. */
function bindParameters(parameters: Parameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, bindParameter(value)]));
}

function bindParameter(value: Parameters[string]): unknown {
  if (value === null || typeof value !== 'object') return bindValue(value);
  if (isList(value)) return value.map((item) => (typeof item === 'string' ? item : bindRow(item)));
  return bindRow(value);
}

/** Array.isArray does not narrow a readonly array. */
function isList(value: object): value is readonly (string | ParameterRow)[] {
  return Array.isArray(value);
}

function bindRow(row: ParameterRow): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, bindValue(value)]));
}

function bindValue(value: PropertyValue): unknown {
  return typeof value === 'number' && Number.isSafeInteger(value) ? neo4j.int(value) : value;
}

function unanswered(): StoreError {
  return new StoreError('UNAVAILABLE', 'Neo4j does not answer; check that it is running and that its network is up.');
}

/** The driver's faults as ours; what the work itself threw passes as it is. Addresses and statements stay in the cause. */
function neo4jError(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  if (code === 'Neo.ClientError.Security.Unauthorized' || code.startsWith('Neo.ClientError.Security.')) {
    return new StoreError(
      'CREDENTIALS',
      'Neo4j refused the user name or password; check NEO4J_USERNAME and NEO4J_PASSWORD.',
      { cause: error },
    );
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return new StoreError('INVALID', 'Neo4j has no database of that name; check NEO4J_DATABASE.', { cause: error });
  }
  if (code.includes('TransactionTimedOut') || code.includes('Terminated')) {
    return new StoreError('TIMEOUT', 'Neo4j ended a statement that took longer than it may.', { cause: error });
  }
  if (error.retryable || code === 'ServiceUnavailable' || code === 'SessionExpired' || code === 'N/A') {
    return new StoreError(
      'UNAVAILABLE',
      'No Neo4j answers at the address in PAPERGRAPH_STORE; check the address and that it is running.',
      { cause: error },
    );
  }
  if (/no such fulltext schema index/.test(error.message)) return lacksTextIndex(error);
  return new StoreError('STATEMENT', 'Neo4j refused a statement.', { cause: error });
}
