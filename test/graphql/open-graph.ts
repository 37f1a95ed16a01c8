import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ExecutionResult, graphql } from 'graphql';
import { expect } from 'vitest';
import { NO_SCORES } from '../../src/domain/score.js';
import { createContext } from '../../src/graphql/context.js';
import { createSchema } from '../../src/graphql/schema.js';
import { readSource } from '../../src/ingest/read-source.js';
import { openStore, type StoreLocation } from '../../src/store/open.js';
import type { Reads, Store, View } from '../../src/store/store.js';
import { onFileEnd, temporaryFolder } from '../file-end.js';
import { openFixtureStore, seedInto, shippedVocabulary, vocabularyExtractor } from '../store/open-fixture.js';

type Variables = Readonly<Record<string, unknown>>;

interface Refusal {
  readonly code: unknown;
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly locations: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: Variables;
}

/** The API over a store, without a server. */
export interface Graph {
  readonly view: View;
  /** The data of an answer that must have no errors. */
  ask(query: string, variables?: Variables): Promise<Data>;
  /** The only error of an answer. */
  refusal(query: string, variables?: Variables): Promise<Refusal>;
  /** How often each verb of the store is called for an answer. */
  verbsOf(query: string, variables?: Variables): Promise<Readonly<Record<string, number>>>;
}

/** What a query gave, to be read by path: "papers.edges.0.node.title". A list in the way is read entry by entry at "*". */
export class Data {
  constructor(readonly value: unknown) {}

  at(path: string): unknown {
    return pick(this.value, path.split('.'));
  }

  /** The values at a path that goes through lists. */
  all(path: string): readonly unknown[] {
    const found = this.at(path);
    return Array.isArray(found) ? found : [];
  }
}

function pick(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (Array.isArray(value))
    return step === '*' ? value.flatMap((entry) => pick(entry, rest)) : pick(value.at(+step), rest);
  if (value === null || typeof value !== 'object') return value;
  return pick(new Map(Object.entries(value)).get(step), rest);
}

/** A store with papers of a test, given as the NDJSON reader takes them. */
export async function openStoreOf(papers: readonly object[]): Promise<Store> {
  const location: StoreLocation = { kind: 'file', directory: join(await temporaryFolder(), 'store') };
  const text = papers.map((paper) => `${JSON.stringify(paper)}\n`).join('');
  const read = () => readSource('papers.ndjson', Readable.from([Buffer.from(text)]), null);
  const [extractor, vocabulary] = [await vocabularyExtractor(), await shippedVocabulary()];
  await seedInto(location, [{ name: 'papers.ndjson', read }], { extractor, vocabulary });
  const store = await openStore(location);
  onFileEnd(() => store.close());
  return store;
}

/** The API over a store, the default digest's if none is given. */
export async function openGraph(given?: Store): Promise<Graph> {
  const store = given ?? (await openFixtureStore());
  const view = await store.view();
  onFileEnd(() => view.release());
  const run = (query: string, variables: Variables = {}, reads: Reads = view): Promise<ExecutionResult> =>
    graphql({
      schema: createSchema(),
      source: query,
      variableValues: variables,
      contextValue: createContext({ view: reads, engine: store.engine, scores: NO_SCORES }),
    });
  return {
    view,
    async ask(query, variables) {
      const { data, errors } = await run(query, variables);
      expect(errors?.map((error) => error.stack)).toBeUndefined();
      return new Data(data);
    },
    async refusal(query, variables) {
      const { errors = [] } = await run(query, variables);
      expect(errors).toHaveLength(1);
      const [error] = errors;
      const { message = '', path = [], locations = [], extensions = {} } = error ?? {};
      return { code: extensions['code'], message, path, locations, extensions };
    },
    async verbsOf(query, variables) {
      const calls: Record<string, number> = {};
      const counted = new Proxy<Reads>(view, {
        get(target, verb, receiver) {
          const name = String(verb);
          calls[name] = (calls[name] ?? 0) + 1;
          return Reflect.get(target, verb, receiver);
        },
      });
      const { errors } = await run(query, variables, counted);
      expect(errors).toBeUndefined();
      return calls;
    },
  };
}
