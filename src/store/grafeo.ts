import grafeo from '@grafeo-db/js';
import type { Dialect } from './dialect.js';
import type { Engine, Run } from './engine.js';
import { lacksTextIndex, StoreError } from './errors.js';

/**
 * One embedded graph file, open for writing by this process alone. Writes queue: the engine throws at conflicts, and a transaction
 * with a failed statement must be rolled back, since a later commit would still keep what came before the fault.
 */
export function openGrafeo(path: string): Engine {
  const db = openFile(path);
  let last: Promise<unknown> = Promise.resolve();
  return {
    name: 'grafeo',
    run: runOn(db),
    read: (work) => work(runOn(db)),
    write<T>(work: (run: Run) => Promise<T>): Promise<T> {
      const result = last.then(async () => {
        const transaction = db.beginTransaction();
        try {
          const value = await work(runOn(transaction));
          transaction.commit();
          return value;
        } catch (error) {
          transaction.rollback();
          throw error;
        }
      });
      last = result.catch(() => undefined);
      return result;
    },
    async createSchema(statements) {
      let missed = false;
      for (const statement of statements) {
        const texts = textProperties(statement);
        for (const [label, property] of texts) missed = (await createTextIndex(db, label, property)) || missed;
        if (texts.length === 0) await runOn(db)(toIndex(statement));
      }
      return missed;
    },
    async close() {
      await last;
      db.close();
    },
  };
}

function openFile(path: string): grafeo.GrafeoDB {
  try {
    return grafeo.GrafeoDB.open(path);
  } catch (error) {
    throw grafeoError(error);
  }
}

interface CypherRunner {
  executeCypher(statement: string, parameters?: unknown): Promise<grafeo.QueryResult>;
}

function runOn(runner: CypherRunner): Run {
  return async (statement, parameters = {}) => {
    try {
      return (await runner.executeCypher(statement, parameters)).toArray();
    } catch (error) {
      throw grafeoError(error);
    }
  };
}

/** The engine's faults as ours. Its message may hold a statement: it stays in the cause, for the log. */
export function grafeoError(error: unknown): StoreError {
  const message = error instanceof Error ? error.message : String(error);
  if (/locked by another process/.test(message)) {
    return new StoreError('LOCKED', 'Another process has the embedded graph open for writing.', { cause: error });
  }
  if (/not a Grafeo database|GRAFEO-X002/.test(message)) {
    return new StoreError(
      'INVALID',
      'The embedded graph file is damaged or no graph; remove the store and seed anew.',
      {
        cause: error,
      },
    );
  }
  if (/there is no text index/.test(message)) return lacksTextIndex(error);
  return new StoreError('STATEMENT', 'The embedded graph refused a statement.', { cause: error });
}

export const grafeoDialect: Dialect = {
  ordersByIndex: false,
  // Scores of one field each, the title's twice. The engine folds no accents.
  findPapers(words, limit) {
    const find = (property: string, weight: number) =>
      `CALL grafeo.search.text('Paper', '${property}', $query, $limit) YIELD node_id, score
       MATCH (p:Paper) WHERE id(p) = node_id
       RETURN p.id AS id, p.slug AS slug, p.title AS title, ${weight} * score AS score`;
    return {
      statement: `${find('title', 2)} UNION ALL ${find('abstract', 1)}`,
      parameters: { query: words.join(' '), limit },
    };
  },
};

/** The label and properties of a full-text index; none for a statement of another kind. */
function textProperties(statement: string): (readonly [label: string, property: string])[] {
  const [, label, list] = /^CREATE FULLTEXT INDEX .* FOR \(n:(\w+)\) ON EACH \[([^\]]+)\]/s.exec(statement) ?? [];
  if (!label || !list) return [];
  return list.split(',').map((item) => [label, item.trim().replace(/^n\./, '')]);
}

/** As schema/neo4j.cypher has Neo4j read texts: words of one letter count too, those without which no sentence is made do not. */
const READING = {
  tokenizer: 'standard',
  stopWords:
    `a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was
    will with`.split(/\s+/),
};

/**
 * Making an index anew reads all texts again, so one that answers and was made in the same way stays; it follows every write. The engine
 * does not tell how an index was made: a node does. Whether it was made anew.
 */
async function createTextIndex(db: grafeo.GrafeoDB, label: string, property: string): Promise<boolean> {
  const mark = { name: `${label}.${property}`, reading: JSON.stringify(READING) };
  const run = runOn(db);
  const same = await run('MATCH (i:TextIndex {name: $name, reading: $reading}) RETURN i.name AS name', mark);
  const answers = await db.textSearch(label, property, 'word', 1).then(
    () => true,
    () => false,
  );
  if (answers && same.length > 0) return false;
  await db.createTextIndex(label, property, READING);
  await run('MERGE (i:TextIndex {name: $name}) SET i.reading = $reading', mark);
  return true;
}

/** A constraint alone brings no index here, and keys are written by MERGE alone: an index of the same name serves for both. */
function toIndex(statement: string): string {
  const [, name, label, property] =
    /(\w+) IF NOT EXISTS FOR \(n:(\w+)\) (?:REQUIRE n\.|ON \(n\.)(\w+)/.exec(statement) ?? [];
  if (!property) throw new StoreError('STATEMENT', `The graph schema's statement names no property: ${statement}`);
  return `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`;
}
